"""Rows that could not be read: what is said about them, and how they are raised."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsevents.errors import BatchError, InputError, NewseventsError
from newsevents.values import Record

#: Longest reason, in characters, that is kept of a foreign exception.
_LONGEST = 500


class FailedRow(Record):
    """A row of a stream that gave no article.

    Attributes:
        id: its id; None where it has none.
        slug: name of the cause, explained in ``docs/errors.md``.
        reason: what is wrong and what to do about it.
        number: its position in the stream, from 1; 0 where that is not known.
        file: the file it came from, as it was named; None where it came from a program.
        line: its line in that file, from 1; None where files hold no lines, or the whole file is meant.

    Examples:
        >>> import newsevents as ne
        >>> failed = []
        >>> rows = [{"id": "a", "text": "Merz reiste nach Lyon."}, {"id": "b", "text": None}]
        >>> len(list(ne.extract_many(rows, on_error=failed.append)))
        1
        >>> failed[0].id, failed[0].slug
        ('b', 'row-without-text')
    """

    id: str | None
    slug: str
    reason: str
    number: int = 0
    file: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Return place, cause and remedy in one line."""
        if self.file is not None:
            place = self.file if self.line is None else f"{self.file}, line {self.line}"
        else:
            place = f"row {self.number}" + ("" if self.id is None else f" (id {self.id!r})")
        return f"{place}: {self.reason}"


def cause_of(error: Exception) -> tuple[str, str]:
    """Return the slug of an exception and its reason in one line; others than ours are ``row-failed``."""
    if isinstance(error, NewseventsError):
        return error.slug, str(error)
    frames = traceback.extract_tb(error.__traceback__)
    where = f" (in {Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    words = " ".join(str(error).split())[:_LONGEST]
    return "row-failed", f"{type(error).__name__}: {words}{where}; the other rows are not touched by it"


def raise_failure(failed: FailedRow, cause: BaseException | None = None) -> None:
    """Raise what a failed row stands for.

    Raises:
        InputError: the row itself can't be used.
        BatchError: reading it failed.
    """
    kind: type[NewseventsError] = BatchError if failed.slug in _BATCH_SLUGS else InputError
    raise kind(str(failed), slug=failed.slug) from cause


_BATCH_SLUGS = ("row-failed", "row-timeout", "worker-died")


def describe(row: Mapping[str, Any]) -> str | None:
    """Return the id of a row as the records will hold it."""
    value = row.get("id")
    return None if value is None else str(value)
