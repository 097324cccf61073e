"""The exceptions of this library.

The tree::

    NewseventsError
    ├── InputError          the caller's text, row, Doc or date can't be used
    ├── ModelNotFoundError  the named spaCy pipeline is unknown or not installed
    ├── LexiconError        a knowledge or vocabulary file is wrong
    ├── RecordError         a stored record can't be read back
    ├── BatchError          a run over many rows can't start or go on, or a row ended its worker
    └── ExtraMissingError   an optional package is not installed

Every error carries a ``slug`` that names its cause; ``docs/errors.md`` has a heading for each slug.
"""

from __future__ import annotations

SLUGS = (
    "article-expected",
    "column-missing",
    "doc-not-annotated",
    "event-type-unusable",
    "extra-missing",
    "gold-unreadable",
    "horizon-too-short",
    "id-not-unique",
    "input-not-text",
    "kind-unknown",
    "knowledge-bad-entry",
    "knowledge-file-missing",
    "language-unknown",
    "markup-unreadable",
    "model-not-found",
    "model-not-german",
    "not-showable",
    "output-exists",
    "output-in-use",
    "output-unknown",
    "page-unknown",
    "pipeline-expected",
    "published-not-a-date",
    "record-unreadable",
    "resume-mismatch",
    "row-failed",
    "row-timeout",
    "row-without-text",
    "style-unknown",
    "table-unknown",
    "worker-died",
    "workers-not-started",
)


class NewseventsError(Exception):
    """Root of all errors raised on purpose by this library.

    Args:
        message: what is wrong, where, and what to do about it.
        slug: stable name of the cause, one of ``SLUGS``.

    Examples:
        >>> import newsevents as ne
        >>> try:
        ...     ne.extract(None)
        ... except ne.NewseventsError as error:
        ...     print(error.slug)
        input-not-text
    """

    def __init__(self, message: str, *, slug: str) -> None:
        super().__init__(message)
        self.slug = slug

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel between processes with its slug."""
        return _rebuild, (type(self), str(self), self.slug)


def _rebuild(cls: type[NewseventsError], message: str, slug: str) -> NewseventsError:
    return cls(message, slug=slug)


class InputError(NewseventsError, ValueError):
    """The text, row, Doc or date handed in can't be used.

    Examples:
        >>> import newsevents as ne
        >>> try:
        ...     ne.extract("Merz reiste nach Lyon.", published="gestern")
        ... except ne.InputError as error:
        ...     print(error.slug)
        published-not-a-date
    """


class ModelNotFoundError(NewseventsError, OSError):
    """A spaCy pipeline is unknown or not installed; the message holds the install line.

    Examples:
        >>> import newsevents as ne
        >>> try:
        ...     ne.load("de_core_news_xl")
        ... except ne.ModelNotFoundError as error:
        ...     print(error.slug)
        model-not-found
    """


class LexiconError(NewseventsError, ValueError):
    """A knowledge or vocabulary file is wrong; the message names file, entry and remedy.

    Examples:
        >>> import newsevents as ne
        >>> try:
        ...     ne.load("shipped", knowledge=["no-such-folder"])
        ... except ne.LexiconError as error:
        ...     print(error.slug)
        knowledge-file-missing
    """


class RecordError(NewseventsError, ValueError):
    """A stored record can't be read back, for example because its schema is another one.

    Examples:
        >>> import newsevents as ne
        >>> try:
        ...     ne.load_article("{}")
        ... except ne.RecordError as error:
        ...     print(error.slug)
        record-unreadable
    """


class BatchError(NewseventsError, RuntimeError):
    """A run over many rows can't start or go on, or a row ended the worker that read it.

    Examples:
        >>> import newsevents as ne
        >>> issubclass(ne.BatchError, ne.NewseventsError), issubclass(ne.BatchError, RuntimeError)
        (True, True)
    """


class ExtraMissingError(NewseventsError, ImportError):
    """An optional package is not installed; the message holds the install line.

    Examples:
        >>> import newsevents as ne
        >>> issubclass(ne.ExtraMissingError, ImportError)
        True
    """
