"""Clusters → records: the most specific value of each field, with evidence and reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from newsevents.actors import Actors, breadth, country_names
from newsevents.confidence import judge_confidence
from newsevents.details import merge_details
from newsevents.event_types import Event, Participant, Place, Status, type_named
from newsevents.event_types._base import Attribution
from newsevents.explanation import Explainer
from newsevents.linking import Links
from newsevents.merging import Candidate, Cluster
from newsevents.reading import Reading
from newsevents.retelling import own_members, segment_of
from newsevents.values import DateSpan, Evidence

_STATUS_STRENGTH: dict[Status, int] = {"uncertain": 0, "planned": 1, "occurred": 2, "denied": 3}


class EventAssembler:
    """Makes the records of one article.

    Args:
        reading: the text.
        links: who each mention is.
        actors: who acts where a mention does.
        published: date of publication, or None.
    """

    def __init__(self, reading: Reading, links: Links, actors: Actors, published: dt.date | None) -> None:
        self.reading = reading
        self.links = links
        self.actors = actors
        self.published = published
        self.explainer = Explainer(reading, actors)

    def event(self, cluster: Cluster) -> Event | None:
        """Return the record of a cluster; None where all its mentions only refer back."""
        members = sorted(cluster.members, key=_order)
        if all(member.definite for member in members):
            return None
        own = own_members(members, self.reading)
        cls = type_named(own[0].type)
        fields: dict[str, Any] = {}
        for role in cls.frame.roles:
            fields[role] = tuple(self._participants(own, role))
        status, date = self._status(own), self._date(own) or self._date(members)
        if (
            status == "occurred"
            and self.published
            and date is not None
            and date.start
            and date.start > self.published
        ):
            status = "planned"
        triggers = sorted({index for member in members for index in member.triggers})
        sentences = sorted({member.sentence for member in members})
        fields |= self._kind(cls, triggers)
        if "duration" in cls.model_fields:
            fields["duration"] = next((m.duration for m in own if m.duration is not None), None)
        details = merge_details([member.details for member in own])
        if status in ("planned", "denied"):  # nobody has been hurt yet
            details = {name: value for name, value in details.items() if name not in ("killed", "injured")}
        fields |= details
        place = self._place(own) or self._place(members)
        attribution = self._attribution(own)
        return cls(
            status=status,
            date=date,
            place=place,
            triggers=tuple(
                self._evidence(self.reading.words[i].start, self.reading.words[i].end) for i in triggers
            ),
            evidence=tuple(self._sentence(number) for number in sentences),
            confidence=judge_confidence(members),
            attribution=attribution,
            codes=cls.codes_for(status),
            segment=segment_of(members, self.reading),
            reasons=self.explainer.reasons(
                members,
                fields=fields,
                date=date,
                place=place,
                status=status,
                attribution=attribution,
            ),
            **fields,
        )

    @staticmethod
    def _attribution(members: Sequence[Candidate]) -> Attribution | None:
        """Name who tells the event; nobody where the article tells it in its own voice at least once."""
        telling = [member.attribution for member in members if not member.definite]
        if not telling or any(attribution is None for attribution in telling):
            return None
        return telling[0]

    def _participants(self, members: Sequence[Candidate], role: str) -> list[Participant]:
        found: dict[str, list[int]] = {}
        slots: dict[str, str] = {}
        for member in members:
            for id, numbers in member.roles.get(role, {}).items():
                found.setdefault(id, []).extend(numbers)
                slots.setdefault(id, member.slots[(role, id)])
        participants = []
        for id, numbers in found.items():
            name, kind = self.actors.known[id]
            evidence = tuple(
                self._evidence(self.reading.mentions[n].start, self.reading.mentions[n].end)
                for n in sorted(set(numbers))
            )
            participants.append(Participant(name=name, id=id, kind=kind, evidence=evidence, reason=slots[id]))
        return participants

    def _place(self, members: Sequence[Candidate]) -> Place | None:
        mentions: dict[str, list[int]] = {}
        for member in members:
            for id, numbers in member.place_mentions.items():
                mentions.setdefault(id, []).extend(numbers)
        entities = {
            id: self.actors.capitals.get(numbers[0], self.links.of_mention[numbers[0]])
            for id, numbers in mentions.items()
        }
        ordered = sorted(entities.values(), key=breadth)
        if not ordered:
            return self._implied_place(members)
        first = ordered[0]
        evidence = tuple(
            self._evidence(self.reading.mentions[n].start, self.reading.mentions[n].end)
            for n in sorted({n for numbers in mentions.values() for n in numbers})
        )
        return Place(
            name=first.name,
            id=first.id,
            kind=first.type,
            country=first.country,
            within=tuple(entity.name for entity in ordered[1:]),
            latitude=first.latitude,
            longitude=first.longitude,
            evidence=evidence,
        )

    def _implied_place(self, members: Sequence[Candidate]) -> Place | None:
        for member in members:
            for code in member.places:
                word = self.reading.words[member.triggers[0]]
                evidence = (self._evidence(word.start, word.end),)
                return Place(
                    name=country_names()[code], id=code, kind="country", country=code, evidence=evidence
                )
        return None

    @staticmethod
    def _status(members: Sequence[Candidate]) -> Status:
        """Settle the status of a record: a denial decides, then what a verb states, then what a cue says."""
        if "denied" in (member.status for member in members):
            return "denied"
        telling = [member for member in members if not member.definite] or list(members)
        stated = [m.status for m in telling if m.verb] or [m.status for m in telling if m.cued]
        return max(stated or [member.status for member in telling], key=_strength)

    @staticmethod
    def _date(members: Sequence[Candidate]) -> DateSpan | None:
        dated = [member.date for member in members if member.date is not None]
        known = [date for date in dated if date.start is not None and date.end is not None]
        if known:
            shortest = min(known, key=_length)
            stays = [
                d for d in known if d.granularity == "span" and d.start == shortest.start and _length(d) < 31
            ]
            return max(stays, key=_length, default=shortest)
        return dated[0] if dated else None

    def _kind(self, cls: type[Event], triggers: Sequence[int]) -> dict[str, Any]:
        if "kind" not in cls.model_fields:
            return {}
        words = self.reading.words
        near = {words[j].text for i in triggers for j in range(max(0, i - 2), i + 1)}
        tails = {words[i].lower for i in triggers}
        for kind, cues in cls.frame.kinds.items():
            if any(cue in near or any(tail.endswith(cue.lower()) for tail in tails) for cue in cues):
                return {"kind": kind}
        return {}

    def _sentence(self, number: int) -> Evidence:
        first, last = self.reading.sentences[number]
        words = [word for word in self.reading.words[first:last] if not word.text.isspace()]
        return self._evidence(words[0].start, words[-1].end)

    def _evidence(self, start: int, end: int) -> Evidence:
        return Evidence(text=self.reading.text[start:end], start=start, end=end)


def _strength(status: Status) -> int:
    return _STATUS_STRENGTH[status]


def _length(date: DateSpan) -> int:
    return (date.end - date.start).days if date.start is not None and date.end is not None else 10**6


def _order(candidate: Candidate) -> int:
    return candidate.order
