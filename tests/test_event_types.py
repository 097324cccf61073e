from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar, Literal, get_args

import pytest
from pydantic import PrivateAttr

import newsevents
from newsevents import event_types as registry
from newsevents.display.labels import tables
from newsevents.event_types import (
    Codes,
    Event,
    Frame,
    Noun,
    Participant,
    Status,
    Support,
    Verb,
    event_types,
    register,
    type_named,
)
from newsevents.event_types._frame_check import check_frame
from newsevents.inflection import noun_forms, verb_forms

_TYPES = list(event_types().items())
_SLOTS = {"sb", "oa", "da", "gen", "poss", "comp", "adj", "ctrl", "object"}
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


@pytest.mark.parametrize(("name", "cls"), [(n, c) for n, c in _TYPES if "kind" in c.model_fields])
def test_kinds_of_the_record_have_words(name: str, cls: type[Event]) -> None:
    kinds = {
        kind for part in get_args(cls.model_fields["kind"].annotation) for kind in get_args(part) if kind
    }
    assert kinds
    assert kinds - set(tables()["kinds"]) == set()


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


def _event(cls: type[Event], **fields: Any) -> Event:
    return cls(status="occurred", triggers=(), evidence=(), confidence=0.5, **fields)


@pytest.mark.parametrize(("name", "cls"), _TYPES)
def test_printed_name_of_a_role_leads_to_its_field(name: str, cls: type[Event]) -> None:
    event = _event(cls)
    for attribute, role in cls.frame.roles.items():
        assert getattr(event, attribute) == ()
        with pytest.raises(AttributeError) as caught:
            getattr(event, role)
        assert str(caught.value) == (
            f"{cls.__name__} has no attribute {role!r}; the role {role!r} is in the field {attribute!r}"
        )
        assert not hasattr(event, role)


def test_other_names_are_told_as_ever() -> None:
    visit = _event(newsevents.Visit)
    with pytest.raises(AttributeError, match="'Visit' object has no attribute 'picnic'"):
        visit.picnic  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError, match="no attribute 'visitor'"):
        Event(type="visit", status="occurred", triggers=(), evidence=(), confidence=1).visitor  # type: ignore[attr-defined]  # noqa: B018


def test_records_are_copied_and_pickled_as_ever() -> None:
    visit = _event(newsevents.Visit)
    assert pickle.loads(pickle.dumps(visit)) == copy.copy(visit) == copy.deepcopy(visit) == visit


class Noted(Handshake):
    """A type with a note that is no field."""

    type: Literal["noted"] = "noted"  # type: ignore[assignment]
    _note: str = PrivateAttr(default="none")


def test_private_attributes_work() -> None:
    noted = _event(Noted)
    assert isinstance(noted, Noted)
    noted._note = "seen"
    assert noted._note == "seen"
    assert pickle.loads(pickle.dumps(noted))._note == "seen"


@pytest.fixture
def no_added_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_ADDED", {})


@pytest.mark.parametrize(("name", "cls"), _TYPES)
@pytest.mark.usefixtures("no_added_types")
def test_shipped_types_pass_the_checks(name: str, cls: type[Event]) -> None:
    assert register(cls) is cls


def _made(frame: Frame | None = None, **parts: Any) -> type[Event]:
    """Make a handshake whose frame differs in some parts."""

    class Made(Handshake):
        """A type of a cell in a notebook."""

        type: Literal["made"] = "made"  # type: ignore[assignment]
        frame: ClassVar[Frame] = replace(Handshake.frame, **parts)

    return Made


def _verb(roles: Any, **parts: Any) -> tuple[Verb, ...]:
    return (Verb("umarmen", roles, **parts),)


def _noun(roles: Any, **parts: Any) -> tuple[Noun, ...]:
    return (Noun(("Händedruck",), roles, **parts),)


@pytest.mark.usefixtures("no_added_types")
def test_type_is_registered_again() -> None:
    """A cell of a notebook that runs twice makes the class twice."""
    first, second = _made(), _made()
    register(first)
    register(second)
    assert event_types()["made"] is second is not first


