"""Web pages in: their text, headline and date of publication.

Needs the extra ``html`` (``pip install '.[html]'``); importing this package does not.
"""

from __future__ import annotations

from newsevents.html.article import extract_html
from newsevents.html.decoding import decode_html, is_html
from newsevents.html.page import HtmlPage, read_html
from newsevents.html.published import DateSource

__all__ = ["DateSource", "HtmlPage", "decode_html", "extract_html", "is_html", "read_html"]
