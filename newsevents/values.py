"""Small frozen values that records and mentions are made of."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Granularity = Literal[
    "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century", "span"
]
DateMethod = Literal["explicit", "published", "context", "underspecified"]


#: Parts of a page: what it says itself, and what stands around it. "teaser" announces another article.
SegmentKind = Literal["headline", "body", "caption", "teaser", "boilerplate"]
#: Whether a text is read as a page: as it looks, never, or always.
PageMode = Literal["auto", "clean", "page"]


class Record(BaseModel):
    """Base of everything this library returns: frozen, closed, compared by value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def _repr_html_(self) -> str | None:
        """Show itself in a notebook, where there is more to show than the text form."""
        from newsevents.display import record_html

        return record_html(self)


class Evidence(Record):
    """A stretch of the text given.

    Attributes:
        text: the characters themselves, ``source[start:end] == text``.
        start: offset of the first character.
        end: offset behind the last character.
        mended: the words as they were read, where the page had to be mended there ("Waffenlieferungen" for
            "Waffe nlieferungen"); None where they were read as they stand.

    Examples:
        >>> from newsevents import extract
        >>> text = "Merz reiste nach Lyon."
        >>> [trigger] = extract(text).events[0].triggers
        >>> trigger.text, text[trigger.start : trigger.end]
        ('reiste', 'reiste')
    """

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    mended: str | None = None


class Segment(Record):
    r"""A part of a page.

    Attributes:
        kind: headline, body, caption, teaser of another article, or boilerplate (menus, cookie notes).
        start: offset of the first character in the text given.
        end: offset behind the last character.

    Examples:
        >>> from newsevents import extract
        >>> text = "Merz traf Macron.\nFoto: Eva Muster/dpa\nSie sprachen lange."
        >>> [(segment.kind, text[segment.start : segment.end]) for segment in extract(text).segments]
        [('body', 'Merz traf Macron.'), ('caption', 'Foto: Eva Muster/dpa'), ('body', 'Sie sprachen lange.')]
    """

    kind: SegmentKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class DateSpan(Record):
    """A date or time expression and the calendar days it covers.

    Both ends are days *inside* the span ("im März 2024" is 2024-03-01 to 2024-03-31), so that tables can be
    filtered with ``start <= day <= end``. Where the days can't be known without guessing, both are ``None``
    and ``value`` stays underspecified ("XXXX-WXX-3").

    Attributes:
        text: the expression as it stands in the text.
        start_char: offset of its first character.
        end_char: offset behind its last character.
        mended: the expression as it was read, where the page had to be mended there; else None.
        type: TIMEX3 type.
        value: TIMEX3 value after resolution.
        start: first day, or None.
        end: last day (inclusive), or None.
        granularity: what kind of stretch the days are; None where there are no days.
        mod: TIMEX3 modifier: "START" for "Anfang 2022" (the days stay those of all 2022), "MID" or "END".
        method: how the days came about: named in full ("explicit"), counted from the date of publication
            ("published"), from another date of the text ("context"), or not known ("underspecified").
        reason: one line for people: which rule and which anchor.

    Examples:
        >>> from newsevents import extract
        >>> [date] = extract("Merz reist im März nach Lyon.", published="2025-02-03").dates
        >>> date.text, date.value, str(date.start), str(date.end), date.granularity
        ('März', '2025-03', '2025-03-01', '2025-03-31', 'month')
        >>> print(date.reason)
        year nearest to the day of publication (2025-02-03)
    """

    text: str
    start_char: int = Field(ge=0)
    end_char: int = Field(ge=0)
    mended: str | None = None
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    start: dt.date | None = None
    end: dt.date | None = None
    granularity: Granularity | None = None
    mod: Literal["START", "MID", "END"] | None = None
    method: DateMethod
    reason: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> DateSpan:
        if (self.start is None) != (self.end is None):
            raise ValueError("start and end of a DateSpan are both days or both None")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"DateSpan ends before it starts: {self.start} > {self.end}")
        return self
