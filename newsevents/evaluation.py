"""Adapters for scorers: answers of the library as flat rows."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from newsevents.normalize.dates import parse_published, resolve_dates

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=1)
def _date_pipeline() -> Language:
    import spacy

    from newsevents.components.dates import create_dates as _registered

    del _registered
    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_dates")
    return nlp


def flat_dates(
    text: str, published: str | dt.date | None = None, *, nlp: Language | None = None
) -> list[dict[str, object]]:
    """The TIMEX3 expressions of a text.

    Args:
        text: German text.
        published: day of publication.
        nlp: a pipeline with ``newsevents_dates``; None takes a blank German one.

    Returns:
        One row an expression, in text order: ``start``, ``end``, ``text``, ``type``, ``value``.
    """
    from newsevents.components.dates import read_dates

    doc = (nlp or _date_pipeline())(text)
    spans = resolve_dates(read_dates(doc), published=parse_published(published))
    return [
        {
            "start": span.start_char,
            "end": span.end_char,
            "text": span.text,
            "type": span.type,
            "value": span.value,
        }
        for span in spans
    ]
