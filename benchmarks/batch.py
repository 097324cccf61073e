"""A long run: is it whole, flat in memory, and worth a second worker?

``python benchmarks/batch.py --articles ../shared/data/gnad/articles.jsonl --count 3000 --kills 3``

Makes an input of ``--count`` rows by repeating the articles under ids of their own, runs ``newsevents batch``
over it, ends the run ``--kills`` times with SIGKILL at random rows, resumes it each time, and checks the
output: every id once, every line a whole record. Memory is the resident set of the parent and all its
workers, read every few seconds; "flat" compares a tenth of the way with its end. With ``--compare`` the same
rows are read with one worker and then with two instead, without kills.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

COMMAND = (sys.executable, "-c", "from newsevents.cli import main; main()", "batch")
PAUSE = 2.0


def write_rows(articles: Path, count: int, path: Path) -> int:
    """Write ``count`` rows with ids of their own; return the words in them."""
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = rows[number % len(rows)]
            text = row["text"]
            words += len(text.split())
            fields = {"id": f"{row['id']}-{number // len(rows)}", "text": text, "published": "2015-06-01"}
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")
    return words


def resident(root: int) -> float:
    """Megabytes held by a process and all its descendants."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                pages[int(entry.name)] = int((entry / "statm").read_text().split()[1])
            except (OSError, IndexError):
                continue
    return (
        sum(pages[pid] for pid in pages if _descends(pid, root, parents)) * os.sysconf("SC_PAGE_SIZE") / 1e6
    )


def _descends(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid > 1:
        if pid == root:
            return True
        pid = parents.get(pid, 0)
    return False


def lines_of(path: Path, start: int) -> tuple[int, int]:
    """Count the lines behind an offset; return the count and the new offset."""
    if not path.exists():
        return 0, 0
    with path.open("rb") as file:
        file.seek(start)
        count = 0
        while block := file.read(1 << 20):
            count += block.count(b"\n")
        return count, file.tell()


class Run:
    """One output, with the runs that made it."""

    def __init__(self, rows: Path, output: Path, arguments: argparse.Namespace, workers: int) -> None:
        self.output = output
        self.command = [*COMMAND, str(rows), "-o", str(output), "--workers", str(workers), "--resume"]
        self.command += ["--batch-size", str(arguments.batch_size), "--page", arguments.page]
        self.command += ["--model", arguments.model]
        self.memory: list[tuple[int, float]] = []

    def go(self, kill_at: int | None) -> bool:
        """Run, and kill at a number of rows; say whether the run came to its end."""
        process = subprocess.Popen(self.command)
        done, offset = 0, 0
        while process.poll() is None:
            size = self.output.stat().st_size if self.output.exists() else 0
            if size < offset:  # cut back by the resumed run
                done, offset = 0, 0
            more, offset = lines_of(self.output, offset)
            done += more
            self.memory.append((done, resident(process.pid)))
            if kill_at is not None and done >= kill_at:
                process.send_signal(signal.SIGKILL)
                process.wait()
                print(f"killed at {done:,} rows", flush=True)
                return False
            time.sleep(PAUSE)
        if process.returncode:
            raise SystemExit(f"the run ended with exit code {process.returncode}")
        return True


def ids_of(path: Path) -> Iterator[str]:
    """Yield the id of each record; a broken line ends everything."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["id"]


def check(output: Path, rows: Path) -> None:
    """Compare the ids of the output, in order, with those of the input."""
    written = list(ids_of(output))
    wanted = list(ids_of(rows))
    print(f"{len(written):,} rows, {len(set(written)):,} ids, in the order of the input: {written == wanted}")
    if written != wanted:
        raise SystemExit("rows are lost, doubled or out of order")


def report_memory(memory: list[tuple[int, float]], count: int) -> None:
    """Compare the memory of a tenth of the way with that of its end."""
    for share in range(10, 101, 10):
        near = [size for done, size in memory if abs(done - count * share / 100) <= count * 0.02]
        if near:
            print(f"{share:3d} %: {sum(near) / len(near):6.0f} MB (most {max(near):.0f})")
    first = [size for done, size in memory if 0.08 * count <= done <= 0.12 * count]
    last = [size for done, size in memory if done >= 0.96 * count]
    if first and last:
        ratio = (sum(last) / len(last)) / (sum(first) / len(first))
        print(f"memory at the end / at 10 %: {ratio:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=Path, default=Path("../shared/data/gnad/articles.jsonl"))
    parser.add_argument("--folder", type=Path, required=True, help="where input and output are written")
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batch-size", type=int, default=16)
    parser.add_argument("--model", default="shipped")
    parser.add_argument("--page", default="auto")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compare", action="store_true", help="one worker against two")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    rows = arguments.folder / "rows.jsonl"
    words = write_rows(arguments.articles, arguments.count, rows)
    if arguments.compare:
        seconds = {}
        for workers in (1, 2):
            run = Run(rows, arguments.folder / f"out{workers}.jsonl", arguments, workers)
            started = time.monotonic()
            run.go(None)
            seconds[workers] = time.monotonic() - started
            print(
                f"{workers} workers: {seconds[workers]:.1f} s, {words / seconds[workers]:,.0f} words a second"
            )
        print(f"two workers are {seconds[1] / seconds[2]:.2f} times one")
        return
    generator = random.Random(arguments.seed)
    kills = sorted(generator.randrange(1, arguments.count) for _ in range(arguments.kills))
    run = Run(rows, arguments.folder / "out.jsonl", arguments, arguments.workers)
    started = time.monotonic()
    for kill_at in [*kills, None]:
        if run.go(kill_at):
            break
    seconds_in_all = time.monotonic() - started
    rate = arguments.count / seconds_in_all
    print(f"{seconds_in_all:.0f} s: {rate:.2f} rows, {words / seconds_in_all:,.0f} words a second")
    check(run.output, rows)
    report_memory(run.memory, arguments.count)


if __name__ == "__main__":
    main()
