"""The data of the page: plain values, names and places once, offsets as JavaScript counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsevents import lexicons
from newsevents.article import Article
from newsevents.display.views import own_fields, reasons, spots, words
from newsevents.event_types import Event, Participant, Place
from newsevents.report.offsets import Offsets
from newsevents.report.projection import project
from newsevents.values import DateSpan

#: Page addresses that may become links; anything else is shown as text or not at all.
_SCHEMES = ("http://", "https://")


class Payload:
    """Collects articles.

    Attributes:
        articles: what the article view shows.
        events: the records, each with the number of its article.
        people: participants, each once.
        places: places of events, each once, with their position on the map where it is known.
        countries: code → German name, for the codes that the records name.
    """

    def __init__(self, middles: dict[str, list[float]]) -> None:
        self._middles = middles
        self._people: dict[tuple[str, str], int] = {}
        self._places: dict[str, int] = {}
        self.articles: list[dict[str, Any]] = []
        self.events: list[dict[str, Any]] = []
        self.people: list[dict[str, Any]] = []
        self.places: list[dict[str, Any]] = []

    def add(self, article: Article) -> None:
        """Add an article and its events."""
        at = Offsets(article.text)
        number = len(self.articles)
        entities = (
            [at(mention.start), at(mention.end), entity.kind.lower(), entity.name]
            for entity in (*article.persons, *article.places, *article.organizations)
            for mention in entity.mentions
        )
        dates = ([at(date.start_char), at(date.end_char), "date", date.value] for date in article.dates)
        url = article.url or ""
        self.articles.append(
            {
                "id": article.id,
                "title": article.title,
                "url": url if url.lower().startswith(_SCHEMES) else None,
                "published": str(article.published) if article.published else None,
                "text": article.text,
                "names": sorted([*entities, *dates]),
                "parts": [
                    [at(part.start), at(part.end), part.kind]
                    for part in article.segments
                    if part.kind != "body"
                ],
            }
        )
        self.events += (self._event(event, number, at) for event in article.events)

    def data(self) -> dict[str, Any]:
        """Return all that was collected."""
        codes = {place["country"] for place in self.places if place["country"]}
        return {
            "articles": self.articles,
            "events": self.events,
            "people": self.people,
            "places": self.places,
            "countries": {
                country.id: country.name for country in lexicons.countries() if country.id in codes
            },
        }

    def _event(self, event: Event, article: int, at: Offsets) -> dict[str, Any]:
        return {
            "a": article,
            "type": event.type,
            "status": event.status,
            "roles": [
                [role, [self._filler(filler, at) for filler in fillers]]
                for role, fillers in event.roles().items()
            ],
            "place": self._event_place(event.place, at),
            "date": _date(event.date, at),
            "fields": [
                [name, words(value) if not isinstance(value, bool) else str(value), _spots(value, at)]
                for name, value in own_fields(event)
            ],
            "source": [event.attribution.source, _spots(event.attribution.cue, at)]
            if event.attribution
            else None,
            "triggers": _spots(event.triggers, at),
            "evidence": _spots(event.evidence, at),
            "confidence": round(event.confidence, 2),
            "reasons": reasons(event),
        }

    def _filler(self, filler: Participant, at: Offsets) -> dict[str, Any]:
        key = (filler.kind, filler.id)
        if key not in self._people:
            self._people[key] = len(self.people)
            self.people.append({"name": filler.name, "kind": filler.kind})
        return {"p": self._people[key], "at": _spots(filler, at), "why": filler.reason}

    def _event_place(self, place: Place | None, at: Offsets) -> dict[str, Any] | None:
        if place is None:
            return None
        if place.id not in self._places:
            self._places[place.id] = len(self.places)
            self.places.append(
                {
                    "name": place.name,
                    "kind": place.kind,
                    "country": place.country,
                    "xy": self._position(place),
                }
            )
        return {"p": self._places[place.id], "within": list(place.within), "at": _spots(place, at)}

    def _position(self, place: Place) -> list[float] | None:
        if place.latitude is not None and place.longitude is not None:
            return [round(value, 1) for value in project(place.latitude, place.longitude)]
        return self._middles.get(place.country or "") if place.kind == "country" else None


def build_payload(articles: Iterable[Article], middles: dict[str, list[float]]) -> dict[str, Any]:
    """Return the data of the page.

    Args:
        articles: in the order of the page.
        middles: country code → where the map shows what is only said to be in that country.
    """
    payload = Payload(middles)
    for article in articles:
        payload.add(article)
    return payload.data()


def _spots(value: Any, at: Offsets) -> list[list[int]]:
    return [[at(spot.start), at(spot.end)] for spot in spots(value)]


def _date(date: DateSpan | None, at: Offsets) -> dict[str, Any] | None:
    if date is None:
        return None
    return {
        "start": str(date.start) if date.start else None,
        "end": str(date.end) if date.end else None,
        "grain": date.granularity,
        "value": date.value,
        "text": date.text,
        "at": _spots(date, at),
        "why": date.reason,
    }
