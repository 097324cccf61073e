"""Pronouns and "beide": whom they stand for, only where the article leaves no choice."""

from __future__ import annotations

from newsevents.drafts import Draft
from newsevents.fillers import COUNTS
from newsevents.linking import Links
from newsevents.reading import Reading
from newsevents.syntax.sentence import SentenceView, plural_verb

_MASCULINE = frozenset({"er", "ihm", "ihn", "sein", "seine", "seinen", "seinem", "seiner", "seines"})
_EITHER = frozenset({"sie", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "ihnen"})


class References:
    """Remembers who was named and who was the subject, sentence by sentence.

    Args:
        reading: the text.
        links: who each mention is.
    """

    def __init__(self, reading: Reading, links: Links) -> None:
        self.reading = reading
        self.links = links
        self.people: dict[int, list[int]] = {}
        self.subject: dict[int, int] = {}
        for number, mention in enumerate(reading.mentions):
            entity = links.get(number)
            if entity is not None and entity.kind == "PER" and mention.form in ("name", "description"):
                self.people.setdefault(reading.sentence_of[mention.first], []).append(number)

    def skip(self, sentence: int) -> None:
        """Note a sentence that was not analyzed: its first person counts as its subject."""
        people = self.people.get(sentence)
        if people:
            self.subject[sentence] = people[0]

    def remember(self, view: SentenceView) -> None:
        """Note the subject of the first main clause of a sentence."""
        for clause in view.clauses:
            if clause.subject >= 0:
                for number in clause.phrases[clause.subject].mentions:
                    entity = self.links.get(number)
                    if entity is not None and entity.kind == "PER":
                        self.subject.setdefault(view.number, number)
                        return

    def resolve(self, view: SentenceView, draft: Draft, pronoun: int) -> list[int]:
        """Return the mentions that a pronoun or possessive stands for; none where it could be several."""
        word = self.reading.words[pronoun]
        clause = view.clauses[draft.clause]
        plural = word.lower == "sie" and plural_verb(self.reading.words, clause.clause)
        if word.lower in COUNTS or plural:
            count = COUNTS.get(word.lower, 2)
            for back in (1, 2):
                people = self._named_before(view.number, pronoun, back=back)
                if len(people) >= count:
                    return people if len(people) == count else []
            return []
        if word.lower in _MASCULINE or word.lower in _EITHER:
            taken = {f.mention for fillers in draft.roles.values() for f in fillers}
            people = [n for n in self._named_before(view.number, pronoun, back=1) if n not in taken]
            if len(people) == 1:
                return people
            previous = self.subject.get(view.number - 1)
            here = self._named_before(view.number, pronoun, back=0)
            if previous is not None and not here and word.lower in _MASCULINE:
                return [previous]
        return []

    def _named_before(self, sentence: int, word: int, *, back: int) -> list[int]:
        """Return one mention a person named before a word, in its sentence and ``back`` ones before."""
        found: dict[str, int] = {}
        for number in range(max(0, sentence - back), sentence + 1):
            for mention in self.people.get(number, ()):
                if self.reading.mentions[mention].first < word:
                    found[self.links.of_mention[mention].id] = mention
        return list(found.values())
