"""Who acts and where: capitals that stand for states, capitals named by their country, breadth of places."""

from __future__ import annotations

from functools import lru_cache

from newsevents import lexicons
from newsevents.event_types._base import EntityKind
from newsevents.linking import Links
from newsevents.normalize.index import default_index
from newsevents.normalize.names import normalize_place
from newsevents.resolution import ResolvedEntity


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """Names that stand for a state when they act: capitals and metonyms → country code."""
    found: dict[str, str] = {}
    for country in lexicons.countries():
        for name in (*country.capitals, *country.metonyms):
            found.setdefault(name, country.id)
    return found


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return country code → German name."""
    return {country.id: country.name for country in lexicons.countries()}


def capital_of(country: ResolvedEntity) -> ResolvedEntity:
    """Return the capital of a country ("in der russischen Hauptstadt"), or the country itself."""
    for row in lexicons.countries():
        if row.id == country.id and row.capitals:
            match = normalize_place(row.capitals[0])
            entity = default_index().entity(match.id, "LOC") if match is not None else None
            if entity is not None:
                return ResolvedEntity(
                    entity.id,
                    entity.name,
                    "LOC",
                    type=entity.type,
                    country=entity.country,
                    latitude=entity.latitude,
                    longitude=entity.longitude,
                    known=True,
                )
    return country


def breadth(entity: ResolvedEntity) -> int:
    """Order places from the most specific to the widest."""
    ranks = {
        "site": 0,
        "building": 0,
        "airport": 0,
        "base": 0,
        "district": 1,
        "city": 2,
        "capital": 2,
        "region": 4,
        "state": 4,
        "province": 4,
        "island": 3,
        "mountain": 3,
        "water": 5,
        "country": 6,
        "continent": 7,
    }
    return ranks.get(entity.type or "", 2)


class Actors:
    """Who acts where a mention does, and by which name.

    Args:
        links: who each mention is.

    Attributes:
        known: entity id → (canonical name, kind) of all actors met so far.
        capitals: number of a mention that means a capital by its country → the capital.
    """

    def __init__(self, links: Links) -> None:
        self.links = links
        self.known: dict[str, tuple[str, EntityKind]] = {}
        self.capitals: dict[int, ResolvedEntity] = {}

    def id_of(self, number: int) -> str | None:
        """Return the id of the entity that acts where a mention does; a capital acts for its state."""
        entity = self.links.get(number)
        if entity is None:
            return None
        if entity.kind in ("LOC", "ORG") and entity.name in seats():
            code = seats()[entity.name]
            self.known[code] = (country_names()[code], "LOC")
            return code
        self.known[entity.id] = (entity.name, entity.kind)
        return entity.id
