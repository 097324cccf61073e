"""Countries, places, cities and towns: what every row must keep to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files

import pytest

from newsevents import lexicons
from newsevents.lexicons import Country, Place

_KINDS = """region state province continent water island mountain site building airport base district"""
KINDS = set(_KINDS.split())
# Dependent territories: no word of their own for the people, or no seat of government in the news.
WITHOUT_CAPITAL = {"BM", "KY"}
WITHOUT_INHABITANTS = {"VA"}


def owners(rows: Iterable[Country | Place]) -> dict[str, set[str]]:
    """Strong names with the ids of the rows that bear them."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in (row.name, *row.aliases):
            found[name].add(row.id)
    return found


def country_of(name: str) -> str | None:
    return next((row.id for row in lexicons.countries() if name in (row.name, *row.aliases)), None)


def place_of(name: str) -> str | None:
    return next((row.id for row in lexicons.places() if name in (row.name, *row.aliases)), None)


def city_of(name: str) -> Place | None:
    return next((row for row in lexicons.cities() if name in (row.name, *row.aliases)), None)


def texts(row: Country | Place) -> list[str]:
    if isinstance(row, Country):
        lists = (row.aliases, row.adjectives, row.inhabitants, row.capitals, row.metonyms)
        return [row.name, row.official, *(item for items in lists for item in items)]
    return [row.name, *row.aliases]


TABLES = {"countries": lexicons.countries, "places": lexicons.places, "cities": lexicons.cities}


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_unique(table: str) -> None:
    counts = Counter(row.id for row in TABLES[table]())
    assert [identifier for identifier, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_clean(table: str) -> None:
    bad = [
        (row.id, text)
        for row in TABLES[table]()
        for text in texts(row)
        if not text or text != text.strip() or "  " in text or re.search(r"[;\u00ad\u200b\ufeff]", text)
    ]
    assert bad == []


@pytest.mark.parametrize("table", TABLES)
def test_no_name_is_said_twice(table: str) -> None:
    bad = [row.id for row in TABLES[table]() if len({row.name, *row.aliases}) != 1 + len(row.aliases)]
    assert bad == []


@pytest.mark.parametrize("table", ["countries", "places"])
def test_strong_names_have_one_owner(table: str) -> None:
    assert {name: ids for name, ids in owners(TABLES[table]()).items() if len(ids) > 1} == {}


@pytest.mark.parametrize("table", ["countries", "places"])
def test_rows_are_sorted_by_id(table: str) -> None:
    ids = [row.id for row in TABLES[table]()]
    assert ids == sorted(ids)


# countries


def test_countries_are_complete() -> None:
    ids = {row.id for row in lexicons.countries()}
    assert len(ids) >= 200
    assert {"XK", "TW", "PS", "HK", "VA", "EH", "GL"} <= ids
    assert all(re.fullmatch("[A-Z]{2}", identifier) for identifier in ids)


def test_countries_have_adjectives_capitals_inhabitants() -> None:
    assert [row.id for row in lexicons.countries() if not row.adjectives or not row.official] == []
    assert {row.id for row in lexicons.countries() if not row.capitals} == WITHOUT_CAPITAL
    assert {row.id for row in lexicons.countries() if not row.inhabitants} == WITHOUT_INHABITANTS


def test_adjectives_are_uninflected() -> None:
    adjectives = [adjective for row in lexicons.countries() for adjective in row.adjectives]
    assert [adjective for adjective in adjectives if not adjective.endswith(("sch", "deutsch"))] == []
    shared = {
        adjective
        for adjective in adjectives
        if sum(adjective in row.adjectives for row in lexicons.countries()) > 1
    }
    assert shared == {"kongolesisch"}


def test_capitals_are_in_the_gazetteer() -> None:
    capitals = {row.country for row in lexicons.cities() if row.kind == "capital"}
    assert {row.id for row in lexicons.countries()} - capitals == WITHOUT_CAPITAL


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("USA", "US"),
        ("Vereinigten Staaten", "US"),
        ("Vereinigter Staaten", "US"),
        ("Großbritannien", "GB"),
        ("Grossbritannien", "GB"),
        ("Vereinigten Königreichs", "GB"),
        ("Weißrussland", "BY"),
        ("Demokratischen Volksrepublik Korea", "KP"),
        ("Russischen Föderation", "RU"),
        ("VAE", "AE"),
        ("Côte d'Ivoire", "CI"),
        ("DR Kongo", "CD"),
        ("Kirgistan", "KG"),
        ("Birma", "MM"),
        ("Swasiland", "SZ"),
        ("Heiligen Stuhls", "VA"),
    ],
)
def test_country_names(name: str, identifier: str) -> None:
    assert country_of(name) == identifier


