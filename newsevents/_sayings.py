"""Frames of saying in one sentence: verbs of saying, "laut …", "nach Angaben …", "wie … mitteilte", "so …", a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from newsevents import lexicons
from newsevents.inflection import particle_of, verb_forms
from newsevents.linking import Links
from newsevents.reading import Reading, Word
from newsevents.syntax.clauses import FINITE, Clause
from newsevents.syntax.sentence import ClauseView, SentenceView

FrameKind = Literal["verb", "quote-verb", "insert", "phrase", "colon"]

_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des"})
_PERSONAL = frozenset(
    {"er", "sie", "ihm", "ihr", "ihnen", "dieser", "diese", "jener", "dieselbe", "letzterer", "der", "die"}
)
_POSSESSIVE = ("sein", "ihr")
_QUOTES = frozenset("„“”\"»«‚‘’›‹'")
_MARKS = _QUOTES | {",", "–", "—", "-", "!", "?"}
_BE = frozenset("ist sind sei seien war waren wäre wären".split())
_ADVERBIAL = frozenset(
    "nachdem als während wenn weil obwohl bevor falls sofern da indem sobald seitdem bis ehe um".split()
)
_NOBODY = frozenset({"es", "man", "was", "das", "dies", "sich", "nichts", "niemand", "alles", "wer"})
_SOURCE_PREPOSITIONS = frozenset({"von", "aus", "in", "bei", "seitens"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks.

    Attributes:
        name: canonical name, or the words of the text.
        first: index of the first word that names the speaker.
        last: index behind the last one.
        entity: id of the entity, or "".
        person: True for a known person of the article.
        pronoun: True where it is only a pronoun, "back" words ("dem Bericht") or unnamed.
    """

    name: str
    first: int
    last: int
    entity: str = ""
    person: bool = False
    pronoun: bool = False


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


@dataclass(frozen=True)
class _Vocabulary:
    """The lists of ``data/attribution.toml``, ready to look up."""

    verbs: dict[str, tuple[tuple[str, str, bool], ...]]
    only_with: dict[str, frozenset[str]]
    anonymous: frozenset[str]
    endings: tuple[str, ...]
    not_sources: frozenset[str]
    attitudes: frozenset[str]
    headline: frozenset[str]
    back: frozenset[str]
    back_adverbs: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    complement: frozenset[str]


@lru_cache(maxsize=1)
def attribution_words() -> _Vocabulary:
    """Return the words of attribution; verb form → (infinitive, particle or "", True for a verb of quotes only)."""
    data = lexicons.vocabulary("attribution")
    verbs: dict[str, list[tuple[str, str, bool]]] = {}
    for group in ("clause", "quote"):
        for entry in data["verbs"][group]:
            infinitive = entry.split()[0].replace("|", "")
            for form in verb_forms(entry):
                reading = (infinitive, particle_of(entry) if form.split else "", group == "quote")
                if reading not in verbs.setdefault(form.text, []):
                    verbs[form.text].append(reading)
    nouns = data["nouns"]
    return _Vocabulary(
        {text: tuple(readings) for text, readings in verbs.items()},
        {verb: frozenset(words) for verb, words in data["verbs"]["only_with"].items()},
        frozenset(data["verbs"]["anonymous"]),
        tuple(nouns["endings"]),
        frozenset(nouns["not_sources"]),
        frozenset(nouns["attitudes"]),
        frozenset(nouns["headline"]),
        frozenset(nouns["back"]),
        frozenset(data["adverbs"]["back"]),
        frozenset(data["subjunctive"]["first"]),
        frozenset(data["subjunctive"]["second"]),
        frozenset(data["clauses"]["complement"]),
    )


@lru_cache(maxsize=1)
def _metonyms() -> frozenset[str]:
    return frozenset(name for country in lexicons.countries() for name in country.metonyms)


def subjunctive(words: Sequence[Word], clause: Clause, *, second: bool = False) -> bool:
    """Say whether a clause stands in the subjunctive of reported speech.

    Args:
        words: all words.
        clause: the clause.
        second: let Konjunktiv II count too; it stands in where Konjunktiv I looks like the indicative.
    """
    known = attribution_words()
    for i in clause.finite:
        lower = words[i].lower
        if lower in known.first or (second and lower in known.second):
            return True
        if words[i].tag == "VVFIN" and lower.endswith("e") and not lower.endswith("te") and len(lower) > 3:
            return not any(words[j].lower == "ich" for j in clause.words)
    return False


