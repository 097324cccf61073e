"""German spelling of Cyrillic place names, after the tables of the Duden.

Three small sets of rules: Russian, Ukrainian and (read the Ukrainian way, with its own letters) Belarusian.
"""

from __future__ import annotations

import re
import unicodedata


def _pairs(text: str) -> dict[str, str]:
    return {letter: spelling for letter, _, spelling in (pair.partition("=") for pair in text.split())}


_COMMON = _pairs(
    "а=a б=b в=w д=d ж=sch з=s к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=ch ц=z ч=tsch ш=sch ю=ju я=ja"
)
_RUSSIAN = _COMMON | _pairs("г=g е=e ё=jo и=i й=i щ=schtsch ъ= ы=y ь= э=e")
_UKRAINIAN = _COMMON | _pairs("г=h ґ=g е=e є=je и=y і=i ї=ji й=j щ=schtsch ь=")
_BELARUSIAN = _COMMON | _pairs("г=h е=e ё=jo і=i й=j ў=u ы=y э=e ь=")

_VOWELS = "аеёиоуыэюяіїє"
ALPHABETS = {
    "ru": frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя -"),
    "uk": frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ -"),
    "be": frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя'’ʼ -"),
}


def _word(word: str, language: str) -> str:
    table = {"ru": _RUSSIAN, "uk": _UKRAINIAN, "be": _BELARUSIAN}[language]
    if language == "ru":
        word = re.sub(r"ий$", "и", word)
        word = re.sub(r"ый$", "ы", word)
    out: list[str] = []
    for position, letter in enumerate(word):
        before = word[position - 1] if position else ""
        after = word[position + 1] if position + 1 < len(word) else ""
        if letter in "'’ʼ":
            continue
        if letter == "е" and language in ("ru", "be") and (not before or before in _VOWELS + "ьъ'’ʼ"):
            out.append("je")
        elif letter == "ё" and before in "жчшщ" and before:
            out.append("o")
        elif letter == "и" and before == "ь":
            out.append("ji")
        elif letter + after == "ьо" or (letter == "й" and language == "ru" and after and after in "оеиё"):
            out.append("j")
        elif letter == "с" and before and after and before in _VOWELS and after in _VOWELS:
            out.append("ss")
        elif letter == "к" and after == "с" and language == "ru" and position + 2 < len(word):
            out.append("ks" if word[position + 2] in "кт" else "x")
        elif letter == "с" and before == "к" and language == "ru" and out and out[-1] in ("x", "ks"):
            continue
        else:
            out.append(table[letter])
    return "".join(out)


def transliterate(name: str, language: str) -> str:
    """German spelling of a Cyrillic name.

    Args:
        name: the name in Cyrillic letters of that language; others raise ``KeyError``.
        language: ``ru``, ``uk`` or ``be``.
    """
    parts = re.split(r"([ -])", unicodedata.normalize("NFC", name).lower())
    words = [part if part in (" ", "-") else _word(part, language) for part in parts]
    small = {"na", "pod", "nad"}
    return "".join(
        word if word in small or word in (" ", "-") else word[:1].upper() + word[1:] for word in words
    )


def language_letters(name: str, language: str) -> bool:
    """Whether the name is written with the letters of that language only."""
    return bool(name) and set(unicodedata.normalize("NFC", name).lower()) <= ALPHABETS[language]


_ROMAN = _pairs(
    "а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p "
    "р=r с=s т=t у=u ў=w ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya"
)


def romanize(name: str, language: str) -> str:
    """Rough English spelling, only to tell which of several Cyrillic names belongs to a Latin one."""
    table = dict(_ROMAN)
    if language in ("uk", "be"):
        table["г"] = "h"
    if language == "uk":
        table["и"] = "y"
    return "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", name).lower())
