"""Verbs of saying in one clause: which one, whether it is put in, and who its subject is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from newsevents._attribution_words import attribution_words
from newsevents._speakers import QUOTES, Speaker, SpeakerReader
from newsevents.linking import Links
from newsevents.reading import Reading
from newsevents.syntax.clauses import FINITE, Clause
from newsevents.syntax.sentence import ClauseView, SentenceView

FrameKind = Literal["verb", "quote-verb", "insert", "phrase", "colon"]

_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des"})
_POSSESSIVE = ("sein", "ihr")
_MARKS = QUOTES | {",", "–", "—", "-", "!", "?"}
_BE = frozenset("ist sind sei seien war waren wäre wären".split())
_ADVERBIAL = frozenset(
    "nachdem als während wenn weil obwohl bevor falls sofern da indem sobald seitdem bis ehe um".split()
)
_SOURCE_PREPOSITIONS = frozenset({"von", "aus", "in", "bei", "seitens"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A frame: who says something, with which words, in which clause.

    Attributes:
        kind: verb with a clause behind it; verb that only speaks for words in quotation marks; clause put in
            or behind ("sagte X", "wie X mitteilte", "so X"); prepositional phrase; headline with a colon.
        speaker: who speaks.
        cue: range of words.
        sentence: number of the sentence.
        clause: number of the clause that holds the cue.
        objectless: True for a verb without an accusative object.
    """

    kind: FrameKind
    speaker: Speaker
    cue: tuple[int, int]
    sentence: int
    clause: int
    objectless: bool = True


