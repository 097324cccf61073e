"""Whether extraction can read the frame of an event type: asked when the type is registered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, get_args, get_origin

from newsevents.errors import InputError
from newsevents.event_types._base import PLACE, Event, Frame, Noun, Participant, Support, Verb

_VERB_SLOTS = ("sb", "oa", "da")
_NOUN_SLOTS = ("gen", "poss", "comp", "adj", "ctrl", "object", "da")
#: Contractions are read as their preposition, so no slot is called like one.
_CONTRACTIONS = ("im", "ins", "am", "ans", "zum", "zur", "beim", "vom", "aufs", "fürs", "ums")
_KINDS = ("PER", "LOC", "ORG")


def check_frame(cls: type[Event]) -> None:
    """Check that extraction can read the frame of an event type.

    Raises:
        InputError: its roles are no fields, its triggers no verbs and nouns, or its slots unknown (slug
            ``event-type-unusable``); the message says what, where and the remedy.
    """
    FrameCheck(cls).check()


class FrameCheck:
    """Looks through the frame of an event type for what would fail, or be passed over, at extraction.

    Args:
        cls: the event type.
    """

    def __init__(self, cls: type[Event]) -> None:
        self.cls = cls
        self.frame = cls.frame
        self.roles: tuple[str, ...] = ()

    def check(self) -> None:
        """Look through all of it.

        Raises:
            InputError: something can't be used (slug ``event-type-unusable``).
        """
        self._fields()
        self._tuples(self.frame, "frame")
        self._known(self.frame.required, self.frame.roles, "frame, 'required'")
        for role, kinds in self.frame.fillers.items():
            where = f"frame, 'fillers' of {role!r}"
            self._known((role,), (*self.frame.roles, PLACE), "frame, 'fillers'")
            self._strings(kinds, where)
            self._known(kinds, _KINDS, where)
        for kind, words in self.frame.kinds.items():
            self._strings(words, f"frame, 'kinds' of {kind!r}")
        self._each(self.frame.verbs, Verb, "frame, 'verbs'")
        self._each(self.frame.nouns, Noun, "frame, 'nouns'")
        for number, verb in enumerate(self.frame.verbs, start=1):
            self._verb(verb, number)
        for number, noun in enumerate(self.frame.nouns, start=1):
            self._noun(noun, number)

    def _fields(self) -> None:
        """Check the fields that a record of the type is filled by."""
        fields, roles = self.cls.model_fields, self.frame.roles
        if not isinstance(roles, Mapping):
            self._refuse("frame, 'roles'", f"is {roles!r}", 'write {"victims": "victim"}')
        self.roles = (*roles, PLACE)
        for role in roles:
            where = f"frame, 'roles': {role!r}"
            if role not in fields or role in Event.model_fields:
                self._refuse(where, "is no field of its own", f"add '{role}: tuple[Participant, ...] = ()'")
            annotation = fields[role].annotation
            if get_origin(annotation) is not tuple or get_args(annotation) != (Participant, ...):
                self._refuse(
                    where, "is no field of participants", f"write '{role}: tuple[Participant, ...] = ()'"
                )
        if self.frame.kinds and "kind" not in fields:
            self._refuse("frame, 'kinds'", "has no field 'kind' to fill", "add 'kind: str | None = None'")
        for name, field in fields.items():
            if name not in Event.model_fields and name not in roles and field.is_required():
                self._refuse(
                    f"field {name!r}", "has no default, and a text may not say it", "give it one, as None"
                )

    def _verb(self, verb: Verb, number: int) -> None:
        where = f"verb {number} ({verb.entry!r})"
        self._entry(verb.entry, where)
        self._tuples(verb, where)
        self._slots(verb.roles, _VERB_SLOTS, where)
        self._needs(verb.needs, where)
        self._known(verb.known, self.roles, f"{where}, 'known'")
        self._known(verb.subject, _KINDS, f"{where}, 'subject'")

    def _noun(self, noun: Noun, number: int) -> None:
        where = f"noun {number} ({noun.entries!r})"
        self._tuples(noun, where)
        if not noun.entries:
            self._refuse(f"{where}, 'entries'", "is empty", "name a noun, as ('Erdbeben',)")
        self._slots(noun.roles, _NOUN_SLOTS, where)
        self._needs(noun.needs, where)
        self._each(noun.support, Support, f"{where}, 'support'")
        for support in noun.support:
            inside = f"{where}, support {support.verbs!r}"
            self._tuples(support, inside)
            for entry in support.verbs:
                self._entry(entry, inside)
            self._slots(support.roles, _VERB_SLOTS, inside)

    def _entry(self, entry: Any, where: str) -> None:
        """Check the principal parts of a verb."""
        if not isinstance(entry, str) or len(entry.split()) not in (1, 4):
            self._refuse(
                where,
                f"has the entry {entry!r}",
                "give the infinitive of a regular verb ('besuchen'), or infinitive, present, past and "
                "participle ('singen singt sang gesungen')",
            )

    def _slots(self, slots: Any, known: tuple[str, ...], where: str) -> None:
        """Check the slots of a trigger, and the roles behind them."""
        if not isinstance(slots, Mapping):
            self._refuse(f"{where}, 'roles'", f"is {slots!r}", 'write {"sb": "victims"}')
        for slot, role in slots.items():
            if slot not in known and not self._is_phrase(slot):
                remedy = (
                    f"use one of {', '.join(known)}, or pp: and a preposition in lower case "
                    "('pp:in', which is \"im\" too)"
                )
                self._refuse(where, f"has the unknown slot {slot!r}", remedy)
            parts = (role,) if isinstance(role, str) else role
            if not isinstance(parts, tuple) or (not isinstance(role, str) and len(parts) not in (2, 3)):
                remedy = (
                    "give a role, a pair for (persons and organizations, places), or three for "
                    "(persons, places, organizations)"
                )
                self._refuse(f"{where}, slot {slot!r}", f"has {role!r}", remedy)
            self._known(parts, (*self.roles, ""), f"{where}, slot {slot!r}")

    @staticmethod
    def _is_phrase(slot: Any) -> bool:
        if not isinstance(slot, str) or not slot.startswith("pp:"):
            return False
        preposition = slot.removeprefix("pp:")
        return preposition.isalpha() and preposition.islower() and preposition not in _CONTRACTIONS

    def _needs(self, needs: tuple[str, ...], where: str) -> None:
        """Check demands such as "2 parties" and "targets|place"."""
        for option in (option for need in needs for option in need.split("|")):
            amount, _, role = option.rpartition(" ")
            if amount and not amount.isdecimal():
                self._refuse(
                    f"{where}, 'needs'", f"has {option!r}", "write a number and a role ('2 parties')"
                )
            self._known((role,), (*self.roles, "people"), f"{where}, 'needs'")

    def _known(self, names: Iterable[Any], known: Iterable[str], where: str) -> None:
        for name in names:
            if name not in known:
                among = ", ".join(each or '""' for each in known)
                self._refuse(where, f"has the unknown {name!r}", f"use one of {among}")

    def _tuples(self, part: Frame | Verb | Noun | Support, where: str) -> None:
        """Check that lists of words are tuples: a lone string would be read letter by letter."""
        for each in dataclasses.fields(part):
            if each.type == "tuple[str, ...]":
                self._strings(getattr(part, each.name), f"{where}, {each.name!r}")

    def _strings(self, value: Any, where: str) -> None:
        self._each(value, str, where)

    def _each(self, value: Any, kind: type, where: str) -> None:
        """Check that something is a tuple of one kind of things."""
        if not isinstance(value, tuple):
            remedy = f"write a tuple of {kind.__name__}"
            if isinstance(value, kind):
                remedy += ", with a comma behind a single one"
            self._refuse(where, f"is a {type(value).__name__}", remedy)
        for item in value:
            if not isinstance(item, kind):
                self._refuse(where, f"has {item!r}", f"put only {kind.__name__} into it")

    def _refuse(self, where: str, what: str, remedy: str) -> NoReturn:
        raise InputError(
            f"event type {self.cls.__name__}, {where} {what}: {remedy}", slug="event-type-unusable"
        )
