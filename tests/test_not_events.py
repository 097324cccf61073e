"""What looks like an event and is none, and what is one all the same."""

from __future__ import annotations

import pytest
from spacy.language import Language

import newsevents


def _types(text: str, nlp: Language) -> list[tuple[str, str]]:
    events = newsevents.extract(text, published="2024-11-14", nlp=nlp).events
    return [(event.type, event.status) for event in events]


@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Die Verhaftung des Jan Hus“ läuft am Freitag in Berlin.",
        "Ihr Roman »Besuch in Moskau« erscheint im März.",
        'Das Hörspiel "Angriff auf Warschau" gewann einen Preis.',
        "Der FC Bayern empfängt am Samstag Borussia Dortmund in München.",
        "Der SC Freiburg trifft am Sonntag auf den VfB Stuttgart.",
        "Der Angriff von Real Madrid überzeugte in Mailand nicht.",
        "Nach einem Banküberfall in Wien sucht die Polizei zwei Männer.",
    ],
)
def test_no_event(text: str, shipped_nlp: Language) -> None:
    assert _types(text, shipped_nlp) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sie sagte: „Merz hat am Montag Macron in Paris getroffen.“", [("meeting", "occurred")]),
        ("Merz besuchte am Montag den FC Bayern in München.", [("visit", "occurred")]),
        ("Wäre Merz nach Kiew gereist, wäre alles anders.", [("visit", "denied")]),
        ("Beinahe hätte Scholz am Montag Putin in Sotschi getroffen.", [("meeting", "uncertain")]),
        ("Niemand hat Scholz in Kiew empfangen.", [("meeting", "denied")]),
        ("Hat Putin am Montag Xi Jinping in Wladiwostok getroffen?", [("meeting", "uncertain")]),
        ("In Irland wird am 29. November ein neues Parlament gewählt.", [("election", "planned")]),
        ("Finnland wählt am Sonntag einen neuen Präsidenten.", [("election", "planned")]),
        ("Bei der Wahl in Polen setzte sich Karol Nawrocki knapp durch.", [("election", "occurred")]),
        (
            "Bei der Präsidentenwahl in Moldau setzte sich Maia Sandu am Sonntag in der Stichwahl durch.",
            [("election", "occurred")],
        ),
    ],
)
def test_an_event(text: str, wanted: list[tuple[str, str]], shipped_nlp: Language) -> None:
    assert _types(text, shipped_nlp) == wanted


def test_a_spokesperson_tells_of_others(shipped_nlp: Language) -> None:
    text = "Pressesprecher Steffen Hebestreit dementierte ein Treffen von Olaf Scholz mit Sergej Lawrow."
    [event] = newsevents.extract(text, published="2024-11-14", nlp=shipped_nlp).events
    assert {who.name for who in event.participants_of_all_roles()} == {"Olaf Scholz", "Sergei Lawrow"}


def test_a_town_and_a_person_are_two(shipped_nlp: Language) -> None:
    text = "Merz traf am Montag in Lyon Macron zu einem Gespräch."
    [event] = newsevents.extract(text, published="2024-11-14", nlp=shipped_nlp).events
    assert event.place is not None
    assert event.place.name == "Lyon"
    assert {who.name for who in event.participants_of_all_roles()} == {"Friedrich Merz", "Emmanuel Macron"}
