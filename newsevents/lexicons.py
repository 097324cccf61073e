"""The only reader of ``newsevents/data`` and of users' knowledge files: tables and vocabularies, checked and frozen.

Tables are tab-separated with a header line; ``|`` parts the items of a list cell; lines that start with ``#``
are comments. Vocabularies are TOML. The shipped files are read once, on first use.

Users' files have the same form and may leave columns out. Which table a file extends follows from the
beginning of its name ("persons.tsv", "persons-my-desk.tsv"). A user's row replaces the shipped row of the same
``id``; a user's name for somebody wins where it already names somebody else.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

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


Row = dict[str, str]
T = TypeVar("T")


def _parse_rows(
    text: str, source: str, columns: tuple[str, ...], *, partial: bool
) -> Iterator[tuple[Row, str]]:
    """Rows of a table with the place to name in an error; users' tables (``partial``) may lack columns."""
    header: list[str] | None = None
    blank = dict.fromkeys(columns, "")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            unknown = [cell for cell in header if cell not in columns]
            missing = [column for column in columns if column not in header]
            if unknown or (missing and not partial) or columns[0] not in header:
                raise LexiconError(
                    f"{source}: the first line must name the columns {', '.join(columns)}, parted by tabs"
                    + (f"; unknown: {', '.join(unknown)}" if unknown else "")
                    + (f"; missing: {', '.join(missing)}" if missing and not partial else ""),
                    slug="knowledge-bad-entry",
                )
            continue
        if len(cells) != len(header):
            raise LexiconError(
                f"{source}, line {number} ({cells[0]!r}): {len(cells)} cells instead of {len(header)}; "
                f"the columns are {', '.join(header)}, parted by tabs",
                slug="knowledge-bad-entry",
            )
        yield blank | dict(zip(header, cells, strict=True)), f"{source}, line {number} ({cells[0]!r})"


def _items(cell: str) -> tuple[str, ...]:
    if "|" in cell:
        return tuple([item.strip() for item in cell.split("|") if item.strip()])
    cell = cell.strip()
    return (cell,) if cell else ()


def _needed(row: Row, column: str, where: str) -> str:
    value = row[column].strip()
    if not value:
        raise LexiconError(f"{where}: {column} is empty; fill it in", slug="knowledge-bad-entry")
    return value


def _date(row: Row, column: str, where: str) -> dt.date | None:
    if not row[column]:
        return None
    try:
        return dt.date.fromisoformat(row[column])
    except ValueError:
        raise LexiconError(
            f"{where}: {column} is {row[column]!r}; write a date as YYYY-MM-DD or leave it empty",
            slug="knowledge-bad-entry",
        ) from None


def _number(row: Row, column: str, where: str) -> float | None:
    if not row[column]:
        return None
    try:
        return float(row[column])
    except ValueError:
        raise LexiconError(
            f"{where}: {column} is {row[column]!r}; write a number with a decimal point or leave it empty",
            slug="knowledge-bad-entry",
        ) from None


def _person(row: Row, where: str) -> Person:
    if row["alone"] not in ("", "yes", "no"):
        raise LexiconError(
            f"{where}: alone is {row['alone']!r}; write yes or leave it empty", slug="knowledge-bad-entry"
        )
    return Person(
        id=row["id"],
        name=_needed(row, "name", where),
        aliases=_items(row["aliases"]),
        surnames=_items(row["surnames"]),
        alone=row["alone"] == "yes",
        epithets=_items(row["epithets"]),
        country=row["country"] or None,
        wikidata=row["wikidata"] or None,
    )


def _term(row: Row, where: str) -> Term:
    start, checked = _date(row, "start", where), _date(row, "checked", where)
    end = _date(row, "end", where)
    if start is None:
        raise LexiconError(f"{where}: start is empty; write a date as YYYY-MM-DD", slug="knowledge-bad-entry")
    if end is not None and end < start:
        raise LexiconError(
            f"{where}: the term of {row['role']} ends on {end} before it starts on {start}",
            slug="knowledge-bad-entry",
        )
    return Term(
        _needed(row, "person", where),
        _needed(row, "role", where),
        row["of"],
        start,
        end,
        checked or start,
        row["source"],
    )


def _role(row: Row, where: str) -> Role:
    return Role(_needed(row, "role", where), _items(row["words"]), row["of"] or None)


def _country(row: Row, where: str) -> Country:
    return Country(
        id=_needed(row, "id", where),
        name=_needed(row, "name", where),
        official=row["official"],
        aliases=_items(row["aliases"]),
        adjectives=_items(row["adjectives"]),
        inhabitants=_items(row["inhabitants"]),
        capitals=_items(row["capitals"]),
        metonyms=_items(row["metonyms"]),
    )


