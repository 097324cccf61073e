"""Roles: who fills the frame of a trigger, from the grammar of its clause.

A trigger verb looks at its subject, objects and prepositional phrases (``_verb_roles.py``); a trigger noun
at its genitive, its possessive, its compound, the phrases behind it and, where it depends on the verb ("traf
zu einem Besuch ein"), at the subject (``_noun_roles.py``). A trigger whose frame finds too little makes no
draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsevents._noun_roles import NounRoles
from newsevents._verb_roles import VerbRoles
from newsevents.drafts import Draft
from newsevents.fillers import FillerReader
from newsevents.reading import Reading
from newsevents.syntax.sentence import ClauseView, SentenceView
from newsevents.trigger_words import TriggerForm, trigger_lexicon


class RoleFinder:
    """Finds drafts in a sentence.

    Args:
        reading: the text.
    """

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        fillers = FillerReader(reading)
        self.verbs = VerbRoles(reading, fillers)
        self.nouns = NounRoles(reading, fillers)
        self.named = frozenset(
            i for m in reading.mentions if m.form == "name" for i in range(m.first, m.last)
        )

    def worth_reading(self, first: int, last: int) -> bool:
        """Say whether a range of words holds a trigger at all."""
        look_up = trigger_lexicon().look_up
        return any(look_up(self.words[i].text) for i in range(first, last))

    def find(self, view: SentenceView) -> Iterator[Draft]:
        """Yield the drafts of a sentence in text order."""
        lexicon = trigger_lexicon()
        for number, clause_view in enumerate(view.clauses):
            for index in clause_view.clause.words:
                word = self.words[index]
                readings = lexicon.look_up(word.text)
                if not readings:
                    continue
                found: set[str] = set()
                for reading in self._chosen(readings, clause_view, index):
                    if reading.type in found:
                        continue
                    finder = self.verbs if reading.category == "verb" else self.nouns
                    draft = finder.draft(view, number, index, reading)
                    if draft is not None:
                        found.add(reading.type)
                        yield draft

    def _chosen(self, readings: Sequence[TriggerForm], view: ClauseView, index: int) -> list[TriggerForm]:
        """Keep the readings that fit the tag and the particle; a particle found beats a plain verb.

        Of several readings of one type the first whose frame is filled counts.
        """
        tag = self.words[index].tag
        if index in self.named:
            return []
        if tag in ("NN", "NE", "FM", "TRUNC", "XY"):
            return [r for r in readings if r.category == "noun"]
        if not tag.startswith("V"):
            return []
        fitting = [r for r in readings if r.category == "verb" and self._shape_fits(r, tag)]
        particles = {self.words[i].lower for i in view.clause.particles if i > index}
        bound = [r for r in fitting if r.particle and r.particle in particles]
        if bound:
            return bound
        if particles and tag in ("VVFIN", "VAFIN"):
            return []
        return [r for r in fitting if not r.particle]

    @staticmethod
    def _shape_fits(reading: TriggerForm, tag: str) -> bool:
        if tag in ("VVFIN", "VVIMP"):
            return reading.shape not in ("zu-infinitive",)
        if tag == "VVPP":
            return reading.shape in ("participle", "past", "present", "infinitive")
        if tag == "VVIZU":
            return reading.shape == "zu-infinitive"
        return reading.shape in ("infinitive", "participle", "present", "past")
