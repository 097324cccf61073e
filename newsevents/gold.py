"""Gold files to rows, checked: what ``newsevents evaluate`` reads. ``docs/evaluation.md`` shows the forms."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NoReturn

from newsevents.errors import NewseventsError, RecordError
from newsevents.normalize.dates import parse_published

Task = Literal["events", "dates", "entities"]
Extent = tuple[int, int, str]

_ROWS = (".json", ".jsonl", ".ndjson")
_COLUMNS = (".tsv", ".conll", ".iob", ".bio")
_LABELS = {
    **dict.fromkeys(("PER", "PERSON"), "PER"),
    **dict.fromkeys(("LOC", "LOCATION", "GPE"), "LOC"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION"), "ORG"),
}


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A text with the answers that are right.

    Attributes:
        name: the caller's name of the text, or file and line.
        text: the text.
        published: date of publication, or None.
        events: for events: flat records, as :func:`newsevents.evaluation.flat_events` gives them, and
            ``optional``.
        dates: for dates: ``start``, ``end``, ``type`` and ``value``.
        entities: for entities: start, end and label.
    """

    name: str
    text: str
    published: str | None = None
    events: tuple[dict[str, Any], ...] = ()
    dates: tuple[dict[str, Any], ...] = ()
    entities: tuple[Extent, ...] = ()


def read_gold(paths: Sequence[Path], task: Task) -> list[GoldRow]:
    """Read gold files and folders.

    Args:
        paths: .jsonl, .json or, for entities, column files; folders are searched for them by name.
        task: which answers the rows must have.

    Returns:
        The rows, in order.

    Raises:
        RecordError: a file is missing, empty or wrong (slug ``gold-unreadable``); the message names file
        and line.
    """
    rows = [row for path in paths for file in _files(path, task) for row in _read(file, task)]
    if not rows:
        raise RecordError(f"no gold rows in {', '.join(map(str, paths))}", slug="gold-unreadable")
    return rows


def _fail(where: str, message: str) -> NoReturn:
    raise RecordError(f"{where}: {message}", slug="gold-unreadable")


def _files(path: Path, task: Task) -> list[Path]:
    if not path.exists():
        _fail(str(path), "no such file or folder")
    if path.is_file():
        return [path]
    endings = (*_ROWS, *_COLUMNS) if task == "entities" else _ROWS
    found = sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in endings)
    if not found:
        _fail(str(path), f"no gold file in this folder; their names end in {', '.join(endings)}")
    return found


def _read(file: Path, task: Task) -> Iterator[GoldRow]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        _fail(str(file), f"not UTF-8 (byte {error.start}); save the file as UTF-8")
    except OSError as error:
        _fail(str(file), error.strerror or str(error))
    suffix = file.suffix.lower()
    if suffix == ".json":
        value = _json(text, str(file))
        for number, item in enumerate(value if isinstance(value, list) else [value], start=1):
            yield _row(item, f"{file}, item {number}", task)
    elif suffix in _ROWS:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                where = f"{file}, line {number}"
                yield _row(_json(line, where), where, task)
    elif task == "entities":
        yield from _columns(text, str(file))
    else:
        _fail(str(file), f"gold of {task} is .jsonl or .json")


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        _fail(where, f"not JSON: {error}")


def _row(value: Any, where: str, task: Task) -> GoldRow:
    if not isinstance(value, dict):
        _fail(where, "a row is a JSON object")
    text = value.get("text", value.get("title") if task == "entities" else None)
    if not isinstance(text, str):
        _fail(where, "the row has no string under 'text'")
    key = "ents" if task == "entities" else task
    answers = value.get(key)
    if not isinstance(answers, list):
        _fail(where, f"the row has no list under {key!r}")
    try:
        published = parse_published(value.get("published"))
    except NewseventsError as error:
        _fail(where, str(error))
    name = str(value.get("doc") or value.get("id") or where)
    day = published.isoformat() if published else None
    if task == "events":
        return GoldRow(name, text, day, events=tuple(_event(answer, where) for answer in answers))
    if task == "dates":
        return GoldRow(name, text, day, dates=tuple(_date(answer, text, where) for answer in answers))
    entities = tuple(entity for answer in answers if (entity := _entity(answer, text, where)))
    return GoldRow(name, text, day, entities=entities)


def _event(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        _fail(where, f"an event is an object with a 'type', not {value!r}")
    roles = value.get("roles") or {}
    names = (
        [*roles.values(), *(value.get(key) or [] for key in ("place", "triggers"))] if _is_map(roles) else [0]
    )
    if not all(isinstance(part, list) and all(isinstance(item, str) for item in part) for part in names):
        _fail(
            where, f"'roles' maps each role to a list of names; 'place' and 'triggers' are lists: {value!r}"
        )
    return value


def _is_map(value: object) -> bool:
    return isinstance(value, dict)


def _date(value: Any, text: str, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("value"), str):
        _fail(where, f"a date is an object with start, end, type and value, not {value!r}")
    _check_extent(value.get("start"), value.get("end"), text, where)
    return value


def _entity(value: Any, text: str, where: str) -> Extent | None:
    if not isinstance(value, list) or len(value) != 3 or not isinstance(value[2], str):
        _fail(where, f"an entity is [start, end, label], not {value!r}")
    _check_extent(value[0], value[1], text, where)
    label = _LABELS.get(value[2].upper())
    return (value[0], value[1], label) if label else None


def _check_extent(start: Any, end: Any, text: str, where: str) -> None:
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        _fail(
            where, f"start {start!r} and end {end!r} are no offsets into the text of {len(text)} characters"
        )


def _columns(text: str, file: str) -> Iterator[GoldRow]:
    """Read one sentence after another: a word a line, blank lines between, ``#`` for comments."""
    words: list[str] = []
    tags: list[str] = []
    first = 1
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        cells = line.strip().split("\t") if "\t" in line else line.split()
        if line.startswith(("#\t", "# ", "-DOCSTART-")) and len(cells) < 4:
            continue
        if not line.strip():
            if words:
                joined, entities = _join(words, tags)
                yield GoldRow(f"{file}, line {first}", joined, entities=entities)
            words, tags, first = [], [], number + 1
            continue
        if len(cells) < 2:
            _fail(f"{file}, line {number}", "a word and its tag, parted by a tab or a blank")
        numbered = len(cells) >= 3 and cells[0].isdigit() and len(words) + 1 == int(cells[0])
        word, tag = (cells[1], cells[2]) if numbered else (cells[0], cells[-1])
        if tag != "O" and tag[:2] not in ("B-", "I-", "E-", "S-", "L-", "U-"):
            _fail(f"{file}, line {number}", f"tag {tag!r}; tags are O, B-PER, I-PER and so on")
        words.append(word)
        tags.append(tag)


def _join(words: Sequence[str], tags: Sequence[str]) -> tuple[str, tuple[Extent, ...]]:
    """Join words with blanks; tags other than PER, LOC and ORG count as O, parts and derivations too."""
    found: list[list[Any]] = []
    offset, before = 0, ""
    for word, tag in zip(words, tags, strict=True):
        label = _LABELS.get(tag[2:].upper(), "") if tag != "O" else ""
        if label and (tag[0] in "BSU" or label != before):
            found.append([offset, offset + len(word), label])
        elif label:
            found[-1][1] = offset + len(word)
        before = "" if tag[0] in "SUEL" else label
        offset += len(word) + 1
    return " ".join(words), tuple((start, end, label) for start, end, label in found)
