"""Merging: one record for each happening, however often the article tells it.

Candidates come in text order. Each joins the cluster it agrees with best, in type, participants, place and
date; a definite phrase without participants of its own ("das Treffen") only ever joins, it never stands
alone. Different dates or places keep the meeting of 2019 apart from that of 2023.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsevents.event_types import Attribution, Status
from newsevents.timing import COUNTED
from newsevents.values import DateSpan

#: Members of a cluster, and clusters, that a candidate is compared with at the most.
_MEMBERS = 40
_CLUSTERS = 200
_ATTACKS = {
    "war": (
        "luftangriff",
        "luftschl",
        "bombardement",
        "bombardierung",
        "raketenangriff",
        "beschuss",
        "offensive",
    ),
    "terror": ("attentat", "anschlag", "anschläge"),
}
_RECENT = dt.timedelta(days=45)


@dataclass(slots=True)
class Candidate:
    """An event as one trigger tells it, with entities instead of mentions.

    Attributes:
        type: event type.
        word: the trigger word, lower case.
        order: position of the trigger in the text, in words.
        sentence: number of the sentence.
        triggers: word indices.
        roles: role → entity id → numbers of mentions.
        slots: (role, entity id) → slot in which it was found.
        places: entity ids, most specific first.
        place_mentions: entity id → numbers of mentions.
        date: resolved date, or None.
        status: judged status.
        reasons: one line a field.
        definite: True where it must refer back.
        background: True where tense or adverbs put it before the article's own story.
        lies_back: True in the pluperfect: over before the story, whenever that was.
        refers: True where the trigger, with an article alone, may point back to a happening with another
            name.
        near: True where it may only refer to the sentence before ("fand am Freitag ein Treffen statt").
        from_context: True where the place was taken from the sentences around.
        cued: True where a cue gave the status.
        verb: True where a verb states it.
        attribution: who says so, or None.
        duration: how long, where the phrase says it ("zweitägiger Besuch"), or None.
        details: further fields of the type that the words say ("item", "killed").
        pronouns: (role, entity id) → index of the pronoun that stood for the filler.
        received: True for a reception ("empfing"), whose subject is the host.
    """

    type: str
    word: str
    order: int
    sentence: int
    triggers: tuple[int, ...]
    roles: dict[str, dict[str, list[int]]]
    slots: dict[tuple[str, str], str]
    places: list[str]
    place_mentions: dict[str, list[int]]
    date: DateSpan | None
    status: Status
    reasons: dict[str, str]
    definite: bool = False
    background: bool = False
    lies_back: bool = False
    near: bool = False
    refers: bool = True
    from_context: bool = False
    cued: bool = False
    verb: bool = False
    received: bool = False
    attribution: Attribution | None = None
    duration: DateSpan | None = None
    details: dict[str, Any] = field(default_factory=dict)
    pronouns: dict[tuple[str, str], int] = field(default_factory=dict)

    def fillers(self) -> set[str]:
        """Return the ids of all participants."""
        return {entity for fillers in self.roles.values() for entity in fillers}


@dataclass(slots=True)
class Cluster:
    """Candidates that tell the same happening."""

    members: list[Candidate] = field(default_factory=list)

    def fillers(self) -> set[str]:
        """Return the ids of all participants of all members."""
        return set().union(*(member.fillers() for member in self.seen))

    @property
    def seen(self) -> Sequence[Candidate]:
        """The members to compare with: all, or of many the first and the last, so that cost stays bounded."""
        if len(self.members) <= _MEMBERS:
            return self.members
        return [*self.members[:5], *self.members[5 - _MEMBERS :]]


class Merger:
    """Merges candidates of one article.

    Args:
        countries: entity id → country code, for places and states.
        published: date of publication, or None.
    """

    def __init__(self, countries: Mapping[str, str | None], published: dt.date | None) -> None:
        self.countries = countries
        self.published = published

    def merge(self, candidates: Sequence[Candidate]) -> list[Cluster]:
        """Return the clusters in the order of their first members."""
        clusters: list[Cluster] = []
        for candidate in candidates:
            if candidate.definite:
                self._refer(candidate, clusters, within=1 if candidate.near else 3)
                continue
            if candidate.from_context and self._refer(candidate, clusters, within=100):
                continue
            best, score = None, 0.0
            for cluster in clusters[-_CLUSTERS:]:
                agreement = self._agreement(candidate, cluster)
                if agreement > score:
                    best, score = cluster, agreement
            if best is None:
                clusters.append(Cluster([candidate]))
            else:
                best.members.append(candidate)
        return clusters

    def can_be_one(self, candidate: Candidate, cluster: Cluster) -> bool:
        """Say whether neither place nor date of a mention speaks against a cluster."""
        dated = [m.date for m in cluster.seen if m.date is not None]
        if candidate.date is not None and dated and not any(_overlap(candidate.date, d) for d in dated):
            return False
        return not self._words_clash(candidate, cluster) and not self._places_clash(candidate, cluster)

    def _refer(self, candidate: Candidate, clusters: Sequence[Cluster], *, within: int) -> bool:
        """Let a phrase join the nearest earlier happening of its type that it does not contradict.

        Args:
            candidate: a definite phrase, or one whose place is only inferred.
            clusters: what the article has told so far.
            within: how many sentences back.

        Returns:
            True where it joined one.
        """
        for cluster in sorted(clusters[-_CLUSTERS:], key=_nearness(candidate), reverse=True):
            last = cluster.members[-1]
            if self._words_clash(candidate, cluster) or self._adds_too_much(candidate, cluster):
                continue
            if last.type != candidate.type or candidate.sentence - last.sentence > (
                3 * within
                if self._same_place(candidate, cluster) or self._same_election(candidate, cluster)
                else within
            ):
                continue
            if self._dates_clash(candidate, cluster) or self._places_clash(candidate, cluster):
                continue
            if candidate.status == "denied" and any(m.status == "occurred" for m in cluster.seen):
                continue
            cluster.members.append(candidate)
            return True
        return False

    def _agreement(self, candidate: Candidate, cluster: Cluster) -> float:
        first = cluster.members[0]
        if first.type != candidate.type or self._words_clash(candidate, cluster):
            return 0.0
        if self._dates_clash(candidate, cluster) or self._places_clash(candidate, cluster):
            return 0.0
        statuses = {member.status for member in cluster.seen}
        if candidate.status == "denied" and "occurred" in statuses:
            return 0.0
        if candidate.status == "occurred" and "denied" in statuses:
            return 0.0
        mine, theirs = candidate.fillers(), cluster.fillers()
        shared = mine & theirs
        if mine and theirs and not shared:
            return 0.0
        if not (mine and theirs) and not self._same_place(candidate, cluster):
            return 0.0
        if candidate.type == "visit" and not self._same_visitor(candidate, cluster):
            return 0.0
        if mine - theirs and theirs - mine and len(shared) < 2 and candidate.type != "visit":
            return 0.0
        score = 1.0 + len(shared)
        if candidate.date is not None and any(m.date is not None for m in cluster.seen):
            score += 1.0
        if candidate.places and any(m.places for m in cluster.seen):
            score += 0.5
        return score

    @staticmethod
    def _words_clash(candidate: Candidate, cluster: Cluster) -> bool:
        """Keep kinds apart: "Kommunalwahl" and "Parlamentswahl", "Luftangriff" and "Attentat"."""
        if candidate.type == "attack":
            kinds = {kind for m in cluster.seen if (kind := _attack_kind(m.word))}
            return bool(kinds) and _attack_kind(candidate.word) not in (None, *kinds)
        if candidate.type != "election":
            return False
        kinds = {
            member.word.rstrip("en") for member in cluster.seen if member.word.endswith(("wahl", "wahlen"))
        }
        mine = candidate.word.rstrip("en")
        if "stichwahl" in (mine, *kinds) and any(
            _told_together(candidate, member) for member in cluster.seen
        ):
            return False  # "bei der Präsidentschaftswahl … in der Stichwahl"
        plain = {"wahl", "neuwahl", "urnengang", ""}
        return mine.endswith("wahl") and mine not in plain and bool(kinds - plain) and mine not in kinds

    @staticmethod
    def _adds_too_much(candidate: Candidate, cluster: Cluster) -> bool:
        """Say whether a definite phrase, with another word and far away, would bring a date and a place."""
        last = cluster.members[-1]
        same = any(_same_head(m.word, candidate.word) for m in cluster.seen)
        if not candidate.refers and not same:
            return True
        if candidate.sentence - last.sentence <= 1 or same:
            return False
        new_place = bool(candidate.places) and not any(m.places for m in cluster.seen)
        new_date = candidate.date is not None and not any(m.date is not None for m in cluster.seen)
        return new_place and new_date

    @staticmethod
    def _same_election(candidate: Candidate, cluster: Cluster) -> bool:
        return candidate.type == "election" and any(m.word.endswith(candidate.word) for m in cluster.seen)

    @staticmethod
    def _same_place(candidate: Candidate, cluster: Cluster) -> bool:
        theirs = {place for member in cluster.seen for place in member.places}
        return bool(theirs & set(candidate.places))

    @staticmethod
    def _same_visitor(candidate: Candidate, cluster: Cluster) -> bool:
        mine = set(candidate.roles.get("visitors", {}))
        theirs: set[str] = set()
        for member in cluster.seen:
            theirs |= set(member.roles.get("visitors", {}))
        return not mine or not theirs or bool(mine & theirs)

    def _dates_clash(self, candidate: Candidate, cluster: Cluster) -> bool:
        dated = [m.date for m in cluster.seen if m.date is not None and m.date.start is not None]
        mine = candidate.date if candidate.date is not None and candidate.date.start is not None else None
        if mine is not None and dated:
            slack = max(_slack(m) for m in (candidate, *cluster.seen))
            return not any(_overlap(mine, other, slack) for other in dated)
        if mine is None and not dated:
            return candidate.background != any(m.background for m in cluster.seen) and not candidate.definite
        known = mine or dated[0]
        if mine is None and candidate.lies_back and self._old(known):
            return False  # "Bei der Wahl hatte die Partei verloren": may be the one of last year
        if self._ahead(known) and not candidate.definite:
            undated = [candidate] if mine is None else cluster.seen
            if all(m.verb and m.status == "occurred" for m in undated):
                return True
        in_cluster = all(m.background for m in cluster.seen)
        undated_is_background = candidate.background if mine is None else in_cluster
        dated_is_background = candidate.background if mine is not None else in_cluster
        old = self._old(known) or dated_is_background
        return old != undated_is_background and not candidate.definite

    def _ahead(self, date: DateSpan) -> bool:
        return self.published is not None and date.start is not None and date.start > self.published

    def _old(self, date: DateSpan) -> bool:
        """Say whether a date lies well before the story that the article tells."""
        if self.published is None or date.end is None:
            return False
        return date.end < self.published - _RECENT

    def _places_clash(self, candidate: Candidate, cluster: Cluster) -> bool:
        theirs = {place for member in cluster.seen for place in member.places}
        mine = set(candidate.places)
        if not mine or not theirs or mine & theirs:
            return False
        mine_countries = {self.countries.get(place) for place in mine}
        their_countries = {self.countries.get(place) for place in theirs}
        if None in mine_countries or None in their_countries:
            return None not in mine_countries and None not in their_countries
        if not mine_countries & their_countries:
            return True
        whole = {place for place in mine | theirs if self.countries.get(place) == place}
        return not whole


def add_hosts(clusters: Sequence[Cluster], countries: Mapping[str, str | None]) -> None:
    """Make who receives a guest the host of the guest's visit, where date and place allow it.

    Args:
        clusters: all clusters of the article; those of visits are changed.
        countries: entity id → country code.
    """
    for meeting in clusters:
        for member in meeting.members:
            host = [
                id for (role, id), slot in member.slots.items() if role == "participants" and slot == "sb"
            ]
            guests = [
                id for (role, id), slot in member.slots.items() if role == "participants" and slot == "oa"
            ]
            if member.type != "meeting" or not member.received or not host or not guests:
                continue
            for visit in clusters:
                there = {place for m in visit.members for place in m.places}
                if not there or not member.places or _near(there, set(member.places), countries):
                    _receive(visit, member, host, guests)


def _near(some: set[str], others: set[str], countries: Mapping[str, str | None]) -> bool:
    """Say whether two places may be one: the same, or one the country of the other."""
    around = {countries.get(place) for place in some | others} & (some | others)
    return bool(some & others) or bool(around)


def _receive(visit: Cluster, member: Candidate, hosts: Sequence[str], guests: Sequence[str]) -> None:
    first = visit.members[0]
    visitors = {id for m in visit.members for id in m.roles.get("visitors", {})}
    if (
        first.type != "visit"
        or not visitors & set(guests)
        or any(m.roles.get("hosts") for m in visit.members)
    ):
        return
    dates = [m.date for m in visit.members if m.date is not None]
    if member.date is not None and dates and not any(_overlap(member.date, date) for date in dates):
        return
    if member.background != first.background or member.status != first.status:
        return
    for host in hosts:
        first.roles.setdefault("hosts", {})[host] = list(member.roles["participants"][host])
        first.slots[("hosts", host)] = "receives the visitor"


def _overlap(a: DateSpan, b: DateSpan, slack: dt.timedelta = dt.timedelta()) -> bool:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return True
    return a.start <= b.end + slack and b.start <= a.end + slack


def _slack(candidate: Candidate) -> dt.timedelta:
    """Return how far off the date of a candidate may be: "zwei Monate nach der Wahl" is no exact count."""
    date = candidate.date
    if date is None or date.start is None or date.end is None or candidate.reasons.get("date") != COUNTED:
        return dt.timedelta()
    return date.end - date.start + dt.timedelta(days=1)


def _told_together(a: Candidate, b: Candidate) -> bool:
    """Say whether one sentence tells two events of the same day and place."""
    return a.sentence == b.sentence and a.date == b.date and a.places == b.places


def _attack_kind(word: str) -> str | None:
    """Say which weapons a word for an attack implies, or None."""
    return next((kind for kind, parts in _ATTACKS.items() if any(part in word for part in parts)), None)


def _same_head(a: str, b: str) -> bool:
    """Say whether two trigger words share their head ("Wien-Wahl" and "Wahl")."""
    return a[-6:] == b[-6:] or a.endswith(b) or b.endswith(a)


def _nearness(candidate: Candidate) -> Callable[[Cluster], tuple[bool, int]]:
    """Return a sort key: clusters that share a place with the candidate first, then the nearest."""
    places = set(candidate.places)

    def nearness(cluster: Cluster) -> tuple[bool, int]:
        shared = any(places & set(member.places) for member in cluster.seen)
        return shared, cluster.members[-1].order

    return nearness
