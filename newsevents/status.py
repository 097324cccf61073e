"""Status of an event as its sentence puts it: occurred, planned, uncertain or denied.

The strongest cue wins, in the order denied, uncertain, planned; without a cue the tense decides, and a date
behind the date of publication makes an event a plan. Cues live in ``data/cues.toml``.
"""

from __future__ import annotations

import datetime as dt

from newsevents.drafts import Draft, relative_clauses
from newsevents.event_types import type_named
from newsevents.reading import Reading
from newsevents.status_cues import (
    REPORTED,
    Judgement,
    as_status,
    claiming_word,
    cue_words,
    modal_cue,
    negating_word,
    strongest,
    verb_cue,
)
from newsevents.syntax.clauses import Clause
from newsevents.syntax.sentence import ClauseView, SentenceView
from newsevents.syntax.tense import clause_tense, is_pluperfect
from newsevents.values import DateSpan

#: Reason of a status that no cue gave.
NO_CUE = "no cue against it"
_THREATS = frozenset({"droht", "drohte", "drohten", "drohen"})
_ADVICE = frozenset({"sollte", "sollten"})
_UNREAL = frozenset({"hätte", "hätten", "wäre", "wären"})
_DEFINITE = ("der", "die", "das", "den", "dem", "des", "dies", "sein", "ihr", "jen")
_AHEAD = frozenset({"vorfeld", "vorabend"})


def is_speech_clause(reading: Reading, view: ClauseView) -> bool:
    """Say whether the clause's own verb is one of saying."""
    speech = cue_words()["speech"]["verbs"]
    return any(reading.words[i].lower in speech for i in (*view.clause.finite, *view.clause.nonfinite))


def says_so(reading: Reading, index: int) -> bool:
    """Say whether a verb of saying stands between the same two marks as a word."""
    speech, words = cue_words()["speech"]["verbs"], reading.words
    first = last = index
    while first > 0 and not words[first - 1].tag.startswith("$"):
        first -= 1
    while last + 1 < len(words) and not words[last + 1].tag.startswith("$"):
        last += 1
    return any(words[i].lower in speech for i in range(first, last + 1))


def is_habitual(reading: Reading, view: ClauseView, draft: Draft) -> bool:
    """Say whether the clause tells a habit ("treffen sich jedes Jahr")."""
    habit = cue_words()["habitual"]["words"]
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
        _staying(reading, draft),
        _near_noun(reading, clause, draft) if draft.phrase >= 0 else None,
        _candidacy(reading, clause, draft),
        _in_clause(reading, clause, draft),
        _above(reading, view, draft),
        _condition(reading, view, draft),
        _unreal(reading, clause, draft),
        _asked(reading, view, draft),
        _behind(reading, view, draft),
    ]
    found = strongest([judgement for judgement in judgements if judgement is not None])
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


def _near_noun(reading: Reading, clause: ClauseView, draft: Draft) -> Judgement | None:
    """Read the adjectives and the article of a trigger noun, and its preposition."""
    words, cues = reading.words, cue_words()
    phrase = clause.phrases[draft.phrase]
    for i in range(phrase.first, draft.words[0]):
        if words[i].lower.startswith("kein"):
            return _not(reading, clause, words[i].text)
        for status in ("denied", "uncertain", "planned"):
            if words[i].lower in cues["adjective"][status]:
                return as_status(status), words[i].text
    governor = phrase.of if phrase.of >= 0 else phrase.behind
    feared = (
        governor >= 0
        and phrase.preposition == "vor"
        and words[clause.phrases[governor].head].lower in cues["noun"]["feared"]
    )
    if feared:
        return "uncertain", words[clause.phrases[governor].head].lower
    earlier = is_pluperfect(words, clause.clause)  # "hatte kurz vor der Wahl angeboten": by now it has been
    if phrase.preposition == "vor" and phrase.of < 0 and not earlier:
        return "planned", "vor"
    if (
        phrase.first > 1
        and words[phrase.first - 2].lower == "bis"
        and words[phrase.first - 1].lower in ("zu", "zum", "zur")
    ):
        return "planned", "bis zu"
    if governor >= 0 and (
        phrase.of >= 0 or phrase.preposition in ("über", "zu", "nach", "auf", "für", "mit")
    ):
        noun = words[clause.phrases[governor].head].lower
        for status in ("denied", "uncertain", "planned"):
            if noun in cues["noun"][status] and not (earlier and noun in _AHEAD):
                return as_status(status), noun
        if noun in cues["noun"]["report"]:
            found = verb_cue(reading, clause)
            return found if found is not None and found[0] == "denied" else None
    return None


