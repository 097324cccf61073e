"""The grammar of date expressions: all rules in the order in which they run.

Each rule is a pattern over word classes (``_date_patterns``) and a function from its match to drafts of
expressions. What one rule has taken, the next can't take: clock times come first, bare years and loose words
last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsevents.components._date_amounts import AMOUNT_RULES
from newsevents.components._date_clock import CLOCK_RULES, DAY_PART_RULES
from newsevents.components._date_days import DAY_RULES
from newsevents.components._date_drafts import Builder, Draft
from newsevents.components._date_lexer import Lexed
from newsevents.components._date_patterns import Match, rule
from newsevents.components._date_periods import PERIOD_RULES
from newsevents.components._date_relative import RELATIVE_RULES
from newsevents.components._date_sets import SET_RULES, WORD_RULES
from newsevents.components._date_years import NAMED_YEAR_RULES, YEAR_RULES

RULES = (
    *CLOCK_RULES,
    *DAY_RULES,
    *PERIOD_RULES,
    *NAMED_YEAR_RULES,
    *SET_RULES,
    *RELATIVE_RULES,
    *AMOUNT_RULES,
    *YEAR_RULES,
    *DAY_PART_RULES,
    *WORD_RULES,
)
_TAKEN = "\uefff"


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return tuple((rule(pattern), build) for pattern, build in RULES)


def drafts_of(lexed: Lexed) -> Iterator[Draft]:
    """Drafts of all expressions, rule by rule."""
    codes = lexed.codes
    for pattern, build in _compiled():
        taken: list[tuple[int, int]] = []
        for found in pattern.finditer(codes):
            made = list(build(Match(lexed, found)))
            yield from made
            if made:
                taken.append((min(item["first"] for item in made), max(item["last"] for item in made)))
        if taken:
            codes = _without(codes, taken)


def _without(codes: str, taken: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for first, last in taken:
        pieces.append(codes[at:first])
        pieces.append(_TAKEN * (last - first))
        at = last
    pieces.append(codes[at:])
    return "".join(pieces)
