"""Data for displaCy, spaCy's visualizer, in its manual mode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from newsevents.errors import InputError

if TYPE_CHECKING:
    from newsevents.article import Article

Found = tuple[int, int, str, str]
_WORD = re.compile(r"\w+|[^\w\s]")


def displacy_data(source: Any, *, style: Literal["ent", "span"] = "span") -> dict[str, Any]:
    """Return what displaCy draws of an article, or of a Doc that a pipeline of this library has annotated.

    Args:
        source: an article, or a Doc.
        style: "ent" gives persons, places, organizations and dates; "span" also triggers, under the name of
            their type, and of an article the roles. Spans may overlap.

    Returns:
        A value for ``displacy.render(data, style=style, manual=True)``. The colors of the event types are
        registered with spaCy. displaCy escapes the words of the text.

    Raises:
        InputError: neither article nor annotated Doc (slug ``doc-not-annotated``), or another style (slug
            ``style-unknown``).

    Examples:
        >>> import newsevents as ne
        >>> article = ne.extract("Merz traf Macron am Freitag in Lyon.", published="2025-07-07")
        >>> data = displacy_data(article, style="ent")
        >>> [(ent["label"], article.text[ent["start"]:ent["end"]]) for ent in data["ents"]]
        [('PER', 'Merz'), ('PER', 'Macron'), ('DATE', 'Freitag'), ('LOC', 'Lyon')]
    """
    from newsevents.article import Article

    if style not in ("ent", "span"):
        raise InputError(f"style {style!r} is unknown: use 'ent' or 'span'", slug="style-unknown")
    if isinstance(source, Article):
        text, found = source.text, [*_names(source), *(_told(source) if style == "span" else ())]
    else:
        text, found = _doc_text(source), list(_groups(source, style))
    if style == "ent":
        return {"text": text, "ents": _entities(found), "title": None}
    return _spans(text, found)


def _names(article: Article) -> Iterator[Found]:
    for entity in (*article.persons, *article.places, *article.organizations):
        for mention in entity.mentions:
            yield mention.start, mention.end, entity.kind, entity.id if entity.known else ""
    for date in article.dates:
        yield date.start_char, date.end_char, "DATE", ""


def _told(article: Article) -> Iterator[Found]:
    for event in article.events:
        for trigger in event.triggers:
            yield trigger.start, trigger.end, event.type, ""
        for role, fillers in event.roles().items():
            for filler in fillers:
                for mention in filler.evidence:
                    yield mention.start, mention.end, role, ""


def _doc_text(doc: Any) -> str:
    if "newsevents_entities" not in getattr(doc, "spans", ()):
        raise InputError(
            f"displacy_data needs an article or a Doc of newsevents.load(), got one {type(doc).__name__} "
            "without the span group 'newsevents_entities'",
            slug="doc-not-annotated",
        )
    return str(doc.text)


def _groups(doc: Any, style: str) -> Iterator[Found]:
    names = (
        "newsevents_entities",
        "newsevents_dates",
        *(("newsevents_triggers",) if style == "span" else ()),
    )
    for name in names:
        for span in doc.spans.get(name, ()):
            word = "DATE" if name == "newsevents_dates" else span.label_
            yield span.start_char, span.end_char, word, span.kb_id_


def _entities(found: list[Found]) -> list[dict[str, Any]]:
    """Return entities in text order; of two that overlap the longer one, as displaCy draws none twice."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item[0] - item[1], item[0])):
        if all(item[1] <= other[0] or other[1] <= item[0] for other in kept):
            kept.append(item)
    return [{"start": start, "end": end, "label": word, "kb_id": kb} for start, end, word, kb in sorted(kept)]


def _spans(text: str, found: list[Found]) -> dict[str, Any]:
    """Return tokens and spans: words are cut where a span begins or ends inside of them."""
    edges = {edge for start, end, _, _ in found for edge in (start, end)}
    tokens: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        inner = sorted(edge for edge in edges if match.start() < edge < match.end())
        points = [match.start(), *inner, match.end()]
        tokens += pairwise(points)
    starts = {start: number for number, (start, _) in enumerate(tokens)}
    ends = {end: number + 1 for number, (_, end) in enumerate(tokens)}
    spans = [
        {"start_token": starts[start], "end_token": ends[end], "label": word}
        for start, end, word in sorted({item[:3] for item in found})
        if start in starts and end in ends
    ]
    return {"text": text, "tokens": [text[start:end] for start, end in tokens], "spans": spans, "title": None}
