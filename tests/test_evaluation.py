from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newsevents.errors import RecordError
from newsevents.evaluation import correct_entities, evaluate, flat_dates, flat_entities, flat_events
from newsevents.gold import Task, read_gold
from newsevents.scoring import days_of, fold_name, score_dates, score_entities, score_events, spelled_alike

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = "Macron traf Scholz am Dienstag in Berlin."
_EVENT = {
    "type": "meeting",
    "triggers": ["traf"],
    "roles": {"participant": ["Emmanuel Macron", "Olaf Scholz"]},
    "place": ["Berlin"],
    "time": "2024-05-28",
    "status": "occurred",
}


def _event(**changes: Any) -> dict[str, Any]:
    return {**_EVENT, **changes}


def _scores(answers: list[dict[str, Any]], gold: list[dict[str, Any]]) -> dict[str, Any]:
    return score_events([("doc", answers, gold)]).as_dict()


def test_flat_events(blank_nlp: Language) -> None:
    assert flat_events(_TEXT, "2024-05-30", nlp=blank_nlp) == [_EVENT]


def test_flat_dates() -> None:
    [row] = flat_dates(_TEXT, dt.date(2024, 5, 30))
    assert (row["start"], row["end"], row["type"], row["value"]) == (22, 30, "DATE", "2024-05-28")


def test_flat_entities(blank_nlp: Language) -> None:
    assert flat_entities(_TEXT, nlp=blank_nlp) == [(0, 6, "PER"), (12, 18, "PER"), (34, 40, "LOC")]


def test_correct_entities_mends_a_label() -> None:
    assert (0, 6, "PER") in correct_entities(_TEXT, [(0, 6, "LOC")])


@pytest.mark.parametrize(
    ("changes", "matched"),
    [
        ({}, True),
        ({"type": "visit"}, False),
        ({"roles": {}, "place": []}, True),
        ({"roles": {}, "triggers": []}, True),
        ({"place": [], "triggers": []}, True),
        ({"roles": {}, "triggers": [], "place": []}, False),
        ({"roles": {"participant": ["Xi Jinping"]}, "triggers": ["Gipfel"], "place": ["Rom"]}, False),
        ({"roles": {"participant": ["Emanuel Macron"]}, "triggers": [], "place": []}, True),
    ],
    ids=["equal", "type", "trigger", "place", "name", "nothing", "other", "spelling"],
)
def test_events_match_by_type_and_something_shared(changes: dict[str, Any], matched: bool) -> None:
    row = _scores([_event(**changes)], [_event()])["rows"]["events"]
    assert row == {
        "P": 100.0 * matched,
        "R": 100.0 * matched,
        "F1": 100.0 * matched,
        "gold": 1,
        "predicted": 1,
    }


def test_gold_event_matches_once() -> None:
    row = _scores([_event(), _event()], [_event()])["rows"]["events"]
    assert (row["P"], row["R"]) == (50.0, 100.0)


def test_event_that_shares_more_is_paired_first() -> None:
    answers = [_event(place=["Rom"], roles={}), _event()]
    errors = _scores(answers, [_event()])["errors"]
    assert [error.startswith("doc: spurious meeting (traf): nobody") for error in errors] == [True]


@pytest.mark.parametrize(("answers", "predicted"), [([], 0), ([_event()], 0), ([_event(type="visit")], 1)])
def test_optional_event_neither_helps_nor_hurts(answers: list[dict[str, Any]], predicted: int) -> None:
    row = _scores(answers, [_event(optional=True)])["rows"]["events"]
    assert (row["gold"], row["predicted"]) == (0, predicted)


def test_arguments_of_missed_and_spurious_events_count() -> None:
    row = _scores([_event(type="visit")], [_event()])["rows"]["arguments"]
    assert (row["gold"], row["predicted"], row["F1"]) == (3, 3, 0.0)


def test_role_must_be_right() -> None:
    answer = _event(roles={"host": ["Emmanuel Macron"], "participant": ["Olaf Scholz"]})
    scores = _scores([answer], [_event()])
    assert scores["rows"]["arguments"]["P"] == 66.7
    assert any("wrong host Emmanuel Macron" in error for error in scores["errors"])
    assert any("lacks participant Emmanuel Macron" in error for error in scores["errors"])


def test_any_place_of_the_chain_counts() -> None:
    assert _scores([_event(place=["Deutschland"])], [_event(place=["Berlin", "Deutschland"])])["errors"] == []


