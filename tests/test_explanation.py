"""Reasons: every field that is filled has one, with words of the text."""

from __future__ import annotations

import pytest
from spacy.language import Language

import newsevents
from newsevents.explanation import slot_rule

_TEXT = (
    "Angela Merkel reiste am Montag nach Paris, wie ein Sprecher sagte. Dort traf sie Emmanuel Macron. "
    "Das Treffen dauerte zwei Stunden."
)


@pytest.fixture(scope="module")
def article(shipped_nlp: Language) -> newsevents.Article:
    return newsevents.extract(_TEXT, published="2024-05-01", nlp=shipped_nlp)


def test_every_filled_field_has_its_reason(article: newsevents.Article) -> None:
    assert [event.type for event in article.events] == ["visit", "meeting"]
    for event in article.events:
        explained = [(reason.field, reason.value) for reason in event.reasons]
        for attribute in event.frame.roles:
            for filler in getattr(event, attribute):
                assert (attribute, filler.name) in explained
        assert event.place is not None
        assert ("place", event.place.name) in explained
        assert event.date is not None
        assert ("date", event.date.value) in explained
        assert ("status", event.status) in explained
        assert "confidence" in [field for field, _ in explained]


def test_evidence_stands_in_the_text(article: newsevents.Article) -> None:
    for event in article.events:
        for reason in event.reasons:
            for said in reason.evidence:
                assert _TEXT[said.start : said.end] == said.text


def test_a_pronoun_is_named_beside_whom_it_means(article: newsevents.Article) -> None:
    reasons = [r for r in article.events[1].reasons if r.value == "Angela Merkel"]
    assert [said.text for said in reasons[0].evidence] == ["Angela Merkel", "sie"]


def test_a_merge_says_why(article: newsevents.Article) -> None:
    [merged] = [r for r in article.events[1].reasons if r.field == "merged"]
    assert [said.text for said in merged.evidence] == ["Treffen"]
    assert merged.rule.startswith("points back")


def test_explain_prints_a_line_a_reason(article: newsevents.Article) -> None:
    visit = article.events[0]
    lines = visit.explain().splitlines()
    assert lines[0] == f"visit ({visit.confidence})"
    assert lines[1:] == [f"  {reason}" for reason in visit.reasons]
    assert article.explain() == "\n\n".join(event.explain() for event in article.events)


def test_reasons_survive_json(article: newsevents.Article) -> None:
    assert newsevents.load_article(article.model_dump_json()).events[0].reasons == article.events[0].reasons


@pytest.mark.parametrize(
    ("slot", "rule"),
    [
        ("pp:mit", 'phrase with "mit"'),
        ("gen", "genitive or 'von' attribute of the trigger noun"),
        ("support:pp:gegen", 'phrase with "gegen", a verb that carries the trigger noun'),
    ],
)
def test_slots_are_said_in_words(slot: str, rule: str) -> None:
    assert slot_rule(slot) == rule
