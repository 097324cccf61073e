"""The only reader of ``newsevents/data`` and of users' knowledge files: all is checked and frozen.

Tables are tab-separated with a header line; ``|`` parts the items of a list cell; lines that start with ``#``
are comments. Vocabularies are TOML. The shipped files are read once, on first use.

Users' files have the same form and may leave columns out. Which table a file extends follows from the
beginning of its name ("persons.tsv", "persons-my-desk.tsv"). A user's row replaces the shipped row of the
same ``id``; a user's name for somebody wins where it already names somebody else.
"""

from __future__ import annotations

import gc
import hashlib
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from newsevents._tables import (
    COLUMNS,
    MAKERS,
    PLACE_COLUMNS,
    Country,
    Organization,
    Person,
    Place,
    Role,
    Term,
    make_country,
    make_organization,
    make_person,
    make_place,
    make_role,
    make_term,
    read_table,
)
from newsevents.errors import LexiconError

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

__all__ = [
    "COLUMNS",
    "CityTable",
    "Country",
    "Knowledge",
    "Organization",
    "Person",
    "Place",
    "Role",
    "Term",
    "cities",
    "city_table",
    "common_words",
    "countries",
    "gc_paused",
    "given_names",
    "knowledge_for",
    "load_knowledge",
    "merge_knowledge",
    "organizations",
    "persons",
    "places",
    "register_tables",
    "roles",
    "shipped_knowledge",
    "terms",
    "vocabulary",
]

T = TypeVar("T")


@contextmanager
def gc_paused() -> Iterator[None]:
    """Build many small objects without the collector looking at each thousand of them; halves loading."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


_DATA = Path(__file__).parent / "data"


def _data(name: str) -> bytes:
    return (_DATA / name).read_bytes()


def _shipped(name: str) -> str:
    return _data(name).decode("utf-8")


def _read(table: str, make: Callable[[list[str]], T]) -> tuple[T, ...]:
    name = f"{table}.tsv"
    with gc_paused():
        return tuple(read_table(_shipped(name), name, table, make))


@lru_cache(maxsize=1)
def persons() -> tuple[Person, ...]:
    """All persons, in the order of the file."""
    return _read("persons", make_person)


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """All terms of office."""
    return _read("offices", make_term)


@lru_cache(maxsize=1)
def roles() -> tuple[Role, ...]:
    """All offices with their German words."""
    return _read("roles", make_role)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All states and some territories."""
    return _read("countries", make_country)


@lru_cache(maxsize=1)
def places() -> tuple[Place, ...]:
    """Curated regions, waters, sites and buildings."""
    return _read("places", make_place)


@lru_cache(maxsize=1)
def cities() -> tuple[Place, ...]:
    """Cities of the gazetteer, most populous first. To look a name up, ``city_table`` is much cheaper."""
    return _read("cities", make_place)


@lru_cache(maxsize=1)
def organizations() -> tuple[Organization, ...]:
    """All organizations."""
    return _read("organizations", make_organization)


def _lines(name: str) -> frozenset[str]:
    lines = _shipped(name).split("\n")
    return frozenset([line for line in lines if line and line[0] != "#"])


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names of the news, as in ``given_names.txt``."""
    return _lines("given_names.txt")


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Ordinary German words, nouns with a capital, as in ``common_words.txt``."""
    return _lines("common_words.txt")


@lru_cache(maxsize=8)
def vocabulary(name: str) -> dict[str, Any]:
    """A TOML vocabulary, for example ``vocabulary("cues")``."""
    parsed: dict[str, Any] = tomllib.loads(_shipped(f"{name}.toml"))
    return parsed


