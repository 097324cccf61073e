"""Articles to JSON Lines, Arrow tables and data frames, and back."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from newsevents._checks import check_path, each_article
from newsevents._extras import need
from newsevents.article import Article, load_article
from newsevents.errors import InputError, RecordError
from newsevents.flat import TABLES, TableName, check_table, flatten

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def write_jsonl(articles: Iterable[Article], path: str | Path) -> int:
    """Write articles as JSON Lines, one nested record a line.

    Args:
        articles: articles; a generator is written as it goes.
        path: the file; with the ending ``.gz`` it is compressed. A file that is there is replaced without
            asking, unless it is the output of ``newsevents batch`` with its ``….state.sqlite`` beside it.

    Returns:
        The number of articles written.

    Raises:
        InputError: something in ``articles`` is no article (slug ``article-expected``), or the file is the
            output of a run (slug ``output-exists``).

    Examples:
        >>> import newsevents as ne
        >>> from pathlib import Path
        >>> from tempfile import mkdtemp
        >>> file = Path(mkdtemp()) / "records.jsonl"
        >>> articles = list(ne.extract_many([{"id": "a", "text": "Merz reiste nach Lyon."}]))
        >>> ne.write_jsonl(articles, file)
        1
        >>> list(ne.read_jsonl(file)) == articles
        True
    """
    count = 0
    target = check_path(path)
    _check_no_run(target)
    with _open(target, "wb") as file:
        for article in each_article(articles):
            file.write(article.model_dump_json().encode("utf-8") + b"\n")
            count += 1
    return count


def _check_no_run(path: Path) -> None:
    """Check that a file to be replaced is not what a run has written, and may go on with."""
    from newsevents.batch.journal import state_beside

    state = state_beside(path)
    if path.exists() and state.exists():
        raise InputError(
            f"{path} is the output of newsevents batch, whose {state.name} stands beside it: name another "
            "file, or remove both",
            slug="output-exists",
        )


def read_jsonl(path: str | Path) -> Iterator[Article]:
    """Read articles back from JSON Lines, one at a time.

    Args:
        path: a file that :func:`write_jsonl`, ``newsevents batch`` or ``newsevents extract --format jsonl``
            wrote; with the ending ``.gz`` it is compressed.

    Yields:
        The articles, equal to those written.

    Raises:
        RecordError: a line holds no article record; the message names the line (slug ``record-unreadable``).
        InputError: there is no such file, or it can't be read (slug ``input-not-text``).

    Examples:
        >>> import newsevents, tempfile
        >>> article = newsevents.extract("Macron besuchte Berlin.", nlp=newsevents.blank())
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     count = write_jsonl([article], f"{folder}/articles.jsonl.gz")
        ...     [again] = read_jsonl(f"{folder}/articles.jsonl.gz")
        >>> again == article
        True
    """
    try:
        with _open(check_path(path), "rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield _article(line, f"{path}, line {number}")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise RecordError(f"{path}: not a whole gzip file: {error}", slug="record-unreadable") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}", slug="input-not-text") from error


def _article(line: bytes, place: str) -> Article:
    try:
        return load_article(line)
    except RecordError as error:
        raise RecordError(f"{place}: {error}", slug=error.slug) from error


def _open(path: Path, mode: str) -> IO[Any]:
    opened: Any = gzip.open if path.suffix == ".gz" else open
    file: IO[Any] = opened(path, mode)
    return file


def arrow_schema(table: TableName, *, nested: bool = True) -> pa.Schema:
    """Return the Arrow schema of a flat table; without ``nested`` it lacks the column ``record``.

    Raises:
        ExtraMissingError: pyarrow is not installed (slug ``extra-missing``).
    """
    arrow = need("pyarrow", "etl")
    types = {
        "string": arrow.string(),
        "int64": arrow.int64(),
        "float64": arrow.float64(),
        "bool": arrow.bool_(),
        "date": arrow.date32(),
    }
    return arrow.schema(
        [
            arrow.field(column.name, types[column.type], nullable=column.type not in ("int64", "bool"))
            for column in TABLES[table]
            if nested or not column.nested
        ]
    )


def to_arrow(articles: Iterable[Article]) -> dict[TableName, pa.Table]:
    """Return the flat tables of some articles as Arrow tables.

    Raises:
        ExtraMissingError: pyarrow is not installed (slug ``extra-missing``).
    """
    return {name: _table(name, rows) for name, rows in flatten(articles).items()}


def _table(name: TableName, rows: list[tuple[Any, ...]]) -> pa.Table:
    arrow, schema = need("pyarrow", "etl"), arrow_schema(name)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [arrow.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)]
    return arrow.Table.from_arrays(arrays, schema=schema)


def to_dataframe(articles: Iterable[Article], *, table: TableName = "events") -> pd.DataFrame:
    """Return a flat table of some articles as a pandas data frame.

    Args:
        articles: from :func:`newsevents.extract_many` or :func:`read_jsonl`, for example.
        table: "articles", "entities", "events" or "participants". The frame of "articles" holds the whole
            records in the column ``record``; :func:`from_dataframe` reads them back.

    Returns:
        The frame; ``docs/how-to/batch.md`` says what its columns mean. Days are ``datetime64`` values.

    Raises:
        InputError: there is no such table (slug ``table-unknown``), or something in ``articles`` is no
            article (slug ``article-expected``).
        ExtraMissingError: pandas or pyarrow is not installed (slug ``extra-missing``).

    Examples:
        >>> import newsevents
        >>> article = newsevents.extract("Macron besuchte Berlin.", nlp=newsevents.blank())
        >>> frame = to_dataframe([article], table="participants")
        >>> frame[["event_type", "role", "name"]].values.tolist()
        [['visit', 'visitor', 'Emmanuel Macron']]
    """
    need("pandas", "pandas")
    name = check_table(table)
    frame: pd.DataFrame = _table(name, flatten(articles)[name]).to_pandas(date_as_object=False)
    return frame


def from_dataframe(frame: pd.DataFrame | Mapping[str, Iterable[str]]) -> Iterator[Article]:
    """Read articles back from a data frame of the table "articles".

    Args:
        frame: from :func:`to_dataframe` or ``pandas.read_parquet``; its column ``record`` is read.

    Yields:
        The articles, equal to those that the frame was made of.

    Raises:
        InputError: the frame has no column ``record`` (slug ``column-missing``).
        RecordError: a cell holds no article record (slug ``record-unreadable``).

    Examples:
        >>> import newsevents as ne
        >>> articles = list(ne.extract_many([{"id": "a", "text": "Merz reiste nach Lyon."}]))
        >>> frame = ne.to_dataframe(articles, table="articles")
        >>> list(ne.from_dataframe(frame)) == articles
        True
    """
    try:
        records = frame["record"]
    except (KeyError, TypeError, IndexError):
        raise InputError(
            "the frame has no column 'record': read the table 'articles' of Parquet, or use "
            "newsevents.read_jsonl",
            slug="column-missing",
        ) from None
    for record in records:
        yield load_article(record)
