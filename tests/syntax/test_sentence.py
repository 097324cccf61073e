"""Subjects and objects: by case and word order without a tree, by the tree where there is one.

The Docs are written by hand as de_core_news_lg annotates: STTS tags, TIGER dependencies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsevents.records import build_records
from newsevents.syntax.sentence import ClauseView, SentenceAnalyzer

if TYPE_CHECKING:
    from conftest import TreeReader

    from newsevents.reading import Reading

_OBJECT_FIRST = """
Macron  NE     2  oa  B-PER
empfing VVFIN  0  ROOT
Merz    NE     2  sb  B-PER
in      APPR   2  mo
Berlin  NE     4  nk  B-LOC
.       $.     2  punct
"""
_CASE_MARKED = """
Den         ART    2  nk
Präsidenten NN     3  oa
besuchte    VVFIN  0  ROOT
die         ART    5  nk
Kanzlerin   NN     3  sb
.           $.     3  punct
"""
_VISIT_OBJECT_FIRST = """
Macron   NE     2  oa  B-PER
besuchte VVFIN  0  ROOT
Merz     NE     2  sb  B-PER
.        $.     2  punct
"""
_DATIVE_FIRST = """
Dem    ART    2  nk
Gast   NN     3  da
dankte VVFIN  0  ROOT
Merz   NE     3  sb  B-PER
.      $.     3  punct
"""
_COORDINATED = """
Macron    NE     4  sb  B-PER
und       KON    1  cd
Merz      NE     2  cj  B-PER
haben     VAFIN  0  ROOT
Putin     NE     6  oa  B-PER
getroffen VVPP   4  oc
.         $.     4  punct
"""
_PARTICLE = """
Am     APPRART 3  mo
Montag NN      1  nk
traf   VVFIN   0  ROOT
Macron NE      3  sb  B-PER
in     APPR    3  mo
Berlin NE      5  nk  B-LOC
ein    PTKVZ   3  svp
.      $.      3  punct
"""
_PASSIVE = """
Macron    NE     2  sb  B-PER
wurde     VAFIN  0  ROOT
von       APPR   5  sbp
Merz      NE     3  nk  B-PER
empfangen VVPP   2  oc
.         $.     2  punct
"""
_RELATIVE = """
Merz    NE     7  sb  B-PER
,       $,     1  punct
den     PRELS  5  oa
Macron  NE     5  sb  B-PER
empfing VVFIN  1  rc
,       $,     1  punct
reiste  VVFIN  0  ROOT
ab      PTKVZ  7  svp
.       $.     7  punct
"""


def _functions(reading: Reading, view: ClauseView) -> tuple[str, ...]:
    return tuple(
        reading.words[view.phrases[number].head].text if number >= 0 else ""
        for number in (view.subject, view.object, view.dative)
    )


@pytest.mark.parametrize(
    ("table", "parsed", "functions"),
    [
        (_OBJECT_FIRST, True, ("Merz", "Macron", "")),
        (_OBJECT_FIRST, False, ("Macron", "Merz", "")),
        (_CASE_MARKED, True, ("Kanzlerin", "Präsidenten", "")),
        (_CASE_MARKED, False, ("Kanzlerin", "Präsidenten", "")),
        (_DATIVE_FIRST, True, ("Merz", "", "Gast")),
        (_DATIVE_FIRST, False, ("Merz", "", "Gast")),
        (_COORDINATED, True, ("Macron", "Putin", "")),
        (_COORDINATED, False, ("Macron", "Putin", "")),
        (_PARTICLE, True, ("Macron", "", "")),
        (_PARTICLE, False, ("Macron", "", "")),
    ],
    ids=[
        f"{name}, {witness}"
        for name in ("object first", "case marked", "dative first", "coordinated", "particle")
        for witness in ("tree", "word order")
    ],
)
def test_functions(read_tree: TreeReader, table: str, parsed: bool, functions: tuple[str, ...]) -> None:
    reading = read_tree(table, parsed=parsed)
    [clause] = SentenceAnalyzer(reading).analyze(0).clauses
    assert _functions(reading, clause) == functions


@pytest.mark.parametrize(("parsed", "visitor"), [(True, "Friedrich Merz"), (False, "Emmanuel Macron")])
def test_tree_decides_where_word_order_misleads(read_tree: TreeReader, parsed: bool, visitor: str) -> None:
    [event] = build_records(read_tree(_VISIT_OBJECT_FIRST, parsed=parsed), published=None).events
    assert [filler.name for filler in event.roles()["visitor"]] == [visitor]


@pytest.mark.parametrize("parsed", [True, False])
@pytest.mark.parametrize(
    ("table", "passive"), [(_PASSIVE, True), (_OBJECT_FIRST, False), (_COORDINATED, False)]
)
def test_passive(read_tree: TreeReader, table: str, passive: bool, parsed: bool) -> None:
    reading = read_tree(table, parsed=parsed)
    assert [clause.passive for clause in SentenceAnalyzer(reading).analyze(0).clauses] == [passive]


@pytest.mark.parametrize("parsed", [True, False])
def test_both_sides_of_a_passive_take_part(read_tree: TreeReader, parsed: bool) -> None:
    [event] = build_records(read_tree(_PASSIVE, parsed=parsed), published=None).events
    assert {filler.name for filler in event.roles()["participant"]} == {"Emmanuel Macron", "Friedrich Merz"}


@pytest.mark.parametrize("parsed", [True, False])
def test_separated_particle_makes_the_verb(read_tree: TreeReader, parsed: bool) -> None:
    [event] = build_records(read_tree(_PARTICLE, parsed=parsed), published=None).events
    assert (event.type, event.place.name if event.place else None) == ("visit", "Berlin")


@pytest.mark.parametrize("parsed", [True, False])
def test_relative_pronoun_stands_for_the_name_before(read_tree: TreeReader, parsed: bool) -> None:
    reading = read_tree(_RELATIVE, parsed=parsed)
    [event] = build_records(reading, published=None).events
    assert {filler.name for filler in event.roles()["participant"]} == {"Friedrich Merz", "Emmanuel Macron"}
