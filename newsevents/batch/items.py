"""What a pool reads: rows that are checked already, and pages that a worker has yet to take apart."""

from __future__ import annotations

from dataclasses import dataclass

from newsevents.steps import Published, Row, check_row


@dataclass(frozen=True, slots=True)
class HtmlItem:
    """A page in HTML; it becomes a row in the worker, because parsing pages takes time and may go wrong.

    Attributes:
        html: the file.
        id: id of the row.
        published: date of publication where the page states none.
    """

    html: bytes
    id: str
    published: Published = None


Item = Row | HtmlItem


def length_of(item: Item) -> int:
    """Return how long an item is, in characters or bytes."""
    return len(item.text) if isinstance(item, Row) else len(item.html)


def row_of_item(item: Item) -> Row:
    """Return the row of an item.

    Raises:
        InputError: the page is none, or has no text (slug ``input-not-text``).
        ExtraMissingError: the extra ``html`` is not installed (slug ``extra-missing``).
    """
    if isinstance(item, Row):
        return item
    from newsevents.html import read_html

    page = read_html(item.html)
    stated = page.published is not None
    return check_row(
        page.text,
        page.published if stated else item.published,
        published_from="html" if stated else "given",
        id=item.id,
        title=page.title,
        url=page.url,
        segments=page.segments,
    )