def _place(row: Row, where: str) -> Place:
    return Place(
        id=row["id"],
        name=_needed(row, "name", where),
        kind=row["kind"],
        country=row["country"] or None,
        within=row["within"] or None,
        aliases=_items(row["aliases"]),
        latitude=_number(row, "latitude", where),
        longitude=_number(row, "longitude", where),
        population=int(_number(row, "population", where) or 0),
        geonames=row["geonames"] or None,
    )


def _organization(row: Row, where: str) -> Organization:
    return Organization(
        id=_needed(row, "id", where),
        name=_needed(row, "name", where),
        kind=row["kind"],
        country=row["country"] or None,
        aliases=_items(row["aliases"]),
        weak=_items(row["weak"]),
    )


_PLACE_COLUMNS = tuple("id name kind country within aliases latitude longitude population geonames".split())
COLUMNS: dict[str, tuple[str, ...]] = {
    "persons": tuple("id name aliases surnames alone epithets country wikidata".split()),
    "offices": tuple("person role of start end checked source".split()),
    "roles": tuple("role words of".split()),
    "countries": tuple("id name official aliases adjectives inhabitants capitals metonyms".split()),
    "places": _PLACE_COLUMNS,
    "cities": _PLACE_COLUMNS,
    "organizations": tuple("id name kind country aliases weak".split()),
}
"""The tables and their columns, in the order of the files."""


def _shipped(name: str) -> str:
    return (files("newsevents") / "data" / name).read_text(encoding="utf-8")


def _read(table: str, make: Callable[[Row, str], T]) -> tuple[T, ...]:
    name = f"{table}.tsv"
    return tuple(
        [make(row, where) for row, where in _parse_rows(_shipped(name), name, COLUMNS[table], partial=False)]
    )


@lru_cache(maxsize=1)
def persons() -> tuple[Person, ...]:
    """All persons, in the order of the file."""
    return _read("persons", _person)


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """All terms of office."""
    return _read("offices", _term)


@lru_cache(maxsize=1)
def roles() -> tuple[Role, ...]:
    """All offices with their German words."""
    return _read("roles", _role)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All states and some territories."""
    return _read("countries", _country)


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Curated regions, waters, sites and buildings."""
    return _read("places", _place)


@lru_cache(maxsize=1)
def cities() -> tuple[Place, ...]:
    """Cities of the gazetteer, most populous first. To look a name up, ``city_table`` is much cheaper."""
    return _read("cities", _place)


@lru_cache(maxsize=1)
def organizations() -> tuple[Organization, ...]:
    """All organizations."""
    return _read("organizations", _organization)


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of the news, as in ``given_names.txt``."""
    lines = _shipped("given_names.txt").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Ordinary German words, nouns with a capital, as in ``common_words.txt``."""
    lines = _shipped("common_words.txt").splitlines()
    return frozenset([line for line in lines if line and not line.startswith("#")])


@lru_cache(maxsize=8)
def vocabulary(name: str) -> dict[str, Any]:
    """A TOML vocabulary, for example ``vocabulary("cues")``."""
    raw = (files("newsevents") / "data" / f"{name}.toml").read_bytes()
    return tomllib.loads(raw.decode("utf-8"))


class CityTable:
    """The gazetteer's lines with an index of names; a ``Place`` is made when somebody asks for it."""

    def __init__(self, text: str, source: str = "cities.tsv") -> None:
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        header = tuple(lines[0].split("\t")) if lines else ()
        if header != _PLACE_COLUMNS:
            raise LexiconError(
                f"{source}: the first line must name the columns {', '.join(_PLACE_COLUMNS)}, parted by tabs",
                slug="knowledge-bad-entry",
            )
        self._lines = lines
        self._source = source
        index: dict[str, int | tuple[int, ...]] = {}
        for number in range(1, len(lines)):
            _, name, _, _, _, aliases, _ = lines[number].split("\t", 6)
            for alias in {name, *aliases.split("|")} if aliases else (name,):
                before = index.get(alias)
                if before is None:
                    index[alias] = number
                elif isinstance(before, int):
                    index[alias] = (before, number)
                else:
                    index[alias] = (*before, number)
        self._index = index

    def __len__(self) -> int:
        return len(self._lines) - 1

    def find(self, name: str) -> tuple[Place, ...]:
        """Cities of exactly this name, in the order of the file."""
        found = self._index.get(name)
        if found is None:
            return ()
        numbers = (found,) if isinstance(found, int) else found
        return tuple(self._make(number) for number in numbers)

    def _make(self, number: int) -> Place:
        row = dict(zip(_PLACE_COLUMNS, self._lines[number].split("\t"), strict=True))
        return _place(row, f"{self._source}, row {number} ({row['id']!r})")


