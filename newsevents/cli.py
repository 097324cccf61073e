"""The command line: ``newsevents extract``, ``batch``, ``report``, ``evaluate``, ``explain`` and others."""

from __future__ import annotations

import json
import os
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from newsevents.errors import ExtraMissingError, InputError, NewseventsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

    from newsevents.article import Article
    from newsevents.gold import Task
    from newsevents.inputs import Incoming

app = typer.Typer(
    name="newsevents",
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


class OutputFormat(str, Enum):
    """Output formats of ``batch``."""

    jsonl = "jsonl"
    parquet = "parquet"
    csv = "csv"


class InputChoice(str, Enum):
    """Input formats."""

    text = "text"
    html = "html"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


class PageChoice(str, Enum):
    """Whether texts are read as pages."""

    auto = "auto"
    clean = "clean"
    page = "page"


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
    typer.Argument(
        help="Text, HTML, .json, .jsonl, .csv or .parquet files, folders of them, or - for standard input."
    ),
]
Page = Annotated[
    PageChoice, typer.Option(help="Read texts as scraped pages: where they look so, never, or always.")
]
InputFormatOption = Annotated[
    InputChoice | None, typer.Option(help="Format of the inputs. Default: as their endings say.")
]
TextColumn = Annotated[str, typer.Option(help="Column of the text.")]
IdColumn = Annotated[str, typer.Option(help="Column of the id; rows without one are named by file and line.")]
PublishedColumn = Annotated[str, typer.Option(help="Column of the date of publication.")]
Gold = Annotated[
    list[Path], typer.Argument(help="Gold files or folders; docs/evaluation.md shows their form.")
]
Errors = Annotated[int, typer.Option(min=0, help="Print so many errors.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        from newsevents._version import __version__

        typer.echo(f"newsevents {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """German news text to typed, normalised, dated event records."""


def _fail(error: NewseventsError | str) -> NoReturn:
    typer.echo(f"Error: {error}", err=True)
    raise typer.Exit(2)


@app.command()
def extract(
    paths: Paths,
    published: Published = None,
    model: Model = None,
    format: Annotated[Format, typer.Option(help="How to print the records.")] = Format.table,
    page: Page = PageChoice.auto,
    input_format: InputFormatOption = None,
    text_col: TextColumn = "text",
    id_col: IdColumn = "id",
    published_col: PublishedColumn = "published",
) -> None:
    """Extract events from articles and print them; for archives there is "newsevents batch".

    Files of rows (.json, .jsonl, .csv, .parquet) have "text" and, if you like, "id", "title", "url" and
    "published".

    Exit code 0: all read; 1: some inputs could not be read (said on standard error), the others were printed;
    2: nothing was done.
    """
    from newsevents.inputs import Columns, Inputs
    from newsevents.normalize.dates import parse_published

    failures: list[str] = []
    done: list[Article] = []
    count = 0
    try:
        parse_published(published)
        columns = Columns(text=text_col, id=id_col, published=published_col)
        rows = Inputs(
            paths,
            stdin=sys.stdin.buffer,
            columns=columns,
            format=input_format.value if input_format else None,
        )
        for article in _articles(rows, published, model, page, failures):
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
    rows: Iterable[Incoming], published: str | None, model: str | None, page: PageChoice, failures: list[str]
) -> Iterator[Article]:
    """Yield the articles of rows; the pipeline is loaded for the first one."""
    from newsevents.batch.items import HtmlItem, row_of_item
    from newsevents.pipeline import load
    from newsevents.steps import finish, prepare, read
    from newsevents.streams import row_of

    nlp: Language | None = None
    for row in rows:
        place = row.file if row.line is None else f"{row.file}, line {row.line}"
        try:
            if row.error is not None:
                raise row.error
            values = row.values or {}
            if "html" in values:
                checked = row_of_item(HtmlItem(values["html"], row.id, published))
            else:
                checked = row_of({**values, "id": row.id}, published, page.value)
            if nlp is None:
                nlp = load(model)
        except (InputError, ExtraMissingError) as error:
            failures.append(f"{place}: {error}")
            continue
        prepared = prepare(checked)
        yield finish(prepared, read(prepared, nlp), nlp)


@app.command()
def batch(
    paths: Paths,
    output: Annotated[
        str,
        typer.Option(
            "-o", "--output", help="A .jsonl or .jsonl.gz file, or a folder for Parquet or CSV tables."
        ),
    ],
    format: Annotated[
        OutputFormat | None, typer.Option(help="Format of the output. Default: as its ending says.")
    ] = None,
    input_format: InputFormatOption = None,
    text_col: TextColumn = "text",
    id_col: IdColumn = "id",
    published_col: PublishedColumn = "published",
    title_col: Annotated[str, typer.Option(help="Column of the title.")] = "title",
    url_col: Annotated[str, typer.Option(help="Column of the address.")] = "url",
    published: Published = None,
    page: Page = PageChoice.auto,
    model: Model = None,
    knowledge: Annotated[
        list[str] | None, typer.Option(help="Tables of your own, or a folder of them; may be repeated.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read. Default: one a core.")
    ] = None,
    batch_size: Annotated[int, typer.Option(min=1, help="Most rows that are read together.")] = 16,
    timeout: Annotated[
        float, typer.Option(min=1, help="Seconds that a batch, and then each of its rows alone, may take.")
    ] = 300.0,
    part_rows: Annotated[int, typer.Option(min=1, help="Articles of a part of a Parquet output.")] = 5000,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an output that is there.")] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="With --resume: read the rows again that have failed.")
    ] = False,
) -> None:
    """Extract from files into files: in several processes, resumable, one bad row never ends it.

    Rows that give no article are said in the errors file beside the output. Standard input is JSON Lines,
    unless --input-format says otherwise.

    Exit code 0: every row is an article of the output; 1: some are in the errors file, from this run or an
    earlier one; 2: nothing was done, or the run ended early (go on with --resume); 130: stopped by hand.
    """
    from newsevents.batch import extract_files
    from newsevents.inputs import Columns

    try:
        summary = extract_files(
            paths,
            output,
            format=format.value if format else None,
            input_format=input_format.value if input_format else None,
            columns=Columns(text_col, id_col, published_col, title_col, url_col),
            published=published,
            page=page.value,
            model=model,
            knowledge=knowledge or (),
            workers=workers,
            batch_size=batch_size,
            timeout=timeout,
            part_rows=part_rows,
            resume=resume,
            retry_failed=retry_failed,
            progress=True,
        )
    except NewseventsError as error:
        _fail(error)
    except OSError as error:
        _fail(f"{error}. What is written so far is safe: go on with --resume")
    except KeyboardInterrupt:
        typer.echo(
            f"Stopped. What is written so far is safe: newsevents batch … -o {output} --resume", err=True
        )
        raise typer.Exit(130) from None
    from newsevents.tables import print_summary

    print_summary(summary)
    for note in summary.notes():
        typer.echo(note, err=True)
    if summary.failed or summary.failed_before:
        raise typer.Exit(1)


@app.command()
def report(
    paths: Annotated[list[Path], typer.Argument(help="Records in .jsonl, from extract or batch.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file.")] = Path("report.html"),
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
    lang: Annotated[str, typer.Option(help="Language in which the page opens: de or en.")] = "de",
) -> None:
    """Write one HTML file to look through records: filters, timeline, map, network, articles."""
    from newsevents.report import report_files

    try:
        typer.echo(report_files(paths, output, title=title, lang=lang))
    except NewseventsError as error:
        _fail(error)


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
def schema(
    tables: Annotated[
        bool, typer.Option("--tables", help="Print the columns of the flat tables instead, as Markdown.")
    ] = False,
) -> None:
    """Print the JSON Schema of the records."""
    from newsevents.article import json_schema
    from newsevents.flat import describe_tables

    if tables:
        typer.echo(describe_tables(), nl=False)
        return
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
