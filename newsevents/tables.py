"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newsevents.article import SCHEMA_VERSION, Article
from newsevents.event_types import Event, event_types

if TYPE_CHECKING:
    from newsevents.batch.summary import Summary


def _who(event: Event) -> str:
    return "\n".join(
        f"{role}: {', '.join(filler.name for filler in fillers)}" for role, fillers in event.roles().items()
    )


def _where(event: Event) -> str:
    return ", ".join((event.place.name, *event.place.within)) if event.place else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def print_events(articles: Sequence[Article]) -> None:
    """Print the events of some articles: a heading for each article, a line for each event."""
    console = Console()
    count = 0
    for article in articles:
        if not article.events:
            continue
        count += len(article.events)
        date = f", {article.published}" if article.published else ""
        table = Table(
            title=escape(f"{article.id or 'text'}{date}"),
            title_justify="left",
            title_style="bold",
            box=box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            expand=True,
        )
        table.add_column("type", no_wrap=True)
        table.add_column("who", ratio=6)
        table.add_column("place", ratio=4, overflow="fold")
        table.add_column("date", width=10, overflow="fold")
        table.add_column("status", no_wrap=True)
        table.add_column("trigger", ratio=4, overflow="fold")
        for event in article.events:
            triggers = dict.fromkeys(trigger.text for trigger in event.triggers)
            cells = (_who(event), _where(event), event.date.value if event.date else "")
            table.add_row(event.type, *map(escape, cells), event.status, escape(", ".join(triggers)))
        console.print(table)
        console.print()
    console.print(f"{_count(count, 'event')} in {_count(len(articles), 'article')}")


def print_summary(summary: Summary) -> None:
    """Print on standard error what a run has done."""
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    rows = summary.articles + summary.failed
    rate = f", {rows / summary.seconds:.1f} rows and {summary.words / summary.seconds:,.0f} words a second"
    parts = [_count(summary.articles, "article"), _count(summary.events, "event"), f"{summary.failed} failed"]
    if summary.skipped:
        parts.append(f"{summary.skipped} skipped (done before)")
    console.print(", ".join(parts) + (rate if rows and summary.seconds else ""), markup=False)
    console.print(f"output: {summary.output}", markup=False)
    if summary.failed:
        console.print(f"failed rows: {summary.errors}", markup=False)


def print_info() -> None:
    """Print versions, pipelines and the size of the knowledge base."""
    from importlib.metadata import version

    from spacy.util import is_package

    from newsevents import __version__, lexicons
    from newsevents.pipeline import PREFERRED

    table = Table(show_header=False, box=box.SIMPLE)
    installed = [name for name in PREFERRED if name == "shipped" or is_package(name)]
    rows: dict[str, object] = {
        "newsevents": __version__,
        "schema": SCHEMA_VERSION,
        "spaCy": version("spacy"),
        "Pydantic": version("pydantic"),
        "RapidFuzz": version("rapidfuzz"),
        "pipelines": ", ".join([*installed, "blank"]),
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
    Console().print(table)


def print_scores(scores: Mapping[str, Any], *, errors: int) -> None:
    """Print the scores of :func:`newsevents.evaluation.evaluate` and the first ``errors`` errors."""
    console = Console()
    table = Table(box=box.SIMPLE_HEAD)
    for column in ("measure", "P", "R", "F1", "gold", "predicted"):
        table.add_column(column, justify="left" if column == "measure" else "right")
    for name, row in scores["rows"].items():
        percents = (f"{row[key]:.1f}" for key in ("P", "R", "F1"))
        table.add_row(name, *percents, str(row["gold"]), str(row["predicted"]))
    console.print(table)
    for name, value in scores["accuracy"].items():
        console.print(f"{name}: {value:.1f} % right")
    for line in scores["errors"][:errors]:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
