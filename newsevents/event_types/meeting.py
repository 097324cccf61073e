"""Meetings: named sides sit down together, face to face."""

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

_WITH: Slots = {"sb": "participants", "oa": "participants", "pp:mit": "participants"}
_WHERE: Slots = {"pp:in": "place", "pp:auf": "place", "pp:an": "place", "pp:bei": "place"}
_TALKS: Slots = {
    "gen": "participants",
    "poss": "participants",
    "comp": ("participants", ""),
    "adj": "participants",
    "ctrl": "participants",
    "object": "participants",
    "pp:mit": "participants",
    "pp:zwischen": "participants",
    "pp:von": "participants",
    "pp:bei": "participants",
    **{slot: role for slot, role in _WHERE.items() if slot != "pp:bei"},
}
_REMOTE = (
    "telefonisch",
    "telefon",
    "telefonat",
    "videoschalte",
    "videokonferenz",
    "telefonkonferenz",
    "online",
    "virtuell",
    "videogipfel",
)
_MEDIA = ("Presse", "Medien", "Bilanz", "Redaktions", "Fach", "Lehrer", "Betriebs")


class Meeting(Event):
    """Named sides sit down together, face to face, be it a summit or a short reception.

    Attributes:
        participants: the sides.
        kind: summit, conference, talks, bilateral or informal meeting, where the text says so.

    Examples:
        >>> from newsevents import extract
        >>> text = "Merz traf am Montag in Lyon den Präsidenten Macron."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Meeting(participant=('Friedrich Merz', 'Emmanuel Macron'), place='Lyon', date='2025-05-05',
        status='occurred')
    """

    type: Literal["meeting"] = "meeting"
    participants: tuple[Participant, ...] = ()
    kind: Literal["summit", "conference", "talks", "reception", "bilateral"] | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"participants": "participant"},
        minimum=2,
        verbs=(
            Verb("treffen trifft traf getroffen", {**_WITH, **_WHERE}, needs=("2 participants|place",)),
            Verb(
                "zusammen|treffen trifft traf getroffen",
                {"sb": "participants", "pp:mit": "participants", **_WHERE},
            ),
            Verb(
                "zusammen|kommen kommt kam gekommen",
                {"sb": "participants", "pp:mit": "participants", **_WHERE},
            ),
            Verb(
                "zusammen|sitzen sitzt saß gesessen",
                {"sb": "participants", "pp:mit": "participants", **_WHERE},
            ),
            Verb(
                "empfangen empfängt empfing empfangen",
                {**_WITH, **_WHERE},
                ("PER", "ORG", "LOC"),
                needs=("2 participants",),
            ),
            Verb(
                "begrüßen",
                {"sb": "participants", "oa": "participants", **_WHERE},
                ("PER",),
                needs=("2 people",),
            ),
            Verb(
                "begrüssen",
                {"sb": "participants", "oa": "participants", **_WHERE},
                ("PER",),
                needs=("2 people",),
            ),
            Verb(
                "begegnen",
                {"sb": "participants", "da": "participants", **_WHERE},
                ("PER",),
                needs=("2 people|2 participants",),
            ),
            Verb("wieder|sehen sieht sah gesehen", {**_WITH, **_WHERE}, ("PER",)),
            Verb(
                "sprechen spricht sprach gesprochen",
                {"sb": "participants", "pp:mit": "participants", **_WHERE},
                ("PER",),
                needs=("2 people",),
                unless=(*_REMOTE, "interview"),
            ),
            Verb(
                "konferieren",
                {"sb": "participants", "pp:mit": "participants", **_WHERE},
                needs=("2 participants",),
            ),
            Verb(
                "verhandeln",
                {"sb": "participants", "pp:mit": "participants", **_WHERE},
                needs=("2 participants",),
            ),
            Verb(
                "beraten berät beriet beraten",
                {"sb": "participants", "pp:mit": "participants", **_WHERE},
                needs=("2 participants",),
                unless=_REMOTE,
            ),
            Verb("tagen", {"sb": "participants", **_WHERE}, ("ORG",), needs=("participants",)),
        ),
        nouns=(
            Noun(
                (
                    "Treffen",
                    "Begegnung Begegnungen",
                    "Zusammentreffen",
                    "Zusammenkunft Zusammenkünfte",
                    "Unterredung Unterredungen",
                    "Gipfel Gipfel",
                    "Audienz Audienzen",
                    "Konsultationen",
                    "Aussprache Aussprachen",
                ),
                _TALKS,
                not_after=("Familien", "Klassen", "Fan", "Berg", "Länderspiel", "Aufeinander", "Vorurteile"),
            ),
            Noun(
                ("Empfang Empfänge",),
                {**_TALKS, "pp:durch": "participants"},
                not_after=("Fernseh", "Radio", "Mobil", "Handy", "Neujahrs"),
                needs=("2 participants",),
            ),
            Noun(
                (
                    "Gespräch Gespräche",
                    "Verhandlung Verhandlungen",
                    "Verhandlungsrunde Verhandlungsrunden",
                    "Gesprächsrunde Gesprächsrunden",
                    "Beratung Beratungen",
                ),
                _TALKS,
                not_after=(
                    "Telefon",
                    "Gerichts",
                    "Haupt",
                    "Video",
                    "Selbst",
                    "Streit",
                    "Tarif",
                    "Straf",
                    "Berufungs",
                    "Vorstellungs",
                    "Interview",
                    "Bewerbungs",
                    "Podiums",
                    "Unternehmens",
                    "Rechts",
                    "Steuer",
                    "Anlage",
                    "Studien",
                    "Verbraucher",
                    "Sommer",
                    "Hintergrund",
                ),
                needs=("2 participants|people",),
            ),
            Noun(
                ("Konferenz Konferenzen", "Tagung Tagungen", "Forum Foren", "Sitzung Sitzungen"),
                _TALKS,
                not_after=(
                    *_MEDIA,
                    "Telefon",
                    "Video",
                    "Schalt",
                    "Bischofs",
                    "Minister",
                    "Kultusminister",
                    "Rektoren",
                ),
                needs=("participants",),
                refers=False,
            ),
        ),
        kinds={
            "summit": ("Gipfel", "Gipfeltreffen"),
            "conference": ("Konferenz", "Tagung"),
            "reception": ("empfing", "empfangen", "Empfang", "Audienz"),
            "talks": (
                "Gespräch",
                "Gespräche",
                "Verhandlungen",
                "Verhandlung",
                "Beratungen",
                "Konsultationen",
                "Unterredung",
            ),
            "bilateral": ("bilateral", "bilaterale", "bilateralen", "bilaterales", "bilateraler"),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER, CAMEO and ACE codes."""
        return consult_codes(status, cameo="040", ace="Contact.Meet")
