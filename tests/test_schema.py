"""The schema of the records is a promise to everybody who stores them; this guards it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newsevents
from newsevents.event_types import event_types

_GOLDEN = Path(__file__).parent / "data" / "schema.json"
_CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
_REMEDY = (
    "The schema of the records has changed. If that is meant: (1) raise SCHEMA_VERSION in "
    "newsevents/article.py: the minor number for a new optional field or event type, the major one for all "
    "that old readers or old files stumble over; (2) say in CHANGELOG.md, under '### Schema <version>', what "
    "changes for those who hold old files; (3) write the golden file anew: "
    "newsevents schema > tests/data/schema.json"
)


def _without_words(value: Any) -> Any:
    """Leave out the descriptions: they may be mended at any time."""
    if isinstance(value, dict):
        return {
            key: _without_words(v)
            for key, v in value.items()
            if not (key == "description" and isinstance(v, str))
        }
    return [_without_words(item) for item in value] if isinstance(value, list) else value


def test_schema_is_the_golden_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsevents.event_types._ADDED", {})
    golden = json.loads(_GOLDEN.read_text(encoding="utf-8"))
    assert _without_words(newsevents.json_schema()) == _without_words(golden), _REMEDY


def test_version_of_the_schema_has_a_note_in_the_changelog() -> None:
    assert f"### Schema {newsevents.SCHEMA_VERSION}\n" in _CHANGELOG.read_text(encoding="utf-8"), _REMEDY


def test_every_record_names_its_schema() -> None:
    article = newsevents.extract("Es regnet.", nlp=newsevents.blank())
    assert json.loads(article.model_dump_json())["provenance"]["schema_version"] == newsevents.SCHEMA_VERSION


@pytest.mark.parametrize("name", list(event_types()))
def test_every_event_type_is_in_the_golden_schema(name: str) -> None:
    golden = json.loads(_GOLDEN.read_text(encoding="utf-8"))
    assert name in golden["properties"]["events"]["items"]["discriminator"]["mapping"]
