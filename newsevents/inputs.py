"""Files, folders and standard input to rows: what the command line reads."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Literal, get_args

from newsevents._extras import need
from newsevents.errors import ExtraMissingError, InputError, NewseventsError

InputFormat = Literal["text", "html", "json", "jsonl", "csv", "parquet"]
INPUT_FORMATS: tuple[InputFormat, ...] = get_args(InputFormat)
_ENDINGS: dict[str, InputFormat] = {
    **dict.fromkeys((".txt", ".md", ".text"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    ".json": "json",
    **dict.fromkeys((".jsonl", ".ndjson"), "jsonl"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
    ".parquet": "parquet",
}
#: Formats that need a package, and the extra that installs it.
_NEEDS: dict[InputFormat, tuple[str, str]] = {
    "html": ("trafilatura", "html"),
    "parquet": ("pyarrow", "etl"),
}


def each_path(paths: str | Path | Iterable[str | Path]) -> tuple[str | Path, ...]:
    """Return the paths handed in; a single path is taken as one."""
    return (paths,) if isinstance(paths, (str, Path)) else tuple(paths)


def check_package(package: str, extra: str, place: str) -> None:
    """Check that an optional package is installed, without importing it.

    Args:
        package: its name.
        extra: the extra that installs it.
        place: the file that needs it, for the message.

    Raises:
        ExtraMissingError: it is not installed (slug ``extra-missing``).
    """
    if find_spec(package) is not None:
        return
    try:
        need(package, extra)
    except ExtraMissingError as error:
        raise ExtraMissingError(f"{place}: {error}", slug="extra-missing") from error


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of rows are called.

    Attributes:
        text: column of the text.
        id: column of the id; rows without one are named by file and line.
        published: column of the date of publication.
        title: column of the title.
        url: column of the address.
    """

    text: str = "text"
    id: str = "id"
    published: str = "published"
    title: str = "title"
    url: str = "url"

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return our name and the caller's name of each column."""
        return tuple((name, getattr(self, name)) for name in ("text", "id", "published", "title", "url"))


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row as it was found, or what is wrong in its place.

    Attributes:
        id: the row's id, else its place: the file's name, and the line behind ":".
        file: the file, as it was named.
        line: its line, row or item, from 1; None where the file is one row, or is wrong as a whole.
        values: ``text`` (or ``html``, as bytes), ``published``, ``title`` and ``url``, where they are there.
        error: why there is no row.
    """

    id: str
    file: str
    line: int | None = None
    values: dict[str, Any] | None = None
    error: NewseventsError | None = None


@dataclass(slots=True)
class Meter:
    """How far reading has come, in bytes; ``total`` is 0 where nobody knows."""

    done: float = 0
    total: float = 0


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to be read, and the name that its rows without an id are called by."""

    path: Path
    name: str
    format: InputFormat

    @property
    def stem(self) -> str:
        """The name without its endings."""
        folder, slash, name = self.name.rpartition("/")
        return folder + slash + Path(name.removesuffix(".gz")).stem


