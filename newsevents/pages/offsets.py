"""Edits of a text and the way back: which stretch of the old text a stretch of the new one was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of the old text and what it becomes.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        new: what stands there in the new text.
        kind: why, for people ("soft-hyphen"); "" for what is only left out or parted, which mends nothing.
    """

    start: int
    end: int
    new: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way from offsets of a new text to those of the old one.

    Attributes:
        starts: offset in the new text of each edit, rising.
        ends: offset in the new text behind it.
        old_starts: the same in the old text.
        old_ends: offset in the old text behind it.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    old_starts: tuple[int, ...]
    old_ends: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Return where the character at ``offset`` began; inside an edit, where the edited stretch began.

        An edit that only took characters away belongs to neither neighbor.
        """
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return offset
        if offset < self.ends[at]:
            same = self.ends[at] - self.starts[at] == self.old_ends[at] - self.old_starts[at]
            return self.old_starts[at] + (offset - self.starts[at] if same else 0)
        return self.old_ends[at] + offset - self.ends[at]

    def end(self, offset: int) -> int:
        """Return the offset behind the character before ``offset``."""
        if offset <= 0:
            return 0
        last = offset - 1
        at = bisect_right(self.starts, last) - 1
        if at < 0:
            return offset
        if last < self.ends[at]:
            same = self.ends[at] - self.starts[at] == self.old_ends[at] - self.old_starts[at]
            return self.old_starts[at] + offset - self.starts[at] if same else self.old_ends[at]
        return self.old_ends[at] + offset - self.ends[at]

    def new(self, offset: int) -> int:
        """Return where an offset of the old text lies in the new one; inside an edit, behind it."""
        at = bisect_right(self.old_starts, offset) - 1
        if at < 0:
            return offset
        return self.ends[at] + max(0, offset - self.old_ends[at])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the old text that became ``new[start:end]``."""
        first = self.start(start)
        return first, max(first, self.end(end)) if end > start else first


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits; of those that overlap the first and longest stays, with an insertion at its beginning."""
    kept: list[Edit] = []
    done, inserted = 0, -1
    for edit in sorted(edits, key=_order):
        if edit.start < done or (edit.start == edit.end == inserted):
            continue
        kept.append(edit)
        done = edit.end
        inserted = edit.start if edit.start == edit.end else -1
    return kept


def _order(edit: Edit) -> tuple[int, bool, int]:
    return edit.start, edit.end > edit.start, -edit.end


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Make a new text.

    Args:
        text: the old text.
        edits: in text order, not overlapping.

    Returns:
        The new text and the way back.

    Examples:
        >>> new, way = apply_edits("Waffe nlieferungen", [Edit(5, 6, "", "split-word")])
        >>> new, way.span(0, len(new))
        ('Waffenlieferungen', (0, 18))
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    old_starts: list[int] = []
    old_ends: list[int] = []
    done = length = 0
    for edit in edits:
        parts += (text[done : edit.start], edit.new)
        length += edit.start - done
        starts.append(length)
        length += len(edit.new)
        ends.append(length)
        old_starts.append(edit.start)
        old_ends.append(edit.end)
        done = edit.end
    parts.append(text[done:])
    return "".join(parts), OffsetMap(tuple(starts), tuple(ends), tuple(old_starts), tuple(old_ends))
