from __future__ import annotations

import sys
from pathlib import Path

import pytest

import newsevents
from newsevents.html import read_html

_BODY = "<h1>Merz in Lyon</h1><p>Merz traf Macron am Freitag in Lyon. Beide sprachen lange miteinander.</p>"
_TEXT = "Merz in Lyon\n\nMerz traf Macron am Freitag in Lyon. Beide sprachen lange miteinander."


@pytest.mark.parametrize("source", ["", b"", "   \n", "<html></html>", "<!-- nichts -->", "<!doctype html>"])
def test_empty_page_has_no_text(source: str | bytes) -> None:
    page = read_html(source)
    assert (page.text, page.title, page.published) == ("", None, None)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Merz traf Macron.\nEr ging.\n\nDann kam Tusk.", "Merz traf Macron.\nEr ging.\n\nDann kam Tusk."),
        ("Merz traf <b>Macron</b>.\n\nDann <i>kam</i> Tusk.", "Merz traf Macron.\n\nDann kam Tusk."),
        ("a &lt; b &amp; c", "a < b & c"),
        ("Gewicht < 5 kg und > 3 kg", "Gewicht < 5 kg und > 3 kg"),
    ],
)
def test_plain_text_keeps_its_lines(source: str, text: str) -> None:
    assert read_html(source).text == text


@pytest.mark.parametrize("source", [None, 3, [], {}, bytearray(b"<p>"), object()])
def test_what_is_no_page_is_refused(source: object) -> None:
    with pytest.raises(newsevents.InputError, match="html must be str or bytes") as caught:
        read_html(source)  # type: ignore[arg-type]
    assert caught.value.slug == "input-not-text"


def test_missing_package_is_named_with_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(newsevents.ExtraMissingError, match=r"pip install '\.\[html\]'") as caught:
        read_html("<p>Merz")
    assert caught.value.slug == "extra-missing"
    assert isinstance(caught.value, ImportError)


@pytest.mark.parametrize("count", [300, 20_000])
def test_deep_nesting_keeps_the_text(count: int) -> None:
    page = read_html("<div>" * count + _BODY + "</div>" * count)
    assert "Merz traf Macron am Freitag in Lyon." in page.text


@pytest.mark.parametrize("tag", ["b", "ul><li", "table><tr><td", "blockquote", "font", "a href=x"])
def test_unclosed_repetition_keeps_the_text(tag: str) -> None:
    assert "Merz traf Macron" in read_html(_BODY + f"<{tag}>" * 3_000).text


@pytest.mark.parametrize(
    "hostile",
    [
        "<" * 50_000,
        "<!--" * 20_000,
        "<script" * 20_000,
        "&amp;" * 20_000,
        "&#" * 20_000,
        "data:" + "a" * 50_000,
        '<meta charset="' * 5_000,
        "<a " + "x=1 " * 20_000,
        "<p style='display" * 5_000,
    ],
    ids=["lt", "comments", "scripts", "entities", "references", "data", "meta", "attributes", "styles"],
)
def test_hostile_repetition_ends(hostile: str) -> None:
    assert isinstance(read_html(hostile).text, str)
    assert isinstance(read_html(f"<html><body>{_BODY}{hostile}").text, str)


def _with_entities(declared: str, used: str) -> str:
    doctype = f'<?xml version="1.0"?><!DOCTYPE html [{declared}]>'
    return f"{doctype}<html><body>{_BODY}<p>{used}</p></body></html>"


def test_entity_bomb_is_not_expanded() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    page = read_html(_with_entities(f'<!ENTITY l0 "Merz ">{levels}', "&l9;"))
    assert "Merz traf Macron am Freitag in Lyon." in page.text
    assert len(page.text) < 1_000


def test_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Geheimnis", encoding="utf-8")
    page = read_html(_with_entities(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "Hier steht &x; nicht."))
    assert "Merz traf Macron am Freitag in Lyon." in page.text
    assert "Geheimnis" not in page.text


def test_embedded_images_do_not_matter() -> None:
    image = f'<img src="data:image/png;base64,{"QUJD" * 500_000}" alt="">'
    assert read_html(f"<html><body>{image}{_BODY}{image}</body></html>").text == _TEXT


def test_control_characters_and_lone_surrogates_are_left_out() -> None:
    assert read_html(_BODY.replace("lange", "la\x00n\x08g\ud800e")).text == _TEXT


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Merz traf Macron.</p>", "Merz traf Macron."),
        ("<p>Merz reist nach Paris</p>", "Merz reist nach Paris"),
        (
            "<div>Merz reist nach Paris<br>Macron empfängt ihn</div>",
            "Merz reist nach Paris\n\nMacron empfängt ihn",
        ),
        ("<p><a href=x>Merz reist nach Paris</a></p>", ""),
    ],
)
def test_shortest_pages(source: str, text: str) -> None:
    assert read_html(source).text == text


def test_site_name_in_an_h1_is_not_the_headline() -> None:
    page = read_html(
        f"<title>Merz in Lyon | Tagblatt</title><h1 class=logo>Tagblatt</h1>{_BODY.replace('h1', 'h2')}"
    )
    assert page.title == "Merz in Lyon"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Merz trifft Macron in Lyon - Tagblatt", "Merz trifft Macron in Lyon"),
        ("Merz trifft Macron in Lyon | Politik | Tagblatt", "Merz trifft Macron in Lyon"),
        ("Tagblatt - Merz trifft Macron", "Merz trifft Macron"),
        ("Baden-Württemberg wählt einen neuen Landtag", "Baden-Württemberg wählt einen neuen Landtag"),
    ],
)
def test_title_is_freed_from_the_name_of_the_site(title: str, headline: str) -> None:
    page = read_html(
        f"<html><head><title>{title}</title></head><body><p>Beide sprachen lange miteinander.</p>"
    )
    assert (page.title, page.text) == (headline, "Beide sprachen lange miteinander.")


def test_page_is_frozen_and_read_the_same_twice() -> None:
    page = read_html(_BODY)
    assert page == read_html(_BODY)
    with pytest.raises(ValueError, match="frozen"):
        page.text = ""
