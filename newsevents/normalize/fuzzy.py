"""When two different spellings may be one name: the guards of the key, skeleton and typing-error stages.

No threshold on a string distance parts variants from other names (Scholz and Schulz are nearer to each other
than Selenskyj and Zelensky), so each guard looks at *what* differs, not only at how much.
"""

from __future__ import annotations

from rapidfuzz.distance import OSA

from newsevents.normalize.fold import fold
from newsevents.normalize.transliteration import keys, skeleton

_SHORTEST_SKELETON = 4
_SHORTEST_TYPO = 8
_TWO_TYPOS = 13


def share_key(a: str, b: str) -> bool:
    """Whether two names have a transliteration key in common, words written together or not."""
    return not {key.replace(" ", "") for key in keys(a)}.isdisjoint(key.replace(" ", "") for key in keys(b))


def skeleton_distance(a: str, b: str) -> int | None:
    """How many letters of the keys differ, where the names agree in all but vowels; None where they don't.

    A single word needs four consonants, and the vowels that differ may be no more than a third of it.
    """
    best: int | None = None
    for key_a in keys(a):
        words_a = key_a.split()
        for key_b in keys(b):
            words_b = key_b.split()
            if len(words_a) != len(words_b):
                words_a_, words_b_ = ["".join(words_a)], ["".join(words_b)]
            else:
                words_a_, words_b_ = words_a, words_b
            if any(skeleton(x) != skeleton(y) for x, y in zip(words_a_, words_b_, strict=True)):
                continue
            if len(skeleton("".join(words_a_))) < _SHORTEST_SKELETON:
                continue
            distances = [OSA.distance(x, y) for x, y in zip(words_a_, words_b_, strict=True)]
            if any(d > max(1, len(x) // 3) for d, x in zip(distances, words_a_, strict=True)):
                continue
            total = sum(distances)
            best = total if best is None else min(best, total)
    return best


def typo_distance(a: str, b: str) -> int | None:
    """Distance of two folded names of which one may be a slip of the other; None where that isn't safe.

    One slip needs eight letters (a swap of neighbours five), two need thirteen. The first letter is taken to be
    right. A difference at the very end is inflection or another word ("Niger" and "Nigeria"), never a slip.
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
    return total if total <= (2 if len(a) >= _TWO_TYPOS else 1) else None


def _word_distance(x: str, y: str, *, alone: bool) -> int | None:
    if x == y:
        return 0
    short = min(len(x), len(y))
    if short < 5 or x[0] != y[0] or x.startswith(y) or y.startswith(x) or x[:-1] == y[:-1]:
        return None
    distance: int = OSA.distance(x, y)
    if distance == 1 and sorted(x) == sorted(y):
        return 1
    needed = _SHORTEST_TYPO if alone else 6
    if distance == 1 and short >= needed:
        return 1
    return distance if distance == 2 and short >= (_TWO_TYPOS if alone else 10) else None


def same_given_names(a: tuple[str, ...], b: tuple[str, ...], variants: dict[str, frozenset[int]]) -> bool:
    """Whether two rows of folded given names may belong to one person.

    The first ones must agree: alike, by key, as initials, as a short form ("Joe", "Joseph") or as the first half
    of a double name. Further ones may be left out but not contradict.

    Args:
        a: given names of one form, folded; empty where it has none.
        b: those of the other.
        variants: folded name → numbers of the groups of interchangeable names.
    """
    if not a or not b:
        return True
    if not _same_given_name(a[0], b[0], variants):
        return "".join(a) == "".join(b)
    rest_a, rest_b = a[1:], b[1:]
    if not rest_a or not rest_b:
        return True
    return any(_same_given_name(x, y, variants) for x in rest_a for y in rest_b)


def _same_given_name(x: str, y: str, variants: dict[str, frozenset[int]]) -> bool:
    if x == y:
        return True
    if len(x) <= 2 or len(y) <= 2:
        # initials, joined by folding: "jd" stands for "james david"
        return x[0] == y[0] and (len(x) == 1 or len(y) == 1)
    if not variants.get(x, frozenset()).isdisjoint(variants.get(y, frozenset())):
        return True
    if share_key(x, y):
        return True
    distance = skeleton_distance(x, y)
    return distance is not None and distance <= 1


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a folded name."""
    return tuple(fold(text).split())
