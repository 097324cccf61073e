"""Signs that a text should not hold: invisible characters, odd blanks, markup, old type, torn lines."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from newsevents.pages.offsets import Edit

_INLINE = "a|abbr|b|big|em|font|i|img|mark|small|span|strong|sub|sup|time|u|wbr"
_BLOCK = (
    "article|aside|blockquote|br|div|dd|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|"
    "script|section|style|table|tbody|td|th|thead|tr|ul"
)
_HYPHENS = "-\u2010\xad"
_FINDER = re.compile(
    "|".join(
        (
            # A word parted at the end of a line; "Vor- und" is none, nor is "Putin-" before a noun.
            rf"(?P<hyphen>(?<=[^\W\d_])[{_HYPHENS}][ \t]*\r?\n[ \t]*(?=[^\W\d_]{{2}}))",
            r"(?P<soft>\xad(?:[ \t]*\r?\n[ \t]*)?)",
            r"(?P<line>\r\n?|[\x85\u2028\u2029\x0b\x0c])",
            r"(?P<control>[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb])",
            r"(?P<c1>[\x80-\x9f])",
            r"(?P<blank>[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])",
            r"(?P<type>[ſ\ufb00-\ufb06])",
            r"(?P<mark>[\u0300-\u036f]+)",
            r"(?P<entity>&(?:[A-Za-z]{2,8}|\#\d{2,6}|\#[xX][0-9A-Fa-f]{2,5});)",
            rf"(?P<inline></?(?:{_INLINE})(?:[\s/][^<>]{{0,2000}})?>)",
            rf"(?P<block></?(?:{_BLOCK})(?:[\s/][^<>]{{0,2000}})?>)",
        )
    )
)
#: All characters that a match can begin with: a text without them needs no search.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\t\x7f-\xa0\xad&<ſ\u0300-\u036f\u1680\u2000-\u200f\u2010\u2028-\u202f\u205f-\u206f"
    "\u3000\ufb00-\ufb06\ufeff\ufff9-\ufffb]|-[ \t]*\n"
)
_GOES_ON = frozenset("und oder bzw beziehungsweise sowie noch bis als wie aber statt noch nicht".split())
_WORD = re.compile(r"[^\W\d_]+")


def sign_edits(text: str) -> Iterator[Edit]:
    r"""Find the signs that are mended in any text, in text order.

    Examples:
        >>> [edit.kind for edit in sign_edits("Bun\u00addes\u00a0Rat")]
        ['soft-hyphen', 'blank']
    """
    done = 0
    for odd in _ODD.finditer(text):
        found = _FINDER.match(text, odd.start()) if odd.start() >= done else None
        edit = _mend(text, found, done) if found is not None else None
        if edit is not None:
            done = edit.end
            yield edit


def _mend(text: str, found: re.Match[str], done: int) -> Edit | None:
    start, end, kind = found.start(), found.end(), found.lastgroup
    if kind == "hyphen":
        return _torn(text, start, end)
    if kind == "soft":
        return Edit(start, end, "", "soft-hyphen")
    if kind == "line":
        return Edit(start, end, "\n", "line-end")
    if kind == "control":
        return Edit(start, end, "", "control")
    if kind == "c1":
        try:
            return Edit(start, end, found[0].encode("latin-1").decode("cp1252"), "encoding")
        except UnicodeDecodeError:
            return Edit(start, end, "", "control")
    if kind == "blank":
        return Edit(start, end, " ", "blank")
    if kind == "type":
        return Edit(start, end, unicodedata.normalize("NFKC", found[0]), "letter")
    if kind == "mark":
        given = text[start - 1 : end]
        new = unicodedata.normalize("NFC", given)
        return Edit(start - 1, end, new, "letter") if new != given and start > done else None
    if kind == "entity":
        new = html.unescape(found[0])
        return Edit(start, end, " " if new.isspace() else new, "entity") if new != found[0] else None
    return Edit(start, end, "" if kind == "inline" else "\n", "markup")


def _torn(text: str, start: int, end: int) -> Edit | None:
    """Join a word that the end of a line parts."""
    after = _WORD.match(text, end, end + 60)
    if after is None:
        return None
    if text[start] == "\xad" or (after[0].islower() and after[0] not in _GOES_ON and len(after[0]) > 2):
        return Edit(start, end, "", "line-hyphen")
    if after[0][0].isupper() and text[start - 1].isalpha() and text[start] != "\xad":
        return Edit(start + 1, end, "", "line-hyphen")
    return None
