"""What headlines, captions and teasers of a page tell again, and the part that a record comes from."""

from __future__ import annotations

from collections.abc import Sequence

from newsevents.merging import Candidate, Cluster, Merger
from newsevents.reading import Reading
from newsevents.values import SegmentKind

#: Parts of a page, the one that counts most first.
_ORDER: dict[SegmentKind, int] = {"body": 0, "headline": 1, "caption": 2, "teaser": 3, "boilerplate": 4}


def segment_of(members: Sequence[Candidate], reading: Reading) -> SegmentKind:
    """Return the part of the page that tells an event: its body, else its headline, a caption, a teaser."""
    told = [reading.segment_of(member.sentence) for member in members if not member.definite]
    return best_segment(told or [reading.segment_of(member.sentence) for member in members])


def best_segment(kinds: Sequence[SegmentKind]) -> SegmentKind:
    """Return the part that counts most."""
    return min(kinds, key=_rank, default="body")


def _rank(kind: SegmentKind) -> int:
    return _ORDER[kind]


def own_members(members: Sequence[Candidate], reading: Reading) -> Sequence[Candidate]:
    """Return the members that the article itself tells; all where only teasers of other articles do."""
    if not reading.segments:
        return members
    return [m for m in members if reading.segment_of(m.sentence) != "teaser"] or members


def join_retold(clusters: Sequence[Cluster], merger: Merger, reading: Reading) -> list[Cluster]:
    """Join what only a headline or a caption tells with the event of the body that it tells again.

    Headlines and captions are written in the present tense and leave days and places out, so they need only
    name the same people and contradict nothing.

    Args:
        clusters: all clusters of the article, in text order.
        merger: judges contradictions.
        reading: the text; without parts nothing is joined.
    """
    if not reading.segments:
        return list(clusters)
    bodies: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if segment_of(cluster.members, reading) == "body":
            bodies.setdefault(cluster.members[0].type, []).append(cluster)
    kept = []
    for cluster in clusters:
        kind = segment_of(cluster.members, reading)
        if kind in ("headline", "caption"):
            near = bodies.get(cluster.members[0].type, ())[:_COMPARED]
            again = next((body for body in near if _retells(cluster, body, merger)), None)
            if again is not None:
                again.members += cluster.members
                continue
        kept.append(cluster)
    return kept


#: Events of the body that a headline or caption is compared with at the most.
_COMPARED = 50


def _retells(cluster: Cluster, body: Cluster, merger: Merger) -> bool:
    mine, theirs = cluster.fillers(), body.fillers()
    if not mine & theirs or not (mine <= theirs or theirs <= mine):
        return False
    denied = {member.status == "denied" for member in (*cluster.members, *body.members)}
    return len(denied) == 1 and all(merger.can_be_one(member, body) for member in cluster.members)
