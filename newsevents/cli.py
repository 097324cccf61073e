"""The command line: ``newsevents extract``, ``evaluate``, ``explain``, ``schema``, ``info``."""

from __future__ import annotations

import json
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from newsevents.errors import InputError, NewseventsError

if TYPE_CHECKING:
    from newsevents.article import Article

app = typer.Typer(
    name="newsevents",
    help="German news text to typed, normalised, dated event records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
evaluate_app = typer.Typer(help="Score this library against gold files of yours.", no_args_is_help=True)
app.add_typer(evaluate_app, name="evaluate")


class Format(str, Enum):
    """Output formats of ``extract``."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


class Task(str, Enum):
    """What ``evaluate`` can score."""

    events = "events"
    dates = "dates"
    entities = "entities"


Model = Annotated[
    str | None,
    typer.Option(help="spaCy pipeline: de_core_news_lg, shipped, blank, or a folder. Default: the best installed."),
]
Published = Annotated[
    str | None, typer.Option(help="Date of publication (2024-06-18) of texts that bring none themselves.")
]


def _fail(error: NewseventsError | str) -> NoReturn:
    typer.echo(f"Error: {error}", err=True)
    raise typer.Exit(2)


@app.command()
def extract(
    paths: Annotated[list[str], typer.Argument(help="Text, .json or .jsonl files, folders of them, or - for standard input.")],
    published: Published = None,
    model: Model = None,
    format: Annotated[Format, typer.Option(help="How to print the records.")] = Format.table,
) -> None:
    """Extract events from articles and print them.

    A .json or .jsonl file holds rows with "text" and, if you like, "id", "title", "url" and "published". Exit code 0:
    all read; 1: some inputs could not be read (said on standard error), the others were printed; 2: nothing was done.
    """
    from newsevents.inputs import read_inputs

    failures: list[InputError] = []
    try:
        from newsevents.api import extract as extract_one
        from newsevents.pipeline import load

        rows = read_inputs(paths, stdin=sys.stdin.buffer, failures=failures)
        nlp = None
        articles: list[Article] = []
        for row in rows:
            if nlp is None:
                nlp = load(model)
            try:
                article = extract_one(row["text"], published=row.get("published") or published, nlp=nlp)
            except InputError as error:
                failures.append(InputError(f"{row['id']}: {error}", slug=error.slug))
                continue
            article = article.model_copy(
                update={"id": row["id"], "title": row.get("title"), "url": row.get("url")}
            )
            if format is Format.jsonl:
                typer.echo(article.model_dump_json())
            else:
                articles.append(article)
    except NewseventsError as error:
        _fail(error)
    if format is Format.json:
        typer.echo(json.dumps([article.model_dump(mode="json") for article in articles], ensure_ascii=False, indent=2))
    elif format is Format.table:
        from newsevents.tables import print_events

        print_events(articles)
    for failure in failures:
        typer.echo(f"Error: {failure}", err=True)
    if failures:
        raise typer.Exit(1 if nlp is not None else 2)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="A name as a text spells it.")],
    kind: Annotated[str | None, typer.Option(help="PER, LOC or ORG; all three without it.")] = None,
) -> None:
    """Say whom or what a spelling resolves to, and why, or why not."""
    from newsevents.normalize.names import explain as explain_name

    try:
        typer.echo(str(explain_name(name, kind=kind)))
    except NewseventsError as error:
        _fail(error)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the records."""
    from newsevents.article import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command()
def info() -> None:
    """Print versions, pipelines found, event types and the size of the knowledge base."""
    from newsevents.tables import print_info

    print_info()


def _evaluate(task: Task, gold: list[Path], model: str | None, errors: int) -> None:
    from newsevents import evaluation
    from newsevents.pipeline import load
    from newsevents.tables import print_scores

    try:
        scores = evaluation.evaluate(task.value, gold, nlp=load(model))
    except NewseventsError as error:
        _fail(error)
    print_scores(scores, errors=errors)


Gold = Annotated[list[Path], typer.Argument(help="Gold files; see docs/evaluation.md for their form.")]
Errors = Annotated[int, typer.Option(help="Print so many errors.")]


@evaluate_app.command("events")
def evaluate_events(gold: Gold, model: Model = None, errors: Errors = 0) -> None:
    """Score event records: rows with text, published and events."""
    _evaluate(Task.events, gold, model, errors)


@evaluate_app.command("dates")
def evaluate_dates(gold: Gold, model: Model = None, errors: Errors = 0) -> None:
    """Score date expressions: rows with text, published and dates (start, end, type, value)."""
    _evaluate(Task.dates, gold, model, errors)


@evaluate_app.command("entities")
def evaluate_entities(gold: Gold, model: Model = None, errors: Errors = 0) -> None:
    """Score PER, LOC and ORG spans: rows with text and ents, or CoNLL/IOB columns."""
    _evaluate(Task.entities, gold, model, errors)


def main() -> None:
    """Run the command line."""
    app()
