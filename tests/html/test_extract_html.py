from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents import extract_html

if TYPE_CHECKING:
    from spacy.language import Language

_PAGE = """<html><head><title>Merz in Lyon | Tagblatt</title>
<meta property="article:published_time" content="2025-07-07T08:12:00+02:00"></head>
<body><nav><a href="/">Putin besucht Peking</a></nav><h1>Merz in Lyon</h1>
<p>Bundeskanzler Friedrich Merz traf Emmanuel Macron am Freitag in Lyon.</p></body></html>"""


def test_event_of_a_page_is_dated_by_the_page(blank_nlp: Language) -> None:
    article = extract_html(_PAGE, url="https://x.example/a", nlp=blank_nlp)
    [event] = article.events
    assert (event.type, event.date and event.date.value) == ("meeting", "2025-07-04")
    assert (article.published, article.published_from) == (dt.date(2025, 7, 7), "html")
    assert (article.title, article.url) == ("Merz in Lyon", "https://x.example/a")


def test_offsets_refer_to_the_text_of_the_page(blank_nlp: Language) -> None:
    article = extract_html(_PAGE.encode("cp1252"), nlp=blank_nlp)
    assert article.text.startswith("Merz in Lyon\n\nBundeskanzler")
    for entity in (*article.persons, *article.places):
        for mention in entity.mentions:
            assert article.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("published", ["2025-07-14", dt.date(2025, 7, 14)])
def test_date_of_the_caller_wins(published: str | dt.date, blank_nlp: Language) -> None:
    article = extract_html(_PAGE, published=published, nlp=blank_nlp)
    assert (article.published, article.published_from) == (dt.date(2025, 7, 14), "given")
    assert article.events[0].date is not None
    assert article.events[0].date.value == "2025-07-11"


def test_page_without_date_leaves_days_open(blank_nlp: Language) -> None:
    article = extract_html(_PAGE.replace("article:published_time", "og:site"), nlp=blank_nlp)
    assert (article.published, article.published_from) == (None, None)
    assert article.events[0].date is not None
    assert article.events[0].date.start is None


def test_empty_page_gives_an_article_without_events(blank_nlp: Language) -> None:
    article = extract_html("", nlp=blank_nlp)
    assert (article.text, article.events) == ("", ())


@pytest.mark.parametrize(
    "name", ["in/seite.html", "C:\\Meine Seiten\\a.HTM", "./a.xhtml\n", "https://example.org/2025/lyon"]
)
def test_name_of_a_page_is_refused(name: str, blank_nlp: Language) -> None:
    with pytest.raises(newsevents.InputError, match="is the name of a page") as caught:
        extract_html(name, nlp=blank_nlp)
    assert caught.value.slug == "input-not-text"


@pytest.mark.parametrize(
    "text",
    [
        "Merz traf Macron.",
        "http ist ein Protokoll.",
        "https://example.org/a\nMerz traf Macron.",
        "Merz traf Macron.\nMehr: www.example.org/a.html",
    ],
)
def test_words_without_a_tag_are_a_text(text: str, blank_nlp: Language) -> None:
    assert extract_html(text, nlp=blank_nlp).text == text


def test_record_of_a_page_is_read_back(blank_nlp: Language) -> None:
    article = extract_html(_PAGE, nlp=blank_nlp)
    assert newsevents.load_article(article.model_dump_json()) == article


@pytest.mark.parametrize("published", ["gestern", 20250707, "07/14/2025"])
def test_bad_date_is_refused_before_the_page_is_read(published: object, blank_nlp: Language) -> None:
    with pytest.raises(newsevents.InputError, match="is not a date"):
        extract_html(b"\x89PNG", published=published, nlp=blank_nlp)  # type: ignore[arg-type]
