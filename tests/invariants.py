"""What holds for every article whatever the text was; shared by the tests and ``benchmarks/fuzz.py``."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

import newsevents
from newsevents import Article, DateSpan, Evidence
from newsevents.values import Segment


def records(value: object) -> Iterator[BaseModel]:
    """Yield every record in a record, itself first."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, BaseModel):
            yield item
            waiting += [getattr(item, name) for name in type(item).model_fields]
        elif isinstance(item, (tuple, list)):
            waiting += item
        elif isinstance(item, dict):
            waiting += item.values()


def broken(article: Article, text: str | None = None) -> list[str]:
    """Return what is wrong with an article, a line each; empty where all is well.

    Args:
        article: the article.
        text: the text that it was made of; None where it was found in a web page.
    """
    wrong = []
    if text is not None and article.text != text:
        wrong.append("the text is not the one given")
    for record in records(article):
        name = type(record).__name__
        if isinstance(record, Evidence):
            wrong += _stretch(article.text, name, record.start, record.end, record.text, record.mended)
        elif isinstance(record, DateSpan):
            wrong += _stretch(
                article.text, name, record.start_char, record.end_char, record.text, record.mended
            )
        elif isinstance(record, Segment) and not 0 <= record.start < record.end <= len(article.text):
            wrong.append(f"{name} {record!r} does not lie in the text")
    for before, after in zip(article.segments, article.segments[1:], strict=False):
        if after.start < before.end:
            wrong.append(f"segments overlap: {before!r}, {after!r}")
    if newsevents.load_article(article.model_dump_json()) != article:
        wrong.append("the record that is read back from JSON is another one")
    return wrong


def _stretch(source: str, name: str, start: int, end: int, text: str, mended: str | None) -> Iterator[str]:
    if not 0 <= start < end <= len(source):
        yield f"{name} {text!r} at {start}:{end} does not lie in the text"
    elif source[start:end] != text:
        yield f"{name} {text!r} at {start}:{end} is {source[start:end]!r} in the text"
    if mended is not None and mended == text:
        yield f"{name} {text!r} is said to be mended and is not"
