"""Words, offsets and tags as plain lists are what spaCy says, token by token."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from newsevents.components import _tokens

_TEXTS = (
    "",
    "Merz traf Macron.",
    " Zwei  Blanks,\n\nein Absatz\tund ein 😀 am Ende ",
    "z.B. am 3. Mai – »so« … ²½",
)


def _check(doc: Doc) -> None:
    words, spaces = _tokens.words_of(doc), _tokens.spaces_of(doc)
    assert words == [token.text for token in doc]
    assert spaces == [bool(token.whitespace_) for token in doc]
    assert _tokens.tags_of(doc) == [token.tag_ for token in doc]
    assert _tokens.offsets_of(doc) == [token.idx for token in doc]
    assert _tokens.text_of(doc) == doc.text


@pytest.mark.parametrize("text", _TEXTS)
def test_as_spacy_says(text: str) -> None:
    doc = spacy.blank("de")(text)
    _check(doc)
    for token in doc:
        token.tag_ = "NN"
    _check(doc)


def test_starts() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    doc = nlp("Merz kam. Macron ging.")
    assert _tokens.starts_of(doc) == [token.is_sent_start is True for token in doc]


def test_words_after_retokenizing() -> None:
    doc = spacy.blank("de")("Kim Jong Un kam.")
    _tokens.words_of(doc)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:3])
    _check(doc)


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_tokens, "_MOST", 3)
    monkeypatch.setattr(_tokens, "_strings", {})
    nlp = spacy.blank("de")
    for number in range(20):
        _check(nlp(f"Wort{number} und Wort{number + 1}"))
        assert len(_tokens._strings) <= 3 + 5