def test_surface_form_counts_but_is_not_canonical() -> None:
    gold = _event(surface={"Olaf Scholz": ["Scholz"]})
    scores = _scores([_event(roles={"participant": ["Emmanuel Macron", "Scholz"]})], [gold])
    assert (scores["rows"]["arguments"]["F1"], scores["accuracy"]["canonical name"]) == (100.0, 50.0)


@pytest.mark.parametrize(
    ("time", "accuracy"),
    [
        ("2024-05-28", 100.0),
        ("2024-05-28T10:00", 100.0),
        ("2024-05", 0.0),
        (None, 0.0),
        ("2024-05-28/2024-05-28", 100.0),
    ],
)
def test_time_is_right_where_the_days_are(time: str | None, accuracy: float) -> None:
    assert _scores([_event(time=time)], [_event()])["accuracy"]["time"] == accuracy


def test_rows_name_each_type() -> None:
    rows = _scores([_event()], [_event(), _event(type="visit")])["rows"]
    assert {name: row["R"] for name, row in rows.items()} == {
        "events": 50.0,
        "arguments": 50.0,
        "meeting": 100.0,
        "visit": 0.0,
    }


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2024-W01-WE", "2024-01-06", "2024-01-07"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-06-18/2024-06-19", "2024-06-18", "2024-06-19"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    assert days_of(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", [None, "", "XXXX-WXX-3", "2024-13", "2024-W60", "P2D", "FUTURE_REF", "2024/x"]
)
def test_value_without_days(value: str | None) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("Kim Jong-un", "kim jong un", True),
        ("Weißrussland", "Weissrussland", True),
        ("Selenskyj", "Selenskij", True),
        ("Iran", "Irak", False),
        ("Schweden", "Schweiz", False),
    ],
)
def test_names_spelled_alike(a: str, b: str, alike: bool) -> None:
    assert spelled_alike(a, b) is alike


def test_folding_keeps_letters() -> None:
    assert fold_name("Łódź, Straße!") == "łodz strasse"


def test_dates_are_scored_by_extent_and_value() -> None:
    gold = [
        {"start": 0, "end": 5, "value": "2024"},
        {"start": 10, "end": 15, "value": "2023"},
        {"start": 20, "end": 25, "value": "2022"},
    ]
    answers = [
        {"start": 0, "end": 5, "value": "2024", "text": "a"},
        {"start": 11, "end": 15, "value": "2023", "text": "b"},
        {"start": 20, "end": 25, "value": "2021", "text": "c"},
        {"start": 30, "end": 35, "value": "2020", "text": "d"},
    ]
    scores = score_dates([("doc", answers, gold)]).as_dict()
    assert {name: row["P"] for name, row in scores["rows"].items()} == {
        "strict": 50.0,
        "value": 50.0,
        "strict+value": 25.0,
    }
    assert scores["errors"] == ["doc: c: 2021, not 2022", "doc: d: spurious"]


def test_entities_are_scored_by_extent_and_label() -> None:
    scores = score_entities(
        [("doc", "Kim in Rom", [(0, 3, "LOC"), (7, 10, "LOC")], [(0, 3, "PER"), (7, 10, "LOC")])]
    )
    rows = scores.as_dict()["rows"]
    assert (rows["all"]["F1"], rows["PER"]["R"], rows["LOC"]["P"]) == (50.0, 0.0, 50.0)
    assert sorted(scores.errors) == ["doc: missed PER 'Kim'", "doc: spurious LOC 'Kim'"]


def _write(folder: Path, name: str, *rows: object) -> Path:
    file = folder / name
    file.write_text(
        "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8"
    )
    return file


def test_evaluate_events_reads_lines_and_folders(tmp_path: Path, blank_nlp: Language) -> None:
    row = {"text": _TEXT, "published": "2024-05-30", "events": [_EVENT]}
    (tmp_path / "folder").mkdir()
    _write(tmp_path / "folder", "a.json", row)
    scores = evaluate("events", [_write(tmp_path, "b.jsonl", row, row), tmp_path / "folder"], nlp=blank_nlp)
    assert scores["rows"]["events"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 3, "predicted": 3}


def test_evaluate_only_some_types(tmp_path: Path, blank_nlp: Language) -> None:
    gold = _write(tmp_path, "a.jsonl", {"text": _TEXT, "events": [_EVENT, _event(type="arrest")]})
    assert evaluate("events", [gold], nlp=blank_nlp, types=["meeting"])["rows"]["events"]["gold"] == 1