@pytest.mark.usefixtures("no_added_types")
def test_name_of_a_shipped_type_is_refused() -> None:
    class Visit(Event):
        """A class of the same name elsewhere."""

        type: Literal["visit"] = "visit"
        frame: ClassVar[Frame] = newsevents.Visit.frame

    with pytest.raises(
        newsevents.InputError, match=r"'visit' belongs to the shipped Visit; give .* another"
    ) as e:
        register(Visit)
    assert e.value.slug == "event-type-unusable"
    assert event_types()["visit"] is newsevents.Visit


def test_name_of_another_added_type_is_refused(handshake: type[Handshake]) -> None:
    class Salute(Event):
        """Somebody takes the name."""

        type: Literal["handshake"] = "handshake"
        frame: ClassVar[Frame] = Frame(roles={}, verbs=(), nouns=())

    with pytest.raises(newsevents.InputError, match="belongs to Handshake, which was registered before"):
        register(Salute)


_SLOT, _ONE_OF = "has the unknown slot", "use one of"


@pytest.mark.parametrize(
    ("parts", "what", "remedy"),
    [
        (
            {"roles": {"people": "person", "whom": "whom"}},
            "'whom' is no field",
            "whom: tuple[Participant, ...] = ()",
        ),
        ({"roles": {"status": "status"}}, "'status' is no field", "add 'status: "),
        ({"roles": {"type": "x"}}, "'type' is no field", "add 'type: "),
        ({"roles": "people"}, "'roles' is 'people'", '{"victims": "victim"}'),
        ({"kinds": {"long": ("lang",)}}, "no field 'kind'", "add 'kind: str | None = None'"),
        ({"kinds": {"long": "lang"}}, "'kind'", ""),
        ({"required": ("person",)}, "'required' has the unknown 'person'", "use one of people"),
        ({"required": "people"}, "'required' is a str", "with a comma behind a single one"),
        ({"fillers": {"person": ("PER",)}}, "unknown 'person'", _ONE_OF),
        ({"fillers": {"people": ("MISC",)}}, "unknown 'MISC'", "use one of PER, LOC, ORG"),
        ({"verbs": "umarmen"}, "'verbs' is a str", "write a tuple of Verb"),
        ({"verbs": ("umarmen",)}, "'verbs' has 'umarmen'", "put only Verb into it"),
        ({"verbs": Verb("umarmen", {})}, "'verbs' is a Verb", "with a comma behind a single one"),
        ({"nouns": ("Handschlag",)}, "'nouns' has 'Handschlag'", "put only Noun into it"),
        ({"nouns": (Noun("Handschlag", {}),)}, "'entries' is a str", "with a comma behind a single one"),  # type: ignore[arg-type]
        ({"nouns": (Noun((), {}),)}, "'entries' is empty", "name a noun"),
        ({"nouns": _noun({}, not_after="Presse")}, "'not_after' is a str", "write a tuple of str"),
        ({"verbs": (Verb("singen sang", {}),)}, "verb 1 ('singen sang')", "'singen singt sang gesungen'"),
        ({"verbs": (Verb(("singen",), {}),)}, "entry ('singen',)", "give the infinitive"),  # type: ignore[arg-type]
        (
            {"verbs": _verb({"subj": "people"})},
            f"verb 1 ('umarmen') {_SLOT} 'subj'",
            "use one of sb, oa, da, or pp:",
        ),
        ({"verbs": _verb({"gen": "people"})}, f"{_SLOT} 'gen'", "use one of sb, oa, da, or pp:"),
        ({"verbs": _verb({"refl": ""})}, f"{_SLOT} 'refl'", "use one of sb, oa, da, or pp:"),
        ({"verbs": _verb({"pp:": "people"})}, f"{_SLOT} 'pp:'", "a preposition in lower case"),
        ({"verbs": _verb({"pp:im": "place"})}, f"{_SLOT} 'pp:im'", "'pp:in', which is \"im\" too"),
        ({"verbs": _verb({3: "people"})}, f"{_SLOT} 3", _ONE_OF),
        ({"verbs": _verb(("sb", "people"))}, "'roles' is ('sb', 'people')", 'write {"sb": "victims"}'),
        (
            {"nouns": _noun({"sb": "people"})},
            f"{_SLOT} 'sb'",
            "use one of gen, poss, comp, adj, ctrl, object, da",
        ),
        (
            {"verbs": _verb({"sb": "person"})},
            "slot 'sb' has the unknown 'person'",
            'use one of people, place, ""',
        ),
        ({"verbs": _verb({"sb": ("people", "spot")})}, "slot 'sb' has the unknown 'spot'", _ONE_OF),
        ({"verbs": _verb({"sb": ("people",)})}, "slot 'sb' has ('people',)", "a pair for"),
        ({"verbs": _verb({"sb": None})}, "slot 'sb' has None", "give a role"),
        ({"verbs": _verb({"sb": "people"}, needs=("person",))}, "'needs' has the unknown 'person'", _ONE_OF),
        (
            {"verbs": _verb({"sb": "people"}, needs=("two people",))},
            "'needs' has 'two people'",
            "write a number",
        ),
        ({"verbs": _verb({"sb": "people"}, subject=("MISC",))}, "'subject' has the unknown", _ONE_OF),
        ({"verbs": _verb({"sb": "people"}, only="telefonisch")}, "'only' is a str", "write a tuple of str"),
        ({"nouns": _noun({}, support=("geben",))}, "'support' has 'geben'", "put only Support into it"),
        ({"nouns": _noun({}, support=(Support("geben", {}),))}, "'verbs' is a str", "write a tuple"),  # type: ignore[arg-type]
        (
            {"nouns": _noun({}, support=(Support(("geben gab",), {}),))},
            "entry 'geben gab'",
            "principal|participle",
        ),
        (
            {"nouns": _noun({}, support=(Support(("leisten",), {"gen": "people"}),))},
            f"{_SLOT} 'gen'",
            "sb, oa, da",
        ),
    ],
)
@pytest.mark.usefixtures("no_added_types")
def test_frame_that_can_not_be_read_is_refused(parts: dict[str, Any], what: str, remedy: str) -> None:
    with pytest.raises(newsevents.InputError) as caught:
        register(_made(**parts))
    message = str(caught.value)
    assert caught.value.slug == "event-type-unusable"
    assert message.startswith("event type Made, ")
    assert what in message
    assert any(option in message for option in remedy.split("|"))
    assert "made" not in event_types()


