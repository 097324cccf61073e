"""Files that hold a row a line or record: JSON Lines, CSV, Parquet. Read as they go, never whole."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO, Any

from newsevents._extras import need
from newsevents.errors import InputError
from newsevents.inputs import Columns, Incoming, InputFile, Meter, decode, parse_json

#: Longest line and longest cell that is read, in bytes; longer ones are no articles.
LONGEST = 64_000_000
_DELIMITERS = (",", ";", "\t", "|")
_PARQUET_ROWS = 256


def row_of(value: Any, name: str, shown: str, line: int | None, columns: Columns) -> Incoming:
    """Return the row of a JSON object, or what is wrong with it."""
    if not isinstance(value, dict) or not isinstance(value.get(columns.text), str):
        error = InputError(
            f"no string under {columns.text!r}: name the column of the text", slug="row-without-text"
        )
        own = value.get(columns.id) if isinstance(value, dict) else None
        return Incoming(name if own is None else str(own), shown, line, error=error)
    values = {ours: value[theirs] for ours, theirs in columns.pairs() if value.get(theirs) is not None}
    own = values.pop("id", "")
    return Incoming(str(own) if own != "" else name, shown, line, values)


def read_lines(file: InputFile, shown: str, columns: Columns, stream: IO[bytes]) -> Iterator[Incoming]:
    """Yield the rows of JSON Lines; a line that holds none is said in its place."""
    number = 0
    while raw := stream.readline(LONGEST):
        number += 1
        name = f"{file.stem}:{number}"
        try:
            if len(raw) >= LONGEST and not raw.endswith(b"\n"):
                while raw and not raw.endswith(b"\n"):
                    raw = stream.readline(LONGEST)
                raise InputError(f"a line of more than {LONGEST} bytes", slug="input-not-text")
            text = decode(raw)
            if text.strip():
                yield row_of(parse_json(text), name, shown, number, columns)
        except InputError as error:
            yield Incoming(name, shown, number, error=error)


def read_csv(file: InputFile, shown: str, columns: Columns, stream: IO[bytes]) -> Iterator[Incoming]:
    """Yield the rows of a CSV file; the delimiter is the one that parts the text column off in its header.

    Raises:
        InputError: the header lacks a column that the caller has named (slug ``column-missing``).
    """
    before = csv.field_size_limit(LONGEST)
    try:
        yield from _csv_rows(file, shown, columns, stream)
    finally:
        csv.field_size_limit(before)


def _csv_rows(file: InputFile, shown: str, columns: Columns, stream: IO[bytes]) -> Iterator[Incoming]:
    head = decode(stream.readline(LONGEST))
    delimiter, header = _header(head, columns)
    lines = (line.decode("utf-8", errors="surrogateescape") for line in stream)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        name = f"{file.stem}:{line}"
        try:
            cells = next(reader, None)
            if cells is None:
                return
            if cells:
                yield row_of(_named(cells, header), name, shown, line, columns)
        except (csv.Error, InputError) as error:
            reason = InputError(f"not a row of CSV: {error}", slug="input-not-text")
            yield Incoming(name, shown, line, error=reason)


def _header(line: str, columns: Columns) -> tuple[str, list[str]]:
    """Return the delimiter and the names of the columns."""
    for delimiter in _DELIMITERS:
        names = next(csv.reader([line], delimiter=delimiter), [])
        if columns.text in names:
            _check_columns(names, columns)
            return delimiter, names
    raise InputError(
        f"no column {columns.text!r} in the header {line.strip()[:200]!r}: name the column of the text",
        slug="column-missing",
    )


def _check_columns(names: list[str], columns: Columns) -> None:
    """Check that the columns that the caller calls otherwise than we do are there."""
    missing = [theirs for ours, theirs in columns.pairs() if theirs not in names and theirs != ours]
    if columns.text not in names or missing:
        wanted = ", ".join(missing or [columns.text])
        raise InputError(
            f"no column {wanted}; there are {', '.join(names)}: name the columns", slug="column-missing"
        )


def _named(cells: list[str], header: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise InputError(f"{len(cells)} cells under {len(header)} columns", slug="input-not-text")
    if any("\udc80" <= sign <= "\udcff" for cell in cells for sign in cell):
        raise InputError("not UTF-8", slug="input-not-text")
    return {name: cell for name, cell in zip(header, cells, strict=True) if cell != ""}


def read_parquet(file: InputFile, columns: Columns, meter: Meter) -> Iterator[Incoming]:
    """Yield the rows of a Parquet file.

    Raises:
        InputError: it is none (slug ``input-not-text``), or lacks a column that the caller has named (slug
            ``column-missing``).
        ExtraMissingError: pyarrow is not installed (slug ``extra-missing``).
    """
    arrow, parquet = need("pyarrow", "etl"), need("pyarrow.parquet", "etl")
    try:
        opened = parquet.ParquetFile(file.path)
    except arrow.ArrowException as error:
        raise InputError(f"not a Parquet file: {error}", slug="input-not-text") from error
    with opened:
        names = opened.schema_arrow.names
        _check_columns(names, columns)
        wanted = [theirs for _, theirs in columns.pairs() if theirs in names]
        number, before, size = 0, meter.done, file.path.stat().st_size
        for batch in opened.iter_batches(batch_size=_PARQUET_ROWS, columns=wanted):
            for value in batch.to_pylist():
                number += 1
                meter.done = before + size * number / opened.metadata.num_rows
                yield row_of(value, f"{file.stem}:{number}", str(file.path), number, columns)
