"""Phrases of clauses, read out of Docs that are written by hand with STTS tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsevents.syntax.phrases import Chunker, Phrase

if TYPE_CHECKING:
    from conftest import TreeReader

    from newsevents.reading import Reading


def _table(tagged: str) -> str:
    """Turn "Putin/NE/PER traf/VVFIN" into lines without a tree."""
    lines = []
    for item in tagged.split():
        text, tag, *label = item.split("/")
        lines.append(f"{text} {tag} 0 ROOT {f'B-{label[0]}' if label else 'O'}")
    return "\n".join(lines)


def _phrases(read_tree: TreeReader, tagged: str) -> tuple[Reading, list[Phrase]]:
    reading = read_tree(_table(tagged), parsed=False)
    return reading, Chunker(reading.words, reading.mentions, frozenset()).find(range(len(reading.words)))


@pytest.mark.parametrize(
    ("tagged", "phrases"),
    [
        ("Putin/NE/PER traf/VVFIN Kim/NE/PER ./$.", ["Putin", "Kim"]),
        ("Der/ART alte/ADJA Mann/NN traf/VVFIN ihn/PPER ./$.", ["Der alte Mann", "ihn"]),
        ("am/APPRART Flughafen/NN von/APPR Bonn/NE/LOC", ["an: Flughafen", "von: Bonn"]),
        ("mit/APPR dem/ART neuen/ADJA Kanzler/NN", ["mit: dem neuen Kanzler"]),
        ("zu/APPR einem/ART Besuch/NN in/APPR Bonn/NE/LOC", ["zu: einem Besuch", "in: Bonn"]),
        ("Bonns/NE/LOC Bürgermeister/NN sprach/VVFIN", ["Bonns Bürgermeister"]),
        (
            "hat/VAFIN Russlands/NE/LOC Präsident/NN Hanoi/NE/LOC besucht/VVPP",
            ["Russlands Präsident", "Hanoi"],
        ),
    ],
)
def test_phrases_and_prepositions(read_tree: TreeReader, tagged: str, phrases: list[str]) -> None:
    reading, found = _phrases(read_tree, tagged)
    shown = [
        (f"{p.preposition}: " if p.preposition else "")
        + " ".join(w.text for w in reading.words[p.first : p.last])
        for p in found
    ]
    assert shown == phrases


@pytest.mark.parametrize(
    ("tagged", "cases"),
    [
        ("den/ART Kanzler/NN", {"acc", "dat"}),
        ("dem/ART Kanzler/NN", {"dat"}),
        ("des/ART Kanzlers/NN", {"gen"}),
        ("die/ART Kanzlerin/NN", {"nom", "acc"}),
        ("der/ART Kanzler/NN", {"nom", "gen", "dat"}),
        ("der/ART Kanzlerin/NN", {"gen", "dat"}),
        ("der/ART Regierung/NN", {"gen", "dat"}),
        ("der/ART Schwung/NN", {"nom", "gen", "dat"}),
        ("der/ART Ukraine/NE/LOC", {"gen", "dat"}),
        ("der/ART Iran/NE/LOC", {"nom", "gen", "dat"}),
        ("einem/ART Kanzler/NN", {"dat"}),
        ("er/PPER", {"nom"}),
        ("ihn/PPER", {"acc"}),
        ("Merz/NE/PER", {"nom", "acc", "dat", "gen"}),
    ],
)
def test_cases_that_a_form_allows(read_tree: TreeReader, tagged: str, cases: set[str]) -> None:
    _, [phrase] = _phrases(read_tree, tagged)
    assert phrase.cases == cases


@pytest.mark.parametrize(
    ("tagged", "of"),
    [
        ("der/ART Besuch/NN des/ART Kanzlers/NN", [-1, 0]),
        ("der/ART Besuch/NN von/APPR Merz/NE/PER", [-1, 0]),
        ("der/ART Besuch/NN in/APPR Bonn/NE/LOC", [-1, -1]),
        ("das/ART Treffen/NN Putins/NE/PER mit/APPR Xi/NE/PER", [-1, 0, -1]),
    ],
)
def test_attribute_hangs_on_its_noun(read_tree: TreeReader, tagged: str, of: list[int]) -> None:
    assert [phrase.of for phrase in _phrases(read_tree, tagged)[1]] == of


@pytest.mark.parametrize(
    ("tagged", "leaders"),
    [
        ("Merz/NE/PER und/KON Macron/NE/PER", [0, 0]),
        ("Merz/NE/PER ,/$, Macron/NE/PER und/KON Tusk/NE/PER", [0, 0, 0]),
        ("mit/APPR Merz/NE/PER und/KON Macron/NE/PER", [0, 0]),
        ("Merz/NE/PER traf/VVFIN Macron/NE/PER", [0, 1]),
    ],
)
def test_coordination_has_one_leader(read_tree: TreeReader, tagged: str, leaders: list[int]) -> None:
    assert [phrase.with_ for phrase in _phrases(read_tree, tagged)[1]] == leaders


def test_apposition_explains_the_office_before_it(read_tree: TreeReader) -> None:
    _, found = _phrases(read_tree, "mit/APPR dem/ART Minister/NN ,/$, Quint/NE/PER ,/$,")
    assert [phrase.apposed for phrase in found] == [-1, 0]
