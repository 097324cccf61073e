"""Do two articles tell the same happening? Each answer has a weight and a reason."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from newsevents import lexicons
from newsevents.event_types import Event, Participant, Place
from newsevents.values import SegmentKind

#: Days around the date of publication in which an event without a date may lie, before and after.
_REPORTED = {"occurred": (4, 0), "planned": (1, 30), "uncertain": (4, 14), "denied": (4, 14)}
#: A visit lasts: two reports may name different days of one stay.
_STAY = 3
#: Days covered beyond which a date says too little to tell happenings apart.
_VAGUE = 400
#: Weight that two tellings of one happening must reach.
_ENOUGH = 4.0
#: Types for which less will do. What happens to somebody once in a while: who and about when. Visits: who, in
#: which country, and about when.
_LESS = {"appointment": 2.5, "arrest": 2.5, "departure": 2.5, "election": 2.5, "visit": 3.5}
#: Kilometers from the middle of a town within which an airport or a plant may count as being there.
_IN_TOWN = 80.0
_SPOTS = frozenset({"airport", "base", "building", "district", "site"})
#: Types whose participants stand on an equal footing.
_SIDES = frozenset({"agreement", "call", "meeting"})

When = Literal["day", "days", "reported"]


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as one article tells it.

    Attributes:
        number: running number over all articles.
        source: running number of the article.
        article: id of the article, or None.
        published: its date of publication, or None.
        event: the event.
        start: first day on which it may have taken place; None where nothing is known.
        end: last day.
        when: how the days are known: one day or a short stay said, a longer stretch said, or only about when
            it was reported.
        roles: role → entity ids.
        sides: entity id → country that it stands for.
        places: ids and names of the place and what contains it.
    """

    number: int
    source: int
    article: str | None
    published: dt.date | None
    event: Event
    start: dt.date | None
    end: dt.date | None
    when: When
    roles: dict[str, frozenset[str]]
    sides: dict[str, str]
    places: frozenset[str]
    segment: SegmentKind = "body"
    names: dict[str, str] = field(default_factory=dict)

    def fillers(self) -> frozenset[str]:
        """Return the ids of all participants."""
        return frozenset().union(*self.roles.values())

    def blocks(self) -> Iterator[tuple[str, str, int]]:
        """Yield blocks: only tellings with a block in common are compared."""
        if self.start is None or self.end is None:
            return
        months = range(_month(self.start), _month(self.end) + 1)
        who = {*self.fillers(), *self.sides.values()} or set(self.places)
        for name in sorted(who | ({self.event.place.id} if self.event.place else set())):
            for month in months:
                yield self.event.type, name, month


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two tellings have to do with each other.

    Attributes:
        weight: how much speaks for one happening; below 0: they contradict each other.
        reason: why, for people.
    """

    weight: float
    reason: str

    @property
    def contradicts(self) -> bool:
        """True where the two can't tell the same happening."""
        return self.weight < 0


def telling(
    number: int, source: int, article: str | None, published: dt.date | None, event: Event
) -> Telling:
    """Read an event of an article as a telling."""
    start, end, when = _days(event, published)
    place = event.place
    places = frozenset({place.id, place.name, *place.within} if place else ())
    if place is not None and place.country:
        places |= {place.country}
    sides = {p.id: side for p in event.participants_of_all_roles() if (side := _side(p)) is not None}
    return Telling(
        number,
        source,
        article,
        published,
        event,
        start,
        end,
        when,
        {role: frozenset(p.id for p in fillers) for role, fillers in event.roles().items()},
        sides,
        places,
        event.segment,
        {p.id: p.name for p in event.participants_of_all_roles()},
    )


def compare(a: Telling, b: Telling) -> Verdict:
    """Weigh whether two tellings of a type are of one happening.

    Returns:
        Above 0: what they share; the sum of people (2 each, 1 where a state stands for its people), place
        (2, or 1 where one contains the other) and days (2 for the same day, 1 for days that fit, 0.5 where
        only the reports are near). Below 0: a contradiction in days, places or people.
    """
    days = _compare_days(a, b)
    if days.contradicts:
        return days
    places = _compare_places(a, b)
    if places.contradicts:
        return places
    people = _compare_people(a, b)
    if people.contradicts:
        return people
    weight = days.weight + places.weight + people.weight
    if not people.weight and (days.weight < 2 or places.weight < 2):
        weight = 0.0
    return Verdict(weight, "; ".join(v.reason for v in (people, places, days) if v.weight))


def enough(kind: str) -> float:
    """Return the weight from which two tellings of an event type count as one happening."""
    return _LESS.get(kind, _ENOUGH)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month


def _days(event: Event, published: dt.date | None) -> tuple[dt.date | None, dt.date | None, When]:
    date = event.date
    if date is not None and date.start is not None and date.end is not None:
        length = (date.end - date.start).days
        if length > _VAGUE:
            return None, None, "days"
        return date.start, date.end, "day" if length < 5 else "days"
    if date is not None or published is None:  # a date that nobody can place is no reason to guess one
        return None, None, "reported"
    before, after = _REPORTED[event.status]
    return published - dt.timedelta(before), published + dt.timedelta(after), "reported"


