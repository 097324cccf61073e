"""Clauses of a sentence with their verbs, from tags and word order.

German helps: a subordinate clause opens with its conjunction or relative pronoun and closes with its finite
    verb,
commas stand between, and the finite verb of a main clause comes second. Segments between punctuation are put
on a stack of open clauses; a clause that was interrupted goes on when the inner one has its verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newsevents.reading import Word

ClauseKind = Literal["main", "subordinate", "relative", "infinitive", "parenthesis"]

FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
NONFINITE = frozenset({"VVINF", "VAINF", "VMINF", "VVIZU", "VVPP", "VAPP", "VMPP"})
_SUBORDINATORS = frozenset({"KOUS", "KOUI"})
_RELATIVES = frozenset({"PRELS", "PRELAT"})
_QUESTIONS = frozenset({"PWS", "PWAV", "PWAT"})
_BREAKS = frozenset({"$,", "$.", "$("})
_DASH = frozenset({"–", "—", "-"})
_DASHES = _DASH | {";", ":"}
_BRACKETS = {"(": ")", "[": "]"}
_LEADERS = frozenset({"ADV", "KON", "PTKNEG", "PROAV", "APPR", "APPRART", "PTKA", "PAV", "KOKOM"})


@dataclass(slots=True)
class Clause:
    """A clause.

    Attributes:
        kind: main, subordinate, relative, infinitive or parenthesis.
        words: indices of its words, ascending; those of inner clauses are not among them.
        parent: number of the clause it stands in or follows, or -1.
        opener: lower-case conjunction of a subordinate clause ("falls"), or "".
        before: index of the last word before a relative clause, or -1.
        shares_subject: True where it goes on with the subject of the clause before ("… und traf").
        finite: indices of finite verbs.
        nonfinite: indices of infinitives and participles.
        particles: indices of separated particles.
    """

    kind: ClauseKind
    words: list[int]
    parent: int = -1
    opener: str = ""
    before: int = -1
    shares_subject: bool = False
    finite: tuple[int, ...] = ()
    nonfinite: tuple[int, ...] = ()
    particles: tuple[int, ...] = ()

    def has(self, lower: str, words: Sequence[Word]) -> bool:
        """Return True where one of the clause's words is ``lower``."""
        return any(words[i].lower == lower for i in self.words)


def _segments(words: Sequence[Word], first: int, last: int) -> list[tuple[list[int], str]]:
    """Cut a sentence at commas, dashes, colons and brackets; the mark before a segment is kept with it."""
    found: list[tuple[list[int], str]] = []
    current: list[int] = []
    mark, closing = "", ""

    def close(next_mark: str) -> None:
        nonlocal current, mark
        if current:
            found.append((current, mark))
        current, mark = [], next_mark

    for i in range(first, last):
        text, tag = words[i].text, words[i].tag
        if closing:
            if text == closing:
                close("")
                closing = ""
            else:
                current.append(i)
        elif text in _BRACKETS and any(words[j].text == _BRACKETS[text] for j in range(i, last)):
            close("(")
            closing = _BRACKETS[text]
        elif tag == "$," or text == "," or text in _DASHES or (tag == "$." and text in ".!?"):
            close(text)
        elif tag in _BREAKS:
            continue
        else:
            current.append(i)
    close("")
    return found


def _opening(words: Sequence[Word], segment: Sequence[int], mark: str) -> tuple[ClauseKind, str] | None:
    """Say which inner clause a segment opens, if any."""
    for position, i in enumerate(segment[:4]):
        tag, lower = words[i].tag, words[i].lower
        if tag in _SUBORDINATORS and not (lower == "als" and _no_verb(words, segment)):
            return ("infinitive" if tag == "KOUI" else "subordinate"), lower
        if tag in _RELATIVES and mark:
            return "relative", ""
        if tag in _QUESTIONS and mark:
            return (
                "relative" if lower in ("wo", "wohin", "woher", "womit", "wobei") else "subordinate"
            ), lower
        if tag not in _LEADERS or position == 3:
            break
    return None


def _no_verb(words: Sequence[Word], segment: Sequence[int]) -> bool:
    return not any(words[i].tag in FINITE for i in segment)


