"""Articles for the report, and a browser where there is one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsevents
from newsevents import Article

if TYPE_CHECKING:
    from spacy.language import Language

_ROOT = Path(__file__).parent.parent.parent
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def articles(shipped_nlp: Language) -> list[Article]:
    """The articles of fixtures/, read once."""
    files = sorted((_ROOT / "fixtures" / "articles").glob("*.json"))
    rows = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    wanted = ("id", "title", "text", "published")
    return list(newsevents.extract_many([{key: row[key] for key in wanted} for row in rows], nlp=shipped_nlp))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; tests that need one are skipped where there is none."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is not installed (extra 'browser')"
    )
    path = next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()
