"""The event types: one file a type, with its record, trigger words and role frame.

Types are found, not listed: every module of this folder, and every class that another package names under the
entry point group ``newsevents_event_types`` or hands to :func:`register`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from importlib.metadata import entry_points

from newsevents.errors import InputError, RecordError
from newsevents.event_types._base import (
    PLACE,
    Attribution,
    Codes,
    Count,
    Event,
    Frame,
    Noun,
    Office,
    Participant,
    Place,
    Reason,
    Status,
    Support,
    Verb,
)

__all__ = [
    "PLACE",
    "Attribution",
    "Codes",
    "Count",
    "Event",
    "Frame",
    "Noun",
    "Office",
    "Participant",
    "Place",
    "Reason",
    "Status",
    "Support",
    "Verb",
    "added_types",
    "event_types",
    "register",
    "type_named",
]

_ADDED: dict[str, type[Event]] = {}


def _type_name(cls: type[Event]) -> str:
    return str(cls.model_fields["type"].default)


@lru_cache(maxsize=1)
def _shipped() -> dict[str, type[Event]]:
    found: dict[str, type[Event]] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            namespace = vars(importlib.import_module(f"{__name__}.{module.name}"))
            for value in namespace.values():
                if isinstance(value, type) and issubclass(value, Event) and value is not Event:
                    found[_type_name(value)] = value
    return found


@lru_cache(maxsize=1)
def _installed() -> dict[str, type[Event]]:
    found = dict(_shipped())
    for point in entry_points(group="newsevents_event_types"):
        cls = point.load()
        found[_type_name(cls)] = cls
    return dict(sorted(found.items()))


def event_types() -> dict[str, type[Event]]:
    """Look up all event types: the shipped ones, installed ones, and those registered since.

    Returns:
        Name → class, as in the field ``type`` of records.

    Examples:
        >>> sorted(event_types())[:2]
        ['agreement', 'appointment']
    """
    return {**_installed(), **_ADDED}


def register(cls: type[Event]) -> type[Event]:
    """Add an event type of your own; pipelines built afterwards look for its triggers.

    Args:
        cls: a subclass of :class:`Event` with a ``type`` literal and a ``frame``. A class that was registered
            may be registered again, as when a cell of a notebook runs twice; the later one counts.

    Returns:
        The class itself, so that this works as a decorator.

    Raises:
        InputError: it is no such class, its name is taken, or its frame names roles, slots or words that
            can't be read (slug ``event-type-unusable``).

    Examples:
        A whole type stands in ``docs/how-to/own-event-type.md``. What is none is refused:

        >>> from newsevents import InputError, register
        >>> try:
        ...     register(dict)
        ... except InputError as error:
        ...     print(error)
        an event type is a subclass of newsevents.Event, got <class 'dict'>
    """
    from newsevents.event_types._frame_check import check_frame

    if not (isinstance(cls, type) and issubclass(cls, Event)):
        raise InputError(
            f"an event type is a subclass of newsevents.Event, got {cls!r}", slug="event-type-unusable"
        )
    field = cls.model_fields["type"]
    if not isinstance(field.default, str) or not isinstance(getattr(cls, "frame", None), Frame):
        raise InputError(
            f"event type {cls.__name__} lacks its name or its frame: give it "
            "'type: Literal[\"my_type\"] = \"my_type\"' and 'frame: ClassVar[Frame] = Frame(…)'",
            slug="event-type-unusable",
        )
    _check_name(cls)
    check_frame(cls)
    _ADDED[_type_name(cls)] = cls
    return cls


def _check_name(cls: type[Event]) -> None:
    """Check that no other class has the name; types of other packages stay as free as they are."""
    name = _type_name(cls)
    shipped, added = _shipped().get(name), _ADDED.get(name)
    if shipped is not None and shipped is not cls:
        taken = f"the shipped {shipped.__name__}"
    elif added is not None and added.__qualname__ != cls.__qualname__:
        taken = f"{added.__qualname__}, which was registered before"
    else:
        return
    raise InputError(
        f"event type {cls.__name__}: the name {name!r} belongs to {taken}; give yours another one "
        '(\'type: Literal["my_type"] = "my_type"\')',
        slug="event-type-unusable",
    )


def added_types() -> tuple[type[Event], ...]:
    """Say which types :func:`register` has added in this process, for processes that it starts.

    Returns:
        The classes, in the order in which they were added.

    Examples:
        >>> from newsevents.event_types import added_types
        >>> isinstance(added_types(), tuple)
        True
    """
    return tuple(_ADDED.values())


def type_named(name: str) -> type[Event]:
    """Look up the class of an event type.

    Args:
        name: its name, as in the field ``type`` of records.

    Returns:
        The class.

    Raises:
        RecordError: no such type is known here (slug ``record-unreadable``).

    Examples:
        >>> from newsevents.event_types import type_named
        >>> type_named("visit").__name__
        'Visit'
    """
    try:
        return event_types()[name]
    except KeyError:
        known = ", ".join(event_types())
        raise RecordError(
            f"event type {name!r} is not known here; known are {known}. "
            "Install or register the package that defines it before reading the record.",
            slug="record-unreadable",
        ) from None
