"""A sentence in grammatical terms: clauses with subject, objects, voice, and the phrases around a noun.

Subject and objects come from case, agreement and word order. Where the words carry a dependency tree with
TIGER labels, the tree is the better witness and decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsevents.reading import Mention, Reading, Word
from newsevents.syntax.clauses import Clause, find_clauses
from newsevents.syntax.phrases import Chunker, Phrase, phrase_of_word
from newsevents.trigger_words import trigger_lexicon

_PASSIVE = frozenset("wird werden wurde wurden werde würde würden worden".split())
_NOMINATIVE_ONLY = frozenset({"er", "man", "wir", "ich", "wer"})


@dataclass(slots=True)
class ClauseView:
    """A clause with its phrases and their functions.

    Attributes:
        clause: the clause itself.
        phrases: its phrases in order; the numbers below count in them.
        subject: number of the subject's phrase, or -1.
        object: number of the accusative object, or -1.
        dative: number of the dative object, or -1.
        passive: True where the clause stands in the passive.
        antecedent: (number of the clause view, number of the phrase) that a relative pronoun stands for.
        governor: number of the clause view whose subject an infinitive or a coordinated clause shares, or -1.
    """

    clause: Clause
    phrases: list[Phrase]
    subject: int = -1
    object: int = -1
    dative: int = -1
    passive: bool = False
    antecedent: tuple[int, int] | None = None
    governor: int = -1


@dataclass(slots=True)
class SentenceView:
    """The clauses of one sentence."""

    number: int
    clauses: list[ClauseView] = field(default_factory=list)

    def clause_of(self, index: int) -> int:
        """Return the number of the clause that holds a word, or -1."""
        for number, view in enumerate(self.clauses):
            if index in view.clause.words:
                return number
        return -1


def plural_verb(words: Sequence[Word], clause: Clause) -> bool | None:
    """Say whether the finite verb is plural; None without a finite verb."""
    if not clause.finite:
        return None
    lower = words[clause.finite[0]].lower
    return lower == "sind" or (lower.endswith(("en", "ern", "eln")) and lower not in ("schien", "erschien"))


def _leaders(phrases: Sequence[Phrase]) -> Iterator[int]:
    for number, phrase in enumerate(phrases):
        if not phrase.preposition and phrase.of < 0 and phrase.with_ == number and phrase.apposed < 0:
            yield number


def group(phrases: Sequence[Phrase], number: int) -> list[int]:
    """Return the numbers of a phrase and those coordinated with it."""
    if number < 0:
        return []
    return [n for n, phrase in enumerate(phrases) if phrase.with_ == number or n == number]


class SentenceAnalyzer:
    """Builds the views of all sentences of a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.dated = frozenset(_dated(reading))
        self.chunker = Chunker(self.words, reading.mentions, self.dated)

    def analyze(self, number: int) -> SentenceView:
        """Analyze one sentence."""
        first, last = self.reading.sentences[number]
        view = SentenceView(number)
        for clause in find_clauses(self.words, first, last):
            view.clauses.append(ClauseView(clause, self.chunker.find(clause.words)))
        for position, clause_view in enumerate(view.clauses):
            self._antecedent(view, position)
            clause_view.passive = self._passive(clause_view)
            self._functions(clause_view)
            self._governor(view, position)
        return view

    def _passive(self, view: ClauseView) -> bool:
        words = self.words
        auxiliaries = [i for i in view.clause.words if words[i].lower in _PASSIVE]
        if not auxiliaries:  # headline: "Mafiaboss verhaftet"
            return not view.clause.finite and any(words[i].tag == "VVPP" for i in view.clause.nonfinite[-1:])
        if any(words[i].lower == "worden" for i in auxiliaries):
            return True
        accusative = any(not p.preposition and p.cases == frozenset({"acc"}) for p in view.phrases)
        ambiguous = any(words[i].lower == "empfangen" for i in view.clause.nonfinite)
        if accusative and ambiguous and any(words[i].lower.startswith("wird") for i in auxiliaries):
            return False  # "Am Mittwoch wird ihn Erdogan empfangen"
        participles = [i for i in view.clause.nonfinite if words[i].tag == "VVPP"]
        infinitives = [i for i in view.clause.nonfinite if words[i].tag in ("VVINF", "VAINF")]
        if participles and not any(words[i].tag == "VVINF" and i > participles[-1] for i in infinitives):
            return True
        agent = any(phrase.preposition == "von" and phrase.mentions for phrase in view.phrases)
        return agent and any(words[i].lower == "empfangen" for i in infinitives)

    def _antecedent(self, view: SentenceView, position: int) -> None:
        clause = view.clauses[position].clause
        if clause.kind != "relative" or clause.before < 0:
            return
        before = clause.before
        while before > 0 and self.words[before].tag.startswith(("VV", "VA", "VM", "PTKVZ")):
            before -= 1  # "…, dürfte auch X beschäftigen, der …"
        for number, other in enumerate(view.clauses[:position]):
            phrase = phrase_of_word(other.phrases, before)
            if phrase >= 0:
                root = phrase
                while other.phrases[root].of >= 0 and not self._is_person(other.phrases[root]):
                    root = other.phrases[root].of
                if other.phrases[root].apposed >= 0:
                    root = other.phrases[root].apposed
                view.clauses[position].antecedent = (number, root)
                return

    def _is_event(self, phrase: Phrase) -> bool:
        readings = trigger_lexicon().look_up(self.words[phrase.head].text)
        return not phrase.mentions and any(reading.category == "noun" for reading in readings)

    def _is_person(self, phrase: Phrase) -> bool:
        return any(self.reading.mentions[n].kind == "PER" for n in phrase.mentions)

    def _governor(self, view: SentenceView, position: int) -> None:
        current = view.clauses[position]
        if current.clause.kind == "infinitive":
            current.governor = current.clause.parent
        elif (
            current.subject < 0 and position and (current.clause.shares_subject or not current.clause.finite)
        ):
            for number in range(position - 1, -1, -1):
                if view.clauses[number].clause.kind == current.clause.kind:
                    current.governor = number
                    return

    def _functions(self, view: ClauseView) -> None:
        if self.reading.parsed and self._functions_from_tree(view):
            return
        phrases = view.phrases
        candidates = list(_leaders(phrases))
        if view.clause.kind == "infinitive":
            self._objects(view, candidates)
            return
        plural = plural_verb(self.words, view.clause)
        if plural is None and view.clause.kind != "relative" and not view.clause.nonfinite:
            return
        subject = self._subject(view, candidates, plural)
        view.subject = subject
        self._objects(view, [n for n in candidates if n != subject])

    def _subject(self, view: ClauseView, candidates: Sequence[int], plural: bool | None) -> int:
        phrases = view.phrases
        clear = [
            n
            for n in candidates
            if phrases[n].pronoun and self.words[phrases[n].head].lower in _NOMINATIVE_ONLY
        ]
        if clear:
            return clear[0]
        if view.clause.shares_subject and view.clause.kind == "main":
            first = view.clause.finite[0] if view.clause.finite else -1
            opening = view.clause.words[1] if len(view.clause.words) > 1 else -1
            if first == opening and not any(phrases[n].pronoun for n in candidates):
                return -1
        possible = [
            n for n in candidates if "nom" in phrases[n].cases and not self._marked_object(phrases[n])
        ]
        agreeing = [n for n in possible if plural is None or self._agrees(view, n, plural)]
        if len(agreeing) > 1 and view.clause.kind == "main" and view.clause.finite:
            sure = [n for n in agreeing if phrases[n].cases == frozenset({"nom"})]
            masculine = [
                n
                for n in agreeing
                if phrases[n].determiner in ("der", "ein") and "acc" not in phrases[n].cases
            ]
            if sure or masculine:
                return (sure or masculine)[0]
        if len(agreeing) > 1 and "acc" in phrases[agreeing[0]].cases and self._is_event(phrases[agreeing[0]]):
            people = [n for n in agreeing[1:] if self._is_person(phrases[n]) and not phrases[n].pronoun]
            if people and view.clause.kind == "main":  # "Ein Treffen mit Macron hat Merz abgelehnt"
                return people[0]
        return agreeing[0] if agreeing else (possible[0] if possible and plural is None else -1)

    @staticmethod
    def _marked_object(phrase: Phrase) -> bool:
        return phrase.determiner in (
            "den",
            "dem",
            "einen",
            "einem",
            "des",
            "seinen",
            "ihren",
            "seinem",
            "ihrem",
        )

    def _agrees(self, view: ClauseView, number: int, plural: bool) -> bool:
        phrase = view.phrases[number]
        if phrase.pronoun:
            lower = self.words[phrase.head].lower
            if lower in ("sie", "die", "welche"):
                return True
            return phrase.plural == plural or lower in ("beide", "viele", "mehrere", "alle", "einige")
        members = group(view.phrases, number)
        if len(members) > 1:
            return plural
        if any(self.reading.mentions[n].key == "US" for n in phrase.mentions):
            return True
        if any(
            self.reading.mentions[n].form == "name" and self.reading.mentions[n].kind == "PER"
            for n in phrase.mentions
        ):
            return not plural
        if phrase.determiner in (
            "der",
            "das",
            "ein",
            "eine",
            "dieser",
            "dieses",
            "kein",
            "sein",
            "ihr",
            "jeder",
            "jede",
        ):
            return not plural
        return True

    def _objects(self, view: ClauseView, rest: Sequence[int]) -> None:
        phrases = view.phrases
        accusatives = [
            n for n in rest if "acc" in phrases[n].cases and phrases[n].determiner not in ("dem", "einem")
        ]
        datives = [n for n in rest if "dat" in phrases[n].cases]
        sure = [
            n
            for n in accusatives
            if phrases[n].determiner
            in ("den", "einen", "das", "ein", "die", "eine", "seinen", "ihren", "keinen")
        ]
        if sure:
            view.object = sure[-1] if len(sure) > 1 else sure[0]
        elif accusatives:
            view.object = accusatives[0]
        others = [n for n in datives if n != view.object]
        view.dative = others[0] if others else -1

    def _functions_from_tree(self, view: ClauseView) -> bool:
        """Take subject and objects from TIGER dependencies; False where the clause has none."""
        known = {"sb": "subject", "sbp": "subject", "oa": "object", "da": "dative"}
        found = False
        for number in _leaders(view.phrases):
            label = self._label(view.phrases[number])
            if label in known and getattr(view, known[label]) < 0:
                setattr(view, known[label], number)
                found = True
        return found

    def _label(self, phrase: Phrase) -> str:
        """Return the label of the phrase's topmost word that has a label of its own."""
        inside = range(phrase.first, phrase.last)
        for i in inside:
            word = self.words[i]
            if word.head not in inside:
                return word.dep
        return self.words[phrase.head].dep


def _dated(reading: Reading) -> set[int]:
    """Indices of the words inside date expressions, but for prepositions; linear in the text."""
    found: set[int] = set()
    position = 0
    for date in sorted(reading.dates, key=_start):
        while position and reading.words[position - 1].end > date.start:
            position -= 1
        while position < len(reading.words) and reading.words[position].end <= date.start:
            position += 1
        while position < len(reading.words) and reading.words[position].start < date.end:
            if reading.words[position].tag not in ("APPR", "APPRART"):
                found.add(position)
            position += 1
    return found


def _start(date: object) -> int:
    return int(getattr(date, "start", 0))


def mention_kinds(mentions: Sequence[Mention], numbers: Sequence[int]) -> set[str]:
    """Return the kinds of some mentions."""
    return {mentions[n].kind for n in numbers}
