"""The one folding of names, for lexicon and query alike, and the German genitive.

Folding forgets what spellings of one name differ in without being another name: case, Unicode form, ß and
umlauts (``ae`` for ``ä``), foreign diacritics, hyphens, apostrophes, dots and spaces between initials.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = "'’‘`´ʼʿʾ′ʻ"
_HYPHENS = "-‐‑‒–—−"

_LETTERS: dict[str, str | None] = {
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
    '"': None,
    "„": None,
    "“": None,
    "”": None,
    "«": None,
    "»": None,
    "/": " ",
    "&": " und ",
}
_LETTERS.update(dict.fromkeys(_APOSTROPHES))
_LETTERS.update(dict.fromkeys(_HYPHENS, " "))
_TABLE = str.maketrans(_LETTERS)

_INITIALS = re.compile(r"\b(\w)(?: (\w)\b)+")
_GENITIVE_APOSTROPHE = re.compile(rf"^(.*\w)[{_APOSTROPHES}][sS]?$")
_SIBILANTS = ("s", "ß", "z", "x", "ce", "sch", "se")


def _join(match: re.Match[str]) -> str:
    return match.group().replace(" ", "")


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
    folded = unicodedata.normalize("NFC", text).lower().translate(_TABLE)
    if not folded.isascii():
        parts = unicodedata.normalize("NFD", folded)
        folded = "".join(
            char for char in parts if not unicodedata.combining(char) and unicodedata.category(char) != "Cf"
        )
        folded = unicodedata.normalize("NFC", folded)
    folded = " ".join(folded.split())
    return _INITIALS.sub(_join, folded) if " " in folded else folded


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
