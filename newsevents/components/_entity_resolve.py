"""One set of entities out of all candidates, and the names that come back later in the article."""

from __future__ import annotations

from newsevents.components._entity_lexicon import EntityLexicon, genitive_stem
from newsevents.components._entity_text import WEAK, Candidate, Text
from newsevents.components._entity_words import is_ordinary


def resolve(text: Text, lexicon: EntityLexicon, candidates: list[Candidate]) -> list[Candidate]:
    """Choose among overlapping candidates, then add surnames that refer back.

    Returns:
        Candidates in text order, not overlapping.
    """
    chosen = _choose(candidates)
    backward = _refer_back(text, lexicon, chosen)
    if backward:
        taken = {c.start for c in backward}
        chosen = [c for c in chosen if not (c.start in taken and c.end - c.start == 1)] + backward
        chosen.sort()
    return chosen


def _order(candidate: Candidate) -> tuple[int, int, int, str]:
    return -candidate.weight, candidate.start - candidate.end, candidate.start, candidate.label


def _choose(candidates: list[Candidate]) -> list[Candidate]:
    ids = {(c.start, c.end, c.label): c.id for c in candidates if c.id}
    taken: set[int] = set()
    chosen = []
    for candidate in sorted(candidates, key=_order):
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            key = ids.get(candidate[:3], candidate.id)
            chosen.append(candidate._replace(id=key))
    return sorted(chosen)


def _refer_back(text: Text, lexicon: EntityLexicon, chosen: list[Candidate]) -> list[Candidate]:
    """Surnames of people who are named in full somewhere in the text."""
    people: dict[str, str] = {}
    for candidate in chosen:
        if candidate.label != "PER" or candidate.end - candidate.start < 2:
            continue
        last = text.words[candidate.end - 1]
        for surname in (genitive_stem(last) or last, last, *lexicon.surnames_of.get(candidate.id, ())):
            if " " not in surname:
                known = people.get(surname)
                people[surname] = candidate.id if known is None or known == candidate.id else ""
    if not people:
        return []
    covered = {i: c for c in chosen for i in range(c.start, c.end)}
    found = []
    for i, word in enumerate(text.words):
        if word[0].islower():
            continue
        key = people.get(word)
        if key is None:
            stem = genitive_stem(word)
            key = people.get(stem) if stem else None
        if key is None:
            continue
        holder = covered.get(i)
        if holder is not None and (holder.end - holder.start > 1 or (holder.label == "PER" and holder.id)):
            continue
        if is_ordinary(word) and (
            text.initial[i] or text.is_determined(i) or (text.is_plain(i) and not text.is_title(i - 1))
        ):
            continue
        entry = lexicon.lookup(word)
        if entry is not None and entry.kind == "country":
            continue
        found.append(Candidate(i, i + 1, "PER", key, WEAK))
    return found