@pytest.mark.parametrize(
    ("word", "column", "identifier"),
    [
        ("nordkoreanisch", "adjectives", "KP"),
        ("US-amerikanisch", "adjectives", "US"),
        ("palästinensisch", "adjectives", "PS"),
        ("nigrisch", "adjectives", "NE"),
        ("nigerianisch", "adjectives", "NG"),
        ("Russinnen", "inhabitants", "RU"),
        ("Franzose", "inhabitants", "FR"),
        ("Ukrainern", "inhabitants", "UA"),
        ("Pyongyang", "capitals", "KP"),
        ("Kyjiw", "capitals", "UA"),
        ("Kreml", "metonyms", "RU"),
        ("Weißen Hauses", "metonyms", "US"),
        ("Downing Street", "metonyms", "GB"),
    ],
)
def test_country_words(word: str, column: str, identifier: str) -> None:
    assert [row.id for row in lexicons.countries() if word in getattr(row, column)] == [identifier]


# places


def test_places_are_many_and_of_known_kinds() -> None:
    assert len(lexicons.places()) >= 1000
    assert {row.kind for row in lexicons.places()} == KINDS


def test_place_ids_are_slugs_or_iso_codes() -> None:
    pattern = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|(DE|AT|CH|US)-[A-Z0-9]{1,2}")
    assert [row.id for row in lexicons.places() if not pattern.fullmatch(row.id)] == []


def test_countries_of_places_exist() -> None:
    known = {row.id for row in lexicons.countries()}
    rows = (*lexicons.places(), *lexicons.cities())
    assert {row.country for row in rows if row.country} - known == set()


def test_containing_places_exist() -> None:
    known = {row.id for row in lexicons.places()} | {row.id for row in lexicons.cities()}
    rows = (*lexicons.places(), *lexicons.cities())
    assert {row.within for row in rows if row.within} - known == set()


def test_containment_ends_and_stays_in_the_country() -> None:
    rows = {row.id: row for row in (*lexicons.cities(), *lexicons.places())}
    for row in rows.values():
        seen = {row.id}
        above = row.within
        while above:
            assert above not in seen, row.id
            seen.add(above)
            outer = rows[above]
            assert not row.country or not outer.country or row.country == outer.country, (row.id, outer.id)
            above = outer.within


def test_coordinates_are_in_range() -> None:
    for row in (*lexicons.places(), *lexicons.cities()):
        assert (row.latitude is None) == (row.longitude is None), row.id
        assert row.latitude is None or -90 <= row.latitude <= 90, row.id
        assert row.longitude is None or -180 <= row.longitude <= 180, row.id
        assert (row.latitude, row.longitude) != (0.0, 0.0), row.id


def test_places_lie_near_what_holds_them() -> None:
    """A slip of a sign or a swapped pair puts a place far from the city or province it lies in."""
    rows = {row.id: row for row in (*lexicons.cities(), *lexicons.places())}
    wide = {
        "ferner-osten",
        "karibik",
        "nordkaukasus",
        "sibirien",
        "suedkaukasus",
        "suedamerika",
        "suedchinesisches-meer",
    }
    far = []
    for row in rows.values():
        outer = rows.get(row.within or "")
        if outer is None or outer.id in wide or None in (row.latitude, outer.latitude):
            continue
        limit = 0.6 if outer.kind in ("city", "capital") else 16
        if abs(row.latitude - outer.latitude) > limit or abs(row.longitude - outer.longitude) > 2 * limit:
            far.append(row.id)
    assert far == []


