"""The words of ``calendar.toml`` as word classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from newsevents.lexicons import vocabulary

CLASSES = (
    *("gap", "break", "cut", "dot", "comma", "dash", "slash", "colon", "lpar", "rpar", "sign"),
    *("n0", "n12", "n24", "n31", "n59", "n99", "year", "number", "decimal"),
    *("Word", "word", "measure", "big"),
    *(
        "month",
        "monthabbr",
        "weekday",
        "wdabbr",
        "weekdaypart",
        "weekdayset",
        "daypart",
        "dayhours",
        "dayadv",
    ),
    *(
        "season",
        "one_unit",
        "many_unit",
        "fraction",
        "durationadj",
        "longadj",
        "setadj",
        "setword",
        "clockname",
    ),
    *(
        "relday",
        "reldayadj",
        "relnoun",
        "relword",
        "last",
        "next",
        "this",
        "current",
        "same",
        "following",
        "preceding",
    ),
    *(
        "phase",
        "vagueword",
        "vagueadj",
        "vaguephrase",
        "future",
        "numword",
        "unknown",
        "both",
        "ordinal",
        "decade",
        "decades",
        "decadeyears",
    ),
    *("quarter", "halfyear", "halfnoun", "yearnoun", "holiday", "prefixyear"),
    *(
        "article",
        "one",
        "every",
        "all",
        "each",
        "per",
        "conjunction",
        "until",
        "approximate",
        "whole",
        "half",
    ),
    *(
        "early",
        "at",
        "in",
        "before",
        "since",
        "after",
        "round",
        "from",
        "preposition",
        "uhr",
        "later",
        "earlier",
    ),
    *("old", "age", "long", "times", "dayadverb", "former", "er", "era", "quarterletter", "apostrophe"),
)
CODES = {name: chr(0xE000 + index) for index, name in enumerate(CLASSES)}

_ENDINGS = ("", "e", "en", "er", "es", "em")
_SIMPLE = {
    "article": "article",
    "one": "one",
    "every": "every",
    "all": "all",
    "each": "each",
    "per": "per",
    "conjunction": "conjunction",
    "until": "until",
    "approximate": "approximate",
    "whole": "whole",
    "half": "half",
    "early": "early",
    "at": "at",
    "in": "in",
    "before": "before",
    "since": "since",
    "after": "after",
    "round": "round",
    "from": "from",
    "other_preposition": "preposition",
    "clock": "uhr",
    "later": "later",
    "earlier": "earlier",
    "old": "old",
    "age": "age",
    "long": "long",
    "times": "times",
    "day_adverb": "dayadverb",
    "former": "former",
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of dates: by form, by ending, by the first word of a phrase; numbers by their word."""

    words: dict[str, tuple[str, Any]]
    suffixes: tuple[tuple[str, str, str], ...]
    phrases: dict[str, tuple[tuple[str, str, Any], ...]]
    amounts: dict[str, float]


def _inflected(stems: list[str]) -> Iterator[str]:
    for stem in stems:
        for ending in _ENDINGS:
            yield stem + ending


def _numbers(table: dict[str, Any]) -> dict[str, float]:
    amounts: dict[str, float] = {word: number for number, word in enumerate(table["ones"]) if number > 1}
    for ten, number in table["tens"].items():
        amounts[ten] = number
        for digit, word in enumerate(table["ones"][1:10], start=1):
            amounts[f"{word}und{ten}"] = number + digit
    amounts.update(table["more"])
    amounts.update(table["halves"])
    return amounts


