"""Pages as crawlers leave them: what is mended, what is read, and the way back to the text given."""

from __future__ import annotations

from newsevents.pages.page import Mend, Page, Stretch, read_page
from newsevents.values import PageMode

__all__ = ["PAGE_MODES", "Mend", "Page", "PageMode", "Stretch", "read_page"]

PAGE_MODES: tuple[PageMode, ...] = ("auto", "clean", "page")
