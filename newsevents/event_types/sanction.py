"""Sanctions: penalties of states and bodies, from their imposing to their lifting."""

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

_MEASURES = (
    "sanktionen",
    "sanktion",
    "strafmaßnahmen",
    "strafmassnahmen",
    "embargo",
    "waffenembargo",
    "ölembargo",
    "handelsembargo",
    "einreiseverbot",
    "einreiseverbote",
    "einreisesperren",
    "strafzölle",
    "sanktionspaket",
)
_SUPPORT = (
    Support(
        (
            "verhängen",
            "erlassen erlässt erließ erlassen",
            "beschließen beschließt beschloss beschlossen",
            "verlängern",
            "verschärfen",
            "lockern",
            "auf|heben hebt hob gehoben",
            "an|kündigen",
            "planen",
            "aus|weiten",
            "aus|setzen",
            "billigen",
            "ein|führen",
            "vor|bereiten",
            "erwägen erwägt erwog erwogen",
            "an|drohen",
            "übernehmen übernimmt übernahm übernommen",
            "erneuern",
            "beenden",
            "mildern",
        ),
        {"sb": "imposers", "pp:gegen": "targets", "pp:über": "targets"},
    ),
    Support(("drohen",), {"sb": "imposers", "da": "targets"}, ("mit",)),
    Support(("belegen",), {"sb": "imposers", "oa": "targets"}, ("mit",)),
)
_IMPOSE: Slots = {"sb": "imposers", "pp:gegen": "targets", "pp:über": "targets"}


class Sanction(Event):
    """A state or body punishes another, changes the penalties or ends them.

    Attributes:
        imposers: who imposes them.
        targets: whom they hit.
        kind: imposed, extended, tightened, or lifted (also eased), where the verb says so; an embargo.

    Examples:
        >>> from newsevents import extract
        >>> text = "Die EU verhängte am Montag Sanktionen gegen Russland."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Sanction(imposer=('EU',), target=('Russland',), place=None, date='2025-05-05', status='occurred')
    """

    type: Literal["sanction"] = "sanction"
    imposers: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    kind: Literal["imposed", "extended", "tightened", "lifted", "embargo"] | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"imposers": "imposer", "targets": "target"},
        failing=(
            "gescheitert",
            "scheiterte",
            "scheiterten",
            "scheitert",
            "blockiert",
            "blockierte",
            "blockierten",
        ),
        verbs=(Verb("sanktionieren", {"sb": "imposers", "oa": "targets"}, needs=("targets",)),),
        nouns=(
            Noun(
                (
                    "Sanktion Sanktionen",
                    "Embargo Embargos",
                    "Strafmaßnahme Strafmaßnahmen",
                    "Strafmassnahme Strafmassnahmen",
                    "Sanktionspaket Sanktionspakete",
                    "Einreiseverbot Einreiseverbote",
                    "Einreisesperre Einreisesperren",
                    "Vermögenssperre Vermögenssperren",
                    "Kontensperre Kontensperren",
                ),
                {
                    "gen": "imposers",
                    "poss": "imposers",
                    "comp": "imposers",
                    "adj": "imposers",
                    "pp:von": "imposers",
                    "pp:durch": "imposers",
                    "pp:gegen": "targets",
                    "pp:gegenüber": "targets",
                    "pp:für": "targets",
                },
                needs=("targets|imposers",),
                support=_SUPPORT,
            ),
            Noun(
                ("Sanktionsliste Sanktionslisten",),
                {"gen": "imposers", "comp": "imposers", "adj": "imposers"},
                prepositions=("auf",),
                verbs=("setzte", "setzten", "setzt", "setzen", "gesetzt", "nahm", "nahmen", "genommen"),
                support=(
                    Support(
                        ("setzen", "nehmen nimmt nahm genommen"),
                        {"sb": "imposers", "oa": "targets"},
                        ("auf",),
                    ),
                ),
                needs=("targets",),
            ),
        ),
        kinds={"lifted": ("Aufhebung", "Lockerung"), "embargo": ("Embargo",)},
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER and CAMEO codes."""
        return Codes(plover="SANCTION", cameo="163") if status == "occurred" else Codes()
