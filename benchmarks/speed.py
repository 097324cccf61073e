"""Speed, load time and memory of the shipped pipeline, beside a pipeline of de_core_news_lg's shape.

    python benchmarks/speed.py [--articles ARTICLES.jsonl] [--count 956]

Ours is measured with everything: text in, records out. The other one (random weights, see ``lg_shaped.py``)
only annotates. Both run in one process on one core, in turn on the same parts of the text, in processor time;
words are spaCy's tokens. Then one worker process and two at once read the same articles, on the clock, which
wants a machine with two idle cores. Load time and peak memory come from a process of their own.
"""

# ruff: noqa: E402

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from lg_shaped import lg_shaped
from spacy.language import Language
from spacy.tokens import Doc

import newsevents

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
PART = 48
#: The day that relative dates are counted from; which one makes no difference to the time.
DAY = "2015-06-01"


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._last = time.process_time()

    def start(self) -> None:
        self._last = time.process_time()

    def stop(self, stage: str) -> None:
        now = time.process_time()
        self.seconds[stage] += now - self._last
        self._last = now


def compare(ours: Language, theirs: Language, texts: list[str]) -> tuple[int, float, float]:
    """Tokens, seconds of ours (records out) and of theirs (annotation only)."""
    clock, tokens = Clock(), 0
    for start in range(0, len(texts), PART):
        part = texts[start : start + PART]
        clock.start()
        for _ in newsevents.extract_many(part, published=DAY, nlp=ours):
            pass
        clock.stop("ours")
        tokens += sum(len(doc) for doc in theirs.pipe(part, batch_size=PART))
        clock.stop("theirs")
    return tokens, clock.seconds["ours"], clock.seconds["theirs"]


def stages(nlp: Language, texts: list[str]) -> Counter[str]:
    """Processor seconds of each component, and of what follows, over the same articles."""
    from newsevents.mentions import read_doc
    from newsevents.steps import check_row, finish, prepare

    clock = Clock()
    for start in range(0, len(texts), 16):
        clock.start()
        rows = [prepare(check_row(text, DAY)) for text in texts[start : start + 16]]
        clock.stop("newsevents: page")
        docs: list[Doc] = [nlp.make_doc(piece) for row in rows for piece in row.pieces]
        clock.stop("tokenizer")
        for name, pipe in nlp.pipeline:
            docs = (
                list(pipe.pipe(docs, batch_size=16)) if hasattr(pipe, "pipe") else [pipe(doc) for doc in docs]
            )
            clock.stop(name)
        readings = iter([read_doc(doc) for doc in docs])
        clock.stop("newsevents: reading")
        for row in rows:
            finish(row, [next(readings) for _ in row.pieces], nlp)
        clock.stop("newsevents: records")
    return clock.seconds


def on_the_clock(texts: list[str], workers: int) -> float:
    """Seconds that worker processes need, all of them loaded before the clock starts."""
    command = [sys.executable, __file__, "--worker"]
    running = []
    for number in range(workers):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process.stdin.write(json.dumps(texts[number::workers]) + "\n")  # type: ignore[union-attr]
        process.stdin.flush()  # type: ignore[union-attr]
        running.append(process)
    for process in running:
        process.stdout.readline()  # type: ignore[union-attr]
    started = time.perf_counter()
    for process in running:
        process.stdin.write("go\n")  # type: ignore[union-attr]
        process.stdin.close()  # type: ignore[union-attr]
    for process in running:
        process.wait()
    return time.perf_counter() - started


def worker() -> None:
    """Load, say so, wait for the start, extract."""
    texts = json.loads(sys.stdin.readline())
    nlp = newsevents.load("shipped")
    for _ in newsevents.extract_many(texts[:16], published=DAY, nlp=nlp):
        pass
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in newsevents.extract_many(texts, published=DAY, nlp=nlp):
        pass


def footprint(texts: list[str]) -> dict[str, float]:
    """Load time and memory, in this process: call it in one of its own."""

    def resident() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    imported, started = resident(), time.process_time()
    nlp = newsevents.load("shipped")
    loaded, memory = time.process_time() - started, resident()
    started = time.process_time()
    newsevents.extract(texts[0], published=DAY, nlp=nlp)
    first = time.process_time() - started
    for _ in newsevents.extract_many(texts, published=DAY, nlp=nlp):
        pass
    return {"import": imported, "loaded": memory, "peak": resident(), "load": loaded, "first": first}


def _child(arguments: argparse.Namespace) -> dict[str, float]:
    command = [sys.executable, __file__, "--footprint", "--articles", str(arguments.articles)]
    command += ["--count", str(arguments.count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _texts(arguments: argparse.Namespace) -> list[str]:
    lines = arguments.articles.read_text(encoding="utf-8").splitlines()[: arguments.count]
    return [json.loads(line)["text"] for line in lines]


def show(seconds: Counter[str]) -> None:
    """Print the table of stages and our share of the whole."""
    total = seconds.total()
    print("| stage | share |")
    print("|---|---|")
    for stage, spent in seconds.items():
        print(f"| {stage} | {100 * spent / total:.1f} % |")
    ours = sum(spent for stage, spent in seconds.items() if stage.startswith("newsevents"))
    print(f"components of this library and records: {100 * ours / total:.1f} % of the whole")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=Path, default=SHARED / "gnad" / "articles.jsonl")
    parser.add_argument("--meta", type=Path, default=SHARED / "spacy" / "de_core_news_lg-3.8.0.meta.json")
    parser.add_argument("--count", type=int, default=956, help="articles to read")
    parser.add_argument("--rows", type=int, default=100_000, help="vectors of the other pipeline")
    parser.add_argument("--no-clock", action="store_true", help="leave out the worker processes")
    parser.add_argument("--footprint", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker:
        worker()
        return
    texts = _texts(arguments)
    if arguments.footprint:
        print(json.dumps(footprint(texts)))
        return
    measured = _child(arguments)
    clocked = [] if arguments.no_clock else [on_the_clock(texts, 1), on_the_clock(texts, 2)]
    cores: Any = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    if cores:
        os.sched_setaffinity(0, {max(cores)})
    ours = newsevents.load("shipped")
    meta = json.loads(arguments.meta.read_text(encoding="utf-8"))
    theirs = lg_shaped(meta, list(ours.pipe(texts[:300], batch_size=16)), arguments.rows)
    compare(ours, theirs, texts[:PART])
    tokens, ours_seconds, theirs_seconds = compare(ours, theirs, texts)
    print(f"{len(texts)} articles, {tokens} words")
    print(f"text to records: {tokens / ours_seconds:.0f} words a second of processor time")
    print(f"shape of de_core_news_lg, annotation only: {tokens / theirs_seconds:.0f} words a second")
    print(f"ratio: {theirs_seconds / ours_seconds:.2f}")
    if clocked:
        one, two = clocked
        print(f"one process: {tokens / one:.0f} words a second on the clock; two: {tokens / two:.0f}")
        print(f"ratio: {one / two:.2f}")
    print(f"load: {measured['load']:.2f} s of processor time, first article {measured['first']:.2f} s")
    print(
        f"memory: {measured['import']:.0f} MB imported, {measured['loaded']:.0f} MB loaded, "
        f"peak {measured['peak']:.0f} MB"
    )
    show(stages(ours, texts))


if __name__ == "__main__":
    main()
