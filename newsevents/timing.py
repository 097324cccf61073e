"""Which date belongs to which event: the one of its own phrase, else of its own clause."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsevents.drafts import Draft, relative_clauses
from newsevents.event_types import type_named
from newsevents.normalize.dates import DateExpression
from newsevents.reading import Reading, Word
from newsevents.status import is_speech_clause, says_so
from newsevents.syntax.phrases import Phrase, phrase_of_word
from newsevents.syntax.sentence import ClauseView, SentenceView
from newsevents.syntax.tense import clause_tense, is_pluperfect
from newsevents.trigger_words import trigger_lexicon
from newsevents.values import DateSpan

#: Reason of a date that a number of weeks or months leads to; it may be off by one of them.
COUNTED = "counted from the date of publication"
_PLANNED = (
    "geplant",
    "angesetzt",
    "vorgesehen",
    "anberaumt",
    "angekündigt",
    "bevorstehend",
    "anstehend",
    "stattfindend",
)
_FUTURE = frozenset({"wird", "werden"})
_MOVED = ("verschob", "verschieb", "verleg", "vertag", "vorgezogen")
_TEMPORAL = frozenset({"als", "während", "wobei"})
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_LASTING = dt.timedelta(days=62)
_DURATION = re.compile(r"P(\d+)([DWMY])")
_DAYS = re.compile(r"P(\d+)D")
_BACK = frozenset({"zuletzt", "damals", "einst", "seinerzeit"})
_NOT_THEN = frozenset({"vor", "seit", "wegen", "trotz", "über", "für", "gegen", "auf"})
_AT_THE_SAME_TIME = frozenset({"bei", "während", "in", "zu", "auf", "an"})


def refine_tense(reading: Reading, views: Sequence[SentenceView]) -> tuple[DateExpression, ...]:
    """Set the tense of date expressions from the clauses that they stand in.

    "Am Mittwoch" is the last one in a clause about the past and the next one in a clause in the present
    or future; the clause knows better than the words around. A date behind "vor dem Gipfel" lies ahead of
    what the verb tells.

    Args:
        reading: the text.
        views: its analyzed sentences; dates of other sentences stay as they are.

    Returns:
        The date expressions, in the same order.
    """
    found = list(reading.dates)
    starts = [word.start for word in reading.words]
    clause_of: dict[int, tuple[SentenceView, int]] = {}
    for view in views:
        for number, clause in enumerate(view.clauses):
            clause_of.update(dict.fromkeys(clause.clause.words, (view, number)))
    for position, date in enumerate(found):
        if date.kind == "date" and date.day is not None and date.year is None and date.tense == "past":
            found[position] = date = replace(
                date, tense=None
            )  # the nearest such day, whatever the verb tells
        index = bisect_right(starts, date.start) - 1
        if index not in clause_of:
            found[position] = replace(date, reported=says_so(reading, index))
            continue
        if date.tense == "scheduled":
            continue
        view, number = clause_of[index]
        clause = view.clauses[number]
        since = _lies_back(reading, clause, index)
        found[position] = date = replace(
            date,
            reported=is_speech_clause(reading, clause),
            earlier=since or is_pluperfect(reading.words, clause.clause),
        )
        if since and date.kind != "offset":
            found[position] = replace(date, tense="past")
            continue
        recurring = date.kind in ("weekday", "weekend", "holiday", "period") or (
            date.kind == "date" and date.day is None
        )
        tense = clause_tense(reading.words, view.clauses[number].clause) if recurring else None
        moved = date.preposition == "auf" and any(
            reading.words[i].lower.startswith(_MOVED) for i in view.clauses[number].clause.words
        )
        if date.preposition == "für" or moved or _ahead(reading, view, number, index):
            tense = "future"
        if tense is not None:
            found[position] = replace(date, tense="past" if tense == "past" else "future")
    return tuple(found)


def _lies_back(reading: Reading, clause: ClauseView, index: int) -> bool:
    """Say whether a date, or the noun before it, lies back.

    So it does behind "seit" ("seit dem Überfall am Montag"), behind "vom" ("die Tat vom Sonntag"), and behind
    "nach" at the beginning of a clause that tells of no plans ("Nach dem Angriff am Sonntag berät der Rat").
    """
    words = reading.words
    before = index - 1
    if before >= 0 and words[before].lower == "vom":
        return True
    while before >= 0 and words[before].tag in ("APPR", "APPRART", "ART", "ADJA"):
        if words[before].lower == "seit":
            return True
        before -= 1
    position = phrase_of_word(clause.phrases, before)
    while position >= 0:
        phrase = clause.phrases[position]
        if phrase.preposition == "seit" or (phrase.preposition == "nach" and _opens(words, clause, phrase)):
            return True
        position = clause.phrases[position].behind
    return False


def _opens(words: Sequence[Word], clause: ClauseView, phrase: Phrase) -> bool:
    """Say whether a phrase with an article opens a clause without modal verb or future."""
    first = clause.clause.words[0]
    planned = any(words[i].tag == "VMFIN" or words[i].lower in _FUTURE for i in clause.clause.words)
    return bool(phrase.determiner) and phrase.first - first <= 1 and not planned


def _ahead(reading: Reading, view: SentenceView, number: int, index: int) -> bool:
    """Say whether a date stands right behind a noun with "vor" ("vor dem Gipfel am Freitag")."""
    for phrase in reversed(view.clauses[number].phrases):
        if phrase.last <= index:
            between = reading.words[phrase.last : index]
            return phrase.preposition == "vor" and all(word.tag in ("APPR", "APPRART") for word in between)
        if phrase.first <= index and any(
            word.lower.startswith(_PLANNED) for word in reading.words[index + 1 : phrase.head]
        ):
            return True
    return False


class EventDates:
    """Finds the dates of drafts.

    Args:
        reading: the text.
        dates: its date expressions, resolved, in the same order.
        published: date of publication, or None.
    """

    def __init__(self, reading: Reading, dates: Sequence[DateSpan], published: dt.date | None) -> None:
        self.reading = reading
        self.published = published
        self.dates = dates
        self.word_of: dict[int, int] = {}
        position = 0
        words = reading.words
        for number, date in enumerate(dates):
            while position < len(words) and words[position].end <= date.start_char:
                position += 1
            while position and words[position - 1].end > date.start_char:
                position -= 1
            self.word_of[number] = min(position, len(words) - 1)
        self.at: dict[int, list[int]] = {}
        for number, index in self.word_of.items():
            self.at.setdefault(index, []).append(number)

    def _within(self, clause: ClauseView) -> list[int]:
        """Return the numbers of the dates that begin in a clause."""
        return [number for index in clause.clause.words for number in self.at.get(index, ())]

    def date_of(self, draft: Draft, view: SentenceView) -> tuple[DateSpan | None, str]:
        """Return the date of a draft and why it is that one."""
        clause = view.clauses[draft.clause]
        inside = self._inside(clause)
        if draft.phrase >= 0:
            counted = self._counted(clause, draft)
            if counted is not None:
                return counted, COUNTED
            own = [n for n in inside if self._in_phrase(n, clause, draft)]
            if own:
                return self._lasting(self._span(own[0], inside), clause, draft), "named in the noun phrase"
            related = [
                n
                for c in relative_clauses(self.reading.words, view, draft)
                for n in self._inside(view.clauses[c])
            ]
            if related:
                return self._lasting(
                    self._span(related[0], related), clause, draft
                ), "named in the relative clause"
            meant = self._meant_for(clause, draft, inside)
            if meant is not None:
                return self._lasting(self._span(meant, inside), clause, draft), "the day that it is set for"
            if not self._clause_date_fits(clause, draft):
                return None, ""
        free = [n for n in inside if not self._in_other_noun(n, clause, draft)]
        if free:
            nearest = (
                min(free, key=_distance_from(self.word_of, draft.words[0])) if draft.phrase >= 0 else free[0]
            )
            return self._lasting(self._span(nearest, inside), clause, draft), "named in the clause"
        beside = self._beside(view, draft.clause) if draft.phrase < 0 else -1
        if beside >= 0:
            other = self._inside(view.clauses[beside])
            if other:
                return self._span(other[0], other), "named in the clause before"
        above = self._above(clause)
        if above >= 0 and not is_speech_clause(self.reading, view.clauses[above]):
            other = self._inside(view.clauses[above])
            if other:
                return self._span(other[0], other), "named in the clause before"
        return None, ""

    @staticmethod
    def _above(clause: ClauseView) -> int:
        """Return the number of the clause whose date also holds here, or -1."""
        if clause.clause.kind == "infinitive" or clause.clause.shares_subject:
            return clause.governor
        return clause.clause.parent if clause.clause.opener in _TEMPORAL else -1

    def _beside(self, view: SentenceView, number: int) -> int:
        """Return the number of the main clause that "und" goes on from ("griff an, und sie flohen")."""
        words, clause = self.reading.words, view.clauses[number].clause
        if clause.kind != "main" or not clause.words or words[clause.words[0]].lower != "und":
            return -1
        for before in range(number - 1, -1, -1):
            other = view.clauses[before].clause
            if other.kind != "main":
                continue
            past = clause_tense(words, other) == clause_tense(words, clause) == "past"
            told = past and not is_speech_clause(self.reading, view.clauses[before])
            return before if told and not is_pluperfect(words, other) else -1
        return -1

    def _counted(self, clause: ClauseView, draft: Draft) -> DateSpan | None:
        """Read "zehn Tage nach der Wahl", "fünf Wochen vor dem Gipfel": so far from publication."""
        phrase = clause.phrases[draft.phrase]
        if phrase.preposition not in ("vor", "nach") or self.published is None:
            return None
        words = self.reading.words
        before = phrase.first - 1
        for date in (self.dates[n] for n in self._within(clause)):
            found = _DURATION.fullmatch(date.value) if date.type == "DURATION" else None
            if not found or before < 1 or date.end_char != words[before - 1].end:
                continue
            sign = -1 if phrase.preposition == "nach" else 1
            start, end, value = _stretch(self.published, sign * int(found[1]), found[2])
            update = {"start": start, "end": end, "value": value, "type": "DATE", "method": "published"}
            return date.model_copy(update={**update, "granularity": _UNITS[found[2]]})
        return None

    def is_background(self, draft: Draft, view: SentenceView) -> bool:
        """Say whether an adverb puts the event before the story that the article tells."""
        clause = view.clauses[draft.clause].clause
        lower = {self.reading.words[i].lower for i in clause.words}
        if lower & _BACK:
            return True
        return bool(lower & {"bereits", "schon"}) and is_pluperfect(self.reading.words, clause)

    def is_past(self, date: DateSpan | None) -> bool:
        """Say whether a date lies before the day of publication."""
        return bool(self.published and date is not None and date.end and date.end < self.published)

    def _inside(self, clause: ClauseView) -> list[int]:
        return [number for number in self._within(clause) if self._usable(number)]

    def _usable(self, number: int) -> bool:
        """Say whether an expression can date an event: no "damals", no bare duration, no habit."""
        date = self.dates[number]
        preposition = self.reading.dates[number].preposition
        if date.type == "DURATION" and preposition not in ("vor", "seit"):
            return False
        if preposition == "seit" and date.start and date.end and date.end - date.start > _LASTING:
            return False  # "zum ersten Mal seit 24 Jahren"
        if date.start is not None:
            return date.type != "SET"
        return date.type in ("DATE", "TIME") and not date.value.endswith("_REF")

    def _in_phrase(self, number: int, clause: ClauseView, draft: Draft) -> bool:
        """Say whether a date stands in the noun's phrase or right behind it and its attributes."""
        at = self.word_of[number]
        phrase = clause.phrases[draft.phrase]
        if phrase.first <= at < phrase.last:
            return True
        end = phrase.last
        for position in range(draft.phrase + 1, len(clause.phrases)):
            follower = clause.phrases[position]
            attached = (
                follower.behind == position - 1 or follower.of >= draft.phrase or follower.with_ != position
            )
            if follower.first > at or not attached:
                break
            end = follower.last
        between = [self.reading.words[i] for i in range(end, at)]
        return at >= end and all(
            w.tag in ("APPR", "APPRART", "$,", "ART", "ADV") or w.index in self._dated(end, at)
            for w in between
        )

    def _dated(self, first: int, last: int) -> set[int]:
        return {w for n, w in self.word_of.items() if first <= w < last}

    def _in_other_noun(self, number: int, clause: ClauseView, draft: Draft) -> bool:
        at = self.word_of[number]
        if self._of_another(number, clause, draft):
            return True
        before: set[int] = set()
        position = draft.phrase
        while (
            position >= 0 and clause.phrases[position].behind >= 0
        ):  # "bei ihrem heutigen Auftritt bei einem Treffen"
            position = clause.phrases[position].behind
            before.add(position)
        return any(
            phrase.first <= at < phrase.last
            and not phrase.first <= draft.words[0] < phrase.last
            and n not in before
            for n, phrase in enumerate(clause.phrases)
        )

    def _of_another(self, number: int, clause: ClauseView, draft: Draft) -> bool:
        """Say whether a date follows a noun of another happening ("nach der Wahl vom 7. Juni")."""
        at, words = self.word_of[number], self.reading.words
        before = at - 1
        while before >= 0 and words[before].tag in ("APPR", "APPRART", "ART"):
            before -= 1
        position = phrase_of_word(clause.phrases, before)
        if position < 0 or position == draft.phrase or clause.phrases[position].head != before:
            return False
        if not any(r.category == "noun" for r in trigger_lexicon().look_up(words[before].text)):
            return False
        of_it = self.reading.dates[number].preposition in ("vom", "von")
        return of_it or clause.phrases[position].preposition in _NOT_THEN

    def _clause_date_fits(self, clause: ClauseView, draft: Draft) -> bool:
        """Say whether the date of a clause is that of a noun in it: not where it only reports."""
        phrase = clause.phrases[draft.phrase]
        outer = phrase.first - 2
        if phrase.preposition and outer >= 0 and self.reading.words[outer].tag == "ART":
            return False  # "ein bei dem Überfall verletzter Wachmann"
        speech = is_speech_clause(self.reading, clause)
        if phrase.preposition == "nach" and phrase.of < 0:  # "sagte am Freitag nach einem Gespräch mit …"
            together = type_named(draft.type).frame.minimum > 1
            return together and (speech or self._spoken_after(clause, draft))
        if speech and phrase.preposition == "zu" and phrase.behind >= 0:  # "das Verfahren zur Wahl"
            return False
        if phrase.of >= 0 or phrase.preposition in ("vor", "seit", "über", "wegen", "gegen", "für"):
            return False
        return phrase.preposition in _AT_THE_SAME_TIME if speech else True

    def _meant_for(self, clause: ClauseView, draft: Draft, inside: Sequence[int]) -> int | None:
        """Find the date that a happening is set for ("für Montag", "den 3. Mai als Tag der Wahl")."""
        phrase = clause.phrases[draft.phrase]
        if draft.phrase in (clause.subject, clause.object):
            for number in inside:
                if self.reading.dates[number].preposition in ("für", "auf"):
                    return number
        words = self.reading.words
        for number in inside if phrase.of >= 0 else ():
            day, noun = self.dates[number], clause.phrases[phrase.of]
            if words[noun.head].lower not in ("tag", "termin", "datum"):
                continue
            before = noun.preposition == "als" and day.end_char == words[noun.first - 2].end
            if before or noun.first <= self.word_of[number] < noun.head:
                return number
        return None

    def _spoken_after(self, clause: ClauseView, draft: Draft) -> bool:
        """Say whether a participant acts right after it ("nach dem Treffen zog X am Freitag Bilanz")."""
        words = self.reading.words
        if (
            clause.subject < 0
            or clause_tense(words, clause.clause) != "past"
            or is_pluperfect(words, clause.clause)
        ):
            return False
        subject = clause.phrases[clause.subject]
        taking_part = any(
            f.mention in subject.mentions or subject.first <= f.pronoun < subject.last
            for fillers in draft.roles.values()
            for f in fillers
        )
        look_up = trigger_lexicon().look_up
        verbs = (*clause.clause.finite, *clause.clause.nonfinite)
        moving = any(form.type == "visit" for i in verbs for form in look_up(words[i].text))
        return taking_part and not moving

    def duration_of(self, draft: Draft, view: SentenceView) -> DateSpan | None:
        """Return the duration that stands in the phrase of a trigger noun ("zweitägiger Besuch"), or None."""
        clause = view.clauses[draft.clause]
        if draft.phrase < 0:
            return None
        phrase = clause.phrases[draft.phrase]
        for number in self._within(clause):
            date = self.dates[number]
            if date.type == "DURATION" and phrase.first <= self.word_of[number] < draft.words[0]:
                return date
        return None

    def _lasting(self, date: DateSpan, clause: ClauseView, draft: Draft) -> DateSpan:
        """Stretch a first day over the days that are given ("zweitägiger Besuch ab Dienstag")."""
        if date.granularity != "day" or date.start is None or date.end is None:
            return date
        if draft.phrase >= 0:
            phrases = [clause.phrases[draft.phrase]]
        else:  # "treffen sich zu zweitägigen Gesprächen"
            phrases = [phrase for phrase in clause.phrases if phrase.preposition in ("zu", "bei")]
        for number in self._within(clause):
            duration = self.dates[number]
            days = _DAYS.fullmatch(duration.value) if duration.type == "DURATION" else None
            within = any(phrase.first <= self.word_of[number] <= phrase.head for phrase in phrases)
            before = any(self.word_of[number] == phrase.first - 1 for phrase in phrases)
            if days and (within or before) and 1 < int(days[1]) < 32:
                end = date.start + dt.timedelta(days=int(days[1]) - 1)
                value = f"{date.start.isoformat()}/{end.isoformat()}"
                return date.model_copy(update={"end": end, "value": value, "granularity": "span"})
        return date

    def _range(self, number: int) -> bool:
        """Say whether a date and the next are the ends of one stretch: "von … bis", "24. und 25."."""
        first, second = self.reading.dates[number], self.reading.dates[number + 1]
        between = self.reading.text[first.end : second.start].strip().lower()
        if second.link == "range" or between in ("-", "–"):
            return True
        if between in ("bis", "bis zum") and first.preposition in ("von", "vom", "ab"):
            return True
        if between != "und":
            return False
        return first.preposition == "zwischen" or _follows(self.dates[number], self.dates[number + 1])

    def _span(self, number: int, inside: Sequence[int]) -> DateSpan:
        """Return a date, joined with the next where both are ends of one ("von Montag bis Mittwoch")."""
        date = _as_date(self.dates[number])
        following = number + 1
        if following in inside and self._range(number):
            end = self.dates[following]
            if date.start and end.end and date.type == end.type == "DATE" and date.start <= end.end:
                return date.model_copy(
                    update={
                        "text": self.reading.text[date.start_char : end.end_char],
                        "end_char": end.end_char,
                        "end": end.end,
                        "value": f"{date.value}/{end.value}",
                        "granularity": "span",
                    }
                )
        return date


