"""Phrases as speakers: whom they name, with all that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass

from newsevents.linking import Links
from newsevents.reading import Reading
from newsevents.syntax.sentence import ClauseView, SentenceView

QUOTES = frozenset("„“”\"»«‚‘’›‹'")
_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des"})
_NOBODY = frozenset({"es", "man", "was", "das", "dies", "sich", "nichts", "niemand", "alles", "wer"})


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


class SpeakerReader:
    """Reads phrases as speakers.

    Args:
        reading: the text.
        links: who each mention is.
    """

    def __init__(self, reading: Reading, links: Links) -> None:
        self.reading = reading
        self.words = reading.words
        self.links = links

    def end_of(self, current: ClauseView, n: int) -> int:
        """Return the index behind a phrase with its attributes and the quotation marks around them."""
        members, last = {n}, current.phrases[n].last
        for other in range(n + 1, len(current.phrases)):
            phrase = current.phrases[other]
            named = not phrase.preposition and (phrase.behind in members or self.quoted(last, phrase.first))
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

    def quoted(self, last: int, first: int) -> bool:
        """Say whether only an article and a quotation mark part two phrases: "der „New York Times“"."""
        between = [self.words[i] for i in range(last, first)]
        return any(word.text in QUOTES for word in between) and all(
            word.text in QUOTES or word.tag == "ART" for word in between
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
            return Speaker(self.text_of(phrase.first, phrase.last), phrase.first, phrase.last, pronoun=True)
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
        first, last = phrase.first, self.end_of(current, n)
        apposed = [m for other in current.phrases if other.apposed == n for m in other.mentions]
        behind = [
            m
            for other in current.phrases[n + 1 :]
            if (other.behind == n or self.quoted(phrase.last, other.first))
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

    def of_mention(self, number: int) -> Speaker:
        mention = self.reading.mentions[number]
        entity = self.links.get(number)
        if entity is None:
            return Speaker(mention.text, mention.first, mention.last)
        return Speaker(entity.name, mention.first, mention.last, entity.id, entity.kind == "PER")

    def _plain(self, first: int, last: int, determiner: str) -> str:
        """Return the words without a definite article; a simple genitive loses its ending ("des Kremls")."""
        start = first + 1 if self.words[first].lower in _DEFINITE and last > first + 1 else first
        text = self.text_of(start, last)
        if (
            determiner == "des"
            and last == start + 1
            and text.endswith("s")
            and not text.endswith(("es", "ss"))
        ):
            return text[:-1]
        return text

    def text_of(self, first: int, last: int) -> str:
        return self.reading.text[self.words[first].start : self.words[last - 1].end]