@pytest.mark.parametrize(
    "parts",
    [
        {
            "verbs": _verb(
                {"sb": ("people", ""), "pp:gegenüber": ("people", "place", "people")},
                needs=("2 people|place",),
            )
        },
        {
            "verbs": (),
            "nouns": _noun(
                {"pp:für": "", "object": "people"}, support=(Support(("leisten",), {"sb": "people"}),)
            ),
        },
    ],
)
def test_what_a_frame_may_say_is_taken(parts: dict[str, Any]) -> None:
    check_frame(_made(**parts))


@pytest.mark.usefixtures("no_added_types")
def test_role_is_a_field_of_participants() -> None:
    class Signing(Event):
        """A role that holds words."""

        type: Literal["signing"] = "signing"
        people: str = ""
        frame: ClassVar[Frame] = Frame(roles={"people": "person"}, verbs=(), nouns=())

    with pytest.raises(newsevents.InputError, match="'people' is no field of participants: write"):
        register(Signing)


@pytest.mark.usefixtures("no_added_types")
def test_field_that_a_text_may_not_fill_has_a_default() -> None:
    class Quake(Event):
        """A field that nobody fills."""

        type: Literal["quake"] = "quake"
        magnitude: float
        frame: ClassVar[Frame] = Frame(roles={}, verbs=(), nouns=())

    with pytest.raises(newsevents.InputError, match="field 'magnitude' has no default"):
        register(Quake)
