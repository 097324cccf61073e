"""What remains of a model's spans: split, trimmed, typed by knowledge, or vetoed."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._entity_judge import is_company_word, judge_organization, judge_place
from newsevents.components._entity_lexicon import EntityLexicon, Label, genitive_stem
from newsevents.components._entity_single import has_head, is_camel, judge_single
from newsevents.components._entity_text import (
    BASE_MANY,
    BASE_ONE,
    KNOWN_ONE,
    PATTERN,
    Candidate,
    Text,
    vocabulary,
)
from newsevents.components._entity_words import is_compound, is_lower_word, is_noun, is_ordinary

_ALWAYS_SPLIT = frozenset('-–—:;,!?()"„“”»«|…/[]') | {"..."}
_MODEL_LABELS: dict[str, Label] = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "GPE": "LOC", "PERSON": "PER"}


def clean_spans(text: Text, lexicon: EntityLexicon, base: list[tuple[int, int, str]]) -> Iterator[Candidate]:
    """Make candidates of a model's spans (token ranges)."""
    for start, end, name in base:
        label = _MODEL_LABELS.get(name)
        if label is None:
            yield from _miscellaneous(text, lexicon, start, end)
            continue
        if _is_english(text, start, end):
            continue
        whole = lexicon.match(text.words, start) if end - start > 1 else None
        if whole is not None and whole[0] == end - start:
            yield Candidate(start, end, whole[1].label, whole[1].id, PATTERN)
            continue
        if (
            end - start == 2
            and text.words[start].lower() in lexicon.adjectives
            and text.is_phrase(end - 1, end)
        ):
            continue  # "Deutsches BIP"
        if text.is_phrase(start, end) and not (label == "ORG" and is_company_word(text, start - 1)):
            continue
        if label == "PER" and two_surnames(text, lexicon, start, end):  # "So hatte Putin Kim empfangen"
            yield from (c for i in (start, end - 1) if (c := _person(text, lexicon, i, i + 1)) is not None)
            continue
        if label == "LOC" and _town_and_person(text, lexicon, start, end):  # "Merz traf in Lyon Macron"
            yield from (c for i in (start, end - 1) if (c := _known_one(text, lexicon, i)) is not None)
            continue
        pieces = list(_split(text, start, end, label))
        for first, last in pieces:
            found = _judge(text, lexicon, first, last, label, alone=len(pieces) == 1)
            if found is not None:
                yield found


def _town_and_person(text: Text, lexicon: EntityLexicon, start: int, end: int) -> bool:
    """Whether a span is a known place and, behind it, a surname that stands alone in news."""
    if end - start != 2:
        return False
    place, person = lexicon.lookup(text.words[start]), lexicon.surname(text.words[end - 1])
    return (
        place is not None
        and place.label == "LOC"
        and lexicon.lookup(text.words[end - 1]) is None
        and person is not None
        and person[1]
    )


def _known_one(text: Text, lexicon: EntityLexicon, i: int) -> Candidate | None:
    entry, person = lexicon.lookup(text.words[i]), lexicon.surname(text.words[i])
    if entry is not None:
        return Candidate(i, i + 1, entry.label, entry.id, KNOWN_ONE)
    return Candidate(i, i + 1, "PER", person[0], KNOWN_ONE) if person is not None else None


def _miscellaneous(text: Text, lexicon: EntityLexicon, start: int, end: int) -> Iterator[Candidate]:
    """Brands and bodies that the tables or their form know count; else MISC is no type of this library."""
    if end - start != 1:
        return
    word = text.words[start]
    entry = lexicon.lookup(word)
    if entry is not None and entry.label == "ORG" and not text.is_determined(start):
        yield Candidate(start, end, "ORG", entry.id, BASE_ONE)
    elif is_camel(word) and not is_noun(word):
        yield Candidate(start, end, "ORG", "", BASE_ONE)


def _is_english(text: Text, start: int, end: int) -> bool:
    """Whether the span stands in a stretch of English, where capitals of headlines mislead German models."""
    small = [w for w in text.words[max(0, start - 8) : end + 8] if w[0].islower() and w.isalpha()]
    if not small or any(word in text.vocabulary.function_words for word in small):
        return False
    english = sum(word in text.vocabulary.english for word in small)
    return 2 * english >= len(small)


def _split(text: Text, start: int, end: int, label: Label) -> Iterator[tuple[int, int]]:
    """Parts of a span between punctuation and words that no name has inside."""
    words = text.words
    inside = _inside(text, label)
    named = False
    if label == "ORG" and "für" in words[start:end]:
        before = words[words.index("für", start, end) - 1]
        named = before in text.vocabulary.fields or has_head(text, before)
    first = start
    for i in range(start, end + 1):
        if i < end:
            word = words[i]
            if word not in _ALWAYS_SPLIT and not (word == "und" and label == "PER"):
                small = word[0].islower() and word.isalpha()
                if not small or word in inside or named or (i == start and label == "PER"):
                    continue
                if word in text.vocabulary.agencies or (
                    word in text.vocabulary.particles and text.is_capital(i - 1)
                ):
                    continue
        while first < i and _is_edge(words[first], label):
            first += 1
        last = i
        while last > first and _is_edge(words[last - 1], label):
            last -= 1
        if first < last:
            yield first, last
        first = i + 1


