"""Stories: one happening told by many articles."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsevents
from newsevents.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language

_ROOT = Path(__file__).parent.parent


def _stories(nlp: Language, *rows: tuple[str, str], horizon: int | None = None) -> list[newsevents.Story]:
    articles = [
        newsevents.extract(text, published=published, nlp=nlp).model_copy(update={"id": str(number)})
        for number, (published, text) in enumerate(rows)
    ]
    return list(newsevents.stories(articles, horizon=horizon))


def _members(found: Sequence[newsevents.Story]) -> list[list[str | None]]:
    return [[member.article for member in story.members] for story in found]


_LYON = ("2025-07-05", "Macron traf Merz am Freitag in Lyon.")
_LYON_AGAIN = ("2025-07-08", "Friedrich Merz und Emmanuel Macron haben sich am Freitag in Lyon getroffen.")
_BONN = ("2025-07-05", "Macron traf Merz am Freitag in Bonn.")
_LATER = ("2025-07-12", "Macron traf Merz am Freitag in Lyon.")
_OTHERS = ("2025-07-05", "Macron traf Selenskyj am Freitag in Lyon.")


@pytest.mark.parametrize(
    ("second", "together"),
    [(_LYON_AGAIN, True), (_BONN, False), (_LATER, False), (_OTHERS, False)],
    ids=["same", "place", "day", "people"],
)
def test_people_place_and_day_decide(blank_nlp: Language, second: tuple[str, str], together: bool) -> None:
    found = _stories(blank_nlp, _LYON, second)
    assert len(found) == (1 if together else 2)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (
            ("2024-03-05", "Putin ist am Dienstag in Pjöngjang eingetroffen."),
            ("2024-03-06", "Putin hat am Dienstag Nordkorea besucht."),
            True,
        ),
        (
            ("2024-03-05", "Putin ist am Dienstag in Pjöngjang eingetroffen."),
            ("2024-03-06", "Putin hat am Dienstag China besucht."),
            False,
        ),
        (
            ("2019-04-26", "Kim Jong Un und Putin trafen sich am Donnerstag in Wladiwostok."),
            ("2023-09-14", "Kim Jong Un und Putin hatten sich im April 2019 in Wladiwostok getroffen."),
            True,
        ),
        (
            ("2024-03-05", "Lawrow traf Blinken am Dienstag in Wien."),
            ("2024-03-05", "Russland und die USA trafen sich am Dienstag in Wien."),
            True,
        ),
    ],
    ids=["town in country", "other country", "month", "state for its minister"],
)
def test_what_fits_and_what_does_not(
    blank_nlp: Language, first: tuple[str, str], second: tuple[str, str], together: bool
) -> None:
    assert len(_stories(blank_nlp, first, second)) == (1 if together else 2)


def test_a_vague_telling_does_not_join_what_contradicts_itself(blank_nlp: Language) -> None:
    vague = ("2025-07-06", "Macron und Merz haben sich in dieser Woche getroffen.")
    found = _stories(blank_nlp, _LYON, _BONN, vague)
    assert all({"0", "1"} - set(members) for members in _members(found))


def test_order_of_articles_does_not_matter(blank_nlp: Language) -> None:
    rows = (_LYON, _LYON_AGAIN, _BONN, _OTHERS)
    articles = [
        newsevents.extract(text, published=published, nlp=blank_nlp).model_copy(update={"id": str(number)})
        for number, (published, text) in enumerate(rows)
    ]
    answers = {
        tuple(sorted(tuple(map(str, members)) for members in _members(list(newsevents.stories(order)))))
        for order in permutations(articles)
    }
    assert answers == {(("0", "1"), ("2",), ("3",))}


def test_every_event_is_in_one_story(blank_nlp: Language) -> None:
    rows = (_LYON, _LYON_AGAIN, _BONN, _LATER, ("2025-07-05", "Es regnet."))
    found = _stories(blank_nlp, *rows)
    assert sorted(str(a) for members in _members(found) for a in members) == ["0", "1", "2", "3"]


def test_story_holds_the_best_of_its_members(blank_nlp: Language) -> None:
    [story] = _stories(
        blank_nlp,
        ("2024-02-12", "Putin will am 20. Februar Vietnam besuchen."),
        ("2024-02-21", "Putin hat am Dienstag Hanoi besucht."),
    )
    assert (story.type, story.status) == ("visit", "occurred")
    assert (story.start, story.end) == (dt.date(2024, 2, 20), dt.date(2024, 2, 20))
    assert story.place is not None
    assert story.place.name == "Hanoi"
    assert [(p.name, p.articles) for p in story.roles["visitor"]] == [("Wladimir Putin", 2)]
    assert "0 and 1: the same people (Wladimir Putin)" in story.reasons[0]


@pytest.mark.parametrize(("last", "status"), [("2024-02-18", "denied"), ("2024-02-09", "planned")])
def test_the_newest_report_gives_the_status(blank_nlp: Language, last: str, status: str) -> None:
    [story] = _stories(
        blank_nlp,
        ("2024-02-12", "Putin will am 20. Februar Vietnam besuchen."),
        (last, "Putin hat seinen Besuch in Vietnam am 20. Februar abgesagt."),
    )
    assert story.status == status


def test_stream_yields_what_is_finished_and_keeps_the_rest(blank_nlp: Language) -> None:
    taken: list[str] = []

    def feed() -> Any:
        for day, text in (_LYON, _LYON_AGAIN, ("2025-08-30", "Macron traf Merz am Freitag in Bonn.")):
            taken.append(day)
            yield newsevents.extract(text, published=day, nlp=blank_nlp)
        taken.append("end")

    stream = newsevents.stories(feed(), horizon=10)
    first = next(stream)
    assert len(first.members) == 2
    assert "end" not in taken
    assert [len(story.members) for story in stream] == [1]


def test_with_and_without_horizon_the_same_stories(blank_nlp: Language) -> None:
    rows = (_LYON, _OTHERS, _LYON_AGAIN, _LATER, ("2025-09-30", "Macron traf Merz am Montag in Bonn."))
    whole, streamed = _stories(blank_nlp, *rows), _stories(blank_nlp, *rows, horizon=20)
    assert sorted(map(str, _members(whole))) == sorted(map(str, _members(streamed)))


def test_round_trip(blank_nlp: Language) -> None:
    [story] = _stories(blank_nlp, _LYON, _LYON_AGAIN)
    assert newsevents.Story.model_validate_json(story.model_dump_json()) == story


def test_what_is_no_article_is_refused() -> None:
    wrong: Any = [{"text": "Macron traf Merz."}]
    with pytest.raises(InputError, match="item 1 is a dict") as caught:
        list(newsevents.stories(wrong))
    assert caught.value.slug == "article-expected"


def test_horizon_below_a_day_is_refused() -> None:
    with pytest.raises(InputError, match="horizon") as caught:
        list(newsevents.stories([], horizon=0))
    assert caught.value.slug == "horizon-too-short"


def test_fixture_stories_do_not_get_worse(blank_nlp: Language) -> None:
    spec = importlib.util.spec_from_file_location("bench_stories", _ROOT / "benchmarks" / "stories.py")
    assert spec is not None
    assert spec.loader is not None
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    rows = bench.read_set(_ROOT / "fixtures" / "stories.jsonl")
    result = bench.score(rows, list(newsevents.stories(newsevents.extract_many(rows, nlp=blank_nlp))))
    floors = json.loads((_ROOT / "fixtures" / "floors.json").read_text(encoding="utf-8"))
    assert result["F1"] >= floors["stories"]["pairs F1"]
    assert result["P"] >= floors["stories"]["pairs P"]
