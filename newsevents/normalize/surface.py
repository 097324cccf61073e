"""What stands around a name in German text: articles, titles, brackets, suffixes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsevents import lexicons
from newsevents.normalize.fold import fold, fold_all

_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")
_HYPHEN = re.compile(r"[-‐‑–]")


class _Words(NamedTuple):
    titles: frozenset[str]
    title_endings: tuple[str, ...]
    particles: frozenset[str]
    suffixes: frozenset[str]
    articles: frozenset[str]
    variants: dict[str, frozenset[int]]
    given_names: frozenset[str]
    legal_forms: frozenset[str]
    class_nouns: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def words() -> _Words:
    """The words around and inside names: ``names.toml`` and the offices of ``roles.tsv``."""
    raw = lexicons.vocabulary("names")
    offices = [word for role in lexicons.roles() for word in role.words if len(word) > 2]
    titles = set(fold_all([*raw["titles"], *offices]))
    groups: dict[str, set[int]] = {}
    for number, names in enumerate(raw["given_name_variants"]):
        for name in names:
            groups.setdefault(fold(name), set()).add(number)
    return _Words(
        titles=frozenset(titles),
        title_endings=tuple(raw["title_endings"]),
        particles=frozenset(raw["particles"]),
        suffixes=frozenset(raw["suffixes"]),
        articles=frozenset(raw["articles"]),
        variants={name: frozenset(numbers) for name, numbers in groups.items()},
        given_names=frozenset(fold_all(sorted(lexicons.given_names()))),
        legal_forms=frozenset(raw["legal_forms"]),
        class_nouns={"ORG": tuple(raw["organization_nouns"]), "LOC": tuple(raw["town_nouns"])},
    )


def strip_article(text: str) -> str:
    """The text without quotation marks around it and a leading article or preposition with article ("im")."""
    text = text.strip().strip("\"'„“”»«‚‘,;:!?").strip()
    first, _, rest = text.partition(" ")
    return rest.strip() if rest and fold(first) in words().articles else text


def strip_brackets(text: str) -> str:
    """The text without a bracket behind it ("Angela Merkel (CDU)")."""
    return _BRACKETS.sub("", text).strip() or text


def is_title(word: str) -> bool:
    """Whether a word is a title or an office, bare or in a compound ("Dr.", "US-Präsident")."""
    known = words()
    folded = fold(word)
    if folded in known.titles:
        return True
    if folded.endswith("s") and folded[:-1] in known.titles:
        return True
    tail = folded.rsplit(" ", 1)[-1]
    if tail in known.titles and _HYPHEN.search(word):
        return True
    return len(folded) > 8 and folded.endswith(known.title_endings)


def strip_titles(text: str) -> str:
    """The text without titles and offices before the name; never empty.

    Example:
        >>> strip_titles("US-Präsident Donald Trump"), strip_titles("Prof. Dr. Angela Merkel")
        ('Donald Trump', 'Angela Merkel')
    """
    tokens = text.split()
    start = 0
    while start < len(tokens) - 1 and is_title(tokens[start]):
        start += 1
    return " ".join(tokens[start:])


def strip_class(text: str, kind: str) -> str:
    """A name of an organization or place without legal form and without the noun that says what it is.

    Example:
        >>> strip_class("Mannesmann AG", "ORG"), strip_class("Hafenstadt Odessa", "LOC")
        ('Mannesmann', 'Odessa')
    """
    tokens = text.split()
    known = words()
    if kind == "ORG":
        while len(tokens) > 1 and tokens[-1] in known.legal_forms:
            tokens.pop()
    nouns = known.class_nouns.get(kind, ())
    if len(tokens) > 1 and tokens[1][:1].isupper() and tokens[0].lower().endswith(nouns):
        del tokens[0]
    return " ".join(tokens)


def split_person(text: str) -> tuple[tuple[str, ...], str]:
    """Given names and surname of a person's name, folded; the surname takes its particles along.

    Example:
        >>> split_person("Ursula von der Leyen"), split_person("Donald J. Trump Jr.")
        ((('ursula',), 'von der leyen'), (('donald', 'j'), 'trump'))
    """
    known = words()
    tokens = fold(text).split()
    while len(tokens) > 1 and tokens[-1] in known.suffixes:
        tokens.pop()
    if not tokens:
        return (), ""
    start = len(tokens) - 1
    while start > 1 and tokens[start - 1] in known.particles:
        start -= 1
    if start == 1 and tokens[0] in known.particles:
        start = 0
    return tuple(tokens[:start]), " ".join(tokens[start:])
