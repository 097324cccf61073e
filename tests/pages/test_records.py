"""Records of pages: offsets of the text given, parts, teasers apart, nothing told twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import newsevents
from newsevents.article import Article
from newsevents.reading import join_readings
from newsevents.values import Segment

if TYPE_CHECKING:
    from spacy.language import Language

_PAGE = (
    "Startseite\nPolitik\nSport\nKultur\n"
    "Kim Jong Un empfängt Putin\n"
    "Kim Jong Un empfängt Putin in Pjöngjang. Foto: Erika Muster/dpa\n"
    "Von Hans Beispiel, dpa | Stand: 19.06.2024, 14:05 Uhr\n"
    "Nordkorea s Macht\xadhaber Kim Jong Un hat am Dienstag in Pjöngjang Wladimir Putin empfangen."
    "Der Kreml lobte das.\n"
    "Beide sprachen lange miteinander und wollten sich bald wieder sehen.\n"
    "Meistgelesen\n"
    "Macron besucht am Montag Berlin\n"
    "Weiterlesen »\n"
)


def _spans(record: Any) -> Iterator[tuple[str, int, int]]:
    if isinstance(record, BaseModel):
        fields = {name: getattr(record, name) for name in type(record).model_fields}
        if "text" in fields and "start" in fields and isinstance(fields["start"], int):
            yield fields["text"], fields["start"], fields["end"]
        if "start_char" in fields:
            yield fields["text"], fields["start_char"], fields["end_char"]
        for value in fields.values():
            yield from _spans(value)
    elif isinstance(record, (tuple, list)):
        for item in record:
            yield from _spans(item)


def _check(article: Article, text: str) -> int:
    assert article.text == text
    spans = list(_spans(article))
    assert [text[start:end] for _, start, end in spans] == [words for words, _, _ in spans]
    return len(spans)


@pytest.fixture(scope="module")
def article(blank_nlp: Language) -> Article:
    return newsevents.extract(_PAGE, published="2024-06-19", nlp=blank_nlp)


def test_all_offsets_are_those_of_the_text_given(article: Article) -> None:
    assert _check(article, _PAGE) > 15


def test_mended_words_are_kept_beside_those_given(article: Article) -> None:
    mended = {m.text: m.mended for p in (*article.persons, *article.places) for m in p.mentions}
    assert mended["Nordkorea s"] == "Nordkoreas"
    assert mended["Wladimir Putin"] is None


def test_headline_caption_and_body_tell_one_event(article: Article) -> None:
    [event] = [event for event in article.events if event.type == "meeting"]
    assert event.segment == "body"
    assert [p.name for p in event.participants_of_all_roles()] == ["Kim Jong-un", "Wladimir Putin"]


def test_teasers_of_other_articles_are_kept_apart(article: Article) -> None:
    assert [(event.type, event.segment) for event in article.teasers] == [("visit", "teaser")]
    assert "visit" not in [event.type for event in article.events]
    assert {e.name: e.segment for e in article.persons}["Emmanuel Macron"] == "teaser"


def test_credits_and_bylines_name_nobody(article: Article) -> None:
    names = {e.name for e in (*article.persons, *article.places, *article.organizations)}
    assert not names & {"Erika Muster", "Hans Beispiel", "dpa"}


def test_segments_are_in_order_and_apart(article: Article) -> None:
    ends = [0, *(segment.end for segment in article.segments)]
    starts = [segment.start for segment in article.segments]
    assert all(end <= start for end, start in zip(ends, starts, strict=False))
    assert {s.kind for s in article.segments} == {"headline", "body", "caption", "teaser", "boilerplate"}


def test_clean_text_has_no_segments(blank_nlp: Language) -> None:
    text = "Merz traf Macron am Freitag in Lyon."
    auto, clean = (newsevents.extract(text, nlp=blank_nlp, page=page) for page in ("auto", "clean"))  # type: ignore[arg-type]
    assert auto == clean
    assert auto.segments == ()


def test_a_stream_reads_pages_alike(blank_nlp: Language, article: Article) -> None:
    [streamed] = newsevents.extract_many([_PAGE], published="2024-06-19", nlp=blank_nlp)
    assert streamed == article


def test_parts_that_the_caller_knows_are_kept(blank_nlp: Language) -> None:
    from newsevents.steps import check_row, finish, prepare, read

    text = "Merz traf Macron in Lyon.\n\nPutin besuchte Kim Jong Un in Pjöngjang."
    parts = (Segment(kind="teaser", start=27, end=len(text)),)
    prepared = prepare(check_row(text, None, segments=parts))
    found = finish(prepared, read(prepared, blank_nlp), blank_nlp)
    assert [event.type for event in found.events] == ["meeting"]
    assert {event.type for event in found.teasers} == {"visit"}
    assert [segment.kind for segment in found.segments] == ["body", "teaser"]


def test_joined_readings_keep_their_parts(blank_nlp: Language) -> None:
    from dataclasses import replace

    from newsevents.mentions import read_doc

    one = read_doc(blank_nlp("Merz kam. "))
    joined = join_readings("Merz kam. Merz kam. ", [replace(one, segments=("caption",)), one])
    assert [joined.segment_of(number) for number in range(2)] == ["caption", "body"]


_BITS = st.sampled_from(
    [
        "Putin traf Kim Jong Un am Dienstag in Pjöngjang.",
        "Nordkorea s Waffe nlieferungen",
        "NordkoreaRussland ",
        "M\u00c3\u00bcnchen ",
        "Macron\xa0be\xadsuchte Ber\u200blin.",
        "\n",
        "\r\n",
        "\n\n",
        "Foto: Erika Muster/AFP\n",
        "Weiterlesen »\n",
        "Meistgelesen\n",
        "MERZ TRIFFT MACRON IN PARIS\n",
        "<b>Merz</b> &amp; Macron trafen sich.",
        "sagte Merz, daß Xi am 3. Mai komme.Der Gast ",
        " ",
        "😀",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bits=st.lists(_BITS, max_size=14), page=st.sampled_from(["auto", "page"]))
def test_offsets_hold_for_any_page(blank_nlp: Language, bits: list[str], page: Any) -> None:
    text = "".join(bits)
    _check(newsevents.extract(text, published="2024-06-19", nlp=blank_nlp, page=page), text)
