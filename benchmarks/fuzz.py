"""Fuzzing: noise in, and an article that holds what every article holds must come out.

``python benchmarks/fuzz.py --inputs 100000`` (see ``--help``).

Checked for each input: no error but those of the library's own tree, every offset right, JSON read back
equal, done within ``--seconds`` of processor time; for every ``--twice``-th, the same record from a second
reading. Inputs are made of the pieces in ``tests/strategies.py``, or changed from inputs before them. With
``--guided`` atheris (extra ``fuzz``, Python 3.11 to 3.13 on Linux) looks for inputs that reach new code;
where it is not installed, the command says so and goes on without. What fails is made as short as it fails,
and written to ``--failures``, a JSON object a line. The same seed gives the same inputs, whatever the number
of processes.
"""

# ruff: noqa: E402

from __future__ import annotations

import argparse
import faulthandler
import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

GUIDED = "--guided" in sys.argv and find_spec("atheris") is not None
if GUIDED:
    import atheris

    instrumented: AbstractContextManager[object] = atheris.instrument_imports(include=["newsevents"])
else:
    instrumented = nullcontext()
with instrumented:
    import newsevents

from invariants import broken
from strategies import DATES, MARKS, NAMES, PIECES, RUNS, WORDS

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = (None, "2024-06-20", "2024-02-29", "0001-01-01", "9999-12-31")
#: Ways in, and how often each is taken.
WAYS = {"auto": 70, "clean": 10, "page": 15, "html": 5}
CHUNK = 2_000


class Hang(Exception):
    """An input took longer than it may."""


class Broken(Exception):
    """What must hold for an article does not."""


class Checker:
    """Reads inputs and says what is wrong with what comes out."""

    def __init__(self, nlp: Language, *, seconds: float, twice: int) -> None:
        self.nlp = nlp
        self.seconds = seconds
        self.twice = twice
        self.counts: Counter[str] = Counter()

    def extract(self, way: str, text: str, published: str | None) -> newsevents.Article:
        if way == "html":
            return newsevents.extract_html(text, published=published, nlp=self.nlp)
        return newsevents.extract(text, published=published, nlp=self.nlp, page=way)  # type: ignore[arg-type]

    def check(self, way: str, text: str, published: str | None, *, again: bool) -> str:
        """Return the fault, or "". Its first line names the kind."""
        try:
            with limit(self.seconds):
                article = self.extract(way, text, published)
                wrong = broken(article, None if way == "html" else text)
                if (
                    again
                    and self.extract(way, text, published).model_dump_json() != article.model_dump_json()
                ):
                    wrong.append("a second reading gives another record")
                if wrong:
                    raise Broken("; ".join(wrong))
        except newsevents.NewseventsError as error:
            self.counts[f"refused: {error.slug}"] += 1
            return ""
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno} {place.name}"
            return f"{kind}\n{''.join(traceback.format_exception(error))}"
        self.counts["events"] += len(article.events)
        self.counts["inputs with events"] += bool(article.events)
        self.counts["characters"] += len(text)
        return ""


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Raise :class:`Hang` after so much processor time; end the process where not even that helps."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang(f"more than {seconds:g} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    faulthandler.dump_traceback_later(seconds * 20, exit=True)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGVTALRM, before)


def make(rng: random.Random, earlier: list[str], pieces: int) -> str:
    """Make an input: a sentence, noise, or an earlier input changed."""
    kind = rng.random()
    if kind < 0.3:
        who, what, whom, when = (rng.choice(group) for group in (NAMES, WORDS, NAMES, DATES))
        words = [who, what, whom, when]
        if rng.random() < 0.5:
            rng.shuffle(words)
        text = " ".join(words) + rng.choice((".", "?", "", " …"))
    elif kind < 0.7 or not earlier:
        text = "".join(
            rng.choice(PIECES) + rng.choice((" ", " ", "", "\n")) for _ in range(rng.randint(0, pieces))
        )
    else:
        text = change(rng, rng.choice(earlier))
    if rng.random() < 0.05:
        text += rng.choice(RUNS) * rng.randint(2, 400)
    if len(earlier) < 200:
        earlier.append(text[:300])
    else:
        earlier[rng.randrange(200)] = text[:300]
    return text


def change(rng: random.Random, text: str) -> str:
    """Cut, double, swap, or put something in, some times."""
    for _ in range(rng.randint(1, 4)):
        start, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
        change = rng.randrange(6)
        if change == 0:
            text = text[:start] + text[end:]
        elif change == 1:
            text = text[:end] + text[start:end] + text[end:]
        elif change == 2:
            text = text[:start] + rng.choice(PIECES) + text[start:]
        elif change == 3:
            text = (
                text[:start] + chr(rng.choice((rng.randrange(0x250), rng.randrange(0x10FFFF)))) + text[start:]
            )
        elif change == 4:
            text = text[:start] + text[start:end].swapcase() + text[end:]
        else:
            text = text[end:] + rng.choice(MARKS) + text[:start]
    return text


