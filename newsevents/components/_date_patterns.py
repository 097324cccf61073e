"""The notation of the rules: regular expressions over word classes.

``{month}`` stands for one word of that class, a blank for a gap that may be missing, everything else is
ordinary regular expression syntax. ``MACROS`` name stretches that several rules share.
"""

from __future__ import annotations

import re
from typing import Any

from newsevents.components._date_lexer import Lexed
from newsevents.components._date_vocabulary import CODES

MACROS = {
    "day": "[{n12}{n24}{n31}]",
    "two": "[{n0}{n12}{n24}{n31}{n59}{n99}]",
    "digits": "[{n0}{n12}{n24}{n31}{n59}{n99}{year}{number}{decimal}]",
    "hour": "[{n0}{n12}{n24}]",
    "minute": "[{n0}{n12}{n24}{n31}{n59}]",
    "time": "(?:{hour}(?:[{dot}{colon}]{minute})?)",
    "amount": "(?:(?:{digits}|{numword}|{one})(?: {big})?|{unknown}|{one} {unknown}|{both})",
    "adjective": "[{word}{current}{longadj}{vagueadj}]",
    "relative": "[{last}{next}{this}{current}{same}{following}{preceding}]",
    "link": "(?:{conjunction}|{until}|{dash}|{slash}|{comma} {conjunction}|{comma}|{preposition})",
    "range": "(?:{conjunction}|{until}|{dash}|{slash})",
    "unit": "[{one_unit}{many_unit}]",
    "det": "(?:(?:{article}|{one}) )?",
    # the year behind a month, season or quarter: "2014", "des Jahres 1999", "dieses Jahres", "des Vorjahres"
    "ofyear": (
        "(?: (?P<year>{year})(?:{slash}(?P<short>{two}|{year}))?"
        "| {apostrophe}(?P<apostrophe>{two})(?!{apostrophe})"
        "| (?:{article} )?{one_unit} (?P<yearof>{year})"
        "| (?:{article} )?(?P<ofrel>{relative}) (?P<ofunit>{one_unit})"
        "| (?:{article} )?(?P<ofnoun>{relnoun}))?"
    ),
}
_NAME = re.compile(r"\{(\w+)\}")


def _expand(match: re.Match[str]) -> str:
    name = match[1]
    if name in MACROS:
        return _NAME.sub(_expand, MACROS[name].replace(" ", f"{CODES['gap']}?"))
    return CODES[name]


def rule(pattern: str) -> re.Pattern[str]:
    """Compile a rule."""
    return re.compile(_NAME.sub(_expand, pattern.replace(" ", f"{CODES['gap']}?")))


class Match:
    """A place where a rule fits: classes, values and characters of its parts.

    Args:
        lexed: the text in classes.
        found: the match over ``lexed.codes``.
    """

    __slots__ = ("found", "lexed")

    def __init__(self, lexed: Lexed, found: re.Match[str]) -> None:
        self.lexed = lexed
        self.found = found

    @property
    def first(self) -> int:
        """Index of the first item."""
        return self.found.start()

    @property
    def last(self) -> int:
        """Index behind the last item."""
        return self.found.end()

    def has(self, name: str) -> bool:
        """Whether the rule has the named part and it took part in the match."""
        return name in self.found.re.groupindex and self.found[name] is not None

    def at(self, name: str) -> int:
        """Index of the first item of a named part."""
        return self.found.start(name)

    def value(self, name: str) -> Any:
        """What the vocabulary says of the named part; None where it is missing."""
        return self.lexed.values[self.found.start(name)] if self.has(name) else None

    def word(self, index: int) -> str:
        """The characters of an item; empty outside the text."""
        if 0 <= index < len(self.lexed.starts):
            return self.lexed.text[self.lexed.starts[index] : self.lexed.ends[index]]
        return ""

    def is_a(self, index: int, *names: str) -> bool:
        """Whether an item is of one of the classes."""
        return 0 <= index < len(self.lexed.codes) and any(
            self.lexed.codes[index] == CODES[name] for name in names
        )

    def before(self, steps: int = 1) -> int:
        """Index of the item some words before the match, gaps left out; -1 where there is none."""
        return neighbour(self.lexed, self.first, -1, steps)

    def behind(self, steps: int = 1) -> int:
        """Index of the item some words behind the match, gaps left out; -1 where there is none."""
        return neighbour(self.lexed, self.last - 1, 1, steps)


def neighbour(lexed: Lexed, index: int, direction: int, steps: int = 1) -> int:
    """Index of the item some words before or behind another, gaps left out; -1 where there is none."""
    gap = CODES["gap"]
    while steps:
        index += direction
        if not 0 <= index < len(lexed.codes):
            return -1
        if lexed.codes[index] != gap:
            steps -= 1
    return index
