"""Text to a string of word classes: the alphabet over which the rules of ``_date_grammar`` are written.

Every word, number, sign and gap of a text becomes one character of ``Lexed.codes``, so that a grammar rule is
an ordinary regular expression over classes, and every match gives back exact character offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsevents.components._date_vocabulary import CODES, classify, date_vocabulary

# Every character belongs to a piece: a number, a word, a gap or a sign.
_PIECES = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]{1,3},[0-9]+|[0-9]+|[^\W\d_]+|\s+|.",
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
_DIGITS = frozenset("0123456789")
#: Pieces remembered at the most, some 10 MB.
_MOST = 1 << 16
_known: dict[str, _Piece] = {}


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


class _Piece(NamedTuple):
    """What a piece of text is: its class, its value, and the phrases that may begin with it."""

    code: str
    value: Any
    phrases: tuple[tuple[str, str, Any], ...]


def _read_piece(piece: str) -> _Piece:
    first = piece[0]
    if first in _DIGITS:
        return _Piece(*_number_class(piece), ())
    if first.isalnum() and not first.isdecimal():
        code, value = classify(piece) if len(piece) <= _LONGEST else (CODES["Word"], None)
        return _Piece(code, value, date_vocabulary().phrases.get(piece, ()))
    if first.isspace():
        return _Piece(_PARAGRAPH if piece.count("\n") > 1 else _GAP, None, ())
    return _Piece(_SIGN_CODES.get(piece, _SIGN), None, ())


def lex(text: str) -> Lexed:
    """The classes of a text, in one pass over its characters."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Any] = []
    if len(_known) > _MOST:
        _known.clear()
    end = reached = 0
    for piece in _PIECES.findall(text):
        position = end
        end += len(piece)
        if position < reached:  # inside a phrase
            continue
        read = _known.get(piece)
        if read is None:
            read = _read_piece(piece)
            if len(piece) <= _LONGEST:
                _known[piece] = read
        code, value, phrases = read
        reached = end
        for phrase, phrase_code, phrase_value in phrases:
            behind = position + len(phrase)
            if text.startswith(phrase, position) and not text[behind : behind + 1].isalpha():
                code, value, reached = phrase_code, phrase_value, behind
                break
        codes.append(code)
        starts.append(position)
        ends.append(reached)
        values.append(value)
    return Lexed(text, "".join(codes), starts, ends, values)
