"""Support verbs: who does what a trigger noun names, in the clause of a verb that only carries it.

"Die EU verhängte Sanktionen", "der IS bekannte sich zu dem Anschlag", "wurde in Haft genommen": the noun says
what happens, the verb's subject and objects say who takes part.
"""

from __future__ import annotations

from functools import lru_cache

from newsevents.drafts import Draft, Filler
from newsevents.event_types import Noun, Support
from newsevents.fillers import FillerReader
from newsevents.frame_rules import FrameRules
from newsevents.inflection import particle_of, verb_forms
from newsevents.syntax.sentence import ClauseView, SentenceView


@lru_cache(maxsize=512)
def _forms(entry: str) -> dict[str, str]:
    """Return the forms of a verb entry → the particle that must stand in the clause, or ""."""
    return {form.text: particle_of(entry) if form.split else "" for form in verb_forms(entry)}


class SupportVerbs:
    """Fills roles of a trigger noun from the verb that supports it.

    Args:
        fillers: reader of the text's phrases.
        frames: rules of the frames.
    """

    def __init__(self, fillers: FillerReader, frames: FrameRules) -> None:
        self.words = fillers.words
        self.fillers = fillers
        self.frames = frames

    def fill(self, draft: Draft, noun: Noun, view: SentenceView, number: int, position: int) -> None:
        """Put the subject and objects of a support verb into the roles that it gives them."""
        current = view.clauses[number]
        if current.phrases[position].of >= 0:
            return
        for support in noun.support:
            if self._carries(support, current, position):
                self._roles(draft, support, view, number, position)
                return

    def _carries(self, support: Support, current: ClauseView, position: int) -> bool:
        phrase = current.phrases[position]
        if phrase.preposition not in support.prepositions:
            return False
        if not phrase.preposition and position not in (current.object, current.subject):
            return False
        if not phrase.preposition and position == current.subject and not current.passive:
            return False
        lower = [self.words[i].lower for i in current.clause.words]
        if support.only and not any(word in lower for word in support.only):
            return False
        verbs = (*current.clause.finite, *current.clause.nonfinite)
        for entry in support.verbs:
            forms = _forms(entry)
            for i in verbs:
                particle = forms.get(self.words[i].lower)
                if particle is not None and (not particle or particle in lower):
                    return True
        return False

    def _roles(self, draft: Draft, support: Support, view: SentenceView, number: int, position: int) -> None:
        current = view.clauses[number]
        slots: dict[str, list[Filler]] = {}
        if current.passive:
            slots["sb"] = self._agents(view, number, position)
            if position != current.subject:
                slots["oa"] = self.fillers.subject(view, number)
        else:
            slots["sb"] = self.fillers.subject(view, number)
            if position != current.object:
                slots["oa"] = self.fillers.at(view, number, current.object)
        slots["da"] = self.fillers.at(view, number, current.dative)
        for other, phrase in enumerate(current.phrases):
            slot = f"pp:{phrase.preposition}"
            if phrase.preposition and phrase.of < 0 and other != position and slot in support.roles:
                slots.setdefault(slot, []).extend(self.fillers.at(view, number, other))
        for slot, role in support.roles.items():
            for filler in slots.get(slot, ()):
                self.frames.put(draft, role, filler, f"support:{slot}")

    def _agents(self, view: SentenceView, number: int, position: int) -> list[Filler]:
        current = view.clauses[number]
        found: list[Filler] = []
        for other, phrase in enumerate(current.phrases):
            if phrase.preposition in ("von", "durch") and phrase.of < 0 and other != position:
                found += self.fillers.at(view, number, other)
        return found
