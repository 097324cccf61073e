"""What callers hand in, checked where it comes in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsevents.article import Article
from newsevents.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language


def each_article(articles: Iterable[Article]) -> Iterator[Article]:
    """Yield the articles handed in, one by one; a single article is taken as one.

    Raises:
        InputError: it is no iterable, or something in it is no article (slug ``article-expected``).
    """
    if isinstance(articles, Article):
        articles = (articles,)
    if not isinstance(articles, Iterable):
        raise InputError(
            f"articles must be an iterable of Article, got {type(articles).__name__}: hand in what "
            "newsevents.extract_many yields or newsevents.read_jsonl reads",
            slug="article-expected",
        )
    for number, article in enumerate(articles, start=1):
        if not isinstance(article, Article):
            raise InputError(
                f"item {number} is a {type(article).__name__}, not an Article: hand in what "
                "newsevents.extract_many yields or newsevents.read_jsonl reads",
                slug="article-expected",
            )
        yield article


def given_or_default(nlp: Language | None) -> Language:
    """Return the pipeline handed in, or the default one for None.

    Raises:
        InputError: it is no pipeline (slug ``pipeline-expected``).
    """
    from newsevents.pipeline import default_pipeline

    if nlp is None:
        return default_pipeline()
    check_pipeline(nlp)
    return nlp


def check_pipeline(nlp: Any) -> None:
    """Check that something is a spaCy pipeline.

    Raises:
        InputError: it is none (slug ``pipeline-expected``).
    """
    from newsevents.pipeline import is_pipeline

    if not is_pipeline(nlp):
        raise InputError(
            f"nlp must be a spaCy pipeline, got {type(nlp).__name__}: hand in what newsevents.load() or "
            "newsevents.blank() returned, or None for the default one",
            slug="pipeline-expected",
        )


def check_path(path: Any) -> Path:
    """Return a path of the caller's.

    Raises:
        InputError: it is none (slug ``input-not-text``).
    """
    if not isinstance(path, (str, os.PathLike)):
        raise InputError(f"path must be a str or a Path, got {type(path).__name__}", slug="input-not-text")
    return Path(path)
