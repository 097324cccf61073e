"""The parts of a page in a reading: no sentence crosses them, and each knows where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from newsevents.pages.page import Stretch
from newsevents.reading import Reading
from newsevents.values import SegmentKind


def with_stretches(reading: Reading, stretches: Sequence[Stretch]) -> Reading:
    """Return a reading with its sentences cut where parts of the page meet.

    Args:
        reading: the text as it was read.
        stretches: parts of its text, in text order; none where it is one body.
    """
    if not stretches:
        return reading
    starts = [stretch.start for stretch in stretches]
    sentences: list[tuple[int, int]] = []
    segments: list[SegmentKind] = []
    for first, last in reading.sentences:
        cut = first
        at = _number(starts, reading.words[first].start)
        for index in range(first + 1, last):
            here = _number(starts, reading.words[index].start)
            if here != at:
                if stretches[here].kind != stretches[at].kind or "\n\n" in reading.words[index - 1].text:
                    sentences.append((cut, index))
                    segments.append(stretches[at].kind)
                    cut = index
                at = here
        sentences.append((cut, last))
        segments.append(stretches[at].kind)
    if len(sentences) == len(reading.sentences):
        return replace(reading, segments=tuple(segments))
    return _cut(reading, sentences, segments)


def _number(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _cut(reading: Reading, sentences: list[tuple[int, int]], segments: list[SegmentKind]) -> Reading:
    """Count sentences anew; no word hangs on a word of another sentence."""
    sentence_of = [0] * len(reading.words)
    for number, (first, last) in enumerate(sentences):
        sentence_of[first:last] = [number] * (last - first)
    words = tuple(
        replace(word, head=-1)
        if word.head >= 0 and sentence_of[word.head] != sentence_of[word.index]
        else word
        for word in reading.words
    )
    starts = [reading.words[first].start for first, _ in sentences]
    dates = tuple(replace(date, sentence=_number(starts, date.start)) for date in reading.dates)
    return replace(
        reading,
        words=words,
        sentences=tuple(sentences),
        sentence_of=tuple(sentence_of),
        dates=dates,
        segments=tuple(segments),
    )
