"""What there is to show of a record, before it becomes HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from newsevents.article import Article, Entity
from newsevents.display.labels import Lang, label
from newsevents.display.marks import Mark
from newsevents.event_types import Event
from newsevents.values import DateSpan, Evidence

_BASE = frozenset(Event.model_fields)
#: Signs for numbers that the text bounds; they need no translation.
_BOUNDS = {"at least": "≥ ", "at most": "≤ ", "about": "≈ "}
_KINDS = (("persons", "per"), ("places", "loc"), ("organizations", "org"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of the text that a value rests on.

    Attributes:
        start: offset of the first character.
        end: offset behind the last one.
        text: its words.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a record for people.

    Attributes:
        text: the value.
        title: what hovering says: the words it rests on and why.
        css: class of its kind ("per", "loc", "org" or "").
    """

    text: str
    title: str = ""
    css: str = ""


def spots(value: Any) -> tuple[Spot, ...]:
    """Return the stretches of text that a value of a record rests on, in its own order."""
    if isinstance(value, Evidence):
        return (Spot(value.start, value.end, value.text),)
    if isinstance(value, DateSpan):
        return (Spot(value.start_char, value.end_char, value.text),)
    if isinstance(value, tuple):
        return tuple(spot for item in value for spot in spots(item))
    return spots(getattr(value, "evidence", ()) or ()) if isinstance(value, BaseModel) else ()


def words(value: Any) -> str:
    """Return a value of a record in a few words."""
    if isinstance(value, (tuple, list)):
        return ", ".join(filter(None, map(words, value)))
    if isinstance(value, DateSpan):
        return days(value)
    if isinstance(value, BaseModel):
        for name in ("name", "title", "text", "value"):
            if getattr(value, name, None) not in (None, ""):
                return _BOUNDS.get(str(getattr(value, "bound", "")), "") + str(getattr(value, name))
        return ", ".join(str(item) for item in value.model_dump(exclude_none=True).values())
    return "" if value is None else str(value)


def days(date: DateSpan) -> str:
    """Return the days of a date; its TIMEX3 value where they are not known.

    Examples:
        >>> import newsevents as ne
        >>> days(ne.extract("Es war im Mai 2024.").dates[0])
        '2024-05-01 – 2024-05-31'
    """
    if date.start is None:
        return date.value
    return str(date.start) if date.start == date.end else f"{date.start} – {date.end}"


def quoted(value: Any) -> str:
    """Return the words that a value rests on, each once, in quotes, with the place of the first."""
    found: dict[str, int] = {}
    for spot in spots(value):
        found.setdefault(spot.text, spot.start)
    return ", ".join(f"„{text}“ ({start})" for text, start in found.items())


def reasons(event: Event) -> list[str]:
    """Return the reasons of a record, a line each."""
    return [str(reason) for reason in event.reasons]


def own_fields(event: Event) -> Iterator[tuple[str, Any]]:
    """Yield what a type has beyond its roles and the fields of all types, where it is filled."""
    for name in type(event).model_fields:
        value = getattr(event, name)
        if name not in _BASE and name not in event.frame.roles and value not in (None, (), ""):
            yield name, value


def role_rows(event: Event, lang: Lang) -> list[tuple[str, list[Value]]]:
    """Return the roles of an event with their fillers."""
    return [
        (
            label("roles", role, lang),
            [
                Value(
                    filler.name,
                    " · ".join(filter(None, (quoted(filler), filler.reason))),
                    filler.kind.lower(),
                )
                for filler in fillers
            ],
        )
        for role, fillers in event.roles().items()
    ]


def rows(event: Event, lang: Lang) -> list[tuple[str, list[Value]]]:
    """Return the lines of a record's card: label and values."""
    found = role_rows(event, lang)
    if event.place:
        name = ", ".join((event.place.name, *event.place.within))
        found.append((label("roles", "place", lang), [Value(name, quoted(event.place), "loc")]))
    if event.date:
        title = " · ".join(filter(None, (quoted(event.date), event.date.reason)))
        found.append((label("fields", "date", lang), [Value(days(event.date), title, "date")]))
    for name, value in own_fields(event):
        text = label("kinds", value, lang) if name == "kind" and isinstance(value, str) else words(value)
        found.append((label("fields", name, lang), [Value(text, quoted(value))]))
    if event.attribution:
        source = event.attribution
        found.append((label("fields", "attribution", lang), [Value(source.source, quoted(source.cue))]))
    return found


def summary(event: Event, lang: Lang) -> str:
    """Return a record in a line: "Besuch: Wladimir Putin, Nordkorea, 2024-06-18 (geplant)"."""
    names = dict.fromkeys(filler.name for filler in event.participants_of_all_roles())
    parts = [*names, event.place.name if event.place else "", days(event.date) if event.date else ""]
    said = ", ".join(filter(None, parts))
    return f"{label('types', event.type, lang)}: {said} ({label('statuses', event.status, lang)})"


def entity_marks(article: Article, lang: Lang) -> Iterator[Mark]:
    """Yield marks for the mentions and dates of an article."""
    for attribute, css in _KINDS:
        for entity in getattr(article, attribute):
            yield from _mentions(entity, css, lang)
    for date in article.dates:
        title = " · ".join(filter(None, (days(date), date.reason)))
        yield Mark(date.start_char, date.end_char, "date", title=title)


def _mentions(entity: Entity, css: str, lang: Lang) -> Iterator[Mark]:
    kind = label("entities", entity.kind, lang)
    for mention in entity.mentions:
        title = " · ".join(filter(None, (f"{kind}: {entity.name}", mention.reason)))
        yield Mark(mention.start, mention.end, css, title=title)


def event_marks(events: Iterable[Event], lang: Lang, *, numbered: bool) -> Iterator[Mark]:
    """Yield marks for triggers and roles.

    Args:
        events: the records.
        lang: language of the labels.
        numbered: True tags the words with the number of their record, False with role and type.
    """
    for number, event in enumerate(events, start=1):
        name = label("types", event.type, lang)
        for trigger in event.triggers:
            tag = str(number) if numbered else name
            yield Mark(trigger.start, trigger.end, "trigger", event.type, summary(event, lang), tag)
        filled = [*event.roles().items(), *((("place", event.place),) if event.place else ())]
        for role, value in filled:
            said = label("roles", role, lang)
            tag = str(number) if numbered else said
            for spot in spots(value):
                yield Mark(spot.start, spot.end, "role", event.type, f"{number} {name}: {said}", tag)
        if event.date and not numbered:
            said = label("fields", "date", lang)
            yield Mark(event.date.start_char, event.date.end_char, "role date", event.type, said, said)


def segment_marks(article: Article) -> Iterator[Mark]:
    """Yield marks for the parts of a page that are not its body."""
    for segment in article.segments:
        if segment.kind != "body":
            yield Mark(segment.start, segment.end, f"part {segment.kind}")
