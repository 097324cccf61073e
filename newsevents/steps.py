"""The steps that every way in shares: a row is checked, its text prepared, read, and made into records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsevents.article import Article, PublishedFrom
from newsevents.errors import InputError
from newsevents.normalize.dates import parse_published
from newsevents.pages import PAGE_MODES, Page, PageMode, read_page
from newsevents.pieces import join_pieces, pieces
from newsevents.values import Segment

if TYPE_CHECKING:
    from spacy.language import Language

    from newsevents.reading import Reading

Published = dt.date | dt.datetime | str | None
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        page: the text as it is read.
    """

    row: Row
    pieces: tuple[str, ...]
    page: Page


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
        InputError: ``text`` is not a string or holds lone surrogates (slug ``input-not-text``),
            ``published`` is no date (slug ``published-not-a-date``) or ``page`` is none of its values (slug
            ``page-unknown``).
    """
    if not isinstance(text, str):
        remedy = (
            "decode it first (text.decode('utf-8'))"
            if isinstance(text, bytes)
            else "hand in the article as str"
        )
        raise InputError(f"text must be a str, got {type(text).__name__}: {remedy}", slug="input-not-text")
    half = _SURROGATE.search(text)
    if half:
        raise InputError(
            f"character {half.start()} of the text is half of a surrogate pair, which no file can hold: "
            "replace such characters first (text.encode('utf-8', 'replace').decode())",
            slug="input-not-text",
        )
    if page not in PAGE_MODES:
        raise InputError(f"page must be one of {', '.join(PAGE_MODES)}, got {page!r}", slug="page-unknown")
    day = parse_published(published)
    known = published_from if day else None
    return Row(text, day, known, _string(id), _string(title), _string(url), page, segments)


def prepare(row: Row) -> Prepared:
    """Make a row ready: its text mended and parted, and the pieces of it that can be read."""
    page = read_page(row.text, row.page, segments=row.segments)
    return Prepared(row, tuple(piece for piece, readable in pieces(page.text) if readable), page)


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
    from newsevents.pages.remap import remap
    from newsevents.pages.sentences import with_stretches
    from newsevents.records import build_article

    row, page = prepared.row, prepared.page
    article = build_article(
        with_stretches(join_pieces(page.text, readings), page.stretches),
        published=row.published,
        published_from=row.published_from,
        id=row.id,
        title=row.title,
        url=row.url,
        pipeline=f"{nlp.meta.get('lang', 'de')}_{nlp.meta.get('name', 'pipeline')}",
        pipeline_version=str(nlp.meta.get("version", "")),
    )
    if page.is_clean:
        return article
    article = remap(article, row.text, page.span)
    return article.model_copy(update={"text": row.text, "segments": page.segments})


def _string(value: Any) -> str | None:
    """A value of the caller's as characters that JSON can hold; names of files may hold others."""
    return None if value is None else str(value).encode("utf-8", "backslashreplace").decode("utf-8")
