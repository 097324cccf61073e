"""Frames of saying in one sentence: verbs, "laut …", "nach Angaben …", "wie … mitteilte", "so …", a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsevents import lexicons
from newsevents._attribution_words import subjunctive
from newsevents._saying_verbs import Saying, SayingVerbs
from newsevents._speakers import QUOTES
from newsevents.syntax.sentence import ClauseView, SentenceView


@lru_cache(maxsize=1)
def _metonyms() -> frozenset[str]:
    return frozenset(name for country in lexicons.countries() for name in country.metonyms)


class SayingFinder(SayingVerbs):
    """Finds the frames of saying of a sentence.

    Args:
        reading: the text.
        links: who each mention is.
    """

    def find(self, view: SentenceView) -> list[Saying]:
        """Return the frames of a sentence in text order."""
        found: list[Saying] = []
        for number in range(len(view.clauses)):
            found += self.verbs(view, number)
            found += self._phrases(view, number)
            found += self._laut(view, number)
            found += self._so(view, number)
            found += self._nouns(view, number)
        found += self._colon(view)
        return sorted(found, key=_position)

    def _phrases(self, view: SentenceView, number: int) -> Iterator[Saying]:
        current = view.clauses[number]
        for n, phrase in enumerate(current.phrases):
            if phrase.of >= 0 or phrase.apposed >= 0:
                continue
            head = self.words[phrase.head].lower
            last = self.end_of(current, n)
            after = self.words[last].lower if last < len(self.words) else ""
            before = phrase.first - 1
            cue: tuple[int, int] | None = None
            if phrase.preposition == "laut" or (
                phrase.preposition in ("gemäß", "gemäss") and self._named(phrase.mentions, head)
            ):
                cue = (before, before + 1)
            elif not phrase.preposition and after == "nach" and self.reports(head) and not phrase.pronoun:
                cue = (last, last + 1)
            elif not phrase.preposition and self._followed(current, n):
                cue = (self._followed(current, n), self._followed(current, n) + 1)
            elif phrase.preposition in ("nach", "gemäß", "gemäss") and self.reports(head):
                cue = (before, phrase.head + 1 if phrase.head == phrase.first else before + 1)
            if cue is None or head in self.known.not_sources:
                continue
            speaker = self.source_of(view, number, n)
            if speaker is not None:
                yield Saying("phrase", speaker, cue, view.number, number)

    def _laut(self, view: SentenceView, number: int) -> Iterator[Saying]:
        """Read "laut einer am Dienstag veröffentlichten Mitteilung der Nato", whose phrase is cut in two."""
        current = view.clauses[number]
        for i in current.clause.words:
            if self.words[i].lower != "laut" or any(p.preposition == "laut" for p in current.phrases):
                continue
            near = [n for n, p in enumerate(current.phrases) if i < p.first <= i + 6 and not p.preposition]
            speaker = self.source_of(view, number, near[0]) if near else None
            if speaker is not None:
                yield Saying("phrase", speaker, (i, i + 1), view.number, number)

    def _named(self, mentions: Sequence[int], head: str) -> bool:
        return (
            any(self.reading.mentions[n].kind in ("PER", "ORG") for n in mentions)
            or head in self.known.headline
        )

    def _followed(self, current: ClauseView, n: int) -> int:
        """Return the index of "zufolge" behind a phrase and what hangs on it; else 0."""
        phrase = current.phrases[n]
        for i in range(phrase.last, min(phrase.last + 12, len(self.words))):
            if self.words[i].lower == "zufolge":
                later = [
                    p for p in current.phrases if phrase.last <= p.first < i and p.behind < 0 and p.of < 0
                ]
                return i if i in current.clause.words and not any(not p.preposition for p in later) else 0
            if self.words[i].tag.startswith("V") or self.words[i].text == ",":
                return 0
        return 0

    def _so(self, view: SentenceView, number: int) -> Iterator[Saying]:
        """Read ", so der Sprecher": "so" behind a mark, a noun phrase, then a mark or the end."""
        current = view.clauses[number]
        for i in current.clause.words:
            if self.words[i].lower != "so" or i == 0 or self.words[i - 1].text.isalnum():
                continue
            for n, phrase in enumerate(current.phrases):
                if phrase.first != i + 1 or phrase.preposition:
                    continue
                last = self.end_of(current, n)
                if last < len(self.words) and self.words[last].text.isalnum():
                    continue
                speaker = self.speaker(view, number, n)
                if speaker is not None:
                    yield Saying("insert", speaker, (i, i + 1), view.number, number)

    def _nouns(self, view: SentenceView, number: int) -> Iterator[Saying]:
        """Read words right before a clause: "Berichte der Agentur, wonach", "ist überzeugt, dass"."""
        clause = view.clauses[number].clause
        first = clause.words[0] - 1
        while first > 0 and self.words[first].text in QUOTES | {","}:
            first -= 1
        holder = view.clause_of(first)
        if holder < 0 or holder == number or self.verb_of(view.clauses[holder]) is not None:
            return
        mother = view.clauses[holder]
        opens = clause.kind == "subordinate" and clause.opener in ("dass", "daß", "wonach", "ob")
        if not opens and not (clause.kind in ("main", "infinitive") and clause.parent == holder):
            return
        found = self._attitude(view, holder, first)
        for n, phrase in enumerate(mother.phrases):
            head = self.words[phrase.head].lower
            if not self.reports(head) or not first - 2 <= self.end_of(mother, n) - 1 <= first:
                continue
            attribute = self.source_of(view, holder, n)
            if attribute is not None and attribute.first != phrase.first and not attribute.pronoun:
                found = Saying("verb", attribute, (phrase.head, phrase.head + 1), view.number, holder)
        if found is not None and (opens or subjunctive(self.words, clause, second=True)):
            yield found

    def _attitude(self, view: SentenceView, holder: int, last: int) -> Saying | None:
        """Read "ist überzeugt", "kam zu dem Ergebnis": the subject of the clause speaks."""
        current = view.clauses[holder]
        for i in current.clause.words:
            if last - 3 <= i <= last and self.words[i].lower in self.known.attitudes:
                finite = current.clause.finite
                speaker = self.subject(view, holder, finite[0] if finite else i, "")
                return (
                    Saying("verb", speaker, (i, i + 1), view.number, holder) if speaker is not None else None
                )
        return None

    def _colon(self, view: SentenceView) -> Iterator[Saying]:
        """Read "Kreml: Putin reist …"."""
        if len(view.clauses) < 2 or view.clauses[0].clause.finite or len(view.clauses[0].clause.words) > 5:
            return
        first = view.clauses[0]
        end = first.clause.words[-1] + 1
        if end >= len(self.words) or self.words[end].text != ":" or not first.phrases:
            return
        speaker = self.speaker(view, 0, 0)
        if speaker is None:
            return
        head = self.words[first.phrases[0].head].text
        kinds = {self.reading.mentions[n].kind for n in first.phrases[0].mentions}
        if (
            kinds & {"PER", "ORG"}
            or head in _metonyms()
            or speaker.name in _metonyms()
            or head.lower() in self.known.headline
        ):
            yield Saying("colon", speaker, (end, end + 1), view.number, 0)


def _position(saying: Saying) -> tuple[int, int]:
    return saying.cue
