"""Names in lists ("Rosneft, Gazprom und Lukoil"): what most of them are, the unknown ones are, too."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from newsevents.components._entity_lexicon import EntityLexicon, Label
from newsevents.components._entity_text import WEAK, Candidate, Text

_SEPARATORS = frozenset({",", "und", "sowie", "oder"})
_LEAST = 3


class _Item(NamedTuple):
    """A member of a list: tokens, and the name they are, if they are one."""

    start: int
    end: int
    name: Candidate | None


def find_listed(text: Text, lexicon: EntityLexicon, chosen: list[Candidate]) -> list[Candidate]:
    """Names that a list adds, or gives another type.

    A list has three members or more, parted by commas and conjunctions only. Its type is that of most of its
    names, if at least two have it and at most one has another. Unknown capitalized members take the type, and
    so does a name of another type that no table knows.
    """
    found = []
    for items in _lists(text, lexicon, chosen):
        labels = Counter(item.name.label for item in items if item.name is not None)
        if not labels:
            continue
        label, count = labels.most_common(1)[0]
        if count < 2 or labels.total() - count > 1 or 2 * count < len(items):
            continue
        found += [new for item in items if (new := _typed(text, lexicon, item, label)) is not None]
    return found


def _typed(text: Text, lexicon: EntityLexicon, item: _Item, label: Label) -> Candidate | None:
    if item.name is not None:
        known = item.name.id or any(lexicon.is_given(word) for word in text.words[item.start : item.end])
        if item.name.label == label or known:
            return None
        return item.name._replace(label=label)
    entry = lexicon.lookup(text.words[item.start]) if item.end - item.start == 1 else None
    if entry is not None and entry.label != label:
        return None
    return Candidate(item.start, item.end, label, entry.id if entry else "", WEAK)


def _lists(text: Text, lexicon: EntityLexicon, chosen: list[Candidate]) -> list[list[_Item]]:
    names = {candidate.start: candidate for candidate in chosen}
    ends = {candidate.end: candidate.start for candidate in chosen}
    lists: list[list[_Item]] = []
    reached = 0
    for i, word in enumerate(text.words):
        if i <= reached or word not in _SEPARATORS:
            continue
        item = _first_item(text, lexicon, names, ends, reached, i)
        items = []
        while item is not None:
            items.append(item)
            reached = item.end
            more = reached + 1 < len(text) and text.words[reached] in _SEPARATORS
            item = _item(text, lexicon, names, reached + 1) if more else None
        if len(items) >= _LEAST:
            lists.append(items)
    return lists


def _first_item(
    text: Text,
    lexicon: EntityLexicon,
    names: dict[int, Candidate],
    ends: dict[int, int],
    reached: int,
    end: int,
) -> _Item | None:
    """The name, or up to two unknown words, that end before a separator."""
    for start in (ends.get(end, end - 2), end - 1):
        if start >= reached:
            item = _item(text, lexicon, names, start)
            if item is not None and item.end == end:
                return item
    return None


def _item(text: Text, lexicon: EntityLexicon, names: dict[int, Candidate], i: int) -> _Item | None:
    """The name at ``i``, or up to two capitalized words that no list of ordinary words knows."""
    name = names.get(i)
    if name is not None:
        return _Item(i, name.end, name)
    end = i
    while end < len(text) and end - i < 3 and _is_unknown(text, lexicon, end) and end not in names:
        end += 1
    whole = end == len(text) or not (text.is_capital(end) or text.words[end][0].isdigit())
    return _Item(i, end, None) if i < end < i + 3 and whole else None


def _is_unknown(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    word = text.words[i]
    if text.initial[i] or len(word) < 3 or not text.is_name_like(i) or text.is_title(i):
        return False
    return word not in lexicon.inhabitants and word.lower() not in lexicon.adjectives
