"""Folding and genitives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.normalize.fold import fold, fold_all, strip_genitive


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("ÖSTERREICH", "oesterreich"),
        ("O\u0308sterreich", "oesterreich"),
        ("Großbritannien", "grossbritannien"),
        ("Kim Jong-un", "kim jong un"),
        ("Côte d’Ivoire", "cote divoire"),
        ("J. D. Vance", "jd vance"),
        ("J.D. Vance", "jd vance"),
        ("George W. Bush", "george w bush"),
        ("U.S.A.", "usa"),
        ("İhsan", "ihsan"),
        ("Jørgen Støre", "joergen stoere"),
        ("  Rotes\u00a0Kreuz ", "rotes kreuz"),
        ("Malcolm X", "malcolm x"),
    ],
)
def test_fold_forgets_spelling(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("a", "b"), [("Iran", "Irak"), ("Gül", "Gul"), ("Paris", "Pari"), ("Schulz", "Scholz")]
)
def test_fold_keeps_names_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=12), max_size=6))
def test_fold_all_is_fold_for_each(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Putins", ("Putin",)),
        ("Johnson's", ("Johnson",)),
        ("Charles’", ("Charles",)),
        ("Paris'", ("Paris",)),
        ("Bundestages", ("Bundestage", "Bundestag")),
        ("Scholzens", ("Scholzen", "Scholz")),
        ("Kongresses", ("Kongresse", "Kongress", "Kongres")),
        ("Macron", ()),
        ("Strauss", ()),
        ("Las", ()),
    ],
)
def test_strip_genitive_gives_candidates(text: str, candidates: tuple[str, ...]) -> None:
    assert strip_genitive(text) == candidates
