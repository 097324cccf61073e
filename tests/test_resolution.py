"""The entities of an article: names and descriptions, joined."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from newsevents.descriptions import DescriptionFinder
from newsevents.office_words import office_words
from newsevents.resolution import NameMention, Resolution, attach_descriptions, resolve_mentions

_MARK = re.compile(r"\[([^\]]+)\]\{(PER|LOC|ORG)(!?)\}")
_WORD = re.compile(r"\w[\w.]*(?:-\w+)*[’']?|[^\w\s]")


def resolve(marked: str, published: str | None = None) -> tuple[str, Resolution, list[str], list[str]]:
    """Resolve marked text: names in ``[…]{PER}``, an acting place in ``[…]{LOC!}``.

    Returns the text, the resolution, the surface of each name and of each free description.
    """
    text, names, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        start = len(text)
        text += match.group(1)
        sentence = text.count(". ", 0, start)
        names.append(
            NameMention(match.group(1), start, len(text), match.group(2), sentence, acts=bool(match.group(3)))  # type: ignore[arg-type]
        )
        last = match.end()
    text += marked[last:]
    words = [(m.group(), m.start()) for m in _WORD.finditer(text)]
    found = DescriptionFinder(office_words()).find([w for w, _ in words], [s for _, s in words])
    attached, free = attach_descriptions(text, names, found)
    day = dt.date.fromisoformat(published) if published else None
    resolution = resolve_mentions(attached, [found[d] for d in free], published=day)
    return text, resolution, [n.text for n in names], [text[found[d].start : found[d].end] for d in free]


def who(marked: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """What each name and each free description resolves to, names first."""
    _, resolution, names, descriptions = resolve(marked, published)
    out: list[tuple[str, str | None]] = []
    for n, surface in enumerate(names):
        entity = resolution.entity_of_name(n)
        out.append((surface, entity.name if entity else None))
    for d, surface in enumerate(descriptions):
        entity = resolution.entity_of_description(d)
        out.append((surface, entity.name if entity else None))
    return out


JOINED = [
    (
        "[Wladimir Putin]{PER} reiste ab. [Putins]{PER} Flugzeug landete spät.",
        None,
        ["Wladimir Putin", "Wladimir Putin"],
    ),
    (
        "Präsident [Macron]{PER} lud ein. [Macrons]{PER} Gäste kamen spät.",
        "2018-05-03",
        ["Emmanuel Macron", "Emmanuel Macron"],
    ),
    (
        "Nordkoreas Machthaber [Kim Jong Un]{PER} schwieg. Später sprach [Kim]{PER} doch.",
        "2019-02-28",
        ["Kim Jong-un", "Kim Jong-un"],
    ),
    (
        "Der nordkoreanische Machthaber sprach von [Kim Jong Il]{PER}, [Kim Jong Un]{PER} nickte.",
        "2019-02-28",
        ["Kim Jong-il", "Kim Jong-un", "Kim Jong-un"],
    ),
    ("Der nordkoreanische Machthaber drohte.", "2019-02-28", ["Kim Jong-un"]),
    ("Der nordkoreanische Machthaber drohte.", "2009-02-28", ["Kim Jong-il"]),
    ("Der nordkoreanische Machthaber drohte.", None, [None]),
    ("Russlands Präsident kam nach [Wien]{LOC}.", "2018-06-05", ["Wien", "Wladimir Putin"]),
    ("Russlands Präsident kam nach [Wien]{LOC}.", "2010-06-05", ["Wien", "Dmitri Medwedew"]),
    ("Der Kremlchef dankte [Dmitri Medwedew]{PER}.", "2018-06-05", ["Dmitri Medwedew", "Wladimir Putin"]),
    ("[Moskau]{LOC!} lieferte Raketen nach [Damaskus]{LOC}.", None, ["Russland", "Damaskus"]),
    ("In [Moskau]{LOC} regnete es.", None, ["Moskau"]),
    ("Der [Kreml]{LOC!} widersprach.", None, ["Russland"]),
    (
        "Gouverneur [Ali Ihsan Su]{PER} sprach. [Su]{PER} blieb dabei.",
        None,
        ["Ali Ihsan Su", "Ali Ihsan Su"],
    ),
    (
        "Präsident [Horst Müllner]{PER} kam. Der Präsident lachte.",
        None,
        ["Horst Müllner", "Horst Müllner"],
    ),
    (
        "[Leyla Imrets]{PER} Amt ruht. [Leyla Imret]{PER} klagt, [Imret]{PER} hofft.",
        None,
        ["Leyla Imret", "Leyla Imret", "Leyla Imret"],
    ),
    (
        "[Hans Huber]{PER} und [Franz Huber]{PER} stritten. [Hans Huber]{PER} ging.",
        None,
        ["Hans Huber", "Franz Huber", "Hans Huber"],
    ),
    ("Die Kanzlerin sprach in [Berlin]{LOC}.", "2015-09-10", ["Berlin", "Angela Merkel"]),
    ("Die britische Premierministerin trat ab.", "2019-05-24", ["Theresa May"]),
    ("Beide Staatschefs trafen [Angela Merkel]{PER}.", "2015-09-10", ["Angela Merkel", None]),
    (
        "Der Präsident schwieg, [Wladimir Putin]{PER} auch.",
        "2018-06-05",
        ["Wladimir Putin", "Wladimir Putin"],
    ),
    (
        "[Wladimir Putin]{PER} und [Emmanuel Macron]{PER} kamen. Der Präsident sprach zuerst.",
        "2018-06-05",
        ["Wladimir Putin", "Emmanuel Macron", None],
    ),
    (
        "[Wladimir Putin]{PER} und [Emmanuel Macron]{PER} kamen. Der französische Präsident sprach zuerst.",
        "2018-06-05",
        ["Wladimir Putin", "Emmanuel Macron", "Emmanuel Macron"],
    ),
    ("[Kim]{PER} besuchte eine Fabrik in [Nordkorea]{LOC}.", "2018-06-05", ["Kim Jong-un", "Nordkorea"]),
    ("[Kim]{PER} besuchte eine Fabrik.", "2018-06-05", ["Kim"]),
    ("Der frühere US-Präsident traf [Barack Obama]{PER}.", "2019-06-05", ["Barack Obama", "Barack Obama"]),
    ("Der frühere US-Präsident schwieg.", "2019-06-05", [None]),
    (
        "[Sergej Schoigu]{PER}, der Sekretär des Nationalen Sicherheitsrats Russlands, reiste an.",
        "2024-09-13",
        ["Sergei Schoigu"],
    ),
    (
        "Der Sekretär des russischen Sicherheitsrats, [Schoigu]{PER}, reiste an.",
        "2024-09-13",
        ["Sergei Schoigu"],
    ),
]


@pytest.mark.parametrize(
    ("marked", "published", "expected"), JOINED, ids=[f"{row[0][:60]}|{row[1]}" for row in JOINED]
)
def test_mentions_join_their_entity(marked: str, published: str | None, expected: list[str | None]) -> None:
    assert [name for _, name in who(marked, published)] == expected


def test_unknown_people_get_a_local_id_and_their_fullest_name() -> None:
    _, resolution, _, _ = resolve("Gouverneur [Ali Ihsan Su]{PER} sprach. [Su]{PER} blieb dabei.")
    [entity] = resolution.entities
    assert (entity.id, entity.name, entity.known) == ("person:ali-ihsan-su", "Ali Ihsan Su", False)
    assert [mention.method for mention in entity.mentions] == ["new", "surname"]


def test_every_mention_shows_its_words_and_a_reason() -> None:
    text, resolution, _, _ = resolve(
        "Russlands Präsident [Putin]{PER} traf [Xi]{PER} in [Peking]{LOC}.", "2019-04-26"
    )
    for entity in resolution.entities:
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.reason


def test_places_carry_country_and_coordinates() -> None:
    _, resolution, _, _ = resolve("In [Pjöngjang]{LOC} fiel Schnee.")
    [entity] = resolution.entities
    assert entity.country == "KP"
    assert entity.latitude == pytest.approx(39.0, abs=0.3)
