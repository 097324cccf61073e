"""Dates that stand in another sentence than the event: what a story tells goes on on the same day.

Only events without a date of their own get one here, and only from a sentence that tells of the same people
or places on one day, in the same tense. Days of reports ("sagte am Freitag"), days of what lies back
("hatte am Montag …", "bereits am Montag") and days inside noun phrases ("der Gipfel vom Freitag") are no days
of the story.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newsevents.linking import Links
from newsevents.merging import Candidate, Cluster
from newsevents.reading import Reading
from newsevents.status import is_speech_clause, says_so
from newsevents.syntax.phrases import phrase_of_word
from newsevents.syntax.sentence import ClauseView, SentenceAnalyzer, SentenceView
from newsevents.syntax.tense import clause_tense, is_pluperfect
from newsevents.timing import EventDates
from newsevents.trigger_words import trigger_lexicon
from newsevents.values import DateSpan

_LEAD = 3  # sentences at the beginning that may be told before their day is named
_NEAR = 8  # sentences within which the same people at the same place mean the same occasion
_FAR = 15  # sentences over which the story of the lead goes on
_DAYS = ("weekday", "date", "offset", "today", "holiday")
_ON = ("", "am", "an", "im", "in")
_EARLIER = frozenset({"bereits", "schon", "zuvor", "zuletzt", "erst", "früher", "vorher", "damals", "einst"})
_PRONOUNS = frozenset({"er", "sie", "beide", "dieser", "diese"})
_POINTING = frozenset(
    {"der", "die", "das", "dieser", "diese", "dieses", "er", "sie", "beide", "dort", "dabei"}
)
_AT = frozenset({"", "bei", "in", "zu", "auf", "während", "mit"})

When = Literal["past", "ahead"]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A day on which a sentence tells something."""

    date: DateSpan
    when: When
    types: frozenset[str]  # event types of the noun that it follows ("bei der Wahl am Sonntag")


