"""Status of an event as its sentence puts it: occurred, planned, uncertain or denied.

The strongest cue wins, in the order denied, uncertain, planned; without a cue the tense decides, and a date
behind the date of publication makes an event a plan. Cues live in ``data/cues.toml``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsevents.drafts import Draft, relative_clauses
from newsevents.event_types import Status, type_named
from newsevents.lexicons import vocabulary
from newsevents.reading import Reading
from newsevents.syntax.sentence import ClauseView, SentenceView
from newsevents.syntax.tense import clause_tense
from newsevents.values import DateSpan

Judgement = tuple[Status, str]
#: Reason of a status that no cue gave.
NO_CUE = "no cue against it"
_DEMANDS = frozenset(
    "fordert forderte fordern forderten gefordert fordert auf forderte auf drängt drängte appellierte".split()
)
_THREATS = frozenset({"droht", "drohte", "drohten", "drohen"})
_REPORTED = frozenset({"habe", "sei", "seien", "werde", "wolle", "solle", "könne"})
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
def _cues() -> dict[str, dict[str, _Words]]:
    return {
        section: {name: _Words(words) for name, words in lists.items()}
        for section, lists in vocabulary("cues").items()
    }


def is_speech_clause(reading: Reading, view: ClauseView) -> bool:
    """Say whether the clause's own verb is one of saying."""
    speech = _cues()["speech"]["verbs"]
    return any(reading.words[i].lower in speech for i in (*view.clause.finite, *view.clause.nonfinite))


def is_habitual(reading: Reading, view: ClauseView, draft: Draft) -> bool:
    """Say whether the clause tells a habit ("treffen sich jedes Jahr")."""
    habit = _cues()["habitual"]["words"]
    around = range(draft.words[0] - 4, draft.words[0] + 5)
    return any(i in around and reading.words[i].lower in habit for i in view.clause.words)


def judge_status(
    reading: Reading, view: SentenceView, draft: Draft, *, date: DateSpan | None, published: dt.date | None
) -> Judgement:
    """Judge the status of a draft.

    Args:
        reading: the text.
        view: the sentence of the draft.
        draft: the event as its trigger states it.
        date: the date of the event, resolved, or None.
        published: date of publication, or None.

    Returns:
        The status and the cue that gave it, for people.
    """
    clause = view.clauses[draft.clause]
    if draft.form.category == "verb":
        given = type_named(draft.type).frame.verbs[draft.form.number].status
        if given is not None:
            denied = _in_clause(reading, clause, draft)
            return (
                denied
                if denied is not None and denied[0] == "denied"
                else (given, reading.words[draft.words[0]].text)
            )
    judgements = [
        _near_noun(reading, clause, draft) if draft.phrase >= 0 else None,
        _in_clause(reading, clause, draft),
        _above(reading, view, draft),
        _condition(reading, view, draft),
        _behind(reading, view, draft),
    ]
    found = _strongest([judgement for judgement in judgements if judgement is not None])
    future = date is not None and date.start is not None and published is not None and date.start > published
    past = date is not None and date.end is not None and published is not None and date.end < published
    if found is None:
        if future:
            return "planned", "dated after publication"
        told = clause_tense(reading.words, clause.clause) == "past"
        return "occurred", "told in the past" if told else NO_CUE
    status, cue = found
    if status == "planned" and past:
        return "occurred", f"{cue}, but dated before publication"
    return found


def _strongest(judgements: Sequence[Judgement]) -> Judgement | None:
    """Return the judgement with the strongest status; a demand is uncertain, even a negated one."""
    for cue in judgements:
        if cue[1] in _DEMANDS:
            return "uncertain", cue[1]
    for status in ("denied", "uncertain", "planned"):
        for judgement in judgements:
            if judgement[0] == status:
                return judgement
    return None


def _near_noun(reading: Reading, clause: ClauseView, draft: Draft) -> Judgement | None:
    """Read the adjectives and the article of a trigger noun, and its preposition."""
    words, cues = reading.words, _cues()
    phrase = clause.phrases[draft.phrase]
    for i in range(phrase.first, draft.words[0]):
        if words[i].lower.startswith("kein"):
            return "denied", words[i].text
        for status in ("denied", "uncertain", "planned"):
            if words[i].lower in cues["adjective"][status]:
                return _as_status(status), words[i].text
    if phrase.preposition == "vor" and phrase.of < 0:
        return "planned", "vor"
    if (
        phrase.first > 1
        and words[phrase.first - 2].lower == "bis"
        and words[phrase.first - 1].lower in ("zu", "zum", "zur")
    ):
        return "planned", "bis zu"
    governor = phrase.of if phrase.of >= 0 else phrase.behind
    if governor >= 0 and (
        phrase.of >= 0 or phrase.preposition in ("über", "zu", "nach", "auf", "für", "mit")
    ):
        noun = words[clause.phrases[governor].head].lower
        for status in ("denied", "uncertain", "planned"):
            if noun in cues["noun"][status]:
                return _as_status(status), noun
        if noun in cues["noun"]["report"]:
            found = _verb_cue(reading, clause)
            return found if found is not None and found[0] == "denied" else None
    return None


