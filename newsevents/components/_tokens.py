"""Words, offsets and tags of a Doc as plain lists, without a Python object for each token.

Every component asks for the words of a Doc: this is done for each word many times over. A string comes
from a dictionary here, where spaCy would decode it anew, and with its hash known, which the tables behind
ask for.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Any, cast
from weakref import WeakKeyDictionary

import numpy
from spacy.attrs import ORTH, SENT_START, SPACY, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

#: Strings remembered at the most, some 20 MB.
_MOST = 200_000
#: Key of spaCy → string. A key is a hash of the string alone, the same in all vocabularies.
_strings: dict[int, str] = {}
#: What was read of Docs that somebody still holds.
_surfaces: WeakKeyDictionary[Doc, _Surface] = WeakKeyDictionary()


def _read(keys: list[int], store: StringStore) -> list[str]:
    try:
        return list(map(_strings.__getitem__, keys))
    except KeyError:
        if len(_strings) > _MOST:
            _strings.clear()
        found = {key: store[key] for key in set(keys)}  # another thread may clear the table meanwhile
        _strings.update(found)
        return [found[key] for key in keys]


class _Surface:
    """What the tokens of a Doc look like; ``keys`` tells whether they are still the same."""

    __slots__ = ("_offsets", "_text", "keys", "spaces", "words")

    def __init__(self, keys: numpy.ndarray[Any, Any], words: list[str], spaces: list[bool]) -> None:
        self.keys = keys
        self.words = words
        self.spaces = spaces
        self._offsets: list[int] | None = None
        self._text: str | None = None

    @property
    def offsets(self) -> list[int]:
        if self._offsets is None:
            lengths = [len(word) + space for word, space in zip(self.words, self.spaces, strict=True)]
            self._offsets = [0, *accumulate(lengths[:-1])] if lengths else []
        return self._offsets

    @property
    def text(self) -> str:
        if self._text is None:
            pairs = zip(self.words, self.spaces, strict=True)
            self._text = "".join([word + " " if space else word for word, space in pairs])
        return self._text


def _surface(doc: Doc) -> _Surface:
    """Read the surface of a Doc, or take it from the component that asked before."""
    keys = doc.to_array([ORTH, SPACY])
    known = _surfaces.get(doc)
    if known is None or not numpy.array_equal(known.keys, keys):
        words = _read(keys[:, 0].tolist(), doc.vocab.strings)
        known = _surfaces[doc] = _Surface(keys, words, (keys[:, 1] > 0).tolist())
    return known


def words_of(doc: Doc) -> list[str]:
    """Return the text of each token; the list is shared, so leave it as it is."""
    return _surface(doc).words


def spaces_of(doc: Doc) -> list[bool]:
    """Return whether a blank follows, for each token; leave the list as it is."""
    return _surface(doc).spaces


def offsets_of(doc: Doc) -> list[int]:
    """Return the offset of each token's first character; leave the list as it is."""
    return _surface(doc).offsets


def text_of(doc: Doc) -> str:
    """Return ``doc.text``."""
    return _surface(doc).text


def tags_of(doc: Doc) -> list[str]:
    """Return the tag of each token, "" where nothing has tagged it."""
    return _read(doc.to_array(TAG).tolist(), doc.vocab.strings)


def starts_of(doc: Doc) -> list[bool]:
    """Return whether a sentence begins, for each token."""
    return cast("list[bool]", (doc.to_array(SENT_START) == 1).tolist())
