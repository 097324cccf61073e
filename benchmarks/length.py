"""Cost per word of short and long texts, by step, and the memory that a long text takes.

    python -m benchmarks.length [--pipeline shipped] [--sizes 1000 100000 5000000] [--articles FILE]
    python -m benchmarks.length --patterns

Each size is measured in a process of its own. ``--patterns`` measures the reading stage alone on hostile
repetitions, once short and once four times as long: the ratio of cost per character stays near 1.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

_ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "gnad" / "articles.jsonl"
_HOSTILE = (
    *(
        "a",
        "A",
        "Aa",
        "ab ",
        "a s ",
        "ab.",
        "ab.Cd",
        'a"b',
        "xx ny ",
        "😀",
        "ÃŸ",
        "\ufffda",
        "e\u0308",
        "\xad",
    ),
    *(
        "<",
        "<a ",
        "&amp",
        "/",
        "( ",
        "» ",
        "\n",
        "a\n",
        "-\n",
        "AB CD EF\n",
        "Foto: ",
        "Foto: AFP\n",
        "1/6\n",
    ),
    *("Weiterlesen\n", "Lesen Sie auch\n", "Empfohlen\nEin Titel ohne Ende\n", "Kommentare\nAntworten\n"),
    *("von A B, dpa | ", "12.03.2024: ", "Nordkorea\n", "NordkoreaRussland", "Menü\n", "Ein Satz. "),
)


def text_of(size: int, articles: Path) -> str:
    """Join articles to a text of some size; every twentieth gets the marks of a page."""
    rows = [json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines()]
    parts: list[str] = []
    length = number = 0
    while length < size:
        text = rows[number % len(rows)].replace(". ", ".\n", 3)
        if number % 20 == 19:
            text += "\nFoto: APA/Muster\nMehr zum Thema\nNordkorea s Waffe nlieferungen"
        parts.append(text)
        length += len(text) + 2
        number += 1
    return "\n\n".join(parts)[:size]


def measure(size: int, pipeline: str, articles: Path, page: str) -> None:
    """Print cost per word by step and the peak of memory as one line of JSON."""
    import newsevents
    from newsevents.steps import check_row, finish, prepare, read

    nlp = newsevents.load(pipeline)
    text = text_of(size, articles)
    texts = [text] if size > 50_000 else [text[i : i + size] for i in range(0, 1)]
    if size <= 50_000:
        long = text_of(200_000, articles)
        texts = [long[i : i + size] for i in range(0, len(long), size)]
    newsevents.extract(text_of(2_000, articles), published="2015-06-01", nlp=nlp)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    words = sum(len(part.split()) for part in texts)
    steps = {"prepare": 0.0, "read": 0.0, "finish": 0.0}
    events = 0
    for part in texts:
        row = check_row(part, "2015-06-01", page=page)  # type: ignore[arg-type]
        a = time.process_time()
        prepared = prepare(row)
        b = time.process_time()
        readings = read(prepared, nlp)
        c = time.process_time()
        article = finish(prepared, readings, nlp)
        d = time.process_time()
        events += len(article.events)
        for name, spent in zip(steps, (b - a, c - b, d - c), strict=True):
            steps[name] += spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cost = {name: round(spent / words * 1e6, 2) for name, spent in steps.items()}
    total = round(sum(cost.values()), 2)
    print(
        json.dumps(
            {
                "size": size,
                "words": words,
                "events": events,
                "total": total,
                **cost,
                "MB": (peak - before) // 1024,
            }
        )
    )


def patterns() -> None:
    """Print the ratio of cost per character for each hostile repetition."""
    from newsevents.pages import read_page

    for pattern in _HOSTILE:
        spent = []
        for size in (20_000, 80_000):
            text = (pattern * (size // len(pattern) + 1))[:size]
            best = float("inf")
            for _ in range(3):
                start = time.process_time()
                read_page(text, "page")
                best = min(best, time.process_time() - start)
            spent.append(best / size)
        print(f"{pattern!r:40} {spent[1] * 1e6:8.2f} µs a character  ratio {spent[1] / spent[0]:5.2f}")


def main() -> None:
    """Measure each size in its own process."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pipeline", default="shipped")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000, 5_000_000])
    parser.add_argument("--articles", type=Path, default=_ARTICLES)
    parser.add_argument("--page", default="auto", choices=("auto", "clean", "page"))
    parser.add_argument("--patterns", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.patterns:
        patterns()
    elif args.one:
        measure(args.one, args.pipeline, args.articles, args.page)
    else:
        first = 0.0
        for size in args.sizes:
            command = [sys.executable, "-m", "benchmarks.length", "--one", str(size)]
            command += ["--pipeline", args.pipeline, "--articles", str(args.articles), "--page", args.page]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            first = first or found["total"]
            print(json.dumps(found), f"ratio {found['total'] / first:.2f}", flush=True)


if __name__ == "__main__":
    main()
