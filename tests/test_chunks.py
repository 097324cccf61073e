from __future__ import annotations

import pytest

import newsevents
from newsevents import chunks
from newsevents.steps import Row


def test_cut_counts_items_and_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHARACTERS", 10)
    assert list(chunks.cut(["a", "b", "c" * 12, "d", "e", "f", "g"], 3, len)) == [
        ["a", "b", "c" * 12],
        ["d", "e", "f"],
        ["g"],
    ]


def test_vocabulary_of_a_long_run_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = newsevents.blank()
    first = chunks.read_chunk([Row("Macron traf Scholz in Berlin.")], nlp)
    known = len(nlp.vocab.strings)
    monkeypatch.setattr(chunks, "VOCABULARY", known - 1)
    for number in range(3):
        chunks.read_chunk([Row(f"Neuwort{number} Anderswort{number} besuchte Köln{number}.")], nlp)
    assert len(nlp.vocab.strings) == known
    assert chunks.read_chunk([Row("Macron traf Scholz in Berlin.")], nlp) == first
    assert nlp.vocab.in_memory_zone is False