def _calendar_words(table: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for name, code in (
        ("months", "month"),
        ("month_abbreviations", "monthabbr"),
        ("weekday_abbreviations", "wdabbr"),
    ):
        for number, words in table[name].items():
            yield from ((word, code, int(number)) for word in words)
    parts = [(word, part) for part, words in table["day_parts"].items() for word in words]
    for number, words in table["weekdays"].items():
        for word in words:
            yield from ((word + ending, "weekday", int(number)) for ending in ("", "s", "es"))
            yield (word.lower() + "s", "weekdayset", int(number))
            for part_word, part in parts:
                yield (word + part_word.lower(), "weekdaypart", (int(number), part))
                yield (word + part_word.lower() + "s", "weekdaypart", (int(number), part))
    for word, part in parts:
        yield from ((word + ending, "daypart", part) for ending in ("", "s", "es"))
    for name, code in (("day_part_hours", "dayhours"), ("day_part_adverbs", "dayadv"), ("seasons", "season")):
        for value, words in table[name].items():
            yield from ((word, code, value) for word in words)
    for value, words in table["clock_names"].items():
        yield from ((word, "clockname", value) for word in words)
    for unit, forms in table["units"].items():
        yield from ((word, "one_unit", unit) for word in forms.get("one", ()))
        yield from ((word, "many_unit", unit) for word in forms["many"])
    for value, words in table["fractions"].items():
        yield from ((word, "fraction", value) for word in words)
    for name, code in (
        ("nouns", "quarter"),
        ("half_nouns", "halfyear"),
        ("half", "halfnoun"),
        ("letter", "quarterletter"),
    ):
        yield from ((word, code, None) for word in table["quarters"][name])
    for stem_number, words in table["decades"].items():
        for word in words:
            yield (word, "decade", int(stem_number))
            yield (word.capitalize(), "decade", int(stem_number))
            yield (word.capitalize() + "n", "decades", int(stem_number))
            for ending in ("jahre", "jahren"):
                yield (word.capitalize() + ending, "decadeyears", int(stem_number))
    for word in table["year_nouns"]["words"]:
        yield (word, "yearnoun", None)
        yield (word + "es", "yearnoun", None)
        yield (word + "s", "yearnoun", None)


def _relative_words(table: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    yield from ((word, "relday", days) for word, days in table["relative_days"].items())
    for stem, days in table["relative_day_adjectives"].items():
        yield from ((word, "reldayadj", days) for word in _inflected([stem]))
    for anchor in ("published", "context"):
        for word, (unit, offset) in table["relative_nouns"][anchor].items():
            yield (word, "relnoun", (unit, offset, anchor))
    for word, (unit, phase) in table["relative_nouns"]["phases"].items():
        yield (word, "relnoun", (unit, 0, phase))
    for word, (unit, offset) in table["relative_nouns"]["words"].items():
        yield (word, "relword", (unit, offset, "published"))
    steps = {"last": -1, "before_last": -2, "next": 1, "after_next": 2, "this": 0, "current": 0, "same": 0}
    codes = {"before_last": "last", "after_next": "next"}
    for name, stems in table["relative_adjectives"].items():
        step = steps.get(name, 1 if name == "following" else -1)
        yield from ((word, codes.get(name, name), step) for word in _inflected(stems))
    for value, words in table["phases"].items():
        yield from ((word, "phase", value) for word in words)
    for value, words in table["vague"]["words"].items():
        yield from ((word, "vagueword", value) for word in words)
    for value, stems in table["vague"]["adjectives"].items():
        yield from ((word, "vagueadj", value) for word in _inflected(stems) if word not in stems)
    for value, words in table["vague"]["nouns"].items():
        yield from ((word, "future", value) for word in words)
    for value, stems in table["sets"]["adjectives"].items():
        yield from ((word, "setadj", value) for word in _inflected(stems))
    for value, words in table["sets"]["words"].items():
        yield from ((word, "setword", value) for word in words)


@lru_cache(maxsize=1)
def date_vocabulary() -> Vocabulary:
    """The vocabulary, made on first use."""
    table = vocabulary("calendar")
    words: dict[str, tuple[str, Any]] = {}
    for word in table["not_years"]["words"]:
        words[word] = (CODES["measure"], None)
    for word, number in table["big_numbers"].items():
        words[word] = (CODES["big"], number)
    for name, code in _SIMPLE.items():
        for word in table["function_words"][name]:
            words[word] = (CODES[code], word)
    amounts = _numbers(table["numbers"])
    for word, amount in amounts.items():
        words[word] = (CODES["numword"], amount)
    for word in table["numbers"]["unknown"]:
        words[word] = (CODES["unknown"], None)
    for word in table["numbers"]["both"]:
        words[word] = (CODES["both"], 2)
    for number, stems in table["ordinals"].items():
        for word in _inflected(stems):
            if word not in stems:
                words[word] = (CODES["ordinal"], int(number))
    for word, code, value in (*_calendar_words(table), *_relative_words(table)):
        words[word] = (CODES[code], value)
    for word in ("er", "ern"):
        words[word] = (CODES["er"], None)
    suffixes = [
        (suffix, "durationadj", unit)
        for unit, items in table["duration_suffixes"].items()
        for suffix in items
    ]
    suffixes += [
        (suffix, "longadj", unit) for unit, items in table["long_suffixes"].items() for suffix in items
    ]
    phrases: dict[str, list[tuple[str, str, Any]]] = {}
    for kind in ("fixed", "easter", "advent"):
        for name in table["holidays"][kind]:
            for form in (name, name + "s", name + "es"):
                phrases.setdefault(re.split(r"\W", name)[0], []).append((form, CODES["holiday"], name))
                if form not in words:
                    words.setdefault(re.split(r"\W", form)[0], (CODES["Word"], None))
    for value, items in table["vague"]["phrases"].items():
        for phrase in items:
            first = phrase.split(" ")[0]
            phrases.setdefault(first, []).append((phrase, CODES["vaguephrase"], value))
    for era, items in table["eras"].items():
        for phrase in items:
            phrases.setdefault(re.split(r"\W", phrase)[0], []).append((phrase, CODES["era"], era))
    for phrase in table["names"]["phrases"]:
        phrases.setdefault(phrase.split(" ")[0], []).append((phrase, CODES["Word"], None))
    ordered = {first: tuple(sorted(items, key=_length, reverse=True)) for first, items in phrases.items()}
    return Vocabulary(words, tuple(suffixes), ordered, amounts)


def _length(item: tuple[str, str, Any]) -> int:
    return len(item[0])


def amount_of(word: str) -> float | None:
    """The number a German number word stands for, or None."""
    return date_vocabulary().amounts.get(word.lower())


def classify(word: str) -> tuple[str, Any]:
    """Class and value of a word."""
    known = date_vocabulary()
    hit = known.words.get(word)
    if hit is not None:
        return hit
    lower = word.lower()
    if word != lower:
        hit = known.words.get(lower)
        if hit is not None and (not word.isupper() or len(word) > 2):
            return hit
        if word.isupper() and len(word) > 2:
            hit = known.words.get(word.capitalize())
            if hit is not None:
                return hit
    for suffix, code, unit in known.suffixes:
        at = lower.rfind(suffix)
        if at >= 0 and lower[at + len(suffix) :] in _ENDINGS and (code == "longadj") == (at == 0):
            if code == "longadj":
                return CODES[code], unit
            return CODES[code], (unit, lower[:at])
        if code == "durationadj" and at == 0 and lower[len(suffix) :] in _ENDINGS:
            return CODES[code], (unit, "")
    return CODES["word"] if word[0].islower() else CODES["Word"], None
