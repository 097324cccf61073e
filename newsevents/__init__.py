"""German news text to typed, normalised, dated event records.

>>> import newsevents as ne
>>> article = ne.extract("Merz traf Macron am Freitag in Lyon.", published="2025-07-07")
>>> article.events[0]
Meeting(participant=('Friedrich Merz', 'Emmanuel Macron'), place='Lyon', date='2025-07-04', status='occurred')
"""

from __future__ import annotations

import logging

from newsevents import testing
from newsevents._version import __version__
from newsevents.api import events, extract
from newsevents.article import (
    SCHEMA_VERSION,
    Article,
    Entity,
    EntityMention,
    Provenance,
    json_schema,
    load_article,
)
from newsevents.batch.run import extract_files
from newsevents.display import displacy_data, show
from newsevents.errors import (
    BatchError,
    ExtraMissingError,
    InputError,
    LexiconError,
    ModelNotFoundError,
    NewseventsError,
    RecordError,
)
from newsevents.event_types import (
    Attribution,
    Codes,
    Event,
    Frame,
    Noun,
    Participant,
    Place,
    Verb,
    register,
)
from newsevents.event_types.agreement import Agreement
from newsevents.event_types.appointment import Appointment
from newsevents.event_types.arrest import Arrest
from newsevents.event_types.attack import Attack
from newsevents.event_types.call import Call
from newsevents.event_types.delivery import Delivery
from newsevents.event_types.departure import Departure
from newsevents.event_types.election import Election
from newsevents.event_types.meeting import Meeting
from newsevents.event_types.protest import Protest
from newsevents.event_types.sanction import Sanction
from newsevents.event_types.visit import Visit
from newsevents.event_types.weapons_test import WeaponsTest
from newsevents.exchange import from_dataframe, read_jsonl, to_dataframe, write_jsonl
from newsevents.failures import FailedRow
from newsevents.html.article import extract_html
from newsevents.names import explain, normalize_organization, normalize_person, normalize_place, same_name
from newsevents.normalize.match import Explanation, Match
from newsevents.pipeline import add_components, blank, load
from newsevents.story import Story, StoryMember, StoryParticipant, stories
from newsevents.streams import extract_many
from newsevents.values import DateSpan, Evidence, Segment

logging.getLogger(__name__).addHandler(logging.NullHandler())

__all__ = [
    "SCHEMA_VERSION",
    "Agreement",
    "Appointment",
    "Arrest",
    "Article",
    "Attack",
    "Attribution",
    "BatchError",
    "Call",
    "Codes",
    "DateSpan",
    "Delivery",
    "Departure",
    "Election",
    "Entity",
    "EntityMention",
    "Event",
    "Evidence",
    "Explanation",
    "ExtraMissingError",
    "FailedRow",
    "Frame",
    "InputError",
    "LexiconError",
    "Match",
    "Meeting",
    "ModelNotFoundError",
    "NewseventsError",
    "Noun",
    "Participant",
    "Place",
    "Protest",
    "Provenance",
    "RecordError",
    "Sanction",
    "Segment",
    "Story",
    "StoryMember",
    "StoryParticipant",
    "Verb",
    "Visit",
    "WeaponsTest",
    "__version__",
    "add_components",
    "blank",
    "displacy_data",
    "events",
    "explain",
    "extract",
    "extract_files",
    "extract_html",
    "extract_many",
    "from_dataframe",
    "json_schema",
    "load",
    "load_article",
    "normalize_organization",
    "normalize_person",
    "normalize_place",
    "read_jsonl",
    "register",
    "same_name",
    "show",
    "stories",
    "testing",
    "to_dataframe",
    "write_jsonl",
]