def _zu_infinitive(words: Sequence[Word], segment: Sequence[int]) -> bool:
    tags = [words[i].tag for i in segment]
    zu = "VVIZU" in tags or ("PTKZU" in tags and any(tag in ("VVINF", "VAINF", "VMINF") for tag in tags))
    return zu and not any(tag in FINITE for tag in tags)


def _split_coordination(words: Sequence[Word], segment: list[int]) -> list[list[int]]:
    """Part "A flog nach B und traf dort C" before the conjunction, where both sides have a finite verb."""
    for position, i in enumerate(segment):
        if (
            words[i].tag != "KON"
            or words[i].lower not in ("und", "oder", "aber", "sondern", "doch")
            or not position
        ):
            continue
        left, right = segment[:position], segment[position:]
        if any(words[j].tag in FINITE for j in left) and any(words[j].tag in FINITE for j in right):
            return [left, *_split_coordination(words, right)]
    return [segment]


def find_clauses(words: Sequence[Word], first: int, last: int) -> list[Clause]:
    """Find the clauses of the sentence ``words[first:last]``, in the order in which they open.

    Examples:
        >>> find_clauses((), 0, 0)
        []
    """
    clauses: list[Clause] = []
    open_clauses: list[int] = []

    def finite_in(number: int) -> bool:
        return any(words[i].tag in FINITE for i in clauses[number].words)

    def start(kind: ClauseKind, segment: list[int], *, parent: int, opener: str = "") -> int:
        before = segment[0] - 1
        while before >= first and words[before].tag in _BREAKS:
            before -= 1
        clauses.append(Clause(kind, list(segment), parent, opener, before if kind == "relative" else -1))
        return len(clauses) - 1

    segments = _segments(words, first, last)
    inserted = False
    for position, (segment, mark) in enumerate(segments):
        closing = segments[position + 1][1] if position + 1 < len(segments) else ""
        dash_pair = mark in _DASH and closing == mark and not inserted
        if mark == "(" or dash_pair:
            start("parenthesis", segment, parent=open_clauses[-1] if open_clauses else -1)
            inserted = dash_pair
            continue
        if (mark in _DASH and not inserted) or mark == ":":
            waiting = open_clauses and not finite_in(open_clauses[0]) and words[segment[0]].tag in FINITE
            del open_clauses[1 if waiting else 0 :]
        inserted = False
        pieces = _split_coordination(words, segment)
        for number, piece in enumerate(pieces):
            opening = _opening(words, piece, mark if not number else "")
            before = open_clauses[-1] if open_clauses else -1
            while len(open_clauses) > 1 and finite_in(open_clauses[-1]):
                if number and not opening:  # "dass A kommt und B geht": the second half is of the same kind
                    break
                open_clauses.pop()
            if number and not opening:
                mother = clauses[open_clauses[-1]]
                new = start(mother.kind, piece, parent=mother.parent, opener=mother.opener)
                clauses[new].before = mother.before
                clauses[new].shares_subject = len(piece) > 1 and (
                    words[piece[1]].tag in FINITE or mother.kind != "main"
                )
                open_clauses[-1] = new
            elif opening:
                kind, opener = opening
                parent = open_clauses[-1] if open_clauses else -1
                open_clauses.append(
                    start(kind, piece, parent=before if kind == "infinitive" else parent, opener=opener)
                )
            elif _zu_infinitive(words, piece) and open_clauses and mark:
                start("infinitive", piece, parent=before)
            elif not open_clauses:
                open_clauses.append(start("main", piece, parent=-1))
            else:
                top = open_clauses[-1]
                verb_here = any(words[i].tag in FINITE for i in piece)
                if (clauses[top].kind == "main" and verb_here and finite_in(top)) or (
                    clauses[top].kind != "main" and len(open_clauses) == 1 and verb_here and finite_in(top)
                ):
                    open_clauses[-1] = start("main", piece, parent=top)
                else:
                    clauses[top].words.extend(piece)
    for clause in clauses:
        clause.words.sort()
        clause.finite = tuple(i for i in clause.words if words[i].tag in FINITE)
        clause.nonfinite = tuple(i for i in clause.words if words[i].tag in NONFINITE)
        clause.particles = tuple(i for i in clause.words if words[i].tag == "PTKVZ")
    return clauses
