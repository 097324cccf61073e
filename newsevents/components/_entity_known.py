"""Names of the knowledge base in a text, datelines, and parts of towns."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents import lexicons
from newsevents.components._entity_lexicon import TOWNS, EntityLexicon, Entry, genitive_stem
from newsevents.components._entity_text import KNOWN_MANY, KNOWN_ONE, LEGAL, PATTERN, QUOTES, Candidate, Text
from newsevents.components._entity_words import is_listed, is_noun, is_ordinary

_INTO = frozenset({"in", "nach", "aus"})
_DASHES = frozenset({"-", "–", "—", "--", ":"})


def find_known(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Names of the knowledge base."""
    words = text.words
    i = 0
    while i < len(words):
        word = words[i]
        if not (text.capital[i] or word in lexicon.first or word[0].isdigit() or "-" in word):
            i += 1
            continue
        many = lexicon.match(words, i)
        if many is not None:
            n, entry = many
            weight = KNOWN_MANY if entry.label != "LOC" else PATTERN - 4
            if _holds_many(text, lexicon, i, n, entry):
                yield Candidate(i, i + n, entry.label, entry.id, weight)
            i += n
            continue
        entry_one = lexicon.lookup(word)
        if entry_one is not None and _holds(text, lexicon, i, entry_one):
            yield Candidate(i, i + 1, entry_one.label, entry_one.id, KNOWN_ONE)
        else:
            person = lexicon.surname(word)
            if person is not None and person[1] and not text.is_plain(i) and not is_ordinary(word):
                yield Candidate(i, i + 1, "PER", person[0], KNOWN_ONE - 2)
        i += 1


def _holds_many(text: Text, lexicon: EntityLexicon, i: int, n: int, entry: Entry) -> bool:
    """Whether a name of several words counts here."""
    if entry.need == "model" or (entry.label == "LOC" and _goes_on(text, lexicon, i + n)):
        return False
    if text.initial[i] and text.words[i].lower() in text.vocabulary.determiners:
        return text.previous(i) in QUOTES
    return not (entry.label == "ORG" and entry.kind == "club" and town_follows(text, lexicon, i + n))


