"""Protests: people take to the streets or down tools."""

from __future__ import annotations

from typing import ClassVar, Literal

from newsevents.event_types._base import (
    Codes,
    Count,
    Event,
    Frame,
    Noun,
    Participant,
    Slots,
    Status,
    Support,
    Verb,
)

_ROLES: Slots = {
    "gen": "protesters",
    "pp:von": "protesters",
    "comp": ("protesters", "place"),
    "pp:in": "place",
    "pp:auf": "place",
    "pp:vor": "place",
    "pp:an": "place",
}
_SUPPORT = (
    Support(
        (
            "organisieren",
            "veranstalten",
            "ab|halten hält hielt gehalten",
            "an|melden",
            "planen",
            "an|kündigen",
            "beginnen beginnt begann begonnen",
            "starten",
            "beenden",
        ),
        {"sb": "protesters"},
    ),
    Support(("auf|rufen ruft rief gerufen",), {"sb": "protesters"}, ("zu",)),
    Support(("teil|nehmen nimmt nahm genommen", "beteiligen"), {"sb": "protesters"}, ("an",)),
)
_ACT: Slots = {
    "sb": "protesters",
    "pp:in": "place",
    "pp:auf": "place",
    "pp:vor": "place",
    "pp:an": "place",
    "pp:bei": "place",
}


class Protest(Event):
    """People take to the streets or down tools.

    Attributes:
        protesters: named organizations or people that protest.
        kind: demonstration or strike, where the text says so.
        size: how many people take part, where the sentence says it.

    Examples:
        >>> from newsevents import extract
        >>> text = "In Belgrad demonstrierten am Samstag Tausende Studenten gegen Vucic."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Protest(place='Belgrad', date='2025-05-03', status='occurred')
    """

    type: Literal["protest"] = "protest"
    protesters: tuple[Participant, ...] = ()
    kind: Literal["demonstration", "strike"] | None = None
    size: Count | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"protesters": "protester"},
        fillers={"protesters": ("PER", "ORG")},
        place_is_enough=True,
        verbs=(
            Verb("demonstrieren", _ACT, ("ORG", "PER"), needs=("place|protesters",)),
            Verb("protestieren", _ACT, ("ORG",), needs=("place|protesters",)),
            Verb("streiken", _ACT, ("ORG",), needs=("place|protesters",)),
        ),
        nouns=(
            Noun(
                (
                    "Demonstration Demonstrationen",
                    "Kundgebung Kundgebungen",
                    "Proteste",
                    "Streik Streiks",
                    "Protestmarsch Protestmärsche",
                    "Protestaktion Protestaktionen",
                    "Massenprotest Massenproteste",
                    "Protestkundgebung Protestkundgebungen",
                    "Mahnwache Mahnwachen",
                    "Demo Demos",
                    "Schweigemarsch Schweigemärsche",
                    "Friedensmarsch Friedensmärsche",
                    "Sitzblockade Sitzblockaden",
                ),
                _ROLES,
                not_after=("Wahl", "Hunger"),
                needs=("place|protesters",),
                support=_SUPPORT,
            ),
            Noun(
                ("Straße", "Strasse"),
                {"ctrl": "protesters", "pp:in": "place"},
                compounds=False,
                prepositions=("auf",),
                verbs=("gehen", "gingen", "ging", "geht", "gegangen"),
                needs=("place|protesters",),
            ),
        ),
        kinds={
            "strike": ("Streik", "Streiks", "streiken", "streikten", "Warnstreik", "Generalstreik"),
            "demonstration": ("Demonstration", "Demonstrationen", "Kundgebung", "demonstrierten", "Demo"),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER, CAMEO and ACE codes."""
        if status == "occurred":
            return Codes(plover="PROTEST", cameo="14", ace="Conflict.Demonstrate")
        return Codes(ace="Conflict.Demonstrate")
