"""Names inside compounds ("Putin-Besuch"), adjectives of nationality and inhabitants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsevents.components._entity_lexicon import EntityLexicon, Label
from newsevents.components._entity_text import Text
from newsevents.components._entity_words import is_ordinary


class Part(NamedTuple):
    """A name as part of a token.

    Attributes:
        token: index of the token.
        start: offset of the name's first character in the text.
        end: offset behind its last character.
        kind: PER, LOC or ORG.
        key: id of the knowledge base, or "".
        text: the name.
    """

    token: int
    start: int
    end: int
    kind: Label
    key: str
    text: str


class Nationality(NamedTuple):
    """An adjective of nationality, or a word for inhabitants.

    Attributes:
        token: index of the token.
        start: offset of the first character in the text.
        end: offset behind the last character.
        key: ISO code of the country, or id of the city.
        noun: True for inhabitants ("die Russen"), False for adjectives.
        text: the word.
    """

    token: int
    start: int
    end: int
    key: str
    noun: bool
    text: str


def find_parts(text: Text, lexicon: EntityLexicon, offsets: list[int], covered: set[int]) -> Iterator[Part]:
    """Names before (or inside) the hyphens of tokens that are no name themselves."""
    for i, word in enumerate(text.words):
        if (
            "-" not in word
            or i in covered
            or word.lower() in lexicon.adjectives
            or word in lexicon.inhabitants
        ):
            continue
        pieces = word.split("-")
        if len(pieces) < 2 or not pieces[-1] or not pieces[0]:
            continue
        found = _name_in(lexicon, pieces)
        if found is not None:
            first, last, kind, key = found
            start = offsets[i] + sum(len(piece) + 1 for piece in pieces[:first])
            name = "-".join(pieces[first:last])
            yield Part(i, start, start + len(name), kind, key, name)


def _name_in(lexicon: EntityLexicon, pieces: list[str]) -> tuple[int, int, Label, str] | None:
    for first in range(len(pieces) - 1):
        for last in range(len(pieces) - 1, first, -1):
            name = "-".join(pieces[first:last])
            if not name or not name[0].isupper():
                continue
            entry = lexicon.prefixes.get(name) or lexicon.single.get(name)
            if entry is None and last - first > 1:
                tokens = pieces[first:last]
                many = lexicon.match(tokens, 0)
                entry = many[1] if many is not None and many[0] == len(tokens) else None
            if entry is not None and (
                entry.need == "nothing" or (entry.kind == "party" and not is_ordinary(name))
            ):
                return first, last, entry.label, entry.id
            person = lexicon.surnames.get(name)
            if person is not None and person[1] and not is_ordinary(name):
                return first, last, "PER", person[0]
    return None


def find_nationalities(
    text: Text, lexicon: EntityLexicon, offsets: list[int], covered: set[int]
) -> Iterator[Nationality]:
    """Adjectives of nationality and inhabitants outside of names."""
    for i, word in enumerate(text.words):
        if i in covered or not word[0].isalpha():
            continue
        lower = word.lower()
        key = lexicon.inhabitants.get(word)
        followed = text.is_capital(i + 1)
        if key is not None and not (followed and lower in lexicon.adjectives):
            yield Nationality(i, offsets[i], offsets[i] + len(word), key, True, word)
            continue
        key = lexicon.adjectives.get(lower)
        if key is not None and (word[0].islower() or followed or "-" in word):
            yield Nationality(i, offsets[i], offsets[i] + len(word), key, False, word)
            continue
        key = lexicon.city_adjectives.get(word)
        if key is not None:
            yield Nationality(i, offsets[i], offsets[i] + len(word), key, not followed, word)
        elif "-" in word and word[0].islower():
            yield from _double(lexicon, i, word, offsets[i])


def _double(lexicon: EntityLexicon, i: int, word: str, offset: int) -> Iterator[Nationality]:
    """Both halves of "russisch-ukrainische"."""
    start = offset
    pieces = word.split("-")
    keys = [lexicon.adjectives.get(piece) for piece in pieces]
    for piece, key in zip(pieces, keys, strict=True):
        if key is not None:
            yield Nationality(i, start, start + len(piece), key, False, piece)
        start += len(piece) + 1
