"""Rows of the knowledge tables: what they are, how a line becomes one, what may be wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from newsevents.errors import LexiconError


class Person(NamedTuple):
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


class Term(NamedTuple):
    """A row of ``offices.tsv``: a role held from ``start`` to ``end`` (None: still at ``checked``)."""

    person: str
    role: str
    of: str
    start: dt.date
    end: dt.date | None
    checked: dt.date
    source: str


class Role(NamedTuple):
    """A row of ``roles.tsv``: German words for an office; ``of`` is set where the word itself says it."""

    role: str
    words: tuple[str, ...]
    of: str | None


class Country(NamedTuple):
    """A row of ``countries.tsv``; ``id`` is the ISO 3166 alpha-2 code, ``adjectives`` are uninflected."""

    id: str
    name: str
    official: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    inhabitants: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


class Place(NamedTuple):
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


class Organization(NamedTuple):
    """A row of ``organizations.tsv``; ``weak`` aliases need the full name in the article."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    weak: tuple[str, ...]


PLACE_COLUMNS = (
    *("id", "name", "kind", "country", "within", "aliases"),
    *("latitude", "longitude", "population", "geonames"),
)
COLUMNS: dict[str, tuple[str, ...]] = {
    "persons": ("id", "name", "aliases", "surnames", "alone", "epithets", "country", "wikidata"),
    "offices": ("person", "role", "of", "start", "end", "checked", "source"),
    "roles": ("role", "words", "of"),
    "countries": ("id", "name", "official", "aliases", "adjectives", "inhabitants", "capitals", "metonyms"),
    "places": PLACE_COLUMNS,
    "cities": PLACE_COLUMNS,
    "organizations": ("id", "name", "kind", "country", "aliases", "weak"),
}
"""The tables and their columns, in the order of the files."""

Row = list[str]
T = TypeVar("T")


class _BadCellError(Exception):
    """What is wrong with a row and what to do; ``read_table`` adds the place."""


def read_table(
    text: str, source: str, table: str, make: Callable[[Row], T], *, partial: bool = False
) -> list[T]:
    """Read a table.

    Args:
        text: the file's text.
        source: the file's name, for messages.
        table: which table it is, a key of ``COLUMNS``.
        make: makes an entry of a row's cells, which stand in the order of ``COLUMNS``.
        partial: whether columns may be missing, as in users' files.

    Raises:
        LexiconError: the header or a row is wrong; the message names file, line, entry and remedy.
    """
    columns = COLUMNS[table]
    width = 0
    order: list[int] | None = None
    found: list[T] = []
    append = found.append
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
        if not width:
            width, order = len(cells), _order(cells, source, columns, partial=partial)
            continue
        if len(cells) != width:
            raise LexiconError(
                f"{source}, line {number} ({cells[0]!r}): {len(cells)} cells instead of {width}; "
                f"the columns are {', '.join(columns)}, parted by tabs",
                slug="knowledge-bad-entry",
            )
        if order is not None:
            cells = [cells[i] if i >= 0 else "" for i in order]
        try:
            append(make(cells))
        except _BadCellError as error:
            raise LexiconError(
                f"{source}, line {number} ({cells[0]!r}): {error}", slug="knowledge-bad-entry"
            ) from None
    return found


def _order(header: Row, source: str, columns: tuple[str, ...], *, partial: bool) -> list[int] | None:
    """Where each column stands in the file; None where all stand in their own place."""
    header = [cell.strip() for cell in header]
    unknown = [cell for cell in header if cell not in columns]
    missing = [column for column in columns if column not in header]
    if unknown or (missing and not partial) or columns[0] not in header:
        raise LexiconError(
            f"{source}: the first line must name the columns {', '.join(columns)}, parted by tabs"
            + (f"; unknown: {', '.join(unknown)}" if unknown else "")
            + (f"; missing: {', '.join(missing)}" if missing else ""),
            slug="knowledge-bad-entry",
        )
    if tuple(header) == columns:
        return None
    return [header.index(column) if column in header else -1 for column in columns]


