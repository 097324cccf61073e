"""What all rules of date expressions share: drafts, links, amounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from newsevents.components._date_patterns import Match, neighbour

Draft = dict[str, Any]
Builder = Callable[[Match], Iterator[Draft]]
Rules = tuple[tuple[str, Builder], ...]

# values of units whose number is not known

OPEN = {
    "Y": "XXXX",
    "M": "XXXX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "D": "XXXX-XX-XX",
    "DE": "XXX",
    "CE": "XX",
}


def draft(first: int, last: int, type_: str, kind: str, value: str, **more: Any) -> Draft:
    """A draft over the items from ``first`` up to, not including, ``last``."""
    return {"first": first, "last": last, "type": type_, "kind": kind, "value": value, **more}


def link_of(match: Match, index: int) -> Literal["range", "list"]:
    """How an item continues the one before: "3. bis zum 5. Mai" or "3. und 5. Mai"."""
    for steps in (1, 2):
        before = neighbour(match.lexed, index, -1, steps)
        if before >= 0 and match.is_a(before, "until", "dash"):
            return "range"
        if before < 0 or not match.is_a(before, "preposition", "article", "at", "from"):
            break
    return "list"


def relation(match: Match, name: str = "rel") -> dict[str, Any]:
    """The relative adjective of a phrase as a name: last, next, this, same, following, preceding."""
    if not match.has(name):
        return {}
    index = match.at(name)
    for code in ("last", "next", "this", "current", "same", "following", "preceding"):
        if match.is_a(index, code):
            return {"relation": code}
    return {}


def amount(match: Match, name: str) -> float | None:
    """The number an amount names; None where it names none ("einige")."""
    if not match.has(name):
        return None
    found: float | None = None
    for index in range(match.found.start(name), match.found.end(name)):
        if match.is_a(index, "one"):
            found = 1
        elif match.is_a(index, "unknown"):
            found = None
        elif match.is_a(index, "big"):
            found = found * match.lexed.values[index] if found is not None else None
        elif isinstance(match.lexed.values[index], (int, float)):
            found = match.lexed.values[index]
    return found


def amount_value(count: float | None, unit: str) -> str:
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"
