"""Weapons tests: arms tried out without a target."""

from __future__ import annotations

from typing import ClassVar, Literal

from newsevents.event_types._base import (
    Codes,
    Event,
    Frame,
    Noun,
    Participant,
    Slots,
    Status,
    Support,
    Verb,
)
from newsevents.values import Evidence

_WEAPONS = (
    "rakete",
    "raketen",
    "bombe",
    "bomben",
    "sprengkopf",
    "sprengköpfe",
    "marschflugkörper",
    "geschoss",
    "geschosse",
    "geschoße",
    "waffe",
    "waffen",
    "torpedo",
    "waffensystem",
    "drohne",
    "drohnen",
    "icbm",
)
_SUPPORT = (
    Support(
        (
            "durch|führen",
            "unternehmen unternimmt unternahm unternommen",
            "vor|nehmen nimmt nahm genommen",
            "vollziehen vollzieht vollzog vollzogen",
            "planen",
            "an|kündigen",
            "vor|bereiten",
        ),
        {"sb": "actors"},
    ),
)
_LAUNCH: Slots = {"sb": "actors", "pp:in": "place", "pp:von": "place", "pp:auf": "place"}


class WeaponsTest(Event):
    """A state or group tries a weapon out, most often a missile.

    Attributes:
        actors: who tests.
        kind: nuclear or missile, where the text says so.
        weapon: what is tested, as the text says it.

    Examples:
        >>> from newsevents import extract
        >>> text = "Nordkorea testete am Montag eine Interkontinentalrakete."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        WeaponsTest(actor=('Nordkorea',), place=None, date='2025-05-05', status='occurred')
        >>> event.weapon
        Evidence(text='Interkontinentalrakete', start=33, end=55, mended=None)
    """

    type: Literal["weapons_test"] = "weapons_test"
    actors: tuple[Participant, ...] = ()
    kind: Literal["nuclear", "missile"] | None = None
    weapon: Evidence | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"actors": "actor"},
        fillers={"actors": ("LOC", "ORG")},
        verbs=(
            Verb("testen", _LAUNCH, ("LOC", "ORG"), objects=_WEAPONS, needs=("actors",)),
            Verb("ab|feuern", _LAUNCH, ("LOC", "ORG"), objects=_WEAPONS, needs=("actors",)),
            Verb("feuern", _LAUNCH, ("LOC", "ORG"), objects=_WEAPONS, needs=("actors",)),
            Verb("erproben", _LAUNCH, ("LOC", "ORG"), objects=_WEAPONS, needs=("actors",)),
            Verb("zünden", _LAUNCH, ("LOC", "ORG"), objects=_WEAPONS, needs=("actors",)),
            Verb(
                "starten",
                _LAUNCH,
                ("LOC",),
                objects=("rakete", "raketen", "marschflugkörper"),
                needs=("actors",),
            ),
        ),
        nouns=(
            Noun(
                (
                    "Raketentest Raketentests",
                    "Atomtest Atomtests",
                    "Atomwaffentest Atomwaffentests",
                    "Waffentest Waffentests",
                    "Raketenstart Raketenstarts",
                    "Nukleartest Nukleartests",
                    "Atombombentest Atombombentests",
                    "Raketenabschuss Raketenabschüsse",
                    "Raketenversuch Raketenversuche",
                ),
                {
                    "gen": "actors",
                    "poss": "actors",
                    "comp": "actors",
                    "adj": "actors",
                    "pp:von": "actors",
                    "pp:durch": "actors",
                    "ctrl": "actors",
                    "pp:in": "place",
                    "pp:auf": "place",
                },
                needs=("actors",),
                support=_SUPPORT,
            ),
        ),
        kinds={
            "nuclear": ("Atomtest", "Atomtests", "Atomwaffentest", "Nukleartest", "Atombombentest"),
            "missile": (
                "Raketentest",
                "Raketentests",
                "Raketenstart",
                "Raketenstarts",
                "Raketenabschuss",
                "Raketenversuch",
            ),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER and CAMEO codes (both inferred: neither scheme has weapons tests of its own)."""
        if status == "occurred":
            return Codes(plover="MOBILIZE", plover_mode="weapons", cameo="150")
        return Codes()
