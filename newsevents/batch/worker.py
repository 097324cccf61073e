"""The other side of a pool: a process that holds a pipeline and turns rows into finished articles."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsevents.article import Article
from newsevents.chunks import Unread, read_chunk
from newsevents.errors import NewseventsError
from newsevents.event_types import Event, added_types, register
from newsevents.failures import cause_of
from newsevents.steps import Row

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from spacy.language import Language

    from newsevents.batch.items import Item

_FIRST = "Macron traf Scholz am Dienstag in Berlin."
Encode = Callable[[Sequence[Article]], Any]


@dataclass(frozen=True, slots=True)
class PipelineSource:
    """Where a worker takes its pipeline from.

    Attributes:
        model: as in :func:`newsevents.load`.
        knowledge: as in :func:`newsevents.load`.
        pickled: a pipeline made by the caller; wins over the two.
        types: event types that the caller has registered.
    """

    model: str | None = None
    knowledge: tuple[str, ...] = ()
    pickled: bytes | None = None
    types: tuple[type[Event], ...] = ()

    @classmethod
    def of(cls, nlp: Language | None) -> PipelineSource:
        """Return the source of a pipeline of the caller; None stands for the default one."""
        return cls(pickled=None if nlp is None else pickle.dumps(nlp), types=added_types())

    def load(self) -> Language:
        """Load the pipeline.

        Raises:
            ModelNotFoundError, LexiconError: as :func:`newsevents.load`.
        """
        from newsevents.pipeline import load

        for cls in self.types:
            register(cls)
        if self.pickled is not None:
            nlp: Language = pickle.loads(self.pickled)  # noqa: S301 - made by the parent process
            return nlp
        return load(self.model, knowledge=self.knowledge)


@dataclass(slots=True)
class Answer:
    """What a worker made of some rows.

    Attributes:
        payloads: what ``encode`` made of the articles, in order.
        unread: position among the rows → what stands for a row without article.
        count: number of rows.
        events: number of events found.
        words: words, parted at white space, of the rows that became articles.
        undated: number of articles without a date of publication.
    """

    payloads: list[Any] = field(default_factory=list)
    unread: dict[int, Unread] = field(default_factory=dict)
    count: int = 0
    events: int = 0
    words: int = 0
    undated: int = 0

    def add(self, other: Answer) -> None:
        """Add the answer for the rows that follow."""
        self.payloads += other.payloads
        self.unread |= {self.count + position: unread for position, unread in other.unread.items()}
        self.count += other.count
        self.events += other.events
        self.words += other.words
        self.undated += other.undated

    def results(self) -> list[Article | Unread]:
        """Return an article or what stands for none for each row; for payloads that are lists of articles."""
        articles = iter([article for payload in self.payloads for article in payload])
        return [self.unread.get(position) or next(articles) for position in range(self.count)]


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has loaded its pipeline."""

    pipeline: str


def keep_articles(articles: Sequence[Article]) -> list[Article]:
    """Encode articles as themselves."""
    return list(articles)


def work(connection: Connection, source: PipelineSource, encode: Encode) -> None:
    """Answer lists of rows until the other side closes; the body of a worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    inbox: queue.SimpleQueue[list[Item]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    try:
        nlp = source.load()
    except NewseventsError as error:
        connection.send(error)
        return
    read_chunk([Row(_FIRST)], nlp)  # tables that are loaded when they are needed are not the first row's time
    connection.send(Ready(f"{nlp.meta.get('name', 'pipeline')} {nlp.meta.get('version', '')}".strip()))
    while True:
        connection.send(_plain(answer(inbox.get(), nlp, encode)))


def _receive(connection: Connection, inbox: queue.SimpleQueue[list[Item]]) -> None:
    """Take in rows while the worker reads others; end the process when the parent is gone."""
    try:
        while True:
            inbox.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)


def answer(items: Sequence[Item], nlp: Language, encode: Encode) -> Answer:
    """Read and encode some rows; where that fails for all together, one by one."""
    from newsevents.batch.items import row_of_item

    found = Answer(count=len(items))
    rows, places = [], []
    for position, item in enumerate(items):
        try:
            rows.append(row_of_item(item))
            places.append(position)
        except Exception as error:  # a page may be anything: what its parser raises is said of this row
            found.unread[position] = Unread(*cause_of(error))
    articles: list[Article] = []
    for position, result in zip(places, read_chunk(rows, nlp), strict=True):
        if isinstance(result, Unread):
            found.unread[position] = result
        else:
            articles.append(result)
    try:
        found.payloads = [encode(articles)]
    except Exception:  # one article can't be written, a lone surrogate for example
        return _encode_singly(found, articles, encode)
    _count(found, articles)
    return found


def _encode_singly(found: Answer, articles: Sequence[Article], encode: Encode) -> Answer:
    rest = [position for position in range(found.count) if position not in found.unread]
    kept = []
    for position, article in zip(rest, articles, strict=True):
        try:
            found.payloads.append(encode([article]))
            kept.append(article)
        except Exception as error:
            found.unread[position] = Unread(*cause_of(error))
    _count(found, kept)
    return found


def _count(found: Answer, articles: Sequence[Article]) -> None:
    found.events = sum(len(article.events) for article in articles)
    found.words = sum(len(article.text.split()) for article in articles)
    found.undated = sum(article.published is None for article in articles)


def _plain(found: Answer) -> Answer:
    """Leave exceptions behind: not all of them can travel between processes."""
    found.unread = {position: Unread(u.slug, u.reason) for position, u in found.unread.items()}
    return found
