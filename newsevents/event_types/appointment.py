"""Appointments: an office gets its holder or its candidate."""

from __future__ import annotations

from typing import ClassVar, Literal

from newsevents.event_types._base import Codes, Event, Frame, Noun, Office, Participant, Slots, Status, Verb

_OFFICE = (
    "amt",
    "amts",
    "ämter",
    "posten",
    "vorsitz",
    "führung",
    "leitung",
    "ressort",
    "ministerium",
    "präsidentschaft",
    "amtsgeschäfte",
    "präsidentenamt",
    "kanzleramt",
    "ministeramt",
    "parteivorsitz",
    "kommando",
    "oberkommando",
    "mandat",
)
_HOLDERS = (
    "chef",
    "chefin",
    "präsident",
    "präsidenten",
    "präsidentin",
    "minister",
    "ministerin",
    "direktor",
    "direktorin",
    "vorsitzenden",
    "sprecher",
    "sprecherin",
    "leiter",
    "leiterin",
    "richter",
    "richterin",
    "trainer",
    "nachfolger",
    "nachfolgerin",
    "kommissar",
    "beauftragten",
)
_ROLES: Slots = {
    "gen": "persons",
    "poss": "persons",
    "pp:von": "persons",
    "comp": ("persons", ""),
    "pp:in": "place",
}


class Appointment(Event):
    """An office gets its holder, or somebody is named for it.

    Attributes:
        persons: who gets the office.
        office: the office, where the text says it.

    Examples:
        >>> from newsevents import extract
        >>> text = "Macron ernannte am Montag Michel Barnier zum Premierminister."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Appointment(person=('Michel Barnier',), place=None, date='2025-05-05', status='occurred')
    """

    type: Literal["appointment"] = "appointment"
    persons: tuple[Participant, ...] = ()
    office: Office | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"persons": "person"},
        fillers={"persons": ("PER",)},
        verbs=(
            Verb("ernennen ernennt ernannte ernannt", {"oa": "persons"}, needs=("1 persons",)),
            Verb(
                "berufen beruft berief berufen",
                {"oa": "persons"},
                goals=_HOLDERS,
                needs=("1 persons",),
            ),
            Verb("nominieren", {"oa": "persons"}, needs=("1 persons",)),
            Verb("vereidigen", {"oa": "persons", "pp:in": "place"}, needs=("1 persons",)),
            Verb("an|geloben", {"oa": "persons"}, needs=("1 persons",)),
            Verb("nach|rücken", {"sb": "persons", "pp:in": "place"}, ("PER",), needs=("1 persons",)),
            Verb(
                "bestellen",
                {"oa": "persons"},
                goals=_HOLDERS,
                needs=("1 persons",),
            ),
            Verb(
                "bestimmen",
                {"oa": "persons"},
                goals=_HOLDERS,
                needs=("1 persons",),
            ),
            Verb("designieren", {"oa": "persons"}, needs=("1 persons",)),
            Verb(
                "werden wird wurde geworden",
                {"sb": "persons"},
                ("PER",),
                predicate=True,
                needs=("1 persons",),
            ),
            Verb(
                "an|treten tritt trat getreten",
                {"sb": "persons"},
                ("PER",),
                objects=_OFFICE,
                needs=("1 persons",),
            ),
            Verb(
                "übernehmen übernimmt übernahm übernommen",
                {"sb": "persons"},
                ("PER",),
                objects=_OFFICE,
                needs=("1 persons",),
            ),
        ),
        nouns=(
            Noun(
                (
                    "Ernennung Ernennungen",
                    "Vereidigung Vereidigungen",
                    "Amtsantritt Amtsantritte",
                    "Nominierung Nominierungen",
                    "Amtseinführung Amtseinführungen",
                    "Angelobung Angelobungen",
                    "Amtsübernahme Amtsübernahmen",
                ),
                _ROLES,
                not_after=("Oscar", "Um"),
                needs=("1 persons",),
            ),
        ),
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return the ACE code; PLOVER and CAMEO have none for appointments."""
        return Codes(ace="Personnel.Start-Position")
