"""Names to entities: single look-ups, and two lists of pairs that were written before the code was tuned."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents import lexicons
from newsevents.normalize import fuzzy
from newsevents.normalize.compare import same_name
from newsevents.normalize.index import NameIndex, build_index
from newsevents.normalize.names import (
    explain,
    normalize_organization,
    normalize_person,
    normalize_place,
    resolve_name,
)

HERE = Path(__file__).parent


def _pairs(name: str) -> list[tuple[str, str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]  # type: ignore[misc]


def test_same_name_reaches_its_precision_and_recall() -> None:
    true, false = _pairs("name_pairs_true.tsv"), _pairs("name_pairs_false.tsv")
    missed = [pair for pair in true if not same_name(*pair[1:], kind=pair[0])]
    wrong = [pair for pair in false if same_name(*pair[1:], kind=pair[0])]
    found = len(true) - len(missed)
    assert len(true) >= 200
    assert len(false) >= 200
    assert found / (found + len(wrong)) >= 0.98, wrong
    assert found / len(true) >= 0.92, missed


@pytest.mark.parametrize("pair", _pairs("name_pairs_false.tsv")[::7], ids="|".join)
def test_same_name_does_not_depend_on_the_order(pair: tuple[str, str, str]) -> None:
    kind, a, b = pair
    assert bool(same_name(a, b, kind=kind)) == bool(same_name(b, a, kind=kind))


def _index(**rows: object) -> NameIndex:
    empty: dict[str, object] = dict.fromkeys(
        ("persons", "terms", "roles", "countries", "places", "organizations"), ()
    )
    return NameIndex(lexicons.Knowledge(**(empty | rows)))  # type: ignore[arg-type]


def _person(identifier: str, name: str, *, alone: bool = True, country: str = "RU") -> lexicons.Person:
    return lexicons.Person(identifier, name, (), (name.split()[-1],), alone, (), country, None)


SMALL = _index(
    persons=(_person("a", "Fjodor Kutschwanow"), _person("b", "Erna Nobelhofer", country="AT")),
    places=(lexicons.Place("c", "Graues Meer", "water", None, None, (), None, None, 0, None),),
    organizations=(
        lexicons.Organization("d", "Wagenbau", "company", "DE", (), ("WB",)),
        lexicons.Organization("e", "Dschaisch al-Kutub", "armed_group", "SY", (), ()),
    ),
)


@pytest.mark.parametrize(
    ("text", "wanted", "method"),
    [
        ("Fjodor Kutschwanow", "a", "exact"),
        ("fjodor kutschwanow", "a", "exact"),
        ("Kutschwanow", "a", "surname"),
        ("Kutschwanows", "a", "genitive"),
        ("Außenminister Fjodor Kutschwanow", "a", "title"),
        ("Fjodor Kutschwanow (parteilos)", "a", "exact"),
        ("Фёдор Кучванов", "a", "exact"),
        ("F. Kutschwanow", "a", "parts"),
        ("Kutchvanov", "a", "key"),
        ("Fyodor Kutchvanov", "a", "parts"),
        ("Erna Nolbehofer", "b", "typo"),
        ("Nobelhoffer", "b", "typo"),
        ("Nobelhofner", None, None),
        ("Erna Nobelhofers", "b", "genitive"),
        ("Grauen Meeres", "c", "inflection"),
        ("im Grauen Meer", "c", "inflection"),
        ("Wagenbau AG", "d", "title"),
        ("Wagen-Bau", "d", "key"),
        ("WB", None, None),
        ("Jaish al-Kutub", "e", "key"),
        ("Dschaisch al-Kuttab", None, None),
    ],
)
def test_each_stage_finds_its_spellings(text: str, wanted: str | None, method: str | None) -> None:
    match = resolve_name(text, index=SMALL)
    assert (match.id if match else None, match.method if match else None) == (wanted, method)
    if match:
        assert match.surface == text
        assert match.reason.startswith(text)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Selenskijs", "PER", "Wolodymyr Selenskyj"),
        ("Präsident Emmanuel Macron", "PER", "Emmanuel Macron"),
        ("Russlands", "LOC", "Russland"),
        ("der Iran", "LOC", "Iran"),
        ("Vereinigten Staaten", "LOC", "USA"),
        ("Pyongyang", "LOC", "Pjöngjang"),
        ("Kyjiw", "LOC", "Kiew"),
    ],
)
def test_resolve_name_knows_the_news(text: str, kind: str, name: str) -> None:
    match = resolve_name(text, kind=kind)
    assert match is not None
    assert match.name == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Michelle Putin", "PER"),
        ("Scholl", "PER"),
        ("Kim", "PER"),
        ("Putin", "LOC"),
        ("Putin", "ORG"),
        ("Moskau", "PER"),
        ("is", "ORG"),
        ("Grazer", None),
        ("Nordkoreaner", None),
        ("russische", None),
        ("Xyzzy", None),
        ("", None),
        ("12", None),
        ("Frankfurt (Mond)", "LOC"),
    ],
)
def test_resolve_name_does_not_guess(text: str, kind: str | None) -> None:
    assert resolve_name(text, kind=kind) is None


def test_kinds_have_plain_names_too() -> None:
    assert normalize_person("Putin") == resolve_name("Putin", kind="person")
    assert normalize_place("Wien") == resolve_name("Wien", kind="place")
    assert normalize_organization("NATO") == resolve_name("NATO", kind="organization")
    with pytest.raises(ValueError, match="use PER, LOC, ORG"):
        resolve_name("Putin", kind="animal")


def test_big_towns_and_capitals_come_first() -> None:
    places = [normalize_place(name) for name in ("Paris", "Birmingham", "Tripolis", "Georgetown")]
    index = build_index(lexicons.shipped_knowledge())
    found = [index.entity(match.id, "LOC") for match in places if match]
    countries = [entity.country for entity in found if entity]
    assert countries == ["FR", "GB", "LY", "GY"]


def test_explain_tells_every_stage() -> None:
    told = explain("Schojgus", kind="PER")
    assert told.match is not None
    assert told.match.id == "sergei-schoigu"
    assert str(told).startswith("Schojgus: Sergei Schoigu (sergei-schoigu)")
    unknown = explain("Kim", kind="PER")
    assert unknown.match is None
    assert "needs the full name" in str(unknown)


def test_two_owners_of_a_spelling_are_no_match() -> None:
    index = _index(persons=(_person("a", "Iwan Petrenkow"), _person("b", "Oleg Petrenkow")))
    assert resolve_name("Petrenkow", index=index) is None
    found = resolve_name("Oleg Petrenkow", index=index)
    assert found is not None
    assert found.id == "b"


def test_a_users_entry_wins() -> None:
    merged = lexicons.merge_knowledge(
        [("persons.tsv", "id\tname\tsurnames\talone\nnadja-putin\tNadja Putin\tPutin\tyes\n")]
    )
    index = build_index(merged)
    for text, wanted in (("Putin", "nadja-putin"), ("Wladimir Putin", "wladimir-putin")):
        match = resolve_name(text, kind="PER", index=index)
        assert match is not None
        assert match.id == wanted


def test_unknown_people_need_both_names_or_one_spelling() -> None:
    assert not same_name("Hans Müller", "Müller", kind="PER")
    assert same_name("Hans Müller", "Hans Mueller", kind="PER")
    assert same_name("Grigorij Subenko", "Grigori Zubenko").method == "key"
    assert not same_name("", "Putin")


@pytest.mark.parametrize(
    ("a", "b", "far"),
    [
        ("dschandschawid", "janjaweed", False),
        ("jurij luschkow", "yury luzhkov", False),
        ("s m krishna", "somanahalli mallaiah krishna", False),
        ("angela merkel", "olaf scholz", True),
        ("deutsche bank", "rotes kreuz", True),
    ],
)
def test_names_too_different_for_a_closer_look(a: str, b: str, far: bool) -> None:
    assert fuzzy.far_apart(a, b) is far
