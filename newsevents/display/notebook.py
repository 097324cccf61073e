"""What notebooks ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsevents.errors import InputError

if TYPE_CHECKING:
    from newsevents.display.labels import Lang


class Shown:
    """Something to look at: notebooks show it as HTML, consoles as text.

    Attributes:
        html: the HTML, with its style, without scripts.

    Examples:
        >>> from newsevents import extract, show
        >>> show(extract("Merz reiste nach Lyon.").events, lang="de").html[:11]
        '<div class='
    """

    def __init__(self, html: str, text: str) -> None:
        self.html = html
        self._text = text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self._text


def show(records: Any, *, lang: str = "en", limit: int = 50) -> Shown:
    """Show an article, an event, an entity, or a list of one of them.

    Args:
        records: one of them, or an iterable of one kind. Of articles, a table of their events is shown.
        lang: language of the labels, "en" or "de".
        limit: rows that a table has at most; it says how many are left out.

    Returns:
        An object that notebooks show; its ``html`` can be written to a file.

    Raises:
        InputError: nothing that can be shown (slug ``not-showable``), or a language without labels (slug
            ``language-unknown``).

    Examples:
        >>> import newsevents as ne
        >>> article = ne.extract("Merz traf Macron.")
        >>> show(article.events[0])
        Meeting(participant=('Friedrich Merz', 'Emmanuel Macron'), place=None, date=None, status='occurred')
        >>> "Treffen" in show(article.events, lang="de").html
        True
    """
    from newsevents.display.labels import check_lang

    known = check_lang(lang)
    html = record_html(records, lang=known)
    if html is not None:
        return Shown(html, repr(records))
    if isinstance(records, (str, bytes, dict)) or not isinstance(records, Iterable):
        raise _not_showable(records)
    items = tuple(records)
    return Shown(_list_html(items, known, limit), repr(items))


def record_html(record: Any, *, lang: Lang = "en") -> str | None:
    """Show a record as HTML, as notebooks do.

    Args:
        record: an article, event or entity.
        lang: language of the labels, "en" or "de".

    Returns:
        A piece of HTML without scripts, everything in it escaped; None for any other object.

    Examples:
        >>> from newsevents import extract
        >>> from newsevents.display import record_html
        >>> "Lyon" in record_html(extract("Merz reiste nach Lyon."))
        True
    """
    from newsevents.article import Article, Entity
    from newsevents.display.page import article_html, entity_html, event_html
    from newsevents.event_types import Event

    if isinstance(record, Article):
        return article_html(record, lang)
    if isinstance(record, Event):
        return event_html(record, lang)
    return entity_html(record, lang) if isinstance(record, Entity) else None


def _list_html(items: tuple[Any, ...], lang: Lang, limit: int) -> str:
    from newsevents.article import Article, Entity
    from newsevents.display.page import entities_html, events_html
    from newsevents.event_types import Event

    if items and all(isinstance(item, Entity) for item in items):
        return entities_html(items, lang, limit=limit)
    if all(isinstance(item, Event) for item in items):
        return events_html(items, lang, limit=limit)
    if not all(isinstance(item, Article) for item in items):
        raise _not_showable(next(item for item in items if not isinstance(item, Article)))
    pairs = [
        (event, article.title or article.id or str(number))
        for number, article in enumerate(items, start=1)
        for event in article.events
    ]
    return events_html(
        [event for event, _ in pairs], lang, limit=limit, origins=[origin for _, origin in pairs]
    )


def _not_showable(value: Any) -> InputError:
    return InputError(
        f"a {type(value).__name__} can't be shown: hand in an article, an event, an entity, "
        "or a list of one of them",
        slug="not-showable",
    )
