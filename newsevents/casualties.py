"""Numbers of people in a sentence: killed, injured, and how many take part in a protest."""

from __future__ import annotations

import re

from newsevents.event_types import Count
from newsevents.event_types._base import CountBound
from newsevents.lexicons import vocabulary
from newsevents.reading import Reading
from newsevents.trigger_words import trigger_lexicon
from newsevents.values import Evidence

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,6}")
_REACH = 14
_NO_OUTCOME = frozenset("seit insgesamt sollten sollte wollte wollten könnte könnten würde würden".split())
_AIMED = frozenset({"auf", "gegen"})
_SHARE = frozenset({"meisten", "einige", "viele", "einer", "eines"})


class CasualtyReader:
    """Reads counted people.

    Args:
        reading: the text.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        data = vocabulary("details")
        self.numbers: dict[str, int] = data["numbers"]
        self.bounds: dict[str, CountBound] = data["bounds"]
        self.not_people = tuple(data["not_people"])
        self.dead = tuple(data["dead"])
        self.hurt = tuple(data["hurt"])
        self.dying = frozenset(data["dying"])
        self.hurting = frozenset(data["hurting"])
        self.crowds = tuple(data["crowds"])
        self.partial = frozenset(data["partial"])
        self.dated = frozenset(
            word.index
            for date in reading.dates
            for word in reading.words[max(0, self._first(date.start)) : self._first(date.end)]
        )

    def _first(self, offset: int) -> int:
        """Return the index of the first word at or behind an offset."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def read(self, sentence: int, trigger: int) -> dict[str, Count]:
        """Return "killed" and "injured" of an attack, from its sentence or the next that goes on with it."""
        found = self._victims(sentence, trigger)
        following = sentence + 1
        if not found and following < len(self.reading.sentences) and self._goes_on(following):
            found = self._victims(following, self.reading.sentences[following][0])
        return found

    def _goes_on(self, sentence: int) -> bool:
        """Say whether a sentence tells the outcome of the one before and of nothing else."""
        first, last = self.reading.sentences[sentence]
        look_up = trigger_lexicon().look_up
        if any(r.type == "attack" for i in range(first, last) for r in look_up(self.words[i].text)):
            return False
        lower = [self.words[i].lower for i in range(first, last)]
        return "dabei" in lower[:12] or lower[:1] in (["mindestens"], ["rund"], ["etwa"])

    def crowd(self, sentence: int) -> Count | None:
        """Return how many people protest: the first counted noun for people who do."""
        first, last = self.reading.sentences[sentence]
        for i in range(first, last):
            value = self._value(i)
            noun = self._noun(i, last) if value is not None else -1
            if (
                value is not None
                and noun >= 0
                and value > 1
                and self.words[noun].lower.startswith(self.crowds)
            ):
                return self._count(i, value)
        return None

    def _victims(self, sentence: int, trigger: int) -> dict[str, Count]:
        first, last = self.reading.sentences[sentence]
        if any(self.words[i].lower in _NO_OUTCOME for i in range(first, last)):
            return {}  # a sum over many attacks, or one that did not come about
        others = [
            i
            for i in range(first, last)
            if abs(i - trigger) > 1
            and any(r.type == "attack" for r in trigger_lexicon().look_up(self.words[i].text))
        ]
        if others and min(others, key=lambda i: abs(i - trigger)) > trigger:
            last = min(i for i in others if i > trigger)
        found: dict[str, Count] = {}
        position = first
        while position < last:
            value = self._value(position)
            if value is None or self._part_of_more(position, first):
                position += 1
                continue
            noun = self._noun(position, last)
            kind, total = self._outcome(position, noun, first, last), value
            count = self._count(position, total)
            if kind and kind not in found:
                found[kind] = count
            position = max(position + 1, noun + 1 if noun >= 0 else 0)
        return found

    def _value(self, index: int) -> int | None:
        word = self.words[index]
        if index in self.dated:
            return None
        if _DIGITS.fullmatch(word.text):
            return int(word.text.replace(".", ""))
        after = self.words[index + 1] if index + 1 < len(self.words) else None
        if word.lower in ("ein", "eine") and (
            after is None or not after.lower.startswith(("mensch", "person"))
        ):
            return None
        return self.numbers.get(word.lower)

    def _noun(self, index: int, last: int) -> int:
        """Return the noun that a number counts, over adjectives and "weitere"; -1 where it has none."""
        for i in range(index + 1, min(index + 5, last)):
            if self.words[i].tag in ("NN", "NE") or self.words[i].lower.startswith((*self.dead, *self.hurt)):
                return i
            if self.words[i].tag not in ("ADJA", "ADV", "PIAT", "ADJD", "PIS", "KON"):
                return -1
        return -1

    def _part_of_more(self, index: int, first: int) -> bool:
        before = [self.words[i].lower for i in range(max(first, index - 4), index)]
        aimed = before[-1:] and before[-1] in _AIMED  # "auf vier Männer"
        return bool(aimed or set(before) & (self.partial | _SHARE))

    def _outcome(self, index: int, noun: int, first: int, last: int) -> str:
        """Return "killed" or "injured" for a number, by its noun or by the nearest verb."""
        if noun >= 0:
            lower = self.words[noun].lower
            if lower.startswith(self.dead):
                return "killed"
            if lower.startswith(self.hurt):
                return "injured"
            if lower.endswith(self.not_people) or lower in self.not_people:
                return ""
            if self.words[noun].tag == "NE":
                return ""
        start = noun if noun >= 0 else index
        for i in range(start + 1, min(start + _REACH, last)):
            kind = self._fate(i)
            if kind:
                return kind
            if self._value(i) is not None or self.words[i].text in (".", ";", ":"):
                break
        for i in range(index - 1, max(first, index - 6) - 1, -1):
            kind = self._fate(i)
            if kind:
                return kind
            if self._value(i) is not None or self.words[i].text in (",", ";", ":"):
                break
        return ""

    def _fate(self, index: int) -> str:
        lower = self.words[index].lower
        if lower in self.dying or (lower == "leben" and self.words[index - 1].lower == "ums"):
            return "killed"
        return "injured" if lower in self.hurting else ""

    def _count(self, index: int, value: int) -> Count:
        word = self.words[index]
        before = self.words[index - 1].lower if index else ""
        return Count(
            value=value,
            bound=self.bounds.get(before),
            evidence=Evidence(text=word.text, start=word.start, end=word.end),
        )
