"""Scores of events, dates and entities against gold.

An event answered and an event of the gold can be one where they have the same type and share a participant,
the place or a trigger word; each is paired at most once, the pairs that share most first. Events marked
``optional`` are neither rewarded nor punished.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Flat = Mapping[str, Any]

_SAME_SPELLING = 0.88
_SHORT = 5
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
_TIME = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-W(?P<week>\d\d)(?P<weekend>-WE)?|-(?P<season>SP|SU|FA|WI|Q[1-4]|H[12])|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
)


@dataclass
class Tally:
    """Counts behind precision and recall."""

    gold: int = 0
    predicted: int = 0
    right: int = 0

    def row(self) -> dict[str, float | int]:
        """Return P, R and F1 in percent, rounded to one digit, and the counts."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            "P": round(100 * precision, 1),
            "R": round(100 * recall, 1),
            "F1": round(100 * f1, 1),
            "gold": self.gold,
            "predicted": self.predicted,
        }


@dataclass
class Scores:
    """What a scorer has counted."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Counter[bool]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def tally(self, name: str) -> Tally:
        """Return the counts of a measure."""
        return self.tallies.setdefault(name, Tally())

    def note(self, name: str, right: bool) -> None:
        """Count one answer of a measure that is right or wrong."""
        self.shares.setdefault(name, Counter())[right] += 1

    def as_dict(self) -> dict[str, Any]:
        """Return the scores as rows, shares in percent, and errors."""
        return {
            "rows": {name: tally.row() for name, tally in self.tallies.items()},
            "accuracy": {
                name: round(100 * share[True] / (share[True] + share[False]), 1)
                for name, share in self.shares.items()
            },
            "errors": self.errors,
        }


def fold_name(name: str) -> str:
    """Fold case, ß, accents and punctuation, the differences that never count.

    Examples:
        >>> fold_name("Kim Jong-un") == fold_name("KIM JONG UN")
        True
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w ]", " ", letters).split())


def spelled_alike(a: str, b: str) -> bool:
    """Say whether two names are one but for a letter or so; short names must be equal."""
    a, b = fold_name(a), fold_name(b)
    if a == b:
        return True
    return min(len(a), len(b)) > _SHORT and difflib.SequenceMatcher(None, a, b).ratio() >= _SAME_SPELLING


