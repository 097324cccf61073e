"""Text → readable pieces: long texts are read bit by bit, in time linear in their length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsevents.reading import Reading, Word, join_readings

#: Characters that are handed to spaCy at once; longer texts are cut at blank lines, else at sentence ends.
PIECE = 100_000
#: Longest stretch without white space that is read. Longer ones (embedded images, broken encodings) are no
#: German, and tokenizers that peel signs off one by one need a time for them that grows with the square of
#: their length.
RUN = 2_000
_RUNS = re.compile(rf"(?<!\S)\S{{{RUN + 1},}}")


def pieces(text: str, *, size: int = PIECE) -> Iterator[tuple[str, bool]]:
    """Part a text into pieces that are read one by one, in time linear in its length.

    Args:
        text: the text; the pieces put together are the text again.
        size: most characters of a readable piece; it ends at a blank line, line end, sentence end or blank.

    Yields:
        A piece, and False where it is a stretch of more than ``RUN`` characters without white space.

    Examples:
        >>> list(pieces("ab cd ef", size=6))
        [('ab cd ', True), ('ef', True)]
    """
    start = 0
    for run in _RUNS.finditer(text):
        yield from _cut(text, start, run.start(), size)
        yield run[0], False
        start = run.end()
    yield from _cut(text, start, len(text), size)


def _cut(text: str, start: int, end: int, size: int) -> Iterator[tuple[str, bool]]:
    while end - start > size:
        stop = start + size
        for mark in ("\n\n", "\n", ". ", " "):
            found = text.rfind(mark, start, stop)
            if found >= 0:
                stop = found + len(mark)
                break
        yield text[start:stop], True
        start = stop
    if start < end:
        yield text[start:end], True


def join_pieces(text: str, readings: Iterable[Reading]) -> Reading:
    """Join the readings of the readable pieces of a text; what is not readable becomes one word each.

    Args:
        text: the whole text.
        readings: one for each readable piece of :func:`pieces`, in order.

    Returns:
        One reading, offsets and indices counted in the whole text.
    """
    rest = iter(readings)
    return join_readings(
        text, [next(rest) if readable else _unread(piece) for piece, readable in pieces(text)]
    )


def _unread(piece: str) -> Reading:
    return Reading(piece, (Word(0, piece, piece, 0, len(piece), "XY"),), ((0, 1),), (), (), sentence_of=(0,))
