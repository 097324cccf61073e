"""Shapes of real web pages: what must stand in the text, what must not, which headline and date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple

import pytest

from newsevents.html import HtmlPage, read_html

_SHAPES = Path(__file__).parent / "shapes"
_MENU = ("Startseite", "Abo bestellen", "Impressum", "Alle Rechte vorbehalten")


class Shape(NamedTuple):
    """What a page must give; ``{}`` in ``holds`` and ``lacks`` are whole strings of its text."""

    title: str | None
    date: str | None
    source: str | None
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    url: str | None = None


_EXPECTED = {
    "amp": Shape(
        "Baerbock reist nach Beirut",
        "2024-03-26",
        "url",
        ("überraschend in Beirut gelandet", "fliegt sie weiter nach Tel Aviv"),
        ("Anzeige", "UA-1", "animation"),
        "https://kurier.example/politik/2024/03/26/baerbock-beirut.html",
    ),
    "author_box": Shape(
        "Costa sagt Reise nach Kiew zu",
        "2024-12-01",
        "meta",
        ("in Kiew eingetroffen", "sicherte der Ukraine"),
        ("1980 in Kassel",),
    ),
    "comments": Shape(
        "Tusk gewinnt Vertrauensfrage",
        "2025-06-11",
        "meta",
        ("243 Abgeordnete", "das Kabinett umbilden"),
        ("warschauer77", "Kaczyński", "Neuwahlen"),
    ),
    "contradictory_dates": Shape(
        "Aserbaidschan und Armenien einigen sich", "2025-03-13", "json-ld", ("Friedensvertrags geeinigt",)
    ),
    "cookie_banner": Shape(
        "Erdbeben in Myanmar: Hilfe trifft ein",
        "2025-03-30",
        "meta",
        ("in Rangun gelandet", "Tausende Häuser eingestürzt"),
        ("Cookies", "Akzeptieren"),
    ),
    "cookie_wall": Shape("Muster-Kurier", None, None, (), ("Cookies", "Zustimmung")),
    "date_in_text": Shape(
        "Streik legt Flughafen lahm", "2025-03-10", "text", ("Flughafen Hamburg", "14. April 2025")
    ),
    "date_in_url": Shape(
        "Woidke bleibt Ministerpräsident",
        "2024-12-12",
        "url",
        ("zum Ministerpräsidenten von Brandenburg gewählt", "Mario Voigt hofft"),
        (),
        "https://kurier.example/2024/12/12/wahl-im-landtag",
    ),
    "definition_page": Shape(
        "Neuer Botschafter in Lissabon", "2024-02-12", "text", ("Botschafterin für Portugal ernannt",)
    ),
    "email": Shape(None, None, None, ("Petr Pavel empfangen", "München und Prag"), ("MsoNormal", "11pt")),
    "embedded_tweets": Shape(
        "Rutte in Kiew eingetroffen",
        "2024-10-03",
        "meta",
        ("ersten Besuch in Kiew", "von Jens Stoltenberg übernommen"),
        ("platform.example",),
    ),
    "entities_escaped_twice": Shape(
        "Kallas besucht Tallinn & Riga",
        "2025-03-01",
        "meta",
        (
            "EU-Außenbeauftragte",
            "„Wir stehen zusammen“",
            "Ministerpräsidenten Kristen Michal",
            "Sanktionen gegen",
        ),
        ("&amp", "uml;", "&bdquo"),
    ),
    "figures": Shape(
        "Meloni zu Gast im Weißen Haus",
        "2025-04-17",
        "meta",
        ("Giorgia Meloni im Weißen Haus empfangen", "J. D. Vance"),
        ("Beispielagentur",),
    ),
    "frames": Shape("Gemeinde-Nachrichten", None, None, (), ("Frames",)),
    "future_date": Shape("Orbán reist nach Moskau", "2024-07-05", "meta", ("am Freitag in Moskau",)),
    "gallery": Shape(
        "Bilder des Tages",
        "2024-05-27",
        "meta",
        ("Brandenburger Tor", "vor der Frauenkirche", "in Meseberg"),
    ),
    "hidden_text": Shape(
        "Milei besucht Rom",
        "2025-06-07",
        "meta",
        ("von Papst Leo XIV. empfangen", "Giorgia Meloni"),
        ("Bern", "Lhasa"),
    ),
    "iframes": Shape(
        "Proteste in Tiflis", "2024-11-30", "meta", ("Wasserwerfer", "Kobachidse"), ("Browser",)
    ),
    "infobox": Shape(
        "Regierung in Den Haag zerbricht", "2025-06-03", "meta", ("aus der Koalition", "noch am Abend")
    ),
    "inline_breaks": Shape(
        "Sánchez fliegt nach Peking",
        "2025-04-11",
        "meta",
        ("Spaniens Ministerpräsident Pedro Sánchez hat am Freitag in Peking", "zwei Jahren.\n\nVorher"),
    ),
    "json_ld": Shape(
        "Nawrocki gewinnt Wahl in Polen", "2025-06-02", "json-ld", ("50,89 Prozent", "Rafał Trzaskowski")
    ),
    "lists": Shape(
        "Der Tag im Überblick",
        "2025-02-24",
        "meta",
        ("gewonnen.\n\nUrsula von der Leyen", "in Washington getroffen.\n\nDer nächste"),
    ),
    "live_ticker": Shape(
        "Ukraine-Ticker: Alle Entwicklungen",
        None,
        None,
        ("Saudi-Arabien am Mittwoch verlassen", "Waffenruhe von 30 Tagen", "Gespräche zwischen den"),
    ),
    "nested_tables": Shape(
        "Schröder trifft Bush in New York",
        "2003-09-24",
        "text",
        ("George W. Bush haben sich am Mittwoch", "freundschaftlich.\n\nDeutschland will"),
        ("Home", "Wetter"),
    ),
    "newsletter_box": Shape(
        "Wadephul in Jerusalem",
        "2025-05-11",
        "meta",
        ("Jad Vaschem", "Benjamin Netanjahu"),
        ("Newsletter", "Postfach", "Abonnieren"),
    ),
    "no_body": Shape(
        "Scholz in Peking", "2024-04-16", "meta", ("Xi Jinping getroffen.\n\nBeide sprachen",), ("<p>",)
    ),
    "noscript": Shape(
        "Trump trifft Putin in Anchorage",
        "2025-08-16",
        "meta",
        ("am Freitag in Anchorage getroffen", "teilte das Weiße Haus mit"),
        ("JavaScript", "Zählpixel"),
    ),
    "open_graph_only": Shape(
        "Selenskyj in Berlin empfangen",
        "2025-05-28",
        "meta",
        ("militärischen Ehren", "kündigte Merz"),
        (),
        "https://kurier.example/selenskyj-berlin",
    ),
    "paywall": Shape(
        "Kanzler reist nach Ankara",
        "2025-10-29",
        "json-ld",
        ("Antrittsbesuch in die Türkei", "Recep Tayyip Erdoğan treffen"),
        ("kostenlos testen", "9,99"),
    ),
    "print_version": Shape(
        "Bürgermeister tritt zurück", None, None, ("von seinem Amt zurückgetreten", "5. Dezember 2023")
    ),
    "related_boxes": Shape(
        "Bundestag beschließt Rentenpaket",
        "2025-12-05",
        "meta",
        ("319 Abgeordnete", "die Linke enthielt sich"),
        ("Kim Jong-un", "Papst", "Nordkorea"),
    ),
    "script_only": Shape("Muster-App", None, None, (), ("Putin", "STATE")),
    "teaser_grid": Shape("Muster-Kurier", None, None, (), ("Habeck", "Fico", "mehr")),
    "unclosed_tags": Shape(
        "Rebellen nehmen Goma ein",
        "2025-01-27",
        "meta",
        ("eingenommen\n\nDie Regierung in Kinshasa", "forderte den Abzug"),
    ),
    "video_page": Shape(
        "Papst Leo trifft Erdoğan",
        "2025-11-27",
        "json-ld",
        ("Recep Tayyip Erdoğan empfangen", "den Libanon"),
        ("spielt keine Videos",),
    ),
    "xhtml": Shape(
        "Steinmeier besucht Windhuk",
        "2024-02-24",
        "meta",
        ("in Windhuk eingetroffen.\n\nEr nimmt", "Nangolo Mbumba empfing"),
        ("xml", "DTD"),
    ),
}


def _read(name: str) -> HtmlPage:
    return read_html((_SHAPES / f"{name}.html").read_bytes())


def test_every_shape_has_an_expectation() -> None:
    assert sorted(path.stem for path in _SHAPES.glob("*.html")) == sorted(_EXPECTED)


@pytest.mark.parametrize("name", list(_EXPECTED))
def test_shape(name: str) -> None:
    page, expected = _read(name), _EXPECTED[name]
    assert [part for part in expected.holds if part not in page.text] == []
    assert [part for part in (*expected.lacks, *_MENU) if part in page.text] == []
    assert page.title == expected.title
    date = dt.date.fromisoformat(expected.date) if expected.date else None
    assert (page.published, page.published_from) == (date, expected.source)
    assert page.url == expected.url
    assert page.encoding == "utf-8"


@pytest.mark.parametrize("name", ["cookie_wall", "frames", "script_only", "teaser_grid"])
def test_page_without_an_article_has_no_text(name: str) -> None:
    assert _read(name).text == ""


@pytest.mark.parametrize("name", [name for name, shape in _EXPECTED.items() if shape.title])
def test_headline_stands_at_most_once_and_first(name: str) -> None:
    page = _read(name)
    lines = page.text.split("\n\n")
    assert page.title not in lines[1:]
    assert [page.text[part.start : part.end] for part in page.segments] == [
        line for line in lines[:1] if line == page.title
    ]


def test_reason_names_the_other_dates_of_the_page() -> None:
    assert (
        _read("contradictory_dates").reason
        == "json-ld: datePublished; others say meta 2025-03-14, time 2019-01-01"
    )


def test_reason_says_why_there_is_no_date() -> None:
    assert _read("live_ticker").reason == "a live blog of several days, 2025-03-11 to 2025-03-12"
