"""The index of all names: entities, their spellings, and the dictionaries that lookups go through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Literal, NamedTuple

from newsevents import lexicons
from newsevents.normalize.fold import fold, fold_all
from newsevents.normalize.match import Comparison, Match
from newsevents.normalize.transliteration import keys_all, skeleton

Kind = Literal["PER", "LOC", "ORG"]
Strength = Literal["strong", "surname", "common", "weak"]
KINDS: tuple[Kind, ...] = ("PER", "LOC", "ORG")
_KIND_NAMES: dict[str, Kind] = {
    "per": "PER",
    "person": "PER",
    "loc": "LOC",
    "place": "LOC",
    "location": "LOC",
    "gpe": "LOC",
    "city": "LOC",
    "country": "LOC",
    "org": "ORG",
    "organization": "ORG",
    "organisation": "ORG",
}

_ADJECTIVE_ENDING = re.compile(r"(?:en|em|er|es|e)$")
_GENITIVE_ENDING = re.compile(r"(?<=[^aeious])s$")
_APOSTROPHE = re.compile("['’‘`´ʼ′]")
_SHORTEST_KEY = 5


def read_kind(kind: str | None) -> Kind | None:
    """The entity label behind "PER", "person", "place", "organization" and the like.

    Raises:
        ValueError: the kind is not one of these.
    """
    if kind is None:
        return None
    found = _KIND_NAMES.get(kind.lower())
    if found is None:
        raise ValueError(f"kind is {kind!r}; use PER, LOC, ORG or None")
    return found


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that the knowledge base knows; compared by identity, one object an id.

    Attributes:
        type: "person", "country", the kind of the place ("capital", "region" …) or of the organization.
        country: ISO code of the country that it belongs to (a country's own code for itself), or None.
        within: id of the place around it, or None.
        rank: population, higher first where several places share a name.
        user: whether it came from a user's file.
    """

    id: str
    name: str
    kind: Kind
    type: str
    country: str | None = None
    within: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    rank: int = 0
    user: bool = False


class Alias(NamedTuple):
    """One spelling of an entity.

    ``strength`` is "strong" (name and aliases), "surname" (stands alone in news at large), "common" (a
    surname that needs the full name in the article) or "weak" (an organization's short form that does).
    """

    text: str
    entity: Entity
    strength: Strength


# tuple.__new__ without the detour of NamedTuple's own: thousands of these are made when an index is built.
_make_alias: Callable[[tuple[str, Entity, Strength]], Alias] = partial(tuple.__new__, Alias)


def stem(folded: str) -> str:
    """A folded name without adjectival and genitive endings: "weissen hauses" and "weisses haus" are one.

    Only meant for names of several words; words of up to four letters stay.
    """
    return " ".join([_stem_word(token) if len(token) > 4 else token for token in folded.split()])


def _stem_word(token: str) -> str:
    shorter = _ADJECTIVE_ENDING.sub("", token)
    return _GENITIVE_ENDING.sub("", token) if shorter == token else shorter


def word_edges(folded: str) -> str:
    """First and last letter of each word of a folded name."""
    return " ".join([word[0] + word[-1] for word in folded.split()])


