from __future__ import annotations

import codecs

import pytest

import newsevents
from newsevents.html import decode_html, is_html, read_html

_WORDS = "Der Außenminister grüßte „Präsident“ Erdogan – auf Französisch."
_PAGE = f"<html><head><title>Gruß</title></head><body><p>{_WORDS}</p></body></html>"


def _declared(charset: str) -> str:
    return _PAGE.replace("<head>", f'<head><meta charset="{charset}">')


def _http_equiv(charset: str) -> str:
    meta = f'<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={charset}">'
    return _PAGE.replace("<head>", f"<head>{meta}")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_PAGE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + _PAGE.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + _PAGE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + _PAGE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + _PAGE.encode("utf-32-le"), "utf-32-le"),
        (_PAGE.encode("utf-16-le"), "utf-16-le"),
        (_PAGE.encode("utf-16-be"), "utf-16-be"),
        (_declared("utf-8").encode(), "utf-8"),
        (_declared("iso-8859-1").encode(), "utf-8"),
        (_declared("utf-8").encode("cp1252"), "cp1252"),
        (_declared("iso-8859-1").encode("cp1252"), "cp1252"),
        (_http_equiv("iso-8859-1").encode("cp1252"), "cp1252"),
        (_http_equiv("windows-1252").encode("cp1252"), "cp1252"),
        (_declared("x-unbekannt").encode("cp1252"), "cp1252"),
        (_PAGE.encode("cp1252"), "cp1252"),
    ],
    ids=[
        *("utf-8", "utf-8-bom", "utf-16-le-bom", "utf-16-be-bom", "utf-32-le-bom", "utf-16-le", "utf-16-be"),
        *("utf-8-declared", "utf-8-declared-latin", "cp1252-declared-utf-8", "cp1252-declared-latin"),
        *("cp1252-http-equiv-latin", "cp1252-declared", "cp1252-declared-unknown", "cp1252-undeclared"),
    ],
)
def test_encoding_is_found(data: bytes, encoding: str) -> None:
    page = read_html(data)
    assert (page.text, page.title, page.encoding) == (_WORDS, "Gruß", encoding)


def test_declared_charset_of_another_language_is_kept() -> None:
    data = '<meta charset="iso-8859-2"><p>Andrzej Duda und Rafał Trzaskowski sprachen in Łódź.'.encode(
        "iso-8859-2"
    )
    page = read_html(data)
    assert (page.text, page.encoding) == ("Andrzej Duda und Rafał Trzaskowski sprachen in Łódź.", "iso8859-2")


def test_page_cut_in_the_middle_of_a_character_stays_utf_8() -> None:
    text, encoding = decode_html(_PAGE.encode() + "ß".encode()[:1])
    assert (encoding, text) == ("utf-8", _PAGE + "\ufffd")


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("fÃ¼r die ErklÃ¤rung", "für die Erklärung"),
        ("â€žNeinâ€œ, sagte er", "„Nein“, sagte er"),
        ("StraÃŸe nach KÃ¶ln", "Straße nach Köln"),
        ("Grüße an ihn", "Grüße an ihn"),
    ],
)
def test_wrongly_decoded_letters_are_read(shown: str, meant: str) -> None:
    assert read_html(f"<p>Er war {shown} und ging.</p>").text == f"Er war {meant} und ging."


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
        b"PK\x03\x04\x14\x00\x08\x00",
        b"\x1f\x8b\x08\x00<html>",
        bytes(range(256)) * 4,
        b"\0" * 100,
    ],
    ids=["png", "pdf", "zip", "gzip", "all-bytes", "zeros"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(newsevents.InputError, match="binary data") as caught:
        read_html(data)
    assert caught.value.slug == "input-not-text"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html></html>",
        "\ufeff\n  <!doctype html>\n<p>Merz",
        '<?xml version="1.0"?>\n<!-- von Hand -->\n<html xmlns="http://www.w3.org/1999/xhtml">',
        "<html lang=de><p>Merz",
        "<head><title>Merz</title>",
        "<BODY BGCOLOR=white>Merz",
        "<div class=x>Merz traf Macron.</div>",
        "<p>Merz traf Macron.</p><p>Er ging.</p>",
        "<article><h1>Merz</h1>",
        b"<!doctype html><p>Merz",
        b"\xff\xfe" + "<html><p>Merz".encode("utf-16-le"),
    ],
)
def test_page_is_html(text: str | bytes) -> None:
    expected = text != "<article><h1>Merz</h1>"  # an element that is never closed is no page
    assert is_html(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Merz traf Macron.",
        "Merz traf <b>Macron</b> in Lyon.",
        "<b>Merz</b> traf Macron.",
        "<p>Merz traf Macron.",
        "a < b und c > d",
        "<Merz> schrieb: <html> ist eine Sprache.",
        "Er schrieb <html><body> auf die Tafel.",
        "<3 für Macron </p>",
        '{"text": "<p>Merz</p>"}',
        b"\x89PNG",
        "<!-- nur eine Notiz -->",
        "<rss><channel><title>Nachrichten</title></channel></rss>",
    ],
)
def test_text_is_not_html(text: str | bytes) -> None:
    assert is_html(text) is False
