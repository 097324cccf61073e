"""Drafts → candidates: entities instead of mentions, with date, place, status and who says so."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property

from newsevents.actors import Actors, breadth, capital_of
from newsevents.attribution import Attributions
from newsevents.details import DetailReader
from newsevents.drafts import Draft, Filler
from newsevents.event_types import PLACE, Frame, type_named
from newsevents.linking import Links
from newsevents.merging import Candidate
from newsevents.not_events import is_match, is_title_of_work
from newsevents.reading import Reading
from newsevents.references import References
from newsevents.resolution import ResolvedEntity
from newsevents.status import NO_CUE, is_habitual, judge_status
from newsevents.syntax.sentence import SentenceView
from newsevents.syntax.tense import is_pluperfect
from newsevents.timing import EventDates

_RECEPTION = frozenset(
    "empfing empfingen empfängt empfangen begrüßt begrüßte begrüßten begrüsst begrüsste".split()
)
_THERE = frozenset({"dort", "dabei"})
_GOES_ON = _THERE | {"anschließend", "anschliessend", "damals", "danach", "dann", "gleichentags", "zunächst"}
_CARRIED = "as of the event told before"


#: Types that are called after their town → the role that the town does not fill.
_OF_TOWNS = {"meeting": "participants", "attack": "attackers"}


class CandidateBuilder:
    """Builds the candidates of one article, in text order.

    Args:
        reading: the text.
        links: who each mention is.
        actors: who acts where a mention does.
        timing: which date belongs to which event.
        published: date of publication, or None.
    """

    def __init__(
        self,
        reading: Reading,
        links: Links,
        actors: Actors,
        timing: EventDates,
        published: dt.date | None,
    ) -> None:
        self.reading = reading
        self.links = links
        self.actors = actors
        self.timing = timing
        self.published = published
        self.attributions = Attributions(reading, links)
        self.details = DetailReader(reading)
        self.previous: Candidate | None = None

    def candidate(self, draft: Draft, view: SentenceView, references: References) -> Candidate | None:
        """Settle a draft; None where it tells a habit or too little."""
        if is_habitual(self.reading, view.clauses[draft.clause], draft) or is_title_of_work(
            self.reading, draft
        ):
            return None
        roles: dict[str, dict[str, list[int]]] = {}
        slots: dict[tuple[str, str], str] = {}
        pronouns: dict[tuple[str, str], int] = {}
        for role, fillers in draft.roles.items():
            if role == PLACE:
                continue
            for filler in fillers:
                numbers = self._meant(filler, view, draft, references)
                for mention in numbers:
                    id = self.actors.id_of(mention)
                    if id is not None:
                        roles.setdefault(role, {}).setdefault(id, []).append(mention)
                        if filler.pronoun >= 0:
                            pronouns.setdefault((role, id), filler.pronoun)
                        slots.setdefault(
                            (role, id), filler.slot if filler.mention >= 0 else f"{filler.slot or 'pronoun'}"
                        )
        parties = self._parties(roles)
        if is_match(draft.type, parties) or (draft.type in ("meeting", "call") and _with_media(parties)):
            return None
        self._add_topic(draft, view, references, roles, slots)
        self._move_cities(draft, roles)
        places, place_mentions = self._places(draft)
        date, date_reason = self.timing.date_of(draft, view)
        before = self.previous
        if before is not None and draft.sentence - before.sentence <= 1 and self._goes_on(draft, view):
            if date is None and before.date is not None:
                date, date_reason = before.date, _CARRIED
            if not places and before.places and self._goes_on(draft, view, _THERE):
                places, place_mentions = list(before.places), dict(before.place_mentions)
        status, status_reason = judge_status(self.reading, view, draft, date=date, published=self.published)
        if date_reason == _CARRIED and before is not None and status != before.status:
            date, date_reason = None, ""  # "Dabei soll die Lieferung von Raketen vereinbart worden sein"
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
            lies_back=is_pluperfect(self.reading.words, view.clauses[draft.clause].clause),
            refers=draft.form.category == "verb" or frame.nouns[draft.form.number].refers,
            from_context=from_context,
            cued=status != "occurred" or status_reason != NO_CUE or self.timing.is_past(date),
            verb=draft.form.category == "verb",
            received=self.reading.words[draft.words[0]].lower in _RECEPTION,
        )
        if not candidate.definite and not self._substantial(candidate, frame):
            if roles or date is None or candidate.verb:
                return None
            candidate.definite, candidate.near = True, True
        candidate.details, candidate.pronouns = self.details.read(draft, view), pronouns
        candidate.duration = self.timing.duration_of(draft, view)
        candidate.attribution = self.attributions.of(view, draft.clause, draft.words[0])
        self.previous = candidate
        return candidate

    def _add_topic(
        self,
        draft: Draft,
        view: SentenceView,
        references: References,
        roles: dict[str, dict[str, list[int]]],
        slots: dict[tuple[str, str], str],
    ) -> None:
        """Let whom the sentence before is about take part: "Geplant ist ein Gespräch mit Putin."."""
        sides = roles.get("participants", {})
        topic = references.topic(view.number)
        clause = view.clauses[draft.clause]
        if draft.type not in ("meeting", "call") or len(sides) != 1 or topic is None or draft.phrase < 0:
            return
        beside = {slot for (role, _), slot in slots.items() if role == "participants"} == {"pp:mit"}
        id = self.actors.id_of(topic)
        if beside and clause.subject == draft.phrase and id is not None and id not in sides:
            sides[id] = [topic]
            slots[("participants", id)] = "topic"

    def _meant(self, filler: Filler, view: SentenceView, draft: Draft, references: References) -> list[int]:
        """Return the mentions that a filler stands for; "der Politiker" is read like a pronoun."""
        if filler.mention < 0:
            return references.resolve(view, draft, filler.pronoun)
        described = self.reading.mentions[filler.mention].description
        if described is not None and self.links.get(filler.mention) is None:
            return references.resolve(view, draft, described.head)
        return [filler.mention]

    def _goes_on(self, draft: Draft, view: SentenceView, adverbs: frozenset[str] = _GOES_ON) -> bool:
        """Say whether a clause goes on with the story before: "Dort traf er …", "Anschließend sprach …"."""
        return any(
            self.reading.words[i].lower in adverbs for i in view.clauses[draft.clause].clause.words[:6]
        )

    @staticmethod
    def _only_joins(draft: Draft, roles: Mapping[str, object], frame: Frame, placed: bool) -> bool:
        """Say whether a mention is too little for a record of its own but may tell of one told before."""
        if frame.required and roles:
            return not any(role in roles for role in frame.required)
        return draft.definite and not roles and not (frame.place_is_enough and placed)

    def _parties(self, roles: dict[str, dict[str, list[int]]]) -> list[ResolvedEntity]:
        numbers = [n for fillers in roles.values() for mentions in fillers.values() for n in mentions]
        return [entity for n in numbers if (entity := self.links.get(n)) is not None]

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

    def _move_cities(self, draft: Draft, roles: dict[str, dict[str, list[int]]]) -> None:
        """Read "der Gipfel von Pittsburgh", "die Anschläge von Paris" as places: a town meets nobody."""
        if draft.type not in _OF_TOWNS:
            return
        for filler in list(draft.roles.get(_OF_TOWNS[draft.type], ())):
            entity = self.links.get(filler.mention)
            if (
                entity is None
                or filler.slot not in ("pp:von", "gen")
                or entity.type not in ("city", "capital", "island")
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
                entity = capital_of(entity)
                self.actors.capitals[filler.mention] = entity
            if entity is not None and entity.kind == "LOC":
                mentions.setdefault(entity.id, []).append(filler.mention)
                entities[entity.id] = entity
        ordered = sorted(entities.values(), key=breadth)
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
        start = bisect_left(self._country_sentences, first)
        for position in range(start, bisect_right(self._country_sentences, last)):
            number, id = self._country_mentions[position]
            found.setdefault(id, []).append(number)
        return found

    @cached_property
    def _country_mentions(self) -> list[tuple[int, str]]:
        """All mentions of countries, in text order: number of the mention, id of the country."""
        found = []
        for number, mention in enumerate(self.reading.mentions):
            if mention.form in ("name", "nationality", "inhabitant"):
                entity = self.links.get(number)
                if entity is not None and entity.type == "country":
                    found.append((number, entity.id))
        return found

    @cached_property
    def _country_sentences(self) -> list[int]:
        """The sentences of these mentions."""
        return [self.reading.sentence_of[self.reading.mentions[n].first] for n, _ in self._country_mentions]

    def _implied(self, draft: Draft) -> list[str]:
        """Return the country that the first part of a compound implies ("Bundestagswahl")."""
        word = self.reading.words[draft.words[0]].lower
        for part, code in type_named(draft.type).frame.implied.items():
            if code and draft.form.prefix and word.startswith(part):
                return [code]
        return []


def _with_media(parties: Sequence[ResolvedEntity]) -> bool:
    """Say whether somebody talks to a newspaper: an interview is no meeting."""
    return any(entity.type in ("media", "agency") for entity in parties)
