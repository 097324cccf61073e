"""Count the ordinary words of German for ``newsevents/data/common_words.txt``.

    python training/common_words.py ../shared/data/raw/bundestag.txt.xz newsevents/data/common_words.txt

The text must be tokenized by spaces. A noun is a capitalised word inside a sentence that mostly stands behind
an article, a pronoun or an inflected adjective; personal names hardly ever do. Compounds that the library
takes apart are left out.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from newsevents import lexicons
from newsevents.components import _entity_words

_DETERMINERS = frozenset(lexicons.vocabulary("entity_rules")["determiners"])
_BEFORE_ADJECTIVE = _DETERMINERS.union(
    [
        "von",
        "mit",
        "für",
        "in",
        "durch",
        "auf",
        "an",
        "aus",
        "bei",
        "nach",
        "zu",
        "ohne",
        "als",
        "und",
        "sehr",
    ]
)
_NO_ADJECTIVE = frozenset(
    [
        "unter",
        "gegen",
        "über",
        "wegen",
        "neben",
        "hinter",
        "zwischen",
        "oder",
        "aber",
        "wie",
        "denn",
        "sie",
        "wenn",
    ]
)
_WORD = re.compile(r"^[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß]+$")
_ADJECTIVE = re.compile(r"^[a-zäöüß]+([^aouäöü]e|e[nrms])$")


def count(path: Path) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Return capitalised words, those behind a determiner, those behind a capital, and lower-case words."""
    capital: Counter[str] = Counter()
    determined: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    small: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            earlier, previous = ".", "."
            for word in line.split():
                if _WORD.match(word):
                    if word[0].islower():
                        small[word] += 1
                    elif previous[-1].isalpha() or previous == ",":
                        capital[word] += 1
                        if previous in _DETERMINERS or (
                            _ADJECTIVE.match(previous)
                            and earlier in _BEFORE_ADJECTIVE
                            and previous not in _NO_ADJECTIVE
                        ):
                            determined[word] += 1
                        elif previous[0].isupper():
                            bare[word] += 1
                earlier, previous = previous, word
    return capital, determined, bare, small


def known_names() -> set[str]:
    """Single-word names of the tables, which are no ordinary words however often an article precedes them."""
    known = {n for c in lexicons.countries() for n in (c.name, *c.aliases, *c.inhabitants)}
    known |= {n for o in lexicons.organizations() for n in (o.name, *o.aliases)}
    natural = {"region", "state", "water", "mountain", "island", "continent", "province", "sea", "river"}
    known |= {n for p in lexicons.places() if p.kind in natural for n in (p.name, *p.aliases)}
    known |= {n for p in lexicons.persons() for n in (p.name, *p.aliases)}
    known |= set(lexicons.vocabulary("entity_rules")["places"]["names"])
    return known | {name + "s" for name in known}


def doubtful_names() -> set[str]:
    """Cities, given names and surnames: ordinary only where the counts are clear ("Essen", "Rose")."""
    surnames = {n for p in lexicons.persons() for n in p.surnames}
    surnames |= {n for p in lexicons.places() for n in (p.name, *p.aliases)}
    return (
        set(lexicons.given_names()) | surnames | {n for c in lexicons.cities() for n in (c.name, *c.aliases)}
    )


def main(source: Path, target: Path) -> None:
    capital, determined, bare, small = count(source)
    share = {word: determined[word] / n for word, n in capital.items()}
    nouns = {
        word
        for word, n in capital.items()
        if len(word) > 2
        and not word.isupper()
        and (
            (n >= 4 and share[word] >= 0.25)
            or (n >= 30 and share[word] >= 0.15)
            or (n >= 20 and share[word] >= 0.03 and bare[word] < 0.25 * n)
        )
    } - known_names()
    nouns -= {word for word in doubtful_names() if share.get(word, 0.0) < 0.25}
    words = {word for word, n in small.items() if n >= 6}
    frequent = frozenset(word for word in nouns if capital[word] >= 8)
    _entity_words._lists.cache_clear()
    _entity_words._lists = lambda: (frequent, frozenset(words))  # type: ignore[assignment]
    simple = {word for word in nouns if capital[word] >= 2000 or not _entity_words.is_compound(word)}
    header = (
        "# Ordinary German words: nouns with a capital, others without. Counted in the minutes of the\n"
        "# German Bundestag (public domain, § 5 UrhG) by training/common_words.py.\n"
    )
    target.write_text(header + "\n".join(sorted(simple) + sorted(words)) + "\n", encoding="utf-8")
    print(f"{len(nouns)} nouns, {len(simple)} kept; {len(words)} other words; {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
