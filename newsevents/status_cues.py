"""The words that status is read from: verbs with their particles, modal verbs, negations.

The lists live in ``data/cues.toml``; an entry that ends in * matches every word that begins so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsevents.event_types import Status
from newsevents.lexicons import vocabulary
from newsevents.reading import Reading
from newsevents.syntax.sentence import ClauseView

#: A status and the cue that gave it, for people.
Judgement = tuple[Status, str]
_DEMANDS = frozenset(
    "fordert forderte fordern forderten gefordert fordert auf forderte auf drängt drängte appellierte".split()
)
REPORTED = frozenset({"habe", "hätten", "sei", "seien", "werde", "wolle", "solle", "könne"})
_PERFECT_AUXILIARIES = frozenset({"haben", "sein", "worden"})


class _Words:
    """A list of words, some of them open at the end ("geplant*")."""

    def __init__(self, entries: Iterable[str]) -> None:
        entries = list(entries)
        self.whole = frozenset(entry for entry in entries if not entry.endswith("*"))
        self.open = tuple(entry[:-1] for entry in entries if entry.endswith("*"))

    def __contains__(self, lower: object) -> bool:
        return lower in self.whole or (
            isinstance(lower, str) and bool(self.open) and lower.startswith(self.open)
        )


@lru_cache(maxsize=1)
def cue_words() -> dict[str, dict[str, _Words]]:
    """Return the lists of ``data/cues.toml``: section → name → words."""
    return {
        section: {name: _Words(words) for name, words in lists.items()}
        for section, lists in vocabulary("cues").items()
    }


def strongest(judgements: Sequence[Judgement]) -> Judgement | None:
    """Return the judgement with the strongest status; a demand is uncertain, even a negated one."""
    for cue in judgements:
        if cue[1] in _DEMANDS:
            return "uncertain", cue[1]
    for status in ("denied", "uncertain", "planned"):
        for judgement in judgements:
            if judgement[0] == status:
                return judgement
    return None


def verb_cue(reading: Reading, clause: ClauseView) -> Judgement | None:
    """Read the verbs of a clause with their particles: "plant", "fällt … aus"."""
    words, cues = reading.words, cue_words()["verb"]
    tags = ("ADJD", "PTKVZ", "ADV", "XY")
    verbs = [
        words[i].lower for i in clause.clause.words if words[i].tag.startswith("V") or words[i].tag in tags
    ]
    verbal = " ".join(words[i].lower for i in (*clause.clause.finite, *clause.clause.particles))
    unknown = [
        words[i].lower for i in clause.clause.words if words[i].tag == "XY"
    ]  # the rules alone know few
    parted = [f"{verb} {words[i].lower}" for verb in unknown for i in clause.clause.particles]
    for status in ("denied", "uncertain", "planned"):
        for verb in (*verbs, *parted):
            if verb in cues[status]:
                return as_status(status), verb
        if verbal in cues[status].whole:
            return as_status(status), verbal
    return None


def as_status(name: str) -> Status:
    """Return the name of a list as the status that its words stand for."""
    statuses: dict[str, Status] = {"denied": "denied", "uncertain": "uncertain", "planned": "planned"}
    return statuses[name]


def negating_word(reading: Reading, indices: Sequence[int]) -> str | None:
    """Return the word that negates, or None; "nicht nur" negates nothing."""
    words, cues = reading.words, cue_words()["negation"]
    for i in indices:
        if words[i].lower in cues["words"]:
            after = words[i + 1].lower if i + 1 < len(words) else ""
            attribute = i + 1 < len(words) and words[i].tag == "PTKNEG" and words[i + 1].tag == "ADJA"
            if after not in cues["not_after"] and not attribute:  # "nicht genehmigte Demonstration"
                return words[i].text
    return None


def modal_cue(reading: Reading, clause: ClauseView) -> Judgement | None:
    """Read modal verbs, adverbs of doubt or plan, and the future tense of a clause."""
    words, cues = reading.words, cue_words()
    indices = clause.clause.words
    perfect = any(words[i].tag in ("VVPP", "VAPP") for i in indices) and any(
        words[i].lower in _PERFECT_AUXILIARIES and words[i].tag in ("VAINF", "VAPP") for i in indices
    )
    for i in clause.clause.finite:
        lower = words[i].lower
        if lower in cues["modal"]["planned_or_rumored"]:
            passive_plan = any(words[j].lower == "werden" for j in indices)
            return ("uncertain", lower) if perfect and not passive_plan else ("planned", lower)
        if lower in cues["modal"]["planned"]:
            return ("uncertain", lower) if perfect else ("planned", lower)
        if lower in cues["modal"]["uncertain"]:
            return "uncertain", lower
    for i in indices:
        for status in ("uncertain", "planned"):
            if words[i].lower in cues["adverb"][status]:
                return as_status(status), words[i].text
    for i in clause.clause.finite:
        if (
            words[i].lower in ("wird", "werden", "werde")
            and not clause.passive
            and any(words[j].tag in ("VVINF", "VAINF") for j in clause.clause.nonfinite)
        ):
            return "planned", f"{words[i].text} + Infinitiv"
        if (
            words[i].lower in ("wird", "werden", "werde")
            and clause.passive
            and "erwartet" in (words[j].lower for j in clause.clause.nonfinite)
        ):
            return "planned", "wird erwartet"
    return None


def claiming_word(reading: Reading, clause: ClauseView) -> str | None:
    """Return the word of claiming before reported speech that shares its clause ("behaupten, X habe …")."""
    reported = next((i for i in clause.clause.finite if reading.words[i].lower in REPORTED), None)
    if reported is None:
        return None
    claims = cue_words()["verb"]["claim"]
    return next(
        (w.lower for i in clause.clause.words if (w := reading.words[i]).lower in claims and i < reported),
        None,
    )