def _inside(text: Text, label: Label) -> frozenset[str]:
    """Small words that a name of this type may have inside."""
    if label == "PER":
        return text.vocabulary.particles
    return text.vocabulary.inside_places if label == "LOC" else text.vocabulary.inside_organizations


def two_surnames(text: Text, lexicon: EntityLexicon, start: int, end: int) -> bool:
    """Whether a span of two words is two people: surnames of the tables, the first of them no given name."""
    if end - start != 2:
        return False
    first, second = text.words[start], text.words[start + 1]
    known = lexicon.surname(first), lexicon.surname(second)
    if known[0] is None or known[1] is None or first in lexicon.given:
        return False
    return known[0][1] or known[1][1]


def _is_edge(word: str, label: Label) -> bool:
    if not word[0].isalnum():
        return True
    if label == "PER":
        return False
    return word[0].islower() and word.isalpha() and len(word) < 5 and word not in vocabulary().agencies


def _judge(
    text: Text, lexicon: EntityLexicon, start: int, end: int, label: Label, *, alone: bool
) -> Candidate | None:
    if label == "PER":
        return _person(text, lexicon, start, end)
    if end - start == 1:
        return judge_single(text, lexicon, start, label, alone=alone)
    if label == "LOC":
        return judge_place(text, lexicon, start, end, alone=alone)
    return judge_organization(text, lexicon, start, end, alone=alone)


def _person(text: Text, lexicon: EntityLexicon, start: int, end: int) -> Candidate | None:
    words = text.words
    while end - start > 1 and _is_prefix_of_person(text, lexicon, start):
        start += 1
    whole = end
    while end - start > 1 and _is_behind_person(text, lexicon, start, end - 1):
        end -= 1
    if end - start == 1:
        if end < whole and not (genitive_stem(words[start]) or _is_known(lexicon, words[start])):
            return None
        return judge_single(text, lexicon, start, "PER", alone=True)
    ordinary = all(word[0].islower() or is_ordinary(word) for word in words[start:end])
    headline = text.initial[start] and is_compound(words[end - 1])
    if ordinary and (headline or not lexicon.is_given(words[start])):
        return None
    if words[end - 1] in text.vocabulary.org_tails or words[end - 1] in text.vocabulary.legal_forms:
        return Candidate(start, end, "ORG", "", BASE_MANY)
    if words[end - 1] in text.vocabulary.place_tails:
        return Candidate(start, end, "LOC", "", BASE_MANY)
    place = lexicon.lookup(words[start])
    noun = end - start == 2 and is_noun(words[start + 1]) and not lexicon.is_given(words[start])
    if place is not None and place.label == "LOC" and noun:
        return Candidate(start, start + 1, "LOC", place.id, BASE_ONE)
    return Candidate(start, end, "PER", "", BASE_MANY)


def _is_known(lexicon: EntityLexicon, word: str) -> bool:
    return lexicon.is_given(word) or lexicon.lookup(word) is not None or lexicon.surname(word) is not None


def _is_prefix_of_person(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether the first word of a person's span isn't part of the name."""
    word = text.words[i]
    if lexicon.is_given(word) and not text.is_title(i):
        return False
    if word in text.vocabulary.strict_titles or (text.is_title(i) and text.is_capital(i + 1)):
        return True
    if word[0].islower():
        return word not in text.vocabulary.particles
    if word.lower() in text.vocabulary.function_words or is_compound(word):
        return True
    if is_noun(word):
        return text.is_determined(i) or (text.is_capital(i + 2) and text.is_capital(i + 1))
    return is_lower_word(word) and text.initial[i] and word not in text.vocabulary.prefixes


def _is_behind_person(text: Text, lexicon: EntityLexicon, start: int, i: int) -> bool:
    """Whether the last word of a person's span isn't part of the name."""
    word = text.words[i]
    if word[0].islower() or word.isdigit():
        return True
    before = text.words[i - 1]
    if before in ("zur", "zum") and is_noun(word):
        return True
    if "-" in word and is_noun(word.rpartition("-")[2]):
        return True
    if (
        i - start > 1
        and genitive_stem(before)
        and not lexicon.is_given(before)
        and ("-" in word or is_noun(word))
    ):
        return True
    if i - start > 1:
        return is_compound(word) and len(word) > 9
    if genitive_stem(before) and not lexicon.is_given(before) and is_noun(word):
        return True
    return is_compound(word) and len(word) > 11
