"""Which words and names are known, for mends that must not guess."""

from __future__ import annotations

from functools import lru_cache

from newsevents import lexicons
from newsevents.normalize.fold import strip_genitive
from newsevents.normalize.index import Kind, default_index
from newsevents.trigger_words import trigger_lexicon

#: Letters that the parts of a compound have at least.
_PART = 4


@lru_cache(maxsize=65536)
def name_kind(word: str) -> Kind | None:
    """Return the kind of a known name of one word (a country, a city, a surname, a given name), or None."""
    if not word[:1].isupper() or len(word) < 3:
        return None
    index = default_index()
    kinds: tuple[Kind, ...] = ("LOC", "PER", "ORG")
    for kind in kinds:
        if any(alias.text == word for alias in index.exact(word, kind)):
            return kind
    if index.cities(word):
        return "LOC"
    return "PER" if word in lexicons.given_names() else None


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Whether a word is known as it is written: an ordinary word, a title, a name, or a name's genitive."""
    if word in lexicons.common_words() or word in titles() or name_kind(word) is not None:
        return True
    return any(name_kind(bare) is not None for bare in strip_genitive(word))


@lru_cache(maxsize=65536)
def is_compound(word: str) -> bool:
    """Whether two known nouns make up a word ("Waffen" + "lieferungen")."""
    if not word[:1].isupper():
        return False
    words = lexicons.common_words()
    for at in range(_PART, len(word) - _PART + 1):
        if word[:at] in words:
            rest = word[at:].capitalize()
            if rest in words or rest in trigger_lexicon().nouns:
                return True
    return False


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Words for offices and roles: "Präsident", "Kremlchef"."""
    return frozenset(word for role in lexicons.roles() for word in role.words)


@lru_cache(maxsize=1)
def capital_names() -> frozenset[str]:
    """Names that are written in capitals: "USA", "NATO"."""
    spellings = [alias for row in lexicons.organizations() for alias in (row.name, *row.aliases, *row.weak)]
    spellings += [alias for row in lexicons.countries() for alias in (row.name, *row.aliases)]
    return frozenset(spelling for spelling in spellings if spelling.isupper() and spelling.isalpha())
