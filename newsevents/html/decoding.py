"""Bytes of a web page → its characters; and whether a text is a web page at all."""

from __future__ import annotations

import codecs
import re

from newsevents.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    *(b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"BZh"),
    *(b"\xd0\xcf\x11\xe0", b"RIFF", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"OggS", b"ID3"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
#: Browsers read these as windows-1252 (WHATWG Encoding Standard).
_LATIN_1 = ("ascii", "iso8859-1", "latin-1")
#: Characters above ASCII that German pages consist of; they tell windows-1252 from its neighbours.
_GERMAN = frozenset("äöüÄÖÜßéèêáàâçñóôœ„“”‚‘’–—…»«›‹§°€·•\xa0\xad©®´²³½×")
_MULTI_BYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_PROLOG = re.compile(r"(?:\ufeff|\s|<\?xml[^>]*>|<!--.{0,2000}?-->)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|frameset)\b[^<>]{0,1000}>", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(article|main|section|div|header|table|ul|ol|figure|blockquote|p|h[1-6]|center)\b[^<>]{0,1000}>",
    re.IGNORECASE,
)
_SNIFFED = 4096


def is_html(text: str | bytes) -> bool:
    """Say whether a text is a web page or a part of one, by its beginning.

    A page begins with a doctype or with ``<html>``, ``<head>``, ``<body>`` (white space, comments and an XML
    declaration may stand before it), a part of one with a block element that is also closed. Tags inside of a
    running text do not make it a page.

    Args:
        text: the text, or its bytes in any encoding whose ASCII is ASCII, or UTF-16.

    Examples:
        >>> is_html("<!DOCTYPE html><title>Merz</title>"), is_html("<p>Merz traf Macron.</p>")
        (True, True)
        >>> is_html("Merz traf <b>Macron</b>."), is_html("a < b > c")
        (False, False)
    """
    if isinstance(text, bytes):
        text = text[: 2 * _SNIFFED].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf").decode("latin-1")
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if _PAGE.match(text, start):
        return True
    block = _BLOCK.match(text, start)
    return block is not None and f"</{block[1].lower()}" in text.lower()


def decode_html(data: bytes) -> tuple[str, str]:
    """Decode the bytes of a web page.

    A byte order mark decides; else bytes that are UTF-8 are UTF-8, whatever the page declares; else the
    declared charset is taken where it fits; else windows-1252 where it gives German letters; else what
    charset-normalizer finds likeliest.

    Args:
        data: the bytes.

    Returns:
        The characters, and the name of the encoding in Python's spelling.

    Raises:
        InputError: binary data: an image, a PDF, an archive (slug ``input-not-text``).

    Examples:
        >>> decode_html('<meta charset="utf-8"><p>Grüße aus Köln'.encode("cp1252"))
        ('<meta charset="utf-8"><p>Grüße aus Köln', 'cp1252')
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), encoding
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), wide
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    encoding = _nearly_utf_8(data) or _declared(data) or _likeliest(data)
    return data.decode(encoding, errors="replace"), encoding


def clean_html(text: str) -> str:
    """Leave out what no page may hold: control characters and halves of surrogate pairs."""
    return _CONTROL.sub("", text.removeprefix("\ufeff"))


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of the beginning, which is ASCII, is zero."""
    beginning = data[:200]
    if len(beginning) < 8:
        return ""
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = beginning[offset::2], beginning[1 - offset :: 2]
        if zeros.count(0) >= 0.9 * len(zeros) and not others.count(0):
            return encoding
    return ""


def _refuse_binary(data: bytes) -> None:
    beginning = data[:_SNIFFED]
    controls = sum(byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1b" for byte in beginning)
    if data.startswith(_MAGIC) or controls > 0.05 * len(beginning):
        raise InputError(
            "this is binary data, not a web page: hand in the HTML itself, unpacked", slug="input-not-text"
        )


def _nearly_utf_8(data: bytes) -> str:
    """UTF-8 with a few broken bytes, such as a page that was cut in the middle of a character."""
    good = sum(len(found) for found in _MULTI_BYTE.findall(data))
    return "utf-8" if good > 0.9 * len(_HIGH.findall(data)) else ""


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data[:_SNIFFED])
    if found is None:
        return ""
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
        if encoding in _LATIN_1:
            encoding = "cp1252"
        data.decode(encoding)
    except (LookupError, UnicodeError):
        return ""
    return encoding


def _likeliest(data: bytes) -> str:
    high = [sign for sign in data.decode("cp1252", errors="replace") if sign > "\x7f"]
    if sum(sign in _GERMAN for sign in high) >= 0.8 * len(high):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:20_000]).best()
    return best.encoding if best is not None else "cp1252"
