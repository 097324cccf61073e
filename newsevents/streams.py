"""Many texts in, articles out, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsevents.article import Article
from newsevents.errors import InputError
from newsevents.pages import PageMode
from newsevents.steps import Prepared, Published, Row, check_row, finish, prepare

if TYPE_CHECKING:
    from spacy.language import Language

    from newsevents.reading import Reading


def extract_many(
    rows: Iterable[str | Mapping[str, Any]],
    *,
    published: Published = None,
    nlp: Language | None = None,
    batch_size: int = 64,
    n_process: int = 1,
    page: PageMode = "auto",
) -> Iterator[Article]:
    """Extract from a stream of articles, in order, without holding it in memory.

    Args:
        rows: texts, or mappings with ``text`` and, if you like, ``id``, ``title``, ``url`` and
            ``published``; other keys are left alone.
        published: date of publication of rows that name none.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one.
        batch_size: texts handed to spaCy at once.
        n_process: processes for the spaCy part.
        page: whether texts are read as pages, see :func:`newsevents.extract`.

    Yields:
        One article a row. A row on which a pipe fails is left out if the pipeline's error handler lets it
        go on (``nlp.set_error_handler``); else the error is raised.

    Raises:
        InputError: a row has no text (slug ``row-without-text``), the text is no string, or its date is no
        date;
            the message names the row by its position (from 1) and id.

    >>> rows = ["Es regnet.", {"text": "Macron besucht Berlin.", "id": 7}]
    >>> [(article.id, len(article.events)) for article in extract_many(rows)]
    [(None, 0), ('7', 1)]
    """
    from newsevents.mentions import read_doc
    from newsevents.pipeline import default_pipeline

    pipeline = default_pipeline() if nlp is None else nlp
    pending: deque[_Job] = deque()
    pairs = _feed(_checked(rows, published, page), pending)
    for doc, number in pipeline.pipe(pairs, as_tuples=True, batch_size=batch_size, n_process=n_process):
        while pending[0].number < number:
            yield from _finished(pending.popleft(), pipeline)
        pending[0].readings.append(read_doc(doc))
        if pending[0].is_complete:
            yield from _finished(pending.popleft(), pipeline)
    while pending:
        yield from _finished(pending.popleft(), pipeline)


@dataclass
class _Job:
    """A row on its way through the pipeline."""

    number: int
    prepared: Prepared
    readings: list[Reading] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """True when all pieces have been read."""
        return len(self.readings) == len(self.prepared.pieces)


def _feed(rows: Iterable[Row], pending: deque[_Job]) -> Iterator[tuple[str, int]]:
    """Yield the readable pieces of all rows with the number of their row; note each row in ``pending``."""
    for number, row in enumerate(rows):
        prepared = prepare(row)
        pending.append(_Job(number, prepared))
        for piece in prepared.pieces:
            yield piece, number


def _finished(job: _Job, nlp: Language) -> Iterator[Article]:
    """Yield the article of a row; none where the pipeline's error handler has dropped a piece of it."""
    if job.is_complete:
        yield finish(job.prepared, job.readings, nlp)


def _checked(
    rows: Iterable[str | Mapping[str, Any]], published: Published, page: PageMode
) -> Iterator[Row]:
    if isinstance(rows, (str, bytes, Mapping)) or not isinstance(rows, Iterable):
        raise InputError(
            f"rows must be an iterable of texts or mappings, got one {type(rows).__name__}: "
            "put it into a list, or use newsevents.extract(text)",
            slug="input-not-text",
        )
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Mapping):
            where = f"row {number}" + (f" (id {row['id']!r})" if row.get("id") is not None else "")
            if row.get("text") is None:
                raise InputError(
                    f"{where} has no 'text', only {sorted(map(str, row))}: name the column 'text'",
                    slug="row-without-text",
                )
            values: dict[str, Any] = {key: row.get(key) for key in ("id", "title", "url")}
            text, date = row["text"], row.get("published") or published
        else:
            where, text, date = f"row {number}", row, published
            values = {}
        try:
            yield check_row(text, date, page=page, **values)
        except InputError as error:
            raise InputError(f"{where}: {error}", slug=error.slug) from None
