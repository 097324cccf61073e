"""Measure the report: time to write, size, and the work of a browser until it has drawn it.

python -m benchmarks.report [records.jsonl …]

Without files, the pages of ../shared/seeds and the first 500 articles of ../shared/data/wikinews are read
with the shipped pipeline, where that folder is there, else the articles of fixtures/. Needs Playwright (extra
"browser") and an installed Chromium for the browser's columns: "CPU" is the computing time of the page's main
thread, which other work on the machine does not lengthen; the others are clock times.
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
    *("collection", "articles", "events", "write CPU s", "KiB", "of it text KiB"),
    *("drawn ms", "first paint ms", "filter ms", "CPU ms"),
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


def browser_times(file: Path) -> tuple[float, ...]:
    """Milliseconds until all is drawn, to the first paint, of a filter click, of CPU: the median of runs."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for _ in range(_RUNS):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.goto(file.as_uri())
            page.wait_for_timeout(300)
            metrics = session.send("Performance.getMetrics")["metrics"]
            [work] = [1000 * metric["value"] for metric in metrics if metric["name"] == "TaskDuration"]
            rows.append((*page.evaluate(_READY), page.evaluate(_FILTER), work))
            page.close()
        browser.close()
    return tuple(sorted(column)[_RUNS // 2] for column in zip(*rows, strict=True))


def main() -> None:
    """Print a line a collection."""
    print(" | ".join(_COLUMNS))
    for name, articles in collections():
        with TemporaryDirectory() as scratch:
            start = time.process_time()
            file = write_report(articles, Path(scratch) / "report.html")
            seconds = time.process_time() - start
            size = file.stat().st_size / 1024
            texts = sum(len(article.text.encode()) for article in articles) / 1024
            events = sum(len(article.events) for article in articles)
            try:
                times = browser_times(file)
            except ImportError:
                times = ()
        figures = [name, len(articles), events, f"{seconds:.2f}", f"{size:.0f}", f"{texts:.0f}"]
        print(" | ".join(map(str, [*figures, *(f"{figure:.0f}" for figure in times)])), flush=True)


if __name__ == "__main__":
    main()