def test_evaluate_dates(tmp_path: Path, blank_nlp: Language) -> None:
    date = {"start": 22, "end": 30, "type": "DATE", "value": "2024-05-28"}
    gold = _write(tmp_path, "a.jsonl", {"text": _TEXT, "published": "2024-05-30", "dates": [date]})
    assert evaluate("dates", [gold], nlp=blank_nlp)["rows"]["strict+value"]["F1"] == 100.0


_COLUMNS = ["Macron B-PER", "traf O", "Olaf B-PER", "Scholz I-PER", "in O", "Berlin B-LOC", ". O", "", "Es O"]
_GERMEVAL = [
    "#\thttps://example.org\t[2010-01-01]",
    "1\tMacron\tB-PER\tO",
    "2\ttraf\tO\tO",
    "3\tOlaf\tB-PER\tO",
    "4\tScholz\tI-PER\tO",
    "5\tim\tO\tO",
    "6\tBerliner\tB-LOCderiv\tO",
    "7\tNato-Büro\tB-ORGpart\tB-ORG",
    "",
]


@pytest.mark.parametrize(
    ("name", "rows", "entities"),
    [
        ("a.conll", _COLUMNS, [(0, 6, "PER"), (12, 23, "PER"), (27, 33, "LOC")]),
        ("a.tsv", [row.replace(" ", "\tXY\t") for row in _COLUMNS],
         [(0, 6, "PER"), (12, 23, "PER"), (27, 33, "LOC")]),
        ("a.tsv", _GERMEVAL, [(0, 6, "PER"), (12, 23, "PER")]),
        ("a.jsonl", [{"text": "Macron in Bonn", "ents": [[0, 6, "PERSON"], [10, 14, "GPE"], [0, 2, "MISC"]]}],
         [(0, 6, "PER"), (10, 14, "LOC")]),
    ],
    ids=["conll", "tabs", "germeval", "jsonl"],
)  # fmt: skip
def test_entity_gold_forms(tmp_path: Path, name: str, rows: list[Any], entities: list[Any]) -> None:
    assert list(read_gold([_write(tmp_path, name, *rows)], "entities")[0].entities) == entities


def test_evaluate_entities(tmp_path: Path, blank_nlp: Language) -> None:
    scores = evaluate("entities", [_write(tmp_path, "a.conll", *_COLUMNS)], nlp=blank_nlp)
    assert scores["rows"]["all"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 3, "predicted": 3}


@pytest.mark.parametrize(
    ("task", "name", "rows", "words"),
    [
        ("events", "a.jsonl", [{"text": "x", "events": []}, "{"], "a.jsonl, line 2: not JSON"),
        ("events", "a.jsonl", [{"events": []}], "line 1: the row has no string under 'text'"),
        ("events", "a.jsonl", [{"text": "x"}], "line 1: the row has no list under 'events'"),
        ("events", "a.jsonl", [{"text": "x", "events": ["visit"]}], "an event is an object"),
        ("events", "a.jsonl", [{"text": "x", "events": [_event(roles={"host": "Kim"})]}], "list of names"),
        ("events", "a.jsonl", [{"text": "x", "events": [], "published": "neulich"}], "is not a date"),
        ("events", "a.json", ["[]"], "no gold rows"),
        ("events", "a.json", ["[3]"], "item 1: a row is a JSON object"),
        ("events", "a.tsv", ["x O"], "gold of events is"),
        (
            "dates",
            "a.jsonl",
            [{"text": "x", "dates": [{"start": 0, "end": 9, "value": "2024"}]}],
            "0 and end 9",
        ),
        ("dates", "a.jsonl", [{"text": "x", "dates": [{"start": 0, "end": 1}]}], "a date is an object"),
        ("entities", "a.jsonl", [{"text": "x", "ents": [[0, 1]]}], r"an entity is \[start"),
        ("entities", "a.conll", ["x O", "y"], "line 2: a word and its tag"),
        ("entities", "a.conll", ["x O", "y PER"], "line 2: tag 'PER'"),
    ],
)
def test_wrong_gold_is_named(tmp_path: Path, task: Task, name: str, rows: list[Any], words: str) -> None:
    with pytest.raises(RecordError, match=words) as caught:
        read_gold([_write(tmp_path, name, *rows)], task)
    assert caught.value.slug == "gold-unreadable"


@pytest.mark.parametrize("make", [False, True], ids=["missing", "empty folder"])
def test_gold_that_is_not_there_is_named(tmp_path: Path, make: bool) -> None:
    path = tmp_path / "gold"
    if make:
        path.mkdir()
    with pytest.raises(RecordError, match="no such file" if not make else "no gold file"):
        read_gold([path], "events")