def town_follows(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    entry = lexicon.lookup(text.words[i]) if i < len(text) else None
    return entry is not None and entry.kind in TOWNS


def _goes_on(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether the token before is part of a longer, unknown name ("Charleston College", "Tokio Hotel")."""
    if text.is_capital(i) and text.words[i] in text.vocabulary.event_nouns:
        return True
    if not text.is_capital(i) or is_ordinary(text.words[i]) or genitive_stem(text.words[i - 1]):
        return False
    word = text.words[i]
    if len(word) < 3 or not word.isalpha() or lexicon.is_given(word) or text.is_title(i):
        return False
    return (
        lexicon.lookup(word) is None
        and lexicon.surname(word) is None
        and lexicon.match(text.words, i) is None
    )


def _holds(text: Text, lexicon: EntityLexicon, i: int, entry: Entry) -> bool:
    """Whether a one-word name counts here."""
    if entry.need == "model":
        return False
    word, before = text.words[i], text.previous(i)
    if entry.label == "PER":
        return entry.need == "nothing" or (text.initial[i] is False and text.is_title(i - 1))
    if _goes_on(text, lexicon, i + 1):
        return False
    if entry.label == "LOC":
        if text.is_determined(i) and (word in lexicon.inhabitants or word in text.vocabulary.peoples):
            return before.lower() not in ("die", "der", "den", "viele", "vielen", "alle", "zwei", "drei")
        if entry.kind in TOWNS and before.lower() in text.vocabulary.articles:
            return False
        if before in text.vocabulary.longer_names:
            return False
        if i and lexicon.is_given(before) and not is_ordinary(before) and lexicon.lookup(before) is None:
            return False
        if entry.need == "nothing":
            return True
        if word in lexicon.single and (
            before in text.vocabulary.place_words or before.lower() in text.vocabulary.place_prepositions
        ):
            return not is_ordinary(word) or before.lower() in ("in", "nach", "aus", "stadt", "gemeinde")
        return False
    if entry.need == "nothing":
        return True
    if entry.kind in ("party", "state_body"):
        after = text.words[i + 1] if i + 1 < len(text) else ""
        return not after[:1].isupper() and (text.is_determined(i) or text.initial[i]) and word[0].isupper()
    return before in QUOTES and i + 1 < len(text) and text.words[i + 1] in QUOTES


def find_datelines(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Places at the head of a text or line: "Kabul – …", "Moskau/Berlin (dpa) –", "WIEN."."""
    words = text.words
    for i in range(len(words)):
        if i and not _is_line_start(words, i):
            continue
        if not text.capital[i]:
            continue
        places, j = [], i
        while j < len(words) and words[j][0].isupper() and j - i < 8:
            entry = lexicon.lookup(words[j])
            size = 1
            many = lexicon.match(words, j)
            if many is not None:
                size, entry = many
            places.append((j, j + size, entry))
            j += size
            if j < len(words) and words[j] in ("/", ",", "und"):
                j += 1
            else:
                break
        agency = False
        if j < len(words) and words[j] == "(":
            close = next((k for k in range(j + 1, min(j + 8, len(words))) if words[k] == ")"), -1)
            if close > 0 and any(words[k] in text.vocabulary.agencies for k in range(j + 1, close)):
                agency, j = True, close + 1
        if not places or j >= len(words) or words[j] not in (*_DASHES, "."):
            continue
        known = all(entry is not None and entry.label == "LOC" for _, _, entry in places)
        if (
            agency
            or (known and words[j] != "." and (words[j] != ":" or i == 0))
            or (known and all(words[k].isupper() for k, _, _ in places))
        ):
            for first, last, entry in places:
                if entry is not None and entry.label != "LOC":
                    continue
                yield Candidate(first, last, "LOC", entry.id if entry else "", LEGAL)


def _is_line_start(words: list[str], i: int) -> bool:
    return not words[i - 1].strip() and "\n" in words[i - 1]


def find_named_places(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Names behind a word for a kind of place ("Provinz Taez"), and small towns behind a preposition."""
    for i in range(1, len(text)):
        if not text.capital[i]:
            continue
        before, word = text.words[i - 1], text.words[i]
        named = before in text.vocabulary.naming_places
        if not (named or before.lower() in _INTO) or not text.is_name_like(i):
            continue
        known = lexicon.lookup(word) is not None or lexicon.surname(word) is not None
        if known or lexicon.is_given(word) or text.is_title(i) or word in lexicon.inhabitants:
            continue
        if not named:
            towns = lexicons.city_table().find(word) if not _goes_on(text, lexicon, i + 1) else ()
            if towns:
                yield Candidate(i, i + 1, "LOC", towns[0].id if len(towns) == 1 else "", KNOWN_ONE)
            continue
        end = i + 1
        while (
            end < len(text)
            and end - i < 3
            and text.is_name_like(end)
            and lexicon.lookup(text.words[end]) is None
        ):
            end += 1
        yield Candidate(i, end, "LOC", "", KNOWN_ONE)


def find_districts(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Parts of towns and double towns with a hyphen ("Berlin-Mitte", "Köln-Ehrenfeld")."""
    for i, word in enumerate(text.words):
        if "-" not in word or not word[0].isupper() or word in lexicon.single:
            continue
        head, _, tail = word.partition("-")
        entry = lexicon.single.get(head)
        if entry is None or entry.label != "LOC" or entry.kind not in TOWNS or is_listed(head):
            continue
        if tail in text.vocabulary.quarters or (
            tail[:1].isupper()
            and len(tail) > 3
            and not is_noun(tail)
            and "-" not in tail
            and lexicon.lookup(tail) is None
            and not lexicon.is_given(tail)
            and tail.isalpha()
            and lexicon.surname(tail) is None
            and text.previous(i) in text.vocabulary.place_prepositions
        ):
            yield Candidate(i, i + 1, "LOC", "", KNOWN_ONE)
