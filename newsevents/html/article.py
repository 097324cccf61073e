"""One web page in, records out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents._checks import given_or_default
from newsevents.errors import InputError
from newsevents.html.page import read_html
from newsevents.steps import Published, check_row, finish, prepare, read

if TYPE_CHECKING:
    from spacy.language import Language

    from newsevents.article import Article

#: A whole string that is the path or the address of a page, and no page.
_PLACE = re.compile(r"https?://\S+|[^<\n]+\.x?html?", re.IGNORECASE)
#: Longest of these, in characters.
_LONGEST = 2000


def extract_html(
    html: str | bytes, *, url: str | None = None, published: Published = None, nlp: Language | None = None
) -> Article:
    """Extract entities, dates and events from one web page.

    Args:
        html: the page itself, not its path or address. Bytes are decoded by byte order mark, content and
            declared charset.
        url: address of the page; a date in it is the last one asked for.
        published: date of publication, if you know better than the page.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one.

    Returns:
        The article. Its ``text`` is the text found in the page, to which all offsets refer; ``title`` is the
        page's, and so is ``published`` where the page states it (``published_from`` is then "html"). A page
        without text gives an article without events.

    Raises:
        InputError: ``html`` is neither str nor bytes, or no page at all but binary data, or the path or the
            address of a page (slug ``input-not-text``), or ``published`` is no date (slug
            ``published-not-a-date``).
        ExtraMissingError: the extra ``html`` is not installed (slug ``extra-missing``).

    Examples:
        >>> page = '''<html><head><meta property="article:published_time" content="2025-07-07"></head>
        ... <body><h1>Merz in Lyon</h1><p>Merz traf Macron am Freitag in Lyon.</p></body></html>'''
        >>> article = extract_html(page)
        >>> article.title, article.published_from, article.events[0].type, article.events[0].date.value
        ('Merz in Lyon', 'html', 'meeting', '2025-07-04')
    """
    check_row("", published)  # what the caller got wrong is said before the page is read
    _check_no_place(html)
    page = read_html(html, url=url)
    given = published is not None and published != ""
    row = check_row(
        page.text,
        published if given else page.published,
        published_from="given" if given else "html",
        title=page.title,
        url=page.url,
        segments=page.segments,
    )
    prepared = prepare(row)
    pipeline = given_or_default(nlp)
    return finish(prepared, read(prepared, pipeline), pipeline)


def _check_no_place(html: str | bytes) -> None:
    name = html.strip() if isinstance(html, str) else ""
    if len(name) <= _LONGEST and "<" not in name and _PLACE.fullmatch(name):
        raise InputError(
            f"{name!r} is the name of a page, not a page: hand in what stands in it, for example "
            "pathlib.Path(name).read_bytes() or response.content",
            slug="input-not-text",
        )
