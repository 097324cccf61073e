"""Agreements: named sides sign or conclude something that binds them."""

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

_CONCLUDE = tuple(
    "unterzeichnen unterzeichnete unterzeichneten unterzeichnet schließen schliessen schloss schlossen "
    "geschlossen schließt "
    "abschließen abgeschlossen abschlossen vereinbaren vereinbarte vereinbarten vereinbart besiegelt "
    "besiegelten besiegelte "
    "ratifiziert ratifizierte unterschrieben unterschrieb unterschreiben einigten einigte geeinigt "
    "einigen verständigten "
    "verständigt ausgehandelt paraphiert zugestimmt unterzeichnung zustande erzielt erzielten erzielte "
    "erreicht erreichten besiegeln ratifizieren paraphieren "
    "geschlossene geschlossenen unterzeichnete unterzeichneten vereinbarte vereinbarten".split()
)
_SUPPORT = (
    Support(
        (
            "unterzeichnen",
            "unterschreiben unterschreibt unterschrieb unterschrieben",
            "schließen schließt schloss geschlossen",
            "ab|schließen schließt schloss geschlossen",
            "vereinbaren",
            "besiegeln",
            "paraphieren",
            "ratifizieren",
            "aus|handeln",
            "erzielen",
        ),
        {"sb": "parties", "pp:mit": "parties"},
    ),
)
_PARTIES: Slots = {
    "gen": ("parties", "parties"),
    "ctrl": "parties",
    "comp": "parties",
    "adj": "parties",
    "pp:zwischen": "parties",
    "pp:mit": "parties",
    "pp:von": "parties",
    "pp:in": "place",
}


class Agreement(Event):
    """Sides sign or conclude a pact that binds them, from a truce to a contract.

    Attributes:
        parties: who agrees.
        kind: treaty, ceasefire, coalition or contract, where the text says so.

    Examples:
        >>> from newsevents import extract
        >>> text = "Norwegen und Polen unterzeichneten am Montag in Oslo ein Abkommen."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Agreement(party=('Norwegen', 'Polen'), place='Oslo', date='2025-05-05', status='occurred')
    """

    type: Literal["agreement"] = "agreement"
    parties: tuple[Participant, ...] = ()
    kind: Literal["treaty", "ceasefire", "coalition", "contract"] | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"parties": "party"},
        minimum=2,
        failing=(
            "gescheitert",
            "scheiterte",
            "scheiterten",
            "scheitert",
            "blockiert",
            "blockierte",
            "blockierten",
        ),
        verbs=(
            Verb("einigen", {"sb": "parties", "pp:mit": "parties"}, reflexive=True, needs=("2 parties",)),
            Verb("vereinbaren", {"sb": "parties", "pp:mit": "parties"}, needs=("2 parties",)),
            Verb(
                "verständigen", {"sb": "parties", "pp:mit": "parties"}, reflexive=True, needs=("2 parties",)
            ),
        ),
        nouns=(
            Noun(
                (
                    "Abkommen",
                    "Vertrag Verträge",
                    "Vereinbarung Vereinbarungen",
                    "Pakt Pakte",
                    "Waffenruhe Waffenruhen",
                    "Deal Deals",
                    "Waffenstillstand Waffenstillstände",
                    "Kooperationsvertrag Kooperationsverträge",
                    "Absichtserklärung Absichtserklärungen",
                    "Feuerpause Feuerpausen",
                    "Übereinkunft Übereinkünfte",
                    "Übereinkommen",
                    "Einigung Einigungen",
                    "Bündnis Bündnisse",
                    "Memorandum Memoranden",
                    "Kontrakt Kontrakte",
                ),
                _PARTIES,
                not_after=(
                    "Arbeits",
                    "Miet",
                    "Kollektiv",
                    "Tarif",
                    "Kauf",
                    "Lebens",
                    "Ehe",
                    "Leih",
                    "Profi",
                    "Spieler",
                ),
                verbs=_CONCLUDE,
                needs=("2 parties",),
                support=_SUPPORT,
            ),
        ),
        kinds={
            "ceasefire": ("Waffenruhe", "Waffenstillstand", "Waffenruheabkommen"),
            "coalition": ("Koalitionsvertrag", "Koalitionsvereinbarung", "Koalitionsabkommen"),
            "treaty": ("Abkommen", "Pakt", "Friedensvertrag", "Staatsvertrag"),
            "contract": ("Vertrag", "Deal"),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER and CAMEO codes; what is only announced is AGREE."""
        if status == "denied":
            return Codes(plover="REJECT")
        return (
            Codes(plover="SUPPORT", cameo="057")
            if status == "occurred"
            else Codes(plover="AGREE", cameo="03")
        )
