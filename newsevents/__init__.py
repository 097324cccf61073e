"""German news text to typed, normalised, dated event records.

>>> import newsevents as ne
>>> article = ne.extract("Kim Jong Un empfing Wladimir Putin am Mittwoch in Pjöngjang.", published="2024-06-20")
>>> article.events
(Meeting(participant=('Kim Jong-un', 'Wladimir Putin'), place='Pjöngjang', date='2024-06-19', status='occurred'),)
"""

from __future__ import annotations

import logging

from newsevents._version import __version__
from newsevents.api import events, extract, extract_many
from newsevents.article import SCHEMA_VERSION, Article, Entity, EntityMention, Provenance, json_schema, load_article
from newsevents.errors import InputError, LexiconError, ModelNotFoundError, NewseventsError, RecordError
from newsevents.event_types import Attribution, Codes, Event, Participant, Place, event_types, register
from newsevents.event_types.call import Call
from newsevents.event_types.meeting import Meeting
from newsevents.event_types.visit import Visit
from newsevents.pipeline import add_components, blank, load
from newsevents.values import DateSpan, Evidence

logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    "SCHEMA_VERSION",
    "Article",
    "Attribution",
    "Call",
    "Codes",
    "DateSpan",
    "Entity",
    "EntityMention",
    "Event",
    "Evidence",
    "InputError",
    "LexiconError",
    "Meeting",
    "ModelNotFoundError",
    "NewseventsError",
    "Participant",
    "Place",
    "Provenance",
    "RecordError",
    "Visit",
    "__version__",
    "add_components",
    "blank",
    "event_types",
    "events",
    "extract",
    "extract_many",
    "json_schema",
    "load",
    "load_article",
    "register",
]
