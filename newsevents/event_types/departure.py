"""Departures: somebody gives up an office or loses it."""

from __future__ import annotations

from typing import ClassVar, Literal

from newsevents.event_types._base import (
    Codes,
    Event,
    Frame,
    Noun,
    Office,
    Participant,
    Slots,
    Status,
    Verb,
)

_OFFICE = (
    "amt",
    "amtes",
    "ämter",
    "ämtern",
    "posten",
    "vorsitz",
    "mandat",
    "ministeramt",
    "präsidentenamt",
    "parteivorsitz",
    "funktion",
    "funktionen",
    "führung",
    "leitung",
)
_BODIES = (*_OFFICE, "regierung", "kabinett", "politik", "vorstand", "parlament", "parteiführung", "partei")
_GIVE_UP: Slots = {"sb": "persons"}
_ROLES: Slots = {
    "gen": "persons",
    "poss": "persons",
    "pp:von": "persons",
    "comp": ("persons", ""),
    "ctrl": "persons",
}


class Departure(Event):
    """Somebody gives up an office, says that they will, or loses it.

    Attributes:
        persons: who leaves.
        kind: resignation or dismissal, where the text says so.
        office: the office, where the text says it.

    Examples:
        >>> from newsevents import extract
        >>> text = "Der britische Außenminister David Lammy trat am Montag zurück."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Departure(person=('David Lammy',), place=None, date='2025-05-05', status='occurred')
    """

    type: Literal["departure"] = "departure"
    persons: tuple[Participant, ...] = ()
    kind: Literal["resignation", "dismissal"] | None = None
    office: Office | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"persons": "person"},
        fillers={"persons": ("PER",)},
        verbs=(
            Verb("zurück|treten tritt trat getreten", {"sb": "persons"}, ("PER",), needs=("1 persons",)),
            Verb("ab|danken", {"sb": "persons"}, ("PER",), needs=("1 persons",)),
            Verb("ab|treten tritt trat getreten", {"sb": "persons"}, ("PER",), needs=("1 persons",)),
            Verb("entlassen entlässt entließ entlassen", {"oa": "persons"}, needs=("1 persons",)),
            Verb("ab|setzen", {"oa": "persons"}, needs=("1 persons",)),
            Verb("ab|berufen beruft berief berufen", {"oa": "persons"}, needs=("1 persons",)),
            Verb("entbinden entbindet entband entbunden", {"oa": "persons"}, needs=("1 persons",)),
            Verb(
                "nieder|legen",
                _GIVE_UP,
                ("PER",),
                objects=_OFFICE,
                needs=("1 persons",),
            ),
            Verb(
                "ab|geben gibt gab gegeben",
                _GIVE_UP,
                ("PER",),
                objects=_OFFICE,
                needs=("1 persons",),
            ),
            Verb(
                "auf|geben gibt gab gegeben",
                _GIVE_UP,
                ("PER",),
                objects=_OFFICE,
                needs=("1 persons",),
            ),
            Verb("räumen", _GIVE_UP, ("PER",), objects=_OFFICE, needs=("1 persons",)),
            Verb(
                "aus|scheiden scheidet schied geschieden",
                _GIVE_UP,
                ("PER",),
                goals=_BODIES,
                goal_prepositions=("aus",),
                needs=("1 persons",),
            ),
            Verb(
                "scheiden scheidet schied geschieden",
                _GIVE_UP,
                ("PER",),
                goals=_BODIES,
                goal_prepositions=("aus",),
                needs=("1 persons",),
            ),
            Verb(
                "zurück|ziehen zieht zog gezogen",
                _GIVE_UP,
                ("PER",),
                goals=_BODIES,
                goal_prepositions=("aus", "von"),
                reflexive=True,
                needs=("1 persons",),
            ),
            Verb("entheben enthebt enthob enthoben", {"oa": "persons"}, needs=("1 persons",)),
            Verb("entmachten", {"oa": "persons"}, needs=("1 persons",)),
        ),
        nouns=(
            Noun(
                (
                    "Rücktritt Rücktritte",
                    "Entlassung Entlassungen",
                    "Absetzung Absetzungen",
                    "Abberufung Abberufungen",
                    "Amtsenthebung Amtsenthebungen",
                    "Demission Demissionen",
                    "Abdankung Abdankungen",
                    "Abwahl Abwahlen",
                    "Abgang Abgänge",
                    "Entmachtung Entmachtungen",
                    "Rückzug Rückzüge",
                    "Rücktrittserklärung Rücktrittserklärungen",
                ),
                _ROLES,
                not_after=("Haft", "Massen", "Schul", "Ab"),
                needs=("1 persons",),
            ),
        ),
        kinds={
            "resignation": (
                "Rücktritt",
                "Rücktritts",
                "zurücktreten",
                "zurückgetreten",
                "Demission",
                "Abdankung",
            ),
            "dismissal": (
                "Entlassung",
                "entlassen",
                "entließ",
                "abgesetzt",
                "Absetzung",
                "abberufen",
                "Abberufung",
                "Amtsenthebung",
            ),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return the ACE code; only the wider schemes know departures."""
        return Codes(ace="Personnel.End-Position")
