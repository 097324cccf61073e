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
from newsevents.components._date_sets import HOLIDAY_RULES, SET_RULES, WORD_RULES
from newsevents.components._date_vocabulary import CODES
from newsevents.components._date_years import NAMED_YEAR_RULES, YEAR_RULES

RULES = (
    *CLOCK_RULES,
    *DAY_RULES,
    *PERIOD_RULES,
    *HOLIDAY_RULES,
    *NAMED_YEAR_RULES,
    *SET_RULES,
    *RELATIVE_RULES,
    *AMOUNT_RULES,
    *YEAR_RULES,
    *DAY_PART_RULES,
    *WORD_RULES,
)
_TAKEN = "\uefff"

# Every expression holds one of these; what is further than _MARGIN items from all of them is not looked at.
_ANCHORS = (
    "[{year}{month}{monthabbr}{weekday}{weekdaypart}{weekdayset}{daypart}{dayhours}{dayadv}{season}{one_unit}"
    "{many_unit}{fraction}{durationadj}{longadj}{setadj}{setword}{clockname}{relday}{reldayadj}{relnoun}{relword}"
    "{vagueword}{vagueadj}{vaguephrase}{future}{decade}{decades}{decadeyears}{quarter}{halfyear}{holiday}{uhr}"
    "{dayadverb}{former}{half}{era}{quarterletter}]|{two}[{dot}{colon}] {two}|{apostrophe}{two}|{n99}{er}"
)
_MARGIN = 14


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return tuple((rule(pattern), build) for pattern, build in RULES)


def drafts_of(lexed: Lexed) -> Iterator[Draft]:
    """Drafts of all expressions, rule by rule."""
    lexed, origins = _shortened(lexed)
    codes = lexed.codes
    for pattern, build in _compiled():
        taken: list[tuple[int, int]] = []
        for found in pattern.finditer(codes):
            made = list(build(Match(lexed, found)))
            if made:
                taken.append((min(item["first"] for item in made), max(item["last"] for item in made)))
            for item in made:
                item["first"], item["last"] = origins[item["first"]], origins[item["last"] - 1] + 1
                yield item
        if taken:
            codes = _without(codes, taken)


@lru_cache(maxsize=1)
def _anchors() -> re.Pattern[str]:
    return rule(_ANCHORS)


def _shortened(lexed: Lexed) -> tuple[Lexed, list[int]]:
    """The stretches of a text around words of time, parted by breaks, and where each of their items stood."""
    kept: list[int] = []
    gaps: list[int] = []
    reached = 0
    for found in _anchors().finditer(lexed.codes):
        first, last = max(found.start() - _MARGIN, reached), min(found.end() + _MARGIN, len(lexed.codes))
        if first > reached and kept:
            gaps.append(len(kept) - 1)
        kept.extend(range(first, last))
        reached = max(reached, last)
    codes = [lexed.codes[index] for index in kept]
    for index in gaps:
        codes[index] = CODES["cut"]
    short = Lexed(
        lexed.text,
        "".join(codes),
        [lexed.starts[index] for index in kept],
        [lexed.ends[index] for index in kept],
        [lexed.values[index] for index in kept],
    )
    return short, kept


def _without(codes: str, taken: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for first, last in taken:
        pieces.append(codes[at:first])
        pieces.append(_TAKEN * (last - first))
        at = last
    pieces.append(codes[at:])
    return "".join(pieces)
