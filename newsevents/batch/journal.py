"""The memory of a run: which rows are done, and how long the outputs were when they were.

A SQLite file. One transaction holds the rows that became output and the sizes of the outputs behind them.
After a crash SQLite takes an unfinished transaction back, and the outputs are cut to the sizes of the last
finished one: what is longer belongs to rows that will be read again.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from newsevents.errors import BatchError, InputError

_TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rows (id BLOB PRIMARY KEY, digest BLOB, failed INTEGER) WITHOUT ROWID;
"""


def digest_of(*parts: object) -> bytes:
    """Return 16 bytes that stand for some values: equal for equal values, else different."""
    text = json.dumps(parts, ensure_ascii=True, default=_plain)
    return hashlib.blake2b(text.encode("ascii"), digest_size=16).digest()


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def state_beside(output: Path) -> Path:
    """Return the journal of an output that is a file."""
    stem = output.name.removesuffix(".gz").rpartition(".")[0] or output.name
    return output.with_name(f"{stem}.state.sqlite")


class Journal:
    """The rows done and the sizes of outputs; use it in a ``with`` block.

    Args:
        path: the file; made where it is missing.

    Raises:
        BatchError: another run holds it (slug ``output-in-use``).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(path, isolation_level=None, timeout=0.5)
        try:
            self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.execute("BEGIN EXCLUSIVE")
            for statement in _TABLES.strip().split("\n"):
                self._base.execute(statement)
        except sqlite3.OperationalError as error:
            self._base.close()
            raise BatchError(
                f"{path}: another run writes this output ({error}): wait for its end, or name another output",
                slug="output-in-use",
            ) from error
        except sqlite3.DatabaseError as error:
            self._base.close()
            raise BatchError(
                f"{path} is no record of a run ({error}): remove it and the output, and start again",
                slug="resume-mismatch",
            ) from error

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()  # an open transaction is taken back

    def commit(self, facts: Mapping[str, Any]) -> None:
        """Make the rows added so far and ``facts`` the state that a crash leaves."""
        self._base.executemany(
            "INSERT OR REPLACE INTO facts VALUES (?, ?)",
            [(name, json.dumps(value)) for name, value in facts.items()],
        )
        self._base.execute("COMMIT")
        self._base.execute("BEGIN EXCLUSIVE")

    def facts(self) -> dict[str, Any]:
        """Return the facts of the last commit."""
        return {name: json.loads(value) for name, value in self._base.execute("SELECT * FROM facts")}

    def add(self, id: str, digest: bytes, *, failed: bool) -> None:
        """Note a row as done."""
        self._base.execute("INSERT INTO rows VALUES (?, ?, ?)", (digest_of(id), digest, int(failed)))

    def find(self, id: str) -> bytes | None:
        """Return the digest of a row that is done, or None."""
        found = self._base.execute("SELECT digest FROM rows WHERE id = ?", (digest_of(id),)).fetchone()
        return None if found is None else bytes(found[0])

    def failed(self) -> int:
        """Return how many rows of those done have failed."""
        return int(self._base.execute("SELECT COUNT(*) FROM rows WHERE failed").fetchone()[0])

    def forget_failed(self) -> None:
        """Take failed rows out, so that they are read again."""
        self._base.execute("DELETE FROM rows WHERE failed")


def check_same(id: str, before: bytes, now: bytes) -> None:
    """Check that an id that comes again stands for the same row.

    Raises:
        InputError: it stands for another one (slug ``id-not-unique``).
    """
    if before != now:
        raise InputError(
            f"the id {id!r} already stands for a row with other contents: give every row an id of its own; "
            "to read rows that have changed since, start a new output",
            slug="id-not-unique",
        )
