"""Trigger verbs: their frame filled from subject, objects and prepositional phrases."""

from __future__ import annotations

from newsevents.drafts import Draft
from newsevents.event_types import PLACE, Verb, type_named
from newsevents.fillers import FillerReader
from newsevents.frame_rules import FrameRules
from newsevents.reading import Reading
from newsevents.syntax.sentence import ClauseView, SentenceView
from newsevents.trigger_words import TriggerForm, trigger_lexicon


class VerbRoles:
    """Makes drafts of trigger verbs.

    Args:
        reading: the text.
        fillers: reader of its phrases.
    """

    def __init__(self, reading: Reading, fillers: FillerReader) -> None:
        self.reading = reading
        self.words = reading.words
        self.mentions = reading.mentions
        self.fillers = fillers
        self.frames = FrameRules(fillers)

    def draft(self, view: SentenceView, number: int, index: int, form: TriggerForm) -> Draft | None:
        """Return the draft of a verb in clause ``number``, or None where its frame finds too little."""
        verb = type_named(form.type).frame.verbs[form.number]
        current = view.clauses[number]
        reflexive = current.clause.has("sich", self.words)
        if verb.reflexive is not None and verb.reflexive != reflexive:
            return None
        heads_fit = self._objects_fit(verb, current)
        if not heads_fit and not verb.known:
            return None
        lower = {self.words[i].lower for i in current.clause.words}
        if (verb.only and not lower & set(verb.only)) or lower & set(verb.unless):
            return None
        particles = [i for i in current.clause.particles if i > index] if form.particle else []
        draft = Draft(form.type, form, (index, *particles[:1]), view.number, number)
        passive = current.passive and "oa" in verb.roles and self.words[index].tag in ("VVPP", "VVINF")
        dative = current.dative
        if dative < 0 and "oa" not in verb.roles:
            dative = current.object
        subject_slot, object_slot = ("oa", "sb") if passive else ("sb", "oa")
        subject = self.fillers.subject(view, number)
        if verb.predicate and current.subject >= 0:
            subject = self.fillers.at(view, number, self._said_subject(current))
        for slot, fillers in (
            (subject_slot, subject),
            (object_slot, self.fillers.at(view, number, current.object if not passive else -1)),
            ("da", self.fillers.at(view, number, dative)),
        ):
            role = verb.roles.get(slot)
            if role is None:
                continue
            if role == "targets" and slot == "oa" and not fillers:
                fillers = self.fillers.compound(current, current.object)
            for filler in fillers:
                kind = self.fillers.kind(filler)
                if slot == "sb" and kind and kind not in verb.subject:
                    continue
                self.frames.put(draft, role, filler, slot)
        self._phrases(draft, verb, view, number, passive=passive)
        if not heads_fit and not all(self._states(draft, role) for role in verb.known):
            return None
        return draft if self.frames.enough(draft, verb.needs) else None

    def _states(self, draft: Draft, role: str) -> bool:
        """Say whether names of states or bodies fill a role."""
        return any(self.fillers.kind(filler) in ("LOC", "ORG") for filler in draft.roles.get(role, ()))

    def _objects_fit(self, verb: Verb, view: ClauseView) -> bool:
        """Check the heads that a verb asks for: its object, or a phrase with "zu"."""
        if verb.objects:
            heads = [view.object, view.subject] if view.passive else [view.object]
            bare = [n for n, phrase in enumerate(view.phrases) if not phrase.preposition and phrase.of < 0]
            if not any(self._head_ends(view, n, verb.objects) for n in (*heads, *bare) if n >= 0):
                return False
        if verb.not_objects and view.object >= 0 and self._head_ends(view, view.object, verb.not_objects):
            return False
        if verb.predicate:
            said = [
                n
                for n, phrase in enumerate(view.phrases)
                if n != self._said_subject(view) and not phrase.preposition and phrase.of < 0
            ]
            return not view.clause.nonfinite and any(self._says_office(view, n) for n in said)
        if verb.goals:
            goals = [
                n for n, phrase in enumerate(view.phrases) if phrase.preposition in verb.goal_prepositions
            ]
            return any(self._head_ends(view, n, verb.goals) for n in goals)
        return True

    def _says_office(self, view: ClauseView, number: int) -> bool:
        phrase = view.phrases[number]
        office = any(self.mentions[m].form == "description" for m in phrase.mentions[:1])
        return office or self.words[phrase.head].lower.endswith(("nachfolger", "nachfolgerin"))

    def _said_subject(self, view: ClauseView) -> int:
        """Return whom an office is said of: "Nachfolgerin wird die Staatssekretärin X" is about X."""
        names = [
            n
            for n, phrase in enumerate(view.phrases)
            if not phrase.preposition
            and phrase.of < 0
            and any(
                self.mentions[m].form == "name" and self.mentions[m].kind == "PER" for m in phrase.mentions
            )
        ]
        return names[0] if len(names) == 1 else view.subject

    def _head_ends(self, view: ClauseView, number: int, endings: tuple[str, ...]) -> bool:
        phrase = view.phrases[number]
        return any(
            self.words[i].tag in ("NN", "NE", "FM") and self.words[i].lower.endswith(endings)
            for i in range(phrase.first, phrase.last)
        )

    def _phrases(self, draft: Draft, verb: Verb, view: SentenceView, number: int, *, passive: bool) -> None:
        current = view.clauses[number]
        for position, phrase in enumerate(current.phrases):
            if not phrase.preposition or phrase.with_ != position:
                continue
            slot = f"pp:{phrase.preposition}"
            if passive and phrase.preposition in ("von", "durch") and "sb" in verb.roles:
                people = any(self.mentions[n].kind == "PER" for n in phrase.mentions)
                if phrase.of >= 0 and not people:
                    continue
                for filler in self.fillers.at(view, number, position):
                    self.frames.put(draft, verb.roles["sb"], filler, "sb")
                continue
            role = verb.roles.get(slot)
            if role is None or self._belongs_to_noun(current, position, draft.type):
                continue
            for filler in self.fillers.at(view, number, position, place=role == PLACE):
                self.frames.put(draft, role, filler, slot)

    def _belongs_to_noun(self, view: ClauseView, position: int, type: str) -> bool:
        """Say whether a prepositional phrase hangs on the noun before it rather than on the verb.

        Where noun and verb tell the same ("traf zu einem Besuch in Peking ein"), it serves both.
        """
        phrase = view.phrases[position]
        if phrase.of >= 0:
            return True
        if phrase.behind < 0:
            return False
        before = view.phrases[phrase.behind]
        word = self.words[before.head]
        if self.reading.parsed:
            opener = self.words[phrase.first - 1] if phrase.first else None
            return bool(opener and opener.dep in ("mnr", "pg") and opener.head == before.head)
        if word.tag != "NN" or before.mentions:
            return False
        event_noun = any(
            r.category == "noun" and r.type != type for r in trigger_lexicon().look_up(word.text)
        )
        return event_noun and phrase.preposition in ("mit", "zwischen", "von", "bei", "in", "nach")