class NameIndex:
    """Dictionaries from every spelling to its entities, by kind.

    The exact spellings are indexed at once; keys, skeletons and buckets on first use, so that a program that
    only meets known spellings doesn't pay for them.

    Args:
        knowledge: what to index; see ``newsevents.lexicons.load_knowledge``.
        cities: gives the gazetteer, asked for exact names only, on first use.
    """

    def __init__(
        self, knowledge: lexicons.Knowledge, cities: Callable[[], lexicons.CityTable] | None = None
    ) -> None:
        self.knowledge = knowledge
        self._load_cities = cities
        self._city_entities: dict[str, Entity] = {}
        self.entities: dict[Kind, dict[str, Entity]] = {kind: {} for kind in KINDS}
        self.answers: dict[tuple[str, Kind | None], Match | None] = {}
        self.comparisons: dict[tuple[str, str, Kind | None], Comparison] = {}
        self._exact: dict[Kind, dict[str, tuple[Alias, ...]]] = {kind: {} for kind in KINDS}
        self._pending: list[Alias] = []
        self._add_countries(knowledge.countries)
        self._add_places(knowledge.places)
        self._add_organizations(knowledge.organizations)
        self._add_persons(knowledge.persons)
        self._flush()

    def _add(self, entity: Entity, texts: Iterable[str], strength: Strength) -> None:
        self._pending.extend([_make_alias((text, entity, strength)) for text in texts])

    def _flush(self) -> None:
        """Fold all spellings in one go and file them."""
        tables = self._exact
        for key, alias in zip(fold_all([alias[0] for alias in self._pending]), self._pending, strict=True):
            entity = alias[1]
            table, alone = tables[entity.kind], (alias,)
            owners = table.setdefault(key, alone)
            if owners is not alone and all(owner[1] is not entity for owner in owners):
                table[key] = (*owners, alias)
        self._pending = []

    def _register(self, entity: Entity) -> Entity:
        return self.entities[entity.kind].setdefault(entity.id, entity)

    def _add_countries(self, countries: tuple[lexicons.Country, ...]) -> None:
        for row in countries:
            entity = self._register(
                Entity(row.id, row.name, "LOC", "country", row.id, user=row.id in self.knowledge.user_ids)
            )
            self._add(entity, (row.name, *row.aliases), "strong")
            if row.official:
                self._add(entity, (row.official,), "strong")

    def _add_places(self, places: tuple[lexicons.Place, ...]) -> None:
        for row in places:
            entity = self._register(self._place(row))
            self._add(entity, (row.name, *row.aliases), "strong")

    def _place(self, row: lexicons.Place) -> Entity:
        return Entity(
            row.id, row.name, "LOC", row.kind, row.country, row.within, row.latitude, row.longitude,
            row.population, row.id in self.knowledge.user_ids,
        )  # fmt: skip

    def _add_organizations(self, organizations: tuple[lexicons.Organization, ...]) -> None:
        for row in organizations:
            entity = self._register(
                Entity(row.id, row.name, "ORG", row.kind, row.country, user=row.id in self.knowledge.user_ids)
            )
            self._add(entity, (row.name, *row.aliases), "strong")
            self._add(entity, row.weak, "weak")

    def _add_persons(self, persons: tuple[lexicons.Person, ...]) -> None:
        known, user_ids, pending = self.entities["PER"], self.knowledge.user_ids, self._pending
        for row in persons:
            key, name = row.id, row.name
            entity = Entity(key, name, "PER", "person", row.country, user=key in user_ids)
            entity = known.setdefault(key, entity)
            pending.append(_make_alias((name, entity, "strong")))
            for alias in row.aliases:
                pending.append(_make_alias((alias, entity, "strong")))
            strength = _strength(row)
            for surname in row.surnames:
                pending.append(_make_alias((surname, entity, strength)))

    def exact(self, text: str, kind: Kind) -> tuple[Alias, ...]:
        """All owners of a spelling after folding, whatever their strength."""
        return self._exact[kind].get(fold(text), ())

    def cities(self, text: str) -> tuple[Alias, ...]:
        """Cities of exactly this name, capitals and big ones first; without guessing the spelling."""
        if self._load_cities is None:
            return ()
        table = self._load_cities()
        rows = table.find(text)
        if not rows and _APOSTROPHE.search(text):
            plain = _APOSTROPHE.sub("’", text)
            rows = table.find(plain) or table.find(plain.replace("’", "'"))
        found = []
        for row in rows:
            entity = self._city_entities.get(row.id)
            if entity is None:
                entity = self._city_entities[row.id] = self._place(row)
            found.append(Alias(text, entity, "strong"))
        found.sort(key=_city_order)
        return tuple(found)

    def entity(self, identifier: str, kind: Kind | None = None) -> Entity | None:
        """The entity with this id; cities are known once they were met."""
        for each in KINDS if kind is None else (kind,):
            found = self.entities[each].get(identifier)
            if found is not None:
                return found
        return self._city_entities.get(identifier) if kind in (None, "LOC") else None

    def aliases_of(self, entity: Entity) -> tuple[Alias, ...]:
        """Every spelling of an entity, surnames included."""
        return tuple(self._by_entity.get((entity.kind, entity.id), ()))

    @cached_property
    def _by_entity(self) -> dict[tuple[Kind, str], list[Alias]]:
        found: dict[tuple[Kind, str], list[Alias]] = {}
        for kind in KINDS:
            for owners in self._exact[kind].values():
                for alias in owners:
                    found.setdefault((kind, alias.entity.id), []).append(alias)
        return found

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Folded capital → country code."""
        return _folded(self.knowledge.countries, "capitals")

    @cached_property
    def metonyms(self) -> dict[str, str]:
        """Folded word that stands for a government ("kreml") → country code."""
        return _folded(self.knowledge.countries, "metonyms")

    @cached_property
    def epithets(self) -> dict[str, list[Entity]]:
        """Folded epithet ("eiserne lady") → persons so called."""
        found: dict[str, list[Entity]] = {}
        for row in self.knowledge.persons:
            for epithet in row.epithets:
                found.setdefault(fold(epithet), []).append(self.entities["PER"][row.id])
        return found

    @cached_property
    def adjectives(self) -> dict[str, str]:
        """Folded uninflected adjective ("nordkoreanisch") → country code."""
        return _folded(self.knowledge.countries, "adjectives")

    @cached_property
    def inhabitants(self) -> dict[str, str]:
        """Folded form of an inhabitant's name ("russen") → country code."""
        return _folded(self.knowledge.countries, "inhabitants")

    @cached_property
    def by_key(self) -> dict[Kind, dict[str, list[Alias]]]:
        """Transliteration key without spaces → spellings that may be written otherwise.

        Those are names of countries that write another script; German names have one spelling ("Grasser" is
        no "Grazer"). Countries' names, short keys and acronyms are left out; full names of persons are found
        by their surname and given names.
        """
        found: dict[Kind, dict[str, list[Alias]]] = {kind: {} for kind in KINDS}
        aliases = [alias for _, _, alias in self._fuzzy_aliases() if self.is_transcribed(alias)]
        for alias, readings in zip(aliases, keys_all([alias.text for alias in aliases]), strict=True):
            for key in readings:
                compact = key.replace(" ", "")
                if len(compact) >= _SHORTEST_KEY:
                    found[alias.entity.kind].setdefault(compact, []).append(alias)
        return found

    @cached_property
    def _other_scripts(self) -> frozenset[str]:
        return frozenset(lexicons.vocabulary("names")["other_scripts"])

    def is_transcribed(self, alias: Alias) -> bool:
        """Whether a spelling may vary by transcription."""
        entity = alias.entity
        if entity.type == "country":
            return False
        return entity.country in self._other_scripts

    @cached_property
    def by_compact(self) -> dict[Kind, dict[str, list[Alias]]]:
        """Folded name without spaces → spellings, for "AirBerlin" and "Nord-Korea"."""
        found: dict[Kind, dict[str, list[Alias]]] = {kind: {} for kind in KINDS}
        for kind, folded, alias in self._fuzzy_aliases():
            compact = folded.replace(" ", "")
            if len(compact) > _SHORTEST_KEY:
                found[kind].setdefault(compact, []).append(alias)
        return found

    @cached_property
    def by_skeleton(self) -> dict[Kind, dict[str, list[Alias]]]:
        """Skeleton → spellings."""
        found: dict[Kind, dict[str, list[Alias]]] = {kind: {} for kind in KINDS}
        for kind, table in self.by_key.items():
            for key, aliases in table.items():
                found[kind].setdefault(skeleton(key), []).extend(aliases)
        return found

    @cached_property
    def by_stem(self) -> dict[Kind, dict[str, list[Alias]]]:
        """Name of several words without its endings → spellings."""
        found: dict[Kind, dict[str, list[Alias]]] = {kind: {} for kind in KINDS}
        for kind, table in self._exact.items():
            for folded, aliases in table.items():
                if " " in folded and kind != "PER":
                    found[kind].setdefault(stem(folded), []).extend(aliases)
        return found

    @cached_property
    def _buckets(self) -> dict[tuple[Kind, str], list[tuple[str, Alias]]]:
        """(kind, first and last letter of each word) → folded spellings of at least five letters."""
        found: dict[tuple[Kind, str], list[tuple[str, Alias]]] = {}
        for kind, folded, alias in self._fuzzy_aliases():
            if len(folded) >= 5:
                found.setdefault((kind, word_edges(folded)), []).append((folded, alias))
        return found

    def near(self, folded: str, kind: Kind) -> list[tuple[str, Alias]]:
        """Folded spellings whose words begin and end as those of a name, with up to two letters more or less.

        A slip of the pen is none at the edge of a word (see ``fuzzy.typo_distance``), so that very few are
        left to compare.
        """
        same = self._buckets.get((kind, word_edges(folded)), ())
        length = len(folded)
        return [item for item in same if -2 <= len(item[0]) - length <= 2]

    def _fuzzy_aliases(self) -> Iterable[tuple[Kind, str, Alias]]:
        for kind in KINDS:
            for folded, aliases in self._exact[kind].items():
                for alias in aliases:
                    if (
                        alias.strength in ("strong", "surname")
                        and len(folded) > 3
                        and not alias.text.isupper()
                    ):
                        yield kind, folded, alias

    @cached_property
    def by_surname(self) -> dict[str, list[Alias]]:
        """Key of a surname → persons who bear it, with or without ``alone``."""
        found: dict[str, list[Alias]] = {}
        bearers = []
        for row in self.knowledge.persons:
            entity, strength = self.entities["PER"][row.id], _strength(row)
            last = (row.name.rsplit(" ", 1)[1],) if " " in row.name else ()
            bearers.extend([Alias(text, entity, strength) for text in dict.fromkeys((*row.surnames, *last))])
        for alias, readings in zip(bearers, keys_all([alias.text for alias in bearers]), strict=True):
            for key in readings:
                owners = found.setdefault(key, [])
                if all(owner.entity is not alias.entity for owner in owners):
                    owners.append(alias)
        return found


def _strength(row: lexicons.Person) -> Strength:
    return "surname" if row.alone else "common"


def _folded(countries: tuple[lexicons.Country, ...], column: str) -> dict[str, str]:
    """Folded words of a column of ``countries.tsv`` → country code; the first country wins."""
    pairs = [(word, row.id) for row in countries for word in getattr(row, column)]
    found: dict[str, str] = {}
    for word, (_, code) in zip(fold_all([word for word, _ in pairs]), pairs, strict=True):
        found.setdefault(word, code)
    return found


def _city_order(alias: Alias) -> tuple[int, str]:
    bonus = 3_000_000 if alias.entity.type == "capital" else 0
    return (-(alias.entity.rank + bonus), alias.entity.id)


@lru_cache(maxsize=4)
def build_index(knowledge: lexicons.Knowledge) -> NameIndex:
    """The index of a knowledge base; built once for each."""
    with lexicons.gc_paused():
        return NameIndex(knowledge, lexicons.city_table)


@lru_cache(maxsize=1)
def default_index() -> NameIndex:
    """The index of the shipped knowledge."""
    return build_index(lexicons.shipped_knowledge())
