"""Sentence boundaries by rules: punctuation, abbreviations, ordinals, quotes, line breaks.

A boundary is set behind a closing mark (full stop, question mark …) together with the quotes and
brackets that close there, and behind a line break unless the line was merely wrapped. What decides about
a full stop is, in this order: what stands before it (an initial, an abbreviation, an ordinal), and
whether the next word can begin a sentence: a word in small letters can't, a capitalized function word
nearly always does.
"""

from __future__ import annotations

from typing import Any

import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from newsevents.components._sentence_words import (
    ABBREVIATIONS,
    ARTICLE_NAMES,
    BARE_STARTERS,
    CLOSERS,
    DETERMINERS,
    ENDING_ABBREVIATIONS,
    MARKS,
    OPENERS,
    ORDINAL_NOUNS,
    QUOTES_THAT_OPEN,
    STARTERS,
    STRAIGHT_QUOTES,
    WRAP_WORDS,
)
from newsevents.components._tokens import spaces_of, words_of


class SentenceFinder:
    """The component.

    Args:
        name: name in the pipeline.
        overwrite: replace the boundaries that a Doc already has.
        leave_open: leave the tokens undecided before which no mark stands but where a sentence may begin all
            the same, for a spaCy ``senter`` behind this component to decide; see :meth:`find_open`.
    """

    def __init__(self, name: str, *, overwrite: bool, leave_open: bool = False) -> None:
        self.name = name
        self.overwrite = overwrite
        self.leave_open = leave_open

    def find(self, doc: Doc) -> list[int]:
        """Return the indices of the tokens that begin a sentence, in order, the first token's included.

        White space belongs to the sentence before it.
        """
        words, spaced = words_of(doc), spaces_of(doc)
        starts = [0] if words else []
        for index, word in enumerate(words):
            if word in BARE_STARTERS:
                end = index if _lacks_mark(words, spaced, index, starts[-1]) else 0
            elif index < starts[-1] or not (word[-1] in ".!?…" or "\n" in word):
                continue
            elif "\n" in word:
                end = index + 1 if _breaks(words, index, starts[-1]) else 0
            elif word in MARKS:
                end = _behind_mark(words, spaced, index)
            else:
                end = _behind_dotted(words, spaced, index, starts[-1])
            while 0 < end < len(words) and words[end].isspace():
                end += 1
            if starts[-1] < end < len(words):
                starts.append(end)
        return starts

    def find_open(self, doc: Doc) -> list[int]:
        """Return the indices of the tokens before which a mark may have been left out.

        A capital or a quote in the middle of a line, behind a word that a sentence can end with.
        """
        words, spaced = words_of(doc), spaces_of(doc)
        return [
            index for index in range(1, len(words)) if spaced[index - 1] and _is_open(words, spaced, index)
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Set the boundaries, unless the Doc has some and ``overwrite`` is off."""
        if len(doc) and (self.overwrite or not doc.has_annotation("SENT_START")):
            marks: Any = numpy.full((len(doc), 1), -1, dtype="int64")
            if self.leave_open:
                marks[self.find_open(doc), 0] = 0
            marks[self.find(doc), 0] = 1
            doc.from_array([SENT_START], marks.astype("uint64"))
        return doc

    def to_disk(self, path: Any, *, exclude: Any = ()) -> None:
        """Write nothing: the settings are in the config."""

    def from_disk(self, path: Any, *, exclude: Any = ()) -> SentenceFinder:
        """Read nothing."""
        return self

    def to_bytes(self, *, exclude: Any = ()) -> bytes:
        """Write nothing."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Any = ()) -> SentenceFinder:
        """Read nothing."""
        return self


def _next_word(words: list[str], index: int) -> str:
    """The first token from ``index`` on that is a word or a number; "" if there is none in reach."""
    for word in words[index : index + 4]:
        if word[0].isalnum():
            return word
    return ""


def _breaks(words: list[str], index: int, start: int) -> bool:
    """Whether the line break at ``index`` ends a sentence: an empty line does, a wrapped line does not."""
    if words[index].count("\n") > 1 or index == start or index + 1 >= len(words):
        return True
    before, after = words[index - 1], words[index + 1]
    if before[-1] in ".!?…:" or before in CLOSERS:
        return True
    return not (after[0].islower() or before == "," or before in WRAP_WORDS)


def _lacks_mark(words: list[str], spaced: list[bool], index: int, start: int) -> bool:
    """Whether a capitalized function word begins a sentence although the mark before it was left out."""
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if not after[:1].isalpha() or after in ARTICLE_NAMES:
        return False
    if not before.isalpha():
        # Behind a closing quote or bracket, unless that is all there is: "Wien (dpa) Die Regierung …".
        return index - start > 6 and before in CLOSERS and not spaced[index - 2]
    if before in WRAP_WORDS or before.lower() in DETERMINERS:
        return False
    # Behind a noun, a capital pair may as well be a title: "die Erzählung Das Haus".
    return before[0].islower() or not after.istitle()


def _is_open(words: list[str], spaced: list[bool], index: int) -> bool:
    """Whether the rules leave it open if a sentence begins at ``index``."""
    word, before = words[index], words[index - 1]
    opens = word in QUOTES_THAT_OPEN and not spaced[index]
    if not (word[0].isupper() or word[0].isdigit() or opens):
        return False
    if before in (":", ";") or before[-1] in ")]" or before in CLOSERS or before in STRAIGHT_QUOTES:
        return True
    if not before[-1].isalnum():
        return False
    if before.lower() in WRAP_WORDS or before.lower() in DETERMINERS or before in STARTERS:
        # "… springt an Der Konzern …": a verb's particle may end a sentence, if a function word follows.
        after = words[index + 1] if index + 1 < len(words) else ""
        return before[0].islower() and word in STARTERS and after not in ARTICLE_NAMES
    return True


def _closing(words: list[str], spaced: list[bool], index: int) -> int:
    """The index behind the quotes and brackets that close at ``index``."""
    while index < len(words):
        word = words[index]
        glued = not spaced[index - 1]
        closes = (
            word in CLOSERS
            or (word in STRAIGHT_QUOTES and glued)
            or (word in OPENERS and glued and word in "«»‘")
        )
        if not closes and word not in MARKS:
            break
        index += 1
    return index


def _behind_mark(words: list[str], spaced: list[bool], index: int) -> int:
    """Where the sentence ends whose closing mark stands at ``index``; 0 if it goes on."""
    end = _closing(words, spaced, index + 1)
    if end >= len(words):
        return 0
    before = words[index - 1] if index else ""
    if words[index] == "." and "-" in before and f"{before.rsplit('-', 1)[1].lower()}." in ABBREVIATIONS:
        return end if words[end] in STARTERS else 0
    after = words[end]
    if after[0] in ",;:)-–—/" and not (after[0] in "-–—" and words[index] == "."):
        return 0
    if after in ("(", "[") and words[index] == ".":
        return end
    word = _next_word(words, end)
    if word and word[0].islower():
        # Small letters go on (»Wirklich?« fragte er), but for a full stop behind a word too long to be short.
        plain = words[index] == "." and end == index + 1 and index > 0 and spaced[index]
        return end if plain and len(words[index - 1]) > 5 and words[index - 1].isalpha() else 0
    if words[index] in ("…", "...") and word not in STARTERS and end == index + 1:
        return end if index and not spaced[index - 1] else 0
    return end


def _behind_dotted(words: list[str], spaced: list[bool], index: int, start: int) -> int:
    """The same for a token that ends in a full stop: an ordinal, an initial, an abbreviation."""
    word = words[index]
    end = _closing(words, spaced, index + 1)
    if end >= len(words) or words[end].isspace():
        return 0
    closed = end > index + 1
    after = _next_word(words, end)
    if not after or after[0].islower() or words[end][0] in ",;:)/–-":
        return 0
    starts = after in STARTERS
    if word[0].isdigit():
        return 0 if _is_ordinal(words, index, start, after) and not closed else end
    bare = word.rstrip(".")
    if len(bare) == 1 and bare.isupper():
        return end if starts and after not in ("Von", "Van", "De") else 0
    folded = word.lower().rsplit("-", 1)[-1]
    if folded in ENDING_ABBREVIATIONS:
        return end if starts or closed or words[end] in OPENERS else 0
    if folded in ABBREVIATIONS or "." in bare or len(bare) < 2:
        return end if closed and starts else 0
    if not bare.isalpha():
        return end
    return end if starts else 0


def _is_ordinal(words: list[str], index: int, start: int, after: str) -> bool:
    """Whether "13." counts ("13. September") or ends a sentence ("im Jahr 1990.")."""
    digits = words[index].rstrip(".")
    if after in ORDINAL_NOUNS:
        return True
    if not digits.isdigit() or after in STARTERS or len(digits) > 3:
        return False
    if index == start:
        return True
    before = words[index - 1]
    return before.lower() in DETERMINERS or before.endswith(".") or after[0].isdigit()


@Language.factory(
    "newsevents_sentences",
    default_config={"overwrite": False, "leave_open": False},
    assigns=["token.is_sent_start"],
)
def create_sentences(nlp: Language, name: str, overwrite: bool, leave_open: bool) -> SentenceFinder:
    """Make the component."""
    return SentenceFinder(name, overwrite=overwrite, leave_open=leave_open)
