"""Descriptions beside a name: "Präsident Macron", "Schoigu, der Sekretär des Sicherheitsrats"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newsevents._resolved import NameMention
from newsevents.descriptions import Description

_BEFORE_NAME = re.compile(r"\s*,?\s*")
_AFTER_NAME = re.compile(
    r"\s*,?\s*\(?(?:(?:der|die|dem|den|des|ein|eine|einer|einem|einen|eines)\s+)?", re.IGNORECASE
)
_LIST_GOES_ON = re.compile(r"\s*(?:und|sowie|oder)\b")


def attach_descriptions(
    text: str, names: Sequence[NameMention], descriptions: Sequence[Description]
) -> tuple[tuple[NameMention, ...], tuple[int, ...]]:
    """Give each name the description beside it.

    "Präsident Macron", "Russlands Präsident, Wladimir Putin," and "Schoigu, der Sekretär des
    Sicherheitsrats" are appositions; a description of several people never is, nor one in a list
    ("Putin, der Kanzler und Biden").

    Args:
        text: the text that the offsets refer to.
        names: name mentions in text order.
        descriptions: descriptions in text order.

    Returns:
        The names, with ``description`` set where one belongs to them, and the numbers of the descriptions
        that stay free.
    """
    beside: dict[int, int] = {}
    persons = [n for n, name in enumerate(names) if name.kind == "PER"]
    starts = {names[n].start: n for n in persons}
    free = []
    for d, description in enumerate(descriptions):
        match = None if description.plural else _BEFORE_NAME.match(text, description.end)
        found = starts.get(match.end()) if match else None
        if found is not None and match is not None and "," in match.group():
            after = text[names[found].end : names[found].end + 1]
            found = found if after in (",", ".", ")", "") else None
        if found is not None and found not in beside:
            beside[found] = d
        else:
            free.append(d)
    taken = {d: n for n, d in beside.items()}
    still_free = []
    for d in free:
        description = descriptions[d]
        owner = None if description.plural else _owner_before(text, names, persons, description)
        if owner is not None and owner not in beside and d not in taken:
            beside[owner] = d
        else:
            still_free.append(d)
    attached = tuple(
        replace(name, description=descriptions[beside[n]]) if n in beside else name
        for n, name in enumerate(names)
    )
    return attached, tuple(still_free)


def _owner_before(
    text: str, names: Sequence[NameMention], persons: Sequence[int], description: Description
) -> int | None:
    """The name that a description follows in apposition."""
    for n in reversed(persons):
        name = names[n]
        if name.end > description.start:
            continue
        between = text[name.end : description.start]
        if not between.lstrip().startswith((",", "(")) or len(between) > 24:
            return None
        if not _AFTER_NAME.fullmatch(between) or _LIST_GOES_ON.match(text, description.end):
            return None
        return n
    return None
