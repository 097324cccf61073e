"""Files and folders to rows: what the command line reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from newsevents.errors import InputError

TEXT_ENDINGS = (".txt", ".md", ".text")
ROW_ENDINGS = (".json", ".jsonl", ".ndjson")


def read_inputs(
    paths: Sequence[str], *, stdin: IO[bytes], failures: list[InputError]
) -> Iterator[dict[str, Any]]:
    """Yield rows from files, folders and standard input.

    Args:
        paths: files, folders (searched for text and row files, sorted by name) or "-".
        stdin: standard input, as bytes.
        failures: inputs that can't be read are added here; the others go on.

    Yields:
        Rows with ``text`` and ``id``; ids of text files are their names.

    Raises:
        InputError: a path does not exist (slug ``input-not-text``); nothing is read then.
    """
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if missing:
        raise InputError(f"no such file or folder: {', '.join(missing)}", slug="input-not-text")
    for path in paths:
        if path == "-":
            with _noted("standard input", failures):
                yield from _text_rows("-", stdin.read())
            continue
        files = _files(Path(path))
        if not files:
            endings = ", ".join((*TEXT_ENDINGS, *ROW_ENDINGS))
            failures.append(
                InputError(f"{path}: no file in this folder ends in {endings}", slug="input-not-text")
            )
        for file in files:
            with _noted(str(file), failures):
                yield from _file_rows(file, failures)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    endings = (*TEXT_ENDINGS, *ROW_ENDINGS)
    return sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in endings)


@contextmanager
def _noted(source: str, failures: list[InputError]) -> Iterator[None]:
    """Note what is wrong with an input, and go on behind it."""
    try:
        yield
    except InputError as error:
        failures.append(InputError(f"{source}: {error}", slug=error.slug))
    except OSError as error:
        failures.append(InputError(f"{source}: {error.strerror or error}", slug="input-not-text"))


def _file_rows(file: Path, failures: list[InputError]) -> Iterator[dict[str, Any]]:
    raw = file.read_bytes()
    suffix = file.suffix.lower()
    if suffix not in ROW_ENDINGS:
        yield from _text_rows(file.name, raw)
        return
    text = decode(raw)
    if suffix == ".json":
        value = _json(text)
        items = value if isinstance(value, list) else [value]
        for number, item in enumerate(items, start=1):
            single = len(items) == 1
            with _noted(str(file) if single else f"{file}, item {number}", failures):
                yield _row(item, file.stem if single else f"{file.stem}:{number}")
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            with _noted(f"{file}, line {number}", failures):
                yield _row(_json(line), f"{file.stem}:{number}")


def _text_rows(name: str, raw: bytes) -> Iterator[dict[str, Any]]:
    yield {"text": decode(raw), "id": name}


def decode(raw: bytes) -> str:
    """Decode a file's bytes as UTF-8.

    Raises:
        InputError: binary data or another encoding (slug ``input-not-text``).
    """
    if b"\0" in raw[:4096]:
        raise InputError("this is a binary file, not a text", slug="input-not-text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"not UTF-8 (byte {error.start}): convert it first, for example with iconv -f latin1 -t utf-8",
            slug="input-not-text",
        ) from None


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(f"not JSON: {error}", slug="input-not-text") from None


def _row(value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputError("no string under 'text'", slug="row-without-text")
    return {**value, "id": str(value.get("id") or name)}
