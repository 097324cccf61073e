"""Letters that a wrong encoding broke: "MÃ¼nchen", "M\ufffdnchen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from newsevents.pages.lexicon import is_word
from newsevents.pages.offsets import Edit

#: Two characters that UTF-8 read as Windows-1252, Mac Roman or CP437 leaves and no German word holds.
_BROKEN = re.compile("[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|â‚|√[§∂∫º≠±ü†ñ]|├[ñÂ╝╢ƒ£û]")
_RUNS = re.compile(r"[^\x00-\x7f]{2,200}")
_LOST = re.compile(r"[^\W\d_]{0,40}\ufffd[^\W\d_\ufffd]{0,40}(?:\ufffd[^\W\d_]{0,40})?")
_LETTERS = "äöüßÄÖÜéèó"


def encoding_edits(text: str) -> Iterator[Edit]:
    r"""Find what ftfy can set right, and lost letters that only one known word can have; in text order.

    Examples:
        >>> [edit.new for edit in encoding_edits("KÃ¶ln, M\ufffdnchen")]
        ['ö', 'München']
    """
    if text.isascii():
        return
    broken = _BROKEN.search(text)
    edits = list(_recoded(text)) if broken is not None else []
    if "\ufffd" in text:
        edits += _found_again(text)
    yield from sorted(edits)


def _recoded(text: str) -> Iterator[Edit]:
    import ftfy
    import ftfy.bad_codecs

    ftfy.bad_codecs.ok()
    for run in _RUNS.finditer(text):
        new = ftfy.fix_encoding(run[0])
        if new == run[0]:
            # In a text that is known to be broken, bytes that are UTF-8 are no coincidence.
            try:
                new = run[0].encode("sloppy-windows-1252").decode("utf-8")
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
        if new != run[0]:
            yield Edit(run.start(), run.end(), new, "encoding")


def _found_again(text: str) -> Iterator[Edit]:
    for found in _LOST.finditer(text):
        gaps = found[0].count("\ufffd")
        if len(found[0]) - gaps < 2:
            continue
        pieces = found[0].split("\ufffd")
        known = set()
        for letters in product(_LETTERS, repeat=gaps):
            word = "".join(piece + letter for piece, letter in zip(pieces, (*letters, ""), strict=True))
            if is_word(word):
                known.add(word)
        if len(known) == 1:
            yield Edit(found.start(), found.end(), known.pop(), "encoding")
