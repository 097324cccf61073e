"""Reading → records: sentences, roles, dates, status, merging, in this order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from newsevents import lexicons
from newsevents._version import __version__
from newsevents.article import Article, Entity, EntityMention, Provenance, PublishedFrom
from newsevents.attribution import Attributions
from newsevents.confidence import judge_confidence
from newsevents.event_types import PLACE, Event, Frame, Participant, Place, Status, type_named
from newsevents.event_types._base import Attribution, EntityKind
from newsevents.linking import Links, link_mentions
from newsevents.merging import Candidate, Cluster, Merger, add_hosts
from newsevents.normalize.dates import resolve_dates
from newsevents.normalize.index import default_index
from newsevents.normalize.names import normalize_place
from newsevents.reading import Reading
from newsevents.references import References
from newsevents.resolution import ResolvedEntity
from newsevents.roles import Draft, RoleFinder
from newsevents.status import NO_CUE, is_habitual, judge_status
from newsevents.syntax.sentence import SentenceAnalyzer, SentenceView
from newsevents.timing import EventDates, refine_tense
from newsevents.values import DateSpan, Evidence

_RECEPTION = frozenset(
    "empfing empfingen empfängt empfangen begrüßt begrüßte begrüßten begrüsst begrüsste".split()
)
_THERE = frozenset({"dort", "dabei"})
_GOES_ON = _THERE | {"anschließend", "anschliessend", "danach", "dann", "gleichentags", "zunächst"}
_STATUS_STRENGTH: dict[Status, int] = {"uncertain": 0, "planned": 1, "occurred": 2, "denied": 3}


@dataclass(frozen=True)
class Records:
    """All records of an article."""

    persons: tuple[Entity, ...]
    places: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    dates: tuple[DateSpan, ...]
    events: tuple[Event, ...]


def build_article(
    reading: Reading,
    *,
    published: dt.date | None,
    published_from: PublishedFrom | None = None,
    id: str | None,
    title: str | None,
    url: str | None,
    pipeline: str,
    pipeline_version: str,
) -> Article:
    """Build the article record of a reading.

    Args:
        reading: the text as plain values.
        published: date of publication, or None.
        published_from: who knows that date.
        id: the caller's id.
        title: the caller's title.
        url: the caller's address.
        pipeline: name of the pipeline that made the Doc.
        pipeline_version: its version.

    Returns:
        The article.
    """
    records = build_records(reading, published=published)
    return Article(
        text=reading.text,
        id=id,
        title=title,
        url=url,
        published=published,
        published_from=published_from,
        persons=records.persons,
        places=records.places,
        organizations=records.organizations,
        dates=records.dates,
        events=records.events,
        provenance=Provenance(library=__version__, pipeline=pipeline, pipeline_version=pipeline_version),
    )


def build_records(reading: Reading, *, published: dt.date | None) -> Records:
    """Build entities, dates and events of a reading."""
    analyzer, finder = SentenceAnalyzer(reading), RoleFinder(reading)
    views = {
        number: analyzer.analyze(number)
        for number, (first, last) in enumerate(reading.sentences)
        if finder.worth_reading(first, last)
    }
    dates = resolve_dates(refine_tense(reading, list(views.values())), published=published)
    links = link_mentions(reading, published=published)
    builder = _Builder(reading, dates, links, published, finder)
    entities = [_entity(reading, entity) for entity in links.entities]
    return Records(
        persons=tuple(e for e in entities if e.kind == "PER"),
        places=tuple(e for e in entities if e.kind == "LOC"),
        organizations=tuple(e for e in entities if e.kind == "ORG"),
        dates=dates,
        events=tuple(builder.events(views)),
    )


def _entity(reading: Reading, entity: ResolvedEntity) -> Entity:
    return Entity(
        name=entity.name,
        id=entity.id,
        kind=entity.kind,
        type=entity.type,
        country=entity.country,
        latitude=entity.latitude,
        longitude=entity.longitude,
        known=entity.known,
        mentions=tuple(
            EntityMention(
                text=reading.text[mention.start : mention.end],
                start=mention.start,
                end=mention.end,
                method=mention.method,
                reason=mention.reason,
            )
            for mention in entity.mentions
        ),
    )


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    """Names that stand for a state when they act: capitals and metonyms → country code."""
    found: dict[str, str] = {}
    for country in lexicons.countries():
        for name in (*country.capitals, *country.metonyms):
            found.setdefault(name, country.id)
    return found


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return {country.id: country.name for country in lexicons.countries()}


def _capital(country: ResolvedEntity) -> ResolvedEntity:
    """Return the capital of a country ("in der russischen Hauptstadt"), or the country itself."""
    for row in lexicons.countries():
        if row.id == country.id and row.capitals:
            match = normalize_place(row.capitals[0])
            entity = default_index().entity(match.id, "LOC") if match is not None else None
            if entity is not None:
                return ResolvedEntity(
                    entity.id,
                    entity.name,
                    "LOC",
                    type=entity.type,
                    country=entity.country,
                    latitude=entity.latitude,
                    longitude=entity.longitude,
                    known=True,
                )
    return country


class _Builder:
    """Builds the events of one article."""

    def __init__(
        self,
        reading: Reading,
        dates: Sequence[DateSpan],
        links: Links,
        published: dt.date | None,
        finder: RoleFinder,
    ) -> None:
        self.reading = reading
        self.finder = finder
        self.links = links
        self.published = published
        self.timing = EventDates(reading, dates, published)
        self.known: dict[str, tuple[str, EntityKind]] = {}
        self.attributions = Attributions(reading, links)
        self.previous: Candidate | None = None
        self.capitals: dict[int, ResolvedEntity] = {}

    def events(self, views: Mapping[int, SentenceView]) -> list[Event]:
        """Return the records in the order of their first triggers."""
        references = References(self.reading, self.links)
        candidates: list[Candidate] = []
        for number in range(len(self.reading.sentences)):
            view = views.get(number)
            if view is None:
                references.skip(number)
                continue
            for draft in self.finder.find(view):
                candidate = self._candidate(draft, view, references)
                if candidate is not None:
                    candidates.append(candidate)
            references.remember(view)
        countries = {e.id: e.country for e in self.links.of_mention.values()} | {
            c: c for c in _country_names()
        }
        clusters = Merger(countries, self.published).merge(candidates)
        add_hosts(clusters, countries)
        return [event for cluster in clusters if (event := self._event(cluster)) is not None]

    def _candidate(self, draft: Draft, view: SentenceView, references: References) -> Candidate | None:
        if is_habitual(self.reading, view.clauses[draft.clause], draft):
            return None
        roles: dict[str, dict[str, list[int]]] = {}
        slots: dict[tuple[str, str], str] = {}
        for role, fillers in draft.roles.items():
            if role == PLACE:
                continue
            for filler in fillers:
                numbers = (
                    [filler.mention]
                    if filler.mention >= 0
                    else references.resolve(view, draft, filler.pronoun)
                )
                for mention in numbers:
                    id = self._actor(mention)
                    if id is not None:
                        roles.setdefault(role, {}).setdefault(id, []).append(mention)
                        slots.setdefault(
                            (role, id), filler.slot if filler.mention >= 0 else f"{filler.slot or 'pronoun'}"
                        )
        if draft.type in ("meeting", "call") and self._with_media(roles):
            return None
        self._move_cities(draft, roles)
        places, place_mentions = self._places(draft)
        date, date_reason = self.timing.date_of(draft, view)
        before = self.previous
        if before is not None and draft.sentence - before.sentence <= 1 and self._goes_on(draft, view):
            if date is None and before.date is not None:
                date, date_reason = before.date, "as of the event told before"
            if not places and before.places and self._goes_on(draft, view, _THERE):
                places, place_mentions = list(before.places), dict(before.place_mentions)
        status, status_reason = judge_status(self.reading, view, draft, date=date, published=self.published)
        frame = type_named(draft.type).frame
        from_context = False
        if not places and frame.place_from_context and not roles:
            places, place_mentions = self._context_place(draft)
            from_context = bool(places)
        if draft.form.category == "verb" and not roles and not (frame.place_is_enough and places):
            return None
        candidate = Candidate(
            type=draft.type,
            word=self.reading.words[draft.words[0]].lower,
            order=draft.words[0],
            sentence=draft.sentence,
            triggers=draft.words,
            roles=roles,
            slots=slots,
            places=places,
            place_mentions=place_mentions,
            date=date,
            status=status,
            reasons={"date": date_reason, "status": status_reason},
            definite=self._only_joins(draft, roles, frame, bool(places)),
            background=self.timing.is_background(draft, view),
            refers=draft.form.category == "verb" or frame.nouns[draft.form.number].refers,
            from_context=from_context,
            cued=status != "occurred" or status_reason != NO_CUE,
            verb=draft.form.category == "verb",
            received=self.reading.words[draft.words[0]].lower in _RECEPTION,
        )
        if not candidate.definite and not self._substantial(candidate, frame):
            if roles or date is None or candidate.verb:
                return None
            candidate.definite, candidate.near = True, True
        candidate.duration = self.timing.duration_of(draft, view)
        candidate.attribution = self.attributions.of(view, draft.clause, draft.words[0])
        self.previous = candidate
        return candidate

    def _goes_on(self, draft: Draft, view: SentenceView, adverbs: frozenset[str] = _GOES_ON) -> bool:
        """Say whether a clause goes on with the story before: "Dort traf er …", "Anschließend sprach …"."""
        return any(
            self.reading.words[i].lower in adverbs for i in view.clauses[draft.clause].clause.words[:4]
        )

    @staticmethod
    def _only_joins(draft: Draft, roles: Mapping[str, object], frame: Frame, placed: bool) -> bool:
        """Say whether a mention is too little for a record of its own but may tell of one told before."""
        if frame.required and roles:
            return not any(role in roles for role in frame.required)
        return draft.definite and not roles and not (frame.place_is_enough and placed)

    def _with_media(self, roles: dict[str, dict[str, list[int]]]) -> bool:
        """Say whether somebody talks to a newspaper: an interview is no meeting."""
        numbers = [n for fillers in roles.values() for mentions in fillers.values() for n in mentions]
        return any((e := self.links.get(n)) is not None and e.type in ("media", "agency") for n in numbers)

    @staticmethod
    def _substantial(candidate: Candidate, frame: Frame) -> bool:
        """Ask for participants: all that the frame wants, or one and a place or a date."""
        fillers = len(candidate.fillers())
        if frame.place_is_enough and candidate.places:
            return True
        named = any(slot == "comp" for slot in candidate.slots.values())  # "EU-Gipfel"
        return bool(fillers) and (
            fillers >= frame.minimum or bool(candidate.places) or candidate.date is not None or named
        )

    def _actor(self, number: int) -> str | None:
        """Return the id of the entity that acts where a mention does; a capital acts for its state."""
        entity = self.links.get(number)
        if entity is None:
            return None
        if entity.kind in ("LOC", "ORG") and entity.name in _seats():
            code = _seats()[entity.name]
            self.known[code] = (_country_names()[code], "LOC")
            return code
        self.known[entity.id] = (entity.name, entity.kind)
        return entity.id

    def _move_cities(self, draft: Draft, roles: dict[str, dict[str, list[int]]]) -> None:
        """Read "der Gipfel von Pittsburgh" as a place: a town meets nobody."""
        if draft.type != "meeting":
            return
        for filler in list(draft.roles.get("participants", ())):
            entity = self.links.get(filler.mention)
            if (
                entity is None
                or filler.slot not in ("pp:von", "gen")
                or entity.type not in ("city", "capital")
            ):
                continue
            for fillers in roles.values():
                for id in [id for id, numbers in fillers.items() if filler.mention in numbers]:
                    del fillers[id]
            draft.roles.setdefault(PLACE, []).append(filler)

    def _places(self, draft: Draft) -> tuple[list[str], dict[str, list[int]]]:
        mentions: dict[str, list[int]] = {}
        entities: dict[str, ResolvedEntity] = {}
        for filler in draft.roles.get(PLACE, ()):
            entity = self.links.get(filler.mention)
            if entity is not None and filler.slot == "capital":
                entity = _capital(entity)
                self.capitals[filler.mention] = entity
            if entity is not None and entity.kind == "LOC":
                mentions.setdefault(entity.id, []).append(filler.mention)
                entities[entity.id] = entity
        ordered = sorted(entities.values(), key=_breadth)
        places = [entity.id for entity in ordered]
        return places or self._implied(draft), mentions

    def _context_place(self, draft: Draft) -> tuple[list[str], dict[str, list[int]]]:
        """Take the one country that the sentence, or else the text so far, speaks of."""
        here = self._countries(draft.sentence, draft.sentence)
        before = here or self._countries(max(0, draft.sentence - 2), draft.sentence)
        named = before or self._countries(0, draft.sentence)
        if len(named) == 1:
            return list(named), named
        return [], {}

    def _countries(self, first: int, last: int) -> dict[str, list[int]]:
        """Return the countries named in some sentences, by name or adjective → numbers of mentions."""
        found: dict[str, list[int]] = {}
        for number, mention in enumerate(self.reading.mentions):
            if first <= self.reading.sentence_of[mention.first] <= last and mention.form in (
                "name",
                "nationality",
                "inhabitant",
            ):
                entity = self.links.get(number)
                if entity is not None and entity.type == "country":
                    found.setdefault(entity.id, []).append(number)
        return found

    def _implied(self, draft: Draft) -> list[str]:
        """Return the country that the first part of a compound implies ("Bundestagswahl")."""
        word = self.reading.words[draft.words[0]].lower
        for part, code in type_named(draft.type).frame.implied.items():
            if code and draft.form.prefix and word.startswith(part):
                return [code]
        return []

    def _event(self, cluster: Cluster) -> Event | None:
        members = sorted(cluster.members, key=_order)
        if all(member.definite for member in members):
            return None
        cls = type_named(members[0].type)
        fields: dict[str, Any] = {}
        for role in cls.frame.roles:
            fields[role] = tuple(self._participants(members, role))
        status, date = self._status(members), self._date(members)
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
            fields["duration"] = next((m.duration for m in members if m.duration is not None), None)
        return cls(
            status=status,
            date=date,
            place=self._place(members),
            triggers=tuple(
                self._evidence(self.reading.words[i].start, self.reading.words[i].end) for i in triggers
            ),
            evidence=tuple(self._sentence(number) for number in sentences),
            confidence=judge_confidence(members),
            attribution=self._attribution(members),
            codes=cls.codes_for(status),
            reasons=tuple(f"{name}: {reason}" for name, reason in members[0].reasons.items() if reason),
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
            name, kind = self.known[id]
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
            id: self.capitals.get(numbers[0], self.links.of_mention[numbers[0]])
            for id, numbers in mentions.items()
        }
        ordered = sorted(entities.values(), key=_breadth)
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
                    name=_country_names()[code], id=code, kind="country", country=code, evidence=evidence
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


def _breadth(entity: ResolvedEntity) -> int:
    """Order places from the most specific to the widest."""
    ranks = {
        "site": 0,
        "building": 0,
        "airport": 0,
        "base": 0,
        "district": 1,
        "city": 2,
        "capital": 2,
        "region": 4,
        "state": 4,
        "province": 4,
        "island": 3,
        "mountain": 3,
        "water": 5,
        "country": 6,
        "continent": 7,
    }
    return ranks.get(entity.type or "", 2)


def _strength(status: Status) -> int:
    return _STATUS_STRENGTH[status]


def _length(date: DateSpan) -> int:
    return (date.end - date.start).days if date.start is not None and date.end is not None else 10**6


def _order(candidate: Candidate) -> int:
    return candidate.order