class StoryDates:
    """Gives events without a date the day of the story around them.

    Args:
        reading: the text.
        links: who each mention is.
        timing: dates of the text and where they stand.
        analyzer: analyzes the sentences around.
        published: date of publication, or None; without it there are no days to hand on.
    """

    def __init__(
        self,
        reading: Reading,
        links: Links,
        timing: EventDates,
        analyzer: SentenceAnalyzer,
        published: dt.date | None,
    ) -> None:
        self.reading = reading
        self.links = links
        self.timing = timing
        self.analyzer = analyzer
        self.published = published
        self._views: dict[int, SentenceView] = {}
        self._scenes: dict[int, list[_Scene]] = {}
        self._dated: dict[int, list[int]] = {}
        for number, index in timing.word_of.items():
            self._dated.setdefault(reading.sentence_of[index], []).append(number)
        self._named: dict[int, set[str]] = {}
        for number, mention in enumerate(reading.mentions):
            entity = links.get(number)
            if entity is not None:
                self._named.setdefault(reading.sentence_of[mention.first], set()).add(entity.id)

    def hand_on(self, clusters: Sequence[Cluster]) -> None:
        """Date the events that the article dates in another sentence; the clusters are changed."""
        if self.published is None or not self._dated:
            return
        for cluster in clusters:
            if any(member.date is not None for member in cluster.members):
                continue
            told = [member for member in cluster.members if not member.definite]
            for member in told[:1]:
                found = self._date(member, cluster, clusters)
                if found is not None:
                    member.date, member.reasons["date"] = found

    def _date(
        self, member: Candidate, cluster: Cluster, clusters: Sequence[Cluster]
    ) -> tuple[DateSpan, str] | None:
        when = self._when(member)
        if when is None:
            return None
        ids = cluster.fillers() | {place for m in cluster.members for place in m.places}
        for rule in (self._companion, self._goes_on, self._named_next, self._same_scene):
            found = rule(member, ids, when, clusters)
            if found is not None:
                return found
        return None

    # -- rules -------------------------------------------------------------------------------------------

    def _companion(
        self, member: Candidate, ids: set[str], when: When, clusters: Sequence[Cluster]
    ) -> tuple[DateSpan, str] | None:
        """Take the day of another event with somebody of this one, there or in the same sentence."""
        best: tuple[int, DateSpan] | None = None
        for other in (m for cluster in clusters for m in cluster.members):
            near = abs(other.sentence - member.sentence)
            if other.date is None or other.date.granularity != "day" or near > _NEAR or other.background:
                continue
            there = bool(set(other.places) & set(member.places))
            if other.status != member.status or not (there or (member.verb and not near)):
                continue
            if other.fillers() & member.fillers() and self._fits(other.date, when):
                best = min(best or (near, other.date), (near, other.date), key=_first)
        return (best[1], "as of another event of the same people") if best else None

    def _goes_on(
        self, member: Candidate, ids: set[str], when: When, clusters: Sequence[Cluster]
    ) -> tuple[DateSpan, str] | None:
        """Take the day of the sentence before, where the subject is a pronoun ("Er war zu Gast bei …")."""
        clause = self._clause(member)
        if (
            clause is None
            or clause.subject < 0
            or not self._one_paragraph(member.sentence - 1, member.sentence)
        ):
            return None
        subject = clause.phrases[clause.subject]
        if self.reading.words[subject.first].lower not in _PRONOUNS:
            return None
        day = self._day(member.sentence - 1, when)
        return (day, "the day of the sentence before, which goes on here") if day else None

    def _named_next(
        self, member: Candidate, ids: set[str], when: When, clusters: Sequence[Cluster]
    ) -> tuple[DateSpan, str] | None:
        """Take the day of the next sentence, where the article opens without one."""
        opens = member.sentence < _LEAD or self._is_title(member.sentence)
        if not opens or self._dated_days(member.sentence):
            return None
        following = member.sentence + 1
        if self._is_title(member.sentence) and not self._dated_days(following):
            following += 1
        if following >= len(self.reading.sentences):
            return None
        day = self._day(following, when, member.type)
        if day is None:
            return None
        linked = bool(ids & self._named.get(following, set())) or self._points_back(following)
        return (day, "the day of the sentence behind, which tells more of it") if linked else None

    def _same_scene(
        self, member: Candidate, ids: set[str], when: When, clusters: Sequence[Cluster]
    ) -> tuple[DateSpan, str] | None:
        """Take the day of the story so far, where it was told of the same people or the same place."""
        if when != "past":
            return None
        clause = self._clause(member)
        words = self.reading.words
        if (
            clause is None
            or clause_tense(words, clause.clause) != "past"
            or is_pluperfect(words, clause.clause)
        ):
            return None
        for back in range(1, _FAR):
            number = member.sentence - back
            if number < 0:
                return None
            days = {s.date.start for s in self._of(number) if s.when == "past" and not s.types}
            if not days:
                continue
            day = self._day(number, when)
            shared = self._named.get(number, set())
            people = member.verb and bool(member.fillers() & shared)
            there = back <= 3 and bool(set(member.places) & shared)
            return (day, "the day of the story told before") if day and (people or there) else None
        return None

    # -- days of sentences -------------------------------------------------------------------------------

    def _day(self, number: int, when: When, type: str = "") -> DateSpan | None:
        """Return the one day of a sentence, or None where it tells of none or several."""
        if number < 0:
            return None
        meant = {type, "meeting"} if type == "call" else {type}  # "In dem Gespräch am Mittwoch"
        scenes = [s for s in self._of(number) if s.when == when and (not s.types or s.types & meant)]
        if len({scene.date.start for scene in scenes}) != 1:
            return None
        return scenes[0].date if self._fits(scenes[0].date, when) else None

    def _fits(self, date: DateSpan, when: When) -> bool:
        if date.start is None or self.published is None:
            return False
        return date.start <= self.published if when == "past" else date.start >= self.published

    def _dated_days(self, number: int) -> bool:
        """Say whether a sentence names a day at all, whatever for but a report."""
        days = [n for n in self._dated.get(number, ()) if self.timing.dates[n].granularity == "day"]
        return any(not says_so(self.reading, self.timing.word_of[n]) for n in days)

    def _of(self, number: int) -> list[_Scene]:
        """Return the scenes of a sentence."""
        if number not in self._scenes:
            self._scenes[number] = [
                scene for n in self._dated.get(number, ()) if (scene := self._scene(n, self._view(number)))
            ]
        return self._scenes[number]

    def _scene(self, number: int, view: SentenceView) -> _Scene | None:
        date, expression = self.timing.dates[number], self.reading.dates[number]
        at = self.timing.word_of[number]
        position = view.clause_of(at)
        if date.granularity != "day" or expression.kind not in _DAYS or position < 0:
            return None
        clause, words = view.clauses[position], self.reading.words
        if expression.preposition not in _ON or is_speech_clause(self.reading, clause):
            return None
        if phrase_of_word(clause.phrases, at) >= 0:
            return None
        types = self._of_noun(at)
        if any(words[i].lower in _EARLIER for i in clause.clause.words) or is_pluperfect(
            words, clause.clause
        ):
            return None
        tense = clause_tense(words, clause.clause) or (expression.tense == "past" and "past")
        if tense == "past":
            return _Scene(date, "past", types)
        ahead = tense in ("future", "present") or (tense is None and expression.tense != "past")
        return _Scene(date, "ahead", types) if ahead and clause.clause.finite else None

    def _of_noun(self, at: int) -> frozenset[str]:
        """Return the event types of the noun that a date follows ("bei der Wahl am Sonntag")."""
        before = at - 1
        while before >= 0 and self.reading.words[before].tag in ("APPR", "APPRART", "ART"):
            before -= 1
        readings = trigger_lexicon().look_up(self.reading.words[before].text) if before >= 0 else ()
        return frozenset(reading.type for reading in readings if reading.category == "noun")

    # -- the event's own sentence ------------------------------------------------------------------------

    def _when(self, member: Candidate) -> When | None:
        """Say which days fit an event as it is told; None where it is not told as part of the story."""
        if member.background or member.status not in ("occurred", "planned"):
            return None
        clause = self._clause(member)
        if clause is None:
            return None
        words = self.reading.words
        if is_pluperfect(words, clause.clause) or any(
            words[i].lower in _EARLIER for i in clause.clause.words
        ):
            return None
        if not member.verb and not self._told(member, clause):
            return None
        if member.status == "planned":
            return "ahead"
        tense = clause_tense(words, clause.clause)
        title = not member.sentence or self._is_title(member.sentence)
        return "past" if tense == "past" or (title and tense in (None, "present")) else None

    def _told(self, member: Candidate, clause: ClauseView) -> bool:
        """Say whether a clause is about the event that a noun names, or tells what happened at it."""
        number = phrase_of_word(clause.phrases, member.order)
        if number < 0:
            return False
        phrase = clause.phrases[number]
        return phrase.of < 0 and phrase.preposition in _AT

    def _clause(self, member: Candidate) -> ClauseView | None:
        view = self._view(member.sentence)
        position = view.clause_of(member.order)
        return view.clauses[position] if position >= 0 else None

    def _view(self, number: int) -> SentenceView:
        if number not in self._views:
            self._views[number] = self.analyzer.analyze(number)
        return self._views[number]

    def _points_back(self, number: int) -> bool:
        """Say whether the subject of a sentence is somebody or something told of before."""
        view = self._view(number)
        for clause in view.clauses[:1]:
            if clause.subject >= 0:
                first = clause.phrases[clause.subject].first
                return self.reading.words[first].lower in _POINTING
        return False

    def _is_title(self, number: int) -> bool:
        """Say whether a sentence stands in a line of its own, without a full stop."""
        if number + 1 >= len(self.reading.sentences):
            return False
        first, last = (self.reading.words[self.reading.sentences[n][0]].start for n in (number, number + 1))
        line = self.reading.text[first:last]
        return "\n" in line and not line.rstrip().endswith((".", "!", "?", "“", '"', ":"))

    def _one_paragraph(self, first: int, last: int) -> bool:
        if first < 0:
            return False
        words = self.reading.words
        start = words[self.reading.sentences[first][0]].start
        return "\n" not in self.reading.text[start : words[self.reading.sentences[last][0]].start].strip()


def _first(item: tuple[int, DateSpan]) -> int:
    return item[0]
