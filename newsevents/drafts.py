"""Drafts: an event as one trigger states it, before entities, dates and status are settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsevents.reading import Word
from newsevents.syntax.sentence import SentenceView
from newsevents.trigger_words import TriggerForm


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a role.

    Attributes:
        mention: number of the mention in the reading; -1 for a pronoun that still has to be resolved.
        slot: slot of the frame that it stood in.
        pronoun: index of the pronoun's word, or -1.
    """

    mention: int
    slot: str
    pronoun: int = -1


@dataclass(slots=True)
class Draft:
    """An event as one trigger states it, before entities, dates and status are settled.

    Attributes:
        type: event type.
        form: the reading of the trigger word.
        words: indices of the trigger's words (verb and particle).
        sentence: number of the sentence.
        clause: number of the clause in its sentence.
        phrase: number of the trigger noun's phrase in its clause, or -1 for a verb.
        roles: role → fillers.
        definite: True for a noun with a definite article and nothing that says whose it is.
    """

    type: str
    form: TriggerForm
    words: tuple[int, ...]
    sentence: int
    clause: int
    phrase: int = -1
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    definite: bool = False

    def add(self, role: str, filler: Filler) -> None:
        """Put a filler into a role once."""
        fillers = self.roles.setdefault(role, [])
        if all((f.mention, f.pronoun) != (filler.mention, filler.pronoun) for f in fillers):
            fillers.append(filler)


def relative_clauses(words: Sequence[Word], view: SentenceView, draft: Draft) -> list[int]:
    """Return the numbers of the relative clauses about a trigger noun ("das Treffen, das am Montag …").

    The clause follows the noun itself, or attributes of it that the pronoun can't mean: "das" means no
    person.
    """
    if draft.phrase < 0:
        return []
    found = []
    for number, clause in enumerate(view.clauses):
        if clause.antecedent is None or clause.antecedent[0] != draft.clause:
            continue
        phrases = view.clauses[draft.clause].phrases
        before = clause.antecedent[1]
        neuter = bool(clause.clause.words) and words[clause.clause.words[0]].lower == "das"
        while before > draft.phrase and neuter and phrases[before].behind >= 0:
            before = phrases[before].behind
        if before == draft.phrase:
            found.append(number)
    return found
