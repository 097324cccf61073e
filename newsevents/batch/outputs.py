"""Where a run writes: JSON Lines, or folders of Parquet or CSV tables. Workers encode, the parent writes."""

from __future__ import annotations

import gzip
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

from newsevents._extras import need
from newsevents.article import Article
from newsevents.errors import BatchError
from newsevents.exchange import arrow_schema, to_arrow
from newsevents.flat import TABLE_NAMES, TableName

if TYPE_CHECKING:
    import pyarrow as pa

    from newsevents.batch.worker import Encode

Format = Literal["jsonl", "parquet", "csv"]
FORMATS: tuple[Format, ...] = ("jsonl", "parquet", "csv")
_ENDINGS: Mapping[str, Format] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson.gz": "jsonl",
    ".parquet": "parquet",
    ".csv": "csv",
}
#: Seconds between commits of files that may be committed at any time.
_INTERVAL = 1.0
#: Articles of a row group of Parquet.
_GROUP = 1000


def format_of(path: Path, format: str | None) -> Format:
    """Return the format of an output: the one named, else the one that the ending says.

    Raises:
        BatchError: neither says a known one (slug ``output-unknown``).
    """
    for known in FORMATS:
        if format == known:
            return known
    for ending, known in _ENDINGS.items():
        if format is None and path.name.lower().endswith(ending):
            return known
    wrong = f"unknown format {format!r}" if format else f"the ending of {path.name} names no format"
    raise BatchError(f"{wrong}: give one of {', '.join(FORMATS)}", slug="output-unknown")


