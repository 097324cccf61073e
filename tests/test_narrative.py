"""Dates that stand in another sentence than the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents

if TYPE_CHECKING:
    from spacy.language import Language

_PUBLISHED = "2024-06-07"  # a Friday

_HANDED_ON = [
    # the article opens without a day, the next sentence names it
    (
        "Merz hat Macron in Paris besucht. Am Donnerstag sprach er dort auch vor Studenten.",
        "visit",
        "2024-06-06",
    ),
    (
        "Alexander Petrov ist in Sofia festgenommen worden. Der Politiker wurde am Mittwoch "
        "nach Varna gebracht.",
        "arrest",
        "2024-06-05",
    ),
    # a pronoun goes on with the sentence before
    ("Merz hielt am Mittwoch in Wien eine Rede. Er besuchte auch Graz.", "visit", "2024-06-05"),
    # the same person, some sentences later
    (
        "Merz legte am Mittwoch in Kiew einen Kranz nieder. Viele Menschen kamen. Später traf "
        "Merz Selenskyj in "
        "einem Hotel.",
        "meeting",
        "2024-06-05",
    ),
    # the same people at the same place
    (
        "Kerry sprach am Sonntag in Amman mit Abbas. Dabei ging es um Jerusalem. Kerry traf in "
        "Amman auch König "
        "Abdullah II.",
        "meeting",
        "2024-06-02",
    ),
]

_OWN = [
    # the day of a report is not that of the story
    ("Merz hat Macron in Paris getroffen. Das Gespräch sei offen gewesen, sagte Merz am Donnerstag.", None),
    # what lies back has its own day
    ("Merz hat Macron in Paris getroffen. Am Montag hatte er schon Tusk empfangen.", None),
    ("Merz traf Macron in Paris. Bereits am Montag kam Tusk nach Berlin.", None),
    # a day of something else
    ("Merz hat Macron in Paris getroffen. In Rom regnete es am Dienstag.", None),
    # two days leave a choice
    ("Merz hat Macron in Paris getroffen. Er kam am Montag an, und am Mittwoch reiste er ab.", None),
]


def _date(text: str, nlp: Language, type: str) -> str | None:
    events = newsevents.extract(text, published=_PUBLISHED, nlp=nlp).events
    event = [event for event in events if event.type == type][-1]
    return event.date.value if event.date else None


@pytest.mark.parametrize(("text", "type", "value"), _HANDED_ON, ids=[text for text, _, _ in _HANDED_ON])
def test_day_is_handed_on(text: str, type: str, value: str, shipped_nlp: Language) -> None:
    assert _date(text, shipped_nlp, type) == value


@pytest.mark.parametrize(("text", "value"), _OWN, ids=[text for text, _ in _OWN])
def test_day_of_something_else_is_not_taken(text: str, value: str | None, shipped_nlp: Language) -> None:
    events = newsevents.extract(text, published=_PUBLISHED, nlp=shipped_nlp).events
    [first, *_] = [event for event in events if event.type == "meeting"]
    assert (first.date.value if first.date else None) == value


def test_without_publication_nothing_is_handed_on(shipped_nlp: Language) -> None:
    text = "Merz hielt am Mittwoch in Wien eine Rede. Er besuchte auch Graz."
    dates = [event.date for event in newsevents.extract(text, nlp=shipped_nlp).events]
    assert all(date is None or date.start is None for date in dates)


def test_reason_says_where_the_day_comes_from(shipped_nlp: Language) -> None:
    text = "Merz hielt am Mittwoch in Wien eine Rede. Er besuchte auch Graz."
    [event] = newsevents.extract(text, published=_PUBLISHED, nlp=shipped_nlp).events
    assert "the sentence before" in " ".join(map(str, event.reasons))
