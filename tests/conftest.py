"""Pipelines that many tests share; made once a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents.mentions import read_doc

if TYPE_CHECKING:
    from spacy.language import Language

    from newsevents.reading import Reading


@pytest.fixture(scope="session")
def blank_nlp() -> Language:
    return newsevents.blank()


@pytest.fixture(scope="session")
def shipped_nlp() -> Language:
    return newsevents.load("shipped")


class TreeReader:
    """Reads a Doc that is written by hand, as a tagger and a TIGER parser would annotate it."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, table: str, *, parsed: bool = True) -> Reading:
        """Build the reading.

        Args:
            table: a word a line, ``word tag head dep [label]``; heads count from 1, 0 is the root, labels are
                B-PER, I-PER and so on.
            parsed: False leaves heads and dependencies out.
        """
        from spacy.tokens import Doc

        rows = [line.split() for line in table.strip().splitlines()]
        words = [row[0] for row in rows]
        doc = Doc(
            self.nlp.vocab,
            words=words,
            spaces=[after not in (",", ".", "?") for after in [*words[1:], "."]],
            tags=[row[1] for row in rows],
            heads=[int(row[2]) - 1 if row[2] != "0" else i for i, row in enumerate(rows)] if parsed else None,
            deps=["ROOT" if row[2] == "0" else row[3] for row in rows] if parsed else None,
            ents=[row[4] if len(row) > 4 else "O" for row in rows],
        )
        for name, pipe in self.nlp.pipeline:
            if not (parsed and name == "newsevents_sentences"):
                doc = pipe(doc)
        return read_doc(doc)


@pytest.fixture(scope="session")
def read_tree(blank_nlp: Language) -> TreeReader:
    return TreeReader(blank_nlp)
