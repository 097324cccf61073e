"""Make the pictures of the docs, from the articles of fixtures/, in headless Chromium.

python -m benchmarks.screenshots [folder]
python -m benchmarks.screenshots --site SITE [folder]

The second form takes the home page and the quickstart of the docs that ``mkdocs build`` has written to SITE.

Needs Playwright and Pillow (extra "browser") and an installed Chromium. Each view is taken on a wide screen
(1280 px) and a narrow one (400 px), light and dark. For the map the pictures are ``report-map.png``,
``report-map-dark.png``, ``report-map-400.png`` and ``report-map-400-dark.png`` in ``docs/images/``.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import newsevents
from newsevents.report import write_report

_ROOT = Path(__file__).resolve().parent.parent
_VIEWS = {"timeline": "#timeline", "map": "#map", "network": "#network", "article": ".reading"}
_PAGES = {"home": "", "quickstart": "tutorial/quickstart/"}
_WIDTHS = (1280, 400)
_COLORS = 256
#: Number of the event that the article view shows: the state visit of the first article.
_OPEN = "#e0"


def read_articles() -> list[newsevents.Article]:
    """Extract from the articles of the fixtures with the shipped pipeline."""
    files = sorted((_ROOT / "fixtures" / "articles").glob("*.json"))
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    wanted = ("id", "title", "text", "published")
    nlp = newsevents.load("shipped")
    return list(newsevents.extract_many([{key: row[key] for key in wanted} for row in rows], nlp=nlp))


def notebook_page(articles: list[newsevents.Article]) -> str:
    """Return a page with what a notebook shows: an article, and a table of events."""
    shown = (newsevents.show(articles[12]), newsevents.show(articles[2].events))
    style = (
        "body{margin:16px;display:grid;gap:14px;background:#fff}"
        "@media (prefers-color-scheme:dark){body{background:#111}}"
    )
    head = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    return f"{head}<style>{style}</style>" + "".join(part.html for part in shown)


def shrink(file: Path) -> None:
    """Write a picture again with few colors."""
    from PIL import Image

    with Image.open(file) as image:
        small = image.convert("RGB").quantize(_COLORS, dither=Image.Dither.NONE)
    small.save(file, optimize=True)


def _ending(width: int, scheme: str) -> str:
    return ("" if width == _WIDTHS[0] else f"-{width}") + ("-dark" if scheme == "dark" else "") + ".png"


def take(browser: Any, address: str, notebook: str, width: int, scheme: str, folder: Path) -> None:
    """Take all pictures of one width and color scheme."""
    end = _ending(width, scheme)
    context = browser.new_context(
        viewport={"width": width, "height": 860}, color_scheme=scheme, locale="de-DE"
    )
    page = context.new_page()
    page.goto(address + _OPEN)
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=folder / f"report{end}")
    for view, selector in _VIEWS.items():
        where = "#article" if view == "article" and width < _WIDTHS[0] else selector
        page.locator(where).screenshot(path=folder / f"report-{view}{end}")
    page.goto(notebook)
    page.screenshot(path=folder / f"notebook{end}", full_page=True)
    context.close()


def take_site(browser: Any, site: str, width: int, scheme: str, folder: Path) -> None:
    """Take the pages of the docs, of one width and color scheme."""
    context = browser.new_context(viewport={"width": width, "height": 860}, color_scheme=scheme)
    page = context.new_page()
    for name, place in _PAGES.items():
        page.goto(f"{site}/{place}")
        if name == "quickstart":
            page.locator(".newsevents").first.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"docs-{name}{_ending(width, scheme)}")
    context.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Write all pictures, or those of the docs."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=_ROOT / "docs" / "images")
    parser.add_argument("--site", type=Path, help="folder that mkdocs build has written")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        looks = [(width, scheme) for width in _WIDTHS for scheme in ("light", "dark")]
        if arguments.site:
            with served(arguments.site) as site:
                for width, scheme in looks:
                    take_site(browser, site, width, scheme, folder)
        else:
            articles = read_articles()
            report = write_report(articles, Path(scratch) / "report.html")
            notebook = Path(scratch) / "notebook.html"
            notebook.write_text(notebook_page(articles), encoding="utf-8")
            for width, scheme in looks:
                take(browser, report.as_uri(), notebook.as_uri(), width, scheme, folder)
        browser.close()
    for file in sorted(folder.glob("docs-*.png" if arguments.site else "[!d]*.png")):
        shrink(file)
        print(f"{file.stat().st_size / 1024:6.0f} KiB  {file.name}")


if __name__ == "__main__":
    main()
