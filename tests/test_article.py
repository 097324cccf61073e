from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

import newsevents
from newsevents.article import Article
from newsevents.errors import RecordError
from newsevents.event_types import event_types

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = (
    "Kim Jong Un empfing Wladimir Putin am Mittwoch in Pjöngjang. Macron will im Juli nach Berlin reisen. "
    "Scholz telefonierte mit der NATO."
)


@pytest.fixture(scope="module")
def article(blank_nlp: Language) -> Article:
    return newsevents.extract(_TEXT, published="2024-06-20", nlp=blank_nlp)


def test_round_trip_without_loss(article: Article) -> None:
    assert newsevents.load_article(article.model_dump_json()) == article


def test_round_trip_keeps_the_classes_of_events(article: Article) -> None:
    loaded = newsevents.load_article(article.model_dump_json())
    assert [type(event) for event in loaded.events] == [type(event) for event in article.events]
    assert {type(event) for event in loaded.events} >= {newsevents.Meeting, newsevents.Visit}


def test_bytes_are_read_like_strings(article: Article) -> None:
    assert newsevents.load_article(article.model_dump_json().encode()) == article


def test_dump_holds_the_fields_of_the_types(article: Article) -> None:
    visit = next(event for event in article.model_dump()["events"] if event["type"] == "visit")
    assert visit["visitors"][0]["name"] == "Emmanuel Macron"


def test_evidence_stands_in_the_text(article: Article) -> None:
    evidence = [
        item
        for event in article.events
        for item in (
            *event.triggers,
            *event.evidence,
            *(e for p in event.participants_of_all_roles() for e in p.evidence),
        )
    ]
    assert [article.text[e.start : e.end] for e in evidence] == [e.text for e in evidence] != []


def test_provenance_names_library_schema_and_pipeline(article: Article) -> None:
    provenance = article.provenance
    assert (provenance.library, provenance.schema_version) == (
        newsevents.__version__,
        newsevents.SCHEMA_VERSION,
    )
    assert provenance.pipeline.startswith("de_")


def test_records_are_frozen(article: Article) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        article.id = "x"  # type: ignore[misc]


def test_records_are_closed(article: Article) -> None:
    with pytest.raises(ValidationError, match="extra"):
        Article.model_validate({**article.model_dump(), "colour": "red"})


def test_sequences_are_tuples(article: Article) -> None:
    assert {
        type(getattr(article, name)) for name in ("persons", "places", "organizations", "dates", "events")
    } == {tuple}


def test_repr_names_events_and_people(article: Article) -> None:
    assert "Kim Jong-un" in repr(article)
    assert "Meeting(" in repr(article)


def _changed(article: Article, **changes: Any) -> str:
    return json.dumps({**json.loads(article.model_dump_json()), **changes})


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"events": [{"type": "picnic"}]}, "picnic"),
        ({"events": [{"type": "visit", "status": "vielleicht"}]}, "status"),
        ({"colour": "red"}, "colour"),
        ({"text": None}, "text"),
        (
            {
                "provenance": {
                    "library": "9",
                    "schema_version": "99.0.0",
                    "pipeline": "p",
                    "pipeline_version": "1",
                }
            },
            "99",
        ),
    ],
    ids=["unknown type", "bad status", "extra field", "no text", "other schema"],
)
def test_record_that_does_not_fit_is_refused(article: Article, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(RecordError, match=words) as caught:
        newsevents.load_article(_changed(article, **changes))
    assert caught.value.slug == "record-unreadable"


@pytest.mark.parametrize("data", ["", "{", "[]", "null", b"\xff\xfe", '{"text": "x"'])
def test_what_is_no_record_is_refused(data: str | bytes) -> None:
    with pytest.raises(RecordError, match="not an article record"):
        newsevents.load_article(data)


def test_schema_has_a_branch_for_each_type() -> None:
    schema = newsevents.json_schema()
    mapping = schema["properties"]["events"]["items"]["discriminator"]["mapping"]
    assert sorted(mapping) == sorted(event_types())


def test_schema_closes_its_objects() -> None:
    schema = newsevents.json_schema()
    assert schema["additionalProperties"] is False