def _condition(reading: Reading, view: SentenceView, draft: Draft) -> Judgement | None:
    """Read a condition before the main clause ("Falls Merz nach Moskau reist, wird er Putin treffen")."""
    clause = view.clauses[draft.clause].clause
    if (
        clause.kind != "main"
        or clause.parent < 0
        or (draft.phrase >= 0 and not _governed(view.clauses[draft.clause], draft))
    ):
        return None
    opener = view.clauses[clause.parent].clause.opener
    if opener not in ("falls", "sofern", "wenn") or clause_tense(reading.words, clause) == "past":
        return None
    return "uncertain", opener


def _behind(reading: Reading, view: SentenceView, draft: Draft) -> Judgement | None:
    """Read the relative clause about a trigger noun ("das Treffen, das stattfinden soll")."""
    for number in relative_clauses(reading.words, view, draft):
        found = _verb_cue(reading, view.clauses[number]) or _modal(reading, view.clauses[number], draft)
        if found:
            return found
    return None


def _verb_cue(reading: Reading, clause: ClauseView) -> Judgement | None:
    """Read the verbs of a clause with their particles: "plant", "fällt … aus"."""
    words, cues = reading.words, _cues()["verb"]
    tags = ("ADJD", "PTKVZ", "ADV")
    verbs = [
        words[i].lower for i in clause.clause.words if words[i].tag.startswith("V") or words[i].tag in tags
    ]
    verbal = " ".join(words[i].lower for i in (*clause.clause.finite, *clause.clause.particles))
    for status in ("denied", "uncertain", "planned"):
        for verb in verbs:
            if verb in cues[status]:
                return _as_status(status), verb
        if verbal in cues[status].whole:
            return _as_status(status), verbal
    return None


def _as_status(name: str) -> Status:
    statuses: dict[str, Status] = {"denied": "denied", "uncertain": "uncertain", "planned": "planned"}
    return statuses[name]


def _in_clause(reading: Reading, clause: ClauseView, draft: Draft) -> Judgement | None:
    words, cues = reading.words, _cues()
    indices = clause.clause.words
    governed = draft.phrase < 0 or _governed(clause, draft)
    failing = type_named(draft.type).frame.failing
    if governed and failing:
        failed = next((words[i].text for i in indices if words[i].lower in failing), None)
        if failed:
            return "denied", failed
    negation = _negation(reading, indices) if governed else None
    if negation:
        return "denied", negation
    if draft.phrase >= 0 and governed:
        found = _strongest(
            [j for j in (_verb_cue(reading, clause), _modal(reading, clause, draft)) if j is not None]
        )
        if found:
            return found
    if draft.phrase >= 0 and not governed:
        found = _verb_cue(reading, clause)
        if found and found[1] in _THREATS and clause.phrases[draft.phrase].preposition == "mit":
            return found
    if governed and clause.clause.opener in cues["conjunction"]["uncertain"]:
        return "uncertain", clause.clause.opener
    if governed:
        return _modal(reading, clause, draft)
    phrase = clause.phrases[draft.phrase]
    if phrase.of < 0 and phrase.preposition in ("bei", "in", "auf", "an", "während"):
        found = _modal(reading, clause, draft)
        return found if found is not None and found[0] == "planned" else None
    return None


def _governed(clause: ClauseView, draft: Draft) -> bool:
    """Say whether the clause's verb speaks of the trigger noun: it is its subject, object or goal."""
    phrase = clause.phrases[draft.phrase]
    if phrase.of >= 0:
        return False
    if draft.phrase in (clause.subject, clause.object) or not phrase.preposition:
        return True
    scheduled = type_named(
        draft.type
    ).frame.place_from_context  # one goes to an election whether or not one stands
    return phrase.preposition in ("zu", "von", "auf", "für") and not scheduled


def _negation(reading: Reading, indices: Sequence[int]) -> str | None:
    words, cues = reading.words, _cues()["negation"]
    for i in indices:
        if words[i].lower in cues["words"]:
            after = words[i + 1].lower if i + 1 < len(words) else ""
            if after not in cues["not_after"]:
                return words[i].text
    return None


def _modal(reading: Reading, clause: ClauseView, draft: Draft) -> Judgement | None:
    words, cues = reading.words, _cues()
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
                return _as_status(status), words[i].text
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


def _above(reading: Reading, view: SentenceView, draft: Draft) -> Judgement | None:
    """Read the clause that a dass- or infinitive clause depends on."""
    words = reading.words
    clause = view.clauses[draft.clause].clause
    if clause.kind == "main" and draft.clause > 0 and any(words[i].lower in _REPORTED for i in clause.finite):
        before = _verb_cue(reading, view.clauses[draft.clause - 1])
        return before if before is not None and before[0] != "planned" else None
    if (
        clause.parent < 0
        or clause.kind not in ("subordinate", "infinitive")
        or clause.opener not in ("", "dass", "um", "wonach")
    ):
        return None
    parent = view.clauses[clause.parent]
    if _negation(reading, parent.clause.words) and clause.kind == "infinitive" and clause.opener != "um":
        return "denied", "negated clause above"
    found = _verb_cue(reading, parent)
    if found:
        return found
    modal = _modal(reading, parent, draft)
    if modal:
        return modal
    if clause.kind == "infinitive":
        return "planned", "infinitive clause"
    return None
