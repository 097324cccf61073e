"""Measure the report: time to write, size, and time until a browser has drawn it.

python -m benchmarks.report [records.jsonl …]

Without files, the pages of ../shared/seeds and the first 500 articles of ../shared/data/wikinews are read with
the shipped pipeline, where that folder is there, else the articles of fixtures/. Needs Playwright (extra
"browser") and an installed Chromium for the times in the browser.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import newsevents
from newsevents.exchange import read_jsonl
from newsevents.report import write_report

_ROOT = Path(__file__).resolve().parent.parent
_SHARED = _ROOT.parent / "shared"
_RUNS = 5
_READY = """(() => {
  const done = performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd;
  const painted = performance.getEntriesByName('first-contentful-paint')[0];
  return [done, painted ? painted.startTime : 0];
})()"""
_FILTER = """(() => {
  const start = performance.now();
  document.querySelector('#types input').click();
  document.body.offsetHeight;
  const time = performance.now() - start;
  document.querySelector('#chips .link').click();
  return time;
})()"""
_COLUMNS = (
    *("collection", "articles", "events", "write s", "KiB", "of it text KiB"),
    *("drawn ms", "first paint ms", "filter ms"),
)


def collections() -> Iterator[tuple[str, list[newsevents.Article]]]:
    """Yield names and articles."""
    if len(sys.argv) > 1:
        for name in sys.argv[1:]:
            yield name, list(read_jsonl(name))
        return
    nlp = newsevents.load("shipped")
    seeds = sorted((_SHARED / "seeds").glob("*.txt"))
    if not seeds:
        files = sorted((_ROOT / "fixtures" / "articles").glob("*.json"))
        yield "fixtures", list(newsevents.extract_many(map(_row, files), nlp=nlp))
        return
    texts = [file.read_text(encoding="utf-8") for file in seeds]
    yield f"{len(texts)} seeds", list(newsevents.extract_many(texts, nlp=nlp))
    lines = (_SHARED / "data" / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()[:500]
    yield f"{len(lines)} Wikinews", list(newsevents.extract_many(map(json.loads, lines), nlp=nlp))


def _row(file: Path) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return row


def browser_times(file: Path) -> tuple[float, float, float]:
    """Milliseconds until all is drawn, until the first paint, and of a filter click: the middle of some runs."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(_RUNS):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(file.as_uri())
            page.wait_for_timeout(100)
            drawn, painted = page.evaluate(_READY)
            rows.append((drawn, painted, page.evaluate(_FILTER)))
            page.close()
        browser.close()
    drawn, painted, click = (sorted(column)[_RUNS // 2] for column in zip(*rows, strict=True))
    return drawn, painted, click


def main() -> None:
    """Print a line a collection."""
    print(
        "collection | articles | events | write s | KiB | of it text KiB | drawn ms | first paint ms | filter ms"
    )
    for name, articles in collections():
        with TemporaryDirectory() as scratch:
            start = time.perf_counter()
            file = write_report(articles, Path(scratch) / "report.html")
            seconds = time.perf_counter() - start
            size = file.stat().st_size / 1024
            texts = sum(len(article.text.encode()) for article in articles) / 1024
            events = sum(len(article.events) for article in articles)
            try:
                drawn, painted, click = browser_times(file)
            except ImportError:
                drawn = painted = click = float("nan")
        print(
            f"{name} | {len(articles)} | {events} | {seconds:.2f} | {size:.0f} | {texts:.0f} | {drawn:.0f} | "
            f"{painted:.0f} | {click:.0f}"
        )


if __name__ == "__main__":
    main()
