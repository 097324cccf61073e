from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

import newsevents
from newsevents.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_TEXT = "Macron traf Scholz am Dienstag in Berlin."


@pytest.mark.parametrize(
    "published",
    ["2024-05-30", dt.date(2024, 5, 30), dt.datetime(2024, 5, 30, 23, 59), "2024-05-30T08:00:00+02:00"],
)
def test_published_is_a_date_datetime_or_string(blank_nlp: Language, published: Any) -> None:
    [event] = newsevents.extract(_TEXT, published=published, nlp=blank_nlp).events
    assert event.date is not None
    assert event.date.value == "2024-05-28"


def test_without_published_a_relative_date_stays_open(blank_nlp: Language) -> None:
    [event] = newsevents.extract(_TEXT, nlp=blank_nlp).events
    assert event.date is None or event.date.start is None


@pytest.mark.parametrize(
    ("text", "word"),
    [(None, "NoneType"), (b"", "decode"), (b"Merz", "decode"), (3, "int"), (["Merz"], "list")],
)
def test_text_that_is_no_string_is_refused(blank_nlp: Language, text: Any, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        newsevents.extract(text, nlp=blank_nlp)
    assert caught.value.slug == "input-not-text"


@pytest.mark.parametrize("published", ["gestern", "2024-13-01", "2024-02-30", 20240530, "30/05/24"])
def test_broken_date_is_refused(blank_nlp: Language, published: Any) -> None:
    with pytest.raises(InputError, match="is not a date") as caught:
        newsevents.extract(_TEXT, published=published, nlp=blank_nlp)
    assert caught.value.slug == "published-not-a-date"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "Es regnet.",
        "😀🎉",
        "a" * 3_000_000,
        "ab." * 1_000_000,
        "😀" * 750_000,
        "\x00\x01",
        "\u202e",
    ],
    ids=[
        "empty",
        "blank",
        "lines",
        "rain",
        "emoji",
        "one letter",
        "no space",
        "3 MB emoji",
        "control",
        "bidi",
    ],
)
def test_text_without_events_gives_an_empty_article(blank_nlp: Language, text: str) -> None:
    article = newsevents.extract(text, nlp=blank_nlp)
    assert (article.text, article.events, article.persons) == (text, (), ())


def test_offsets_refer_to_the_text_given(blank_nlp: Language) -> None:
    text = f"{'x' * 3000} 😀\n{_TEXT}"
    article = newsevents.extract(text, nlp=blank_nlp)
    spans = [*article.events[0].triggers, *article.persons[0].mentions]
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans] != []


def test_same_input_gives_equal_bytes(blank_nlp: Language) -> None:
    first, second = (newsevents.extract(_TEXT, nlp=blank_nlp).model_dump_json() for _ in range(2))
    assert first == second


def test_many_keeps_order_ids_and_dates(blank_nlp: Language) -> None:
    rows = [
        {"text": _TEXT, "id": 1, "published": "2024-05-30", "url": "u", "title": "t", "other": 5},
        "",
        {"text": _TEXT, "id": 2, "published": dt.date(2024, 6, 6)},
        {"text": "z" * 9000, "id": 3},
        _TEXT,
    ]
    articles = list(newsevents.extract_many(rows, published="2024-06-13", nlp=blank_nlp, batch_size=2))
    dates = [a.events[0].date.value if a.events and a.events[0].date else None for a in articles]
    assert [a.id for a in articles] == ["1", None, "2", "3", None]
    assert dates == ["2024-05-28", None, "2024-06-04", None, "2024-06-11"]
    assert (articles[0].url, articles[0].title) == ("u", "t")


def test_many_equals_one_by_one(blank_nlp: Language) -> None:
    texts = [_TEXT, "", "Putin telefonierte mit Kim Jong Un.", "a" * 5000 + " " + _TEXT]
    assert list(newsevents.extract_many(texts, nlp=blank_nlp)) == [
        newsevents.extract(text, nlp=blank_nlp) for text in texts
    ]


def test_many_reads_rows_as_it_goes(blank_nlp: Language) -> None:
    taken: list[int] = []

    def rows() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield "Es regnet."

    articles = newsevents.extract_many(rows(), nlp=blank_nlp, batch_size=4)
    next(articles)
    assert len(taken) < 20


@pytest.mark.parametrize(
    ("rows", "slug", "words"),
    [
        (["ok", {"id": 7}], "row-without-text", "row 2 .id .7"),
        ([{"text": None}], "row-without-text", "row 1"),
        (["ok", "ok", None], "input-not-text", "row 3"),
        ([{"text": b"x"}], "input-not-text", "row 1.*decode"),
        ([{"text": "ok", "published": "neulich"}], "published-not-a-date", "row 1.*neulich"),
        ("Merz", "input-not-text", "put it into a list"),
        ({"text": "Merz"}, "input-not-text", "put it into a list"),
        (None, "input-not-text", "iterable"),
    ],
)
def test_bad_row_is_named(blank_nlp: Language, rows: Any, slug: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        list(newsevents.extract_many(rows, nlp=blank_nlp))
    assert caught.value.slug == slug


def _fail_on_marked(doc: Doc) -> Doc:
    if "kaputt" in doc.text:
        raise ValueError("kaputt")
    return doc


def _go_on(name: str, pipe: Any, docs: Any, error: Exception) -> None:
    """Drop the document and go on."""


def test_error_handler_leaves_the_row_out() -> None:
    from spacy.language import Language

    Language.component("newsevents_test_fail", func=_fail_on_marked)
    nlp = newsevents.blank()
    nlp.add_pipe("newsevents_test_fail", first=True)
    nlp.set_error_handler(_go_on)
    rows = [
        {"text": text, "id": number} for number, text in enumerate([_TEXT, "kaputt", "", _TEXT, "kaputt"])
    ]
    articles = list(newsevents.extract_many(rows, nlp=nlp, batch_size=2))
    assert [(a.id, len(a.events)) for a in articles] == [("0", 1), ("2", 0), ("3", 1)]


def test_events_reads_a_doc(blank_nlp: Language) -> None:
    doc = blank_nlp(_TEXT)
    assert (
        newsevents.events(doc, published="2024-05-30")
        == newsevents.extract(_TEXT, published="2024-05-30", nlp=blank_nlp).events
    )


def test_one_doc_can_be_read_with_several_dates(blank_nlp: Language) -> None:
    doc = blank_nlp(_TEXT)
    values = [newsevents.events(doc, published=day)[0].date for day in ("2024-05-30", "2024-06-06")]
    assert [date.value for date in values if date] == ["2024-05-28", "2024-06-04"]


def test_events_needs_an_annotated_doc() -> None:
    import spacy

    with pytest.raises(InputError, match=r"newsevents\.load") as caught:
        newsevents.events(spacy.blank("de")("Merz traf Macron."))
    assert caught.value.slug == "doc-not-annotated"


def test_events_refuses_a_string() -> None:
    with pytest.raises(InputError, match="extract"):
        newsevents.events("Merz traf Macron.")  # type: ignore[arg-type]
