"""Elections: voters go to the polls, or somebody wins an office by vote."""

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
    Support,
    Verb,
)

_BODY: Slots = {
    "pp:in": "place",
    "pp:auf": "place",
    "pp:von": ("winners", "place", ""),
    "gen": ("winners", "place", ""),
    "comp": ("", "place"),
    "adj": ("", "place"),
}
_SUPPORT = (
    Support(
        ("gewinnen gewinnt gewann gewonnen", "siegen", "triumphieren", "holen"),
        {"sb": "winners"},
        ("bei", "in", "aus"),
        only=("mehrheit", "sieg", "siegte", "gesiegt", "triumphierte", "gewann", "gewonnen", "gewannen"),
    ),
    Support(("durch|setzen",), {"sb": "winners"}, ("bei", "in")),
    Support(
        ("werden wird wurde geworden", "bleiben bleibt blieb geblieben"),
        {"sb": "winners"},
        ("bei", "in", "aus"),
        only=("stärkste", "stimmenstärkste", "mandatsstärkste"),
    ),
)
#: Endings of what a people votes on.
_VOTED_ON = (
    *("parlament", "parlamente", "bundestag", "landtag", "kongress", "nationalversammlung", "nationalrat"),
    *("abgeordnetenhaus", "unterhaus", "oberhaus", "senat", "volksvertretung", "gemeinderat", "gemeinderäte"),
    *("präsidenten", "präsidentin", "staatsoberhaupt", "staatschef", "bürgermeister", "bürgermeisterin"),
)
_OFFICES = (
    "präsident",
    "präsidenten",
    "präsidentin",
    "chef",
    "chefin",
    "vorsitzenden",
    "vorsitzende",
    "kanzler",
    "kanzlerin",
    "bürgermeister",
    "bürgermeisterin",
    "minister",
    "ministerin",
    "gouverneur",
    "gouverneurin",
    "papst",
    "generalsekretär",
    "generalsekretärin",
    "sprecher",
    "sprecherin",
    "nachfolger",
    "nachfolgerin",
    "obmann",
    "obfrau",
    "kandidaten",
    "kandidatin",
    "regierungschef",
    "staatschef",
    "staatsoberhaupt",
    "landeshauptmann",
    "landeshauptfrau",
    "premier",
    "abgeordneten",
    "richter",
    "richterin",
    "bundesrat",
    "bundesrätin",
)


class Election(Event):
    """Voters go to the polls, or somebody wins an office by vote.

    Attributes:
        winners: who wins or is elected.
        kind: presidential, parliamentary, local, runoff or referendum, where the text says so.
        office: the office that somebody is elected to, where the text says it.

    Examples:
        >>> from newsevents import extract
        >>> text = "Bei der Wahl in Polen siegte am Sonntag Karol Nawrocki."
        >>> [event] = extract(text, published="2025-06-04").events
        >>> event
        Election(winner=('Karol Nawrocki',), place='Polen', date='2025-06-01', status='occurred')
    """

    type: Literal["election"] = "election"
    winners: tuple[Participant, ...] = ()
    kind: Literal["presidential", "parliamentary", "local", "runoff", "referendum", "primary"] | None = None
    office: Office | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"winners": "winner"},
        fillers={"winners": ("PER", "ORG")},
        place_from_context=True,
        place_is_enough=True,
        implied={
            "bundestags": "DE",
            "us-präsidentschafts": "US",
            "us-präsidenten": "US",
            "us-": "US",
            "us-kongress": "US",
            "bundespräsidenten": "",
        },
        verbs=(
            Verb("wählen", {"oa": "winners", "pp:in": "place"}, goals=_OFFICES, needs=("winners",)),
            Verb(
                "wählen",
                {"sb": ("", "place", ""), "pp:in": "place"},
                ("LOC",),
                objects=_VOTED_ON,
                needs=("place",),
            ),
            Verb(
                "gewinnen gewinnt gewann gewonnen",
                {"sb": "winners", "pp:in": "place", "pp:bei": "place"},
                ("PER", "ORG"),
                objects=("wahl", "wahlen", "abstimmung", "referendum", "urnengang"),
                needs=("winners",),
            ),
            Verb("wieder|wählen", {"oa": "winners", "pp:in": "place"}, needs=("winners",)),
        ),
        nouns=(
            Noun(
                (
                    "Wahl Wahlen",
                    "Neuwahl Neuwahlen",
                    "Stichwahl Stichwahlen",
                    "Referendum Referenden",
                    "Volksabstimmung Volksabstimmungen",
                    "Urnengang Urnengänge",
                    "Volksbefragung Volksbefragungen",
                    "Wiederwahl",
                ),
                _BODY,
                not_after=(
                    "Aus",
                    "Berufs",
                    "Wort",
                    "Orts",
                    "Farb",
                    "Partner",
                    "Studien",
                    "Standort",
                    "Brief",
                    "Vor-Ort",
                    "Arzt",
                    "Papst",
                    "Namens",
                    "Betriebsrats",
                    "Titel",
                    "Zu",
                    "Waffen",
                    "Schul",
                    "Platz",
                    "Ab",
                    "Trainer",
                    "Themen",
                ),
                support=_SUPPORT,
            ),
            Noun(
                ("Wahlsieg Wahlsiege", "Wahlerfolg Wahlerfolge"),
                {
                    "gen": "winners",
                    "poss": "winners",
                    "pp:von": "winners",
                    "pp:in": "place",
                    "comp": ("winners", "place"),
                },
                needs=("winners",),
            ),
        ),
        kinds={
            "runoff": ("Stichwahl", "Stichwahlen"),
            "primary": ("Vorwahl", "Vorwahlen"),
            "referendum": (
                "Referendum",
                "Referenden",
                "Volksabstimmung",
                "Volksabstimmungen",
                "Volksbefragung",
            ),
            "presidential": (
                "Präsidentenwahl",
                "Präsidentschaftswahl",
                "Präsidentschaftswahlen",
                "Präsidentenwahlen",
                "Bundespräsidentenwahl",
            ),
            "parliamentary": (
                "Parlamentswahl",
                "Parlamentswahlen",
                "Bundestagswahl",
                "Nationalratswahl",
                "Unterhauswahl",
                "Kongresswahl",
            ),
            "local": (
                "Kommunalwahl",
                "Kommunalwahlen",
                "Landtagswahl",
                "Landtagswahlen",
                "Gemeinderatswahl",
                "Regionalwahl",
                "Regionalwahlen",
            ),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return the ACE code; PLOVER and CAMEO have none for elections."""
        return Codes(ace="Personnel.Elect")
