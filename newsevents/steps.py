"""The steps that every way in shares: a row is checked, its text prepared, read, and made into records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsevents.article import Article, PublishedFrom
from newsevents.errors import InputError
from newsevents.normalize.dates import parse_published
from newsevents.pages import PAGE_MODES, PageMode
from newsevents.pieces import join_pieces, pieces
from newsevents.values import Segment

if TYPE_CHECKING:
    from spacy.language import Language

    from newsevents.reading import Reading

Published = dt.date | dt.datetime | str | None


@dataclass(frozen=True, slots=True)
class Row:
    """What a caller hands in: a text and what is known of it.

    Attributes:
        text: the text; all offsets of the records refer to it.
        published: date of publication, or None.
        published_from: who knows that date.
        id: the caller's id.
        title: the caller's title.
        url: the caller's address.
        page: whether the text is read as a page, see :func:`newsevents.extract`.
        segments: parts of the text that the caller knows, from its markup for example, in text order.
    """

    text: str
    published: dt.date | None = None
    published_from: PublishedFrom | None = None
    id: str | None = None
    title: str | None = None
    url: str | None = None
    page: PageMode = "auto"
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A row ready to be read.

    Attributes:
        row: the row itself.
        pieces: the texts that the pipeline is to read, in order.
    """

    row: Row
    pieces: tuple[str, ...]


def check_row(
    text: Any,
    published: Any,
    *,
    published_from: PublishedFrom = "given",
    id: Any = None,
    title: Any = None,
    url: Any = None,
    page: PageMode = "auto",
    segments: tuple[Segment, ...] = (),
) -> Row:
    """Check what a caller hands in; ``published_from`` says who knows the date, :class:`Row` has the rest.

    Raises:
        InputError: ``text`` is not a string (slug ``input-not-text``), ``published`` is no date (slug
            ``published-not-a-date``) or ``page`` is none of its values (slug ``page-unknown``).
    """
    if not isinstance(text, str):
        remedy = (
            "decode it first (text.decode('utf-8'))"
            if isinstance(text, bytes)
            else "hand in the article as str"
        )
        raise InputError(f"text must be a str, got {type(text).__name__}: {remedy}", slug="input-not-text")
    if page not in PAGE_MODES:
        raise InputError(f"page must be one of {', '.join(PAGE_MODES)}, got {page!r}", slug="page-unknown")
    day = parse_published(published)
    known = published_from if day else None
    return Row(text, day, known, _string(id), _string(title), _string(url), page, segments)


def prepare(row: Row) -> Prepared:
    """Make a row ready: the pieces of its text that can be read."""
    return Prepared(row, tuple(piece for piece, readable in pieces(row.text) if readable))


def read(prepared: Prepared, nlp: Language) -> list[Reading]:
    """Read the pieces of a row one by one."""
    from newsevents.mentions import read_doc

    return [read_doc(nlp(piece)) for piece in prepared.pieces]


def finish(prepared: Prepared, readings: Sequence[Reading] | Iterable[Reading], nlp: Language) -> Article:
    """Make the article of a row from the readings of its pieces.

    Args:
        prepared: from :func:`prepare`.
        readings: one for each of its pieces, in order.
        nlp: the pipeline that read them; only its meta data is used.

    Returns:
        The article; its offsets are those of ``row.text``.
    """
    from newsevents.records import build_article

    row = prepared.row
    return build_article(
        join_pieces(row.text, readings),
        published=row.published,
        published_from=row.published_from,
        id=row.id,
        title=row.title,
        url=row.url,
        pipeline=f"{nlp.meta.get('lang', 'de')}_{nlp.meta.get('name', 'pipeline')}",
        pipeline_version=str(nlp.meta.get("version", "")),
    )


def _string(value: Any) -> str | None:
    return None if value is None else str(value)
