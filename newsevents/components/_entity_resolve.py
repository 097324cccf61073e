"""One set of entities out of all candidates, and the names that come back later in the article."""

from __future__ import annotations

from collections import Counter

from newsevents.components._entity_lexicon import EntityLexicon, Label, genitive_stem
from newsevents.components._entity_lists import find_listed
from newsevents.components._entity_text import WEAK, Candidate, Text
from newsevents.components._entity_words import is_ordinary


def resolve(text: Text, lexicon: EntityLexicon, candidates: list[Candidate]) -> list[Candidate]:
    """Choose among overlapping candidates, then add names that come back.

    Returns:
        Candidates in text order, not overlapping.
    """
    chosen = _choose(candidates)
    chosen = _merge(chosen, find_listed(text, lexicon, chosen))
    chosen = _merge(chosen, _short_forms(text, lexicon, chosen))
    chosen = _merge(chosen, _refer_back(text, lexicon, chosen))
    return _merge(chosen, _repeat(text, lexicon, chosen))


def _merge(chosen: list[Candidate], added: list[Candidate]) -> list[Candidate]:
    """Lay added candidates over those of one word that they cover."""
    if not added:
        return chosen
    taken = {i for c in added for i in range(c.start, c.end)}
    return sorted([*(c for c in chosen if taken.isdisjoint(range(c.start, c.end))), *added])


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


def _short_forms(text: Text, lexicon: EntityLexicon, chosen: list[Candidate]) -> list[Candidate]:
    """Abbreviations in brackets behind their organization ("Bund der Segler (BdS)"), also later on."""
    words = text.words
    inside = {i for c in chosen if c.end - c.start > 1 for i in range(c.start, c.end)}
    found: list[Candidate] = []
    for candidate in chosen:
        i = candidate.end + 1
        if candidate.label != "ORG" or i + 1 >= len(words) or words[i - 1] != "(" or words[i + 1] != ")":
            continue
        short, name = words[i], "".join(words[candidate.start : candidate.end])
        if lexicon.lookup(short) is None and _abbreviates(short, name.lower()):
            places = [j for j in range(i, len(words)) if words[j] == short and j not in inside]
            found += [Candidate(j, j + 1, "ORG", candidate.id, WEAK) for j in places]
    return list(dict.fromkeys(found))


def _abbreviates(short: str, name: str) -> bool:
    """Whether a word's letters stand in this order in a name, the first in front; half are capitals."""
    if not (2 <= len(short) <= 8 and short.isalpha() and 2 * sum(map(str.isupper, short)) >= len(short)):
        return False
    if name[0] != short[0].lower():
        return False
    position = 0
    for letter in short.lower():
        position = name.find(letter, position) + 1
        if not position:
            return False
    return True


def _refer_back(text: Text, lexicon: EntityLexicon, chosen: list[Candidate]) -> list[Candidate]:
    """Surnames of people who are named in full somewhere in the text."""
    people: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for candidate in chosen:
        if candidate.label != "PER" or candidate.end - candidate.start < 2:
            continue
        last = text.words[candidate.end - 1]
        for surname in (genitive_stem(last) or last, last, *lexicon.surnames_of.get(candidate.id, ())):
            if " " not in surname:
                known = people.get(surname)
                people[surname] = candidate.id if known is None or known == candidate.id else ""
                firsts.setdefault(surname, text.words[candidate.start])
    if not people:
        return []
    covered = {i: c for c in chosen for i in range(c.start, c.end)}
    found = []
    for i, word in enumerate(text.words):
        if word[0].islower():
            continue
        surname = word if word in people else genitive_stem(word)
        key = people.get(surname)
        holder = covered.get(i)
        if key is None or (holder is not None and holder.end - holder.start > 1):
            continue
        if holder is None and not _may_refer(text, i):
            continue
        entry = lexicon.lookup(word)
        if entry is None or entry.kind != "country":
            start = i - 1 if i and text.words[i - 1] == firsts[surname] and i - 1 not in covered else i
            found.append(Candidate(start, i + 1, "PER", key, WEAK))
    return found


def _may_refer(text: Text, i: int) -> bool:
    """Whether a word that is somebody's surname is the surname here."""
    if not is_ordinary(text.words[i]):
        return True
    if text.initial[i] or text.is_determined(i):
        return False
    return text.is_title(i - 1) or not text.is_plain(i)


def _repeat(text: Text, lexicon: EntityLexicon, chosen: list[Candidate]) -> list[Candidate]:
    """Unknown names of one word that a model found elsewhere in the text, under their commonest label."""
    votes: dict[str, Counter[Label]] = {}
    for candidate in chosen:
        word = text.words[candidate.start]
        if candidate.end - candidate.start > 1 or candidate.id or len(word) < 4 or not word.isalnum():
            continue
        if not is_ordinary(word) and lexicon.lookup(word) is None and not lexicon.is_given(word):
            votes.setdefault(genitive_stem(word) or word, Counter())[candidate.label] += 1
    if not votes:
        return []
    covered = {i: c for c in chosen for i in range(c.start, c.end)}
    found = []
    for i, word in enumerate(text.words):
        counted = votes.get(word) or votes.get(genitive_stem(word))
        if counted is None:
            continue
        label = counted.most_common(1)[0][0]
        holder = covered.get(i)
        if holder is None and not text.is_determined(i):
            found.append(Candidate(i, i + 1, label, "", WEAK))
        single = holder is not None and holder.end - holder.start == 1
        if holder is not None and single and not holder.id and counted[label] > counted[holder.label]:
            found.append(Candidate(i, i + 1, label, "", WEAK))
    return found
