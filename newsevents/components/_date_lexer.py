"""Text to a string of word classes: the alphabet over which the rules of ``_date_grammar`` are written.

Every word, number, sign and gap of a text becomes one character of ``Lexed.codes``, so that a grammar rule is
an ordinary regular expression over classes, and every match gives back exact character offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from newsevents.components._date_vocabulary import CODES, classify, date_vocabulary

_TOKEN = re.compile(
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]{1,3},[0-9]+|[0-9]+)"
    r"|(?P<word>[^\W\d_]+)|(?P<gap>\s+)|(?P<sign>.)",
    re.DOTALL,
)
_SIGNS = {
    **dict.fromkeys("-‐‑–—", "dash"),
    **dict.fromkeys("'’", "apostrophe"),
    **{".": "dot", ",": "comma", "/": "slash", ":": "colon", "(": "lpar", ")": "rpar"},
}
_SIGN_CODES = {sign: CODES[name] for sign, name in _SIGNS.items()}
_GAP, _PARAGRAPH, _SIGN = CODES["gap"], CODES["break"], CODES["sign"]
_LONGEST = 40  # longer words are none of the vocabulary


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text in classes.

    Attributes:
        text: the text itself.
        codes: one character per word, number, sign or gap.
        starts: character offset where each of them starts.
        ends: character offset behind each of them.
        values: what the vocabulary says of each of them (a month's number, a unit …).
    """

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    values: list[Any]


def _number_class(digits: str) -> tuple[str, Any]:
    if not digits.isdigit():
        number = float(digits.replace(",", ".")) if "," in digits else int(digits.replace(".", "")[:15])
        return CODES["decimal"], number
    if len(digits) > 4:
        return CODES["number"], int(digits[:15])
    number = int(digits)
    if len(digits) == 4:
        return CODES["year" if 1000 <= number <= 2199 else "number"], number
    if len(digits) == 3:
        return CODES["number"], number
    for limit, name in ((0, "n0"), (12, "n12"), (24, "n24"), (31, "n31"), (59, "n59")):
        if number <= limit:
            return CODES[name], number
    return CODES["n99"], number


def lex(text: str) -> Lexed:
    """The classes of a text, in one pass over its characters."""
    phrases = date_vocabulary().phrases
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Any] = []
    reached = 0
    for match in _TOKEN.finditer(text):
        position, end = match.span()
        if position < reached:  # inside a phrase
            continue
        kind, piece = match.lastgroup, match[0]
        value: Any = None
        if kind == "word":
            code, value = classify(piece) if len(piece) <= _LONGEST else (CODES["Word"], None)
            if piece in phrases:
                for phrase, phrase_code, phrase_value in phrases[piece]:
                    behind = position + len(phrase)
                    if text.startswith(phrase, position) and not text[behind : behind + 1].isalpha():
                        code, value, end = phrase_code, phrase_value, behind
                        break
        elif kind == "gap":
            code = _PARAGRAPH if piece.count("\n") > 1 else _GAP
        elif kind == "number":
            code, value = _number_class(piece)
        else:
            code = _SIGN_CODES.get(piece, _SIGN)
        codes.append(code)
        starts.append(position)
        ends.append(end)
        values.append(value)
        reached = end
    return Lexed(text, "".join(codes), starts, ends, values)
