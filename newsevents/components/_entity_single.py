"""Spans of one word: what they are by knowledge, or what the model says where nothing speaks against it."""

from __future__ import annotations

import re
from itertools import pairwise

from newsevents.components._entity_lexicon import EntityLexicon, Entry, Label, genitive_stem
from newsevents.components._entity_text import BASE_ONE, Candidate, Text
from newsevents.components._entity_words import is_compound, is_lower_word, is_noun, is_ordinary

_NUMBERED = re.compile(r"[A-Z]{1,3}\d+")


def judge_single(
    text: Text, lexicon: EntityLexicon, i: int, label: Label, *, alone: bool
) -> Candidate | None:
    """One word: what it is by knowledge, or the model's opinion where nothing speaks against it."""
    word = text.words[i]
    if len(word) < 2 or not word[0].isalnum() or word.isdigit():
        return None
    if word in text.vocabulary.agencies and label == "ORG":
        known = lexicon.lookup(word)
        return Candidate(i, i + 1, "ORG", known.id if known else "", BASE_ONE)
    if (word[0].islower() and not any(c.isupper() for c in word)) or text.is_phrase(i, i + 1):
        return None
    if label == "ORG" and text.is_capital(i + 1) and text.words[i + 1] in text.vocabulary.event_nouns:
        return None
    entry = lexicon.lookup(word)
    if entry is not None:
        typed = _typed(lexicon, word, entry, label)
        if entry.need == "model" and typed != entry.label:
            return None
        if (
            entry.need == "nothing"
            or (entry.label == label == "LOC" and text.previous(i) in text.vocabulary.place_words)
            or not text.is_plain(i)
            or (entry.need == "model" and typed == entry.label and alone)
        ):
            return Candidate(i, i + 1, typed, entry.id if typed == entry.label else "", BASE_ONE)
    person = lexicon.surname(word)
    if person is not None and (label == "PER" or person[1]) and not text.is_plain(i):
        return Candidate(i, i + 1, "PER", person[0] if person[1] else "", BASE_ONE)
    if _is_vetoed(text, lexicon, i, label):
        return None
    if not alone and is_ordinary(word):
        return None
    if is_camel(word):
        label = "PER" if word.startswith(("Mc", "Mac")) else "ORG"
    if (
        label == "LOC"
        and lexicon.is_given(word)
        and text.previous(i) not in text.vocabulary.place_prepositions
    ):
        label = "PER"
    return Candidate(i, i + 1, label, "", BASE_ONE)


def _typed(lexicon: EntityLexicon, word: str, entry: Entry, label: Label) -> Label:
    if entry.label == label or entry.kind == "country":
        return entry.label
    if entry.label == "LOC" and label == "PER":
        person = lexicon.surname(word)
        if entry.kind == "capital" and word not in lexicon.given and not (person is not None and person[1]):
            return "LOC"  # "Washington verhängte …": nobody so called stands alone in news
        surname = word in lexicon.given or person is not None or entry.kind == "foreign city"
        return "PER" if surname or entry.need != "nothing" else "LOC"
    if entry.label == "LOC":
        return label
    if entry.label == "ORG" and entry.need != "nothing":
        return "ORG" if label == "ORG" else label
    return entry.label


def _is_vetoed(text: Text, lexicon: EntityLexicon, i: int, label: Label) -> bool:
    word, tag = text.words[i], text.tag(i)
    no_noun = tag[:1] in ("V", "P", "K") or tag[:3] in ("ADV", "ADJ", "ART", "APP")
    spoken = i > 0 and text.words[i - 1] in text.vocabulary.speech_verbs
    if no_noun and is_ordinary(word) and not (spoken and label == "PER"):
        return True
    if word.lower() in lexicon.adjectives or word in lexicon.inhabitants:
        return True
    if any(char.isdigit() for char in word) and word[0].isalpha() and "-" in word:
        return True
    if label != "ORG" and _NUMBERED.fullmatch(word) and word[0] not in "AB":
        return True  # lines and models: "U12", "S600"; the roads of the A and B kind are places
    if word[-1] == "G" and any(char.islower() for char in word) and len(word) < 9:
        return True  # laws: "EStG"
    pieces = word.split("-")
    if len(pieces) == 2 and all(_is_country(lexicon, piece) for piece in pieces):
        return True
    if "-" in word and len(word.partition("-")[0]) > 4 and is_noun(word.partition("-")[0]):
        return not ((label == "ORG" and _is_body(text, i)) or (label == "LOC" and is_site(text, word)))
    if word.endswith("er") and label == "LOC" and text.is_capital(i + 1) and is_ordinary(text.words[i + 1]):
        return True
    followed = text.is_capital(i + 1) and is_noun(text.words[i + 1])
    if text.initial[i] and followed and word.endswith(("e", "er", "es", "en")) and not lexicon.is_given(word):
        return True
    if label == "PER":
        if lexicon.is_given(word):
            return False
        if i and text.is_title(i - 1):
            return False
        if is_noun(word):
            return not spoken or is_compound(word)
        return is_lower_word(word) and (text.initial[i] or (word.endswith("en") and not spoken))
    if label == "ORG" and is_noun(word):
        return not _is_body(text, i)
    if is_noun(word):
        return not (label == "LOC" and is_site(text, word))
    return is_lower_word(word) and (text.initial[i] or word == word.lower())


def _is_country(lexicon: EntityLexicon, word: str) -> bool:
    entry = lexicon.single.get(word)
    return entry is not None and entry.kind == "country"


def is_site(text: Text, word: str) -> bool:
    """Whether an ordinary noun names a place by itself ("Kirchenstraße")."""
    lower = genitive_stem(word).lower() or word.lower()
    return (
        lower.endswith(text.vocabulary.place_heads)
        and lower not in text.vocabulary.place_kinds
        and len(lower) > 7
    )


def has_head(text: Text, word: str) -> bool:
    lower = word.lower()
    return (genitive_stem(word).lower() or lower).endswith(text.vocabulary.organization_heads)


def _is_body(text: Text, i: int) -> bool:
    """Whether an ordinary noun names an institution by itself ("Umweltministerium", "Landgericht")."""
    word = text.words[i]
    lower = word.lower()
    stem = genitive_stem(word).lower() or lower
    vocabulary = text.vocabulary
    if not (lower.endswith(vocabulary.organization_heads) or stem.endswith(vocabulary.organization_heads)):
        return False
    if "-" in word:
        return lower.rpartition("-")[2] not in vocabulary.loose_heads
    if text.is_determined(i) and text.previous(i).lower().startswith(("ein", "kein", "jed")):
        return False
    if lower in vocabulary.generic_heads or stem in vocabulary.generic_heads:
        return False
    return not stem.endswith(tuple(vocabulary.loose_heads))


def is_camel(word: str) -> bool:
    if word.endswith(("In", "Innen")) or not word.isalpha():
        return False
    return any(a.islower() and b.isupper() for a, b in pairwise(word))
