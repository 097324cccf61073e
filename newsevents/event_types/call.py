"""Calls: named sides speak from afar."""

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
    Verb,
    consult_codes,
)

_SIDES: Slots = {
    "gen": "participants",
    "poss": "participants",
    "comp": "participants",
    "ctrl": "participants",
    "object": "participants",
    "pp:mit": "participants",
    "pp:zwischen": "participants",
    "pp:von": "participants",
    "pp:bei": "participants",
}


class Call(Event):
    """Named sides speak from afar.

    Attributes:
        participants: the sides.
        kind: phone or video.

    Examples:
        >>> from newsevents import extract
        >>> [event] = extract("Merz telefonierte am Montag mit Selenskyj.", published="2025-05-08").events
        >>> event
        Call(participant=('Friedrich Merz', 'Wolodymyr Selenskyj'), place=None, date='2025-05-05',
        status='occurred')
    """

    type: Literal["call"] = "call"
    participants: tuple[Participant, ...] = ()
    kind: Literal["phone", "video"] | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"participants": "participant"},
        minimum=2,
        verbs=(
            Verb("telefonieren", {"sb": "participants", "pp:mit": "participants"}, needs=("participants",)),
            Verb(
                "sprechen spricht sprach gesprochen",
                {"sb": "participants", "pp:mit": "participants"},
                ("PER",),
                needs=("2 participants",),
                only=("telefonisch", "telefon"),
            ),
            Verb(
                "gratulieren",
                {"sb": "participants", "da": "participants"},
                ("PER",),
                needs=("2 participants",),
                only=("telefonisch", "telefon"),
            ),
            Verb(
                "an|rufen ruft rief gerufen",
                {"sb": "participants", "oa": "participants", "pp:bei": "participants"},
                ("PER",),
                needs=("2 participants",),
            ),
        ),
        nouns=(
            Noun(
                ("Telefonat Telefonate", "Telefongespräch Telefongespräche", "Anruf Anrufe"),
                _SIDES,
                not_after=("Not", "Droh", "Kontroll"),
                needs=("participants",),
            ),
            Noun(
                (
                    "Telefonkonferenz Telefonkonferenzen",
                    "Videokonferenz Videokonferenzen",
                    "Videoschalte Videoschalten",
                    "Videogespräch Videogespräche",
                    "Schaltkonferenz Schaltkonferenzen",
                    "Videogipfel Videogipfel",
                ),
                _SIDES,
                needs=("participants",),
            ),
        ),
        kinds={
            "phone": (
                "telefonieren",
                "telefonierte",
                "telefonierten",
                "telefoniert",
                "anrufen",
                "rief",
                "angerufen",
                "Telefonat",
                "Telefongespräch",
                "Anruf",
                "Telefonkonferenz",
            ),
            "video": ("Videokonferenz", "Videoschalte", "Videogespräch", "Schaltkonferenz", "Videogipfel"),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER, CAMEO and ACE codes."""
        return consult_codes(status, mode="phone", cameo="041", ace="Contact.Phone-Write")