def test_places_lie_near_a_city_of_their_country() -> None:
    cities: dict[str, list[Place]] = defaultdict(list)
    for city in lexicons.cities():
        cities[city.country or ""].append(city)
    far = [
        row.id
        for row in lexicons.places()
        if row.country and row.latitude is not None and row.longitude is not None and row.kind != "island"
        if not any(
            abs(row.latitude - city.latitude) < 9 and abs(row.longitude - city.longitude) < 14
            for city in cities[row.country]
            if city.latitude is not None and city.longitude is not None
        )
    ]
    # Overseas, or in the empty quarters of wide countries.
    lonely = {
        "franzoesisch-guayana",
        "weltraumbahnhof-kourou",
        "tschukotka",
        "yukon",
        "nunavut",
        "uluru",
        "finnmark",
    }
    assert set(far) - lonely == set()


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Vostochny", "kosmodrom-wostotschny"),
        ("Weltraumbahnhofs Wostotschny", "kosmodrom-wostotschny"),
        ("Region Belgorod", "oblast-belgorod"),
        ("Belgoroder Gebiets", "oblast-belgorod"),
        ("Gaza-Streifen", "gazastreifen"),
        ("Nahen Ostens", "nahost"),
        ("Weißen Hauses", "weisses-haus"),
        ("Elysée-Palast", "elysee-palast"),
        ("Schwarzen Meeres", "schwarzes-meer"),
        ("NRW", "DE-NW"),
        ("Kanton Tessin", "CH-TI"),
        ("Berg-Karabach", "bergkarabach"),
    ],
)
def test_place_names(name: str, identifier: str) -> None:
    assert place_of(name) == identifier


def test_chain_of_containment() -> None:
    rows = {row.id: row for row in lexicons.places()}
    port = rows["kosmodrom-wostotschny"]
    assert (port.within, rows[port.within or ""].within, port.country) == (
        "amur-region",
        "ferner-osten",
        "RU",
    )


# cities and towns


def test_cities_are_sorted_by_population() -> None:
    populations = [row.population for row in lexicons.cities()]
    assert populations == sorted(populations, reverse=True)
    assert len(populations) >= 8000


def test_city_ids_carry_the_geonames_number() -> None:
    assert [row.id for row in lexicons.cities() if row.id != f"geonames-{row.geonames}"] == []


def test_cities_of_one_name_lie_in_different_countries() -> None:
    counts = Counter((row.country, row.name) for row in lexicons.cities())
    assert [pair for pair, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "word", ["Von", "Alter", "Lage", "Auch", "Of", "Mitte", "Union", "Löwen", "Regen", "Wetter", "Mobile"]
)
def test_no_city_is_called_like_a_word(word: str) -> None:
    assert city_of(word) is None


@pytest.mark.parametrize(
    ("spelling", "name", "country"),
    [
        ("Kyjiw", "Kiew", "UA"),
        ("Charkow", "Charkiw", "UA"),
        ("Vladivostok", "Wladiwostok", "RU"),
        ("Wladiwostock", "Wladiwostok", "RU"),
        ("Pyongyang", "Pjöngjang", "KP"),
        ("Milan", "Mailand", "IT"),
        ("Geneva", "Genf", "CH"),
        ("Krasnoyarsk", "Krasnojarsk", "RU"),
        ("Artjomowsk", "Bachmut", "UA"),
        ("Lodz", "Łódź", "PL"),
        ("Frankfurt", "Frankfurt am Main", "DE"),
        ("Freiburg", "Freiburg im Breisgau", "DE"),
        ("Washington", "Washington, D.C.", "US"),
        ("London", "London", "GB"),
        ("Essen", "Essen", "DE"),
        ("Tripolis", "Tripolis", "LY"),
    ],
)
def test_city_names(spelling: str, name: str, country: str) -> None:
    city = city_of(spelling)
    assert city is not None
    assert (city.name, city.country) == (name, country)


def test_towns_are_in_byte_order_and_share_no_name_with_cities() -> None:
    text = (files("newsevents") / "data" / "towns.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    assert header == "#name\tgeonames\tcanonical\tcountry\twithin\tlatitude\tlongitude\tpopulation"
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {8}
    names = [row[0].encode() for row in rows]
    assert names == sorted(set(names))
    cities = {name for row in lexicons.cities() for name in (row.name, *row.aliases)}
    assert [row[0] for row in rows if row[0] in cities] == []
    assert {row[3] for row in rows} <= {row.id for row in lexicons.countries()}
    assert {row[4] for row in rows if row[4]} <= {row.id for row in lexicons.places()}
    assert all(row[1].isdigit() and row[7].isdigit() for row in rows)
    assert all(-90 <= float(row[5]) <= 90 and -180 <= float(row[6]) <= 180 for row in rows)


def test_sources_are_named() -> None:
    text = (files("newsevents") / "data" / "SOURCES.md").read_text(encoding="utf-8")
    for needed in (
        "## countries.tsv",
        "## places.tsv",
        "## cities.tsv",
        "GeoNames",
        "CC BY 4.0",
        "Natural Earth",
    ):
        assert needed in text, needed
