from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents.mentions import read_doc
from newsevents.records import build_article, build_records

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = (
    "Russlands Präsident Wladimir Putin ist am Dienstag zu einem Staatsbesuch in Pjöngjang "
    "in Nordkorea eingetroffen. "
    "Dort wurde der Kremlchef von Kim Jong Un empfangen."
)


@pytest.fixture(scope="module")
def article(shipped_nlp: Language) -> newsevents.Article:
    return newsevents.extract(_TEXT, published="2024-06-19", nlp=shipped_nlp)


def test_entities_are_named_as_the_knowledge_base_does(article: newsevents.Article) -> None:
    assert [person.name for person in article.persons] == ["Wladimir Putin", "Kim Jong-un"]


def test_office_is_a_mention_of_its_holder(article: newsevents.Article) -> None:
    texts = {mention.text for mention in article.persons[0].mentions}
    assert any("Kremlchef" in text for text in texts)


def test_known_places_have_coordinates(article: newsevents.Article) -> None:
    place = next(place for place in article.places if place.name == "Pjöngjang")
    assert place.country == "KP"
    assert place.latitude == pytest.approx(39.0, abs=0.2)
    assert place.longitude == pytest.approx(125.7, abs=0.2)


def test_place_names_what_contains_it_as_the_text_does(article: newsevents.Article) -> None:
    visit = next(event for event in article.events if event.type == "visit")
    assert visit.place is not None
    assert (visit.place.name, visit.place.within) == ("Pjöngjang", ("Nordkorea",))


def test_kind_comes_from_the_trigger(article: newsevents.Article) -> None:
    [visit] = [event for event in article.events if isinstance(event, newsevents.Visit)]
    assert visit.kind == "state"


def test_dates_are_resolved(article: newsevents.Article) -> None:
    assert [date.value for date in article.dates] == ["2024-06-18"]


def test_evidence_is_the_sentence_without_white_space_around(article: newsevents.Article) -> None:
    visit = next(event for event in article.events if event.type == "visit")
    assert visit.evidence[0].text.startswith("Russlands")
    assert visit.evidence[0].text.endswith("eingetroffen.")


@pytest.mark.parametrize("number", [0, 1])
def test_confidence_is_a_share(article: newsevents.Article, number: int) -> None:
    assert 0 < article.events[number].confidence <= 1


def test_codes_belong_to_type_and_status(article: newsevents.Article) -> None:
    assert all(event.codes == type(event).codes_for(event.status) for event in article.events)


def test_reading_can_be_built_without_spacy_objects(blank_nlp: Language) -> None:
    import pickle

    reading = read_doc(blank_nlp(_TEXT))
    assert build_records(pickle.loads(pickle.dumps(reading)), published=None) == build_records(
        reading, published=None
    )


def test_article_keeps_what_the_caller_gave(blank_nlp: Language) -> None:
    reading = read_doc(blank_nlp("Es regnet."))
    article = build_article(
        reading, published=None, id="7", title="T", url="U", pipeline="de_x", pipeline_version="1"
    )
    assert (article.id, article.title, article.url, article.provenance.pipeline) == ("7", "T", "U", "de_x")


def test_empty_doc_gives_no_records(blank_nlp: Language) -> None:
    records = build_records(read_doc(blank_nlp("")), published=None)
    assert (records.persons, records.places, records.organizations, records.dates, records.events) == (
        (),
    ) * 5


def test_visit_says_how_long_it_lasts(shipped_nlp: Language) -> None:
    text = "Merz wird am Dienstag zu einem zweitägigen Besuch in Rom erwartet."
    [visit] = [
        e
        for e in newsevents.extract(text, published="2025-07-04", nlp=shipped_nlp).events
        if e.type == "visit"
    ]
    assert isinstance(visit, newsevents.Visit)
    assert visit.duration is not None
    assert visit.duration.value == "P2D"