def _compare_days(a: Telling, b: Telling) -> Verdict:
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return Verdict(-1, "no days to compare")
    gap = max((a.start - b.end).days, (b.start - a.end).days, 0)
    slack = _STAY if a.event.type == "visit" and "days" not in (a.when, b.when) else 0
    if gap > slack:
        return Verdict(-1, f"{gap} days lie between them")
    if a.when == b.when == "day":
        return Verdict(
            2 if not gap else 1, f"the same days ({_shown(a, b)})" if not gap else "days of one stay"
        )
    if "reported" in (a.when, b.when):
        return Verdict(0.5, "reported at about the same time")
    return Verdict(1, f"days that fit ({_shown(a, b)})")


def _shown(a: Telling, b: Telling) -> str:
    values = {t.event.date.value for t in (a, b) if t.event.date is not None}
    return ", ".join(sorted(values))


def _compare_places(a: Telling, b: Telling) -> Verdict:
    first, second = a.event.place, b.event.place
    if first is None or second is None:
        host = a.event.type == "visit" and (_hosts(a) | a.places) & (_hosts(b) | b.places)
        return Verdict(1 if host else 0, "the host's country" if host else "")
    if first.id == second.id:
        return Verdict(2, f"the same place ({first.name})")
    if first.country and second.country and first.country != second.country:
        return Verdict(-1, f"{first.name} is not {second.name}")
    if second.id in a.places or second.name in a.places:
        return Verdict(1, f"{first.name} lies in {second.name}")
    if first.id in b.places or first.name in b.places:
        return Verdict(1, f"{second.name} lies in {first.name}")
    if _may_be_one(first, second):
        return Verdict(0, "")
    return Verdict(-1, f"{first.name} is not {second.name}")


def _may_be_one(first: Place, second: Place) -> bool:
    """Say whether two places of a country, of which neither is said to lie in the other, may still do so."""
    if not (first.country and second.country):
        return True
    if "region" in (first.kind, second.kind):  # regions without borders: "Ferner Osten", "Sibirien"
        return True
    if (first.kind in _SPOTS) != (second.kind in _SPOTS):
        distance = _kilometers(first, second)
        return distance is None or distance < _IN_TOWN
    towns = [place.kind in ("city", "capital", *_SPOTS) for place in (first, second)]
    return towns[0] != towns[1]


def _kilometers(first: Place, second: Place) -> float | None:
    """Return the distance of two places on the globe, None where one has no coordinates."""
    if None in (first.latitude, first.longitude, second.latitude, second.longitude):
        return None
    a, b, c, d = (
        math.radians(value or 0.0)
        for value in (first.latitude, first.longitude, second.latitude, second.longitude)
    )
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(min(1.0, chord)))


def _hosts(telling: Telling) -> set[str]:
    hosts = telling.roles.get("host", frozenset())
    return {*hosts, *(telling.sides[id] for id in hosts if id in telling.sides)}


def _compare_people(a: Telling, b: Telling) -> Verdict:
    if a.event.type in _SIDES:
        return _compare_sides(a, b)
    weight, shared = 0.0, []
    for role in sorted({*a.roles, *b.roles}):
        first, second = a.roles.get(role, frozenset()), b.roles.get(role, frozenset())
        if not first or not second:
            continue
        same = first & second
        if same:
            weight += 2
            shared += [a.names[id] for id in sorted(same)]
        elif stand_ins := _stand_ins(first, second, a, b):
            weight += 1
            shared += stand_ins
        else:
            return Verdict(-1, f"another {role}")
    return Verdict(weight, f"the same people ({', '.join(dict.fromkeys(shared))})")


def _compare_sides(a: Telling, b: Telling) -> Verdict:
    """Compare those who meet, call or agree: the shorter list must be found in the longer one."""
    few, many = sorted((a, b), key=_size)
    same = few.fillers() & many.fillers()
    weight, shared = 2.0 * len(same), [a.names[id] for id in sorted(same)]
    open_ids, rest = sorted(few.fillers() - same), many.fillers() - same
    for id in open_ids:
        stand_ins = _stand_ins(frozenset({id}), rest, few, many)
        if not stand_ins:
            return Verdict(-1, f"{few.names[id]} takes part in one of them only")
        weight += 1
        shared += stand_ins
    if same and len(few.fillers()) > 1 and not (many.fillers() - same) and not open_ids:
        weight = max(weight, 4.0)
    return Verdict(min(weight, 4.0), f"the same people ({', '.join(shared)})")


def _size(telling: Telling) -> tuple[int, int]:
    return len(telling.fillers()), telling.number


def _stand_ins(first: frozenset[str], second: frozenset[str], a: Telling, b: Telling) -> list[str]:
    """Return a state and one of its people that stand for each other, by name; empty where there are none."""
    for one in sorted(first):
        for other in sorted(second):
            if a.sides.get(one) == other or b.sides.get(other) == one:
                return [a.names[one], b.names[other]]
    return []


@lru_cache(maxsize=1)
def _countries_of_people() -> dict[str, str]:
    return {person.id: person.country for person in lexicons.persons() if person.country}


def _side(participant: Participant) -> str | None:
    """Return the country that a participant stands for, as far as the knowledge base says so."""
    if participant.kind == "LOC":
        return participant.id
    if participant.kind == "PER":
        return _countries_of_people().get(participant.id)
    return None
