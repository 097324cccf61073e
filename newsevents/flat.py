"""Flat tables: an article as rows of four tables, for SQL, data frames and spreadsheets.

The columns are declared here once; Parquet and CSV files, data frames and the documentation are made from
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from newsevents._checks import each_article
from newsevents.article import Article, Entity
from newsevents.errors import InputError
from newsevents.event_types import Event

TableName = Literal["articles", "entities", "events", "participants"]
TABLE_NAMES: tuple[TableName, ...] = get_args(TableName)
ColumnType = Literal["string", "int64", "float64", "bool", "date"]
#: Between the items of a cell that lists several names.
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a flat table.

    Attributes:
        name: its name.
        type: what its cells hold; every cell of another type than int64 and bool may be empty.
        about: what it says.
        nested: True for the column with the whole record, which CSV files leave out.
    """

    name: str
    type: ColumnType
    about: str
    nested: bool = False


_ARTICLE = Column("article_id", "string", "id of the article; `#1`, `#2` … where rows have none")
_EVENT = Column("event_id", "string", "id of the article, `/`, number of the event in it, from 1")

TABLES: Mapping[TableName, tuple[Column, ...]] = {
    "articles": (
        _ARTICLE,
        Column("title", "string", "title, as given"),
        Column("url", "string", "address, as given"),
        Column("published", "date", "date of publication"),
        Column("published_from", "string", "who knows that date: `given` or `html`"),
        Column("text", "string", "the text that all offsets refer to"),
        Column("events", "int64", "number of events"),
        Column("library", "string", "version of newsevents"),
        Column("schema_version", "string", "version of the records' schema"),
        Column("pipeline", "string", "spaCy pipeline"),
        Column("pipeline_version", "string", "its version"),
        Column("record", "string", "the whole nested record as JSON", nested=True),
    ),
    "entities": (
        _ARTICLE,
        Column("entity_id", "string", "id in the knowledge base, or a local slug"),
        Column("name", "string", "canonical German name"),
        Column("kind", "string", "`PER`, `LOC` or `ORG`"),
        Column("type", "string", "finer kind: country, city, party …"),
        Column("country", "string", "ISO 3166 alpha-2 code"),
        Column("latitude", "float64", "degrees north"),
        Column("longitude", "float64", "degrees east"),
        Column("known", "bool", "whether the knowledge base knows it"),
        Column("mentions", "int64", "number of mentions"),
        Column("text", "string", "its first mention"),
        Column("start", "int64", "offset of the first mention in the article's text"),
        Column("end", "int64", "offset behind it"),
    ),
    "events": (
        _EVENT,
        _ARTICLE,
        Column("type", "string", "event type"),
        Column("status", "string", "`occurred`, `planned`, `uncertain` or `denied`"),
        Column("kind", "string", "kind within the type, `phone` for example"),
        Column("date_value", "string", "TIMEX3 value of the date"),
        Column("date_start", "date", "first day"),
        Column("date_end", "date", "last day (inside)"),
        Column("date_method", "string", "how the days came about"),
        Column("date_text", "string", "the date expression"),
        Column("place_id", "string", "id of the most specific place"),
        Column("place_name", "string", "its canonical name"),
        Column("place_kind", "string", "country, city, site …"),
        Column("place_country", "string", "ISO 3166 alpha-2 code"),
        Column("place_within", "string", "containing places that the text names, parted by `; `"),
        Column("latitude", "float64", "degrees north"),
        Column("longitude", "float64", "degrees east"),
        Column("source", "string", "who says so, where the text attributes it"),
        Column("source_id", "string", "id of that speaker"),
        Column("confidence", "float64", "0 to 1"),
        Column("segment", "string", "part of the page that tells it"),
        Column("trigger", "string", "the first word that states it"),
        Column("start", "int64", "offset of that word in the article's text"),
        Column("end", "int64", "offset behind it"),
        Column("sentence", "string", "the first sentence that the record rests on"),
        Column("plover", "string", "PLOVER category"),
        Column("plover_mode", "string", "PLOVER mode"),
        Column("cameo", "string", "CAMEO code"),
        Column("ace", "string", "ACE 2005 type"),
        Column("details", "string", "further fields of the type as a JSON object"),
    ),
    "participants": (
        _EVENT,
        _ARTICLE,
        Column("event_type", "string", "event type"),
        Column("role", "string", "role in the event, `visitor` for example"),
        Column("participant_id", "string", "id in the knowledge base, or a local slug"),
        Column("name", "string", "canonical German name"),
        Column("kind", "string", "`PER`, `LOC` or `ORG`"),
        Column("mentions", "int64", "number of mentions that put it into the role"),
        Column("text", "string", "the first of them"),
        Column("start", "int64", "its offset in the article's text"),
        Column("end", "int64", "offset behind it"),
    ),
}

