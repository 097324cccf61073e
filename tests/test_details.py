"""Victims, goods, weapons, offices, sizes of protests: own sentences, own values."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

import newsevents
from newsevents.details import merge_details
from newsevents.event_types import Count
from newsevents.values import Evidence


def _only(text: str, type: str, nlp: Language) -> Any:
    [event] = [e for e in newsevents.extract(text, published="2024-05-15", nlp=nlp).events if e.type == type]
    return event


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            "Bei einem Angriff auf Charkiw wurden mindestens zwölf Menschen getötet und 30 verletzt.",
            (12, "at least"),
            (30, None),
        ),
        ("Ein Anschlag in Kabul forderte acht Tote.", (8, None), None),
        ("Bei dem Anschlag in Kabul kamen 1.200 Menschen ums Leben.", (1200, None), None),
        ("Russland griff Charkiw an. Dabei starben vier Menschen.", (4, None), None),
        ("Russland griff Charkiw mit 30 Drohnen an.", None, None),
        ("Russland griff Charkiw an. In Berlin starben vier Menschen bei einem Unfall.", None, None),
        ("Seit Mai wurden bei russischen Angriffen auf Charkiw 90 Menschen getötet.", None, None),
    ],
)
def test_victims_of_attacks(
    text: str,
    killed: tuple[int, str | None] | None,
    injured: tuple[int, str | None] | None,
    shipped_nlp: Language,
) -> None:
    event = _only(text, "attack", shipped_nlp)
    found = [(c.value, c.bound) if c is not None else None for c in (event.killed, event.injured)]
    assert found == [killed, injured]
    for count in (event.killed, event.injured):
        if count is not None:
            assert text[count.evidence.start : count.evidence.end] == count.evidence.text


@pytest.mark.parametrize(
    ("text", "type", "field", "said"),
    [
        ("Deutschland liefert der Ukraine zwei weitere Panzer.", "delivery", "item", "zwei weitere Panzer"),
        ("Die Lieferung von Munition an die Ukraine beginnt.", "delivery", "item", "Munition"),
        ("Nordkorea hat eine neue Rakete getestet.", "weapons_test", "weapon", "neue Rakete"),
    ],
)
def test_things_as_said(text: str, type: str, field: str, said: str, shipped_nlp: Language) -> None:
    thing = getattr(_only(text, type, shipped_nlp), field)
    assert (thing.text, text[thing.start : thing.end]) == (said, said)


@pytest.mark.parametrize(
    ("text", "type", "office"),
    [
        (
            "Die estnische Verkehrsministerin Liis Tammsalu ist zurückgetreten.",
            "departure",
            ("estnische Verkehrsministerin", "EE"),
        ),
        ("Annalena Quint wurde zur Außenministerin ernannt.", "appointment", ("Außenministerin", None)),
        ("Verteidigungsminister wird Karl Zorn.", "appointment", ("Verteidigungsminister", None)),
    ],
)
def test_offices(text: str, type: str, office: tuple[str, str | None], shipped_nlp: Language) -> None:
    found = _only(text, type, shipped_nlp).office
    assert (found.title, found.of) == office
    assert found.role is not None


def test_size_of_a_protest(shipped_nlp: Language) -> None:
    event = _only("Rund 8000 Menschen haben in Duisburg demonstriert.", "protest", shipped_nlp)
    assert (event.size.value, event.size.bound) == (8000, "about")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die EU hat ihre Sanktionen gegen Belarus verschärft.", "tightened"),
        ("Die EU hat neue Sanktionen gegen Belarus verhängt.", "imposed"),
        ("Die EU verlängert die Sanktionen gegen Belarus.", "extended"),
    ],
)
def test_what_is_done_with_sanctions(text: str, kind: str, shipped_nlp: Language) -> None:
    assert _only(text, "sanction", shipped_nlp).kind == kind


def test_the_larger_number_counts() -> None:
    evidence = Evidence(text="3", start=0, end=1)
    few, many = Count(value=3, evidence=evidence), Count(value=7, evidence=evidence)
    assert merge_details([{"killed": few}, {"killed": many}, {"item": evidence}]) == {
        "killed": many,
        "item": evidence,
    }