def _not(reading: Reading, clause: ClauseView, cue: str) -> Judgement:
    """Read a negation: what should not be is not denied ("sollten keine Wahlen stattfinden")."""
    advice = next((w for i in clause.clause.finite if (w := reading.words[i].lower) in _ADVICE), None)
    return ("uncertain", advice) if advice else ("denied", cue)


def _staying(reading: Reading, draft: Draft) -> Judgement | None:
    """Read who stays where the talk is of leaving ("trotz der Rufe nach Rücktritt bleibt er im Amt")."""
    if draft.type != "departure" or draft.phrase < 0:
        return None
    first, last = reading.sentences[draft.sentence]
    told = " ".join(reading.words[i].lower for i in range(first, last))
    found = next((cue for cue in cue_words()["staying"]["phrases"].whole if cue in told), None)
    return ("denied", found) if found else None


def _candidacy(reading: Reading, clause: ClauseView, draft: Draft) -> Judgement | None:
    """Read who stands for an election: where that is not told of the past, the election lies ahead."""
    if draft.type != "election" or draft.phrase < 0 or clause_tense(reading.words, clause.clause) == "past":
        return None
    standing = cue_words()["candidacy"]["verbs"]
    verbal = " ".join(reading.words[i].lower for i in (*clause.clause.finite, *clause.clause.particles))
    words = [reading.words[i].lower for i in clause.clause.words]
    found = next((word for word in (verbal, *words) if word in standing), None)
    return ("planned", found) if found else None


def _condition(reading: Reading, view: SentenceView, draft: Draft) -> Judgement | None:
    """Read a condition on the main clause ("Falls Merz nach Moskau reist, wird er Putin treffen")."""
    clause = view.clauses[draft.clause].clause
    behind = {c.clause.opener for c in view.clauses if c.clause.parent == draft.clause} & {"falls", "sofern"}
    if behind and clause.kind == "main" and clause_tense(reading.words, clause) != "past":
        return "uncertain", min(behind)
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


def _unreal(reading: Reading, clause: ClauseView, draft: Draft) -> Judgement | None:
    """Read what is only imagined ("Hätte Merz Putin getroffen, …", "Fast wäre er nach Kiew gereist").

    A clause that begins with the verb is a condition that was not met.
    """
    words, verbs = reading.words, clause.clause
    finite = next((i for i in verbs.finite if words[i].lower in _UNREAL), None)
    if finite is None or not any(words[i].tag in ("VVPP", "VVINF") for i in verbs.nonfinite):
        return None
    if draft.phrase >= 0 and not _governed(clause, draft):
        return None
    return ("denied" if finite == min(verbs.words) else "uncertain"), words[finite].text


def _asked(reading: Reading, view: SentenceView, draft: Draft) -> Judgement | None:
    """Read a question ("Hat Putin Kim getroffen?"); "Wann traf er ihn?" takes for granted that he did."""
    first, last = reading.sentences[view.number]
    ends = [reading.words[i].text for i in range(max(first, last - 3), last)]
    if "?" not in ends or view.clauses[draft.clause].clause.kind != "main":
        return None
    inside = [reading.words[i] for i in view.clauses[draft.clause].clause.words]
    if any(word.tag in ("PWS", "PWAV", "PWAT") for word in inside):
        return None
    return "uncertain", "?"


def _behind(reading: Reading, view: SentenceView, draft: Draft) -> Judgement | None:
    """Read the relative clause about a trigger noun ("das Treffen, das stattfinden soll")."""
    for number in relative_clauses(reading.words, view, draft):
        found = verb_cue(reading, view.clauses[number]) or modal_cue(reading, view.clauses[number])
        if found:
            return found
    return None


