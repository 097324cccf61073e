"""Names from other scripts and other languages' spellings.

``transliterate`` writes Cyrillic the German way (Duden). ``keys`` maps the German, English, French and
scholarly spelling of one foreign name to a common key (Schoigu, Schojgu, Shoigu, Šojgu); ``skeleton`` also
forgets the vowels, where transcriptions of Arabic, Persian and Korean differ most.

Source: the transcription of Russian and Ukrainian in Duden, Die deutsche Rechtschreibung.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from newsevents.normalize.fold import fold, fold_all

_RUSSIAN = {
    "а": "a", "б": "b", "в": "w", "г": "g", "д": "d", "е": "e", "ё": "jo", "ж": "sch", "з": "s", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "ju", "я": "ja",
    "і": "i", "ї": "ji", "є": "je", "ґ": "g", "ў": "u",
    "ј": "j", "љ": "lj", "њ": "nj", "ћ": "tsch", "ђ": "dsch", "џ": "dsch",
}  # fmt: skip
_UKRAINIAN = _RUSSIAN | {"г": "h", "и": "y", "й": "j", "щ": "schtsch"}
_VOWELS = frozenset("аеёиоуыэюяіїє")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN_ONLY = re.compile(r"[іїєґ]", re.IGNORECASE)


def is_cyrillic(text: str) -> bool:
    """Whether the text holds a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


def transliterate(text: str, *, ukrainian: bool | None = None) -> str:
    """Write Cyrillic letters the German way; other letters stay.

    Args:
        text: a name in Cyrillic, "Сергей Шойгу".
        ukrainian: read the letters as Ukrainian. By default where a letter of that alphabet alone occurs.

    Example:
        >>> transliterate("Сергей Шойгу"), transliterate("Володимир Зеленський")
        ('Sergei Schoigu', 'Wolodymyr Selenskyj')
    """
    if text.isascii() or not is_cyrillic(text):
        return text
    text = unicodedata.normalize("NFC", text)
    if ukrainian is None:
        ukrainian = _UKRAINIAN_ONLY.search(text) is not None or bool(re.search(r"ськ|цьк", text.lower()))
    table = _UKRAINIAN if ukrainian else _RUSSIAN
    out = []
    lower = text.lower()
    for i, char in enumerate(lower):
        before = lower[i - 1] if i else " "
        after = lower[i + 1] if i + 1 < len(lower) else " "
        written = table.get(char, char)
        if not ukrainian:
            written = _russian(char, before, after, written)
        if char in "сc" and before in _VOWELS and after in _VOWELS:
            written = "ss"
        elif char == "с" and before in _VOWELS and not after.isalpha():
            written = "s"
        if char in "ьъ" and after in "оОo":
            written = "j"
        out.append(written[:1].upper() + written[1:] if text[i].isupper() else written)
    return "".join(out)


def _russian(char: str, before: str, after: str, written: str) -> str:
    """The Russian letters whose spelling depends on their neighbours."""
    if char == "е" and (not before.isalpha() or before in _VOWELS or before in "ьъ"):
        return "je"
    if char == "ё" and before in "жчшщ":
        return "o"
    if char == "й" and before in "иы" and not after.isalpha():
        return ""
    if char == "к" and before.isalpha() and after == "с":
        return "x"
    if char == "с" and before == "к" and written == "s":
        return ""
    if char == "и" and before == "ь":
        return "ji"
    return written


