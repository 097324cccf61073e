"""What an article becomes: entities, dates, events, provenance."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, SerializeAsAny, TypeAdapter, ValidationError, create_model

from newsevents.errors import RecordError
from newsevents.event_types import Event, event_types, type_named
from newsevents.event_types._base import EntityKind
from newsevents.values import DateSpan, Evidence, Record, Segment, SegmentKind

#: Version of the records' schema (SemVer): a new optional field raises the minor, anything else the major
#: number.
SCHEMA_VERSION = "2.0.0"
#: Who knows the date of publication: the caller, or the page itself.
PublishedFrom = Literal["given", "html"]


class EntityMention(Evidence):
    """Words that name an entity.

    Attributes:
        method: how they were resolved: "exact", "genitive", "surname", "office", "key" and so on.
        reason: the same for people.

    Examples:
        >>> from newsevents import extract
        >>> [mention] = extract("Selenskij reiste nach Lyon.").persons[0].mentions
        >>> mention.text, mention.start, mention.method
        ('Selenskij', 0, 'surname')
        >>> print(mention.reason)
        Selenskij on its own means Wolodymyr Selenskyj
    """

    method: str = ""
    reason: str = ""


class Entity(Record):
    """A person, place or organization that the article names.

    Attributes:
        name: canonical German name; the fullest form of the article where nobody knows the name.
        id: id in the knowledge base (a country's is its ISO code), or a local slug.
        kind: PER, LOC or ORG.
        type: finer kind where known: country, city, region, party, agency …
        country: ISO 3166 alpha-2 code where known.
        latitude: degrees north, for places where known.
        longitude: degrees east, for places where known.
        known: True where the knowledge base knows it.
        segment: the part of the page that names it: its body, else its headline, a caption, or a teaser of
            another article.
        mentions: every mention, in text order.

    Examples:
        >>> from newsevents import extract
        >>> [place] = extract("Merz reiste nach Lyon.").places
        >>> place.name, place.country, round(place.latitude), len(place.mentions)
        ('Lyon', 'FR', 46, 1)
    """

    name: str
    id: str
    kind: EntityKind
    type: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    known: bool = False
    segment: SegmentKind = "body"
    mentions: tuple[EntityMention, ...]


class Provenance(Record):
    """What made a record.

    Attributes:
        library: version of newsevents.
        schema_version: version of the records' schema.
        pipeline: name of the spaCy pipeline, for example "de_core_news_lg".
        pipeline_version: its version.

    Examples:
        >>> from newsevents import extract
        >>> extract("Merz reiste nach Lyon.").provenance.pipeline
        'de_newsevents_small'
    """

    library: str
    schema_version: str = SCHEMA_VERSION
    pipeline: str
    pipeline_version: str


def _read_event(value: Any) -> Any:
    """Turn a stored event into the class of its type."""
    if isinstance(value, dict):
        return type_named(str(value.get("type", ""))).model_validate(value)
    return value


AnyEvent = Annotated[SerializeAsAny[Event], BeforeValidator(_read_event)]


class Article(Record):
    """An article read.

    Attributes:
        text: the text that all offsets refer to.
        id: the caller's id, or None.
        title: the caller's title, or None; it is not searched for events.
        url: the caller's address, or None.
        published: date of publication, or None.
        published_from: where the date comes from: "given" by the caller, or found in the page's "html"; None
            where there is no date.
        segments: parts of the page in text order; empty where the text was read as one clean body.
        persons: persons, in the order of their first mention.
        places: places and countries, in the order of their first mention.
        organizations: organizations, in the order of their first mention.
        dates: date and time expressions, in text order.
        events: event records, in the order of their first trigger.
        teasers: events that only the page's teasers of other articles tell; they are not in ``events``.
        provenance: what made the record.

    Examples:
        >>> import newsevents as ne
        >>> article = ne.extract("Merz traf am Montag Macron in Lyon.", published="2025-05-08")
        >>> article.events
        (Meeting(participant=('Friedrich Merz', 'Emmanuel Macron'), place='Lyon', date='2025-05-05',
        status='occurred'),)
        >>> [person.name for person in article.persons], [date.value for date in article.dates]
        (['Friedrich Merz', 'Emmanuel Macron'], ['2025-05-05'])
        >>> ne.Article.model_validate_json(article.model_dump_json()) == article
        True
    """

    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None
    published_from: PublishedFrom | None = None
    segments: tuple[Segment, ...] = ()
    persons: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    organizations: tuple[Entity, ...] = ()
    dates: tuple[DateSpan, ...] = ()
    events: tuple[AnyEvent, ...] = ()
    teasers: tuple[AnyEvent, ...] = ()
    provenance: Provenance

    def explain(self) -> str:
        """Return why each event says what it says: a block of lines an event, in their order."""
        return "\n\n".join(event.explain() for event in self.events)

    def __repr_args__(self) -> Any:
        """Show what a reader wants to know first."""
        yield "id", self.id
        yield "published", str(self.published) if self.published else None
        yield "persons", tuple(entity.name for entity in self.persons)
        yield "places", tuple(entity.name for entity in self.places)
        yield "organizations", tuple(entity.name for entity in self.organizations)
        yield "dates", tuple(date.value for date in self.dates)
        yield "events", self.events


def load_article(data: str | bytes) -> Article:
    """Read an article back from the JSON that ``article.model_dump_json()`` wrote.

    Args:
        data: one JSON object.

    Returns:
        The article, equal to the one written, events in the classes of their types.

    Raises:
        RecordError: not such JSON, an unknown event type, or another major schema version (slug
            ``record-unreadable``).

    Examples:
        >>> import newsevents as ne
        >>> line = ne.extract("Merz reiste nach Lyon.").model_dump_json()
        >>> ne.load_article(line).events[0].type
        'visit'
    """
    try:
        article = Article.model_validate_json(data)
    except ValidationError as error:
        _check_version(_stored_version(data))
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole record"
        raise RecordError(
            f"not an article record of schema {SCHEMA_VERSION}: {place}: {first['msg']}; "
            "write records with article.model_dump_json()",
            slug="record-unreadable",
        ) from error
    _check_version(article.provenance.schema_version)
    return article


def _stored_version(data: str | bytes) -> str:
    """Return the schema version that a record names, whatever else it holds; ours where it names none."""
    try:
        return str(json.loads(data)["provenance"]["schema_version"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return SCHEMA_VERSION


def _check_version(version: str) -> None:
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise RecordError(
            f"the record has schema {version}, this library reads {SCHEMA_VERSION}: see the migration notes "
            "in the changelog",
            slug="record-unreadable",
        )


def json_schema() -> dict[str, Any]:
    """Make the JSON Schema of an article, with the events as a union told apart by ``type``.

    Returns:
        The schema (draft 2020-12) as plain values; ``version`` is the version of the records. Event types
        registered by :func:`newsevents.register` are part of it.

    Examples:
        >>> from newsevents import json_schema
        >>> sorted(json_schema()["properties"])[:4]
        ['dates', 'events', 'id', 'organizations']
    """
    classes = tuple(event_types().values())
    union: Any = classes[0]
    for cls in classes[1:]:
        union = union | cls
    event: Any = Annotated[union, Field(discriminator="type")] if len(classes) > 1 else union
    model = create_model(
        "Article", __base__=Article, events=(tuple[event, ...], ()), teasers=(tuple[event, ...], ())
    )
    schema = TypeAdapter(model).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "version": SCHEMA_VERSION, **schema}
