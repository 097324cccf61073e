"""A line of progress for people; silent where nobody watches."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class ProgressLine:
    """Rows done, rate and time left on standard error; use it in a ``with`` block.

    Args:
        shown: whether to show it where standard error is a terminal.
        total: bytes of all inputs; 0 where nobody knows.
    """

    def __init__(self, *, shown: bool, total: float) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            BarColumn(bar_width=30),
            TaskProgressColumn(),
            TextColumn("{task.fields[rows]:,} rows, {task.fields[rate]:,.1f} a second"),
            TextColumn("{task.fields[failed]:,} failed"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
            disable=not (shown and console.is_terminal),
        )
        self._task = self._progress.add_task("", total=total or None, rows=0, rate=0.0, failed=0)

    def __enter__(self) -> ProgressLine:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def show(self, *, done: float, rows: int, failed: int, seconds: float) -> None:
        """Show how far the run is.

        Args:
            done: bytes of the inputs that are read.
            rows: rows done in this run.
            failed: rows of them without an article.
            seconds: since the start of this run.
        """
        rate = rows / seconds if seconds else 0.0
        self._progress.update(self._task, completed=done, rows=rows, rate=rate, failed=failed)
