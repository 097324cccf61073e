"""A Doc as plain values: words, sentences, mentions and date expressions, without spaCy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from newsevents.descriptions import Description
from newsevents.normalize.dates import DateExpression
from newsevents.normalize.index import Kind
from newsevents.values import SegmentKind

MentionForm = Literal["name", "part", "nationality", "inhabitant", "description"]


@dataclass(slots=True, unsafe_hash=True)  # not frozen: that makes each of the many words slow to make
class Word:
    """A token.

    ``tag`` is STTS (guessed from closed word classes where the pipeline has no tagger), ``head`` the index of
    the governing word or -1, ``dep`` a TIGER label or "", ``tense`` "Past" or "Pres" where the pipeline has
    morphology.
    """

    index: int
    text: str
    lower: str
    start: int
    end: int
    tag: str
    head: int = -1
    dep: str = ""
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name somebody or some place.

    Attributes:
        form: a name; the name inside a compound ("Putin-Besuch"); an adjective of nationality ("russische");
            an inhabitant ("die Russen"); an office or role without a name ("der russische Präsident").
        kind: PER, LOC or ORG.
        first: index of the first word.
        last: index behind the last word.
        start: offset of the first character.
        end: offset behind the last character.
        key: id in the knowledge base where the component knew it, else "".
        genitive: True for a name in the genitive ("Russlands").
        description: office and role of a description, else None.
    """

    form: MentionForm
    kind: Kind
    first: int
    last: int
    start: int
    end: int
    text: str
    key: str = ""
    genitive: bool = False
    description: Description | None = None

    def shifted(self, words: int, characters: int) -> Mention:
        """Return the mention as it counts in a longer text."""
        described = self.description
        if described is not None:
            described = replace(
                described,
                first=described.first + words,
                last=described.last + words,
                head=described.head + words,
                start=described.start + characters,
                end=described.end + characters,
            )
        return replace(
            self,
            first=self.first + words,
            last=self.last + words,
            start=self.start + characters,
            end=self.end + characters,
            description=described,
        )


@dataclass(frozen=True)
class Reading:
    """A Doc read once: plain values only.

    Attributes:
        text: the text given.
        words: all tokens.
        sentences: word ranges.
        mentions: in text order; nested ones (the country in a description) are included.
        dates: date expressions, in text order.
        parsed: True where the words carry dependencies.
        sentence_of: number of the sentence of each word.
        knowledge: digest of the user's tables that the Doc was made with, or "".
        segments: part of the page that each sentence stands in; empty where all is body.
    """

    text: str
    words: tuple[Word, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateExpression, ...]
    parsed: bool = False
    sentence_of: tuple[int, ...] = field(default=(), repr=False)
    knowledge: str = ""
    segments: tuple[SegmentKind, ...] = ()

    def segment_of(self, sentence: int) -> SegmentKind:
        """Return the part of the page that a sentence stands in."""
        return self.segments[sentence] if self.segments else "body"


def join_readings(text: str, readings: Sequence[Reading]) -> Reading:
    """Join the readings of consecutive pieces of a text.

    Args:
        text: the whole text.
        readings: one for each piece, in order; the pieces together are the text.

    Returns:
        One reading, offsets and indices counted in the whole text.
    """
    if len(readings) == 1 and readings[0].text == text:
        return readings[0]
    words: list[Word] = []
    sentences: list[tuple[int, int]] = []
    mentions: list[Mention] = []
    dates: list[DateExpression] = []
    sentence_of: list[int] = []
    segments: list[SegmentKind] = []
    offset = 0
    for part in readings:
        by, count = len(words), len(sentences)
        words += [
            Word(
                word.index + by,
                word.text,
                word.lower,
                word.start + offset,
                word.end + offset,
                word.tag,
                word.head + by if word.head >= 0 else -1,
                word.dep,
                word.tense,
            )
            for word in part.words
        ]
        sentences += [(first + by, last + by) for first, last in part.sentences]
        mentions += [mention.shifted(by, offset) for mention in part.mentions]
        dates += [
            replace(date, start=date.start + offset, end=date.end + offset, sentence=date.sentence + count)
            for date in part.dates
        ]
        sentence_of += [number + count for number in part.sentence_of]
        segments += part.segments or ["body"] * len(part.sentences)
        offset += len(part.text)
    parsed = any(part.parsed for part in readings)
    knowledge = next((part.knowledge for part in readings if part.knowledge), "")
    return Reading(
        text,
        tuple(words),
        tuple(sentences),
        tuple(mentions),
        tuple(dates),
        parsed,
        tuple(sentence_of),
        knowledge,
        tuple(segments) if any(part.segments for part in readings) else (),
    )