class Inputs:
    """Files, folders and standard input, found but not yet read.

    Args:
        paths: files, folders (searched in depth for files of known endings, sorted by name) or "-".
        stdin: standard input, as bytes.
        columns: what the columns of rows are called.
        format: format of all files and of standard input; None goes by the endings, and takes files of other
            endings that are named for text.
        stdin_format: format of standard input where ``format`` is None.

    Raises:
        InputError: a path does not exist (slug ``input-not-text``).
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        stdin: IO[bytes],
        columns: Columns | None = None,
        format: InputFormat | None = None,
        stdin_format: InputFormat = "text",
    ) -> None:
        missing = [path for path in paths if path != "-" and not Path(path).exists()]
        if missing:
            raise InputError(f"no such file or folder: {', '.join(missing)}", slug="input-not-text")
        self.columns = columns or Columns()
        self._stdin = stdin
        self._format = format
        self._stdin_format = format or stdin_format
        self._found = [(path, self._files(path, paths)) for path in paths]
        streams = "-" in paths
        sizes = [file.path.stat().st_size for _, files in self._found for file in files]
        self.meter = Meter(total=0 if streams else sum(sizes))

    def check_packages(self) -> None:
        """Check that the packages are installed that the formats of the inputs need.

        Raises:
            ExtraMissingError: one is not; the message names a file that needs it (slug ``extra-missing``).
        """
        places: dict[InputFormat, str] = {}
        for given, files in self._found:
            if given == "-":
                places.setdefault(self._stdin_format, "standard input")
            for file in files:
                places.setdefault(file.format, str(file.path))
        for format, place in places.items():
            if format in _NEEDS:
                check_package(*_NEEDS[format], place)

    def _files(self, given: str, all_given: Sequence[str]) -> list[InputFile]:
        if given == "-":
            return []
        path = Path(given)
        name = _own_name(path)
        if sum(_own_name(Path(other)) == name for other in all_given) > 1:
            name = path.as_posix()
        if path.is_file():
            return [InputFile(path, name, self._format or format_of(path) or "text")]
        files = sorted(file for file in path.rglob("*") if file.is_file())
        return [
            InputFile(file, f"{name}/{file.relative_to(path).as_posix()}", self._format or known)
            for file in files
            if (known := format_of(file)) is not None
        ]

    def __iter__(self) -> Iterator[Incoming]:
        """Yield the rows of all inputs, one after the other, holding one row (or one page) at a time."""
        for given, files in self._found:
            if given == "-":
                yield from _read_stream(self._stdin, self._stdin_format, self.columns)
            elif not files:
                endings = ", ".join(_ENDINGS)
                error = InputError(f"no file in this folder ends in {endings}", slug="input-not-text")
                yield Incoming(given, given, error=error)
            for file in files:
                before = self.meter.done
                yield from read_file(file, self.columns, self.meter)
                self.meter.done = before + file.path.stat().st_size


def _own_name(path: Path) -> str:
    return path.name or path.resolve().name


def format_of(path: Path) -> InputFormat | None:
    """Return the format that the ending of a file says; None for endings that are not known."""
    return _ENDINGS.get(Path(path.name.lower().removesuffix(".gz")).suffix)


def read_file(file: InputFile, columns: Columns, meter: Meter) -> Iterator[Incoming]:
    """Yield the rows of a file; what is wrong with the file as a whole comes as its last row."""
    from newsevents.row_files import read_parquet

    shown = str(file.path)
    try:
        if file.format == "parquet":
            yield from read_parquet(file, columns, meter)
            return
        with file.path.open("rb") as raw:
            yield from _read_opened(file, columns, meter, raw)
    except NewseventsError as error:
        yield Incoming(file.name, shown, error=error)
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or f"can't be read to its end: {error}"
        yield Incoming(file.name, shown, error=InputError(reason, slug="input-not-text"))


def _read_opened(file: InputFile, columns: Columns, meter: Meter, raw: IO[bytes]) -> Iterator[Incoming]:
    stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if file.path.suffix == ".gz" else raw  # type: ignore[assignment]
    before = meter.done
    for row in _rows(file, str(file.path), columns, stream):
        meter.done = before + raw.tell()
        yield row


def _read_stream(stdin: IO[bytes], format: InputFormat, columns: Columns) -> Iterator[Incoming]:
    shown = "standard input"
    try:
        if format == "parquet":
            raise InputError(
                "Parquet can't be read from standard input: name the file", slug="input-not-text"
            )
        yield from _rows(InputFile(Path("-"), "-", format), shown, columns, stdin)
    except NewseventsError as error:
        yield Incoming("-", shown, error=error)


def _rows(file: InputFile, shown: str, columns: Columns, stream: IO[bytes]) -> Iterator[Incoming]:
    from newsevents.row_files import read_csv, read_lines, row_of

    if file.format == "jsonl":
        yield from read_lines(file, shown, columns, stream)
    elif file.format == "csv":
        yield from read_csv(file, shown, columns, stream)
    elif file.format == "html":
        yield Incoming(file.name, shown, values={"html": stream.read()})
    elif file.format == "text":
        yield Incoming(file.name, shown, values={"text": decode(stream.read())})
    else:
        value = parse_json(decode(stream.read()))
        items = value if isinstance(value, list) else [value]
        for number, item in enumerate(items, start=1):
            single = len(items) == 1
            name = file.stem if single else f"{file.stem}:{number}"
            yield row_of(item, name, shown, None if single else number, columns)


def decode(raw: bytes) -> str:
    """Decode bytes as UTF-8.

    Raises:
        InputError: binary data or another encoding (slug ``input-not-text``).
    """
    if b"\0" in raw[:4096]:
        raise InputError("this is binary data, not text", slug="input-not-text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte {error.start}): convert it first, for example with iconv -f latin1 -t utf-8",
            slug="input-not-text",
        ) from None


def parse_json(text: str) -> Any:
    """Parse JSON.

    Raises:
        InputError: it is none (slug ``input-not-text``).
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}", slug="input-not-text") from None