def shorten(fails: Callable[[str], bool], text: str, *, most: int = 300) -> str:
    """Return a text as short as can be that fails likewise, after at most ``most`` tries."""
    size, tries = max(1, len(text) // 2), 0
    while size and tries < most:
        start = 0
        while start < len(text) and tries < most:
            tries += 1
            less = text[:start] + text[start + size :]
            if fails(less):
                text = less
            else:
                start += size
        size //= 2
    return text


def failure(
    checker: Checker, number: object, way: str, text: str, published: str | None, fault: str
) -> dict[str, object]:
    """Return a failure as it is written down, its input shortened."""
    kind = fault.splitlines()[0]

    def fails(less: str) -> bool:
        return checker.check(way, less, published, again=True).startswith(kind)

    return {
        "kind": kind,
        "number": number,
        "way": way,
        "published": published,
        "text": shorten(fails, text) if not kind.startswith("Hang") else text,
        "fault": fault,
    }


def run(numbers: range, arguments: argparse.Namespace) -> tuple[Counter[str], list[dict[str, object]]]:
    """Check the inputs of some numbers; the seed of each chunk comes from its first number."""
    checker = Checker(newsevents.load(arguments.model), seconds=arguments.seconds, twice=arguments.twice)
    failures: dict[str, dict[str, object]] = {}
    for chunk in range(numbers.start, numbers.stop, CHUNK):
        rng = random.Random(f"{arguments.seed}:{chunk}")
        earlier: list[str] = []
        for number in range(chunk, min(chunk + CHUNK, numbers.stop)):
            text = make(rng, earlier, arguments.pieces)
            way = rng.choices(list(WAYS), weights=list(WAYS.values()))[0]
            published = rng.choice(PUBLISHED)
            fault = checker.check(way, text, published, again=number % arguments.twice == 0)
            checker.counts["inputs"] += 1
            if fault:
                checker.counts["failed"] += 1
                kind = fault.splitlines()[0]
                if kind not in failures:
                    failures[kind] = failure(checker, number, way, text, published, fault)
                    print(f"input {number}: {kind}", flush=True)
        done = checker.counts
        print(f"{done['inputs']} inputs, {done['failed']} failed, {time.process_time():.0f} s", flush=True)
    return checker.counts, list(failures.values())


def random_run(arguments: argparse.Namespace) -> tuple[Counter[str], list[dict[str, object]]]:
    """Run over all numbers, in one or more processes."""
    if arguments.processes == 1:
        return run(range(arguments.inputs), arguments)
    size = -(-arguments.inputs // arguments.processes // CHUNK) * CHUNK
    parts = [range(start, min(start + size, arguments.inputs)) for start in range(0, arguments.inputs, size)]
    counts: Counter[str] = Counter()
    failures: list[dict[str, object]] = []
    with ProcessPoolExecutor(arguments.processes, mp_context=get_context("spawn")) as pool:
        for future in as_completed([pool.submit(run, part, arguments) for part in parts]):
            some, more = future.result()
            counts += some
            failures += more
    return counts, failures


def guided_run(arguments: argparse.Namespace) -> None:
    """Let atheris choose the pieces; it ends the process itself, with an error where an input fails."""
    with atheris.instrument_imports(include=["newsevents"]):
        checker = Checker(newsevents.load(arguments.model), seconds=arguments.seconds, twice=arguments.twice)
        for way in WAYS:  # what is imported only when it is needed is to be instrumented, too
            checker.check(way, "<p>Merz traf Macron am Freitag in Lyon.</p>", "2025-07-07", again=False)

    def one(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        way = list(WAYS)[provider.ConsumeIntInRange(0, len(WAYS) - 1)]
        published = PUBLISHED[provider.ConsumeIntInRange(0, len(PUBLISHED) - 1)]
        parts: list[str] = []
        while provider.remaining_bytes() and len(parts) < arguments.pieces:
            if provider.ConsumeIntInRange(0, 9):
                parts.append(PIECES[provider.ConsumeIntInRange(0, len(PIECES) - 1)])
            else:
                parts.append(provider.ConsumeUnicode(8))
            parts.append((" ", " ", "", "\n")[provider.ConsumeIntInRange(0, 3)])
        text = "".join(parts)
        checker.counts["inputs"] += 1
        again = checker.counts["inputs"] % arguments.twice == 0
        fault = checker.check(way, text, published, again=again)
        if fault:
            write(arguments, [failure(checker, checker.counts["inputs"], way, text, published, fault)])
            raise Broken(fault)

    atheris.Setup(
        [
            sys.argv[0],
            f"-runs={arguments.inputs}",
            f"-seed={arguments.seed}",
            "-max_len=64",
            "-len_control=0",
        ],
        one,
    )
    atheris.Fuzz()


def write(arguments: argparse.Namespace, failures: list[dict[str, object]]) -> None:
    with Path(arguments.failures).open("a", encoding="utf-8") as file:
        for item in failures:
            file.write(json.dumps(item) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=2_000, help="number of inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=12, help="most pieces of an input")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--model", default="blank", help="pipeline: blank, shipped, or a name or folder")
    parser.add_argument("--seconds", type=float, default=10, help="processor time that an input may take")
    parser.add_argument("--twice", type=int, default=10, help="read every n-th input twice")
    parser.add_argument("--guided", action="store_true", help="let atheris look for new code paths")
    parser.add_argument("--failures", default="fuzz-failures.jsonl", help="file for what failed")
    arguments = parser.parse_args()
    if GUIDED:
        guided_run(arguments)
    elif arguments.guided:
        print("atheris is not installed (pip install '.[fuzz]'): going on with random changes alone")
    start = time.monotonic()
    counts, failures = random_run(arguments)
    write(arguments, failures)
    for name, count in sorted(counts.items()):
        print(f"{name:28} {count:>10,}")
    print(f"{'minutes':28} {(time.monotonic() - start) / 60:>10.1f}")
    for item in failures:
        print(f"\n{item['kind']} (input {item['number']}, {item['way']}, published {item['published']}):")
        print(f"  {item['text']!r:.300}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
