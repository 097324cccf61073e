"""Arrests: somebody loses their freedom to police or courts."""

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

_ROLES: Slots = {
    "gen": "persons",
    "poss": "persons",
    "pp:von": "persons",
    "comp": ("persons", ""),
    "pp:durch": "authorities",
    "pp:in": "place",
    "pp:an": "place",
    "pp:auf": "place",
}
_HELD = tuple(
    "sitzt sitzen saß saßen genommen genommen nahm nahmen nehmen gestellt stellte kam kamen gekommen "
    "befindet befinden gesetzt "
    "festgehalten gebracht".split()
)
_ACT: Slots = {"sb": "authorities", "oa": "persons", "pp:in": "place", "pp:an": "place", "pp:auf": "place"}


class Arrest(Event):
    """Somebody loses their freedom to police or courts.

    Attributes:
        persons: who is arrested.
        authorities: who arrests.

    Examples:
        >>> from newsevents import extract
        >>> text = "Die Polizei nahm am Montag in Istanbul Ekrem Imamoglu fest."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Arrest(person=('Ekrem İmamoğlu',), place='Istanbul', date='2025-05-05', status='occurred')
    """

    type: Literal["arrest"] = "arrest"
    persons: tuple[Participant, ...] = ()
    authorities: tuple[Participant, ...] = ()

    frame: ClassVar[Frame] = Frame(
        roles={"persons": "person", "authorities": "authority"},
        fillers={"persons": ("PER", "ORG")},
        verbs=(
            Verb("fest|nehmen nimmt nahm genommen", _ACT, needs=("persons|authorities",)),
            Verb("verhaften", _ACT, needs=("persons|authorities",)),
            Verb("inhaftieren", _ACT, needs=("persons|authorities",)),
            Verb("ein|sperren", _ACT, needs=("persons",)),
        ),
        nouns=(
            Noun(
                ("Festnahme Festnahmen", "Verhaftung Verhaftungen", "Inhaftierung Inhaftierungen"),
                _ROLES,
                needs=("persons",),
            ),
            Noun(
                (
                    "Haft",
                    "Untersuchungshaft",
                    "U-Haft",
                    "Polizeihaft",
                    "Einzelhaft",
                    "Schubhaft",
                    "Gefängnis",
                    "Hausarrest",
                    "Gewahrsam",
                    "Polizeigewahrsam",
                ),
                {"pp:in": "place"},
                compounds=False,
                prepositions=("in", "unter"),
                verbs=_HELD,
                support=(
                    Support(
                        (
                            "nehmen nimmt nahm genommen",
                            "setzen",
                            "stellen",
                            "bringen bringt brachte gebracht",
                            "stecken",
                            "fest|halten hält hielt gehalten",
                        ),
                        {"sb": "authorities", "oa": "persons"},
                        ("in", "unter"),
                    ),
                    Support(
                        (
                            "sitzen sitzt saß gesessen",
                            "kommen kommt kam gekommen",
                            "befinden befindet befand befunden",
                        ),
                        {"sb": "persons"},
                        ("in", "unter"),
                    ),
                ),
                needs=("persons",),
            ),
        ),
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER, CAMEO and ACE codes."""
        if status == "occurred":
            return Codes(plover="COERCE", plover_mode="arrest", cameo="173", ace="Justice.Arrest-Jail")
        return Codes(ace="Justice.Arrest-Jail")
