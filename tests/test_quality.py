"""The library does not get worse: measures on the fixtures, with floors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsevents
from newsevents.evaluation import evaluate

_FIXTURES = Path(__file__).parent.parent / "fixtures"
_ALL_FLOORS: dict[str, dict[str, float]] = json.loads((_FIXTURES / "floors.json").read_text(encoding="utf-8"))
_FLOORS = {name: floors for name, floors in _ALL_FLOORS.items() if name != "stories"}
_MEASURES = (
    "events P",
    "events R",
    "events F1",
    "arguments P",
    "arguments R",
    "arguments F1",
    "time",
    "status",
)


@pytest.fixture(scope="module", params=list(_FLOORS))
def measured(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    scores = evaluate("events", [_FIXTURES / "articles"], nlp=newsevents.load(request.param))
    rows = {f"{name} {key}": row[key] for name, row in scores["rows"].items() for key in ("P", "R", "F1")}
    return request.param, {**rows, **scores["accuracy"]}


@pytest.mark.parametrize("measure", _MEASURES)
def test_measure_is_not_below_its_floor(measured: tuple[str, dict[str, Any]], measure: str) -> None:
    pipeline, values = measured
    assert values[measure] >= _FLOORS[pipeline][measure]


@pytest.mark.parametrize("pipeline", list(_FLOORS))
def test_floors_name_every_measure(pipeline: str) -> None:
    assert sorted(_FLOORS[pipeline]) == sorted(_MEASURES)


def test_floors_are_for_both_pipelines() -> None:
    assert sorted(_FLOORS) == ["blank", "shipped"]