# Letters with marks first, then groups of letters in this order. Capitals are classes of sounds: S sch/sh/ž,
# C tsch/ch/č, J dsch/dj/dž, H ch/kh/h.
_MARKED = {
    "š": "sch", "ş": "sch", "ș": "sch", "ś": "sch", "ŝ": "sch", "ž": "sch", "ż": "sch", "ź": "sch",
    "č": "tsch", "ć": "tsch", "ç": "tsch", "đ": "dsch", "ğ": "g", "ñ": "nj", "ń": "n", "ț": "z", "ţ": "z",
}  # fmt: skip
_GROUPS = (
    ("schtsch", "S"), ("stsch", "S"), ("schch", "S"), ("shch", "S"), ("tsch", "C"), ("dsch", "J"),
    ("tch", "C"), ("tsh", "C"), ("dzh", "J"), ("dsh", "J"), ("sch", "S"), ("cz", "C"),
    ("sh", "S"), ("zh", "S"), ("kh", "H"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"),
    ("bh", "b"), ("rh", "r"), ("ch", "?"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("h", "H"), ("w", "v"),
    ("tz", "s"), ("ts", "s"), ("z", "s"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
# What "ch" (written "?" above) and "j" stand for: German, English, and Slavic languages in English spelling.
_READINGS = (("H", (("j", "i"),)), ("C", (("dj", "J"), ("j", "J"))), ("C", (("j", "i"),)))
_ENDINGS = (("ie", "e"), ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ei", "ai"))
_FINAL = (("off ", "ov "), ("eff ", "ev "), ("of ", "ov "), ("ef ", "ev "))
_AFTER_PALATAL = tuple(
    (sound + before, sound + after)
    for sound in "SCJ"
    for before, after in (("oi", "0i"), ("io", "e"), ("o", "e"))
)
_DOUBLE = 2 * tuple((letter * 2, letter) for letter in "abcdefgiklmnoprstuvCHJS")
_PAIR = re.compile(r"([abcdefgiklmnoprstuvCHJS])\1")
_FIRST = (("y", "i"), ("ii", "i"), ("ii", "i"), *_ENDINGS)
# Letters that most groups have one of.
_RARE = "chqwxz"


def _marked(text: str) -> str:
    """Lower case with foreign letters spelled out the German way."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text).lower()
    for letter, written in _MARKED.items():
        if letter in text:
            text = text.replace(letter, written)
    return text


@lru_cache(maxsize=64)
def _groups_with(letters: str) -> tuple[tuple[str, str], ...]:
    """The groups that may occur in a text with these ones of ``_RARE``; no replacement brings one in."""
    return tuple([(group, sound) for group, sound in _GROUPS if set(group) & set(_RARE) <= set(letters)])


def _sounds(folded: str) -> str:
    """Folded names, one a line with a space at either end, in classes of sounds; "?" is ch."""
    for group, sound in _groups_with("".join([letter for letter in _RARE if letter in folded])):
        folded = folded.replace(group, sound)
    return folded


def _read(text: str, ch: str, letters: tuple[tuple[str, str], ...]) -> str:
    """One reading of what ``_sounds`` gave."""
    text = text.replace("?", ch)
    for group, sound in letters:
        text = text.replace(group, sound)
    for group, sound in _FIRST:
        text = text.replace(group, sound)
    if "S" in text or "C" in text or "J" in text:
        for group, sound in _AFTER_PALATAL:
            text = text.replace(group, sound)
    text = text.replace("0i", "oi")
    if "f " in text:
        for group, sound in _FINAL:
            text = text.replace(group, sound)
    if _PAIR.search(text):
        for group, sound in _DOUBLE:
            text = text.replace(group, sound)
    return text


@lru_cache(maxsize=65536)
def keys(text: str) -> tuple[str, ...]:
    """Transliteration keys of a name: one for each way to read its ``ch`` and ``j``.

    Two spellings may name one entity where their keys share an item. A key keeps the word boundaries.

    Example:
        >>> set(keys("Schoigu")) == set(keys("Shoygu"))
        True
        >>> bool(set(keys("Chruschtschow")) & set(keys("Khrushchev")))
        True
    """
    if is_cyrillic(text):
        text = transliterate(text)
    sounds = _sounds(f" {fold(_marked(text))} ")
    readings = _READINGS if "?" in sounds or "j" in sounds else _READINGS[:1]
    return tuple(dict.fromkeys([_read(sounds, ch, letters).strip() for ch, letters in readings]))


def keys_all(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """``keys`` for many names; much faster than one by one."""
    if not texts:
        return []
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts) or is_cyrillic(joined):
        return [keys(text) for text in texts]
    lines = _sounds("".join([f" {line} \n" for line in fold_all(_marked(joined).split("\n"))])).split("\n")[
        :-1
    ]
    ambiguous = [i for i, line in enumerate(lines) if "?" in line or "j" in line]
    found: list[tuple[str, ...]] = [
        (line.strip(),) for line in _read("\n".join(lines), *_READINGS[0]).split("\n")
    ]
    some = "\n".join([lines[i] for i in ambiguous])
    others = [_read(some, ch, letters).split("\n") for ch, letters in _READINGS[1:]]
    for i, *rest in zip(ambiguous, *others, strict=True) if ambiguous else ():
        found[i] = tuple(dict.fromkeys((*found[i], *[key.strip() for key in rest])))
    return found


_SKELETON = str.maketrans({"S": "s", "C": "s", "J": "s", "H": None, " ": None} | dict.fromkeys("aeiou"))


def skeleton(key: str) -> str:
    """The consonants of a key, sibilants as one class.

    An initial vowel counts as ``a``; ``h`` and its kin count at the beginning only.

    Args:
        key: one of ``keys(name)``.

    Example:
        >>> skeleton(keys("Hisbollah")[0]) == skeleton(keys("Hezbollah")[0])
        True
    """
    bones = key.translate(_SKELETON)
    if key[:1] == "H":
        return "h" + bones
    return "a" + bones if key[:1] in "aeiou" else bones


def skeletons(text: str) -> tuple[str, ...]:
    """The skeletons of all keys of a name, without repetition."""
    return tuple(dict.fromkeys(skeleton(key) for key in keys(text)))
