"""Organizations: what every row must keep to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from importlib.resources import files

import pytest

from newsevents import lexicons

_KINDS = """international state_body party agency media armed_group company club union ngo church court bank
police_military"""
KINDS = set(_KINDS.split())


def strong(name: str) -> list[str]:
    return [row.id for row in lexicons.organizations() if name in (row.name, *row.aliases)]


def weak(name: str) -> set[str]:
    return {row.id for row in lexicons.organizations() if name in row.weak}


def test_organizations_are_many_and_of_known_kinds() -> None:
    assert len(lexicons.organizations()) >= 1000
    assert {row.kind for row in lexicons.organizations()} == KINDS


def test_ids_are_unique_sorted_slugs() -> None:
    ids = [row.id for row in lexicons.organizations()]
    assert ids == sorted(set(ids))
    assert [identifier for identifier in ids if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", identifier)] == []


def test_strong_names_have_one_owner() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for row in lexicons.organizations():
        for name in (row.name, *row.aliases):
            found[name].add(row.id)
    assert {name: ids for name, ids in found.items() if len(ids) > 1} == {}


def test_names_differ_from_countries_and_places() -> None:
    others = {name for row in lexicons.countries() for name in (row.name, *row.aliases)}
    others |= {name for row in lexicons.places() for name in (row.name, *row.aliases)}
    clashes = {name for row in lexicons.organizations() for name in (row.name, *row.aliases)} & others
    assert clashes == set()


def test_weak_names_are_not_strong_in_the_same_row() -> None:
    bad = [row.id for row in lexicons.organizations() if {*row.weak} & {row.name, *row.aliases}]
    assert bad == []


def test_cells_are_clean() -> None:
    bad = [
        (row.id, text)
        for row in lexicons.organizations()
        for text in (row.name, *row.aliases, *row.weak)
        if not text or text != text.strip() or "  " in text or re.search(r"[;\u00ad\u200b\ufeff]", text)
    ]
    assert bad == []
    counts = [Counter((row.name, *row.aliases, *row.weak)) for row in lexicons.organizations()]
    assert [name for count in counts for name, times in count.items() if times > 1] == []


def test_countries_exist() -> None:
    known = {row.id for row in lexicons.countries()}
    assert {row.country for row in lexicons.organizations() if row.country} - known == set()


@pytest.mark.parametrize(
    "word",
    [
        "Union",
        "Linke",
        "Bund",
        "Stern",
        "Welt",
        "Bild",
        "Die Zeit",
        "Die Welt",
        "Grüne",
        "Republikaner",
        "Bahn",
        "Allianz",
        "Mitte",
    ],
)
def test_ordinary_words_are_never_strong(word: str) -> None:
    assert strong(word) == []


def test_no_strong_name_is_a_bare_article_and_word_of_everyday_use() -> None:
    """ "Die Zeit drängt" opens sentences: names of an article and a common word count only as weak ones.

    Three are far more often the name than the word at the start of a sentence in news.
    """
    known = {"Der Spiegel", "Der Standard", "Die Linke"}
    path = files("newsevents") / "data" / "common_words.txt"
    words = {
        line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    }
    bad = [
        name
        for row in lexicons.organizations()
        for name in (row.name, *row.aliases)
        if (match := re.fullmatch(r"(?:Der|Die|Das) (\w+)", name))
        and match.group(1) in words
        and name not in known
    ]
    assert bad == []


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Nato", "nato"),
        ("Europäischen Union", "eu"),
        ("Vereinter Nationen", "uno"),
        ("UN-Sicherheitsrats", "un-sicherheitsrat"),
        ("Weltsicherheitsrat", "un-sicherheitsrat"),
        ("Internationalen Währungsfonds", "iwf"),
        ("Internationalen Atomenergiebehörde", "iaea"),
        ("OSZE", "osze"),
        ("FPÖ", "fpoe"),
        ("Hezbollah", "hisbollah"),
        ("Huthi-Rebellen", "huthi"),
        ("Islamischen Staates", "islamischer-staat"),
        ("Al-Kaida", "al-qaida"),
        ("Itar-Tass", "tass"),
        ("State Department", "us-aussenministerium"),
        ("Wagner-Söldner", "gruppe-wagner"),
        ("Bundesverfassungsgerichts", "bverfg"),
        ("Bayern München", "fc-bayern"),
    ],
)
def test_names(name: str, identifier: str) -> None:
    assert strong(name) == [identifier]


def test_one_weak_name_may_have_several_owners() -> None:
    assert weak("Grünen") >= {"gruene-de", "gruene-at", "gruene-ch"}
    assert weak("Union") >= {"eu", "cdu-csu"}


def test_bodies_that_hold_offices_exist() -> None:
    """``of`` of a term is a country, an ISO code of a region, a city's slug, or an organization here."""
    known = {row.id for row in lexicons.organizations()}
    needed = {
        "eu",
        "nato",
        "uno",
        "iwf",
        "iaea",
        "ezb",
        "who",
        "cdu",
        "csu",
        "spd",
        "fdp",
        "oevp",
        "spoe",
        "fpoe",
        "neos",
    }
    needed |= {
        "cia",
        "fbi",
        "fsb",
        "fed",
        "mossad",
        "verfassungsschutz",
        "bnd",
        "fifa",
        "uefa",
        "ioc",
        "bundesbank",
        "weltbank",
    }
    assert needed - known == set()


def test_sources_are_named() -> None:
    text = (files("newsevents") / "data" / "SOURCES.md").read_text(encoding="utf-8")
    assert "## organizations.tsv" in text
