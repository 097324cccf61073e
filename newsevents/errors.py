"""The exceptions of this library.

The tree::

    NewseventsError
    ├── InputError          the caller's text, row, Doc or date can't be used
    ├── ModelNotFoundError  the named spaCy pipeline is unknown or not installed
    ├── LexiconError        a knowledge or vocabulary file is wrong
    └── RecordError         a stored record can't be read back

Every error carries a ``slug`` that names its cause; ``docs/errors.md`` has a heading for each slug.
"""

from __future__ import annotations

SLUGS = (
    "doc-not-annotated",
    "gold-unreadable",
    "input-not-text",
    "kind-unknown",
    "knowledge-bad-entry",
    "knowledge-file-missing",
    "markup-unreadable",
    "model-not-found",
    "model-not-german",
    "page-unknown",
    "published-not-a-date",
    "record-unreadable",
    "row-without-text",
)


class NewseventsError(Exception):
    """Root of all errors raised on purpose by this library.

    Args:
        message: what is wrong, where, and what to do about it.
        slug: stable name of the cause, one of ``SLUGS``.
    """

    def __init__(self, message: str, *, slug: str) -> None:
        super().__init__(message)
        self.slug = slug


class InputError(NewseventsError, ValueError):
    """The text, row, Doc or date handed in can't be used."""


class ModelNotFoundError(NewseventsError, OSError):
    """A spaCy pipeline is unknown or not installed; the message holds the install line."""


class LexiconError(NewseventsError, ValueError):
    """A knowledge or vocabulary file is wrong; the message names file, entry and remedy."""


class RecordError(NewseventsError, ValueError):
    """A stored record can't be read back, for example because its schema is another one."""
