"""How far words of saying reach: up and down the clauses of a sentence, and between quotation marks."""

from __future__ import annotations

from newsevents._attribution_words import attribution_words
from newsevents.reading import Reading
from newsevents.syntax.sentence import SentenceView

_PAIRS = {"„": '“”"', "»": "«", "«": "»", "“": "”", '"': '"', "‚": "‘", "›": "‹", "‹": "›"}
_QUOTED_WORDS = 4
_LONGEST_QUOTE = 3000


def clause_above(view: SentenceView, clause: int) -> int:
    """Return the clause that a clause hangs on: that of its antecedent, or its parent."""
    antecedent = view.clauses[clause].antecedent
    return antecedent[0] if antecedent is not None else view.clauses[clause].clause.parent


def main_clause(view: SentenceView, clause: int) -> int:
    while view.clauses[clause].clause.kind != "main" and view.clauses[clause].clause.parent >= 0:
        clause = view.clauses[clause].clause.parent
    return clause


def steps_up(view: SentenceView, clause: int, above: int) -> int | None:
    """Return how many clauses lie between a clause and one above it; None where it is not above."""
    steps, current = 0, clause
    while current >= 0 and steps <= len(view.clauses):
        if current == above:
            return steps
        current = view.clauses[current].clause.parent
        steps += 1
    return None


def belongs_to(view: SentenceView, clause: int, insert: int) -> bool:
    """Say whether a clause belongs to the speaker's own clause ("…, sagte X, der gerade aus Wien kam")."""
    current = clause
    while current >= 0:
        this = view.clauses[current].clause
        if this.parent == insert:
            complement = attribution_words().complement
            return this.kind == "relative" or (this.kind == "subordinate" and this.opener not in complement)
        current = this.parent
    return False


def find_quotes(reading: Reading) -> list[tuple[int, int]]:
    """Find direct speech: ranges of words between quotation marks, at least four words long."""
    found: list[tuple[int, int]] = []
    start, closers = -1, ""
    for word in reading.words:
        if start < 0:
            if word.text in _PAIRS:
                start, closers = word.index, _PAIRS[word.text]
        elif word.text in closers:
            length = word.start - reading.words[start].start
            inside = sum(w.text[0].isalnum() for w in reading.words[start + 1 : word.index])
            if inside >= _QUOTED_WORDS and length < _LONGEST_QUOTE:
                found.append((start, word.index + 1))
            start = -1
        elif word.start - reading.words[start].start > _LONGEST_QUOTE:
            start = -1
    return found
