"""Date expressions and their resolution against the date of publication; knows nothing of spaCy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from newsevents.errors import InputError
from newsevents.normalize._resolver import Resolver
from newsevents.values import DateSpan

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Kind = Literal[
    "fixed", "today", "date", "weekday", "holiday", "period", "offset", "weekend", "duration", "clock"
]
Tense = Literal["past", "future", "scheduled"]


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date or time expression as found, before any date of publication is known.

    Attributes:
        text: the characters, ``source[start:end] == text``.
        start: offset of the first character.
        end: offset behind the last character.
        type: TIMEX3 type.
        kind: which way of resolving fits.
        value: TIMEX3 value as far as the text alone gives it ("XXXX-WXX-3", "XXXX-05-03", "P3D").
        year: year, where named.
        month: month, where named.
        day: day of the month, where named.
        weekday: ISO weekday (1 is Monday), where named.
        period: season, quarter or half of the year ("FA", "Q3", "H1"), or the name of a feast day.
        part: part of the day or clock time, behind the date in a value ("TEV", "T20:30").
        unit: unit that ``offset`` counts (Y, M, W, D, TH, TM, TS, DE, CE, WE).
        offset: number of units from the anchor; None where the text says none or none exactly.
        relation: which of the recurring days or stretches is meant: "last", "next", "this", "same" or "".
        anchor: what offsets count from: "published" or "context" (the date named before).
        mod: TIMEX3 modifier: START, MID or END.
        tense: tense of the clause, as far as its words show it.
        sentence: index of the sentence.
        preposition: preposition before the expression, in lower case, or "".
        reported: True where it only says when somebody said so ("… erklärte sie am Dienstag").
        earlier: True in a clause that tells what was over before the story ("hatte am Sonntag …").
        link: "range" or "list" where the expression continues the one before ("18. bis 20. Mai").
    """

    text: str
    start: int
    end: int
    type: TimexType
    kind: Kind
    value: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    period: str = ""
    part: str = ""
    unit: str = ""
    offset: float | None = None
    relation: str = ""
    anchor: Literal["published", "context"] = "published"
    mod: Literal["START", "MID", "END"] | None = None
    tense: Tense | None = None
    sentence: int = 0
    preposition: str = ""
    link: Literal["", "range", "list"] = ""
    reported: bool = False
    earlier: bool = False

    def to_json(self) -> dict[str, Any]:
        """The expression as a dictionary of strings and numbers."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> DateExpression:
        """The expression that ``to_json`` made the dictionary of."""
        return cls(**data)


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII | re.DOTALL)
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", re.ASCII)


def _not_a_date(value: object) -> InputError:
    return InputError(
        f"published={value!r} is not a date: give a datetime.date, an ISO string such as '2024-06-18' "
        "(a time and an offset may follow) or a German date such as '18.06.2024' (day first), or None",
        slug="published-not-a-date",
    )


def parse_published(value: dt.date | dt.datetime | str | None) -> dt.date | None:
    """The day of publication.

    Args:
        value: a date, a datetime (its own calendar day counts, no time zone is converted), an ISO string with
            or without time and offset, or a German date with the day first ("10.09.2020" is 10 September).
            None and the empty string mean that the day is not known.

    Returns:
        The day, or None where it is not known.

    Raises:
        InputError: ``value`` is nothing of that (slug ``published-not-a-date``).
    """
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise _not_a_date(value)
    text = value.strip()
    if not text:
        return None
    try:
        if match := _ISO.fullmatch(text):
            if len(text) > 10:
                dt.datetime.fromisoformat(re.sub(r"Z$", "+00:00", re.sub(r"([.,]\d+)", "", text)))
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _GERMAN.fullmatch(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        raise _not_a_date(value) from None
    raise _not_a_date(value)


def resolve_dates(
    expressions: Sequence[DateExpression], *, published: dt.date | None
) -> tuple[DateSpan, ...]:
    """Date expressions of one text to calendar days.

    Args:
        expressions: all expressions of the text, in text order (earlier dates are anchors of later ones).
        published: day of publication; None leaves relative expressions without days.

    Returns:
        One span for each expression, in the same order.
    """
    resolver = Resolver(published)
    return tuple(resolver.resolve(expression) for expression in expressions)
