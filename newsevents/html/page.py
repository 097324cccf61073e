"""A web page → its text, headline and date."""

from __future__ import annotations

import datetime as dt

from newsevents._extras import need
from newsevents.errors import InputError
from newsevents.html.body import read_body
from newsevents.html.decoding import clean_html, decode_html
from newsevents.html.published import NOT_STATED, DateSource, find_dateline, find_published
from newsevents.html.tree import parse, without_tags
from newsevents.values import Record, Segment


class HtmlPage(Record):
    """What a web page says.

    Attributes:
        text: headline and body, paragraphs parted by blank lines; without menus, comments and teasers as far
            as they can be told apart.
        segments: the parts of the text that the page marks: its headline.
        title: the headline, or None.
        published: day of publication that the page states, or None.
        published_from: where it states it; None where there is no day.
        reason: the same for people, with other days that the page states.
        url: address given, or the one that the page gives as its own; else None.
        encoding: encoding that the bytes were decoded with; None where characters were handed in.
    """

    text: str
    segments: tuple[Segment, ...] = ()
    title: str | None = None
    published: dt.date | None = None
    published_from: DateSource | None = None
    reason: str = ""
    url: str | None = None
    encoding: str | None = None


def read_html(source: str | bytes, *, url: str | None = None) -> HtmlPage:
    """Read a web page.

    Args:
        source: the page; bytes are decoded by :func:`decode_html`.
        url: its address.

    Returns:
        The page. One without text gives an empty ``text``; characters without any tag are taken as they are.

    Raises:
        InputError: ``source`` is neither str nor bytes, or binary data (slug ``input-not-text``).
        ExtraMissingError: the extra ``html`` is not installed (slug ``extra-missing``).

    Examples:
        >>> page = read_html(b"<title>Lyon</title><p>Merz traf Macron.", url="https://example.org/2025/07/04/lyon")
        >>> page.text, str(page.published), page.published_from
        ('Merz traf Macron.', '2025-07-04', 'url')
    """
    if not isinstance(source, (str, bytes)):
        raise InputError(
            f"html must be str or bytes, got {type(source).__name__}: hand in the page itself, for example "
            "Path(name).read_bytes()",
            slug="input-not-text",
        )
    need("trafilatura", "html")  # which brings lxml and charset-normalizer
    url = None if url is None else str(url)
    html, encoding = decode_html(source) if isinstance(source, bytes) else (source, None)
    html = clean_html(html)
    tree = parse(html)
    if tree is None:
        return HtmlPage(text=without_tags(html), url=url, encoding=encoding)
    stated, reason = find_published(tree, url=url)
    body = read_body(tree)
    if stated is None and reason == NOT_STATED:
        stated = find_dateline(body.top)
        reason = f"{stated.source}: {stated.words}" if stated else reason
    return HtmlPage(
        text=body.text,
        segments=(Segment(kind="headline", start=0, end=len(body.title)),)
        if body.title and body.shows_title
        else (),
        title=body.title,
        published=stated.day if stated else None,
        published_from=stated.source if stated else None,
        reason=reason,
        url=url or body.url,
        encoding=encoding,
    )