def _items(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    if "|" in cell or cell[0] == " " or cell[-1] == " ":
        return tuple([item.strip() for item in cell.split("|") if item.strip()])
    return (cell,)


# A few thousand days stand in the tables again and again.
_day = lru_cache(maxsize=8192)(dt.date.fromisoformat)


def _date(cell: str, column: str) -> dt.date | None:
    if not cell:
        return None
    try:
        return _day(cell)
    except ValueError:
        raise _BadCellError(f"{column} is {cell!r}; write a date as YYYY-MM-DD or leave it empty") from None


def _number(cell: str, column: str) -> float | None:
    if not cell:
        return None
    try:
        return float(cell)
    except ValueError:
        raise _BadCellError(
            f"{column} is {cell!r}; write a number with a decimal point or leave it empty"
        ) from None


def _need(row: Row, columns: str) -> None:
    """Say which of the first columns is empty."""
    for cell, column in zip(row, columns.split(), strict=False):
        if not cell.strip():
            raise _BadCellError(f"{column} is empty; fill it in")


def make_person(row: Row) -> Person:
    """A row of ``persons.tsv``."""
    identifier, name, aliases, surnames, alone, epithets, country, wikidata = row
    if not identifier or not name.strip():
        _need(row, "id name")
    if alone not in ("", "yes", "no"):
        raise _BadCellError(f"alone is {alone!r}; write yes or leave it empty")
    return Person(
        identifier,
        name,
        _items(aliases),
        _items(surnames),
        alone == "yes",
        _items(epithets),
        country or None,
        wikidata or None,
    )


def make_term(row: Row) -> Term:
    """A row of ``offices.tsv``."""
    person, role, of, first, last, seen, source = row
    if not person or not role:
        _need(row, "person role")
    start, end, checked = _date(first, "start"), _date(last, "end"), _date(seen, "checked")
    if start is None:
        raise _BadCellError(f"the term as {role} has no start; write a date as YYYY-MM-DD")
    if end is not None and end < start:
        raise _BadCellError(
            f"the term as {role} ends on {end} before it starts on {start}; correct one of them"
        )
    return Term(person, role, of, start, end, checked or start, source)


def make_role(row: Row) -> Role:
    """A row of ``roles.tsv``."""
    role, words, of = row
    if not role or not words:
        _need(row, "role words")
    return Role(role, _items(words), of or None)


def make_country(row: Row) -> Country:
    """A row of ``countries.tsv``."""
    identifier, name, official, aliases, adjectives, inhabitants, capitals, metonyms = row
    if not identifier or not name.strip():
        _need(row, "id name")
    return Country(
        identifier,
        name,
        official,
        _items(aliases),
        _items(adjectives),
        _items(inhabitants),
        _items(capitals),
        _items(metonyms),
    )


def make_place(row: Row) -> Place:
    """A row of ``places.tsv`` or ``cities.tsv``."""
    identifier, name, kind, country, within, aliases, latitude, longitude, population, geonames = row
    if not identifier or not name.strip():
        _need(row, "id name")
    return Place(
        identifier,
        name,
        kind,
        country or None,
        within or None,
        _items(aliases),
        _number(latitude, "latitude"),
        _number(longitude, "longitude"),
        int(_number(population, "population") or 0),
        geonames or None,
    )


def make_organization(row: Row) -> Organization:
    """A row of ``organizations.tsv``."""
    identifier, name, kind, country, aliases, weak = row
    if not identifier or not name.strip():
        _need(row, "id name")
    return Organization(identifier, name, kind, country or None, _items(aliases), _items(weak))


MAKERS: dict[str, Callable[[Row], Any]] = {
    "persons": make_person,
    "offices": make_term,
    "roles": make_role,
    "countries": make_country,
    "places": make_place,
    "cities": make_place,
    "organizations": make_organization,
}
"""What makes an entry of each table."""
