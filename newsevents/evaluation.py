"""Answers of the library as flat rows, and their scores against gold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsevents.gold import GoldRow, Task, read_gold
from newsevents.normalize.dates import parse_published, resolve_dates
from newsevents.scoring import score_dates, score_entities, score_events

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
    """Return the TIMEX3 expressions of a text.

    Args:
        text: German text.
        published: day of publication.
        nlp: a pipeline with ``newsevents_dates``; None takes a blank German one.

    Returns:
        One row an expression, in text order: ``start``, ``end``, ``text``, ``type``, ``value``.

    Examples:
        >>> from newsevents.evaluation import flat_dates
        >>> flat_dates("Merz kam am Montag.", "2025-05-08")
        [{'start': 12, 'end': 18, 'text': 'Montag', 'type': 'DATE', 'value': '2025-05-05'}]
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


def flat_events(
    text: str, published: str | dt.date | None = None, *, nlp: Language | None = None
) -> list[dict[str, object]]:
    """Return the events of a text in flat form, with those that teasers of a page tell.

    Args:
        text: German text.
        published: date of publication.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one.

    Returns:
        One row an event: ``type``, ``triggers`` (words), ``roles`` (role → canonical names), ``place``
        (canonical names, most specific first), ``time`` (TIMEX3 value or None), ``status``.

    Examples:
        >>> from newsevents.evaluation import flat_events
        >>> flat_events("Merz reiste am Montag nach Lyon.", "2025-05-08")
        [{'type': 'visit', 'triggers': ['reiste'], 'roles': {'visitor': ['Friedrich Merz']}, 'place':
        ['Lyon'], 'time': '2025-05-05', 'status': 'occurred'}]
    """
    from newsevents.api import extract

    article = extract(text, published=published, nlp=nlp)
    return [
        {
            "type": event.type,
            "triggers": [trigger.text for trigger in event.triggers],
            "roles": {role: [filler.name for filler in fillers] for role, fillers in event.roles().items()},
            "place": [event.place.name, *event.place.within] if event.place else [],
            "time": event.date.value if event.date else None,
            "status": event.status,
        }
        for event in (*article.events, *article.teasers)
    ]


def flat_entities(text: str, *, nlp: Language | None = None) -> list[tuple[int, int, str]]:
    """Return the names in a text.

    Args:
        text: German text.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one.

    Returns:
        Spans as (start, end, label) with label PER, LOC or ORG, in text order, in characters, end exclusive.

    Examples:
        >>> from newsevents.evaluation import flat_entities
        >>> flat_entities("Merz reiste nach Lyon.")
        [(0, 4, 'PER'), (17, 21, 'LOC')]
    """
    from newsevents.components.entities import ENTITIES_KEY
    from newsevents.pipeline import default_pipeline

    doc = (nlp or default_pipeline())(text)
    return [(span.start_char, span.end_char, span.label_) for span in doc.spans[ENTITIES_KEY]]


def correct_entities(
    text: str, base: Sequence[tuple[int, int, str]], *, nlp: Language | None = None
) -> list[tuple[int, int, str]]:
    """Return what the rules make of spans that another model answered.

    Args:
        text: German text.
        base: spans as (start, end, label).
        nlp: whose tokenizer to use; a blank German one without it.

    Returns:
        Corrected spans as (start, end, label), in text order.

    Examples:
        >>> from newsevents.evaluation import correct_entities
        >>> text = "Bundeskanzler Merz traf Macron."
        >>> [(text[start:end], label) for start, end, label in correct_entities(text, [(0, 18, "PER")])]
        [('Merz', 'PER'), ('Macron', 'PER')]
    """
    from newsevents.components.entities import correct

    return correct(text, base, nlp=nlp)


def evaluate(
    task: Task, gold: Sequence[Path], *, nlp: Language | None = None, types: Sequence[str] = ()
) -> dict[str, Any]:
    """Score the library against gold files.

    Args:
        task: "events", "dates" or "entities".
        gold: files and folders; ``docs/evaluation.md`` shows their forms.
        nlp: a pipeline of :func:`newsevents.load`; None takes the default one.
        types: event types to score; all without it.

    Returns:
        ``rows``: measure → P, R, F1 (percent), gold, predicted (counts); ``accuracy``: measure → percent;
        ``errors``: one line each.

    Raises:
        RecordError: a gold file can't be read (slug ``gold-unreadable``); the message names file and line.

    Examples:
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> from newsevents.evaluation import evaluate
        >>> gold = Path(mkdtemp()) / "gold.jsonl"
        >>> row = '{"id": "a", "text": "Kim kam.", "ents": [[0, 3, "PER"]]}'
        >>> _ = gold.write_text(row, encoding="utf-8")
        >>> evaluate("entities", [gold])["rows"]["PER"]["gold"]
        1
    """
    rows = read_gold(gold, task)
    if task == "events":
        return score_events(_events_of(row, nlp, types) for row in rows).as_dict()
    if task == "dates":
        dated = ((row.name, flat_dates(row.text, row.published, nlp=nlp), row.dates) for row in rows)
        return score_dates(dated).as_dict()
    found = ((row.name, row.text, flat_entities(row.text, nlp=nlp), row.entities) for row in rows)
    return score_entities(found).as_dict()


def _events_of(
    row: GoldRow, nlp: Language | None, types: Sequence[str]
) -> tuple[str, list[dict[str, object]], list[dict[str, Any]]]:
    answers = flat_events(row.text, row.published, nlp=nlp)
    return (
        row.name,
        [answer for answer in answers if not types or answer["type"] in types],
        [event for event in row.events if not types or event["type"] in types],
    )