class CityTable:
    """The gazetteer, asked by exact name; a ``Place`` is made when somebody asks for it.

    Args:
        text: the cities, a table like ``cities.tsv``.
        towns: smaller towns, a table like ``towns.tsv``: lines of ``name geonames canonical country within
            latitude longitude population``, sorted by the bytes of the name.
        source: the name of the table, for messages.
    """

    def __init__(self, text: str, towns: bytes = b"", source: str = "cities.tsv") -> None:
        lines = text.split("\n")
        first = 0
        while first < len(lines) and (not lines[first] or lines[first][0] == "#"):
            first += 1
        if tuple(lines[first].split("\t")) != PLACE_COLUMNS if first < len(lines) else True:
            raise LexiconError(
                f"{source}: the first line must name the columns {', '.join(PLACE_COLUMNS)}, parted by tabs",
                slug="knowledge-bad-entry",
            )
        self._lines = lines
        self._town_bytes = towns
        self._towns: list[bytes] | None = None
        self._index: dict[str, int | tuple[int, ...]] = {}
        self._count = 0
        note = self._index.setdefault
        for number in range(first + 1, len(lines)):
            if lines[number]:
                self._count += 1
                _, name, _, _, _, aliases, _ = lines[number].split("\t", 6)
                if note(name, number) != number:
                    self._note_again(name, number)
                if aliases:
                    for alias in aliases.split("|"):
                        if note(alias, number) != number:
                            self._note_again(alias, number)
        self._first = first + 1

    def _note_again(self, name: str, number: int) -> None:
        before = self._index[name]
        earlier = before if isinstance(before, tuple) else (before,)
        if number not in earlier:
            self._index[name] = (*earlier, number)

    def __len__(self) -> int:
        return self._count

    def names(self) -> Iterable[str]:
        """All names of cities, in the order of the table."""
        return self._index.keys()

    def rows(self, name: str | None = None) -> Iterator[list[str]]:
        """The cells of the cities of this name, or of all, in the order of the table; no towns."""
        if name is None:
            yield from [line.split("\t") for line in self._lines[self._first :] if line]
        else:
            yield from [self._lines[number].split("\t") for number in self._numbers(name)]

    def _numbers(self, name: str) -> tuple[int, ...]:
        found = self._index.get(name, ())
        return (found,) if isinstance(found, int) else found

    def find(self, name: str) -> tuple[Place, ...]:
        """Cities of exactly this name, in the order of the table; a town where there is no city."""
        numbers = self._numbers(name)
        if not numbers:
            return self._find_town(name)
        return tuple([make_place(self._lines[number].split("\t")) for number in numbers])

    def _find_town(self, name: str) -> tuple[Place, ...]:
        if self._towns is None:
            self._towns = self._town_bytes.rstrip(b"\n").split(b"\n")
        wanted = name.encode() + b"\t"
        at = bisect_left(self._towns, wanted)
        if at < len(self._towns) and self._towns[at].startswith(wanted):
            return (_town(self._towns[at].decode().split("\t")),)
        return ()


def _town(row: list[str]) -> Place:
    name, geonames, canonical, country, within, latitude, longitude, population = row
    return make_place(
        [
            f"geonames-{geonames}",
            canonical or name,
            "city",
            country,
            within,
            "",
            latitude,
            longitude,
            population,
            geonames,
        ]
    )


@lru_cache(maxsize=1)
def city_table() -> CityTable:
    """The shipped gazetteer, indexed by name."""
    with gc_paused():
        return CityTable(_shipped("cities.tsv"), _data("towns.tsv"))


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
    with gc_paused():
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


_TABLES: dict[str, tuple[tuple[str, str], ...]] = {}


def register_tables(tables: tuple[tuple[str, str], ...]) -> str:
    """Check a user's tables and make them known in this process.

    Args:
        tables: files as (name, text).

    Returns:
        A digest to find them by; an empty string for no tables.

    Raises:
        LexiconError: a table has an unknown name or column, or a row is wrong.
    """
    if not tables:
        return ""
    merge_knowledge(tables)
    digest = hashlib.sha256(repr(tables).encode("utf-8")).hexdigest()[:16]
    _TABLES[digest] = tables
    return digest


def knowledge_for(digest: str) -> Knowledge:
    """Return the knowledge of registered tables; the shipped one for an empty digest.

    Raises:
        LexiconError: the tables are not known in this process (slug ``knowledge-file-missing``).
    """
    if not digest:
        return shipped_knowledge()
    if digest not in _TABLES:
        raise LexiconError(
            f"the Doc was made with knowledge {digest} that this process does not have: load the pipeline "
            f"that made it "
            "(newsevents.load(…, knowledge=[…]) or spacy.load(folder)) before reading its Docs",
            slug="knowledge-file-missing",
        )
    return merge_knowledge(_TABLES[digest])


def merge_knowledge(tables: Iterable[tuple[str, str]]) -> Knowledge:
    """Lay a user's tables, given as (file name, text), over the shipped ones; see ``load_knowledge``."""
    return _merge(tuple((name, text) for name, text in tables))


@lru_cache(maxsize=4)
def _merge(tables: tuple[tuple[str, str], ...]) -> Knowledge:
    base = shipped_knowledge()
    if not tables:
        return base
    new: dict[str, list[Any]] = {table: [] for table in COLUMNS}
    owner: dict[str, str] = {}
    for name, text in tables:
        table = next((table for table in COLUMNS if name.startswith(table)), None)
        if table is None:
            raise LexiconError(
                f"{name}: no table of this name; begin the file's name with one of {', '.join(COLUMNS)}",
                slug="knowledge-bad-entry",
            )
        for entry in read_table(text, name, table, MAKERS[table], partial=True):
            new[table].append(entry)
            if COLUMNS[table][0] != "id":
                continue
            if entry.id in owner:
                raise LexiconError(
                    f"{name}, entry {entry.id!r}: the id already stands in {owner[entry.id]}; "
                    "give each entry an id of its own",
                    slug="knowledge-bad-entry",
                )
            owner[entry.id] = name
    known = {person.id for person in (*base.persons, *new["persons"])}
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
        user_ids=frozenset(owner),
        user_tables=tables,
    )


def _over(new: list[Any], base: tuple[Any, ...]) -> tuple[Any, ...]:
    replaced = {entry.id for entry in new}
    return (*new, *(entry for entry in base if entry.id not in replaced))
