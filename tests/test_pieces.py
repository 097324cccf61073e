from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents import pieces as pieces_module

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = "Macron traf Scholz am Dienstag in Berlin."


@pytest.mark.parametrize(
    "text", ["", "ab cd ef", "a\n\nb c. d", "x" * 5000, "ab " + "y" * 2001 + " cd", " " * 50]
)
def test_pieces_are_the_text_again(text: str) -> None:
    assert "".join(piece for piece, _ in pieces_module.pieces(text, size=7)) == text


def test_readable_pieces_are_short() -> None:
    assert max(len(piece) for piece, _ in pieces_module.pieces("ab cd. ef\n" * 50, size=20)) <= 20


@pytest.mark.parametrize(
    ("length", "readable"), [(pieces_module.RUN, [True]), (pieces_module.RUN + 1, [False])]
)
def test_long_run_without_white_space_is_not_read(length: int, readable: list[bool]) -> None:
    assert [flag for _, flag in pieces_module.pieces("a" * length)] == readable


def test_long_text_gives_the_events_of_all_its_pieces(
    blank_nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{_TEXT}\n\nEs regnet.\n\nPutin telefonierte mit Kim Jong Un."
    whole = newsevents.extract(text, nlp=blank_nlp)
    monkeypatch.setattr(pieces_module.pieces, "__kwdefaults__", {"size": 50})
    assert newsevents.extract(text, nlp=blank_nlp).events == whole.events
    [article] = newsevents.extract_many([text], nlp=blank_nlp)
    assert article.events == whole.events
