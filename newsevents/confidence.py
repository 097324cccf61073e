"""How sure a record is: a score from what its trigger and its fillers show."""

from __future__ import annotations

from newsevents.merging import Candidate

_DIRECT = frozenset({"sb", "oa", "pp:mit", "pp:zwischen", "gen", "comp", "poss"})


def judge_confidence(candidate: Candidate, minimum: int) -> float:
    """Score a candidate from 0 to 1.

    Args:
        candidate: the event as one trigger tells it.
        minimum: participants that its type wants.

    Returns:
        0.95 at the most: a verb with all participants in direct slots, a place and a date.
    """
    slots = [slot for (_, _), slot in candidate.slots.items()]
    score = 0.45
    score += 0.1 if candidate.verb else 0.05
    score += 0.15 if len(candidate.fillers()) >= minimum else 0.0
    score += 0.1 if slots and all(slot in _DIRECT for slot in slots) else 0.0
    score += 0.1 if candidate.places else 0.0
    score += 0.05 if candidate.date is not None else 0.0
    return round(min(score, 0.95), 2)
