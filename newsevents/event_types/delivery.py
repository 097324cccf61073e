"""Deliveries: one side hands another arms, relief or funds."""

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

_GOODS = (
    "waffen",
    "munition",
    "panzer",
    "panzern",
    "rakete",
    "raketen",
    "drohnen",
    "haubitzen",
    "kampfjets",
    "flugzeuge",
    "granaten",
    "hilfe",
    "hilfen",
    "hilfsgüter",
    "hilfsgütern",
    "hilfslieferung",
    "material",
    "güter",
    "systeme",
    "luftabwehr",
    "ausrüstung",
    "technologie",
    "fahrzeuge",
    "getreide",
    "medikamente",
    "impfstoff",
    "impfdosen",
    "gas",
    "öl",
    "flugabwehrsysteme",
    "kredit",
    "kredite",
    "helikopter",
    "hubschrauber",
    "waffensysteme",
    "artilleriegeschosse",
    "geschosse",
    "lebensmittel",
    "milliarden",
    "millionen",
    "schiffe",
    "marschflugkörper",
    "dosen",
    "artilleriemunition",
    "kriegsgerät",
    "rüstungsgüter",
)
_SUPPORT = (
    Support(
        (
            "zu|sagen",
            "an|kündigen",
            "versprechen verspricht versprach versprochen",
            "genehmigen",
            "bestätigen",
            "billigen",
            "beschließen beschließt beschloss beschlossen",
            "stoppen",
            "ein|stellen",
            "aus|setzen",
            "verweigern",
            "ab|lehnen",
            "zu|sichern",
            "planen",
            "fort|setzen",
            "auf|nehmen nimmt nahm genommen",
        ),
        {"sb": "suppliers", "da": "recipients"},
    ),
)
_AID = (
    Support(
        (
            "leisten",
            "gewähren",
            "zu|sagen",
            "bereit|stellen",
            "schicken",
            "überweisen überweist überwies überwiesen",
            "aus|zahlen",
            "frei|geben gibt gab gegeben",
            "bewilligen",
            "versprechen verspricht versprach versprochen",
            "liefern",
        ),
        {"sb": "suppliers", "da": "recipients", "pp:für": "recipients", "pp:an": "recipients"},
    ),
)
_GIVE: Slots = {
    "sb": "suppliers",
    "da": "recipients",
    "pp:an": "recipients",
    "pp:nach": "recipients",
    "pp:für": "recipients",
    "pp:in": "recipients",
}


class Delivery(Event):
    """One side hands another arms, relief, funds or supplies.

    Attributes:
        suppliers: who gives.
        recipients: who gets.
        item: what is given, as the text says it.

    Examples:
        >>> from newsevents import extract
        >>> text = "Deutschland lieferte am Montag Panzer an die Ukraine."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Delivery(supplier=('Deutschland',), recipient=('Ukraine',), place=None, date='2025-05-05',
        status='occurred')
        >>> event.item
        Evidence(text='Panzer', start=31, end=37, mended=None)
    """

    type: Literal["delivery"] = "delivery"
    suppliers: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    item: Evidence | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"suppliers": "supplier", "recipients": "recipient"},
        verbs=(
            Verb(
                "liefern",
                _GIVE,
                objects=_GOODS,
                needs=("suppliers|recipients",),
                known=("suppliers", "recipients"),
            ),
            Verb("aus|liefern", _GIVE, objects=_GOODS, needs=("suppliers|recipients",)),
            Verb(
                "übergeben übergibt übergab übergeben", _GIVE, objects=_GOODS, needs=("suppliers|recipients",)
            ),
            Verb(
                "überlassen überlässt überließ überlassen",
                _GIVE,
                ("LOC", "ORG"),
                objects=_GOODS,
                needs=("2 suppliers|recipients",),
                known=("suppliers", "recipients"),
            ),
            Verb("bereit|stellen", _GIVE, objects=_GOODS, needs=("suppliers",)),
            Verb("schicken", _GIVE, objects=_GOODS, needs=("suppliers", "recipients")),
            Verb("beliefern", {"sb": "suppliers", "oa": "recipients"}, needs=("suppliers", "recipients")),
            Verb("versorgen", {"sb": "suppliers", "oa": "recipients"}, needs=("suppliers", "recipients")),
            Verb(
                "erhalten erhält erhielt erhalten",
                {"sb": "recipients", "pp:von": "suppliers", "pp:aus": "suppliers"},
                objects=_GOODS,
                needs=("recipients", "suppliers"),
            ),
        ),
        nouns=(
            Noun(
                (
                    "Lieferung Lieferungen",
                    "Waffenhilfe Waffenhilfen",
                    "Militärhilfe Militärhilfen",
                    "Waffentransfer Waffentransfers",
                    "Hilfslieferung Hilfslieferungen",
                    "Übergabe Übergaben",
                ),
                {
                    "pp:an": "recipients",
                    "pp:nach": "recipients",
                    "pp:für": "recipients",
                    "pp:aus": "suppliers",
                    "pp:durch": "suppliers",
                    "pp:von": "suppliers",
                    "gen": "suppliers",
                    "adj": "suppliers",
                    "comp": "suppliers",
                    "poss": "suppliers",
                },
                not_after=(
                    "Gas",
                    "Öl",
                    "Strom",
                    "Paket",
                    "Post",
                    "Amts",
                    "Schlüssel",
                    "Macht",
                    "Aus",
                    "Daten",
                ),
                needs=("recipients|2 suppliers",),
                support=_SUPPORT,
            ),
            Noun(
                (
                    "Soforthilfe Soforthilfen",
                    "Finanzhilfe Finanzhilfen",
                    "Nothilfe",
                    "Wirtschaftshilfe Wirtschaftshilfen",
                    "Hilfspaket Hilfspakete",
                    "Hilfe Hilfen",
                    "Darlehen",
                    "Kredit Kredite",
                    "Hilfsgelder",
                    "Hilfsgüter",
                    "Technologietransfer Technologietransfers",
                    "Weitergabe",
                ),
                {
                    "pp:an": "recipients",
                    "pp:nach": "recipients",
                    "pp:für": "recipients",
                    "adj": "suppliers",
                    "gen": "suppliers",
                },
                compounds=False,
                needs=("recipients", "suppliers"),
                support=_AID,
            ),
        ),
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER, CAMEO and ACE codes."""
        if status == "planned":
            return Codes(plover="AGREE", cameo="03", ace="Transaction.Transfer-Ownership")
        if status == "denied":
            return Codes(plover="REJECT", ace="Transaction.Transfer-Ownership")
        return Codes(plover="AID", cameo="072", ace="Transaction.Transfer-Ownership")
