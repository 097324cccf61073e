"""Visits: somebody travels to a place or a host."""

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
from newsevents.values import DateSpan

_GOES_TO: Slots = {
    "sb": "visitors",
    "pp:nach": "place",
    "pp:in": "place",
    "pp:an": "place",
    "pp:auf": "place",
    "pp:zu": ("hosts", "place"),
}
_ARRIVES: Slots = {**_GOES_TO, "pp:bei": "hosts"}
_STAYS: Slots = {"sb": "visitors", "pp:in": "place", "pp:auf": "place", "pp:bei": "hosts", "pp:an": "place"}
_TRAVELERS = ("PER", "ORG")


class Visit(Event):
    """Somebody travels to a place or a host, arrives there or stays there as a guest.

    Attributes:
        visitors: who travels.
        hosts: who receives them, where somebody is named.
        kind: state, official, working, private, inaugural or surprise visit, where the text says so.
        duration: how long, as a TIMEX3 duration in ``value`` ("P2D").

    Examples:
        >>> from newsevents import extract
        >>> [event] = extract("Merz besuchte am Montag Macron in Paris.", published="2025-05-08").events
        >>> event
        Visit(visitor=('Friedrich Merz',), host=('Emmanuel Macron',), place='Paris',
        date='2025-05-05', status='occurred')
        >>> event.visitors[0].name, event.place.name, str(event.date.start)
        ('Friedrich Merz', 'Paris', '2025-05-05')
    """

    type: Literal["visit"] = "visit"
    visitors: tuple[Participant, ...] = ()
    hosts: tuple[Participant, ...] = ()
    kind: Literal["state", "official", "working", "private", "inaugural", "surprise"] | None = None
    duration: DateSpan | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"visitors": "visitor", "hosts": "host"},
        required=("visitors",),
        fillers={"visitors": ("PER", "ORG")},
        verbs=(
            Verb(
                "besuchen",
                {"sb": "visitors", "oa": ("hosts", "place"), "pp:in": "place", "pp:bei": ("", "place")},
                _TRAVELERS,
                not_objects=("site", "seite", "homepage", "kurs", "unterricht", "vorlesung", "seminar"),
            ),
            Verb("auf|suchen", {"sb": "visitors", "oa": ("hosts", "place")}, ("PER",)),
            Verb("reisen", _GOES_TO, _TRAVELERS, needs=("place|hosts",)),
            Verb("fliegen fliegt flog geflogen", _GOES_TO, ("PER",), needs=("place",)),
            Verb("fahren fährt fuhr gefahren", _GOES_TO, ("PER",), needs=("place",)),
            Verb("kommen kommt kam gekommen", _GOES_TO, ("PER",), needs=("place",)),
            Verb("an|kommen kommt kam gekommen", _ARRIVES, _TRAVELERS, needs=("place",)),
            Verb("ein|treffen trifft traf getroffen", _ARRIVES, _TRAVELERS, needs=("place|hosts",)),
            Verb("ein|reisen", _GOES_TO, _TRAVELERS, needs=("place",)),
            Verb("an|reisen", _ARRIVES, _TRAVELERS, needs=("place",)),
            Verb("weiter|reisen", _GOES_TO, ("PER",), needs=("place",)),
            Verb("weiter|fliegen fliegt flog geflogen", _GOES_TO, ("PER",), needs=("place",)),
            Verb("zurück|kehren", _GOES_TO, ("PER",), needs=("place",)),
            Verb("zurück|reisen", _GOES_TO, ("PER",), needs=("place",)),
            Verb("auf|brechen bricht brach gebrochen", _GOES_TO, ("PER",), needs=("place",)),
            Verb("landen", _ARRIVES, ("PER",), needs=("place",)),
            Verb("bereisen", {"sb": "visitors", "oa": "place"}, ("PER",), needs=("place",)),
            Verb(
                "begeben begibt begab begeben",
                _GOES_TO,
                ("PER",),
                reflexive=True,
                needs=("place",),
            ),
            Verb("weilen", _STAYS, ("PER",), needs=("place|hosts",)),
            Verb("gastieren", _STAYS, ("PER",), needs=("place",)),
            Verb("auf|halten hält hielt gehalten", _STAYS, ("PER",), needs=("place",), reflexive=True),
            Verb(
                "erwarten",
                {"oa": "visitors", "pp:in": "place", "pp:auf": "place", "pp:an": "place"},
                needs=("visitors", "place"),
                status="planned",
            ),
        ),
        nouns=(
            Noun(
                ("Gast Gäste",),
                {"ctrl": "visitors", "pp:in": "place", "pp:bei": ("hosts", "place"), "pp:auf": "place"},
                compounds=False,
                prepositions=("zu",),
            ),
            Noun(
                ("Besuch Besuche", "Visite Visiten", "Stippvisite Stippvisiten"),
                {
                    "gen": ("visitors", "place"),
                    "poss": "visitors",
                    "comp": ("visitors", "place"),
                    "adj": "visitors",
                    "ctrl": "visitors",
                    "da": ("hosts", "place"),
                    "pp:von": "visitors",
                    "pp:in": "place",
                    "pp:auf": "place",
                    "pp:an": "place",
                    "pp:nach": "place",
                    "pp:bei": "hosts",
                },
                not_after=(
                    "Arzt",
                    "Kranken",
                    "Kino",
                    "Schul",
                    "Kirchen",
                    "Museums",
                    "Stadion",
                    "Theater",
                    "Zoo",
                    "Konzert",
                    "Restaurant",
                    "Haus",
                    "Web",
                    "Zweit",
                    "Messe",
                    "Gottesdienst",
                    "Vertreter",
                ),
            ),
            Noun(
                (
                    "Reise Reisen",
                    "Trip Trips",
                    "Abstecher Abstecher",
                    "Aufenthalt Aufenthalte",
                    "Ankunft Ankünfte",
                    "Einreise Einreisen",
                ),
                {
                    "gen": "visitors",
                    "poss": "visitors",
                    "comp": ("visitors", "place"),
                    "ctrl": "visitors",
                    "pp:von": "visitors",
                    "pp:nach": "place",
                    "pp:in": "place",
                    "pp:auf": "place",
                    "pp:durch": "place",
                    "pp:zu": "hosts",
                    "pp:bei": "hosts",
                },
                not_after=(
                    "Zeit",
                    "Urlaubs",
                    "Pauschal",
                    "Hochzeits",
                    "Kranken",
                    "Spital",
                    "Gefängnis",
                    "Aus",
                    "Durch",
                    "Ab",
                    "Klinik",
                    "Krankenhaus",
                    "Traum",
                ),
                needs=("place|hosts",),
            ),
        ),
        kinds={
            "state": ("Staatsbesuch", "Staatsvisite"),
            "official": ("offizieller", "offiziellen", "offizielle", "offizielles", "offiziell"),
            "working": ("Arbeitsbesuch", "Arbeitsvisite"),
            "private": ("privater", "privaten", "private", "Privatbesuch", "Privatreise"),
            "inaugural": ("Antrittsbesuch", "Antrittsvisite", "Antrittsreise"),
            "surprise": (
                "Überraschungsbesuch",
                "überraschender",
                "überraschenden",
                "unangekündigter",
                "unangekündigten",
            ),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER, CAMEO and ACE codes; a visit that is only planned is an agreement to consult."""
        return consult_codes(status, mode="visit", cameo="042", ace="Movement.Transport")
