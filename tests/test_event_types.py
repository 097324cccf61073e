from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

import pytest

import newsevents
from newsevents import event_types as registry
from newsevents.event_types import (
    Codes,
    Event,
    Frame,
    Noun,
    Participant,
    Status,
    Verb,
    event_types,
    register,
    type_named,
)
from newsevents.inflection import noun_forms, verb_forms

_TYPES = list(event_types().items())
_SLOTS = {"sb", "oa", "da", "refl", "gen", "poss", "comp", "adj", "ctrl", "object"}
_PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT",
}  # fmt: skip
_STATUSES: tuple[Status, ...] = ("occurred", "planned", "uncertain", "denied")


class Handshake(Event):
    """Two people shake hands."""

    type: Literal["handshake"] = "handshake"
    people: tuple[Participant, ...] = ()

    frame: ClassVar[Frame] = Frame(
        roles={"people": "person"},
        minimum=2,
        verbs=(Verb("umarmen", {"sb": "people", "oa": "people"}, ("PER",), needs=("2 people",)),),
        nouns=(Noun(("Händedruck", "Handschlag"), {"pp:zwischen": "people"}),),
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        return Codes(plover="SUPPORT")


@pytest.fixture
def handshake() -> Iterator[type[Handshake]]:
    yield register(Handshake)
    registry._ADDED.pop("handshake")


def test_the_thirteen_types() -> None:
    assert list(event_types()) == [
        "agreement", "appointment", "arrest", "attack", "call", "delivery", "departure", "election",
        "meeting",
        "protest", "sanction", "visit", "weapons_test",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "cls"), _TYPES)
def test_name_is_the_literal_of_the_class(name: str, cls: type[Event]) -> None:
    assert cls.model_fields["type"].default == name


@pytest.mark.parametrize(("name", "cls"), _TYPES)
def test_roles_are_fields_of_participants(name: str, cls: type[Event]) -> None:
    assert {role: cls.model_fields[role].annotation for role in cls.frame.roles} == dict.fromkeys(
        cls.frame.roles, tuple[Participant, ...]
    )


@pytest.mark.parametrize(("name", "cls"), _TYPES)
def test_frame_names_only_roles_and_slots_that_exist(name: str, cls: type[Event]) -> None:
    filled = {
        (slot, part)
        for word in (*cls.frame.verbs, *cls.frame.nouns)
        for slot, role in word.roles.items()
        for part in ((role,) if isinstance(role, str) else role)
    }
    assert {part for _, part in filled} <= {*cls.frame.roles, "place", ""}
    assert {slot for slot, _ in filled if not slot.startswith("pp:")} <= _SLOTS


@pytest.mark.parametrize(("name", "cls"), _TYPES)
def test_every_trigger_has_forms(name: str, cls: type[Event]) -> None:
    assert all(len(verb_forms(verb.entry)) > 3 for verb in cls.frame.verbs)
    assert all(noun_forms(entry) for noun in cls.frame.nouns for entry in noun.entries)


@pytest.mark.parametrize(("name", "cls"), [(n, c) for n, c in _TYPES if "kind" in c.model_fields])
def test_kinds_of_the_frame_are_kinds_of_the_record(name: str, cls: type[Event]) -> None:
    allowed = str(cls.model_fields["kind"].annotation)
    assert [kind for kind in cls.frame.kinds if f"'{kind}'" not in allowed] == []


@pytest.mark.parametrize("status", _STATUSES)
@pytest.mark.parametrize(("name", "cls"), _TYPES)
def test_codes_are_of_the_schemes(name: str, cls: type[Event], status: Status) -> None:
    codes = cls.codes_for(status)
    assert codes.plover is None or codes.plover in _PLOVER
    assert codes.cameo is None or (codes.cameo.isdigit() and 2 <= len(codes.cameo) <= 4)
    assert codes.ace is None or codes.ace.count(".") == 1


@pytest.mark.parametrize(
    ("name", "status", "plover", "cameo"),
    [
        ("visit", "occurred", "CONSULT", "042"),
        ("visit", "planned", "AGREE", "03"),
        ("meeting", "occurred", "CONSULT", "040"),
        ("meeting", "denied", "REJECT", None),
        ("call", "occurred", "CONSULT", "041"),
    ],
)
def test_codes(name: str, status: Status, plover: str, cameo: str | None) -> None:
    codes = type_named(name).codes_for(status)
    assert (codes.plover, codes.cameo) == (plover, cameo)


def test_unknown_type_is_named() -> None:
    with pytest.raises(newsevents.RecordError, match="'picnic' is not known") as caught:
        type_named("picnic")
    assert caught.value.slug == "record-unreadable"


@pytest.mark.parametrize(
    "text", ["Macron umarmte Scholz in Berlin.", "Es kam zu einem Händedruck zwischen Macron und Scholz."]
)
def test_own_type_is_extracted(handshake: type[Handshake], text: str) -> None:
    [event] = newsevents.extract(text, nlp=newsevents.blank()).events
    assert isinstance(event, Handshake)
    assert [person.name for person in event.people] == ["Emmanuel Macron", "Olaf Scholz"]


def test_own_type_survives_the_round_trip(handshake: type[Handshake]) -> None:
    article = newsevents.extract("Macron umarmte Scholz in Berlin.", nlp=newsevents.blank())
    loaded = newsevents.load_article(article.model_dump_json())
    assert loaded == article
    assert isinstance(loaded.events[0], Handshake)


def test_own_type_is_in_the_schema(handshake: type[Handshake]) -> None:
    assert "Handshake" in newsevents.json_schema()["$defs"]


def test_own_type_is_refused_where_nobody_knows_it(handshake: type[Handshake]) -> None:
    data = newsevents.extract("Macron umarmte Scholz in Berlin.", nlp=newsevents.blank()).model_dump_json()
    registry._ADDED.pop("handshake")
    try:
        with pytest.raises(newsevents.RecordError, match="handshake"):
            newsevents.load_article(data)
    finally:
        register(Handshake)