def _in_clause(reading: Reading, clause: ClauseView, draft: Draft) -> Judgement | None:
    words, cues = reading.words, cue_words()
    indices = clause.clause.words
    governed = draft.phrase < 0 or _governed(clause, draft)
    failing = type_named(draft.type).frame.failing
    if governed and failing:
        failed = next((words[i].text for i in indices if words[i].lower in failing), None)
        if failed:
            return "denied", failed
    negation = negating_word(reading, indices) if governed else None
    if negation:
        refused = verb_cue(reading, clause)  # "schließt ein Treffen nicht aus"
        if refused is not None and refused[0] == "denied":
            return "uncertain", f"{negation} {refused[1]}"
        return _not(reading, clause, negation)
    claim = None if draft.phrase >= 0 else claiming_word(reading, clause)
    if claim:
        return "uncertain", claim
    if governed and draft.phrase >= 0 and _presupposed(reading, clause, draft):
        return None
    if draft.phrase >= 0 and governed:
        found = strongest(
            [j for j in (verb_cue(reading, clause), modal_cue(reading, clause)) if j is not None]
        )
        if found:
            return found
    if draft.phrase >= 0 and not governed:
        found = verb_cue(reading, clause)
        if found and found[1] in _THREATS and clause.phrases[draft.phrase].preposition == "mit":
            return found
    if governed and clause.clause.opener in cues["conjunction"]["uncertain"]:
        return "uncertain", clause.clause.opener
    if governed:
        return modal_cue(reading, clause)
    phrase = clause.phrases[draft.phrase]
    if phrase.of < 0 and phrase.preposition in ("bei", "in", "auf", "an", "während"):
        found = modal_cue(reading, clause)
        return found if found is not None and found[0] == "planned" else None
    return None


def _presupposed(reading: Reading, clause: ClauseView, draft: Draft) -> bool:
    """Say whether a modal verb speaks of the effect of a happening ("Der Angriff könnte … gefährden")."""
    words, cues = reading.words, cue_words()
    phrase = clause.phrases[draft.phrase]
    if draft.phrase != clause.subject or not words[phrase.first].lower.startswith(_DEFINITE):
        return False
    modal = any(words[i].lower in cues["modal"]["uncertain"] for i in clause.clause.finite)
    verbs = [words[i] for i in clause.clause.nonfinite if words[i].tag.startswith("VV")]
    return (
        modal
        and bool(verbs)
        and clause.object >= 0
        and not any(v.lower in cues["held"]["verbs"] for v in verbs)
    )


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


def _above(reading: Reading, view: SentenceView, draft: Draft) -> Judgement | None:
    """Read the clause that a dass- or infinitive clause depends on."""
    words = reading.words
    clause = view.clauses[draft.clause].clause
    if clause.kind == "main" and draft.clause > 0 and any(words[i].lower in REPORTED for i in clause.finite):
        before = verb_cue(reading, view.clauses[draft.clause - 1])
        return before if before is not None and before[0] != "planned" else None
    if (
        clause.parent < 0
        or clause.kind not in ("subordinate", "infinitive")
        or clause.opener not in ("", "dass", "um", "wonach")
    ):
        return None
    parent = view.clauses[clause.parent]
    if clause.kind == "infinitive" and _given(reading, view.clauses[draft.clause], draft):
        return None
    if negating_word(reading, parent.clause.words) and clause.kind == "infinitive" and clause.opener != "um":
        return "denied", "negated clause above"
    found = verb_cue(reading, parent)
    if clause.kind == "infinitive" and _over(reading, clause):  # "bestätigte, Raketen geliefert zu haben"
        return found if found is not None and found[0] != "planned" else None
    if found:
        return found
    modal = modal_cue(reading, parent)
    if modal:
        return modal
    if clause.kind == "infinitive":
        return _noun_above(reading, parent) or ("planned", "infinitive clause")
    return None


def _over(reading: Reading, clause: Clause) -> bool:
    """Say whether an infinitive is one of the perfect ("getroffen zu haben", "gereist zu sein")."""
    words = reading.words
    done = any(words[i].tag == "VVPP" for i in clause.nonfinite)
    return done and any(words[i].lower in ("haben", "sein") and words[i].tag == "VAINF" for i in clause.words)


def _given(reading: Reading, clause: ClauseView, draft: Draft) -> bool:
    """Say whether an infinitive clause handles what goes on ("um die Offensive zu überwachen")."""
    if draft.phrase < 0:
        return False
    words, phrase = reading.words, clause.phrases[draft.phrase]
    definite = words[phrase.first].lower.startswith(_DEFINITE)
    if phrase.preposition in ("nach", "seit", "wegen", "trotz", "gegen", "über"):
        return True
    if phrase.preposition:
        return False
    return definite and not any(words[i].lower in cue_words()["held"]["verbs"] for i in clause.clause.words)


def _noun_above(reading: Reading, parent: ClauseView) -> Judgement | None:
    """Read the noun that an infinitive clause explains ("die Bereitschaft, in Gespräche einzutreten")."""
    nouns = cue_words()["noun"]
    for number in (parent.object, parent.subject):
        head = reading.words[parent.phrases[number].head].lower if number >= 0 else ""
        for status in ("denied", "uncertain"):
            if head and head in nouns[status]:
                return as_status(status), head
    return None
