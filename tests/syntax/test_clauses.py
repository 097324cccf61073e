from __future__ import annotations

import pytest

from newsevents.reading import Word
from newsevents.syntax.clauses import find_clauses


def _words(tagged: str) -> list[Word]:
    """Words of "Putin/NE traf/VVFIN ./$."."""
    words: list[Word] = []
    start = 0
    for index, item in enumerate(tagged.split()):
        text, _, tag = item.rpartition("/")
        words.append(Word(index, text, text.lower(), start, start + len(text), tag))
        start += len(text) + 1
    return words


_TABLE = [
    ("Putin/NE traf/VVFIN Kim/NE ./$.", ["main: Putin traf Kim"]),
    (
        "Putin/NE flog/VVFIN ab/PTKVZ und/KON traf/VVFIN Kim/NE ./$.",
        ["main: Putin flog ab", "main: und traf Kim"],
    ),
    (
        "Merz/NE sagte/VVFIN ,/$, dass/KOUS Macron/NE kommt/VVFIN ./$.",
        ["main: Merz sagte", "subordinate: dass Macron kommt"],
    ),
    (
        "Falls/KOUS Macron/NE kommt/VVFIN ,/$, reist/VVFIN Merz/NE ab/PTKVZ ./$.",
        ["subordinate: Falls Macron kommt", "main: reist Merz ab"],
    ),
    (
        "Kim/NE ,/$, der/PRELS Putin/NE empfing/VVFIN ,/$, reiste/VVFIN ab/PTKVZ ./$.",
        ["main: Kim reiste ab", "relative: der Putin empfing"],
    ),
    (
        "Merz/NE plant/VVFIN ,/$, nach/APPR Paris/NE zu/PTKZU reisen/VVINF ./$.",
        ["main: Merz plant", "infinitive: nach Paris zu reisen"],
    ),
    (
        "Merz/NE reist/VVFIN ,/$, um/KOUI Macron/NE zu/PTKZU treffen/VVINF ./$.",
        ["main: Merz reist", "infinitive: um Macron zu treffen"],
    ),
    ("Merz/NE (/$( CDU/NE )/$( traf/VVFIN Macron/NE ./$.", ["main: Merz traf Macron", "parenthesis: CDU"]),
    (
        "Merz/NE –/$( so/ADV heißt/VVFIN es/PPER –/$( traf/VVFIN Macron/NE ./$.",
        ["main: Merz traf Macron", "parenthesis: so heißt es"],
    ),
    (
        "Merz/NE ,/$, Macron/NE und/KON Tusk/NE trafen/VVFIN sich/PRF ./$.",
        ["main: Merz Macron und Tusk trafen sich"],
    ),
    ("Ein/ART Treffen/NN ./$.", ["main: Ein Treffen"]),
]


@pytest.mark.parametrize(("tagged", "clauses"), _TABLE, ids=[row[0] for row in _TABLE])
def test_clauses(tagged: str, clauses: list[str]) -> None:
    words = _words(tagged)
    found = find_clauses(words, 0, len(words))
    assert [f"{c.kind}: {' '.join(words[i].text for i in c.words)}" for c in found] == clauses


@pytest.mark.parametrize(("tagged", "clauses"), _TABLE, ids=[row[0] for row in _TABLE])
def test_every_word_is_in_one_clause(tagged: str, clauses: list[str]) -> None:
    words = _words(tagged)
    indices = [i for clause in find_clauses(words, 0, len(words)) for i in clause.words]
    assert sorted(indices) == [word.index for word in words if not word.tag.startswith("$")]


@pytest.mark.parametrize(
    ("tagged", "number", "opener", "parent"),
    [
        (_TABLE[2][0], 1, "dass", 0),
        (_TABLE[3][0], 0, "falls", -1),
        (_TABLE[4][0], 1, "", 0),
        (_TABLE[6][0], 1, "um", 0),
    ],
)
def test_inner_clause_knows_opener_and_parent(tagged: str, number: int, opener: str, parent: int) -> None:
    words = _words(tagged)
    clause = find_clauses(words, 0, len(words))[number]
    assert (clause.opener, clause.parent) == (opener, parent)


def test_verbs_and_particles_of_a_clause() -> None:
    words = _words(
        "Merz/NE ist/VAFIN am/APPRART Montag/NN in/APPR Paris/NE eingetroffen/VVPP "
        "und/KON reist/VVFIN ab/PTKVZ ./$."
    )
    first, second = find_clauses(words, 0, len(words))
    assert (first.finite, first.nonfinite, first.particles) == ((1,), (6,), ())
    assert (second.finite, second.particles, second.shares_subject) == ((8,), (9,), True)


def test_relative_clause_knows_the_word_before_it() -> None:
    words = _words(_TABLE[4][0])
    assert find_clauses(words, 0, len(words))[1].before == 0
