"""Is a capitalised German word an ordinary word?

German writes nouns with a capital, so that a capital alone says nothing about a name. The list of ordinary
words (``data/common_words.txt``) holds lower-case words and simple nouns; compounds and derived nouns are
recognized by their last part.
"""

from __future__ import annotations

from functools import lru_cache

from newsevents import lexicons

_NOUN_ENDINGS = (
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "ität", "itäten",
    "tion", "tionen", "ismus", "nisse", "nissen", "ierer", "ologie", "innen",
)  # fmt: skip
_ADJECTIVE_ENDINGS = tuple(
    stem + ending
    for stem in (
        "isch",
        "lich",
        "bar",
        "sam",
        "haft",
        "los",
        "ig",
        "tiv",
        "iert",
        "gestützt",
        "frei",
        "weit",
        "end",
        "los",
        "fähig",
        "arm",
        "reich",
    )
    for ending in ("e", "er", "es", "en", "em")
)
_NOUN_LINKS = ("schafts", "ungs", "heits", "keits", "ions", "täts")
_LINKS = ("", "s", "es", "n", "en", "e", "er", "ens")


@lru_cache(maxsize=1)
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Read the list: (nouns, lower-case words)."""
    words = lexicons.common_words() | frozenset(lexicons.vocabulary("entity_rules")["late_nouns"])
    return (
        frozenset(word for word in words if word[0].isupper()),
        frozenset(word for word in words if not word[0].isupper()),
    )


@lru_cache(maxsize=1)
def _name_heads() -> frozenset[str]:
    """Heads of place names and surnames: a compound with one of these is as well a name."""
    return frozenset(lexicons.vocabulary("entity_rules")["name_heads"])


def nouns() -> frozenset[str]:
    """The nouns of the list."""
    return _lists()[0]


def is_lower_word(word: str) -> bool:
    """Whether the word, however written here, is an ordinary word with a small letter ("Wohin")."""
    small = word[:1].lower() + word[1:]
    return small in _lists()[1] or _is_adjective(small)


@lru_cache(maxsize=65536)
def _is_adjective(small: str) -> bool:
    words = _lists()[1]
    if len(small) >= 9 and small.endswith(_ADJECTIVE_ENDINGS):
        return True
    for ending in ("e", "er", "es", "en", "em"):
        if len(small) > len(ending) + 3 and small.endswith(ending):
            stem = small[: -len(ending)]
            if stem in words or stem + "e" in words or stem + "en" in words:
                return True
    if "-" in small:
        tail = small.rpartition("-")[2]
        return len(tail) > 3 and tail[:1].islower() and tail in words
    return any(small[i:] in words and _is_first_part(small[:i]) for i in range(4, len(small) - 6))


def _is_first_part(part: str) -> bool:
    listed, words = _lists()
    title = part[:1].upper() + part[1:]
    return any(
        part.endswith(link)
        and (title[: len(title) - len(link)] in listed or part[: len(part) - len(link)] in words)
        for link in _LINKS
        if len(part) - len(link) >= 3
    )


@lru_cache(maxsize=65536)
def is_compound(word: str) -> bool:
    """Whether the word is a noun by its last part ("Exportschwäche", "Klima-Debatte")."""
    listed, _ = _lists()
    if "-" in word:
        tail = word.rpartition("-")[2]
        return len(tail) > 2 and tail[0].isupper() and is_noun(tail)
    if len(word) >= 8 and word.lower().endswith(_NOUN_ENDINGS) and not word.isupper():
        return True
    for i in range(3, len(word) - 2):
        if i >= 8 and word[:i] in listed and len(word) - i >= 4:
            return True
        tail = word[i].upper() + word[i + 1 :]
        if tail not in listed:
            continue
        if word[:i].endswith(_NOUN_LINKS):
            return True
        if tail in _name_heads():
            continue
        if (len(word) >= 12 and len(tail) >= 4) or len(tail) >= 7:
            return True
        if (i > 3 or word[:i] in listed) and _is_first_part(word[0].lower() + word[1:i]):
            return True
    return False


def is_listed(word: str) -> bool:
    """Whether the word itself is in the list, as a noun or with a small letter."""
    listed, words = _lists()
    return word in listed or word[:1].lower() + word[1:] in words


def is_noun(word: str) -> bool:
    """Whether a capitalised word is an ordinary noun, simple or compound."""
    if not word[:1].isupper() or not word[-1].isalpha():
        return False
    return word in _lists()[0] or is_compound(word)


def is_ordinary(word: str) -> bool:
    """Whether a word is an ordinary noun, or another ordinary word written with a capital."""
    return is_noun(word) or is_lower_word(word)
