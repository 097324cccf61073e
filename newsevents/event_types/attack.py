"""Attacks: somebody uses arms against people or places."""

from __future__ import annotations

from typing import ClassVar, Literal

from newsevents.event_types._base import (
    Codes,
    Count,
    Event,
    Frame,
    Noun,
    Participant,
    Slots,
    Status,
    Support,
    Verb,
)

_GENERIC: Slots = {
    "gen": "attackers",
    "poss": "attackers",
    "comp": "attackers",
    "adj": "attackers",
    "pp:von": "attackers",
    "pp:durch": "attackers",
    "pp:auf": "targets",
    "pp:gegen": "targets",
    "pp:in": "place",
    "pp:an": "place",
    "pp:bei": "place",
}
_SUFFERED: Slots = {**_GENERIC, "gen": "targets", "comp": ("targets", "targets"), "pp:von": "targets"}
_SUPPORT = (
    Support(
        (
            "verüben",
            "starten",
            "fliegen fliegt flog geflogen",
            "durch|führen",
            "unternehmen unternimmt unternahm unternommen",
            "beginnen beginnt begann begonnen",
            "fort|setzen",
            "planen",
            "an|ordnen",
            "befehlen befiehlt befahl befohlen",
            "reklamieren",
            "beanspruchen",
        ),
        {"sb": "attackers", "pp:gegen": "targets", "pp:auf": "targets"},
    ),
    Support(("bekennen bekennt bekannte bekannt",), {"sb": "attackers"}, ("zu",)),
    Support(("drohen",), {"sb": "attackers", "da": "targets"}, ("mit",)),
)
_UNDER_FIRE = (
    Support(("nehmen nimmt nahm genommen",), {"sb": "attackers", "oa": "targets"}, ("unter",)),
    Support(("geraten gerät geriet geraten", "kommen kommt kam gekommen"), {"sb": "targets"}, ("unter",)),
)
_ARMED = ("LOC", "ORG")
_ACT: Slots = {"sb": "attackers", "oa": "targets", "pp:in": "place", "pp:bei": "place", "pp:an": "place"}


class Attack(Event):
    """Somebody uses arms against people or places, from a drone to a car bomb.

    Attributes:
        attackers: who attacks.
        targets: who or what is attacked.
        kind: airstrike, shelling, missile or drone attack, bombing, terror attack or invasion, where the
            text says so.
        killed: how many people were killed, where the sentence of the attack or the next says it.
        injured: how many were injured, likewise.

    Examples:
        >>> from newsevents import extract
        >>> text = "Russland griff am Montag Charkiw mit Drohnen an."
        >>> [event] = extract(text, published="2025-05-08").events
        >>> event
        Attack(attacker=('Russland',), target=('Charkiw',), place=None, date='2025-05-05', status='occurred')
    """

    type: Literal["attack"] = "attack"
    attackers: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    kind: Literal["airstrike", "shelling", "missile", "drone", "bombing", "terror", "invasion"] | None = None
    killed: Count | None = None
    injured: Count | None = None

    frame: ClassVar[Frame] = Frame(
        roles={"attackers": "attacker", "targets": "target"},
        place_is_enough=True,
        verbs=(
            Verb("an|greifen greift griff gegriffen", _ACT, _ARMED, needs=("targets|place",)),
            Verb("attackieren", _ACT, _ARMED, needs=("targets",)),
            Verb("bombardieren", _ACT, _ARMED, needs=("targets|attackers",)),
            Verb("beschießen beschießt beschoss beschossen", _ACT, _ARMED, needs=("targets|attackers",)),
            Verb("beschiessen beschiesst beschoss beschossen", _ACT, _ARMED, needs=("targets|attackers",)),
            Verb("überfallen überfällt überfiel überfallen", _ACT, needs=("targets",)),
            Verb("stürmen", _ACT, _ARMED, needs=("targets",)),
            Verb(
                "ein|marschieren",
                {"sb": "attackers", "pp:in": ("targets", "targets")},
                _ARMED,
                needs=("targets",),
            ),
        ),
        nouns=(
            Noun(
                (
                    "Angriff Angriffe",
                    "Attacke Attacken",
                    "Militärschlag Militärschläge",
                    "Luftschlag Luftschläge",
                    "Offensive Offensiven",
                    "Überfall Überfälle",
                    "Invasion Invasionen",
                    "Einmarsch Einmärsche",
                    "Drohnenschlag Drohnenschläge",
                    "Anschlag Anschläge",
                    "Attentat Attentate",
                    "Terrorakt Terrorakte",
                    "Vergeltungsschlag Vergeltungsschläge",
                    "Erstschlag Erstschläge",
                    "Attentatsversuch Attentatsversuche",
                    "Anschlagsversuch Anschlagsversuche",
                ),
                _GENERIC,
                not_after=(
                    "Hacker",
                    "Cyber",
                    "Verbal",
                    "Gegen",
                    "Charme",
                    "Gesamt",
                    "Herz",
                    "Panik",
                    "Investitions",
                    "Vor",
                    "Auf",
                    "Wider",
                    "Qualitäts",
                    "Bildungs",
                    "Tor",
                    "Konter",
                    "Asthma",
                    "Hustenanfalls",
                    "Kosten",
                    "Medien",
                    "Schlamm",
                    "Husten",
                    "Schluss",
                    "Bank",
                    "Raub",
                    "Laden",
                    "Tankstellen",
                ),
                support=_SUPPORT,
            ),
            Noun(
                (
                    "Beschuss",
                    "Bombardierung Bombardierungen",
                    "Bombardement Bombardements",
                    "Erstürmung Erstürmungen",
                    "Ermordung Ermordungen",
                    "Beschießung Beschießungen",
                ),
                _SUFFERED,
                support=_UNDER_FIRE,
            ),
            Noun(
                ("Feuer",),
                {"pp:in": "place", "pp:bei": "place"},
                compounds=False,
                prepositions=("unter",),
                verbs=("nehmen", "nimmt", "nahm", "nahmen", "genommen", "geraten", "geriet", "gerieten"),
                support=_UNDER_FIRE,
                needs=("attackers|targets",),
            ),
        ),
        kinds={
            "airstrike": (
                "Luftangriff",
                "Luftangriffe",
                "Luftangriffen",
                "Luftschlag",
                "Luftschläge",
                "Bombardierung",
            ),
            "missile": ("Raketenangriff", "Raketenangriffe", "Raketenangriffen"),
            "drone": ("Drohnenangriff", "Drohnenangriffe", "Drohnenangriffen"),
            "shelling": ("Beschuss", "Artilleriebeschuss"),
            "bombing": ("Bombenanschlag", "Bombenanschläge", "Bombenanschlägen", "Autobombenanschlag"),
            "terror": (
                "Terroranschlag",
                "Terroranschläge",
                "Terrorangriff",
                "Selbstmordanschlag",
                "Anschlag",
                "Attentat",
            ),
            "invasion": ("Invasion", "Einmarsch"),
        },
    )

    @classmethod
    def codes_for(cls, status: Status) -> Codes:
        """Return PLOVER, CAMEO and ACE codes."""
        if status in ("occurred", "uncertain"):
            return Codes(plover="ASSAULT", cameo="19", ace="Conflict.Attack")
        return Codes(ace="Conflict.Attack")
