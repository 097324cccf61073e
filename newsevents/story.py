"""Stories: events of one happening that many articles tell.

Two tellings are compared by type, people, place and days (:mod:`newsevents._story_pairs`); what contradicts
each other never ends in one story, not even by way of a third telling. The result does not depend on the
order of the articles.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from pydantic import Field

from newsevents._checks import each_article
from newsevents._story_pairs import Telling, compare, enough, telling
from newsevents.article import AnyEvent, Article
from newsevents.errors import InputError
from newsevents.event_types import Place, Status
from newsevents.event_types._base import EntityKind
from newsevents.normalize.fold import fold
from newsevents.values import Record

#: What the newest report says counts; among reports of a day what happened outweighs what was planned.
_NEWS: dict[Status, int] = {"uncertain": 0, "planned": 1, "denied": 2, "occurred": 3}


class StoryParticipant(Record):
    """Somebody who takes part in a story.

    Attributes:
        name: canonical name.
        id: id in the knowledge base, or a local slug.
        kind: PER, ORG, or LOC for a state.
        articles: in how many articles of the story.

    Examples:
        >>> import newsevents as ne
        >>> texts = ("Merz traf Macron am Montag in Lyon.", "Macron empfing am Montag Merz in Lyon.")
        >>> rows = [{"id": text[:4], "text": text, "published": "2025-05-08"} for text in texts]
        >>> [story] = ne.stories(ne.extract_many(rows))
        >>> [who.name for who in story.roles["participant"]]
        ['Emmanuel Macron', 'Friedrich Merz']
    """

    name: str
    id: str
    kind: EntityKind
    articles: int = Field(ge=1)


class StoryMember(Record):
    """An event of a story as one article tells it.

    Attributes:
        article: id of the article, or None.
        position: position of the article in the input, from 0.
        published: its date of publication, or None.
        event: the event; its offsets are those of the article.

    Examples:
        >>> import newsevents as ne
        >>> texts = ("Merz traf Macron am Montag in Lyon.", "Macron empfing am Montag Merz in Lyon.")
        >>> rows = [{"id": text[:4], "text": text, "published": "2025-05-08"} for text in texts]
        >>> [story] = ne.stories(ne.extract_many(rows))
        >>> [(member.article, member.event.type) for member in story.members]
        [('Macr', 'meeting'), ('Merz', 'meeting')]
    """

    article: str | None
    position: int = Field(ge=0)
    published: dt.date | None
    event: AnyEvent


class Story(Record):
    """One happening, as all articles together tell it.

    Attributes:
        id: made from type, days, people and place, so that the same input gives the same ids.
        type: event type.
        status: what the newest article says.
        start: first day; None where no article says.
        end: last day, inside the span.
        roles: role → participants, most often named first.
        place: the most specific place that an article names, or None.
        members: the events, oldest article first.
        reasons: why the members are one story, a line for each link; empty for a story of one article.

    Examples:
        >>> import newsevents as ne
        >>> texts = ("Merz traf Macron am Montag in Lyon.", "Macron empfing am Montag Merz in Lyon.")
        >>> rows = [{"id": text[:4], "text": text, "published": "2025-05-08"} for text in texts]
        >>> [story] = ne.stories(ne.extract_many(rows))
        >>> story.type, len(story.members), story.place.name
        ('meeting', 2, 'Lyon')
        >>> story.reasons
        ('Merz and Macr: the same people (Emmanuel Macron, Friedrich Merz); the same place (Lyon); the
        same days (2025-05-05)',)
    """

    id: str
    type: str
    status: Status
    start: dt.date | None = None
    end: dt.date | None = None
    roles: dict[str, tuple[StoryParticipant, ...]]
    place: Place | None = None
    members: tuple[StoryMember, ...]
    reasons: tuple[str, ...] = ()


class _Pair(NamedTuple):
    """Two tellings that may be of one happening."""

    weight: float
    a: Telling
    b: Telling
    reason: str


def stories(articles: Iterable[Article], *, horizon: int | None = None) -> Iterator[Story]:
    """Join the events of many articles that tell the same happening.

    Args:
        articles: from :func:`newsevents.extract_many`, in any order. With ``horizon``, roughly in the order
            of publication.
        horizon: days after which a story that no article has told again is finished and yielded, so that
            endless streams need bounded memory. None: all stories are yielded at the end.

    Yields:
        Stories, oldest first; every event of ``articles`` is a member of exactly one. Events of teasers are
        left out.

    Raises:
        InputError: something in ``articles`` is no :class:`~newsevents.Article` (slug ``article-expected``),
            or ``horizon`` is below 1 (slug ``horizon-too-short``).

    Examples:
        >>> import newsevents
        >>> nlp = newsevents.blank()
        >>> rows = [
        ...     {"text": "Macron traf Merz am Freitag in Lyon.", "published": "2025-07-05"},
        ...     {"text": "Merz und Macron trafen sich am Freitag in Lyon.", "published": "2025-07-06"},
        ... ]
        >>> [story] = newsevents.stories(newsevents.extract_many(rows, nlp=nlp))
        >>> story.id, len(story.members)
        ('meeting-2025-07-04-emmanuel-macron-friedrich-merz-lyon', 2)
    """
    if horizon is not None and horizon < 1:
        raise InputError(f"horizon must be at least 1 day, got {horizon}", slug="horizon-too-short")
    waiting: list[Telling] = []
    count, newest, oldest = 0, dt.date.min, dt.date.max
    for position, article in enumerate(each_article(articles)):
        for event in article.events:
            waiting.append(telling(count, position, article.id, article.published, event))
            count += 1
        if horizon is None or article.published is None:
            continue
        newest, oldest = max(newest, article.published), min(oldest, article.published)
        if (newest - oldest).days > 2 * horizon:
            due = newest - dt.timedelta(horizon)
            waiting, finished = _finish(waiting, due)
            oldest = min((t.published for t in waiting if t.published), default=newest)
            yield from finished
    yield from _finish(waiting, None)[1]


def _finish(tellings: Sequence[Telling], due: dt.date | None) -> tuple[list[Telling], list[Story]]:
    """Return the tellings of stories that were told since ``due``, and all other stories as records."""
    waiting: list[Telling] = []
    finished: list[Story] = []
    for members, reasons in _clusters(tellings):
        newest = max((t.published for t in members if t.published), default=dt.date.min)
        if due is not None and newest >= due:
            waiting += members
        else:
            finished.append(_story(members, reasons))
    return sorted(waiting, key=_number), sorted(finished, key=_story_order)


def _clusters(tellings: Sequence[Telling]) -> list[tuple[list[Telling], list[str]]]:
    """Join what belongs together, the surest pairs first; a contradiction anywhere keeps clusters apart."""
    pairs: list[_Pair] = []
    apart: set[tuple[int, int]] = set()
    for a, b in _pairs(tellings):
        verdict = compare(a, b)
        if verdict.contradicts:
            apart.add((a.number, b.number))
        elif verdict.weight >= enough(a.event.type):
            pairs.append(_Pair(verdict.weight, a, b, verdict.reason))
    cluster_of = {t.number: [t] for t in tellings}
    reasons: dict[int, list[str]] = {t.number: [] for t in tellings}
    for _, a, b, reason in sorted(pairs, key=_surest):
        first, second = cluster_of[a.number], cluster_of[b.number]
        if first is second or any(_contradict(x, y, apart) for x in first for y in second):
            continue
        reasons[first[0].number] += [*reasons[second[0].number], _reason(a, b, reason)]
        first += second
        for member in second:
            cluster_of[member.number] = first
    unique = {id(cluster): cluster for cluster in cluster_of.values()}
    return [(cluster, reasons[cluster[0].number]) for cluster in unique.values()]


def _pairs(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Yield each pair with a block in common once, the lower number first."""
    blocks: dict[tuple[str, str, int], list[Telling]] = {}
    for item in tellings:
        for key in item.blocks():
            blocks.setdefault(key, []).append(item)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for a, b in combinations(block, 2):
            if a.source != b.source and (a.number, b.number) not in seen:
                seen.add((a.number, b.number))
                yield a, b


def _contradict(a: Telling, b: Telling, apart: set[tuple[int, int]]) -> bool:
    if a.source == b.source:
        return True  # the article itself keeps them apart
    pair = (min(a.number, b.number), max(a.number, b.number))
    return pair in apart or compare(a, b).contradicts


def _reason(a: Telling, b: Telling, reason: str) -> str:
    first, second = (t.article or f"article {t.source + 1}" for t in (a, b))
    return f"{first} and {second}: {reason}"


def _story(members: Sequence[Telling], reasons: Sequence[str]) -> Story:
    ordered = sorted(members, key=_age)
    start, end = _span(ordered)
    place = _place(ordered)
    roles = _participants(ordered)
    people = sorted({p.name for fillers in roles.values() for p in fillers})
    parts = [ordered[0].event.type, str(start or "undated"), *people[:3], *([place.name] if place else [])]
    newest = max(ordered, key=_newest)
    return Story(
        id="-".join(fold(part).replace(" ", "-") for part in parts),
        type=ordered[0].event.type,
        status=newest.event.status,
        start=start,
        end=end,
        roles=roles,
        place=place,
        members=tuple(
            StoryMember(article=t.article, position=t.source, published=t.published, event=t.event)
            for t in ordered
        ),
        reasons=tuple(reasons),
    )


def _span(members: Sequence[Telling]) -> tuple[dt.date | None, dt.date | None]:
    """Return the shortest stretch that an article says; the earliest where several are as short."""
    spans = [(m.event.date.start, m.event.date.end) for m in members if m.event.date is not None]
    known = [(start, end) for start, end in spans if start is not None and end is not None]
    return min(known, key=_length_and_start, default=(None, None))


def _length_and_start(span: tuple[dt.date, dt.date]) -> tuple[int, dt.date]:
    return (span[1] - span[0]).days, span[0]


def _place(members: Sequence[Telling]) -> Place | None:
    """Return the place that names most of what contains it: the narrowest that some article says."""
    places = [m.event.place for m in members if m.event.place is not None]
    narrow = [place for place in places if place.kind != "country"] or places
    counts = Counter(place.id for place in narrow)
    return max(narrow, key=lambda place: (counts[place.id], len(place.within), place.name), default=None)


def _participants(members: Sequence[Telling]) -> dict[str, tuple[StoryParticipant, ...]]:
    counts: dict[str, Counter[tuple[str, str, EntityKind]]] = {}
    for member in members:
        for role, fillers in member.event.roles().items():
            counts.setdefault(role, Counter()).update({(p.name, p.id, p.kind) for p in fillers})
    return {
        role: tuple(
            StoryParticipant(name=name, id=id, kind=kind, articles=number)
            for (name, id, kind), number in sorted(counter.items(), key=_often)
        )
        for role, counter in counts.items()
    }


def _often(item: tuple[tuple[str, str, EntityKind], int]) -> tuple[int, str]:
    return -item[1], item[0][0]


def _surest(pair: _Pair) -> tuple[float, list[str]]:
    return -pair.weight, sorted((_key(pair.a), _key(pair.b)))


def _key(item: Telling) -> str:
    """Return what orders tellings whatever the order of the articles."""
    trigger = item.event.triggers[0].start if item.event.triggers else 0
    return f"{item.published or ''} {item.article or ''} {trigger:06}"


def _number(item: Telling) -> int:
    return item.number


def _age(item: Telling) -> tuple[dt.date, str, int]:
    return item.published or dt.date.min, _key(item), item.number


def _newest(item: Telling) -> tuple[dt.date, int, str]:
    return item.published or dt.date.min, _NEWS[item.event.status], _key(item)


def _story_order(story: Story) -> tuple[dt.date, str]:
    return story.members[0].published or dt.date.min, story.id