class SayingVerbs(SpeakerReader):
    """Finds the verbs of saying of a clause.

    Args:
        reading: the text.
        links: who each mention is.
    """

    def __init__(self, reading: Reading, links: Links) -> None:
        super().__init__(reading, links)
        self.known = attribution_words()

    def verbs(self, view: SentenceView, number: int) -> Iterator[Saying]:
        current = view.clauses[number]
        if current.clause.kind == "infinitive":
            return
        verb = self.verb_of(current)
        if verb is None:
            return
        index, infinitive, quotes_only = verb
        speaker = self.subject(view, number, index, infinitive)
        if speaker is None:
            return
        kind: FrameKind = "quote-verb" if quotes_only else "verb"
        if not quotes_only and self._inserted(view, number, index):
            kind = "insert"
        yield Saying(kind, speaker, (index, index + 1), view.number, number, current.object < 0)

    def any_speaker(self, view: SentenceView, number: int) -> Saying | None:
        """Return the subject beside direct speech as its speaker, whatever the verb ("freute sich X")."""
        clause = view.clauses[number].clause
        if not clause.finite:  # "X, Präsident des Rates: „…“"
            for n, phrase in enumerate(view.clauses[number].phrases):
                if (
                    any(self.reading.mentions[m].kind == "PER" for m in phrase.mentions)
                    and not phrase.preposition
                ):
                    named = self.speaker(view, number, n)
                    cue = (clause.words[-1], clause.words[-1] + 1)
                    return Saying("colon", named, cue, view.number, number) if named is not None else None
            return None
        index = clause.finite[-1]
        speaker = self.subject(view, number, index, "")
        return (
            Saying("quote-verb", speaker, (index, index + 1), view.number, number)
            if speaker is not None
            else None
        )

    def verb_of(self, current: ClauseView) -> tuple[int, str, bool] | None:
        clause = current.clause
        here = [self.words[i].lower for i in clause.words]
        if self._negated(current):
            return None
        found: tuple[int, str, bool] | None = None
        for i in (*clause.finite, *clause.nonfinite):
            if self.words[i].tag.startswith("VA"):
                continue
            state = self.words[i].tag == "VVPP" and any(self.words[f].lower in _BE for f in clause.finite)
            if state and "worden" not in here and "ausgegangen" not in here:
                continue
            for infinitive, particle, quotes_only in self.known.verbs.get(self.words[i].lower, ()):
                if particle and particle not in here:
                    continue
                needs = self.known.only_with.get(infinitive)
                if needs and not any(word in here for word in needs):
                    continue
                if found is None or (found[2] and not quotes_only):
                    found = (i, infinitive, quotes_only)
        return found

    def _negated(self, current: ClauseView) -> bool:
        start = current.clause.finite[0] if current.clause.finite and current.clause.kind == "main" else -1
        return any(
            i > start and self.words[i].lower in ("nicht", "weder", "nie") for i in current.clause.words
        )

    def _inverted(self, clause: Clause, index: int) -> bool:
        """Say whether a finite verb opens its clause ("…, sagte X"), even if words before were taken in."""
        if self.words[index].tag not in FINITE or not index:
            return False
        if index == next((i for i in clause.words if self.words[i].text not in QUOTES), -1):
            return self.words[index - 1].text in _MARKS
        before = self.words[index - 1].text
        ends = before in QUOTES and index > 1 and self.words[index - 2].text in ".,!?"
        return ends or (
            before in ",–—" and any(i < index and self.words[i].tag.startswith("V") for i in clause.words)
        )

    def _inserted(self, view: SentenceView, number: int, index: int) -> bool:
        """Say whether a clause is put in or behind: "…, sagte X", "wie X mitteilte"."""
        clause = view.clauses[number].clause
        first = next((i for i in clause.words if self.words[i].text not in QUOTES), clause.words[0])
        if self.words[first].lower == "wie" and clause.finite[-1:] == (index,):
            return True
        looks_back = self.words[first].lower in ("das", "dies") and self.words[first].tag != "ART"
        if looks_back and number and index == first + 1:  # "…, das teilte X mit"
            return True
        if not self._inverted(clause, index):
            return False
        before = [other.clause for other in view.clauses[:number] if other.clause.words[0] < first]
        if first != index or not before:
            return True
        mother = before[-1]
        return not (mother.kind in ("subordinate", "infinitive") and mother.opener in _ADVERBIAL)

    def subject(self, view: SentenceView, number: int, index: int, infinitive: str) -> Speaker | None:
        current = view.clauses[number]
        if infinitive == "hervorgehen":
            sources = [n for n, phrase in enumerate(current.phrases) if phrase.preposition == "aus"]
            return self.source_of(view, number, sources[0]) if sources else None
        if current.passive and infinitive != "zitieren" and self.words[index].tag not in FINITE:
            return self._agent(view, number, ("von", "durch", "seitens"))
        holder, phrase = number, current.subject
        if phrase < 0 and current.governor >= 0:
            holder, phrase = current.governor, view.clauses[current.governor].subject
        ahead, behind = self._ahead(current, index), -1
        if not current.clause.shares_subject or self._inverted(current.clause, index):
            behind = self._behind_verb(current, index)
        if ahead >= 0:
            holder, phrase = number, ahead
        elif behind >= 0 and (
            phrase < 0
            or self._inverted(current.clause, index)
            or not self._likely(current, phrase, here=holder == number)
        ):
            holder, phrase = number, behind
        if phrase < 0:
            return None
        subject = view.clauses[holder].phrases[phrase]
        lower = self.words[subject.head].lower
        if subject.pronoun and self.words[subject.head].tag in ("PRELS", "PRELAT"):
            antecedent = view.clauses[holder].antecedent
            return self.speaker(view, *antecedent) if antecedent is not None else None
        if subject.pronoun and lower in ("es", "man", "das", "dies"):
            if infinitive in self.known.anonymous and lower == "es":
                found = self._agent(view, number, ("von", "aus", "seitens", "bei", "auf"))
                return found or self._unnamed(view, number, index, subject.head)
            return None
        return self.speaker(view, holder, phrase)

    def _unnamed(self, view: SentenceView, number: int, index: int, es: int) -> Speaker:
        """Return "hieß es" as it stands; "weiter" and "in der Rede" mean the speaker before."""
        here = view.clauses[number]
        back = self._inverted(here.clause, index) or any(
            self.words[i].lower in ("weiter", "darin") for i in here.clause.words
        )
        back = back or any(
            p.preposition == "in" and p.determiner in ("der", "dem", "im") for p in here.phrases
        )
        first, last = min(index, es), max(index, es) + 1
        if last - first > 2:
            first, last = es, es + 1
        return Speaker(self.text_of(first, last), first, last, pronoun=back)

    def _ahead(self, current: ClauseView, index: int) -> int:
        """Return the name that opens a main clause before its verb: "Tourmanager X sagte der Zeitung"."""
        if current.clause.kind != "main" or self._inverted(current.clause, index):
            return -1
        for n, phrase in enumerate(current.phrases):
            if phrase.first > index or phrase.preposition or phrase.of >= 0 or "nom" not in phrase.cases:
                return -1
            start = current.clause.words[0]
            if phrase.pronoun or (
                phrase.first != start
                and not (phrase.first == start + 1 and self.words[start].tag in ("KON", "ADV"))
            ):
                return -1
            names = [self.reading.mentions[m] for m in phrase.mentions]
            if any(name.kind in ("PER", "ORG") and not name.genitive for name in names):
                return n
            return -1
        return -1

    def _likely(self, current: ClauseView, phrase: int, *, here: bool) -> bool:
        """Say whether a phrase looks like a subject: it has an article or a name, and is no time of day."""
        subject = current.phrases[phrase] if here else None
        if subject is None or subject.pronoun:
            return subject is None or self.words[subject.head].lower not in ("das", "dies")
        if subject.first and self.words[subject.first - 1].lower == "uhr":
            return False
        return bool(
            subject.determiner or subject.mentions or subject.genitives or subject.last - subject.first > 1
        )

    def _behind_verb(self, current: ClauseView, index: int) -> int:
        """Return the phrase right behind a finite verb, past adverbs, that may be its subject."""
        if self.words[index].tag not in FINITE:
            index = current.clause.finite[0] if current.clause.finite else len(self.words)
        start = index + 1
        while start < len(self.words) and self.words[start].tag in ("ADV", "PTKVZ", "PROAV", "PRF"):
            start += 1
        for n, phrase in enumerate(current.phrases):
            if phrase.first == start and not phrase.preposition and "nom" in phrase.cases:
                return n
        return -1

    def _agent(self, view: SentenceView, number: int, prepositions: tuple[str, ...]) -> Speaker | None:
        """Return who stands behind a passive or "hieß es": "von der Polizei", "in einer Mitteilung von X"."""
        current = view.clauses[number]
        for n, phrase in enumerate(current.phrases):
            if phrase.preposition not in _SOURCE_PREPOSITIONS or phrase.of >= 0:
                continue
            if self.reports(self.words[phrase.head].lower):
                return self.source_of(view, number, n)
            if phrase.preposition in prepositions:
                return self.speaker(view, number, n)
        return None

    def reports(self, lower: str) -> bool:
        return lower.endswith(self.known.endings)

    def source_of(self, view: SentenceView, number: int, n: int) -> Speaker | None:
        """Return whose report it is: the attribute of "Angaben", or the phrase itself."""
        current = view.clauses[number]
        phrase = current.phrases[n]
        if not self.reports(self.words[phrase.head].lower):
            return self.speaker(view, number, n)
        if phrase.determiner in ("dessen", "deren") and current.antecedent is not None:
            return self.speaker(view, *current.antecedent)
        texts = [self.words[i].lower for i in range(phrase.first, phrase.head)]
        if any(text.startswith("eigen") for text in texts):
            subject = current.subject
            whose = self.speaker(view, number, subject) if subject >= 0 and subject != n else None
            return replace(whose, first=phrase.first, last=phrase.last) if whose is not None else None
        for genitive in phrase.genitives:
            return self.of_mention(genitive)
        for other, attribute in enumerate(current.phrases):
            hangs = attribute.behind == n and attribute.preposition in ("von", "aus")
            if other > n and (attribute.of == n or hangs or self.quoted(phrase.last, attribute.first)):
                return self.speaker(view, number, other)
        found = self.speaker(view, number, n)
        if found is None or phrase.mentions or phrase.modifiers:
            return found
        back = phrase.determiner in (
            *_DEFINITE,
            "diesem",
            "dieser",
            "diesen",
        ) or phrase.determiner.startswith(_POSSESSIVE)
        return Speaker(found.name, found.first, found.last, pronoun=back)