def _stretch(day: dt.date, count: int, unit: str) -> tuple[dt.date, dt.date, str]:
    """Return the day, week, month or year that lies ``count`` units from a day: first, last, TIMEX3 value."""
    if unit == "D":
        moved = day + dt.timedelta(days=count)
        return moved, moved, moved.isoformat()
    if unit == "W":
        moved = day + dt.timedelta(weeks=count)
        monday = moved - dt.timedelta(days=moved.weekday())
        year, week, _ = moved.isocalendar()
        return monday, monday + dt.timedelta(days=6), f"{year:04d}-W{week:02d}"
    if unit == "M":
        months = day.year * 12 + day.month - 1 + count
        first = dt.date(months // 12, months % 12 + 1, 1)
        following = dt.date((months + 1) // 12, (months + 1) % 12 + 1, 1)
        return first, following - dt.timedelta(days=1), f"{first:%Y-%m}"
    year = day.year + count
    return dt.date(year, 1, 1), dt.date(year, 12, 31), f"{year:04d}"


def _as_date(date: DateSpan) -> DateSpan:
    """Turn an open expression ("vor fünf Jahren", "Stunden zuvor") into the date it leads to."""
    if date.start is None or date.end is None:
        return date
    if date.type != "DURATION" and not date.value.startswith("XXXX"):
        return date
    if date.start == date.end:
        value = date.start.isoformat()
    elif date.granularity == "year":
        value = f"{date.start:%Y}"
    elif date.granularity == "month":
        value = f"{date.start:%Y-%m}"
    elif date.granularity == "week":
        year, week, _ = date.start.isocalendar()
        value = f"{year:04d}-W{week:02d}"
    else:
        value = f"{date.start.isoformat()}/{date.end.isoformat()}"
    return date.model_copy(update={"value": value, "type": "DATE"})


def _follows(first: DateSpan, second: DateSpan) -> bool:
    if first.granularity != "day" or second.granularity != "day" or first.end is None or second.start is None:
        return False
    return second.start - first.end == dt.timedelta(days=1)


def _distance_from(word_of: dict[int, int], origin: int) -> Callable[[int], int]:
    """Return a key function: distance of a date from a word."""

    def distance(number: int) -> int:
        return abs(word_of[number] - origin)

    return distance
