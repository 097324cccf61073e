"""Words, offsets and tags of a Doc as plain lists, without a Python object for each token.

Every component asks for the words of a Doc: this is done for each word many times over. A string comes
from a dictionary here, where spaCy would decode it anew, and with its hash known, which the tables behind
ask for.
"""

from __future__ import annotations

from itertools import accumulate
from typing import cast

from spacy.attrs import ORTH, SENT_START, SPACY, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

#: Strings remembered at the most, some 20 MB.
_MOST = 200_000
#: Key of spaCy → string. A key is a hash of the string alone, the same in all vocabularies.
_strings: dict[int, str] = {}


def _read(keys: list[int], store: StringStore) -> list[str]:
    try:
        return list(map(_strings.__getitem__, keys))
    except KeyError:
        if len(_strings) > _MOST:
            _strings.clear()
        _strings.update({key: store[key] for key in set(keys)})
        return list(map(_strings.__getitem__, keys))


def words_of(doc: Doc) -> list[str]:
    """Return the text of each token."""
    return _read(doc.to_array(ORTH).tolist(), doc.vocab.strings)


def spaces_of(doc: Doc) -> list[bool]:
    """Return whether a blank follows, for each token."""
    return cast("list[bool]", (doc.to_array(SPACY) > 0).tolist())


def tags_of(doc: Doc) -> list[str]:
    """Return the tag of each token, "" where nothing has tagged it."""
    return _read(doc.to_array(TAG).tolist(), doc.vocab.strings)


def starts_of(doc: Doc) -> list[bool]:
    """Return whether a sentence begins, for each token."""
    return cast("list[bool]", (doc.to_array(SENT_START) == 1).tolist())


def offsets_of(words: list[str], spaces: list[bool]) -> list[int]:
    """Return the offset of each token's first character.

    Examples:
        >>> offsets_of(["Putin", "reist", "."], [True, False, False])
        [0, 6, 11]
    """
    lengths = [len(word) + space for word, space in zip(words, spaces, strict=True)]
    return [0, *accumulate(lengths[:-1])] if lengths else []


def text_of(doc: Doc) -> str:
    """Return ``doc.text``."""
    pairs = zip(words_of(doc), spaces_of(doc), strict=True)
    return "".join([word + " " if space else word for word, space in pairs])
