"""Pronouns, "beide", nouns like "der Politiker": whom they stand for, where the article leaves no choice.

What a sentence is about goes on: "er" is the subject of the sentence before, and stays so while sentences
go on with "er". Women and men are told apart where an office or a noun says so ("Präsidentin").
"""

from __future__ import annotations

from collections.abc import Sequence

from newsevents.drafts import Draft
from newsevents.fillers import COUNTS
from newsevents.lexicons import vocabulary
from newsevents.linking import Links
from newsevents.reading import Reading
from newsevents.syntax.phrases import Phrase
from newsevents.syntax.sentence import SentenceView, group, plural_verb

_MASCULINE = frozenset(
    {"er", "ihm", "ihn", "sein", "seine", "seinen", "seinem", "seiner", "seines", "dieser", "dessen"}
)
_EITHER = frozenset({"sie", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres", "ihnen", "deren"})
_STATES = frozenset(
    "länder ländern staaten seiten regierungen nationen nachbarn nachbarländer nachbarstaaten "
    "parteien".split()
)
_STATE = frozenset("land landes staat staates".split())
_MALE_TITLES = ("präsident", "kanzler", "minister", "könig", "chef", "sekretär", "papst", "premier")
_FEMALE_WORDS = ("in", "frau", "königin", "schwester", "tochter", "mutter")
_CHAIN = 3
#: Words between two names that "und" joins at the most.
_BETWEEN = 4


def _is_female(name: str) -> bool:
    """Say whether a full name begins with a given name of women."""
    words = vocabulary("grammar")
    given = name.split()[0].partition("-")[0]
    return given in words["female_names"] or (
        given.endswith("a") and len(given) > 2 and given not in words["male_names"]
    )


class References:
    """Remembers who was named and what each sentence is about.

    Args:
        reading: the text.
        links: who each mention is.
    """

    def __init__(self, reading: Reading, links: Links) -> None:
        self.reading = reading
        self.links = links
        self.people: dict[int, list[int]] = {}
        self.states: dict[int, list[int]] = {}
        self.subject: dict[int, int] = {}
        self.state_subject: dict[int, int] = {}
        self.gender: dict[str, str] = {}
        for number, mention in enumerate(reading.mentions):
            entity = links.get(number)
            if mention.form not in ("name", "description") or entity is None:
                continue
            sentence = reading.sentence_of[mention.first]
            if entity.kind == "PER":
                self.people.setdefault(sentence, []).append(number)
                self._note_gender(number, entity.id)
                if entity.id not in self.gender and " " in entity.name and _is_female(entity.name):
                    self.gender[entity.id] = "f"
            elif mention.form == "name" and (entity.type == "country" or entity.kind == "ORG"):
                self.states.setdefault(sentence, []).append(number)

    def _note_gender(self, number: int, id: str) -> None:
        """Note whether the office at a name is that of a woman or a man."""
        mention = self.reading.mentions[number]
        last = mention.last - 1 if mention.form == "description" else mention.first - 1
        word = self.reading.words[last] if last >= 0 else None
        if word is None or word.tag != "NN":
            return
        lower = word.lower
        if mention.description is not None:
            lower = self.reading.words[mention.description.head].lower
        if lower.endswith(_FEMALE_WORDS) and not lower.endswith(("kremlin", "termin", "kabinettin")):
            self.gender.setdefault(id, "f")
        elif lower.endswith(_MALE_TITLES):
            self.gender.setdefault(id, "m")

    # -- what sentences are about ------------------------------------------------------------------------

    def skip(self, sentence: int) -> None:
        """Note a sentence that was not analyzed: its first person counts as its subject, if named alone."""
        first, last = self.reading.sentences[sentence]
        opening = self.reading.words[first].lower if last > first else ""
        people = self.people.get(sentence)
        if opening == "er" and sentence - 1 in self.subject:
            self.subject[sentence] = self.subject[sentence - 1]
        elif people and not self._joined(people):
            self.subject[sentence] = people[0]

    def _joined(self, people: Sequence[int]) -> bool:
        """Say whether "und" joins the first of some people to the second ("Bono und der Musiker Sting")."""
        if len(people) < 2:
            return False
        first, second = (self.reading.mentions[n] for n in people[:2])
        between = self.reading.words[first.last : second.first]
        return len(between) <= _BETWEEN and any(word.lower == "und" for word in between)

    def remember(self, view: SentenceView) -> None:
        """Note the subject of the first main clause of a sentence; "er" goes on with the one before."""
        for clause in view.clauses:
            if clause.subject < 0:
                continue
            if len(group(clause.phrases, clause.subject)) > 1:
                return
            phrase = clause.phrases[clause.subject]
            for number in phrase.mentions:
                entity = self.links.get(number)
                if entity is not None and entity.kind == "PER":
                    self.subject.setdefault(view.number, number)
                    return
                if entity is not None and (entity.type == "country" or entity.kind == "ORG"):
                    self.state_subject.setdefault(view.number, number)
                    return
            if phrase.pronoun and not phrase.plural:
                people = self._pronoun(
                    view.number, phrase.first, self.reading.words[phrase.head].lower, set()
                )
                if len(people) == 1:
                    self.subject.setdefault(view.number, people[0])
                    return
            if clause.clause.kind == "main":
                return

    def topic(self, sentence: int) -> int | None:
        """Return the person that the sentence before a sentence is about, or None."""
        return self.subject.get(sentence - 1)

    # -- words that point back ---------------------------------------------------------------------------

    def resolve(self, view: SentenceView, draft: Draft, pronoun: int) -> list[int]:
        """Return the mentions that a word stands for; none where it could be several.

        Args:
            view: the sentence.
            draft: the event that it takes part in; its other fillers are somebody else.
            pronoun: index of the pronoun, possessive, count or noun.
        """
        word = self.reading.words[pronoun]
        clause = view.clauses[draft.clause]
        phrase = next((p for c in view.clauses for p in c.phrases if p.first <= pronoun < p.last), None)
        plural = word.lower == "sie" and plural_verb(self.reading.words, clause.clause)
        if word.lower in COUNTS or plural:
            return self._several(view.number, pronoun, COUNTS.get(word.lower, 2), phrase)
        if word.tag in ("NN", "NE") and word.lower in _STATE:
            found = self.state_subject.get(view.number - 1)
            return [found] if found is not None else self._only(self.states.get(view.number - 1, ()))
        taken = {self._id(f.mention) for fillers in draft.roles.values() for f in fillers if f.mention >= 0}
        lower = word.lower
        if word.tag == "NN":
            lower = "sie" if lower.endswith("in") or (phrase and phrase.determiner == "die") else "er"
        return self._pronoun(view.number, pronoun, lower, taken)

    def _several(self, sentence: int, word: int, count: int, phrase: Phrase | None) -> list[int]:
        head = self.reading.words[phrase.head].lower if phrase is not None else ""
        sources = [self.people] if head not in _STATES else [self.states]
        if head == "seiten":
            sources = [self.people, self.states]
        for named in sources:
            for back in (1, 2):
                found = self._named_before(named, sentence, word, back=back)
                if len(found) == count:
                    return found
                if len(found) > count:
                    break
        return []

    def _pronoun(self, sentence: int, word: int, lower: str, taken: set[str]) -> list[int]:
        if lower not in _MASCULINE and lower not in _EITHER:
            return []
        if lower in _EITHER:
            return self._woman(sentence, word, taken)
        other = "f"
        near = self._fitting(sentence, word, other, taken, back=1)
        if len(near) == 1:
            return near
        previous = self._topic(sentence)
        here = self._fitting(sentence, word, other, taken, back=0)
        if previous is not None and not here and self._id(previous) not in taken:
            return [previous] if self.gender.get(self._id(previous)) != other else []
        return []

    def _woman(self, sentence: int, word: int, taken: set[str]) -> list[int]:
        """Return the one woman whom "sie" or "ihr" can mean; a person not known for one is none."""
        for back in (1, 2):
            found = [
                n
                for n in self._named_before(self.people, sentence, word, back=back)
                if self.gender.get(self._id(n)) == "f" and self._id(n) not in taken
            ]
            if found:
                break
        previous = self._topic(sentence)
        if len(found) > 1 and previous is not None:
            found = [n for n in found if self._id(n) == self._id(previous)]
        return found if len(found) == 1 else []

    def _topic(self, sentence: int) -> int | None:
        """Return the subject of the sentence before, or of one shortly before it if nobody came between."""
        for number in range(sentence - 1, max(-1, sentence - 1 - _CHAIN), -1):
            if number in self.subject:
                return self.subject[number]
            if self.people.get(number):
                return None
        return None

    def _fitting(self, sentence: int, word: int, other: str, taken: set[str], *, back: int) -> list[int]:
        people = self._named_before(self.people, sentence, word, back=back)
        return [n for n in people if self.gender.get(self._id(n)) != other and self._id(n) not in taken]

    def _only(self, numbers: Sequence[int]) -> list[int]:
        found = {self._id(number): number for number in numbers}
        return list(found.values()) if len(found) == 1 else []

    def _id(self, number: int) -> str:
        entity = self.links.get(number)
        return entity.id if entity is not None else ""

    def _named_before(self, named: dict[int, list[int]], sentence: int, word: int, *, back: int) -> list[int]:
        """Return one mention a name before a word, in its sentence and ``back`` ones before."""
        found: dict[str, int] = {}
        for number in range(max(0, sentence - back), sentence + 1):
            for mention in named.get(number, ()):
                if self.reading.mentions[mention].first < word:
                    found[self._id(mention)] = mention
        return list(found.values())
