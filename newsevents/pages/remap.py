"""Records of the text that was read → records of the text given."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)
Span = Callable[[int, int], "tuple[int, int]"]

#: Under these names a record keeps a stretch of the text.
_NAMES = (("start", "end"), ("start_char", "end_char"))


@lru_cache(maxsize=256)
def _offsets_of(cls: type[BaseModel]) -> tuple[str, str] | None:
    """Return the names of the fields that hold the offsets of ``text`` in a class of records."""
    fields = cls.model_fields
    if "text" not in fields:
        return None
    for names in reversed(_NAMES):
        if all(name in fields for name in names):
            return names
    return None


def remap(record: Model, text: str, span: Span) -> Model:
    """Return a record, with all records inside it, as it stands in the text given.

    Every record with ``text`` and offsets gets those of the text given; where the words differ, a record
    with a field ``mended`` keeps there how they were read.

    Args:
        record: a record.
        text: the text given.
        span: offsets of the text that was read → those of the text given.
    """
    new: Model = _remap(record, text, span)
    return new


def _remap(value: Any, text: str, span: Span) -> Any:
    if isinstance(value, BaseModel):
        changed = {}
        for name in type(value).model_fields:
            before = getattr(value, name)
            if isinstance(before, (BaseModel, tuple, list, dict)):
                after = _remap(before, text, span)
                if after is not before:
                    changed[name] = after
        offsets = _offsets_of(type(value))
        if offsets is not None:
            changed |= _moved(value, offsets, text, span)
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, (tuple, list)):
        items = [_remap(item, text, span) for item in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else type(value)(items)
    if isinstance(value, dict):
        entries = {key: _remap(item, text, span) for key, item in value.items()}
        return value if all(entries[key] is value[key] for key in value) else entries
    return value


def _moved(value: BaseModel, offsets: tuple[str, str], text: str, span: Span) -> dict[str, Any]:
    first, last = offsets
    read: str = getattr(value, "text")  # noqa: B009
    start, end = span(getattr(value, first), getattr(value, last))
    given = text[start:end]
    changed: dict[str, Any] = {first: start, last: end, "text": given}
    if given != read and "mended" in type(value).model_fields:
        changed["mended"] = read
    return {name: new for name, new in changed.items() if getattr(value, name) != new}