class Output(Protocol):
    """What a run writes articles to."""

    encode: Encode

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go back to the state of the last commit; ``{}`` is the beginning."""

    def write(self, payloads: Sequence[Any], articles: int) -> None:
        """Write what ``encode`` made of some articles."""

    def is_due(self, seconds: float) -> bool:
        """Say whether to commit now, so many seconds after the last commit."""

    def commit(self, *, final: bool) -> dict[str, Any]:
        """Bring to disk what is written, and return the state that :meth:`restore` goes back to."""

    def close(self) -> None:
        """Leave what is not committed as it is."""


class Appended:
    """Files that grow at their end; a crash is undone by cutting them to the length of the last commit.

    Args:
        paths: name → path.
        heads: name → what a new file begins with.
    """

    def __init__(self, paths: Mapping[str, Path], heads: Mapping[str, bytes] | None = None) -> None:
        self._paths = paths
        self._heads = heads or {}
        self._files: dict[str, BinaryIO] = {}

    def restore(self, sizes: Mapping[str, int]) -> None:
        """Open the files and cut them to their sizes.

        Raises:
            BatchError: a file is shorter than that, or gone (slug ``resume-mismatch``).
        """
        for name, path in self._paths.items():
            size = sizes.get(name)
            if size is not None and (not path.exists() or path.stat().st_size < size):
                raise BatchError(
                    f"{path} is not as the run left it: remove what is left of the output and start again",
                    slug="resume-mismatch",
                )
            file = path.open("r+b" if size is not None else "wb")
            file.truncate(size or 0)
            file.seek(0, os.SEEK_END)
            if size is None:
                file.write(self._heads.get(name, b""))
            self._files[name] = file

    def write(self, name: str, data: bytes) -> None:
        """Add to a file."""
        self._files[name].write(data)

    def sizes(self) -> dict[str, int]:
        """Bring everything to disk and return the sizes."""
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
        return {name: file.tell() for name, file in self._files.items()}

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()


class _Growing:
    """What JSON Lines and CSV share: files that grow and may be committed at any time."""

    def __init__(self, files: Appended) -> None:
        self._files = files

    def restore(self, state: Mapping[str, Any]) -> None:
        """See :class:`Output`."""
        self._files.restore(state)

    def is_due(self, seconds: float) -> bool:
        """See :class:`Output`."""
        return seconds >= _INTERVAL

    def commit(self, *, final: bool) -> dict[str, Any]:
        """See :class:`Output`."""
        return self._files.sizes()

    def close(self) -> None:
        """See :class:`Output`."""
        self._files.close()


class JsonLines(_Growing):
    """One nested record a line."""

    def __init__(self, path: Path) -> None:
        super().__init__(Appended({"articles": path}))
        self.encode: Encode = encode_gzip if path.suffix == ".gz" else encode_lines

    def write(self, payloads: Sequence[Any], articles: int) -> None:
        """See :class:`Output`."""
        for payload in payloads:
            self._files.write("articles", payload)


class CsvTables(_Growing):
    """A folder with a CSV file a table."""

    def __init__(self, folder: Path) -> None:
        heads: dict[str, bytes] = {
            name: ",".join(f'"{field.name}"' for field in arrow_schema(name, nested=False)).encode() + b"\n"
            for name in TABLE_NAMES
        }
        super().__init__(Appended({name: folder / f"{name}.csv" for name in TABLE_NAMES}, heads))
        self.encode: Encode = encode_csv

    def write(self, payloads: Sequence[Any], articles: int) -> None:
        """See :class:`Output`."""
        for payload in payloads:
            for name, data in payload.items():
                self._files.write(name, data)


class ParquetTables:
    """A folder with a folder of parts a table: a Parquet file is whole only when it is closed.

    Args:
        folder: the output.
        part_rows: articles of a part; what a crash loses is at most one part, which is made again.
    """

    def __init__(self, folder: Path, part_rows: int) -> None:
        self.encode: Encode = encode_tables
        self._folder = folder
        self._part_rows = part_rows
        self._writers: dict[TableName, Any] = {}
        self._waiting: list[dict[TableName, pa.Table]] = []
        self._group = self._articles = self._parts = 0

    def restore(self, state: Mapping[str, Any]) -> None:
        """See :class:`Output`."""
        self._parts = int(state.get("parts", 0))
        for name in TABLE_NAMES:
            folder = self._folder / name
            folder.mkdir(parents=True, exist_ok=True)
            kept = {self._path(name, part).name for part in range(self._parts)}
            found = {path.name: path for path in folder.iterdir()}
            if kept - set(found):
                raise BatchError(
                    f"{folder} is not as the run left it: remove what is left of the output and start again",
                    slug="resume-mismatch",
                )
            for leftover in set(found) - kept:
                found[leftover].unlink()

    def write(self, payloads: Sequence[Any], articles: int) -> None:
        """See :class:`Output`."""
        self._waiting += payloads
        self._group += articles
        self._articles += articles
        if self._group >= _GROUP:
            self._write_group()

    def is_due(self, seconds: float) -> bool:
        """See :class:`Output`."""
        return self._articles >= self._part_rows

    def commit(self, *, final: bool) -> dict[str, Any]:
        """See :class:`Output`."""
        if self._articles or (final and not self._parts):
            self._write_group()
            for name, writer in self._writers.items():
                writer.close()
                partial = self._partial(name)
                with partial.open("rb") as file:
                    os.fsync(file.fileno())
                partial.replace(self._path(name, self._parts))
            self._writers = {}
            self._parts += 1
            self._articles = 0
        return {"parts": self._parts}

    def close(self) -> None:
        """See :class:`Output`."""
        for writer in self._writers.values():
            writer.close()

    def _path(self, name: TableName, part: int) -> Path:
        return self._folder / name / f"part-{part:05d}.parquet"

    def _partial(self, name: TableName) -> Path:
        return self._folder / name / f".part-{self._parts:05d}.partial"

    def _write_group(self) -> None:
        arrow, parquet = need("pyarrow", "etl"), need("pyarrow.parquet", "etl")
        for name in TABLE_NAMES:
            schema = arrow_schema(name)
            if name not in self._writers:
                writer = parquet.ParquetWriter(self._partial(name), schema, compression="zstd")
                self._writers[name] = writer
            tables = [tables[name] for tables in self._waiting]
            self._writers[name].write_table(arrow.concat_tables(tables or [schema.empty_table()]))
        self._waiting, self._group = [], 0


def encode_lines(articles: Sequence[Article]) -> bytes:
    """Encode articles as JSON Lines."""
    return b"".join(article.model_dump_json().encode("utf-8") + b"\n" for article in articles)


def encode_gzip(articles: Sequence[Article]) -> bytes:
    """Encode articles as compressed JSON Lines; such pieces may stand one behind the other."""
    return gzip.compress(encode_lines(articles), mtime=0) if articles else b""


def encode_tables(articles: Sequence[Article]) -> dict[TableName, Any]:
    """Encode articles as Arrow tables."""
    return dict(to_arrow(articles))


def encode_csv(articles: Sequence[Article]) -> dict[TableName, bytes]:
    """Encode articles as rows of CSV files, without the nested record."""
    arrow, csv = need("pyarrow", "etl"), need("pyarrow.csv", "etl")
    options = csv.WriteOptions(include_header=False)
    encoded = {}
    for name, table in to_arrow(articles).items():
        sink = arrow.BufferOutputStream()
        csv.write_csv(table.select(arrow_schema(name, nested=False).names), sink, options)
        encoded[name] = sink.getvalue().to_pybytes()
    return encoded
