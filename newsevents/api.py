"""One text or Doc in, records out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents._checks import given_or_default
from newsevents.article import Article
from newsevents.event_types import Event
from newsevents.pages import PageMode
from newsevents.steps import Published, check_row, finish, prepare, read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def extract(
    text: str, *, published: Published = None, nlp: Language | None = None, page: PageMode = "auto"
) -> Article:
    """Extract entities, dates and events from one article.

    Args:
        text: the article; all offsets of the result refer to it.
        published: date of publication as date, datetime or ISO string. Without it, relative dates stay open.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one, which is loaded once.
        page: "auto" mends and parts what shows signs of a scraped page (credits, teasers of other articles,
            glued words …) and reads a clean text as it stands; "clean" takes every text as it stands;
            "page" looks for the parts of a page in every text.

    Returns:
        The article. A text without anything to find gives an article without events.

    Raises:
        InputError: ``text`` is not a string (slug ``input-not-text``), ``published`` is no date (slug
            ``published-not-a-date``) or ``page`` is none of its values (slug ``page-unknown``).

    Examples:
        >>> article = extract("Merz traf Macron am Freitag in Lyon.", published="2025-07-07")
        >>> article.events[0].type, article.events[0].date.value
        ('meeting', '2025-07-04')
    """
    prepared = prepare(check_row(text, published, page=page))
    pipeline = given_or_default(nlp)
    return finish(prepared, read(prepared, pipeline), pipeline)


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

    Examples:
        >>> import newsevents
        >>> doc = newsevents.blank()("Kim Jong Un empfing Wladimir Putin in Pjöngjang.")
        >>> [event.type for event in events(doc)]
        ['meeting']
    """
    from newsevents.mentions import read_doc
    from newsevents.normalize.dates import parse_published
    from newsevents.records import build_records

    return build_records(read_doc(doc), published=parse_published(published)).events
