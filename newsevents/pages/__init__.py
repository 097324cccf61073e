"""Pages as crawlers leave them: what is mended, what is read, and the way back to the text given."""

from __future__ import annotations

from typing import Literal

#: Whether a text is read as a page: as it looks, never, or always.
PageMode = Literal["auto", "clean", "page"]
PAGE_MODES: tuple[PageMode, ...] = ("auto", "clean", "page")
