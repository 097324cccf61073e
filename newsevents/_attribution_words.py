"""Words of attribution, ready to look up, and the subjunctive of reported speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsevents import lexicons
from newsevents.inflection import particle_of, verb_forms
from newsevents.reading import Word
from newsevents.syntax.clauses import Clause


@dataclass(frozen=True)
class AttributionWords:
    """The lists of ``data/attribution.toml``, ready to look up."""

    verbs: dict[str, tuple[tuple[str, str, bool], ...]]
    only_with: dict[str, frozenset[str]]
    anonymous: frozenset[str]
    endings: tuple[str, ...]
    not_sources: frozenset[str]
    attitudes: frozenset[str]
    headline: frozenset[str]
    back: frozenset[str]
    back_adverbs: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    complement: frozenset[str]


@lru_cache(maxsize=1)
def attribution_words() -> AttributionWords:
    """Return the words of attribution; a verb form has (infinitive, particle, True for quotes only)."""
    data = lexicons.vocabulary("attribution")
    verbs: dict[str, list[tuple[str, str, bool]]] = {}
    for group in ("clause", "quote"):
        for entry in data["verbs"][group]:
            infinitive = entry.split()[0].replace("|", "")
            for form in verb_forms(entry):
                reading = (infinitive, particle_of(entry) if form.split else "", group == "quote")
                if reading not in verbs.setdefault(form.text, []):
                    verbs[form.text].append(reading)
    nouns = data["nouns"]
    return AttributionWords(
        {text: tuple(readings) for text, readings in verbs.items()},
        {verb: frozenset(words) for verb, words in data["verbs"]["only_with"].items()},
        frozenset(data["verbs"]["anonymous"]),
        tuple(nouns["endings"]),
        frozenset(nouns["not_sources"]),
        frozenset(nouns["attitudes"]),
        frozenset(nouns["headline"]),
        frozenset(nouns["back"]),
        frozenset(data["adverbs"]["back"]),
        frozenset(data["subjunctive"]["first"]),
        frozenset(data["subjunctive"]["second"]),
        frozenset(data["clauses"]["complement"]),
    )


def subjunctive(words: Sequence[Word], clause: Clause, *, second: bool = False) -> bool:
    """Say whether a clause stands in the subjunctive of reported speech.

    Args:
        words: all words.
        clause: the clause.
        second: let Konjunktiv II count too; it stands in where Konjunktiv I looks like the indicative.
    """
    known = attribution_words()
    for i in clause.finite:
        lower = words[i].lower
        if lower in known.first or (second and lower in known.second):
            return True
        if words[i].tag == "VVFIN" and lower.endswith("e") and not lower.endswith("te") and len(lower) > 3:
            return not any(words[j].lower == "ich" for j in clause.words)
    return False
