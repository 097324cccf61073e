"""The run: rows from files to workers, articles from workers to files, every step noted in the journal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from newsevents._version import __version__
from newsevents.article import SCHEMA_VERSION
from newsevents.batch.items import HtmlItem, Item, length_of
from newsevents.batch.journal import Journal, check_same, digest_of
from newsevents.batch.outputs import Appended, CsvTables, Format, JsonLines, Output, ParquetTables, format_of
from newsevents.batch.places import Places
from newsevents.batch.pool import Pool
from newsevents.batch.progress import ProgressLine
from newsevents.batch.summary import Summary
from newsevents.batch.worker import Answer, PipelineSource
from newsevents.chunks import cut
from newsevents.errors import BatchError, NewseventsError
from newsevents.event_types import added_types
from newsevents.failures import FailedRow
from newsevents.inputs import Columns, Incoming, InputFormat, Inputs, check_package, each_path
from newsevents.pages import PageMode
from newsevents.steps import Published, check_row
from newsevents.streams import row_of


def extract_files(
    inputs: str | Path | Iterable[str | Path],
    output: str | Path,
    *,
    format: Format | None = None,
    input_format: InputFormat | None = None,
    columns: Columns | None = None,
    published: Published = None,
    page: PageMode = "auto",
    model: str | Path | None = None,
    knowledge: str | Path | Iterable[str | Path] = (),
    workers: int | None = None,
    batch_size: int = 16,
    timeout: float = 300.0,
    part_rows: int = 5000,
    resume: bool = False,
    retry_failed: bool = False,
    progress: bool = False,
    stdin: IO[bytes] | None = None,
) -> Summary:
    """Extract from files into files, in several processes; ``newsevents batch`` does the same.

    Every row of the inputs becomes an article of the output or a line of the errors file, once, in the order
    of the inputs, however often the run is ended and resumed. A script must call this under
    ``if __name__ == "__main__":``. A run that can't start leaves no output behind.

    Args:
        inputs: JSONL, CSV, Parquet, text and HTML files, folders of them, or "-" for standard input; one path
            or several.
        output: a ``.jsonl`` or ``.jsonl.gz`` file, or a folder for the tables of Parquet or CSV.
        format: format of the output; None goes by its ending.
        input_format: format of the inputs; None goes by their endings, and takes standard input for JSONL.
        columns: what the columns of rows are called.
        published: date of publication of rows that name none.
        page: whether texts are read as pages, see :func:`newsevents.extract`.
        model: pipeline, as in :func:`newsevents.load`.
        knowledge: tables of your own, as in :func:`newsevents.load`.
        workers: processes that read; None takes one a core.
        batch_size: most rows that are read together.
        timeout: seconds that the rows of a batch, and then each of them alone, may take.
        part_rows: articles of a part of a Parquet output.
        resume: go on with an output that is there; without one, start it.
        retry_failed: with ``resume``: read the rows again that have failed.
        progress: show rate and time left where standard error is a terminal.
        stdin: standard input; None takes that of the process.

    Returns:
        What was done in this run.

    Raises:
        InputError: an input does not exist (slug ``input-not-text``) or ``published`` is no date (slug
            ``published-not-a-date``).
        BatchError: the output is there and ``resume`` is not given (slug ``output-exists``), another run
            holds it (``output-in-use``), it was made with other settings (``resume-mismatch``), its ending
            says no format (``output-unknown``), or no worker can be started (``workers-not-started``).
        ModelNotFoundError, LexiconError: the pipeline can't be loaded.
        ExtraMissingError: an input or the output needs a package that is not installed (slug
            ``extra-missing``).

    Examples:
        >>> import newsevents as ne
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> folder = Path(mkdtemp())
        >>> _ = (folder / "a.txt").write_text("Merz reiste nach Lyon.", encoding="utf-8")
        >>> summary = ne.extract_files([folder], folder / "out" / "records.jsonl")
        >>> summary.articles, summary.failed, summary.events
        (1, 0, 1)
    """
    check_row("", published, page=page)
    target = Path(output)
    kind = format_of(target, format)
    paths = [str(path) for path in each_path(inputs)]
    rows = Inputs(
        paths,
        stdin=stdin or sys.stdin.buffer,
        columns=columns,
        format=input_format,
        stdin_format="jsonl",
    )
    places = Places.of(target, folder=kind != "jsonl")
    places.check(resume=resume)
    named = None if model is None else str(model)
    tables = tuple(str(path) for path in each_path(knowledge))
    _check_needs(rows, places, named, tables)
    sink = _sink(kind, target, part_rows)
    settings: dict[str, Any] = {
        "format": kind,
        "model": named,
        "knowledge": list(tables),
        "page": page,
        "published": None if published is None else str(published),
        "columns": asdict(rows.columns),
        "library": __version__,
        "schema": SCHEMA_VERSION,
    }
    source = PipelineSource(named, tables, types=added_types())
    run: _Run | None = None
    try:
        with ExitStack() as stack:
            places.make()
            journal = stack.enter_context(Journal(places.state))
            pool = stack.enter_context(
                Pool(source, sink.encode, workers=workers or _cores(), timeout=timeout)
            )
            line = stack.enter_context(ProgressLine(shown=progress, total=rows.meter.total))
            run = _Run(rows, sink, journal, places, settings, published, page, line)
            stack.callback(run.close)
            return run.go(pool, batch_size, retry_failed=resume and retry_failed)
    except NewseventsError:
        if run is not None and run.is_vain:
            places.remove()
        raise


def _check_needs(rows: Inputs, places: Places, model: str | None, tables: Sequence[str]) -> None:
    """Check what can be checked before anything is written: packages, the pipeline, tables."""
    from newsevents.pipeline import check_loadable

    rows.check_packages()
    if places.is_folder:
        check_package("pyarrow", "etl", str(places.output))
    check_loadable(model, tables)


def _cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _sink(kind: Format, target: Path, part_rows: int) -> Output:
    if kind == "jsonl":
        return JsonLines(target)
    return ParquetTables(target, part_rows) if kind == "parquet" else CsvTables(target)


@dataclass(slots=True)
class _Entry:
    """A row on its way: ``key`` is its name in the journal; an item, or why there is none."""

    key: str
    digest: bytes
    row: Incoming
    number: int
    item: Item | None = None
    error: tuple[str, str] | None = None

    def failed(self, slug: str, reason: str) -> FailedRow:
        row = self.row
        return FailedRow(
            id=row.id, slug=slug, reason=reason, number=self.number, file=row.file, line=row.line
        )


class _Run:
    """One run, from its first row to its summary."""

    def __init__(
        self,
        rows: Inputs,
        sink: Output,
        journal: Journal,
        places: Places,
        settings: Mapping[str, Any],
        published: Published,
        page: PageMode,
        line: ProgressLine,
    ) -> None:
        self._rows = rows
        self._sink = sink
        self._journal = journal
        self._places = places
        self._settings = settings
        self._published = published
        self._page = page
        self._line = line
        self._errors = Appended({"errors": places.errors})
        self._under_way: dict[str, bytes] = {}
        self._facts: dict[str, Any] = {}
        self._articles = self._failed = self._skipped = self._events = self._words = 0
        self._failed_before = self._undated = 0
        self._begins = False

    @property
    def is_vain(self) -> bool:
        """Whether this run began its output and read nothing."""
        return self._begins and not self._articles and "pipeline" not in self._facts

    def close(self) -> None:
        """Close the outputs; what is not committed is undone by the next run."""
        self._sink.close()
        self._errors.close()

    def go(self, pool: Pool, batch_size: int, *, retry_failed: bool) -> Summary:
        """Read everything."""
        started = committed = time.monotonic()
        self._restore(retry_failed=retry_failed)
        chunks = cut(self._entries(), batch_size, _length)
        try:
            for chunk, answer in pool.run((chunk, _items(chunk)) for chunk in chunks):
                self._check_pipeline(pool.pipeline)
                self._take(chunk, answer)
                now = time.monotonic()
                if self._sink.is_due(now - committed):
                    self._commit(final=False)
                    committed = now
                done = self._articles + self._failed
                self._line.show(
                    done=self._rows.meter.done, rows=done, failed=self._failed, seconds=now - started
                )
        except KeyboardInterrupt:
            self._commit(final=False)
            raise
        self._commit(final=True)
        return Summary(
            articles=self._articles,
            failed=self._failed,
            skipped=self._skipped,
            events=self._events,
            words=self._words,
            seconds=round(time.monotonic() - started, 3),
            output=self._places.output,
            errors=self._places.errors,
            pipeline=pool.pipeline or self._facts.get("pipeline", ""),
            failed_before=self._failed_before,
            undated=self._undated,
        )

    def _restore(self, *, retry_failed: bool) -> None:
        self._facts = self._journal.facts()
        before = self._facts.get("settings")
        for name, value in self._settings.items():
            if before is not None and before.get(name) != value:
                raise BatchError(
                    f"{self._places.output} was begun with {name} {before.get(name)!r}, not {value!r}: give "
                    "the same, or start a new output",
                    slug="resume-mismatch",
                )
        errors = self._facts.get("errors", {})
        if retry_failed and errors:
            errors = {"errors": 0}
            self._journal.forget_failed()
            self._journal.commit({"errors": errors})
        self._failed_before = self._journal.failed()
        self._begins = not self._facts
        self._sink.restore(self._facts.get("output", {}))
        self._errors.restore(errors)
        self._commit(final=False)

    def _check_pipeline(self, pipeline: str) -> None:
        before = self._facts.setdefault("pipeline", pipeline) if pipeline else pipeline
        if before != pipeline:
            raise BatchError(
                f"{self._places.output} was begun with the pipeline {before}, not {pipeline}: name the "
                "model, or start a new output",
                slug="resume-mismatch",
            )

    def _commit(self, *, final: bool) -> None:
        facts: dict[str, Any] = {"settings": self._settings, "output": self._sink.commit(final=final)}
        facts["errors"] = self._errors.sizes()
        if "pipeline" in self._facts:
            facts["pipeline"] = self._facts["pipeline"]
        self._journal.commit(facts)

    def _entries(self) -> Iterator[_Entry]:
        """Yield the rows that are not done yet; the others are counted."""
        for number, row in enumerate(self._rows, start=1):
            values = row.values or {}
            error = None if row.error is None else (row.error.slug, str(row.error))
            entry = _Entry(row.id, digest_of(row.id, values, error), row, number, error=error)
            if self._is_new(entry):
                self._under_way[entry.key] = entry.digest
                self._fill(entry, values)
                yield entry
            else:
                self._skipped += 1

    def _is_new(self, entry: _Entry) -> bool:
        """Say whether a row is to be read; an id that already stands for another row makes an error of it."""
        before = self._known(entry.key)
        if before is None:
            return True
        try:
            check_same(entry.key, before, entry.digest)
        except NewseventsError as error:
            entry.error = (error.slug, str(error))
            entry.key = f"{entry.key}\0{entry.digest.hex()}"
            return self._known(entry.key) is None
        return False

    def _known(self, key: str) -> bytes | None:
        return self._under_way.get(key) or self._journal.find(key)

    def _fill(self, entry: _Entry, values: Mapping[str, Any]) -> None:
        if entry.error is not None:
            return
        try:
            if "html" in values:
                entry.item = HtmlItem(values["html"], entry.row.id, self._published)
            else:
                entry.item = row_of({**values, "id": entry.row.id}, self._published, self._page)
        except NewseventsError as error:
            entry.error = (error.slug, str(error))

    def _take(self, chunk: Sequence[_Entry], answer: Answer) -> None:
        """Write what became of the rows of a chunk."""
        position = written = 0
        for entry in chunk:
            unread = None
            if entry.item is not None:
                unread = answer.unread.get(position)
                position += 1
            error = entry.error or ((unread.slug, unread.reason) if unread else None)
            if error is not None:
                failed = entry.failed(*error)
                self._errors.write("errors", failed.model_dump_json().encode("utf-8", "replace") + b"\n")
            self._journal.add(entry.key, entry.digest, failed=error is not None)
            del self._under_way[entry.key]
            self._failed += error is not None
            written += error is None
        self._sink.write(answer.payloads, written)
        self._articles += written
        self._events += answer.events
        self._words += answer.words
        self._undated += answer.undated


def _items(chunk: Sequence[_Entry]) -> list[Item]:
    return [entry.item for entry in chunk if entry.item is not None]


def _length(entry: _Entry) -> int:
    return 0 if entry.item is None else length_of(entry.item)
