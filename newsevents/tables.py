"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from newsevents.article import SCHEMA_VERSION, Article
from newsevents.event_types import Event, event_types


def _console() -> Console:
    return Console(soft_wrap=False)


def _roles(event: Event) -> str:
    return "; ".join(
        f"{role}: {', '.join(filler.name for filler in fillers)}" for role, fillers in event.roles().items()
    )


def _place(event: Event) -> str:
    return ", ".join((event.place.name, *event.place.within)) if event.place else ""


def print_events(articles: Sequence[Article]) -> None:
    """Print the events of some articles, one line each."""
    table = Table(show_lines=False, header_style="bold")
    for column in ("article", "type", "who", "place", "date", "status", "trigger"):
        table.add_column(column, overflow="fold")
    count = 0
    for article in articles:
        for event in article.events:
            count += 1
            table.add_row(
                article.id or "",
                event.type,
                _roles(event),
                _place(event),
                event.date.value if event.date else "",
                event.status,
                ", ".join(dict.fromkeys(trigger.text for trigger in event.triggers)),
            )
    console = _console()
    if count:
        console.print(table)
    console.print(f"{count} events in {len(articles)} article{'s' if len(articles) != 1 else ''}")


def print_info() -> None:
    """Print versions, pipelines and the size of the knowledge base."""
    import pydantic
    import rapidfuzz
    import spacy
    from spacy.util import is_package

    from newsevents import __version__, lexicons
    from newsevents.pipeline import PREFERRED

    table = Table(show_header=False)
    installed = [name for name in PREFERRED if name == "shipped" or is_package(name)]
    rows: dict[str, object] = {
        "newsevents": __version__,
        "schema": SCHEMA_VERSION,
        "spaCy": spacy.__version__,
        "Pydantic": pydantic.VERSION,
        "RapidFuzz": rapidfuzz.__version__,
        "pipelines": ", ".join(installed),
        "event types": ", ".join(event_types()),
        "persons": len(lexicons.persons()),
        "terms of office": len(lexicons.terms()),
        "organizations": len(lexicons.organizations()),
        "countries": len(lexicons.countries()),
        "places": len(lexicons.places()),
        "cities": len(lexicons.cities()),
    }
    for name, value in rows.items():
        table.add_row(name, str(value))
    _console().print(table)


def print_scores(scores: Mapping[str, Any], *, errors: int) -> None:
    """Print the scores of :func:`newsevents.evaluation.evaluate`."""
    console = _console()
    table = Table(header_style="bold")
    for column in ("measure", "P", "R", "F1", "gold", "predicted"):
        table.add_column(column, justify="left" if column == "measure" else "right")
    for name, row in scores["rows"].items():
        table.add_row(name, *(f"{row[key]:.1f}" for key in ("P", "R", "F1")), str(row["gold"]), str(row["predicted"]))
    console.print(table)
    for name, value in scores.get("accuracy", {}).items():
        console.print(f"{name}: {value:.1f} %")
    for line in scores["errors"][:errors]:
        console.print(line, markup=False, highlight=False)
