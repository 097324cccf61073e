"""Who did it to whom and where: sentences through the rules alone and through the shipped pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents.testing import doc

if TYPE_CHECKING:
    from spacy.language import Language

Expected = tuple[str, dict[str, list[str]], str | None]


def _found(text: str, nlp: Language) -> list[Expected]:
    events = newsevents.extract(text, published="2024-06-05", nlp=nlp).events
    return [
        (
            event.type,
            {role: sorted(filler.name for filler in fillers) for role, fillers in event.roles().items()},
            event.place.name if event.place else None,
        )
        for event in events
    ]


def _people(*names: str) -> dict[str, list[str]]:
    return {"participant": sorted(names)}


_MERZ, _MACRON, _PUTIN, _XI = "Friedrich Merz", "Emmanuel Macron", "Wladimir Putin", "Xi Jinping"
_SELENSKYJ, _TUSK, _LAWROW = "Wolodymyr Selenskyj", "Donald Tusk", "Sergei Lawrow"

_BOTH: list[tuple[str, Expected]] = [
    ("Merz besucht Macron in Paris.", ("visit", {"visitor": [_MERZ], "host": [_MACRON]}, "Paris")),
    ("Merz empfing Selenskyj in Berlin.", ("meeting", _people(_MERZ, _SELENSKYJ), "Berlin")),
    ("Selenskyj wurde von Merz in Berlin empfangen.", ("meeting", _people(_MERZ, _SELENSKYJ), "Berlin")),
    ("Macron traf sich mit Tusk in Warschau.", ("meeting", _people(_MACRON, _TUSK), "Warschau")),
    ("Macron und Tusk trafen sich in Warschau.", ("meeting", _people(_MACRON, _TUSK), "Warschau")),
    (
        "Das Treffen zwischen Merz und Macron fand in Paris statt.",
        ("meeting", _people(_MERZ, _MACRON), "Paris"),
    ),
    ("Das Treffen Putins mit Xi Jinping dauerte zwei Stunden.", ("meeting", _people(_PUTIN, _XI), None)),
    (
        "Bei einem Treffen mit dem Außenminister, Sergej Lawrow, sprach Xi Jinping über Handel.",
        ("meeting", _people(_LAWROW, _XI), None),
    ),
    ("Macrons Besuch in Warschau begann am Montag.", ("visit", {"visitor": [_MACRON]}, "Warschau")),
    ("Lawrow ist zu einem Besuch in Peking eingetroffen.", ("visit", {"visitor": [_LAWROW]}, "Peking")),
    ("Macron traf am Montag in Berlin ein.", ("visit", {"visitor": [_MACRON]}, "Berlin")),
    ("Scholz reiste nach Kiew.", ("visit", {"visitor": ["Olaf Scholz"]}, "Kiew")),
    ("Scholz telefonierte mit Putin.", ("call", _people("Olaf Scholz", _PUTIN), None)),
    ("Xi Jinping und Putin sprachen in einem Telefonat über Handel.", ("call", _people(_PUTIN, _XI), None)),
    (
        "Den polnischen Regierungschef Tusk empfing Macron in Paris.",
        ("meeting", _people(_MACRON, _TUSK), "Paris"),
    ),
    ("Nordkorea hat eine Rakete getestet.", ("weapons_test", {"actor": ["Nordkorea"]}, None)),
    (
        "Russland und Nordkorea unterzeichneten ein Abkommen.",
        ("agreement", {"party": ["Nordkorea", "Russland"]}, None),
    ),
    (
        "Die USA lieferten der Ukraine Panzer.",
        ("delivery", {"supplier": ["USA"], "recipient": ["Ukraine"]}, None),
    ),
    ("Die Polizei nahm Nawalny in Moskau fest.", ("arrest", {"person": ["Alexei Nawalny"]}, "Moskau")),
    ("Christine Lambrecht trat zurück.", ("departure", {"person": ["Christine Lambrecht"]}, None)),
]


@pytest.mark.parametrize("fixture", ["blank_nlp", "shipped_nlp"])
@pytest.mark.parametrize(("text", "expected"), _BOTH, ids=[text for text, _ in _BOTH])
def test_roles(fixture: str, text: str, expected: Expected, request: pytest.FixtureRequest) -> None:
    assert _found(text, request.getfixturevalue(fixture)) == [expected]


_TAGGED: list[tuple[str, Expected]] = [
    ("Merz besuchte im Mai Paris.", ("visit", {"visitor": [_MERZ]}, "Paris")),
    ("Ein Treffen mit Macron hat Merz abgelehnt.", ("meeting", _people(_MACRON, _MERZ), None)),
    (
        "Emmanuel Macron gewann die Präsidentschaftswahl in Frankreich.",
        ("election", {"winner": [_MACRON]}, "Frankreich"),
    ),
    ("Lawrow stattete Pjöngjang einen Besuch ab.", ("visit", {"visitor": [_LAWROW]}, "Pjöngjang")),
    (
        "Die EU verhängte Sanktionen gegen Russland.",
        ("sanction", {"imposer": ["EU"], "target": ["Russland"]}, None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), _TAGGED, ids=[text for text, _ in _TAGGED])
def test_roles_that_need_a_tagger(text: str, expected: Expected, shipped_nlp: Language) -> None:
    assert _found(text, shipped_nlp) == [expected]


@pytest.mark.parametrize("fixture", ["blank_nlp", "shipped_nlp"])
def test_relative_clause_has_roles_of_its_own(fixture: str, request: pytest.FixtureRequest) -> None:
    found = _found(
        "Kim Jong Un, der Putin in Pjöngjang empfing, reiste nach Peking.", request.getfixturevalue(fixture)
    )
    assert found == [
        ("visit", {"visitor": ["Kim Jong-un"]}, "Peking"),
        ("meeting", _people("Kim Jong-un", _PUTIN), "Pjöngjang"),
    ]


@pytest.mark.parametrize("fixture", ["blank_nlp", "shipped_nlp"])
@pytest.mark.parametrize(
    "text",
    [
        "Das Ziel trifft die Bank hart.",
        "Er traf den Ball.",
        "Merz trifft eine Entscheidung.",
        "Eine Pressekonferenz mit Merz beginnt.",
        "Die Wahl der Mittel überraschte Merz.",
        "Merz besucht jedes Jahr Paris.",
        "Die Präsidenten treffen sich regelmäßig.",
        "Der Sturm traf die Küste.",
    ],
)
def test_what_is_no_event(fixture: str, text: str, request: pytest.FixtureRequest) -> None:
    assert _found(text, request.getfixturevalue(fixture)) == []


def test_visit_of_a_web_site_is_no_event(shipped_nlp: Language) -> None:
    assert _found("Merz besuchte die Website der EU.", shipped_nlp) == []


def test_host_of_one_place_is_not_host_of_another(shipped_nlp: Language) -> None:
    found = _found("Selenskyj, den Merz in Berlin empfing, reiste nach Paris.", shipped_nlp)
    assert ("visit", {"visitor": [_SELENSKYJ]}, "Paris") in found


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("[Quint]{PER} traf [Zorn]{PER}.", {"Quint": "sb", "Zorn": "oa"}),
        ("[Quint]{PER} traf sich mit [Zorn]{PER}.", {"Quint": "sb", "Zorn": "pp:mit"}),
        ("[Quint]{PER} wurde von [Zorn]{PER} empfangen.", {"Quint": "oa", "Zorn": "sb"}),
    ],
)
def test_filler_says_where_it_was_found(markup: str, reason: dict[str, str]) -> None:
    [event] = newsevents.events(doc(markup))
    assert {filler.name: filler.reason for filler in event.participants_of_all_roles()} == reason


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Die EU verhängte Sanktionen gegen Belarus.",
            ("sanction", {"imposer": ["EU"], "target": ["Belarus"]}, None),
        ),
        (
            "Zu dem Anschlag in Kabul bekannte sich die Hamas.",
            ("attack", {"attacker": ["Hamas"]}, "Kabul"),
        ),
        (
            "Wladimir Putin wurde in Moskau in Haft genommen.",
            ("arrest", {"person": ["Wladimir Putin"]}, "Moskau"),
        ),
        (
            "Zu der Kundgebung in Duisburg hatte die IG Metall aufgerufen.",
            ("protest", {"protester": ["IG Metall"]}, "Duisburg"),
        ),
        (
            "Deutschland sagte der Ukraine die Lieferung von Panzern zu.",
            ("delivery", {"supplier": ["Deutschland"], "recipient": ["Ukraine"]}, None),
        ),
    ],
)
def test_support_verbs_say_who(
    text: str, found: tuple[str, dict[str, list[str]], str | None], shipped_nlp: Language
) -> None:
    assert _found(text, shipped_nlp) == [found]
