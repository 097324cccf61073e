"""Many texts in, articles out, in order, in one process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsevents._checks import check_pipeline, given_or_default
from newsevents.article import Article
from newsevents.chunks import DROPPED, Unread, cut, read_chunk
from newsevents.errors import InputError
from newsevents.failures import FailedRow, describe, raise_failure
from newsevents.pages import PageMode
from newsevents.steps import Published, Row, check_row

if TYPE_CHECKING:
    from spacy.language import Language


def extract_many(
    rows: Iterable[str | Mapping[str, Any]],
    *,
    published: Published = None,
    nlp: Language | None = None,
    page: PageMode = "auto",
    batch_size: int = 16,
    workers: int = 1,
    on_error: Callable[[FailedRow], object] | None = None,
) -> Iterator[Article]:
    """Extract from a stream of articles, in order, without holding it in memory.

    Args:
        rows: texts, or mappings with ``text`` and, if you like, ``id``, ``title``, ``url`` and
            ``published``; other keys are left alone.
        published: date of publication of rows that name none.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one.
        page: whether texts are read as pages, see :func:`newsevents.extract`.
        batch_size: most texts that are read together.
        workers: processes that read; 1 reads in this one. Each holds a pipeline of its own. A script that
            asks for more than one must start its work under ``if __name__ == "__main__":``.
        on_error: called for each row that gives no article, in order; the stream then goes on. None raises.

    Yields:
        One article a row. A row that the pipeline's own error handler drops is left out.

    Raises:
        InputError: a row has no text (slug ``row-without-text``), the text is no string, or its date is no
            date; the message names the row by its position (from 1) and id.
        BatchError: a row failed in the pipeline (slug ``row-failed``), ended a worker (``worker-died``) or
            took too long there (``row-timeout``); no worker could be started (``workers-not-started``).

    Examples:
        >>> rows = ["Es regnet.", {"text": "Macron besucht Berlin.", "id": 7}]
        >>> [(article.id, len(article.events)) for article in extract_many(rows)]
        [(None, 0), ('7', 1)]

        >>> failed = []
        >>> rows = [{"text": None, "id": 8}, "Macron besucht Berlin."]
        >>> [len(article.events) for article in extract_many(rows, on_error=failed.append)]
        [1]
        >>> failed[0].slug, failed[0].number, failed[0].id
        ('row-without-text', 1, '8')
    """
    chunks = cut(_checked(rows, published, page), batch_size, _length)
    for chunk, answers in _read(chunks, nlp, workers):
        for (number, row), answer in zip(chunk, answers, strict=True):
            if isinstance(answer, Article):
                yield answer
                continue
            failed = row if isinstance(row, FailedRow) else _failed(number, row.id, answer)
            if on_error is not None:
                on_error(failed)
            elif answer is not DROPPED:
                raise_failure(failed, answer.error)


_Chunk = list[tuple[int, Row | FailedRow]]


def _read(
    chunks: Iterable[_Chunk], nlp: Language | None, workers: int
) -> Iterator[tuple[_Chunk, list[Article | Unread]]]:
    """Yield each chunk with what its rows became."""
    if workers > 1:
        from newsevents.batch.pool import Pool
        from newsevents.batch.worker import PipelineSource, keep_articles

        if nlp is not None:
            check_pipeline(nlp)
        source = PipelineSource.of(nlp)
        with Pool(source, keep_articles, workers=workers) as pool:
            for chunk, answer in pool.run((chunk, _good(chunk)) for chunk in chunks):
                yield chunk, _spread(chunk, answer.results())
        return
    pipeline = given_or_default(nlp)
    for chunk in chunks:
        yield chunk, _spread(chunk, read_chunk(_good(chunk), pipeline))


def _good(chunk: _Chunk) -> list[Row]:
    return [row for _, row in chunk if isinstance(row, Row)]


def _spread(chunk: _Chunk, answers: Iterable[Article | Unread]) -> list[Article | Unread]:
    """Put the answers of the good rows of a chunk beside what stands for its bad rows."""
    rest = iter(answers)
    return [Unread(row.slug, row.reason) if isinstance(row, FailedRow) else next(rest) for _, row in chunk]


def _failed(number: int, id: str | None, unread: Unread) -> FailedRow:
    return FailedRow(id=id, slug=unread.slug, reason=unread.reason, number=number)


def _length(item: tuple[int, Row | FailedRow]) -> int:
    return len(item[1].text) if isinstance(item[1], Row) else 0


def _checked(
    rows: Iterable[str | Mapping[str, Any]], published: Published, page: PageMode
) -> Iterator[tuple[int, Row | FailedRow]]:
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise InputError(
            f"rows must be an iterable of texts or mappings, got one {type(rows).__name__}: "
            "put it into a list, or use newsevents.extract(text)",
            slug="input-not-text",
        )
    check_row("", published, page=page)
    for number, row in enumerate(rows, start=1):
        try:
            if isinstance(row, Mapping):
                yield number, row_of(row, published, page)
            else:
                yield number, check_row(row, published, page=page)
        except InputError as error:
            id = describe(row) if isinstance(row, Mapping) else None
            yield number, FailedRow(id=id, slug=error.slug, reason=str(error), number=number)


def row_of(values: Mapping[str, Any], published: Published, page: PageMode) -> Row:
    """Check a row that a caller hands in as a mapping.

    Args:
        values: ``text`` and, if you like, ``id``, ``title``, ``url`` and ``published``; what pandas writes
            for a missing value counts as missing.
        published: date of publication where the row names none.
        page: whether the text is read as a page.

    Raises:
        InputError: there is no text (slug ``row-without-text``) or :func:`newsevents.steps.check_row` can't
            use it.
    """
    known = {key: value for key, value in values.items() if not _is_missing(value)}
    if "text" not in known:
        raise InputError(
            f"no 'text', only {sorted(map(str, known))}: name the column 'text'", slug="row-without-text"
        )
    return check_row(
        known["text"],
        known.get("published") or published,
        id=known.get("id"),
        title=known.get("title"),
        url=known.get("url"),
        page=page,
    )


def _is_missing(value: Any) -> bool:
    """Say whether a cell is None, or NaN, NaT or NA of pandas."""
    if isinstance(value, float):
        return value != value
    return value is None or type(value).__name__ in ("NAType", "NaTType")
