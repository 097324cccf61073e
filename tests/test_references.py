"""Pronouns, counts and pointing nouns over sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

import newsevents

_MERKEL, _MACRON, _SCHOLZ = "Angela Merkel", "Emmanuel Macron", "Olaf Scholz"


def _sides(text: str, nlp: Language) -> list[tuple[str, set[str]]]:
    events = newsevents.extract(text, published="2024-05-15", nlp=nlp).events
    return [(e.type, {filler.name for filler in e.participants_of_all_roles()}) for e in events]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Olaf Scholz sprach im Bundestag. Er reiste danach nach Paris.", ("visit", {_SCHOLZ})),
        ("Olaf Scholz sprach. Er war müde. Er reiste nach Paris.", ("visit", {_SCHOLZ})),
        ("Angela Merkel lobte Olaf Scholz. Sie reiste nach Paris.", ("visit", {_MERKEL})),
        ("Der SPD-Chef Olaf Scholz sprach. Der Politiker reiste nach Paris.", ("visit", {_SCHOLZ})),
        (
            "Herbert Grönemeyer gab ein Konzert. Der Sänger besuchte später Olaf Scholz.",
            ("visit", {"Herbert Grönemeyer", _SCHOLZ}),
        ),
        (
            "Nina Hagen singt wieder.\n\nDie Sängerin traf in Paris Emmanuel Macron.",
            ("meeting", {"Nina Hagen", _MACRON}),
        ),
        (
            "Frankreich und Polen rüsten auf. Beide Länder schlossen ein Abkommen.",
            ("agreement", {"Frankreich", "Polen"}),
        ),
        (
            "Angela Merkel reiste nach Paris. Geplant ist ein Gespräch mit Emmanuel Macron.",
            ("meeting", {_MERKEL, _MACRON}),
        ),
    ],
)
def test_who_is_meant(text: str, last: tuple[str, set[str]], shipped_nlp: Language) -> None:
    assert _sides(text, shipped_nlp)[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Herbert Grönemeyer und Udo Lindenberg waren dabei. Der Musiker reiste danach nach Paris.",
        "Olaf Scholz und Emmanuel Macron hielten Reden. Er reiste danach nach Warschau.",
        "Olaf Scholz sprach. Die Sängerin reiste danach nach Warschau.",
    ],
)
def test_nobody_is_meant_for_sure(text: str, shipped_nlp: Language) -> None:
    assert _sides(text, shipped_nlp) == []


def test_she_is_no_man(shipped_nlp: Language) -> None:
    assert _sides("Emmanuel Macron hielt eine Rede. Sie reiste nach Paris.", shipped_nlp) == []