Rows = dict[TableName, list[tuple[Any, ...]]]


def flatten(articles: Iterable[Article]) -> Rows:
    """Part articles into the rows of the flat tables.

    Args:
        articles: articles; those without an id are numbered in their order, "#1", "#2" and so on.

    Returns:
        Table → rows, cells in the order of ``TABLES``. Events of teasers are in the nested record only.
    """
    rows: Rows = {name: [] for name in TABLE_NAMES}
    for number, article in enumerate(each_article(articles), start=1):
        id = f"#{number}" if article.id is None else article.id
        rows["articles"].append(_article(id, article))
        for entity in (*article.persons, *article.places, *article.organizations):
            rows["entities"].append(_entity(id, entity))
        for position, event in enumerate(article.events, start=1):
            event_id = f"{id}/{position}"
            rows["events"].append((event_id, id, *_event(event)))
            rows["participants"] += [(event_id, id, event.type, *cells) for cells in _participants(event)]
    return rows


def _article(id: str, article: Article) -> tuple[Any, ...]:
    made = article.provenance
    return (
        *(id, article.title, article.url, article.published, article.published_from, article.text),
        *(len(article.events), made.library, made.schema_version, made.pipeline, made.pipeline_version),
        article.model_dump_json(),
    )


def _entity(id: str, entity: Entity) -> tuple[Any, ...]:
    first = entity.mentions[0]
    return (
        *(id, entity.id, entity.name, entity.kind, entity.type, entity.country),
        *(entity.latitude, entity.longitude, entity.known),
        *(len(entity.mentions), first.text, first.start, first.end),
    )


def _event(event: Event) -> Iterator[Any]:
    yield from (event.type, event.status, getattr(event, "kind", None))
    date, place, said = event.date, event.place, event.attribution
    yield from (date.value, date.start, date.end, date.method, date.text) if date else (None,) * 5
    if place:
        yield from (place.id, place.name, place.kind, place.country, SEPARATOR.join(place.within) or None)
        yield from (place.latitude, place.longitude)
    else:
        yield from (None,) * 7
    yield from (said.source, said.source_id) if said else (None,) * 2
    trigger, codes = event.triggers[0], event.codes
    yield from (event.confidence, event.segment, trigger.text, trigger.start, trigger.end)
    yield event.evidence[0].text if event.evidence else None
    yield from (codes.plover, codes.plover_mode, codes.cameo, codes.ace, _details(event))


def _details(event: Event) -> str | None:
    """Return the fields that only this type has, without roles and kind, as a JSON object."""
    known = {*Event.model_fields, *event.frame.roles, "kind"}
    values = event.model_dump(mode="json", exclude=known, exclude_none=True, exclude_defaults=True)
    return json.dumps(values, ensure_ascii=False) if values else None


def _participants(event: Event) -> Iterator[tuple[Any, ...]]:
    for role, fillers in event.roles().items():
        for filler in fillers:
            first = filler.evidence[0]
            yield (
                *(role, filler.id, filler.name, filler.kind),
                *(len(filler.evidence), first.text, first.start, first.end),
            )


def check_table(name: str) -> TableName:
    """Check the name of a table.

    Raises:
        InputError: there is no such table (slug ``table-unknown``).
    """
    for known in TABLE_NAMES:
        if name == known:
            return known
    raise InputError(f"no table {name!r}: use one of {', '.join(TABLE_NAMES)}", slug="table-unknown")


def describe_tables() -> str:
    """Return the columns of all tables as Markdown."""
    parts = []
    for name, columns in TABLES.items():
        lines = [f"| `{c.name}` | {c.type} | {c.about} |" for c in columns]
        parts.append("\n".join([f"### {name}\n", "| column | type | is |", "|---|---|---|", *lines]))
    return "\n\n".join(parts) + "\n"
