"""Embedding of words by their parts: what a pipeline's shared layer reads of a token.

Beside spaCy's own features (norm, first letter, last three letters, shape) a token is seen by its last five
letters ("-hausen", "-straße"), its first four ("Bund-", "Ober-") and its kind: whether the word list of this
library knows it as a noun, as a compound or as another word written with a capital. German nouns have
capitals; what is neither listed nor a compound is likely a name.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy
from spacy.ml.featureextractor import FeatureExtractor
from spacy.ml.staticvectors import StaticVectors
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from newsevents.components._entity_words import is_compound, is_lower_word, nouns

_ATTRIBUTES = ("NORM", "PREFIX", "SUFFIX", "SHAPE")
#: Own features behind spaCy's: last five letters, first four letters, kind of word.
_OWN = 3


def word_kind(word: str) -> str:
    """What kind of word the token is by its form and the word list.

    Examples:
        >>> words = ("geht", "Regierung", "Stahlkonzern", "Dort", "Wuppertal", "CDU", "7.")
        >>> [word_kind(word) for word in words]
        ['small', 'noun', 'compound', 'capital', 'unknown', 'letters', 'other']
    """
    if not word[:1].isalpha():
        return "other"
    if word[0].islower():
        return "small"
    if word.isupper():
        return "letters"
    tail = word.rpartition("-")[2]
    hyphen = "" if tail == word else "-"
    if tail in nouns():
        return "noun" + hyphen
    if hyphen:
        return "unknown-" if tail[:1].isupper() else "other-"
    if is_lower_word(word):
        return "capital"
    return "compound" if is_compound(word) else "unknown"


@lru_cache(maxsize=65536)
def _own_features(word: str) -> tuple[int, ...]:
    small = word.lower()
    return (
        get_string_id("5" + small[-5:]),
        get_string_id("4" + small[:4]),
        get_string_id(word_kind(word)),
    )


def _extract() -> Model[list[Doc], list[Any]]:
    """Layer: Docs to arrays of features, one row a token."""
    theirs = FeatureExtractor(list(_ATTRIBUTES))

    def forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> Any:
        found: list[Any] = []
        for doc, first in zip(docs, theirs.predict(docs), strict=True):
            own = numpy.array([_own_features(token.text) for token in doc], dtype="uint64")
            both: Any = [first, own.reshape(len(doc), _OWN)]
            found.append(numpy.hstack(both))
        return found, lambda gradient: []

    return Model("newsevents_word_features", forward)


def build_word_features(width: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """Make the embedding layer.

    Args:
        width: numbers a token.
        rows: rows of the hash tables: norm, first letter, last three letters, shape, last five letters,
            first four letters, kind of word.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=column, seed=8 + column, dropout=0.0)
        for column, count in enumerate(rows)
    ]
    words: Model[Any, Any] = chain(_extract(), list2ragged(), with_array(concatenate(*tables)))
    mix: Model[Any, Any] = Maxout(width, width * (len(tables) + 1), nP=3, dropout=0.0, normalize=True)
    vectors: Model[Any, Any] = StaticVectors(width, dropout=0.0)
    layers: Model[Any, Any] = chain(concatenate(words, vectors), with_array(mix), ragged2list())
    return layers


registry.architectures("newsevents.WordFeatures.v1", func=build_word_features)
