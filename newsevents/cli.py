"""The command line: ``newsevents extract``, ``evaluate``, ``explain``, ``schema``, ``info``."""

from __future__ import annotations

import json
import os
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from newsevents.errors import InputError, NewseventsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language

    from newsevents.article import Article
    from newsevents.gold import Task

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


Model = Annotated[
    str | None,
    typer.Option(
        help="spaCy pipeline: de_core_news_lg, shipped, blank, or a folder. Default: the best installed."
    ),
]
Published = Annotated[
    str | None, typer.Option(help="Date of publication (2024-06-18) of texts that bring none themselves.")
]
Paths = Annotated[
    list[str],
    typer.Argument(help="Text, .json or .jsonl files, folders of them, or - for standard input."),
]
Gold = Annotated[
    list[Path], typer.Argument(help="Gold files or folders; docs/evaluation.md shows their form.")
]
Errors = Annotated[int, typer.Option(min=0, help="Print so many errors.")]


def _fail(error: NewseventsError | str) -> NoReturn:
    typer.echo(f"Error: {error}", err=True)
    raise typer.Exit(2)


@app.command()
def extract(
    paths: Paths,
    published: Published = None,
    model: Model = None,
    format: Annotated[Format, typer.Option(help="How to print the records.")] = Format.table,
) -> None:
    """Extract events from articles and print them.

    A .json or .jsonl file holds rows with "text" and, if you like, "id", "title", "url" and "published".

    Exit code 0: all read; 1: some inputs could not be read (said on standard error), the others were printed;
    2: nothing was done.
    """
    from newsevents.inputs import read_inputs
    from newsevents.normalize.dates import parse_published

    failures: list[InputError] = []
    done: list[Article] = []
    count = 0
    try:
        parse_published(published)
        for article in _articles(
            read_inputs(paths, stdin=sys.stdin.buffer, failures=failures), published, model, failures
        ):
            count += 1
            if format is Format.jsonl:
                typer.echo(article.model_dump_json())
            else:
                done.append(article)
    except NewseventsError as error:
        _fail(error)
    if format is Format.json:
        records = [article.model_dump(mode="json") for article in done]
        typer.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif format is Format.table and (count or not failures):
        from newsevents.tables import print_events

        print_events(done)
    for failure in failures:
        typer.echo(f"Error: {failure}", err=True)
    if failures:
        raise typer.Exit(1 if count else 2)


def _articles(
    rows: Iterator[dict[str, Any]], published: str | None, model: str | None, failures: list[InputError]
) -> Iterator[Article]:
    """Yield the articles of rows; the pipeline is loaded for the first one."""
    from newsevents.api import extract as extract_one
    from newsevents.pipeline import load

    nlp: Language | None = None
    for row in rows:
        if nlp is None:
            nlp = load(model)
        try:
            article = extract_one(row["text"], published=row.get("published") or published, nlp=nlp)
        except InputError as error:
            failures.append(InputError(f"{row['id']}: {error}", slug=error.slug))
            continue
        given = {key: None if row.get(key) is None else str(row[key]) for key in ("id", "title", "url")}
        yield article.model_copy(update=given)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="A name as a text spells it.")],
    kind: Annotated[str | None, typer.Option(help="PER, LOC or ORG; all three without it.")] = None,
) -> None:
    """Say whom or what a spelling resolves to, and why, or why not."""
    from newsevents.names import explain as explain_name

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


def _evaluate(task: Task, gold: list[Path], model: str | None, errors: int, types: str = "") -> None:
    from newsevents.evaluation import evaluate
    from newsevents.event_types import type_named
    from newsevents.gold import read_gold
    from newsevents.pipeline import load
    from newsevents.tables import print_scores

    try:
        wanted = [name.strip() for name in types.split(",") if name.strip()]
        for name in wanted:
            type_named(name)
        read_gold(gold, task)  # what is wrong there is said before a model is loaded
        scores = evaluate(task, gold, nlp=load(model), types=wanted)
    except NewseventsError as error:
        _fail(error)
    print_scores(scores, errors=errors)


@evaluate_app.command("events")
def evaluate_events(
    gold: Gold,
    model: Model = None,
    errors: Errors = 0,
    types: Annotated[str, typer.Option(help="Event types to score: visit,meeting. Default: all.")] = "",
) -> None:
    """Score event records: rows with text, published and events."""
    _evaluate("events", gold, model, errors, types)


@evaluate_app.command("dates")
def evaluate_dates(gold: Gold, model: Model = None, errors: Errors = 0) -> None:
    """Score date expressions: rows with text, published and dates (start, end, type, value)."""
    _evaluate("dates", gold, model, errors)


@evaluate_app.command("entities")
def evaluate_entities(gold: Gold, model: Model = None, errors: Errors = 0) -> None:
    """Score PER, LOC and ORG spans: rows with text and ents, or CoNLL/IOB columns."""
    _evaluate("entities", gold, model, errors)


def main() -> None:
    """Run the command line; a reader that stops listening ("| head") ends it quietly."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
