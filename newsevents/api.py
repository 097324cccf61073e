"""The public steps: text or Doc in, records out."""

from __future__ import annotations

import datetime as dt
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsevents.article import Article
from newsevents.errors import InputError
from newsevents.event_types import Event

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from newsevents.reading import Reading

Published = dt.date | dt.datetime | str | None
#: Characters that are handed to spaCy at once; longer texts are cut at blank lines, else at sentence ends.
PIECE = 100_000
#: Longest stretch without white space that is read. Longer ones (embedded images, broken encodings) are no
#: German, and tokenizers that peel signs off one by one need a time for them that grows with the square of
#: their length.
RUN = 2_000
_RUNS = re.compile(rf"(?<!\S)\S{{{RUN + 1},}}")


def extract(text: str, *, published: Published = None, nlp: Language | None = None) -> Article:
    """Extract entities, dates and events from one article.

    Args:
        text: the article; all offsets of the result refer to it.
        published: date of publication as date, datetime or ISO string. Without it, relative dates stay open.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one, which is loaded once.

    Returns:
        The article. A text without anything to find gives an article without events.

    Raises:
        InputError: ``text`` is not a string (slug ``input-not-text``) or ``published`` is no date (slug
            ``published-not-a-date``).

    >>> article = extract("Merz traf Macron am Freitag in Lyon.", published="2025-07-07")
    >>> article.events[0].type, article.events[0].date.value
    ('meeting', '2025-07-04')
    """
    row, pipeline = _row(text, published), _pipeline(nlp)
    return _article(_read(row["text"], pipeline), row, pipeline)


def extract_many(
    rows: Iterable[str | Mapping[str, Any]],
    *,
    published: Published = None,
    nlp: Language | None = None,
    batch_size: int = 64,
    n_process: int = 1,
) -> Iterator[Article]:
    """Extract from a stream of articles, in order, without holding it in memory.

    Args:
        rows: texts, or mappings with ``text`` and, if you like, ``id``, ``title``, ``url`` and
            ``published``; other keys are left alone.
        published: date of publication of rows that name none.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one.
        batch_size: texts handed to spaCy at once.
        n_process: processes for the spaCy part.

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
    pipeline = _pipeline(nlp)
    pending: deque[_Job] = deque()
    pairs = _feed(_checked(rows, published), pending)
    for doc, number in pipeline.pipe(pairs, as_tuples=True, batch_size=batch_size, n_process=n_process):
        while pending[0].number < number:
            yield from _finished(pending.popleft(), pipeline)
        pending[0].readings.append(_reading(doc))
        if len(pending[0].readings) == pending[0].readable:
            yield from _finished(pending.popleft(), pipeline)
    while pending:
        yield from _finished(pending.popleft(), pipeline)


def events(doc: Doc, *, published: Published = None) -> tuple[Event, ...]:
    """Return the events of a Doc that a pipeline of this library has annotated.

    Args:
        doc: from :func:`newsevents.load`, or from a pipeline with the ``newsevents_*`` components.
        published: date of publication as date, datetime or ISO string.

    Returns:
        The events in text order; offsets refer to ``doc.text``.

    Raises:
        InputError: not an annotated Doc (slug ``doc-not-annotated``) or a bad date (slug
        ``published-not-a-date``).

    >>> import newsevents
    >>> doc = newsevents.blank()("Kim Jong Un empfing Wladimir Putin in Pjöngjang.")
    >>> [event.type for event in events(doc)]
    ['meeting']
    """
    from newsevents.normalize.dates import parse_published
    from newsevents.records import build_records

    return build_records(_reading(doc), published=parse_published(published)).events


def _pipeline(nlp: Language | None) -> Language:
    from newsevents.pipeline import default_pipeline

    return default_pipeline() if nlp is None else nlp


def _reading(doc: Doc) -> Reading:
    from newsevents.mentions import read_doc

    return read_doc(doc)


def _read(text: str, nlp: Language) -> Reading:
    return _join(text, (_reading(nlp(piece)) for piece, readable in pieces(text) if readable))


def _join(text: str, readings: Iterable[Reading]) -> Reading:
    """Join the readings of the readable pieces of a text; what is not readable becomes one word each."""
    from newsevents.reading import join_readings

    rest = iter(readings)
    return join_readings(
        text, [next(rest) if readable else _unread(piece) for piece, readable in pieces(text)]
    )


def _unread(piece: str) -> Reading:
    from newsevents.reading import Reading, Word

    return Reading(piece, (Word(0, piece, piece, 0, len(piece), "XY"),), ((0, 1),), (), (), sentence_of=(0,))


def pieces(text: str, *, size: int = PIECE) -> Iterator[tuple[str, bool]]:
    """Part a text into pieces that are read one by one, in time linear in its length.

    Args:
        text: the text; the pieces put together are the text again.
        size: most characters of a readable piece; it ends at a blank line, line end, sentence end or blank.

    Yields:
        A piece, and False where it is a stretch of more than ``RUN`` characters without white space.

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


@dataclass
class _Job:
    """A row on its way through the pipeline."""

    number: int
    row: dict[str, Any]
    readable: int
    readings: list[Reading] = field(default_factory=list)


def _feed(rows: Iterable[dict[str, Any]], pending: deque[_Job]) -> Iterator[tuple[str, int]]:
    """Yield the readable pieces of all rows with the number of their row; note each row in ``pending``."""
    for number, row in enumerate(rows):
        readable = [piece for piece, is_readable in pieces(row["text"]) if is_readable]
        pending.append(_Job(number, row, len(readable)))
        for piece in readable:
            yield piece, number


def _finished(job: _Job, nlp: Language) -> Iterator[Article]:
    """Yield the article of a row; none where the pipeline's error handler has dropped a piece of it."""
    if len(job.readings) == job.readable:
        yield _article(_join(job.row["text"], job.readings), job.row, nlp)


def _article(reading: Reading, row: Mapping[str, Any], nlp: Language) -> Article:
    from newsevents.records import build_article

    return build_article(
        reading,
        published=row["published"],
        id=row["id"],
        title=row["title"],
        url=row["url"],
        pipeline=f"{nlp.meta.get('lang', 'de')}_{nlp.meta.get('name', 'pipeline')}",
        pipeline_version=str(nlp.meta.get("version", "")),
    )


def _row(text: Any, published: Any, **more: Any) -> dict[str, Any]:
    from newsevents.normalize.dates import parse_published

    if not isinstance(text, str):
        remedy = (
            "decode it first (text.decode('utf-8'))"
            if isinstance(text, bytes)
            else "hand in the article as str"
        )
        raise InputError(f"text must be a str, got {type(text).__name__}: {remedy}", slug="input-not-text")
    return {
        "text": text,
        "published": parse_published(published),
        "id": _string(more.get("id")),
        "title": _string(more.get("title")),
        "url": _string(more.get("url")),
    }


def _string(value: Any) -> str | None:
    return None if value is None else str(value)


def _checked(rows: Iterable[str | Mapping[str, Any]], published: Published) -> Iterator[dict[str, Any]]:
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
            values = {key: row.get(key) for key in ("id", "title", "url")}
            text, date = row["text"], row.get("published") or published
        else:
            where, values, text, date = f"row {number}", {}, row, published
        try:
            yield _row(text, date, **values)
        except InputError as error:
            raise InputError(f"{where}: {error}", slug=error.slug) from None
