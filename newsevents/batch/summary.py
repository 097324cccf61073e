"""What a run has done."""

from __future__ import annotations

from pathlib import Path

from newsevents.values import Record


class Summary(Record):
    """What a run has done.

    Attributes:
        articles: rows that became articles.
        failed: rows that did not; each is in the errors file.
        skipped: rows that were done before: by the run that was resumed, or earlier in the same inputs.
        events: events found.
        words: words read, parted at white space.
        seconds: time it took.
        output: where the articles are.
        errors: where the failed rows are said.
        pipeline: name and version of the spaCy pipeline; empty where nothing was read.
        failed_before: rows of the errors file that failed in earlier runs of this output.
        undated: articles without a date of publication; their relative dates stay open.
    """

    articles: int
    failed: int
    skipped: int
    events: int
    words: int
    seconds: float
    output: Path
    errors: Path
    pipeline: str = ""
    failed_before: int = 0
    undated: int = 0

    def notes(self) -> tuple[str, ...]:
        """Return what people should know of the run beside its numbers, a line each."""
        notes = []
        if self.failed_before:
            notes.append(
                f"{self.failed_before} failed earlier and stand in {self.errors}: mend them and add "
                "--retry-failed"
            )
        if self.undated:
            notes.append(
                f"{self.undated} of {self.articles} articles have no date of publication, so days such as "
                '"am Dienstag" stay open in them: --published gives them one (in a new output)'
            )
        return tuple(notes)
