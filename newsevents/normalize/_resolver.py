"""The rules of resolution: one method for each kind of expression."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsevents.normalize._calendar import add_days, days_of, holiday, safe_date, stepped, week_value
from newsevents.values import DateMethod, DateSpan, Granularity

if TYPE_CHECKING:
    from newsevents.normalize.dates import DateExpression

_AGAINST_TENSE = 60  # days that a date may lie on the wrong side of the day of publication
_REACH = 20  # dates named before that are looked at
UNIT_NAMES = {"TH": "hour", "TM": "minute", "TS": "second"}


@dataclass(frozen=True, slots=True)
class _Named:
    """A date of the text that later expressions can lean on."""

    sentence: int
    start: dt.date
    end: dt.date
    granularity: Granularity
    behind: int
    full: bool
    listed: bool
    anaphoric: bool
    reported: bool


@dataclass(frozen=True, slots=True)
class _Answer:
    value: str
    method: DateMethod
    reason: str
    days: tuple[dt.date, dt.date, Granularity] | None = None


def _distance(anchor: dt.date, day: dt.date) -> int:
    return abs((day - anchor).days)


def _span_distance(anchor: dt.date, span: tuple[dt.date, dt.date, int]) -> int:
    if span[0] <= anchor <= span[1]:
        return 0
    return min(_distance(anchor, span[0]), _distance(anchor, span[1]))


class Resolver:
    """Resolves the expressions of one text, in order.

    Args:
        published: day of publication, or None where it is not known.
    """

    def __init__(self, published: dt.date | None) -> None:
        self.published = published
        self.named: list[_Named] = []

    def resolve(self, expression: DateExpression) -> DateSpan:
        """The span of one expression; remembers it for the ones that follow."""
        answer = getattr(self, f"_{expression.kind}")(expression)
        days = answer.days or days_of(answer.value)
        method = answer.method
        if days is None and expression.type in ("DATE", "TIME"):
            method = "underspecified"
        if days is not None and expression.type in ("DATE", "TIME"):
            self.named.append(
                _Named(
                    expression.sentence,
                    days[0],
                    days[1],
                    days[2],
                    expression.end,
                    full=expression.kind in ("date", "fixed", "holiday"),
                    listed=bool(expression.link) and expression.kind != "clock",
                    anaphoric=expression.anchor == "context",
                    reported=expression.reported,
                )
            )
        return DateSpan(
            text=expression.text,
            start_char=expression.start,
            end_char=expression.end,
            type=expression.type,
            value=answer.value,
            start=days[0] if days else None,
            end=days[1] if days else None,
            granularity=days[2] if days else None,
            mod=expression.mod,
            method=method,
            reason=answer.reason,
        )

    # ------------------------------------------------------------ anchors

    def _context(self, sentence: int, reach: int = 3) -> _Named | None:
        """The date named last, if not too many sentences ago."""
        if self.named and sentence - self.named[-1].sentence <= reach:
            return self.named[-1]
        return None

    def _leaned_on(self, expression: DateExpression) -> _Named | None:
        """What "Vortag" or "zwei Tage später" counts from; backwards never from another such expression."""
        backwards = (expression.offset or 0) < 0
        told = expression.relation == "same" and not expression.reported and self._told(expression)
        for named in reversed(self.named[-_REACH:]):
            if expression.sentence - named.sentence > 5:
                break
            if told and named.reported:  # "… am Montag, hieß es am Dienstag. Am selben Tag …"
                continue
            if not (backwards and named.anaphoric) and (expression.unit != "D" or named.granularity == "day"):
                return named
        return None

    def _told(self, expression: DateExpression) -> bool:
        """Say whether a day near before is more than the day of a report."""
        return any(
            not named.reported and named.granularity == "day" and expression.sentence - named.sentence <= 5
            for named in self.named[-_REACH:]
        )

    def _same_year(self, expression: DateExpression) -> int | None:
        """The year of the date named before ("im April desselben Jahres")."""
        near = [named for named in self.named[-_REACH:] if expression.sentence - named.sentence <= 5]
        return near[-1].start.year if near else None

    def _story(self, expression: DateExpression) -> _Named | None:
        """The time a story is told in: a full date of another time that stands just before."""
        if not self.named or self.published is None or expression.tense in ("future", "scheduled"):
            return None
        last = self.named[-1]
        near = expression.sentence - last.sentence <= 1
        if near and last.full and self.published.year - last.end.year >= 2:
            return last
        return None

    def _story_year(self, expression: DateExpression) -> int | None:
        """The year of a story that is told day by day or month by month."""
        story = self._story(expression)
        return story.start.year if story and story.granularity in ("day", "month") else None

    def _open(self, expression: DateExpression, what: str) -> _Answer:
        return _Answer(expression.value, "underspecified", f"{what}: the day of publication is not known")

    # ------------------------------------------------------------ kinds

    def _fixed(self, expression: DateExpression) -> _Answer:
        method: DateMethod = "underspecified" if expression.value.endswith("_REF") else "explicit"
        return _Answer(expression.value, method, "stands in the text")

    def _today(self, expression: DateExpression) -> _Answer:
        """The word "heute", which may also mean "these days"."""
        if self.published is None:
            return self._open(expression, "heute")
        broad = expression.relation == "broad" and not (expression.sentence == 0 and expression.tense is None)
        if broad:
            return _Answer("PRESENT_REF", "underspecified", "heute in the sense of these days")
        return _Answer(self.published.isoformat() + expression.part, "published", "the day of publication")

    def _date(self, expression: DateExpression) -> _Answer:
        year, month, day = expression.year, expression.month, expression.day
        if year is None and expression.unit == "Y" and self.published is not None:
            year = self.published.year + int(expression.offset or 0)
            value = f"{year:04d}-{month or 1:02d}" + (f"-{day:02d}" if day else "")
            return _Answer(value, "published", f"year counted from {self.published}")
        if month is None:
            return _Answer(expression.value, "explicit", "stands in the text")
        if expression.relation == "same":
            same = self._same_year(expression)
            if same is None:
                return self._open(expression, "the year named before")
            value = f"{same:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
            return _Answer(value, "context", f"year of the date named before ({same})")
        if expression.relation and year is None:
            return self._related_month(expression, month)
        method: DateMethod = "explicit"
        reason = "stands in the text"
        if year is None:
            story = self._story_year(expression)
            if story is not None:
                year, method, reason = story, "context", f"year of the date named before ({story})"
            elif self.published is None:
                return self._open(expression, "the year")
            else:
                year = self._nearest_year(expression, month, day)
                method, reason = "published", f"year nearest to the day of publication ({self.published})"
        value = (
            f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}{expression.part}"
        )
        return _Answer(value, method, reason)

    def _nearest_year(self, expression: DateExpression, month: int, day: int | None) -> int:
        published = self.published or dt.date.min
        if day is None:
            distance = (month - published.month) % 12  # months ahead
            if expression.tense == "past" or (expression.tense is None and distance > 5):
                return published.year - (month > published.month)
            if expression.tense is not None or distance <= 5:
                return published.year + (month < published.month)
        best = published.year
        best_distance = 10**6
        for year in (published.year, published.year - 1, published.year + 1):
            candidate = safe_date(year, month, day or 15)
            if candidate is None:
                continue
            distance = abs((candidate - published).days)
            if expression.weekday and candidate.isoweekday() != expression.weekday:
                distance += 1000
            ahead = (candidate - published).days
            if (expression.tense == "past" and ahead > _AGAINST_TENSE) or (
                expression.tense in ("future", "scheduled") and ahead < -_AGAINST_TENSE
            ):
                distance += 500
            if distance < best_distance:
                best, best_distance = year, distance
        return best

    def _related_month(self, expression: DateExpression, month: int) -> _Answer:
        if self.published is None:
            return self._open(expression, "the year")
        year = self.published.year
        if expression.relation == "last":
            year -= month >= self.published.month
        elif expression.relation == "next":
            year += month <= self.published.month
        return _Answer(f"{year:04d}-{month:02d}", "published", f"{expression.relation} such month")

    def _weekday(self, expression: DateExpression) -> _Answer:
        weekday = expression.weekday or 1
        relation = expression.relation
        anchor, method = self.published, "published"
        if relation in ("following", "preceding"):
            named = self._context(expression.sentence)
            if named and named.granularity == "day":
                anchor, method = named.start, "context"
            relation = "next" if relation == "following" else "last"
        last = self.named[-1] if self.named else None
        beside = last is not None and last.granularity == "day" and expression.start - last.behind <= 2
        if last is not None and beside and last.start.isoweekday() == weekday:  # "24. März (Sonntag)"
            return _Answer(last.start.isoformat() + expression.part, "context", "the day named just before")
        if anchor is None:
            return self._open(expression, "weekday")
        back = (anchor.isoweekday() - weekday) % 7
        days, reason = -back, "last such weekday up to the day of publication"
        if expression.offset is not None and expression.unit == "W":
            days, reason = (
                7 * int(expression.offset) + weekday - anchor.isoweekday(),
                "that day of the week meant",
            )
        elif expression.offset is not None:
            days, reason = int(expression.offset), "counted from the day of publication"
        elif relation == "last":
            days, reason = -(back or 7), "last such weekday before the anchor"
        elif relation == "next" or (not relation and expression.tense in ("future", "scheduled")):
            ahead = (weekday - anchor.isoweekday()) % 7
            if relation == "next":
                ahead = ahead or 7
            days, reason = ahead, "next such weekday: future in the clause"
        elif relation == "this" and expression.tense in ("future", "scheduled", None):
            days, reason = (weekday - anchor.isoweekday()) % 7, "coming such weekday"
        day = add_days(anchor, days)
        if day is None:
            return self._open(expression, "weekday")
        story = self._day_of_story(expression) if expression.earlier and not relation else None
        if story is not None and day > story:
            day = story - dt.timedelta(days=(story.isoweekday() - weekday) % 7)
            method, reason = "context", f"last such weekday before the day of the story ({story})"
        return _Answer(
            day.isoformat() + expression.part, "context" if method == "context" else "published", reason
        )

    def _day_of_story(self, expression: DateExpression) -> dt.date | None:
        """The past day named last, which what lies back can't come after."""
        for named in reversed(self.named[-_REACH:]):
            if expression.sentence - named.sentence > 6:
                return None
            if named.granularity == "day" and self.published is not None and named.start <= self.published:
                return named.start
        return None

    def _holiday(self, expression: DateExpression) -> _Answer:
        if expression.year is not None:
            day = holiday(expression.period, expression.year)
            return _Answer(
                day.isoformat() if day else expression.value, "explicit", "feast day of the year named"
            )
        if self.published is None:
            return self._open(expression, "feast day")
        published, tense = self.published, expression.tense
        days = [day for step in (-1, 0, 1) if (day := holiday(expression.period, published.year + step))]
        if tense == "past":
            chosen = max((day for day in days if day <= published), default=None)
        elif tense in ("future", "scheduled"):
            chosen = min((day for day in days if day >= published), default=None)
        else:
            chosen = min(days, key=partial(_distance, published), default=None)
        if chosen is None:
            return self._open(expression, "feast day")
        return _Answer(
            chosen.isoformat(), "published", "feast day nearest to the day of publication by tense"
        )

    def _period(self, expression: DateExpression) -> _Answer:
        year, period = expression.year, expression.period
        if year is None and expression.unit == "Y" and self.published is not None:
            counted = self.published.year + int(expression.offset or 0)
            return _Answer(f"{counted:04d}-{period}", "published", f"year counted from {self.published}")
        if year is not None:
            return _Answer(f"{year:04d}-{period}", "explicit", "stands in the text")
        story = self._same_year(expression) if expression.relation == "same" else self._story_year(expression)
        if story is not None and expression.relation in ("", "same"):
            return _Answer(f"{story:04d}-{period}", "context", "year of the date named before")
        if self.published is None:
            return self._open(expression, "the year")
        spans = []
        for step in (-2, -1, 0, 1, 2):
            days = days_of(f"{self.published.year + step:04d}-{period}")
            if days:
                spans.append((days[0], days[1], self.published.year + step))
        today, relation, tense = self.published, expression.relation, expression.tense
        past = [span for span in spans if span[1] < today]
        ahead = [span for span in spans if span[0] > today]
        running = [span for span in spans if span[0] <= today <= span[1]]
        if relation == "last":
            chosen = past[-1]
        elif relation == "next":
            chosen = ahead[0]
        elif period[0] in "QH":
            return _Answer(f"{today.year:04d}-{period}", "published", "of the year of publication")
        elif relation in ("this", "current"):
            chosen = min(spans, key=partial(_span_distance, today))
        elif tense == "past":
            chosen = (running or past[-1:])[0]
        elif tense in ("future", "scheduled"):
            chosen = (running or ahead[:1])[0]
        else:
            chosen = min(spans, key=partial(_span_distance, today))
        return _Answer(
            f"{chosen[2]:04d}-{period}", "published", f"{relation or tense or 'nearest'} such stretch"
        )

    def _weekend(self, expression: DateExpression) -> _Answer:
        if self.published is None:
            return self._open(expression, "weekend")
        weekday, relation = self.published.isoweekday(), expression.relation
        step = 0
        if relation == "last" or (not relation and expression.tense not in ("future", "scheduled")):
            step = 0 if weekday >= 6 and relation != "last" else -7
        elif relation == "next":
            step = 0 if weekday < 6 else 7
        day = add_days(self.published, step)
        if day is None:
            return self._open(expression, "weekend")
        return _Answer(
            week_value(day) + "-WE", "published", f"{relation or expression.tense or 'last'} weekend"
        )

    def _offset(self, expression: DateExpression) -> _Answer:
        anchor, method = self.published, "published"
        named = self._leaned_on(expression) if expression.anchor == "context" else None
        if expression.anchor == "published" and expression.relation == "story" and expression.unit != "W":
            named = self._story(expression)
        elif expression.anchor == "published" and expression.relation == "context-year":
            named = self._context(expression.sentence, reach=0)
            named = named if named and named.full else None
        if named is not None:
            anchor, method = (named.end if (expression.offset or 0) > 0 else named.start), "context"
        if expression.offset is None or expression.unit in UNIT_NAMES:
            return self._fine_offset(expression, anchor, method)
        if anchor is None:
            return self._open(expression, "anchor")
        value = stepped(anchor, expression.unit, int(expression.offset))
        if value is None:
            return self._open(expression, "anchor")
        if expression.unit == "D":
            value += expression.part
        return _Answer(value, "context" if method == "context" else "published", f"counted from {anchor}")

    def _fine_offset(self, expression: DateExpression, anchor: dt.date | None, method: str) -> _Answer:
        """Hours and minutes: the day of the anchor, where so few of them can't matter."""
        if anchor is None or expression.unit not in UNIT_NAMES:
            return _Answer(expression.value, "underspecified", "no exact number of units")
        if expression.offset and expression.unit == "TH" and expression.offset % 24 == 0:
            day = add_days(anchor, int(expression.offset) // 24)
            if day is not None:
                return _Answer(
                    day.isoformat(), "published" if method == "published" else "context", "whole days"
                )
        if expression.offset is not None and abs(expression.offset) > 12 and expression.unit == "TH":
            return _Answer(expression.value, "underspecified", "hours that may reach into another day")
        kept: DateMethod = "context" if method == "context" else "published"
        return _Answer(
            expression.value, kept, f"on the day of the anchor ({anchor})", (anchor, anchor, "day")
        )

    def _duration(self, expression: DateExpression) -> _Answer:
        value, published = expression.value, self.published
        plain = _Answer(value, "explicit", "stands in the text")
        count, unit = expression.offset, expression.unit
        if (
            published is None
            or count is None
            or count <= 0
            or unit not in ("D", "W", "M", "Y", "DE", "CE")
            or count != int(count)
        ):
            return plain
        if expression.preposition == "vor":
            days = days_of(stepped(published, unit, -int(count)) or "")
            return _Answer(value, "published", f"that long before {published}", days) if days else plain
        if expression.preposition == "seit":
            first = days_of(stepped(published, unit, -int(count)) or "")
            if first:
                return _Answer(
                    value, "published", f"from then until {published}", (first[0], published, "span")
                )
        return plain

    def _clock(self, expression: DateExpression) -> _Answer:
        """A clock time or part of a day: on the day named in its sentence, else on the day of publication."""
        if expression.relation == "repeated":
            return _Answer(expression.part, "underspecified", "a time of several days")
        for named in reversed(self.named[-_REACH:]):
            if named.sentence != expression.sentence:
                break
            if named.granularity == "day":
                if named.listed:
                    return _Answer(expression.part, "underspecified", "a time of several days")
                day = named.start.isoformat()
                return _Answer(day + expression.part, "context", f"on the day named in the sentence ({day})")
        if self.published is None:
            return self._open(expression, "the day")
        anchor = self._context(expression.sentence, reach=1)
        if anchor and anchor.granularity == "day" and anchor.start <= self.published:
            return _Answer(anchor.start.isoformat() + expression.part, "context", "on the day named before")
        return _Answer(self.published.isoformat() + expression.part, "published", "on the day of publication")
