"""The component ``newsevents_dates``: finds date and time expressions; needs nothing but the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Literal

from spacy.language import Language
from spacy.tokens import Doc

from newsevents.components._date_grammar import drafts_of
from newsevents.components._date_lexer import Lexed, lex
from newsevents.components._date_patterns import neighbour
from newsevents.components._date_tense import Clauses, sentence_starts
from newsevents.components._date_vocabulary import CODES
from newsevents.components._tokens import offsets_of, starts_of, text_of
from newsevents.normalize.dates import DateExpression

SPANS_KEY = "newsevents_dates"
USER_DATA_KEY = "newsevents"

_ADDRESS_SIGNS = "./@_#=&-"
_ADDRESS = re.compile(r"://|@|\bwww\.|\.(?:at|de|ch|com|org|net|info|it|eu)\b")
_TENSED = frozenset({"weekday", "date", "period", "weekend", "holiday", "today", "offset"})
_PREPOSITIONS = frozenset(
    CODES[name]
    for name in ("at", "in", "before", "since", "after", "round", "from", "until", "preposition", "per")
)


@lru_cache(maxsize=1)
def _skipped() -> frozenset[str]:
    """Classes between a preposition and its date: articles and words that soften a number."""
    return frozenset(CODES[name] for name in ("article", "approximate"))


def _preposition(lexed: Lexed, first: int) -> str:
    index = neighbour(lexed, first, -1)
    if (
        index >= 0 and lexed.text[lexed.starts[index] : lexed.ends[index]] == "als"
    ):  # "vor mehr als zwei Jahren"
        index = neighbour(lexed, index, -1, 2)
    if index >= 0 and lexed.codes[index] in _skipped():
        index = neighbour(lexed, index, -1)
    if index >= 0 and lexed.codes[index] in _PREPOSITIONS:
        return lexed.text[lexed.starts[index] : lexed.ends[index]].lower()
    return ""


def find_in_text(text: str, starts: list[int] | None = None) -> list[DateExpression]:
    """Date expressions of a text, in text order.

    Args:
        text: any text.
        starts: sentence starts as character offsets; None splits sentences roughly.
    """
    lexed = lex(text)
    drafts = sorted((item for item in drafts_of(lexed) if not _in_address(lexed, item)), key=_position)
    if not drafts:
        return []
    clauses = Clauses(lexed, starts if starts else sentence_starts(lexed))
    clocked = {clauses.sentence(lexed.starts[item["first"]]) for item in drafts if item["kind"] == "clock"}
    found: list[DateExpression] = []
    for item in drafts:
        first, last = item["first"], item["last"]
        step = item.pop("yearstep", None)
        if step is not None:
            item["unit"], item["offset"] = "Y", step
        start, end = lexed.starts[first], lexed.ends[last - 1]
        tense = None
        preposition = _preposition(lexed, first)
        if item["kind"] in _TENSED and not (item["kind"] == "date" and item.get("year") is not None):
            tense = clauses.tense(first, last, alone=item["kind"] == "today")
            if preposition in ("seit", "vom") and item["kind"] != "today":
                tense = "past"
        if found and not item.get("link") and found[-1].type == item["type"] and start - found[-1].end < 12:
            item["link"] = _linked(text[found[-1].end : start])
        if item["kind"] == "today":
            timed = bool(item.get("part")) or clauses.sentence(start) in clocked
            item["relation"] = _breadth(lexed, first, last, tense, timed)
        found.append(
            DateExpression(
                text=text[start:end],
                start=start,
                end=end,
                tense=tense,
                sentence=clauses.sentence(start),
                preposition=preposition,
                **{key: value for key, value in item.items() if key not in ("first", "last")},
            )
        )
    return found


def _in_address(lexed: Lexed, item: dict[str, Any]) -> bool:
    """Whether a word stands inside a web or mail address ("www.heute.at")."""
    text, start, end = lexed.text, lexed.starts[item["first"]], lexed.ends[item["last"] - 1]
    if text[start - 1 : start].strip(_ADDRESS_SIGNS) and text[end : end + 1].strip(_ADDRESS_SIGNS):
        return False
    before = text[max(start - 100, 0) : start].split()
    behind = text[end : end + 100].split()
    word = text[start:end]
    if before and not text[start - 1].isspace():
        word = before[-1] + word
    if behind and not text[end].isspace():
        word += behind[0]
    return _ADDRESS.search(word) is not None


def _linked(between: str) -> Literal["", "range", "list"]:
    """What joins two neighboring expressions."""
    words = between.split()
    if words and words[0] in ("bis", "-", "–", "—") and len(words) <= 2:
        return "range"
    return "list" if words and words[0] in ("und", "oder", "sowie", "/") and len(words) <= 2 else ""


def _position(item: dict[str, Any]) -> tuple[int, int]:
    return item["first"], item["last"]


def _breadth(lexed: Lexed, first: int, last: int, tense: str | None, clock: bool) -> str:
    """Whether "heute" is the day or stands for these days."""
    before = neighbour(lexed, first, -1)
    behind = neighbour(lexed, last - 1, 1)
    if lexed.starts[first] < 150 and tense is None:
        return ""
    previous = lexed.text[lexed.starts[before] : lexed.ends[before]].lower() if before >= 0 else ""
    following = lexed.text[lexed.starts[behind] : lexed.ends[behind]].lower() if behind >= 0 else ""
    if previous in ("bis", "von") or following in ("noch", "nur", "kaum", "wie", "auch"):
        return "broad"
    if following in ("wissen", "würde", "würden", "wäre", "wären", "weiß"):
        return "broad"
    return "" if tense is not None or clock else "broad"


class DateFinder:
    """Finds date and time expressions in a Doc.

    Args:
        name: name of the pipe.
        spans_key: span group to write.
    """

    def __init__(self, name: str, *, spans_key: str) -> None:
        self.name = name
        self.spans_key = spans_key

    def find(self, doc: Doc) -> list[DateExpression]:
        """The date expressions of a Doc, in text order; the Doc stays as it is.

        Sentence boundaries of the Doc are used where it has them.
        """
        starts = None
        if doc.has_annotation("SENT_START"):
            starts = [
                offset for offset, begins in zip(offsets_of(doc), starts_of(doc), strict=True) if begins
            ]
        return find_in_text(text_of(doc), starts)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans[spans_key]`` and the payload that ``read_dates`` reads."""
        spans, payload = [], []
        for expression in self.find(doc):
            span = doc.char_span(
                expression.start, expression.end, label=expression.type, alignment_mode="expand"
            )
            if span is not None:
                spans.append(span)
                payload.append(expression.to_json())
        doc.spans[self.spans_key] = spans
        doc.user_data.setdefault(USER_DATA_KEY, {})["dates"] = payload
        return doc


def read_dates(doc: Doc) -> tuple[DateExpression, ...]:
    """The expressions that the component has written into a Doc, in text order."""
    payload = doc.user_data.get(USER_DATA_KEY, {}).get("dates", ())
    return tuple(DateExpression.from_json(item) for item in payload)


@Language.factory("newsevents_dates", default_config={"spans_key": SPANS_KEY}, assigns=["doc.spans"])
def create_dates(nlp: Language, name: str, spans_key: str) -> DateFinder:
    """Make the component.

    Args:
        nlp: the pipeline.
        name: name of the pipe.
        spans_key: span group to write; labels are DATE, TIME, DURATION and SET.
    """
    del nlp
    return DateFinder(name, spans_key=spans_key)
