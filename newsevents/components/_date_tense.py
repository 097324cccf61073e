"""Sentences and the tense of a clause, from words alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Literal

from newsevents.components._date_lexer import Lexed
from newsevents.components._date_patterns import neighbour
from newsevents.components._date_vocabulary import CODES
from newsevents.lexicons import vocabulary

Tense = Literal["past", "future", "scheduled"]

_PARTICIPLE = re.compile(
    r"(?:ab|an|auf|aus|bei|durch|ein|fest|frei|her|hin|los|mit|nach|nieder|statt|teil|um|vor|weg|wieder|zu|zurück"
    r"|zusammen|heraus|hinaus|herum|hinein|bekannt|bereit)?ge\w{2,}(?:t|en)|\w{3,}iert"
    r"|(?:be|ver|er|ent|zer|miss|über|unter|wider)\w{3,}(?:t|en)"
)
_PRETERITE = re.compile(
    r"\w{2,}[^aeiouäöü]e?te"
    r"|\w+(?:ier|ig|[lnrhk]el|[dfghklmnstz]er|[dtnm]e|ck|tz|[aeiu]g|lg|rg|är|hr|ör|eil|iel|ell|üll|imm|eb|üb|uch|enk|öff)ten"
)
_NOT_PRETERITE = (
    "st",
    "sollte",
    "sollten",
    "könnte",
    "könnten",
    "müsste",
    "müssten",
    "hätte",
    "hätten",
    "werten",
    "gelten",
)
_BEFORE_ADJECTIVES = (
    "article",
    "one",
    "in",
    "at",
    "from",
    "preposition",
    "before",
    "after",
    "since",
    "all",
    "both",
)
_CLAUSE = 50  # words and gaps that are looked at on each side
_END = frozenset(".!?")
_ABBREVIATIONS = frozenset(
    [
        "Dr",
        "Prof",
        "St",
        "Nr",
        "Mio",
        "Mrd",
        "ca",
        "bzw",
        "Mr",
        "Mrs",
        "Ing",
        "Mag",
        "Abs",
        "Art",
        "Jh",
        "Jhdt",
        "Chr",
        "Hl",
        "vgl",
        "usw",
        "etc",
        "inkl",
        "Bd",
        "Tel",
        "Str",
        "Sr",
        "Jr",
    ]
)
_CLOSERS = frozenset("\"'“”«»)]’")


@lru_cache(maxsize=1)
def _cues() -> dict[str, str]:
    table = vocabulary("calendar")["tense"]
    cues: dict[str, str] = {}
    for name in ("scheduled", "auxiliary", "future", "past"):
        cues.update(dict.fromkeys(table[name], name))
    return cues


def sentence_starts(lexed: Lexed) -> list[int]:
    """Rough sentence starts as character offsets, for texts whose Doc has none."""
    starts = [0]
    codes, size = lexed.codes, len(lexed.codes)
    dot, gap, paragraph, sign = CODES["dot"], CODES["gap"], CODES["break"], CODES["sign"]
    capital_number = (CODES["month"], CODES["measure"])
    for index, code in enumerate(codes):
        if code == paragraph:
            if index + 1 < size:
                starts.append(lexed.starts[index + 1])
            continue
        if code != dot and (code != sign or lexed.text[lexed.starts[index]] not in _END):
            continue
        behind = index + 1
        while behind < size and lexed.text[lexed.starts[behind]] in _CLOSERS:
            behind += 1
        if behind >= size or codes[behind] != gap or behind + 1 >= size:
            continue
        following = lexed.text[lexed.starts[behind + 1]]
        if following.islower() or (codes[behind + 1] in capital_number and code == dot):
            continue
        if code == dot and index:
            word = lexed.text[lexed.starts[index - 1] : lexed.ends[index - 1]]
            if (len(word) == 1 and word.isalpha()) or word in _ABBREVIATIONS:
                continue
            ordinal = word.isdigit() and len(word) <= 2
            if ordinal and not (index > 1 and codes[index - 2] == dot):
                continue
        starts.append(lexed.starts[behind + 1])
    return starts


class Clauses:
    """Tense cues around a place in a text.

    Args:
        lexed: the text in classes.
        starts: sentence starts as character offsets, ascending.
    """

    def __init__(self, lexed: Lexed, starts: list[int]) -> None:
        self.lexed = lexed
        self.starts = starts
        self._known: dict[int, tuple[str, str | None, bool]] = {}

    def sentence(self, offset: int) -> int:
        """Index of the sentence that holds a character."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def tense(self, first: int, last: int, *, alone: bool = False) -> Tense | None:
        """The tense of the clause around the items from ``first`` to ``last``; None where no word shows it.

        The clause is what stands between two marks of punctuation; where it has no cue, the clauses of the
        same sentence before and behind it are asked, unless ``alone`` is set.
        """
        index = self.sentence(self.lexed.starts[first])
        low = self.starts[index]
        high = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.lexed.text)
        left = self._edge(first, -1, low, high)
        right = self._edge(last - 1, 1, low, high)
        answer = self._judge(left, right, first)
        if alone or answer is not None:
            return answer
        if left > 0 and self.lexed.starts[left - 1] >= low:
            answer = self._judge(self._edge(left - 1, -1, low, high), left - 1, first)
        if answer is None and right + 1 < len(self.lexed.codes) and self.lexed.starts[right + 1] < high:
            answer = self._judge(right + 1, self._edge(right + 1, 1, low, high), first)
        return answer

    def _edge(self, index: int, direction: int, low: int, high: int) -> int:
        """The last item in a direction that is still inside the clause."""
        lexed = self.lexed
        stops = (CODES["comma"], CODES["colon"], CODES["lpar"], CODES["rpar"], CODES["break"])
        steps = 0
        while steps < _CLAUSE:
            following = index + direction
            if not 0 <= following < len(lexed.codes) or not low <= lexed.starts[following] < high:
                break
            if lexed.codes[following] in stops and not self._inside_number(following):
                break
            index = following
            steps += 1
        return index

    def _inside_number(self, index: int) -> bool:
        weekday = (CODES["weekday"], CODES["weekdaypart"], CODES["dot"])
        return (
            index > 0 and self.lexed.codes[index] == CODES["comma"] and self.lexed.codes[index - 1] in weekday
        )

    def _preterite(self, index: int, word: str) -> bool:
        if word.endswith(_NOT_PRETERITE) or not _PRETERITE.fullmatch(word):
            return False
        before = neighbour(self.lexed, index, -1)
        return before < 0 or self.lexed.codes[before] not in {CODES[name] for name in _BEFORE_ADJECTIVES}

    def _cue(self, index: int) -> tuple[str, str | None, bool]:
        """The word at an index, what it says of the tense, whether it is a participle; empty for signs."""
        known = self._known.get(index)
        if known is None:
            lexed = self.lexed
            word = lexed.text[lexed.starts[index] : lexed.ends[index]]
            cue, participle = None, False
            if not word[0].isalpha():
                word = ""
            else:
                cue = _cues().get(word)
                if cue is None and word[0].islower() and len(word) > 4:
                    participle = _PARTICIPLE.fullmatch(word) is not None
                    if lexed.codes[index] == CODES["word"] and self._preterite(index, word):
                        cue = "past"
            known = self._known[index] = (word, cue, participle)
        return known

    def _judge(self, left: int, right: int, anchor: int) -> Tense | None:
        lexed = self.lexed
        nearest: dict[str, int] = {}
        participle = False
        final = previous = ""
        for index in range(max(left, 0), min(right + 1, len(lexed.codes))):
            word, cue, is_participle = self._cue(index)
            if not word:
                continue
            if cue is None and index == left:
                cue = _cues().get(word.lower())
            participle = participle or is_participle
            if cue is not None:
                distance = abs(index - anchor)
                nearest[cue] = min(distance, nearest.get(cue, distance))
            previous, final = final, word
        if "future" in nearest and final in ("haben", "sein") and _PARTICIPLE.fullmatch(previous):
            return "past"
        if "auxiliary" in nearest and participle:
            nearest["past"] = min(nearest["auxiliary"], nearest.get("past", nearest["auxiliary"]))
        if "past" in nearest and "future" in nearest:
            return "past" if nearest["past"] <= nearest["future"] else "future"
        for name in ("past", "future", "scheduled"):
            if name in nearest:
                return name
        return None
