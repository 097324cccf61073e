"""What a record says beyond who, where and when: victims, goods, weapon, office, size of a protest.

Each detail comes from the clause or phrase of the event's own trigger; victims also from the same sentence,
or from the next one where that plainly goes on ("Dabei wurden …"). Nothing is added up over sentences.
"""

from __future__ import annotations

from typing import Any

from newsevents.casualties import CasualtyReader
from newsevents.drafts import Draft
from newsevents.event_types import Count, Office, Verb, type_named
from newsevents.lexicons import vocabulary
from newsevents.reading import Mention, Reading
from newsevents.syntax.phrases import Phrase
from newsevents.syntax.sentence import ClauseView, SentenceView
from newsevents.values import Evidence

_LAST_WORDS = ("nachfolger", "nachfolgerin")


class DetailReader:
    """Reads the details of events.

    Args:
        reading: the text.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.casualties = CasualtyReader(reading)
        self.sanction_kinds: dict[str, str] = vocabulary("details")["sanction_verbs"]

    def read(self, draft: Draft, view: SentenceView) -> dict[str, Any]:
        """Return field → value for the fields that the type of a draft has and its words say."""
        fields = type_named(draft.type).model_fields
        found: dict[str, Any] = {}
        if "killed" in fields or "injured" in fields:
            found |= self.casualties.read(view.number, draft.words[0])
        if "size" in fields:
            size = self.casualties.crowd(view.number)
            if size is not None:
                found["size"] = size
        clause = view.clauses[draft.clause]
        for name in ("item", "weapon"):
            if name in fields:
                thing = self._thing(draft, clause)
                if thing is not None:
                    found[name] = thing
        if "office" in fields:
            office = self._office(draft, clause)
            if office is not None:
                found["office"] = office
        if draft.type == "sanction":
            kind = self._sanction_kind(clause)
            if kind:
                found["kind"] = kind
        return found

    # -- goods and weapons -------------------------------------------------------------------------------

    def _thing(self, draft: Draft, clause: ClauseView) -> Evidence | None:
        """Return what is handed over or fired: object of the verb, attribute or first part of the noun."""
        if draft.phrase < 0:
            verb = type_named(draft.type).frame.verbs[draft.form.number]
            return self._object(verb, clause)
        for phrase in clause.phrases:
            plain = not phrase.mentions and not phrase.pronoun
            if phrase.of == draft.phrase and plain:
                return self._said(phrase)
        word = self.words[draft.words[0]]
        prefix = word.text[: draft.form.prefix].rstrip("-")
        if draft.form.prefix and prefix[-1:] in "nr" and len(prefix) > 4:  # "Waffen" of "Waffenlieferung"
            return Evidence(text=prefix, start=word.start, end=word.start + len(prefix))
        return None

    def _object(self, verb: Verb, clause: ClauseView) -> Evidence | None:
        numbers = [clause.subject] if clause.passive else [clause.object]
        numbers += [
            n for n, p in enumerate(clause.phrases) if not p.preposition and p.of < 0 and n not in numbers
        ]
        for number in numbers:
            if number < 0 or (clause.subject == number and not clause.passive):
                continue
            phrase = clause.phrases[number]
            if verb.objects and self.words[phrase.head].lower.endswith(verb.objects):
                return self._said(phrase)
        return None

    def _said(self, phrase: Phrase) -> Evidence | None:
        """Return the words of a phrase without its article."""
        first = phrase.first
        while first < phrase.head and self.words[first].tag in ("ART", "PPOSAT", "PIAT", "PDAT"):
            first += 1
        return self._evidence(first, phrase.head + 1)

    # -- offices -----------------------------------------------------------------------------------------

    def _office(self, draft: Draft, clause: ClauseView) -> Office | None:
        """Return the office that somebody gets or leaves: with "zu", "als", of the subject, at the name."""
        for number, phrase in enumerate(clause.phrases):
            if phrase.preposition not in ("zu", "als") or phrase.of >= 0:
                continue
            goal = draft.phrase < 0
            behind = draft.phrase >= 0 and phrase.behind == draft.phrase
            if (goal or behind) and number != draft.phrase:
                office = self._described(clause, number)
                if office is not None:
                    return office
        if draft.phrase < 0:
            verb = type_named(draft.type).frame.verbs[draft.form.number]
            if verb.predicate:
                names = {f.mention for fillers in draft.roles.values() for f in fillers}
                for number, phrase in enumerate(clause.phrases):
                    if not phrase.preposition and phrase.of < 0 and not names & set(phrase.mentions):
                        office = self._described(clause, number)
                        if office is not None:
                            return office
        return self._held(draft) if draft.type == "departure" else None

    def _described(self, clause: ClauseView, number: int) -> Office | None:
        phrase = clause.phrases[number]
        for mention in phrase.mentions:
            if self.reading.mentions[mention].description is not None:
                return self._as_office(self.reading.mentions[mention], self._end(clause, number))
        if self.words[phrase.head].lower.endswith(_LAST_WORDS):
            said = self._said(phrase)
            return Office(title=said.text, evidence=said) if said is not None else None
        return None

    def _end(self, clause: ClauseView, number: int) -> int:
        """Return the index behind a phrase and the genitives on it ("Präsident | der Notenbank")."""
        last = clause.phrases[number].last
        for other in clause.phrases[number + 1 :]:
            if other.of == number and other.first - last <= 1:
                return other.last
            break
        return last

    def _held(self, draft: Draft) -> Office | None:
        """Return the office right before the name of who leaves it ("Ministerin Tammsalu trat zurück")."""
        for filler in draft.roles.get("persons", ()):
            if filler.mention < 0:
                continue
            name = self.reading.mentions[filler.mention]
            if name.description is not None:
                return self._as_office(name, name.last)
            for mention in self.reading.mentions:
                if (
                    mention.description is not None
                    and mention.last == name.first
                    and not mention.description.plural
                ):
                    former = "former" in mention.description.modifiers
                    return None if former else self._as_office(mention, mention.last)
        return None

    def _as_office(self, mention: Mention, last: int) -> Office | None:
        described = mention.description
        if described is None or described.plural:
            return None
        evidence = self._evidence(mention.first, max(mention.last, last))
        return Office(title=evidence.text, role=described.role or None, of=described.of, evidence=evidence)

    def _sanction_kind(self, clause: ClauseView) -> str:
        for i in clause.clause.words:
            for stem, kind in self.sanction_kinds.items():
                if self.words[i].tag.startswith("V") and stem in self.words[i].lower:
                    return kind
        return ""

    def _evidence(self, first: int, last: int) -> Evidence:
        start, end = self.words[first].start, self.words[last - 1].end
        return Evidence(text=self.reading.text[start:end], start=start, end=end)


def merge_details(details: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the first value of each field; two different numbers of victims contradict, the larger counts.

    Examples:
        >>> merge_details([{"item": "a"}, {"item": "b"}])
        {'item': 'a'}
    """
    found: dict[str, Any] = {}
    for detail in details:
        for name, value in detail.items():
            known = found.get(name)
            if known is None or (
                isinstance(value, Count) and isinstance(known, Count) and value.value > known.value
            ):
                found[name] = value
    return found
