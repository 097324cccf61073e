"""Offsets of Python (characters) as offsets of JavaScript (UTF-16 units)."""

from __future__ import annotations

from bisect import bisect_left

#: The first character that takes two units.
_TWO_UNITS = "\U00010000"


class Offsets:
    """Turns offsets in one text; texts without such characters cost nothing.

    Examples:
        >>> Offsets("😀 Kim")(2)
        3
    """

    def __init__(self, text: str) -> None:
        has_wide = bool(text) and max(text) >= _TWO_UNITS
        self._wide = tuple(i for i, char in enumerate(text) if char >= _TWO_UNITS) if has_wide else ()

    def __call__(self, offset: int) -> int:
        """Return the offset in UTF-16 units."""
        return offset + bisect_left(self._wide, offset)