@lru_cache(maxsize=1)
def city_table() -> CityTable:
    """The shipped gazetteer, indexed by name."""
    return CityTable(_shipped("cities.tsv"))


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Everything names are resolved against: the shipped tables and a user's rows before them.

    Attributes:
        persons, terms, roles, countries, places, organizations: rows in order of precedence.
        user_ids: ids of the rows that came from the user; these win where a name has two owners.
        user_tables: the user's files as (name, text), to save them with a pipeline.
    """

    persons: tuple[Person, ...]
    terms: tuple[Term, ...]
    roles: tuple[Role, ...]
    countries: tuple[Country, ...]
    places: tuple[Place, ...]
    organizations: tuple[Organization, ...]
    user_ids: frozenset[str] = frozenset()
    user_tables: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@lru_cache(maxsize=1)
def shipped_knowledge() -> Knowledge:
    """The shipped tables without any user's rows."""
    return Knowledge(persons(), terms(), roles(), countries(), places(), organizations())


def load_knowledge(paths: Iterable[str | Path] = ()) -> Knowledge:
    """Read a user's knowledge files over the shipped ones.

    Args:
        paths: tables, or folders of tables (every ``*.tsv`` in them, by name). A file's name begins with the
            table it extends: persons, offices, roles, countries, places, cities, organizations.

    Raises:
        LexiconError: a file is missing, has an unknown name or column, or a row is wrong; the message names
            file, entry and remedy.
    """
    tables = []
    for path in map(Path, paths):
        if not path.exists():
            raise LexiconError(
                f"knowledge file {path} does not exist; check the path", slug="knowledge-file-missing"
            )
        for file in sorted(path.glob("*.tsv")) if path.is_dir() else [path]:
            try:
                tables.append((file.name, file.read_text(encoding="utf-8-sig")))
            except UnicodeDecodeError as error:
                raise LexiconError(
                    f"{file}: not UTF-8 at byte {error.start}; save the file as UTF-8",
                    slug="knowledge-bad-entry",
                ) from None
    return merge_knowledge(tables)


def merge_knowledge(tables: Iterable[tuple[str, str]]) -> Knowledge:
    """Lay a user's tables, given as (file name, text), over the shipped ones; see ``load_knowledge``."""
    tables = tuple(tables)
    base = shipped_knowledge()
    if not tables:
        return base
    new: dict[str, list[Any]] = {table: [] for table in COLUMNS}
    makers: dict[str, Callable[[Row, str], Any]] = {
        "persons": _person,
        "offices": _term,
        "roles": _role,
        "countries": _country,
        "places": _place,
        "cities": _place,
        "organizations": _organization,
    }
    seen: dict[str, str] = {}
    for name, text in tables:
        table = next((table for table in COLUMNS if name.startswith(table)), None)
        if table is None:
            raise LexiconError(
                f"{name}: no table of this name; begin the file's name with one of {', '.join(COLUMNS)}",
                slug="knowledge-bad-entry",
            )
        for row, where in _parse_rows(text, name, COLUMNS[table], partial=True):
            if "id" in row:
                owner = seen.setdefault(row["id"], where)
                if owner != where:
                    raise LexiconError(
                        f"{where}: the id already stands in {owner}; give each entry an id of its own",
                        slug="knowledge-bad-entry",
                    )
            new[table].append(makers[table](row, where))
    known = {p.id for p in base.persons} | {p.id for p in new["persons"]}
    for term in new["offices"]:
        if term.person not in known:
            raise LexiconError(
                f"offices, {term.person!r} as {term.role}: no person has this id; add one to persons.tsv",
                slug="knowledge-bad-entry",
            )
    return Knowledge(
        persons=_over(new["persons"], base.persons),
        terms=(*new["offices"], *base.terms),
        roles=(*new["roles"], *base.roles),
        countries=_over(new["countries"], base.countries),
        places=_over([*new["places"], *new["cities"]], base.places),
        organizations=_over(new["organizations"], base.organizations),
        user_ids=frozenset(seen),
        user_tables=tables,
    )


def _over(new: list[Any], base: tuple[Any, ...]) -> tuple[Any, ...]:
    replaced = {entry.id for entry in new}
    return (*new, *(entry for entry in base if entry.id not in replaced))
