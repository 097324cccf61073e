"""A pool of processes that survives what rows do to them, and answers in order."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import connection as connections
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from newsevents.batch.worker import Answer, Encode, PipelineSource, Ready, work
from newsevents.chunks import Unread
from newsevents.errors import BatchError, NewseventsError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from newsevents.batch.items import Item

_Label = TypeVar("_Label")
#: Tasks that a worker holds at once: one that it reads, one that waits so that it never idles.
_HELD = 2
#: Chunks in work for each worker: how far the fast may run ahead of the slow.
_AHEAD = 4
#: Seconds that a worker may take to load its pipeline.
_START = 600.0
#: Times that workers may die in a row before any of them was ready.
_STARTS = 3
#: Math libraries would start threads of their own, which only get in the way of the other workers.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(slots=True)
class _Task:
    """Some neighboring rows of a chunk on their way; ``tries`` counts the workers that they ended."""

    chunk: int
    first: int
    items: Sequence[Item]
    tries: int = 0


@dataclass(slots=True)
class _Chunk(Generic[_Label]):
    label: _Label
    size: int
    answers: dict[int, Answer] = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        return sum(answer.count for answer in self.answers.values()) == self.size

    def answer(self) -> Answer:
        whole = Answer()
        for first in sorted(self.answers):
            whole.add(self.answers[first])
        return whole


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    since: float = 0.0
    ready: bool = False

    def send(self, task: _Task) -> None:
        if not self.tasks:
            self.since = time.monotonic()
        self.tasks.append(task)
        self.connection.send(task.items)


class Pool:
    """Processes that read rows; use it in a ``with`` block.

    A worker that dies or takes too long is replaced. The rows that it was reading are then read one by one,
    and the one that ends a worker again is answered with ``worker-died`` or ``row-timeout``.

    Args:
        source: where workers take their pipeline from.
        encode: a function of a module, called in the workers with the articles of a chunk.
        workers: number of processes.
        timeout: seconds that the rows of a chunk, and then each of them alone, may take.
    """

    def __init__(
        self, source: PipelineSource, encode: Encode, *, workers: int, timeout: float = 300.0
    ) -> None:
        self._context = get_context("spawn")
        self._arguments = (source, encode)
        self._size = workers
        self._timeout = timeout
        self._workers: list[_Worker] = []
        self._queue: deque[_Task] = deque()
        self._failed_starts = 0
        self.pipeline = ""

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *details: object) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    @property
    def pids(self) -> tuple[int, ...]:
        """Ids of the processes at work."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def run(self, chunks: Iterable[tuple[_Label, Sequence[Item]]]) -> Iterator[tuple[_Label, Answer]]:
        """Read chunks of rows.

        Args:
            chunks: a label of the caller and the rows; taken in as the workers ask for them.

        Yields:
            The label and the answer of each chunk, in order.

        Raises:
            BatchError: workers die before they are ready (slug ``workers-not-started``).
            ModelNotFoundError, LexiconError: the pipeline can't be loaded.
        """
        waiting = enumerate(chunks)
        open_chunks: dict[int, _Chunk[_Label]] = {}
        following = 0
        exhausted = False
        while True:
            while not exhausted and len(open_chunks) < _AHEAD * self._size and self._is_hungry():
                number, (label, items) = next(waiting, (-1, (None, ())))
                if number < 0:
                    exhausted = True
                    break
                open_chunks[number] = _Chunk(label, len(items))  # type: ignore[arg-type]
                if items:
                    self._queue.append(_Task(number, 0, items))
                self._hand_out()
            while following in open_chunks and open_chunks[following].is_done:
                chunk = open_chunks.pop(following)
                following += 1
                yield chunk.label, chunk.answer()
            if exhausted and not open_chunks:
                return
            self._hand_out()
            for task, answer in self._listen():
                open_chunks[task.chunk].answers[task.first] = answer

    def _is_hungry(self) -> bool:
        return len(self._queue) < self._size and (
            len(self._workers) < self._size or any(len(worker.tasks) < _HELD for worker in self._workers)
        )

    def _hand_out(self) -> None:
        """Give waiting tasks to the workers that hold fewest; start workers that are missing."""
        while self._queue:
            if len(self._workers) < self._size and all(worker.tasks for worker in self._workers):
                self._start()
            worker = min(self._workers, key=_load)
            if len(worker.tasks) >= _HELD:
                return
            task = self._queue.popleft()
            try:
                worker.send(task)
            except OSError:  # it has died; what it held is taken back when its end is heard
                return

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        before = {name: os.environ.get(name) for name in _THREADS}
        os.environ.update({name: value or "1" for name, value in before.items()})
        try:
            process = self._context.Process(target=work, args=(theirs, *self._arguments), daemon=True)
            process.start()
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
        theirs.close()
        self._workers.append(_Worker(process, ours, since=time.monotonic()))

    def _listen(self) -> Iterator[tuple[_Task, Answer]]:
        """Wait for answers, deaths and the end of somebody's time; yield what came in."""
        if not self._workers:
            return
        now = time.monotonic()
        left = min(self._deadline(worker) for worker in self._workers) - now
        heard = connections.wait([worker.connection for worker in self._workers], timeout=max(left, 0.0))
        for worker in [worker for worker in self._workers if worker.connection in heard]:
            yield from self._hear(worker)
        now = time.monotonic()
        for worker in [worker for worker in self._workers if self._deadline(worker) <= now]:
            worker.process.kill()
            yield from self._bury(worker, overtime=True)

    def _deadline(self, worker: _Worker) -> float:
        if not worker.ready:
            return worker.since + _START
        return worker.since + self._timeout if worker.tasks else float("inf")

    def _hear(self, worker: _Worker) -> Iterator[tuple[_Task, Answer]]:
        try:
            message: Any = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._bury(worker, overtime=False)
            return
        if isinstance(message, NewseventsError):
            raise message
        worker.since = time.monotonic()
        if isinstance(message, Ready):
            worker.ready = True
            self._failed_starts = 0
            self.pipeline = message.pipeline
        else:
            yield worker.tasks.popleft(), message

    def _bury(self, worker: _Worker, *, overtime: bool) -> Iterator[tuple[_Task, Answer]]:
        """Take back what a dead worker held; answer for a row that has ended its second worker."""
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise BatchError(_not_started(worker, overtime), slug="workers-not-started")
            self._queue.extendleft(reversed(worker.tasks))
            return
        if not worker.tasks:
            return
        suspect, *others = worker.tasks
        again = [
            _Task(suspect.chunk, suspect.first + position, [item], suspect.tries + 1)
            for position, item in enumerate(suspect.items)
        ]
        if len(again) == 1 and suspect.tries:
            unread = self._overtime() if overtime else _died(worker)
            yield suspect, Answer(unread={0: unread}, count=1)
            again = []
        self._queue.extendleft(reversed([*again, *others]))

    def _overtime(self) -> Unread:
        return Unread(
            slug="row-timeout",
            reason=f"reading it alone took longer than {self._timeout:g} seconds: shorten the text, or allow "
            "more",
        )


def _load(worker: _Worker) -> int:
    return len(worker.tasks)


def _died(worker: _Worker) -> Unread:
    return Unread(
        slug="worker-died",
        reason=f"the process that read it alone {_end(worker)}: it may need more memory than there is",
    )


def _end(worker: _Worker) -> str:
    code = worker.process.exitcode or 0
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"


def _not_started(worker: _Worker, overtime: bool) -> str:
    how = f"took longer than {_START:g} seconds to load" if overtime else _end(worker)
    return (
        f"no worker could be started: the last one {how} before its pipeline was loaded. Start the work of a "
        'script under `if __name__ == "__main__":`; look at standard error for what the worker said'
    )
