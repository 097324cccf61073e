"""Places and organizations of several words that a model found."""

from __future__ import annotations

from newsevents.components._entity_lexicon import EntityLexicon, genitive_stem
from newsevents.components._entity_single import is_site, judge_single
from newsevents.components._entity_text import BASE_MANY, KNOWN_MANY, LEGAL, PATTERN, Candidate, Text
from newsevents.components._entity_words import is_compound, is_lower_word, is_noun, is_ordinary


def judge_place(text: Text, lexicon: EntityLexicon, start: int, end: int, *, alone: bool) -> Candidate | None:
    words, vocabulary = text.words, text.vocabulary
    while end - start > 1 and (
        words[start] in vocabulary.place_words
        or genitive_stem(words[start]) in vocabulary.place_words
        or is_compound(words[start])
        or words[start].lower() in lexicon.adjectives
    ):
        start += 1
    if words[end - 1] in vocabulary.org_tails and not is_noun(words[end - 1]):
        return Candidate(start, end, "ORG", "", BASE_MANY)
    if words[end - 1].lower().endswith(vocabulary.landscape_heads) and _is_proper_adjective(text, start):
        return Candidate(start, end, "LOC", "", BASE_MANY)
    while end - start > 1 and is_compound(words[end - 1]) and not is_site(text, words[end - 1]):
        end -= 1
    if end - start == 1:
        return judge_single(text, lexicon, start, "LOC", alone=alone)
    if all(is_ordinary(word) or word[0].islower() or word.isdigit() for word in words[start:end]):
        site = any(is_site(text, word) for word in words[start:end])
        if not (_is_proper_adjective(text, start) or site):
            return None
    return Candidate(start, end, "LOC", "", BASE_MANY)


def judge_organization(
    text: Text, lexicon: EntityLexicon, start: int, end: int, *, alone: bool
) -> Candidate | None:
    words, vocabulary = text.words, text.vocabulary
    last = words[end - 1]
    if last in ("Co", "Co.") and words[end - 2] in ("&", "und"):
        end -= 2
    while (
        end - start > 1
        and words[start].lower() in text.vocabulary.function_words
        and lexicon.match(words, start) is None
    ):
        start += 1
    if end - start == 1:
        return judge_single(text, lexicon, start, "ORG", alone=alone)
    while end - start > 1 and is_company_word(text, start):
        start += 1
    if end - start == 1:
        return judge_single(text, lexicon, start, "ORG", alone=alone)
    if _names_a_person(text, lexicon, start, end):
        return None
    known = lexicon.lookup(words[end - 1])
    described = end - start == 2 and is_noun(words[start]) and words[start] not in vocabulary.institutions
    if described and known is not None and known.label == "ORG" and known.need == "nothing":
        return Candidate(end - 1, end, "ORG", known.id, BASE_MANY)
    last = words[end - 1]
    head = last.lower()
    body = (genitive_stem(last).lower() or head).endswith(vocabulary.organization_heads)
    if any(word.endswith("-") for word in words[start:end]) and "für" not in words[start:end]:
        return None
    if words[start].lower() in lexicon.adjectives and end - start == 2:
        if head in vocabulary.plain_heads:
            return None
        if head.endswith(("ministerium", "ministeriums", "parlament", "parlaments", "bundesregierung")):
            return judge_single(text, lexicon, start + 1, "ORG", alone=alone)
        named = body and head not in vocabulary.generic_heads and words[start][0].isupper()
        if is_noun(last) and not (named or _is_proper_adjective(text, start)):
            return None
    if last in vocabulary.place_tails and not body:
        return Candidate(start, end, "LOC", "", BASE_MANY)
    possessed = end - start == 2 and genitive_stem(words[start]) and is_noun(last) and not body
    if possessed and not is_ordinary(words[start]):
        return None
    opened = end - start == 2 and not is_ordinary(words[start]) and is_noun(last)
    if not opened and all(_is_no_name(text, lexicon, i) for i in range(start, end)):
        first = words[start]
        institution = (
            first in vocabulary.institutions
            or (first in vocabulary.fields and words[start + 1] == "für")
            or ("of" in words[start:end] and any(word in vocabulary.org_tails for word in words[start:end]))
        )
        proper = _is_proper_adjective(text, start) and not text.is_determined(start + 1)
        if not (
            institution or proper or (body and head not in vocabulary.generic_heads and first[0].isupper())
        ):
            return None
    if words[start].endswith("er") and all(is_ordinary(word) for word in words[start + 1 : end]) and not body:
        return None
    weight = LEGAL - 5 if body or words[start] in vocabulary.institutions else PATTERN + 5
    inner = lexicon.match(words, start)
    if inner is not None and inner[1].label == "ORG" and inner[0] < end - start:
        weight = max(weight, KNOWN_MANY + 1)  # "Financial Times Deutschland"
    return Candidate(start, end, "ORG", "", weight)


def is_company_word(text: Text, i: int) -> bool:
    """Whether the word says what a company is, in front of its name ("Fluggesellschaft")."""
    if i < 0 or not is_noun(text.words[i]) or not text.is_capital(i + 1):
        return False
    word = text.words[i]
    return word in text.vocabulary.company_words or word.lower().endswith(text.vocabulary.company_endings)


def _names_a_person(text: Text, lexicon: EntityLexicon, start: int, end: int) -> bool:
    """Whether a person's name stands behind a nationality or a noun ("Deutsche Jan Kolbe")."""
    for i in range(start + 1, end - 1):
        if lexicon.is_given(text.words[i]) and text.is_name_form(end - 1):
            before = text.words[start:i]
            return all(
                word in lexicon.inhabitants or is_ordinary(word) or genitive_stem(word) for word in before
            )
    return False


def _is_no_name(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether a word of an organization's span says nothing of its own: ordinary words, and places."""
    word = text.words[i]
    if (
        is_ordinary(word)
        or word[0].islower()
        or not word[0].isalpha()
        or word in text.vocabulary.english_nouns
    ):
        return True
    entry = lexicon.lookup(word)
    return entry is not None and entry.label == "LOC"


def _is_proper_adjective(text: Text, i: int) -> bool:
    """Whether a capitalised adjective stands inside a sentence, where only names have such ("Rote Armee")."""
    word = text.words[i]
    if text.initial[i] or not word[0].isupper() or not text.is_capital(i + 1):
        return False
    return word.endswith(("e", "en", "er", "es", "em")) and (is_lower_word(word) or word.endswith("er"))
