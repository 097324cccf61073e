"""The one folding of names, for lexicon and query alike, and the German genitive.

Folding forgets what spellings of one name differ in without being another name: case, Unicode form, ß and
umlauts (``ae`` for ``ä``), foreign diacritics, hyphens, apostrophes, dots and spaces between initials.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_APOSTROPHES = "'’‘`´ʼʿʾ′ʻ"
_HYPHENS = "-‐‑‒–—−"

_LETTERS = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "oe",
    "å": "a",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ə": "e",
    "ħ": "h",
    ".": " ",
    ",": " ",
    "(": " ",
    ")": " ",
    '"': "",
    "„": "",
    "“": "",
    "”": "",
    "«": "",
    "»": "",
    "/": " ",
    "&": " und ",
}
_LETTERS.update(dict.fromkeys(_APOSTROPHES, ""))
_LETTERS.update(dict.fromkeys(_HYPHENS, " "))
_LETTERS.update(
    dict.fromkeys("\t\r\f\v\x1c\x1d\x1e\x1f\x85\u00a0\u2002\u2003\u2009\u2028\u2029\u202f\u3000", " ")
)
_SPECIAL = tuple(_LETTERS)
_ASCII_SPECIAL = tuple([char for char in _SPECIAL if char.isascii()])
# Most names are no more than this, so that only their case and umlauts have to go.
_PLAIN = re.compile(r"[a-z0-9]{2,}(?: [a-z0-9]{2,})*")

_INITIALS = re.compile(r" (?<= [^\W\d] )(?=[^\W\d](?: |$))", re.MULTILINE)
_SPACES = re.compile("  +")
_MARKS = re.compile("[\u0300-\u036f\u200b-\u200f\u2060\ufeff\u00ad]+")
_GENITIVE_APOSTROPHE = re.compile(rf"^(.*\w)[{_APOSTROPHES}][sS]?$")
_SIBILANTS = ("s", "ß", "z", "x", "ce", "sch", "se")


def _fold_lines(text: str) -> str:
    """Fold every line of a text; lines keep a space at either end."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFC", text).lower()
    for char in _ASCII_SPECIAL if folded.isascii() else _SPECIAL:
        if char in folded:
            folded = folded.replace(char, _LETTERS[char])
    if not folded.isascii():
        folded = "\n".join([_without_marks(line) for line in folded.split("\n")])
    return _INITIALS.sub("", _SPACES.sub(" ", folded))


def _without_marks(line: str) -> str:
    if line.isascii():
        return line
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", line)))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Fold a name for comparison.

    Returns:
        Lower-case tokens parted by single spaces, without diacritics, hyphens, dots and apostrophes. Single
        letters that follow each other are one token ("J. D. Vance" and "J.D. Vance" fold alike).

    Example:
        >>> fold("Recep Tayyip Erdoğan"), fold("Kim Jong-un"), fold("Österreich"), fold("U.S.A.")
        ('recep tayyip erdogan', 'kim jong un', 'oesterreich', 'usa')
    """
    lower = text.lower()
    if not lower.isascii():
        lower = lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    if _PLAIN.fullmatch(lower):
        return lower
    return _fold_lines(f" {text} ".replace("\n", " ")).strip()


def fold_all(texts: Sequence[str]) -> list[str]:
    """``fold`` for many names; much faster than one by one."""
    plain = [text for text in texts if text.isascii()]
    if len(plain) == len(texts):
        return _fold_joined(plain)
    special = iter(_fold_joined([text for text in texts if not text.isascii()]))
    ascii_ones = iter(_fold_joined(plain))
    return [next(ascii_ones if text.isascii() else special) for text in texts]


def _fold_joined(texts: Sequence[str]) -> list[str]:
    joined = " \n ".join(texts)
    if joined.count("\n") >= max(len(texts), 1) or not all(texts):
        return [fold(text) for text in texts]
    folded = [line.strip() for line in _fold_lines(f" {joined} ")[1:-1].split(" \n ")] if texts else []
    return folded if len(folded) == len(texts) else [fold(text) for text in texts]


def strip_genitive(text: str) -> tuple[str, ...]:
    """Nominatives that a name in the genitive may have.

    Meant to be tried after the form itself: "Paris" and "Johannes" end in -s by nature.

    Args:
        text: a name as it stands in the text.

    Returns:
        Candidates, likeliest first; empty where the form can't be a genitive.

    Example:
        >>> strip_genitive("Putins"), strip_genitive("Paris’"), strip_genitive("Bundestages")
        (('Putin',), ('Paris',), ('Bundestage', 'Bundestag'))
    """
    text = text.strip()
    marked = _GENITIVE_APOSTROPHE.match(text)
    if marked:
        return (marked.group(1),)
    found = []
    lower = text.lower()
    if len(text) > 3 and lower.endswith("s") and not lower.endswith("ss"):
        found.append(text[:-1])
        if lower.endswith("ens") and lower[:-3].endswith(_SIBILANTS):
            found.append(text[:-3])
        elif lower.endswith("es") and len(text) > 5:
            found.append(text[:-2])
            if lower.endswith("sses"):
                found.append(text[:-3])
    return tuple(found)
