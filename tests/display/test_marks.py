from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsevents.display.marks import Mark, Tag, cut

_TEXT = "Putin traf Kim in Rom."


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], [(_TEXT, "")]),
        ([Mark(0, 5, "per")], [("Putin", "per"), (" traf Kim in Rom.", "")]),
        (
            [Mark(0, 14, "said"), Mark(11, 14, "per")],
            [("Putin traf ", "said"), ("Kim", "said per"), (" in Rom.", "")],
        ),
        (
            [Mark(0, 5, "a"), Mark(3, 8, "b")],
            [("Put", "a"), ("in", "a b"), (" tr", "b"), ("af Kim in Rom.", "")],
        ),
        ([Mark(15, 99, "far")], [("Putin traf Kim ", ""), ("in Rom.", "far")]),
        ([Mark(30, 40, "out")], [(_TEXT, "")]),
    ],
    ids=["none", "one", "one in another", "overlap", "beyond the end", "outside"],
)
def test_pieces_carry_the_marks_that_cover_them(marks: list[Mark], pieces: list[tuple[str, str]]) -> None:
    assert [(piece.text, piece.css) for piece in cut(_TEXT, marks)] == pieces


def test_offset_says_where_the_text_begins() -> None:
    pieces = list(cut("traf Kim", [Mark(11, 14, "per"), Mark(0, 5, "per")], offset=6))
    assert [(piece.text, piece.css) for piece in pieces] == [("traf ", ""), ("Kim", "per")]


def test_tag_stands_where_its_mark_ends() -> None:
    marks = [Mark(0, 14, "said", tag="1", type="visit"), Mark(0, 5, "per", tag="2")]
    assert [(p.text, p.tags) for p in cut(_TEXT, marks)][:2] == [
        ("Putin", (Tag("2", ""),)),
        (" traf Kim", (Tag("1", "visit"),)),
    ]


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted), max_size=8),
)
def test_pieces_joined_are_the_text(text: str, spans: list[list[int]]) -> None:
    marks = [Mark(start, end, f"m{number}") for number, (start, end) in enumerate(spans)]
    pieces = list(cut(text, marks))
    assert "".join(piece.text for piece in pieces) == text
    position = 0
    for piece in pieces:
        covering = {f"m{n}" for n, (start, end) in enumerate(spans) if start <= position < end}
        assert set(piece.css.split()) == covering
        position += len(piece.text)