class SayingFinder:
    """Finds the frames of saying of a sentence.

    Args:
        reading: the text.
        links: who each mention is.
    """

    def __init__(self, reading: Reading, links: Links) -> None:
        self.reading = reading
        self.words = reading.words
        self.links = links
        self.known = attribution_words()

    def find(self, view: SentenceView) -> list[Saying]:
        """Return the frames of a sentence in text order."""
        found: list[Saying] = []
        for number in range(len(view.clauses)):
            found += self._verbs(view, number)
            found += self._phrases(view, number)
            found += self._laut(view, number)
            found += self._so(view, number)
            found += self._nouns(view, number)
        found += self._colon(view)
        return sorted(found, key=_position)

    # -- verbs -------------------------------------------------------------------------------------------

    def _verbs(self, view: SentenceView, number: int) -> Iterator[Saying]:
        current = view.clauses[number]
        if current.clause.kind == "infinitive":
            return
        verb = self._verb_of(current)
        if verb is None:
            return
        index, infinitive, quotes_only = verb
        speaker = self._subject(view, number, index, infinitive)
        if speaker is None:
            return
        kind: FrameKind = "quote-verb" if quotes_only else "verb"
        if not quotes_only and self._inserted(view, number, index):
            kind = "insert"
        yield Saying(kind, speaker, (index, index + 1), view.number, number, current.object < 0)

    def any_speaker(self, view: SentenceView, number: int) -> Saying | None:
        """Return the subject of a clause beside direct speech as its speaker, whatever the verb ("freute sich X")."""
        clause = view.clauses[number].clause
        if not clause.finite:  # "X, Präsident des Rates: „…“"
            for n, phrase in enumerate(view.clauses[number].phrases):
                if any(self.reading.mentions[m].kind == "PER" for m in phrase.mentions) and not phrase.preposition:
                    named = self.speaker(view, number, n)
                    cue = (clause.words[-1], clause.words[-1] + 1)
                    return Saying("colon", named, cue, view.number, number) if named is not None else None
            return None
        index = clause.finite[-1]
        speaker = self._subject(view, number, index, "")
        return Saying("quote-verb", speaker, (index, index + 1), view.number, number) if speaker is not None else None

    def _verb_of(self, current: ClauseView) -> tuple[int, str, bool] | None:
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
        return any(i > start and self.words[i].lower in ("nicht", "weder", "nie") for i in current.clause.words)

    def _inverted(self, clause: Clause, index: int) -> bool:
        """Say whether a finite verb opens its clause: "…, sagte X", also where the clause took in words before."""
        if self.words[index].tag not in FINITE or not index:
            return False
        if index == next((i for i in clause.words if self.words[i].text not in _QUOTES), -1):
            return self.words[index - 1].text in _MARKS
        before = self.words[index - 1].text
        ends = before in _QUOTES and index > 1 and self.words[index - 2].text in ".,!?"
        return ends or (before in ",–—" and any(
            i < index and self.words[i].tag.startswith("V") for i in clause.words
        ))

    def _inserted(self, view: SentenceView, number: int, index: int) -> bool:
        """Say whether a clause is put in or behind: "…, sagte X", "wie X mitteilte"."""
        clause = view.clauses[number].clause
        first = next((i for i in clause.words if self.words[i].text not in _QUOTES), clause.words[0])
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

    def _subject(self, view: SentenceView, number: int, index: int, infinitive: str) -> Speaker | None:
        current = view.clauses[number]
        if infinitive == "hervorgehen":
            sources = [n for n, phrase in enumerate(current.phrases) if phrase.preposition == "aus"]
            return self._source_of(view, number, sources[0]) if sources else None
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
            phrase < 0 or self._inverted(current.clause, index) or not self._likely(current, phrase,
            here=holder == number)
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
        back = self._inverted(here.clause, index) or any(self.words[i].lower in ("weiter", "darin") for i in here.clause.words)
        back = back or any(p.preposition == "in" and p.determiner in ("der", "dem", "im") for p in here.phrases)
        first, last = min(index, es), max(index, es) + 1
        if last - first > 2:
            first, last = es, es + 1
        return Speaker(self._text(first, last), first, last, pronoun=back)

    def _ahead(self, current: ClauseView, index: int) -> int:
        """Return the name that opens a main clause before its verb: "Tourmanager X sagte der Zeitung"."""
        if current.clause.kind != "main" or self._inverted(current.clause, index):
            return -1
        for n, phrase in enumerate(current.phrases):
            if phrase.first > index or phrase.preposition or phrase.of >= 0 or "nom" not in phrase.cases:
                return -1
            start = current.clause.words[0]
            if phrase.pronoun or (
                phrase.first != start and not (phrase.first == start + 1 and self.words[start].tag in ("KON",
                "ADV"))
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
        return bool(subject.determiner or subject.mentions or subject.genitives or subject.last - subject.first > 1)

    def _behind_verb(self, current: ClauseView, index: int) -> int:
        """Return the phrase right behind a finite verb, past adverbs and particles, that may be its subject."""
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
        """Return who stands behind a passive or "hieß es": "von der Polizei", "in einer Mitteilung der Nato"."""
        current = view.clauses[number]
        for n, phrase in enumerate(current.phrases):
            if phrase.preposition not in _SOURCE_PREPOSITIONS or phrase.of >= 0:
                continue
            if self._reports(self.words[phrase.head].lower):
                return self._source_of(view, number, n)
            if phrase.preposition in prepositions:
                return self.speaker(view, number, n)
        return None

    # -- phrases -----------------------------------------------------------------------------------------

    def _reports(self, lower: str) -> bool:
        return lower.endswith(self.known.endings)

    def _phrases(self, view: SentenceView, number: int) -> Iterator[Saying]:
        current = view.clauses[number]
        for n, phrase in enumerate(current.phrases):
            if phrase.of >= 0 or phrase.apposed >= 0:
                continue
            head = self.words[phrase.head].lower
            last = self._end(current, n)
            after = self.words[last].lower if last < len(self.words) else ""
            before = phrase.first - 1
            cue: tuple[int, int] | None = None
            if phrase.preposition == "laut" or (
                phrase.preposition in ("gemäß", "gemäss") and self._named(phrase.mentions, head)
            ):
                cue = (before, before + 1)
            elif not phrase.preposition and after == "nach" and self._reports(head) and not phrase.pronoun:
                cue = (last, last + 1)
            elif not phrase.preposition and self._followed(current, n):
                cue = (self._followed(current, n), self._followed(current, n) + 1)
            elif phrase.preposition in ("nach", "gemäß", "gemäss") and self._reports(head):
                cue = (before, phrase.head + 1 if phrase.head == phrase.first else before + 1)
            if cue is None or head in self.known.not_sources:
                continue
            speaker = self._source_of(view, number, n)
            if speaker is not None:
                yield Saying("phrase", speaker, cue, view.number, number)

    def _laut(self, view: SentenceView, number: int) -> Iterator[Saying]:
        """Read "laut einer am Dienstag veröffentlichten Mitteilung der Nato", whose phrase is cut in two."""
        current = view.clauses[number]
        for i in current.clause.words:
            if self.words[i].lower != "laut" or any(p.preposition == "laut" for p in current.phrases):
                continue
            near = [n for n, p in enumerate(current.phrases) if i < p.first <= i + 6 and not p.preposition]
            speaker = self._source_of(view, number, near[0]) if near else None
            if speaker is not None:
                yield Saying("phrase", speaker, (i, i + 1), view.number, number)

    def _named(self, mentions: Sequence[int], head: str) -> bool:
        return any(self.reading.mentions[n].kind in ("PER", "ORG") for n in mentions) or head in self.known.headline

    def _followed(self, current: ClauseView, n: int) -> int:
        """Return the index of "zufolge" behind a phrase, with at most a phrase that hangs on it between; else 0."""
        phrase = current.phrases[n]
        for i in range(phrase.last, min(phrase.last + 12, len(self.words))):
            if self.words[i].lower == "zufolge":
                later = [p for p in current.phrases if phrase.last <= p.first < i and p.behind < 0 and p.of < 0]
                return i if i in current.clause.words and not any(not p.preposition for p in later) else 0
            if self.words[i].tag.startswith("V") or self.words[i].text == ",":
                return 0
        return 0

    def _source_of(self, view: SentenceView, number: int, n: int) -> Speaker | None:
        """Return whose report it is: the attribute of "Angaben", or the phrase itself."""
        current = view.clauses[number]
        phrase = current.phrases[n]
        if not self._reports(self.words[phrase.head].lower):
            return self.speaker(view, number, n)
        if phrase.determiner in ("dessen", "deren") and current.antecedent is not None:
            return self.speaker(view, *current.antecedent)
        texts = [self.words[i].lower for i in range(phrase.first, phrase.head)]
        if any(text.startswith("eigen") for text in texts):
            subject = current.subject
            whose = self.speaker(view, number, subject) if subject >= 0 and subject != n else None
            return replace(whose, first=phrase.first, last=phrase.last) if whose is not None else None
        for genitive in phrase.genitives:
            return self._mention(genitive)
        for other, attribute in enumerate(current.phrases):
            hangs = attribute.behind == n and attribute.preposition in ("von", "aus")
            if other > n and (attribute.of == n or hangs or self._quoted(phrase.last, attribute.first)):
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

    def _so(self, view: SentenceView, number: int) -> Iterator[Saying]:
        """Read ", so der Sprecher": "so" behind a mark, a noun phrase, then a mark or the end."""
        current = view.clauses[number]
        for i in current.clause.words:
            if self.words[i].lower != "so" or i == 0 or self.words[i - 1].text.isalnum():
                continue
            for n, phrase in enumerate(current.phrases):
                if phrase.first != i + 1 or phrase.preposition:
                    continue
                last = self._end(current, n)
                if last < len(self.words) and self.words[last].text.isalnum():
                    continue
                speaker = self.speaker(view, number, n)
                if speaker is not None:
                    yield Saying("insert", speaker, (i, i + 1), view.number, number)

    def _nouns(self, view: SentenceView, number: int) -> Iterator[Saying]:
        """Read nouns and adjectives right before a clause: "Berichte der Agentur, wonach", "ist überzeugt, dass"."""
        clause = view.clauses[number].clause
        first = clause.words[0] - 1
        while first > 0 and self.words[first].text in _QUOTES | {","}:
            first -= 1
        holder = view.clause_of(first)
        if holder < 0 or holder == number or self._verb_of(view.clauses[holder]) is not None:
            return
        mother = view.clauses[holder]
        opens = clause.kind == "subordinate" and clause.opener in ("dass", "daß", "wonach", "ob")
        if not opens and not (clause.kind in ("main", "infinitive") and clause.parent == holder):
            return
        found = self._attitude(view, holder, first)
        for n, phrase in enumerate(mother.phrases):
            head = self.words[phrase.head].lower
            if not self._reports(head) or not first - 2 <= self._end(mother, n) - 1 <= first:
                continue
            attribute = self._source_of(view, holder, n)
            if attribute is not None and attribute.first != phrase.first and not attribute.pronoun:
                found = Saying("verb", attribute, (phrase.head, phrase.head + 1), view.number, holder)
        if found is not None and (opens or subjunctive(self.words, clause, second=True)):
            yield found

    def _attitude(self, view: SentenceView, holder: int, last: int) -> Saying | None:
        """Read "ist überzeugt", "kam zu dem Ergebnis", "mit der Begründung": the subject of the clause speaks."""
        current = view.clauses[holder]
        for i in current.clause.words:
            if last - 3 <= i <= last and self.words[i].lower in self.known.attitudes:
                finite = current.clause.finite
                speaker = self._subject(view, holder, finite[0] if finite else i, "")
                return Saying("verb", speaker, (i, i + 1), view.number, holder) if speaker is not None else None
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

    # -- speakers ----------------------------------------------------------------------------------------

    def _end(self, current: ClauseView, n: int) -> int:
        """Return the index behind a phrase with its attributes and the quotation marks around them."""
        members, last = {n}, current.phrases[n].last
        for other in range(n + 1, len(current.phrases)):
            phrase = current.phrases[other]
            named = not phrase.preposition and (phrase.behind in members or self._quoted(last, phrase.first))
            if (
                phrase.of in members
                or named
                or (phrase.with_ == n and phrase.of < 0 and phrase.with_ != other)
            ):
                members.add(other)
                last = phrase.last
        while (
            last < len(self.words)
            and self.words[last].text in '“”"«»'
            and self._opened(current.phrases[n].first, last)
        ):
            last += 1
        return last

    def _quoted(self, last: int, first: int) -> bool:
        """Say whether only an article and an opening quotation mark part two phrases: "der „New York Times“"."""
        between = [self.words[i] for i in range(last, first)]
        return any(word.text in _QUOTES for word in between) and all(
            word.text in _QUOTES or word.tag == "ART" for word in between
        )

    def _opened(self, first: int, last: int) -> bool:
        return any(self.words[i].text in '„"»«' for i in range(first, last))

    def speaker(self, view: SentenceView, number: int, n: int) -> Speaker | None:
        """Return whom a phrase names.

        Args:
            view: the sentence.
            number: number of the clause.
            n: number of the phrase.

        Returns:
            The speaker, those coordinated with it included; None for a phrase that names nobody.
        """
        current = view.clauses[number]
        phrase = current.phrases[n]
        if phrase.pronoun:
            if self.words[phrase.head].lower in _NOBODY:
                return None
            return Speaker(self._text(phrase.first, phrase.last), phrase.first, phrase.last, pronoun=True)
        members = [
            m
            for m, other in enumerate(current.phrases)
            if m != n and other.with_ == n and other.of < 0 and other.apposed < 0
        ]
        found = [self._single(current, m) for m in (n, *members)]
        if len(found) == 1:
            return found[0]
        return Speaker(" und ".join(one.name for one in found), found[0].first, found[-1].last)

    def _single(self, current: ClauseView, n: int) -> Speaker:
        phrase = current.phrases[n]
        first, last = phrase.first, self._end(current, n)
        apposed = [m for other in current.phrases if other.apposed == n for m in other.mentions]
        behind = [
            m
            for other in current.phrases[n + 1 :]
            if (other.behind == n or self._quoted(phrase.last, other.first))
            and not other.preposition
            and not other.determiner
            for m in other.mentions
        ]
        names = [m for m in (*phrase.mentions, *apposed) if self.reading.mentions[m].form == "name"]
        persons = [m for m in names if self.reading.mentions[m].kind == "PER"]
        at_head = [
            m for m in names if self.reading.mentions[m].first <= phrase.head < self.reading.mentions[m].last
        ]
        media = [
            m
            for m in behind
            if self.reading.mentions[m].form == "name" and not self.reading.mentions[m].genitive
        ]
        described = [m for m in phrase.mentions if self.reading.mentions[m].form == "description"]
        for m in (*persons, *at_head, *media, *described):
            entity = self.links.get(m)
            if entity is not None:
                ends = [self.reading.mentions[m].last, last]
                return Speaker(entity.name, first, max(ends), entity.id, entity.kind == "PER")
        return Speaker(self._plain(first, last, phrase.determiner), first, last)

    def _mention(self, number: int) -> Speaker:
        mention = self.reading.mentions[number]
        entity = self.links.get(number)
        if entity is None:
            return Speaker(mention.text, mention.first, mention.last)
        return Speaker(entity.name, mention.first, mention.last, entity.id, entity.kind == "PER")

    def _plain(self, first: int, last: int, determiner: str) -> str:
        """Return the words without a definite article; a simple genitive loses its ending ("des Kremls" → "Kreml")."""
        start = first + 1 if self.words[first].lower in _DEFINITE and last > first + 1 else first
        text = self._text(start, last)
        if (
            determiner == "des"
            and last == start + 1
            and text.endswith("s")
            and not text.endswith(("es", "ss"))
        ):
            return text[:-1]
        return text

    def _text(self, first: int, last: int) -> str:
        return self.reading.text[self.words[first].start : self.words[last - 1].end]


def _position(saying: Saying) -> tuple[int, int]:
    return saying.cue
