"""Words that crawlers glued or split, and words in capitals or old spelling.

A mend that could be wrong is not made: words are parted or joined only where the parts or the whole are
known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsevents import lexicons
from newsevents.components._sentence_words import ABBREVIATIONS, STARTERS
from newsevents.normalize.index import default_index
from newsevents.pages.lexicon import capital_names, is_compound, is_word, name_kind, titles
from newsevents.pages.offsets import Edit
from newsevents.pages.vocabulary import page_words

_CAMEL = re.compile(r"[a-zäöüß](?=[A-ZÄÖÜ][a-zäöüß])")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]{1,60}")
_STOP = re.compile(r"[.!?](?=[A-ZÄÖÜ][a-zäöüß])")
_QUOTE = re.compile(r'"(?=[A-ZÄÖÜa-zäöü])')
_DOMAIN = re.compile(r"[@/_]|\.[a-z]{2}")
_LONE_S = re.compile(r" s(?=[ .,;:!?\n]|$)")
#: Beginnings that no German word has: behind a blank they show that the word was split.
_NO_ONSET = re.compile(
    r"[bcdfghjklmnpqrstvwxzß]{1,2}$|([bdfglmnprtvwz])\1|[lmnr][bcdfghjklmnpqrstvwxzß]|b[cdfgkmnpstvwz]|ß|ck|ch[fgt]|"
    r"d[bcfgkmnpstvz]|[fv][bcdghkmnpstvwz]|g[bcdfkmpstvwz]|h[bcdfghklmnprstvwz]|k[bcdfgkmpstz]|"
    r"p[bcdgkmtvwz]|s[bdfg]|t[bcdfgklmnpvxz]"
)
_LINE = re.compile(r"[^\n]+")
#: Letters that a line in capitals has at least.
_CAPITALS = 12
#: No second half of a glued word: gender forms ("SchülerInnen", "BürgerIn").
_ENDINGS = frozenset({"In", "Innen"})
_LONGEST = 60
#: Characters that are looked at together.
_BLOCK = 4_000
_ADJECTIVES = ("en", "er", "em", "es", "e")


def word_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """Find what is mended among the words of a stretch of text; not in order, and edits may overlap."""
    yield from _stops(text, start, end)
    yield from _quotes(text, start, end)
    yield from _genitives(text, start, end)
    while start < end:
        stop = start + _BLOCK
        if stop < end:
            cut = max(text.rfind("\n", start, stop), text.rfind(" ", start, stop))
            stop = cut if cut > start else stop
        stop = min(stop, end)
        block = text[start:stop]
        words = set(_WORD.findall(block))
        for word in sorted((words - lexicons.common_words()) | (words & page_words().old.keys())):
            if len(word) <= _LONGEST and _is_odd(word):
                for at in _places(block, word):
                    yield from _odd_word(text, word, start + at)
        start = stop


def _places(block: str, word: str) -> Iterator[int]:
    """Where a word stands in a block, as a word of its own."""
    at = block.find(word)
    while at >= 0:
        end = at + len(word)
        if not (block[at - 1 : at].isalpha() or block[end : end + 1].isalpha()):
            yield at
        at = block.find(word, end)


@lru_cache(maxsize=65536)
def _is_odd(word: str) -> bool:
    """Whether something may have to be mended in an unknown word, or before it."""
    if word in page_words().old or _CAMEL.search(word):
        return True
    if word.islower():
        return len(word) <= 30 and word != "s"
    return word[0].isupper() and word.endswith(page_words().tails)


def _odd_word(text: str, word: str, at: int) -> Iterator[Edit]:
    modern = page_words().old.get(word)
    if modern is not None:
        yield Edit(at, at + len(word), modern, "old-spelling")
    elif _CAMEL.search(word):
        if text[at - 1 : at] in ("@", "/", "_") or _DOMAIN.match(text, at + len(word)):
            return
        for found in _CAMEL.finditer(word):
            yield from _glued(word, at, found.end())
    elif word.islower():
        yield from _split(text, word, at)
    else:
        yield from _tail(word, at)


def _left(text: str, at: int, start: int) -> str:
    """The letters that end before ``at``."""
    first = at
    while first > max(start, at - _LONGEST) and text[first - 1].isalpha():
        first -= 1
    return text[first:at]


def _right(text: str, at: int) -> str:
    found = _LETTERS.match(text, at)
    return found[0] if found else ""


def _glued(word: str, start: int, cut: int) -> Iterator[Edit]:
    """Part "NordkoreaRussland", "geplantDie", "derPräsident"."""
    left, right = word[:cut], word[cut:]
    if len(left) < 2 or right in _ENDINGS or _is_known(word):
        return
    kind, other, at = name_kind(left), name_kind(right), start + cut
    if not (kind or is_word(left) or is_compound(left)):
        return
    if (right in STARTERS and len(right) > 2 and len(left) > 3) or kind == other == "LOC":
        yield Edit(at, at, "\n\n", "glued-lines")
    elif (kind and other) or (other and left in titles()) or (left.islower() and (other or is_word(right))):
        yield Edit(at, at, " ", "glued-words")


def _is_known(word: str) -> bool:
    return name_kind(word) is not None or word in lexicons.common_words()


def _tail(word: str, start: int) -> Iterator[Edit]:
    """Part "Machthaberempfangen": a name or title and a verb form that ends no compound."""
    if _is_known(word) or word.lower() in lexicons.common_words():
        return
    for tail in page_words().tails:
        left = word.removesuffix(tail)
        if left != word and (left in titles() or (len(left) > 3 and name_kind(left))):
            at = start + len(left)
            yield Edit(at, at, " ", "glued-words")
            return


def _split(text: str, second: str, at: int) -> Iterator[Edit]:
    """Join "Waffe nlieferungen", "Nordk orea": the whole is known, the second part can't stand alone."""
    first = _left(text, at - 1, 0) if text[at - 1 : at] == " " else ""
    if len(first) < 2:
        return
    whole = first + second
    if _NO_ONSET.match(second):
        known = len(whole) > 4 and (is_word(whole) or (len(second) > 3 and is_compound(whole)))
    else:
        alone = second.capitalize() in lexicons.common_words() or is_word(first)
        known = not alone and len(whole) > 5 and is_word(whole)
    if known:
        yield Edit(at - 1, at, "", "split-word")


