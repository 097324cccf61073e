"""The files of a run: the output, and what stands beside it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from newsevents.batch.journal import state_beside
from newsevents.errors import BatchError
from newsevents.flat import TABLE_NAMES


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run keeps its files."""

    output: Path
    state: Path
    errors: Path
    is_folder: bool

    @classmethod
    def of(cls, output: Path, *, folder: bool) -> Places:
        """Say where the files of an output stand."""
        if folder:
            return cls(output, output / "state.sqlite", output / "errors.jsonl", is_folder=True)
        state = state_beside(output)
        errors = state.with_name(state.name.removesuffix(".state.sqlite") + ".errors.jsonl")
        return cls(output, state, errors, is_folder=False)

    def check(self, *, resume: bool) -> None:
        """Check that a run may begin, or go on, here."""
        used = self.output.exists() and (self.output.is_file() or any(self.output.iterdir()))
        if not resume and (used or self.state.exists()):
            raise BatchError(
                f"{self.output} is there: go on with it (--resume, resume=True), remove it together with "
                f"{self.state.name}, or name another output",
                slug="output-exists",
            )
        if resume and used and not self.state.exists():
            raise BatchError(
                f"{self.state} is missing, so nobody knows which rows are done: remove {self.output} and "
                "start again",
                slug="resume-mismatch",
            )

    def make(self) -> None:
        """Make the folders that are missing."""
        folder = self.output if self.is_folder else self.output.parent
        folder.mkdir(parents=True, exist_ok=True)

    def remove(self) -> None:
        """Remove the output and what stands beside it."""
        for path in (self.errors, self.state):
            path.unlink(missing_ok=True)
        if not self.is_folder:
            self.output.unlink(missing_ok=True)
            return
        for name in TABLE_NAMES:
            table = self.output / name
            for part in table.glob("*part-*"):
                part.unlink(missing_ok=True)
            with suppress(OSError):  # somebody else's files stay
                table.rmdir()
            (self.output / f"{name}.csv").unlink(missing_ok=True)
        with suppress(OSError):
            self.output.rmdir()
