"""How sure a record is: a score from what its mentions show.

The weights were set by hand from counts on annotated news (``benchmarks/calibration.py``): records with
two participants are nearly always right, places inferred from the sentences around are not. The score is a
rank with a meaning at its upper end, not a probability.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsevents.merging import Candidate

_DIRECT = frozenset({"sb", "oa", "pp:mit", "pp:zwischen", "gen", "comp", "poss"})
_HIGHEST = 0.95


def judge_confidence(members: Sequence[Candidate]) -> float:
    """Score the candidates that make one record, from 0 to 1.

    Args:
        members: all mentions of one happening.

    Returns:
        0.95 at the most: two participants in direct slots of a verb, a place and a date of their own, told
        more than once.
    """
    return round(min(sum(amount for _, amount in confidence_parts(members)), _HIGHEST), 2)


def confidence_parts(members: Sequence[Candidate]) -> Iterator[tuple[str, float]]:
    """Yield what the score is made of: what for, and how much."""
    fillers = {id for member in members for id in member.fillers()}
    slots = [slot for member in members for slot in member.slots.values()]
    inferred = [member.from_context for member in members if member.places]
    yield "trigger", 0.6
    if fillers:
        yield ("two participants", 0.2) if len(fillers) > 1 else ("one participant", 0.1)
    if any(member.verb for member in members):
        yield "a verb states it", 0.05
    if slots and all(slot in _DIRECT for slot in slots):
        yield "direct slots only", 0.05
    if any(not taken for taken in inferred):
        yield "a place of its own", 0.05
    if inferred and all(inferred):
        yield "place inferred", -0.1
    if any(member.date is not None for member in members):
        yield "a date", 0.05
    if len(members) > 1:
        yield "told more than once", 0.05
