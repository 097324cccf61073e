"""Reading → records: sentences, roles, dates, status, merging, in this order."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsevents._version import __version__
from newsevents.actors import Actors, country_names
from newsevents.article import Article, Entity, EntityMention, Provenance, PublishedFrom
from newsevents.assembly import EventAssembler
from newsevents.candidates import CandidateBuilder
from newsevents.event_types import Event
from newsevents.linking import Links, link_mentions
from newsevents.merging import Candidate, Merger, add_hosts
from newsevents.narrative import StoryDates
from newsevents.normalize.dates import resolve_dates
from newsevents.reading import Reading
from newsevents.references import References
from newsevents.resolution import ResolvedEntity
from newsevents.retelling import best_segment, join_retold
from newsevents.roles import RoleFinder
from newsevents.syntax.sentence import SentenceAnalyzer, SentenceView
from newsevents.timing import EventDates, refine_tense
from newsevents.values import DateSpan


@dataclass(frozen=True)
class Records:
    """All records of an article; ``teasers`` are the events that only its teasers of other articles tell."""

    persons: tuple[Entity, ...]
    places: tuple[Entity, ...]
    organizations: tuple[Entity, ...]
    dates: tuple[DateSpan, ...]
    events: tuple[Event, ...]
    teasers: tuple[Event, ...] = ()


def build_article(
    reading: Reading,
    *,
    published: dt.date | None,
    published_from: PublishedFrom | None = None,
    id: str | None,
    title: str | None,
    url: str | None,
    pipeline: str,
    pipeline_version: str,
) -> Article:
    """Build the article record of a reading.

    Args:
        reading: the text as plain values.
        published: date of publication, or None.
        published_from: who knows that date.
        id: the caller's id.
        title: the caller's title.
        url: the caller's address.
        pipeline: name of the pipeline that made the Doc.
        pipeline_version: its version.

    Returns:
        The article.
    """
    records = build_records(reading, published=published)
    return Article(
        text=reading.text,
        id=id,
        title=title,
        url=url,
        published=published,
        published_from=published_from,
        persons=records.persons,
        places=records.places,
        organizations=records.organizations,
        dates=records.dates,
        events=records.events,
        teasers=records.teasers,
        provenance=Provenance(library=__version__, pipeline=pipeline, pipeline_version=pipeline_version),
    )


def build_records(reading: Reading, *, published: dt.date | None) -> Records:
    """Build entities, dates and events of a reading."""
    analyzer, finder = SentenceAnalyzer(reading), RoleFinder(reading)
    views = {
        number: analyzer.analyze(number)
        for number, (first, last) in enumerate(reading.sentences)
        if finder.worth_reading(first, last)
    }
    dates = resolve_dates(refine_tense(reading, list(views.values())), published=published)
    links = link_mentions(reading, published=published)
    timing = EventDates(reading, dates, published)
    starts = [reading.words[first].start for first, _ in reading.sentences] if reading.segments else []
    entities = [_entity(reading, entity, starts) for entity in links.entities]
    events = _events(reading, views, links, timing, finder, published)
    return Records(
        persons=tuple(e for e in entities if e.kind == "PER"),
        places=tuple(e for e in entities if e.kind == "LOC"),
        organizations=tuple(e for e in entities if e.kind == "ORG"),
        dates=dates,
        events=tuple(event for event in events if event.segment != "teaser"),
        teasers=tuple(event for event in events if event.segment == "teaser"),
    )


def _entity(reading: Reading, entity: ResolvedEntity, starts: Sequence[int]) -> Entity:
    """Make a record; ``starts`` are the offsets of the sentences where the text is a page."""
    kinds = [reading.segments[bisect_right(starts, m.start) - 1] for m in entity.mentions] if starts else []
    return Entity(
        name=entity.name,
        id=entity.id,
        kind=entity.kind,
        type=entity.type,
        country=entity.country,
        latitude=entity.latitude,
        longitude=entity.longitude,
        known=entity.known,
        segment=best_segment(kinds),
        mentions=tuple(
            EntityMention(
                text=reading.text[mention.start : mention.end],
                start=mention.start,
                end=mention.end,
                method=mention.method,
                reason=mention.reason,
            )
            for mention in entity.mentions
        ),
    )


def _events(
    reading: Reading,
    views: Mapping[int, SentenceView],
    links: Links,
    timing: EventDates,
    finder: RoleFinder,
    published: dt.date | None,
) -> list[Event]:
    """Return the records in the order of their first triggers."""
    actors = Actors(links)
    builder = CandidateBuilder(reading, links, actors, timing, published)
    references = References(reading, links)
    candidates: list[Candidate] = []
    for number in range(len(reading.sentences)):
        view = views.get(number)
        if view is None:
            references.skip(number)
            continue
        for draft in finder.find(view):
            candidate = builder.candidate(draft, view, references)
            if candidate is not None:
                candidates.append(candidate)
        references.remember(view)
    countries = {e.id: e.country for e in links.of_mention.values()} | {c: c for c in country_names()}
    merger = Merger(countries, published)
    clusters = join_retold(merger.merge(candidates), merger, reading)
    add_hosts(clusters, countries)
    StoryDates(reading, links, timing, SentenceAnalyzer(reading), published).hand_on(clusters)
    assembler = EventAssembler(reading, links, actors, published)
    return [event for cluster in clusters if (event := assembler.event(cluster)) is not None]