def _stops(text: str, start: int, end: int) -> Iterator[Edit]:
    """Add the blank behind a full stop: "stattgefunden.Der"."""
    for found in _STOP.finditer(text, start, end):
        at = found.end()
        word = _left(text, found.start(), start)
        if len(word) < 3 or not word[-3:].islower():
            continue
        behind = at + len(_right(text, at))
        after = text[behind : behind + 2]
        before = text[found.start() - len(word) - 1 : found.start() - len(word)]
        if before in ("@", "/", ".", "_") or f"{word.lower()}." in ABBREVIATIONS:
            continue
        if after[:1] in ("@", "/", "_") or (after[:1] == "." and after[1:].isalnum()):
            continue
        yield Edit(at, at, " ", "missing-blank")


def _quotes(text: str, start: int, end: int) -> Iterator[Edit]:
    """Add the blank that a straight quotation mark lost: 'schätze"die Unterstützung"'."""
    for found in _QUOTE.finditer(text, start, end):
        before = text[found.start() - 1 : found.start()]
        if not (before.islower() or before == ",") or found.start() == start:
            continue
        line = text.rfind("\n", start, found.start()) + 1 or start
        if found.start() - line > 5000:
            continue
        opens = text.count('"', line, found.start()) % 2 == 0
        at = found.start() if opens else found.end()
        yield Edit(at, at, " ", "missing-blank")


def _genitives(text: str, start: int, end: int) -> Iterator[Edit]:
    """Join "Nordkorea s"."""
    for found in _LONE_S.finditer(text, start, end):
        name = _left(text, found.start(), start)
        if name_kind(name) is not None and not name.endswith("s"):
            yield Edit(found.start(), found.start() + 1, "", "split-word")


def capital_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """Write a line in capitals in small letters, nouns and names with a capital."""
    words = lexicons.common_words()
    before = ""
    tokens = list(_LETTERS.finditer(text, start, end))
    named = _name_words([found[0] for found in tokens])
    for number, found in enumerate(tokens):
        word = found[0]
        lower = word.lower()
        if number in named:
            before = word.capitalize()
            yield Edit(found.start(), found.end(), before, "capitals")
        elif word.isupper() and word not in capital_names() and len(lower) == len(word) > 1:
            title = word.capitalize()
            noun = title in words and lower not in words
            either = title in words and lower in words
            attributed = before.endswith(_ADJECTIVES) or before in (
                "",
                "zum",
                "beim",
                "vom",
                "im",
                "am",
                "zur",
            )
            capital = not before or noun or (either and attributed) or lower not in words
            new = title if capital else lower
            if new != word:
                yield Edit(found.start(), found.end(), new, "capitals")
            before = new
        else:
            before = word


def _name_words(words: list[str]) -> set[int]:
    """Numbers of the words that belong to a known person's name of two or three words."""
    index = default_index()
    return {
        number
        for first in range(len(words))
        for length in (2, 3)
        if first + length <= len(words) and index.exact(" ".join(words[first : first + length]), "PER")
        for number in range(first, first + length)
    }


def capital_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""Find the lines in capitals: three words or more, and not one small letter.

    Examples:
        >>> list(capital_lines("REAKTION AUS DEN USA\nUSA und EU", 0, 31))
        [(0, 20)]
    """
    for found in _LINE.finditer(text, start, end):
        if (
            found[0].isupper()
            and found[0].strip().count(" ") > 1
            and sum(char.isalpha() for char in found[0]) >= _CAPITALS
        ):
            yield found.span()
