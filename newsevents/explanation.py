"""Why a record is what it is: a reason for each field, with the words that decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsevents.actors import Actors
from newsevents.confidence import confidence_parts
from newsevents.event_types import Attribution, Count, Event, Office, Participant, Place, Reason, type_named
from newsevents.merging import Candidate
from newsevents.reading import Reading
from newsevents.values import DateSpan, Evidence

_SLOTS = {
    "sb": "subject of the verb (in the passive its agent)",
    "oa": "object of the verb (in the passive its subject)",
    "da": "dative object of the verb",
    "gen": "genitive or 'von' attribute of the trigger noun",
    "poss": "possessive before the trigger noun",
    "comp": "first part of the compound",
    "adj": "adjective of nationality before the trigger noun",
    "ctrl": "subject of the clause that the trigger noun depends on",
    "object": "object of the clause that the trigger noun depends on",
    "topic": "subject of the sentence before; the trigger names the other side only",
    "relative": "place in the relative clause about the trigger noun",
    "clause": "place in the clause of the trigger noun",
    "pronoun": "a pronoun that leaves no choice",
}


def slot_rule(slot: str) -> str:
    """Return for people in which grammatical slot a filler was found.

    Examples:
        >>> slot_rule("pp:mit")
        'phrase with "mit"'
    """
    kind, _, rest = slot.partition(":")
    if kind == "pp":
        return f'phrase with "{rest}"'
    if kind == "support":
        return f"{slot_rule(rest)}, a verb that carries the trigger noun"
    return _SLOTS.get(slot, slot or "phrase of the trigger")


class Explainer:
    """Makes the reasons of the records of one article.

    Args:
        reading: the text.
        actors: who acts where a mention does.
    """

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self.reading = reading
        self.words = reading.words
        self.actors = actors

    def reasons(
        self,
        members: Sequence[Candidate],
        *,
        fields: Mapping[str, Any],
        date: DateSpan | None,
        place: Place | None,
        status: str,
        attribution: Attribution | None,
    ) -> tuple[Reason, ...]:
        """Return the reasons of a record.

        Args:
            members: all mentions of the happening, in text order.
            fields: the fields of its type: roles, kind, details.
            date: its date.
            place: its place.
            status: its status.
            attribution: who says so.
        """
        cls = type_named(members[0].type)
        found = [self._trigger(members[0])]
        for role in cls.frame.roles:
            found += [self._participant(role, filler, members) for filler in fields.get(role, ())]
        if place is not None:
            found.append(
                Reason(field="place", value=place.name, rule=self._place(members), evidence=place.evidence)
            )
        if date is not None:
            found.append(self._date(members, date))
        found.append(self._status(members, status))
        found += self._details(cls, fields)
        if attribution is not None:
            words = [attribution.evidence] if attribution.evidence is not None else []
            found.append(
                Reason(
                    field="attribution",
                    value=attribution.source,
                    rule="words of saying around the trigger",
                    evidence=(*words, attribution.cue),
                )
            )
        found += self._merges(members)
        parts = "; ".join(f"{amount:+.2f} {why}" for why, amount in confidence_parts(members))
        found.append(Reason(field="confidence", rule=parts))
        return tuple(found)

    def _trigger(self, member: Candidate) -> Reason:
        kind = "verb" if member.verb else "noun"
        return Reason(
            field="type",
            value=member.type,
            rule=f"trigger {kind} of this type",
            evidence=self._of_words(member.triggers),
        )

    def _participant(self, role: str, filler: Participant, members: Sequence[Candidate]) -> Reason:
        member = next((m for m in members if (role, filler.id) in m.slots), members[0])
        evidence = list(filler.evidence)
        rule = slot_rule(member.slots.get((role, filler.id), ""))
        pronoun = member.pronouns.get((role, filler.id))
        if pronoun is not None:
            rule = f'{rule}; "{self.words[pronoun].text}" can mean nobody else'
            evidence += self._of_words((pronoun,))
        evidence.sort(key=_start)
        return Reason(field=role, value=filler.name, rule=rule, evidence=tuple(evidence))

    @staticmethod
    def _place(members: Sequence[Candidate]) -> str:
        if all(member.from_context for member in members if member.places):
            return "the one country that the sentences around name"
        return "the most specific place in the clause or phrase of a trigger"

    @staticmethod
    def _date(members: Sequence[Candidate], date: DateSpan) -> Reason:
        giving = [member for member in members if member.date is date]
        why = giving[0].reasons.get("date", "") if giving else ""
        said = Evidence(text=date.text, start=date.start_char, end=date.end_char, mended=date.mended)
        rule = "; ".join(part for part in (why, date.reason) if part)
        return Reason(
            field="date", value=date.value, rule=rule or "date of a trigger's clause", evidence=(said,)
        )

    def _status(self, members: Sequence[Candidate], status: str) -> Reason:
        giving = next((m for m in members if m.status == status), members[0])
        cue = giving.reasons.get("status", "")
        if giving.status != status:
            return Reason(field="status", value=status, rule="the date lies behind that of publication")
        first, last = self.reading.sentences[giving.sentence]
        opening = cue.split(" ")[0].rstrip(",").lower()
        near = [i for i in range(first, last) if self.words[i].lower == opening]
        near.sort(key=lambda i: abs(i - giving.triggers[0]))
        rule = f'cue "{cue}"' if near else cue or "no cue against it"
        return Reason(field="status", value=status, rule=rule, evidence=self._of_words(near[:1]))

    def _details(self, cls: type[Event], fields: Mapping[str, Any]) -> list[Reason]:
        found = []
        for name, value in fields.items():
            if name in cls.frame.roles or value is None:
                continue
            if isinstance(value, Evidence):
                reason = Reason(field=name, value=value.text, rule="said at the trigger", evidence=(value,))
            elif isinstance(value, Count):
                rule = "counted people in the sentence of the trigger, or the next that goes on with it"
                reason = Reason(field=name, value=str(value.value), rule=rule, evidence=(value.evidence,))
            elif isinstance(value, Office):
                rule = "office said of who gets or leaves it"
                reason = Reason(field=name, value=value.title, rule=rule, evidence=(value.evidence,))
            elif isinstance(value, DateSpan):
                said = Evidence(text=value.text, start=value.start_char, end=value.end_char)
                reason = Reason(
                    field=name, value=value.value, rule="duration at the trigger", evidence=(said,)
                )
            else:
                reason = Reason(field=name, value=str(value), rule="words at the trigger, or its verb")
            found.append(reason)
        return found

    def _merges(self, members: Sequence[Candidate]) -> list[Reason]:
        """Say of each mention behind the first why it tells the same happening."""
        found, before = [], set(members[0].fillers())
        places = set(members[0].places)
        for member in members[1:]:
            shared = before & member.fillers()
            names = ", ".join(sorted(self.actors.known[id][0] for id in shared if id in self.actors.known))
            if member.definite:
                rule = "points back: the nearest happening of its type that it does not contradict"
            elif names:
                rule = f"same type and participants ({names}), no other date or place"
            elif places & set(member.places):
                rule = "same type and place, no other date"
            else:
                rule = "told again without contradiction"
            found.append(Reason(field="merged", rule=rule, evidence=self._of_words(member.triggers)))
            before |= member.fillers()
            places |= set(member.places)
        return found

    def _of_words(self, indices: Sequence[int]) -> tuple[Evidence, ...]:
        text = self.reading.text
        return tuple(
            Evidence(text=text[word.start : word.end], start=word.start, end=word.end)
            for word in (self.words[i] for i in sorted(indices))
        )


def _start(evidence: Evidence) -> int:
    return evidence.start
