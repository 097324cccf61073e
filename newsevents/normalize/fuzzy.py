"""When two different spellings may be one name: the guards of the key, skeleton and typing-error stages.

No threshold on a string distance parts variants from other names (Scholz and Schulz are nearer to each other
than Selenskyj and Zelensky), so each guard looks at *what* differs, not only at how much.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from newsevents.normalize.fold import fold
from newsevents.normalize.transliteration import keys, skeleton

_SHORTEST_TYPO = 8
#: Least likeness (0 to 100) of two spellings of one name. Of all pairs of spellings in the tables that
#: the rules below join, the least alike reach 41 ("Lady Diana", "Prinzessin Diana") and 43 ("Dschandschawid",
#: "Janjaweed"), but for one with a bracket behind it; nine of ten pairs of other names stay below 40.
_LEAST_ALIKE = 40
_TWO_TYPOS = 13
_CONSONANTS = re.compile(r"[^aeiou]")
_DOUBLED = re.compile(r"(.)\1+")
_ROMAN = re.compile(r"[ivx]+")
_ARABIC_ARTICLES = frozenset({"al", "el", "as", "es", "ash", "asch", "ad", "ar", "an", "at", "az"})
_ABD = re.compile(r"^abd[aeu]l?$|^abd[aeu]r$")

# Vowels that transcriptions put for each other; a and e only in the last syllable of a long word or full
# name.
_ALIKE = frozenset(
    frozenset(pair) for pair in (("e", "i"), ("o", "u"), ("io", "e"), ("io", "o"), ("iu", "u"), ("ia", "a"))
)
_LAST_ALIKE = frozenset({frozenset(("a", "e"))})


def far_apart(a: str, b: str) -> bool:
    """Whether two folded names are so different that a closer look is in vain; cheap."""
    return not fuzz.ratio(a.replace(" ", ""), b.replace(" ", ""), score_cutoff=_LEAST_ALIKE)


def share_key(a: str, b: str) -> bool:
    """Whether two names have a transliteration key in common, words written together or not."""
    return not {key.replace(" ", "") for key in keys(a)}.isdisjoint([key.replace(" ", "") for key in keys(b)])


def only_doubled(a: str, b: str) -> bool:
    """Whether two short words differ in nothing but doubled letters ("Maas", "Mass"; "Barak", "Barack")."""
    a, b = fold(a), fold(b)
    short = " " not in a and " " not in b and max(len(a), len(b)) <= 6
    return short and a != b and _single(a) == _single(b)


def _single(folded: str) -> str:
    return _DOUBLED.sub(r"\1", folded.replace("ck", "k"))


def skeleton_distance(a: str, b: str, *, consonants: int = 4) -> int | None:
    """In how many syllables two names differ that agree in all consonants; None where that isn't one name.

    Only vowels that transcriptions put for each other may differ, in one syllable, or in two of a long name.

    Args:
        a: a name.
        b: another.
        consonants: how many the whole name needs at least.
    """
    best: int | None = None
    for key_a in keys(a):
        for key_b in keys(b):
            words_a, words_b = key_a.split(), key_b.split()
            if len(words_a) != len(words_b) or len(skeleton("".join(words_a))) < consonants:
                continue
            full = len(words_a) > 1
            total = 0
            for x, y in zip(words_a, words_b, strict=True):
                distance = _syllables_that_differ(x, y, full=full)
                if distance is None:
                    break
                total += distance
            else:
                if total <= (2 if len(key_a) >= 9 else 1):
                    best = total if best is None else min(best, total)
    return best


def _syllables_that_differ(x: str, y: str, *, full: bool) -> int | None:
    """Compare the vowels between the consonants of two keys with one skeleton."""
    x, y = _without_breath(x), _without_breath(y)
    vowels_x, vowels_y = _CONSONANTS.split(x), _CONSONANTS.split(y)
    if len(vowels_x) != len(vowels_y) or skeleton(x) != skeleton(y):
        return None
    if x[:1] != y[:1] and {x[:1], y[:1]} & {"C", "J"}:
        return None
    last = max((i for i, group in enumerate(vowels_x) if group), default=0)
    total = 0
    for i, (group_x, group_y) in enumerate(zip(vowels_x, vowels_y, strict=True)):
        if group_x == group_y:
            continue
        pair = frozenset((group_x, group_y))
        long = full or min(len(x), len(y)) >= 8
        slack = long and 0 < i < len(vowels_x) - 1 and pair in (frozenset(("", "e")), frozenset(("", "i")))
        if not (pair in _ALIKE or slack or (long and i >= last and pair in _LAST_ALIKE)):
            return None
        total += 2 if slack else 1
    return total


def _without_breath(key: str) -> str:
    return key[:1] + key[1:].replace("H", "")


def typo_distance(a: str, b: str) -> int | None:
    """Distance of two folded names of which one may be a slip of the other; None where that isn't safe.

    First and last letter are taken to be right: a difference at the end is inflection or another word
    ("Niger" and "Nigeria"). A swap of neighbours needs six letters (five in a full name), a letter too many
    or too few eight, a wrong letter nine and other words that are right.
    """
    words_a, words_b = a.split(), b.split()
    if len(words_a) != len(words_b):
        return None
    total = 0
    for x, y in zip(words_a, words_b, strict=True):
        distance = _word_distance(x, y, alone=len(words_a) == 1)
        if distance is None:
            return None
        total += distance
    if total > (2 if len(a) >= _TWO_TYPOS else 1) or different_numbers(a, b):
        return None
    return total


def _word_distance(x: str, y: str, *, alone: bool) -> int | None:
    if x == y:
        return 0
    short = min(len(x), len(y))
    if short < 5 or x[0] != y[0] or x[-1] != y[-1] or (len(x) != len(y) and x[-3:] != y[-3:]):
        return None
    distance: int = OSA.distance(x, y)
    if distance == 1 and sorted(x) == sorted(y):
        return 1 if short > 5 or not alone else None
    if distance == 1 and len(x) != len(y):
        return 1 if short >= (_SHORTEST_TYPO if alone else 7) else None
    if distance == 1:
        return 1 if short >= 9 and not alone else None
    return distance if distance == 2 and short >= (_TWO_TYPOS if alone else 10) else None


def different_numbers(a: str, b: str) -> bool:
    """Whether two folded names carry different numbers ("karl ii" and "karl iii", "schalke 04")."""
    return _numbers(a.split()) != _numbers(b.split())


def _numbers(words: list[str]) -> list[str]:
    """Arabic numbers anywhere, Roman ones at the end."""
    last = len(words) - 1
    return sorted(
        word for i, word in enumerate(words) if word.isdigit() or (0 < i == last and _ROMAN.fullmatch(word))
    )


def without_arabic_articles(folded: str) -> str:
    """A folded name without al-, el-, as- and with one form of Abd."""
    words = [
        "abd" if _ABD.match(word) else word
        for i, word in enumerate(folded.split())
        if not (word in _ARABIC_ARTICLES and (i > 0 or " " in folded))
    ]
    return " ".join(words) or folded


def same_given_names(a: tuple[str, ...], b: tuple[str, ...], variants: dict[str, frozenset[int]]) -> bool:
    """Whether two rows of folded given names may belong to one person.

    The first ones must agree: alike, by key, as initials, as a short form ("Joe", "Joseph"). Further ones
    may be left out but not contradict; a person may also be called by a later one alone ("Tayyip").

    Args:
        a: given names of one form, folded; empty where it has none.
        b: those of the other.
        variants: folded name → numbers of the groups of interchangeable names.
    """
    if not a or not b:
        return True
    if _are_initials(a, b) or _are_initials(b, a):
        return True
    if not same_given_name(a[0], b[0], variants):
        shorter, longer = (a, b) if len(a) < len(b) else (b, a)
        return "".join(a) == "".join(b) or (len(shorter) < len(longer) and longer[-len(shorter) :] == shorter)
    rest_a, rest_b = a[1:], b[1:]
    if not rest_a or not rest_b:
        return True
    return any(same_given_name(x, y, variants) for x in rest_a for y in rest_b)


def _are_initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether ``a`` is initials of ``b``; folding has joined "R. T." to "rt"."""
    if len(a) != 1 or len(a[0]) > 3 or len(a[0]) > len(b) or a[0] == b[0]:
        return False
    return "".join([word[0] for word in b]).startswith(a[0])


def same_given_name(x: str, y: str, variants: dict[str, frozenset[int]]) -> bool:
    """Whether two folded given names are one: alike, an initial, a short form, another transcription."""
    if x == y:
        return True
    if len(x) == 1 or len(y) == 1:
        return x[0] == y[0]
    if not variants.get(x, frozenset()).isdisjoint(variants.get(y, frozenset())):
        return True
    if share_key(x, y):
        return True
    if (x[-1] in "aeiou") != (y[-1] in "aeiou") or (x[-1] != y[-1] and "a" in (x[-1], y[-1])):
        return False
    distance = skeleton_distance(x, y, consonants=2)
    return distance is not None and distance <= 1


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a folded name."""
    return tuple(fold(text).split())
