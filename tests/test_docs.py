"""What README, docs and docstrings show is what the library does."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import pkgutil
import re
import sys
import types
from pathlib import Path

import pytest

import newsevents
from newsevents import event_types as registry

_ROOT = Path(__file__).parent.parent
_PAGES = [_ROOT / "README.md", _ROOT / "CHANGELOG.md", *sorted((_ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(
    r"^```python\n(?P<code>.*?)^```\n(?:\n?^```text\n(?P<output>.*?)^```$)?", re.DOTALL | re.MULTILINE
)
_COMMENTS = re.compile(r"(?:^# .*\n)+\Z", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
#: Pages that the build of the documentation makes from the package (.ci/mkdocs_hooks.py).
_GENERATED = {
    _ROOT / "docs" / name for name in ("reference/event-types.md", "changelog.md", "explanation/sources.md")
}
_MODULES = ["newsevents", *(m.name for m in pkgutil.walk_packages(newsevents.__path__, "newsevents."))]


def _name(path: Path) -> str:
    return str(path.relative_to(_ROOT))


def _with_code() -> list[Path]:
    return [page for page in _PAGES if _BLOCK.search(page.read_text(encoding="utf-8"))]


def _said(block: re.Match[str]) -> str:
    """What a page says that a block prints: the text block behind it, else the comments at its end."""
    if block["output"] is not None:
        return block["output"]
    comments = _COMMENTS.search(block["code"])
    return re.sub(r"^# ?", "", comments[0], flags=re.MULTILINE) if comments else ""


@pytest.mark.parametrize("page", _with_code(), ids=_name)
def test_python_of_a_page_prints_what_the_page_says(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(_ROOT)
    monkeypatch.setattr(registry, "_ADDED", dict(registry._ADDED))
    module = types.ModuleType("page")
    monkeypatch.setitem(sys.modules, "page", module)
    said, printed = [], []
    for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(compile(block["code"], str(page), "exec"), vars(module))
        said.append(_said(block))
        printed.append(out.getvalue())
    assert printed == said


def test_readme_shows_an_example() -> None:
    assert _ROOT / "README.md" in _with_code()


@pytest.mark.parametrize("page", _PAGES, ids=_name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    targets = {link: (page.parent / link).resolve() for link in links}
    assert [link for link, path in targets.items() if not path.exists() and path not in _GENERATED] == []


@pytest.mark.parametrize("module", _MODULES)
def test_docstrings_show_what_the_code_does(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_ADDED", dict(registry._ADDED))  # examples may register types
    out = io.StringIO()
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    runner = doctest.DocTestRunner(optionflags=flags)
    for test in doctest.DocTestFinder().find(importlib.import_module(module)):
        runner.run(test, out=out.write)
    assert out.getvalue() == ""
