from __future__ import annotations

import datetime as dt
import json

import pytest

from newsevents.html import HtmlPage, read_html
from newsevents.html.published import find_dateline, read_day

_TEXT = "<h1>Merz in Lyon</h1>{}<p>Merz traf Macron am Freitag in Lyon.</p>"


def _page(head: str = "", *, under: str = "", url: str | None = None) -> HtmlPage:
    return read_html(
        f"<html><head><title>Merz in Lyon</title>{head}</head><body>{_TEXT.format(under)}", url=url
    )


def _ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def _meta(name: str, content: str, *, key: str = "name") -> str:
    return f'<meta {key}="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-07-04", "2025-07-04"),
        ("2025-07-04T08:12:00+02:00", "2025-07-04"),
        ("2025-07-04T23:59:59Z", "2025-07-04"),
        ("2025-7-4", "2025-07-04"),
        ("20250704", "2025-07-04"),
        ("20250704081200", "2025-07-04"),
        ("04.07.2025", "2025-07-04"),
        ("4. 7. 2025, 8 Uhr", "2025-07-04"),
        ("Freitag, 4. Juli 2025", "2025-07-04"),
        ("4. Jänner 2025", "2025-01-04"),
        ("Fri, 04 Jul 2025 08:12:00 GMT", "2025-07-04"),
        ("07/04/2025", None),
        ("2025-02-30", None),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("12345678901", None),
        ("gestern", None),
        ("", None),
        (None, None),
        (20250704, None),
    ],
)
def test_day_of_a_stated_date(value: object, day: str | None) -> None:
    assert read_day(value) == (dt.date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("head", "source", "day"),
    [
        (_ld(**{"@type": "NewsArticle", "datePublished": "2025-07-04"}), "json-ld", "2025-07-04"),
        (
            _ld(**{"@graph": [{"@type": "ReportageNewsArticle", "datePublished": "2025-07-04"}]}),
            "json-ld",
            "2025-07-04",
        ),
        (
            _ld(**{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2025-07-04"}}),
            "json-ld",
            "2025-07-04",
        ),
        (_ld(**{"@type": "WebPage", "datePublished": "2025-07-04"}), "json-ld", "2025-07-04"),
        (_meta("article:published_time", "2025-07-04T08:00", key="property"), "meta", "2025-07-04"),
        (_meta("DATE", "2025-07-04"), "meta", "2025-07-04"),
        (_meta("datePublished", "2025-07-04", key="itemprop"), "meta", "2025-07-04"),
        (_meta("last-modified", "2025-07-04") + _meta("date", "2025-07-03"), "meta", "2025-07-03"),
        (
            _meta("date", "2025-07-05") + _meta("article:published_time", "2025-07-04", key="property"),
            "meta",
            "2025-07-04",
        ),
        (
            _meta("date", "2025-07-05") + _ld(**{"@type": "NewsArticle", "datePublished": "2025-07-04"}),
            "json-ld",
            "2025-07-04",
        ),
        ('<link rel="canonical" href="https://x.example/2025/07/04/lyon">', "url", "2025-07-04"),
    ],
)
def test_head_states_the_date(head: str, source: str, day: str) -> None:
    page = _page(head)
    assert (page.published_from, str(page.published)) == (source, day)


@pytest.mark.parametrize(
    "head",
    [
        "",
        _meta("last-modified", "2025-07-04"),
        _meta("date", "bald"),
        _ld(**{"@type": "Organization", "datePublished": "2025-07-04"}),
        _ld(
            **{
                "@type": "ItemList",
                "itemListElement": [{"@type": "NewsArticle", "datePublished": "2025-07-04"}],
            }
        ),
        _ld(**{"@type": "NewsArticle", "datePublished": "2025-07-04", "dateModified": "2020-01-01"}),
        _ld(**{"@type": "NewsArticle", "datePublished": "2025-07-04"})
        + _ld(**{"@type": "NewsArticle", "datePublished": "2025-06-01"}),
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>',
        f'<script type="application/ld+json">{"[" * 5000}</script>',
        '<link rel="canonical" href="https://x.example/2025/07/lyon-20259904">',
    ],
    ids=[
        "nothing",
        "modified",
        "no-date",
        "organization",
        "list",
        "changed-before",
        "two-articles",
        "broken",
        "deep",
        "url",
    ],
)
def test_nothing_is_guessed(head: str) -> None:
    page = _page(head)
    assert (page.published, page.published_from) == (None, None)
    assert page.reason != ""


@pytest.mark.parametrize(
    ("under", "source"),
    [
        ('<time datetime="2025-07-04T08:00">vor 3 Stunden</time>', "time"),
        ("<time>4. Juli 2025</time>", "time"),
        (
            '<time class="published" datetime="2025-07-04">4.7.</time><time datetime="2025-07-09"></time>',
            "time",
        ),
        ('<span itemprop="datePublished" content="2025-07-04" style="display:none"></span>', "time"),
        ("<p>Lyon, 4. Juli 2025</p>", "text"),
        ("<div>Von Eva Beispiel | 04.07.2025, 08:15 Uhr</div>", "text"),
        ("<span>Freitag, 4. Juli 2025</span>", "text"),
        ("<p>Veröffentlicht am 04.07.2025 um 8:15 Uhr</p>", "text"),
    ],
)
def test_page_shows_the_date(under: str, source: str) -> None:
    page = _page(under=under)
    assert (str(page.published), page.published_from) == ("2025-07-04", source)


@pytest.mark.parametrize(
    "under",
    [
        '<time datetime="2025-07-04">4.7.</time><time datetime="2025-07-09">9.7.</time>',
        "<p>Zuletzt aktualisiert am 04.07.2025</p>",
        "<p>Ausdruck vom 04.07.2025</p>",
        "<p>Am 4. Juli 2025 traf er auch Tusk in Warschau.</p>",
        "<p>Wahl am 4. Juli 2025</p>",
    ],
)
def test_date_of_something_else_is_not_taken(under: str) -> None:
    assert _page(under=under).published is None


def test_date_above_the_headline_is_that_of_the_visit() -> None:
    page = read_html(f"<body><div>Sonntag, 22. November 2026</div>{_TEXT.format('')}")
    assert page.published is None


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/2025/07/04/lyon.html",
        "https://x.example/politik/lyon-2025-07-04-100.html",
        "https://x.example/lyon_20250704.html",
        "https://x.example/a/2025/7/4/lyon",
    ],
)
def test_date_of_the_address(url: str) -> None:
    page = _page(url=url)
    assert (str(page.published), page.published_from, page.url) == ("2025-07-04", "url", url)


@pytest.mark.parametrize(
    "url", ["https://x.example/2025/07/lyon", "https://x.example/12025-07-041", "lyon", ""]
)
def test_address_without_a_day(url: str) -> None:
    assert _page(url=url).published is None


def test_dateline_is_the_first_that_is_a_date() -> None:
    statement = find_dateline(["Von Eva Beispiel", "Brüssel (dpa) - 4. Juli 2025", "5. Juli 2025"])
    assert statement is not None
    assert (str(statement.day), statement.words) == ("2025-07-04", "Brüssel (dpa) - 4. Juli 2025")
