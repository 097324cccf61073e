"""The only reader of ``newsevents/data``: tables and vocabularies, checked and frozen.

Tables are tab-separated with a header line; ``|`` parts the items of a list cell; lines that start with ``#``
are comments. Vocabularies are TOML. Everything is read once, on first use.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from newsevents.errors import LexiconError

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib


@dataclass(frozen=True, slots=True)
class Person:
    """A row of ``persons.tsv``.

    ``aliases`` name nobody else; ``surnames`` are the forms used alone, which stand for this person without
    a first name in the article only where ``alone`` is true.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    surnames: tuple[str, ...]
    alone: bool
    epithets: tuple[str, ...]
    country: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A row of ``offices.tsv``: somebody held a role from ``start`` to ``end`` (None: still, at ``checked``)."""

    person: str
    role: str
    of: str
    start: dt.date
    end: dt.date | None
    checked: dt.date
    source: str


@dataclass(frozen=True, slots=True)
class Role:
    """A row of ``roles.tsv``: German words for an office; ``of`` is set where the word itself says it."""

    role: str
    words: tuple[str, ...]
    of: str | None


@dataclass(frozen=True, slots=True)
class Country:
    """A row of ``countries.tsv``; ``id`` is the ISO 3166 alpha-2 code, ``adjectives`` are uninflected."""

    id: str
    name: str
    official: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    inhabitants: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of ``places.tsv`` or ``cities.tsv``."""

    id: str
    name: str
    kind: str
    country: str | None
    within: str | None
    aliases: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    population: int
    geonames: str | None


@dataclass(frozen=True, slots=True)
class Organization:
    """A row of ``organizations.tsv``; ``weak`` aliases need the full name in the article."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    weak: tuple[str, ...]


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("newsevents").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(
                f"{name}, row {number} ({cells[0]!r}): {len(cells)} cells instead of {len(header)}; "
                f"the columns are {', '.join(header)}, parted by tabs",
                slug="knowledge-bad-entry",
            )
        yield dict(zip(header, cells, strict=True))


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split("|") if item.strip())


def _date(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


@lru_cache(maxsize=1)
def persons() -> tuple[Person, ...]:
    """All persons, in the order of the file."""
    return tuple(
        Person(
            id=row["id"],
            name=row["name"],
            aliases=_items(row["aliases"]),
            surnames=_items(row["surnames"]),
            alone=row["alone"] == "yes",
            epithets=_items(row["epithets"]),
            country=row["country"] or None,
            wikidata=row["wikidata"] or None,
        )
        for row in _rows("persons.tsv")
    )


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """All terms of office."""
    found = []
    for row in _rows("offices.tsv"):
        start, checked = _date(row["start"]), _date(row["checked"])
        if start is None or checked is None:
            raise LexiconError(
                f"offices.tsv, {row['person']} as {row['role']}: start and checked must be dates (YYYY-MM-DD)",
                slug="knowledge-bad-entry",
            )
        found.append(
            Term(row["person"], row["role"], row["of"], start, _date(row["end"]), checked, row["source"])
        )
    return tuple(found)


@lru_cache(maxsize=1)
def roles() -> tuple[Role, ...]:
    """All offices with their German words."""
    return tuple(Role(row["role"], _items(row["words"]), row["of"] or None) for row in _rows("roles.tsv"))


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All states and some territories."""
    return tuple(
        Country(
            id=row["id"],
            name=row["name"],
            official=row["official"],
            aliases=_items(row["aliases"]),
            adjectives=_items(row["adjectives"]),
            inhabitants=_items(row["inhabitants"]),
            capitals=_items(row["capitals"]),
            metonyms=_items(row["metonyms"]),
        )
        for row in _rows("countries.tsv")
    )


def _places(name: str) -> tuple[Place, ...]:
    return tuple(
        Place(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            within=row["within"] or None,
            aliases=_items(row["aliases"]),
            latitude=_number(row["latitude"]),
            longitude=_number(row["longitude"]),
            population=int(row["population"] or 0),
            geonames=row["geonames"] or None,
        )
        for row in _rows(name)
    )


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Curated regions, waters, sites and buildings."""
    return _places("places.tsv")


@lru_cache(maxsize=1)
def cities() -> tuple[Place, ...]:
    """Cities of the gazetteer, most populous first."""
    return _places("cities.tsv")


@lru_cache(maxsize=1)
def organizations() -> tuple[Organization, ...]:
    """All organizations."""
    return tuple(
        Organization(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            aliases=_items(row["aliases"]),
            weak=_items(row["weak"]),
        )
        for row in _rows("organizations.tsv")
    )


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of the news: those of the file and those of the persons known."""
    text = files("newsevents").joinpath("data", "given_names.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=8)
def vocabulary(name: str) -> dict[str, Any]:
    """A TOML vocabulary, for example ``vocabulary("cues")``."""
    raw = files("newsevents").joinpath("data", f"{name}.toml").read_bytes()
    return tomllib.loads(raw.decode("utf-8"))
