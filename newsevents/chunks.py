"""A handful of rows read together: fast for the pipeline, and one bad row leaves the others alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, TypeVar

from newsevents.article import Article
from newsevents.failures import cause_of
from newsevents.steps import Row, finish, prepare

if TYPE_CHECKING:
    from spacy.language import Language

    from newsevents.reading import Reading

#: Characters after which a chunk is closed, however few its rows: bounds memory and waiting.
CHARACTERS = 200_000
#: Words and word parts that a vocabulary holds for good, some 100 MB.
VOCABULARY = 200_000
_Item = TypeVar("_Item")


class Unread:
    """Stands for a row that gave no article.

    Attributes:
        slug: name of the cause.
        reason: the same for people.
        error: the exception, where there was one in this process.
    """

    __slots__ = ("error", "reason", "slug")

    def __init__(self, slug: str, reason: str, error: Exception | None = None) -> None:
        self.slug = slug
        self.reason = reason
        self.error = error


#: What the pipeline's own error handler has dropped; whoever set that handler knows of it.
DROPPED = Unread(slug="row-failed", reason="the error handler of the pipeline left it out")


def cut(items: Iterable[_Item], size: int, length: Callable[[_Item], int]) -> Iterator[list[_Item]]:
    """Part a stream into chunks of at most ``size`` items and about ``CHARACTERS`` characters.

    Args:
        items: the stream; it is read only as far as the chunks are asked for.
        size: most items of a chunk.
        length: characters of an item.

    Examples:
        >>> list(cut(["a", "b", "c"], 2, len))
        [['a', 'b'], ['c']]
    """
    chunk: list[_Item] = []
    characters = 0
    for item in items:
        chunk.append(item)
        characters += length(item)
        if len(chunk) >= size or characters >= CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def read_chunk(rows: Sequence[Row], nlp: Language) -> list[Article | Unread]:
    """Read some rows together; where that fails, one by one.

    Args:
        rows: checked rows.
        nlp: the pipeline.

    Returns:
        An article for each row, or what stands for one that could not be read.
    """
    with _zone(nlp):
        if len(rows) > 1:
            try:
                return _read_together(rows, nlp)
            except Exception:  # noqa: S110 - whatever a row does to the pipeline, the others go on
                pass
        return [_read_alone(row, nlp) for row in rows]


def _zone(nlp: Language) -> AbstractContextManager[object]:
    """Forget the new words of a chunk behind it, once the vocabulary is large: it would grow without end.

    Before that a zone would only make the pipeline slower, because common words would be made anew each time.
    """
    if len(nlp.vocab.strings) > VOCABULARY and not getattr(nlp.vocab, "in_memory_zone", False):
        return nlp.memory_zone()
    return nullcontext()


def _read_alone(row: Row, nlp: Language) -> Article | Unread:
    try:
        return _read_together([row], nlp)[0]
    except Exception as error:
        return Unread(*cause_of(error), error)


def _read_together(rows: Sequence[Row], nlp: Language) -> list[Article | Unread]:
    from newsevents.mentions import read_doc

    prepared = [prepare(row) for row in rows]
    readings: list[list[Reading]] = [[] for _ in rows]
    pairs = ((piece, number) for number, row in enumerate(prepared) for piece in row.pieces)
    for doc, number in nlp.pipe(pairs, as_tuples=True, batch_size=max(len(rows), 1)):
        readings[number].append(read_doc(doc))
    return [
        finish(row, found, nlp) if len(found) == len(row.pieces) else DROPPED
        for row, found in zip(prepared, readings, strict=True)
    ]
