from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

import newsevents
from newsevents.merging import Candidate, Merger
from newsevents.values import DateSpan

if TYPE_CHECKING:
    from spacy.language import Language


def _date(day: str) -> DateSpan:
    value = dt.date.fromisoformat(day)
    return DateSpan(
        text=day, start_char=0, end_char=10, type="DATE", value=day, start=value, end=value,
        granularity="day",
        method="explicit",
    )  # fmt: skip


def _candidate(order: int, people: str = "a b", **changes: Any) -> Candidate:
    fields: dict[str, Any] = {
        "type": "meeting",
        "word": "treffen",
        "order": order,
        "sentence": order,
        "triggers": (order,),
        "roles": {"participants": {name: [0] for name in people.split()}} if people else {},
        "slots": {("participants", name): "sb" for name in people.split()},
        "places": [],
        "place_mentions": {},
        "date": None,
        "status": "occurred",
        "reasons": {},
    }
    return Candidate(**{**fields, **changes})


@pytest.mark.parametrize(
    ("second", "clusters"),
    [
        (_candidate(1), [[0, 1]]),
        (_candidate(1, "a"), [[0, 1]]),
        (_candidate(1, "c d"), [[0], [1]]),
        (_candidate(1, type="call"), [[0], [1]]),
        (_candidate(1, date=_date("2019-04-25")), [[0], [1]]),
        (_candidate(1, date=_date("2024-06-04")), [[0, 1]]),
        (_candidate(1, status="denied"), [[0], [1]]),
        (_candidate(1, "", definite=True), [[0, 1]]),
        (_candidate(9, "", definite=True), [[0]]),
        (_candidate(1, "", definite=True, type="call"), [[0]]),
    ],
    ids=[
        "same people", "one of them", "other people", "other type", "other date", "same date", "denied",
        "the meeting", "the meeting, far off", "the call",
    ],
)  # fmt: skip
def test_second_candidate(second: Candidate, clusters: list[list[int]]) -> None:
    first = _candidate(0, date=_date("2024-06-04"))
    found = Merger({}, dt.date(2024, 6, 5)).merge([first, second])
    assert [[[first, second].index(member) for member in cluster.members] for cluster in found] == clusters


def test_order_of_clusters_is_that_of_the_text() -> None:
    found = Merger({}, None).merge([_candidate(3, "c d"), _candidate(5), _candidate(7, "c d")])
    assert [[member.order for member in cluster.members] for cluster in found] == [[3, 7], [5]]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Merz traf Macron in Paris. Merz und Macron trafen sich am Dienstag.", 1),
        ("Merz traf Macron. Das Treffen dauerte zwei Stunden.", 1),
        ("2019 trafen sich Merz und Macron in Rom. 2023 trafen sich Merz und Macron in Paris.", 2),
        ("Merz traf Macron in Paris. Tusk traf Xi Jinping in Peking.", 2),
        ("Merz traf Macron. Merz telefonierte mit Macron.", 2),
        ("Merz besuchte Paris. Tusk besuchte Paris.", 2),
    ],
)
def test_one_record_for_each_happening(text: str, events: int, blank_nlp: Language) -> None:
    assert len(newsevents.extract(text, published="2024-06-05", nlp=blank_nlp).events) == events


def test_merged_record_holds_what_either_sentence_says(blank_nlp: Language) -> None:
    text = "Merz traf Macron in Paris. Merz und Macron trafen sich am Dienstag."
    [event] = newsevents.extract(text, published="2024-06-05", nlp=blank_nlp).events
    assert event.place is not None
    assert event.date is not None
    assert (event.place.name, event.date.value) == ("Paris", "2024-06-04")
    assert [trigger.text for trigger in event.triggers] == ["traf", "trafen"]