def days_of(value: str | None) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a TIMEX3 date or of a span "A/B"; None for anything else.

    Examples:
        >>> days_of("2024-W25")
        (datetime.date(2024, 6, 17), datetime.date(2024, 6, 23))
    """
    if not value:
        return None
    first, slash, last = value.strip().partition("/")
    if slash:
        begin, end = days_of(first), days_of(last)
        return (begin[0], end[1]) if begin and end else None
    match = _TIME.fullmatch(first.partition("T")[0])
    try:
        return _days(match) if match else None
    except ValueError:
        return None


def _days(match: re.Match[str]) -> tuple[dt.date, dt.date]:
    year = int(match["year"])
    if match["week"]:
        monday = dt.date.fromisocalendar(year, int(match["week"]), 1)
        return monday + dt.timedelta(days=5 if match["weekend"] else 0), monday + dt.timedelta(days=6)
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        first_month, months = int(match["month"]), 1
    elif match["season"]:
        first_month, months = _SEASONS[match["season"]], 6 if match["season"][0] == "H" else 3
    else:
        first_month, months = 1, 12
    later, month = divmod(first_month + months - 2, 12)
    end = dt.date(year + later, month + 1, calendar.monthrange(year + later, month + 1)[1])
    return dt.date(year, first_month, 1), end


def _arguments(event: Flat) -> list[tuple[str, str]]:
    return [(role, name) for role, names in (event.get("roles") or {}).items() for name in names]


def _trigger_words(event: Flat) -> set[str]:
    return {fold_name(word) for trigger in event.get("triggers") or () for word in trigger.split()}


class _Names:
    """Whether an answered name is that of the gold, or one of the forms that the text uses for it."""

    def __init__(self, gold: Flat) -> None:
        self.forms = {
            name: {fold_name(form) for form in forms} for name, forms in (gold.get("surface") or {}).items()
        }

    def same(self, answered: str, expected: str) -> bool:
        return spelled_alike(answered, expected) or fold_name(answered) in self.forms.get(expected, ())

    def any_same(self, answered: Iterable[str], expected: Sequence[str]) -> bool:
        return any(self.same(a, b) for a in answered for b in expected)


def _overlap(answer: Flat, gold: Flat) -> float:
    """Say how much two events share: participants count most, then a trigger word, then the place."""
    if answer["type"] != gold["type"]:
        return 0.0
    names = _Names(gold)
    expected = [name for _, name in _arguments(gold)]
    shared = float(sum(names.any_same([name], expected) for _, name in _arguments(answer)))
    if names.any_same(answer.get("place") or (), gold.get("place") or []):
        shared += 0.5
    return shared + (0.75 if _trigger_words(answer) & _trigger_words(gold) else 0.0)


def pair_events(answers: Sequence[Flat], gold: Sequence[Flat]) -> dict[int, int]:
    """Pair answers with gold events, those that share most first; ties go to the earlier ones."""
    weighed = [(-_overlap(a, g), i, j) for i, a in enumerate(answers) for j, g in enumerate(gold)]
    pairs: dict[int, int] = {}
    for weight, i, j in sorted(weighed):
        if weight < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def score_events(rows: Iterable[tuple[str, Sequence[Flat], Sequence[Flat]]]) -> Scores:
    """Score event records.

    Args:
        rows: name of the text, flat records answered, flat records of the gold.

    Returns:
        Rows "events", "arguments" (fillers of roles and places; those of missed and spurious events count in
        full) and one for each type; shares "time", "status" and "canonical name" on what was paired.
    """
    scores, types = Scores(), Scores()
    scores.tally("events"), scores.tally("arguments")
    for name, answers, gold in rows:
        pairs = pair_events(answers, gold)
        for j, expected in enumerate(gold):
            if expected.get("optional"):
                continue
            for tally in (scores.tally("events"), types.tally(expected["type"])):
                tally.gold += 1
            scores.tally("arguments").gold += len(_arguments(expected)) + bool(expected.get("place"))
            if j not in pairs.values():
                scores.errors.append(f"{name}: missed {_show(expected)}")
        for i, answer in enumerate(answers):
            match = gold[pairs[i]] if i in pairs else None
            if match is not None and match.get("optional"):
                continue
            for tally in (scores.tally("events"), types.tally(answer["type"])):
                tally.predicted += 1
                tally.right += match is not None
            scores.tally("arguments").predicted += len(_arguments(answer)) + bool(answer.get("place"))
            if match is None:
                scores.errors.append(f"{name}: spurious {_show(answer)}")
            else:
                _score_pair(scores, name, answer, match)
    scores.tallies |= dict(sorted(types.tallies.items()))
    return scores


def _score_pair(scores: Scores, name: str, answer: Flat, gold: Flat) -> None:
    names, left, arguments = _Names(gold), _arguments(gold), scores.tally("arguments")
    what = f"{name}: {answer['type']} ({', '.join(answer.get('triggers') or ())})"
    for role, filler in _arguments(answer):
        found = next((item for item in left if item[0] == role and names.same(filler, item[1])), None)
        if found is None:
            scores.errors.append(f"{what}: wrong {role} {filler}")
            continue
        left.remove(found)
        arguments.right += 1
        scores.note("canonical name", spelled_alike(filler, found[1]))
    scores.errors += [f"{what}: lacks {role} {filler}" for role, filler in left]
    if answer.get("place") and gold.get("place"):
        if names.any_same(answer["place"], gold["place"]):
            arguments.right += 1
        else:
            scores.errors.append(f"{what}: wrong place {answer['place'][0]}, not {gold['place'][0]}")
    for key, same in (
        ("time", days_of(answer.get("time")) == days_of(gold.get("time"))),
        ("status", answer.get("status") == gold.get("status")),
    ):
        scores.note(key, same)
        if not same:
            scores.errors.append(f"{what}: {key} {answer.get(key)}, not {gold.get(key)}")


def _show(event: Flat) -> str:
    fillers = ", ".join(f"{role} {name}" for role, name in _arguments(event))
    return f"{event['type']} ({', '.join(event.get('triggers') or ())}): {fillers or 'nobody'}"


def score_dates(rows: Iterable[tuple[str, Sequence[Flat], Sequence[Flat]]]) -> Scores:
    """Score date expressions.

    Args:
        rows: name of the text, expressions answered, expressions of the gold (``start``, ``end``, ``value``).

    Returns:
        Rows "strict" (same extent), "value" (overlapping, same value) and "strict+value".
    """
    scores = Scores()
    measures = ("strict", "value", "strict+value")
    for name, answers, gold in rows:
        exact = {(g["start"], g["end"]): j for j, g in enumerate(gold)}
        strict = {i: j for i, a in enumerate(answers) if (j := exact.get((a["start"], a["end"]))) is not None}
        pairs = dict(strict)
        for i, a in enumerate(answers):
            for j, g in enumerate(gold):
                if (
                    i not in pairs
                    and j not in pairs.values()
                    and a["start"] < g["end"]
                    and g["start"] < a["end"]
                ):
                    pairs[i] = j
        right = {i for i, j in pairs.items() if answers[i]["value"] == gold[j]["value"]}
        for measure, count in zip(measures, (len(strict), len(right), len(right & set(strict))), strict=True):
            tally = scores.tally(measure)
            tally.gold += len(gold)
            tally.predicted += len(answers)
            tally.right += count
        scores.errors += [
            f"{name}: {g['text'] if 'text' in g else (g['start'], g['end'])}: missed"
            for j, g in enumerate(gold)
            if j not in pairs.values()
        ]
        for i, a in enumerate(answers):
            if i not in pairs:
                scores.errors.append(f"{name}: {a['text']}: spurious")
            elif i not in right:
                scores.errors.append(f"{name}: {a['text']}: {a['value']}, not {gold[pairs[i]]['value']}")
    return scores


def score_entities(
    rows: Iterable[tuple[str, str, Sequence[tuple[int, int, str]], Sequence[tuple[int, int, str]]]],
) -> Scores:
    """Score entities: same extent and label.

    Args:
        rows: name of the text, the text, spans answered, spans of the gold.

    Returns:
        Rows "all", "PER", "LOC" and "ORG".
    """
    scores = Scores()
    for label in ("all", "PER", "LOC", "ORG"):
        scores.tally(label)
    for name, text, answers, gold in rows:
        right = set(answers) & set(gold)
        for spans, attribute in ((gold, "gold"), (answers, "predicted"), (right, "right")):
            for _, _, label in set(spans):
                for tally in (scores.tally("all"), scores.tally(label)):
                    setattr(tally, attribute, getattr(tally, attribute) + 1)
        for start, end, label in sorted(set(gold) ^ set(answers)):
            kind = "missed" if (start, end, label) in gold else "spurious"
            scores.errors.append(f"{name}: {kind} {label} {text[start:end]!r}")
    return scores
