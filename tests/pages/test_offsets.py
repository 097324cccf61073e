from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.pages.offsets import Edit, apply_edits, in_order


@pytest.mark.parametrize(
    ("text", "edits", "words", "given_words"),
    [
        ("Waffe nlieferungen da", [Edit(5, 6, "")], "Waffenlieferungen", "Waffe nlieferungen"),
        ("NordkoreaRussland", [Edit(9, 9, " ")], "Nordkorea", "Nordkorea"),
        ("NordkoreaRussland", [Edit(9, 9, " ")], "Russland", "Russland"),
        ("die ThÃ¼r zu", [Edit(4, 9, "Tür")], "Tür", "ThÃ¼r"),
        ("x\xadab c", [Edit(1, 2, "")], "ab", "ab"),
        ("MIT KIM DA", [Edit(4, 7, "Kim")], "Kim", "KIM"),
    ],
)
def test_words_lead_back_to_what_was_given(
    text: str, edits: list[Edit], words: str, given_words: str
) -> None:
    new, way = apply_edits(text, edits)
    at = new.index(words)
    start, end = way.span(at, at + len(words))
    assert text[start:end] == given_words


_TEXTS = st.text(alphabet="abcdef", max_size=30)
_EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 4), st.text(alphabet="XYZ", max_size=3)), max_size=6
)


@given(_TEXTS, _EDITS)
def test_what_was_not_edited_stays_where_it_was(text: str, rough: list[tuple[int, int, str]]) -> None:
    edits = in_order(
        Edit(min(start, len(text)), min(start + length, len(text)), new) for start, length, new in rough
    )
    new, way = apply_edits(text, edits)
    for offset, char in enumerate(new):
        start, end = way.span(offset, offset + 1)
        assert 0 <= start <= end <= len(text)
        if char.islower():
            assert text[start:end] == char


@given(_TEXTS, _EDITS)
def test_later_words_never_lead_further_back(text: str, rough: list[tuple[int, int, str]]) -> None:
    edits = in_order(
        Edit(min(start, len(text)), min(start + length, len(text)), new) for start, length, new in rough
    )
    new, way = apply_edits(text, edits)
    starts = [way.start(offset) for offset in range(len(new))]
    assert starts == sorted(starts)
