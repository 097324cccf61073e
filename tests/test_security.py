"""What ``docs/security.md`` promises: data is never code, no network, nothing escapes its place."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents.report import render_report

if TYPE_CHECKING:
    from spacy.language import Language

_ROOT = Path(newsevents.__file__).parent
_FILES = sorted(_ROOT.rglob("*.py"))
_MODULES = frozenset(
    "pickle cPickle dill cloudpickle joblib marshal shelve subprocess pty socket ssl socketserver http "
    "urllib.request urllib3 requests httpx aiohttp ftplib smtplib telnetlib webbrowser ctypes cffi zipfile "
    "tarfile shutil code codeop runpy xml xmlrpc yaml".split()
)
_CALLS = frozenset("eval exec compile __import__".split())
_ATTRIBUTES = frozenset("os.system os.popen os.startfile os.spawnl os.execv os.fork".split())
#: File → what it uses all the same.
_ALLOWED = {
    # Hands the caller's own pipeline to the processes that the library itself starts.
    "batch/worker.py": {"pickle"},
}

_HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'<!--<svg/onload=alert(1)>"
_PROBE = """
import sys
import newsevents
nlp = newsevents.blank()
newsevents.extract_html("<html><body><h1>Vor</h1><p>Vor dem Lauf.</p></body></html>", nlp=nlp)
seen = []
EVENTS = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "pickle.",
          "marshal.loads", "shutil.", "webbrowser.", "ftplib.", "http.", "os.remove", "os.rename", "os.mkdir")
def hook(event, args):
    if event.startswith(EVENTS):
        seen.append(event)
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        seen.append("write " + str(args[0]))
sys.addaudithook(hook)
text = "Merz traf Macron am Freitag in Lyon. http://127.0.0.1:9/ __import__('os').system('true')"
article = newsevents.extract(text, published="2025-07-07", nlp=nlp)
page = '<html><head><link rel="canonical" href="http://127.0.0.1:9/x"></head><body><h1>Lyon</h1><p>' + text
page += '</p><iframe src="http://127.0.0.1:9/"></iframe><img src="http://127.0.0.1:9/a.png"></body></html>'
newsevents.extract_html(page, url="http://127.0.0.1:9/", nlp=nlp)
list(newsevents.extract_many([text, page], nlp=nlp))
newsevents.load_article(article.model_dump_json())
print(len(article.events), seen)
"""


def _used(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.module.startswith("newsevents"):
            found |= {node.module}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found |= {node.func.id} & _CALLS
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= {f"{node.value.id}.{node.attr}"} & _ATTRIBUTES
    return {name for name in found if name in _CALLS | _ATTRIBUTES or _is_forbidden(name)}


def _is_forbidden(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in _MODULES)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: str(path.relative_to(_ROOT)))
def test_module_uses_nothing_dangerous(path: Path) -> None:
    name = path.relative_to(_ROOT).as_posix()
    assert _used(path) == _ALLOWED.get(name, set())


def test_scan_finds_what_it_looks_for(tmp_path: Path) -> None:
    code = (
        "import pickle, os\nfrom urllib.request import urlopen\neval('1')\nos.system('x')\nimport xml.sax\n"
    )
    (tmp_path / "bad.py").write_text(code, encoding="utf-8")
    assert _used(tmp_path / "bad.py") == {"pickle", "urllib.request", "eval", "os.system", "xml.sax"}


def test_reading_touches_neither_network_nor_processes_nor_files() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE], capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.stdout, done.stderr) == ("1 []\n", "")


def test_table_of_a_user_is_data(tmp_path: Path) -> None:
    name = "__import__('os').system('false')"
    table = tmp_path / "persons.tsv"
    table.write_text(f"id\tname\tsurnames\nx\t{name}\tBöswicht\n", encoding="utf-8")
    nlp = newsevents.load("blank", knowledge=[table])
    article = newsevents.extract(f"{name} traf Macron in Lyon.", nlp=nlp)
    assert article.text.startswith(name)


@pytest.mark.parametrize("field", ["text", "title", "id", "url"])
def test_nothing_of_a_row_becomes_markup_of_the_report(field: str, blank_nlp: Language) -> None:
    row = {"text": "Merz traf Macron in Lyon.", field: f"Merz traf Macron in Lyon. {_HOSTILE}"}
    [article] = newsevents.extract_many([row], nlp=blank_nlp)
    clean = newsevents.extract("Merz traf Macron in Lyon.", nlp=blank_nlp)
    page, other = render_report([article], title=_HOSTILE), render_report([clean], title="Woche")
    assert "<img src=x" not in page
    assert "<svg/onload" not in page
    assert len(re.findall(r"<(/?script|!--)", page)) == len(re.findall(r"<(/?script|!--)", other))


def test_report_forbids_the_network(blank_nlp: Language) -> None:
    page = render_report([newsevents.extract("Es regnet.", nlp=blank_nlp)])
    assert re.search(r"<(?:script|img|iframe|link)[^>]*\s(?:src|href)=[\"']?(?:https?:)?//", page) is None


def test_id_does_not_name_a_file(tmp_path: Path) -> None:
    rows = [{"id": f"../../{n}/..\\x\0" if n == 1 else "/rooted/x", "text": "Es regnet."} for n in (1, 2)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    out = tmp_path / "in" / "out.jsonl"
    newsevents.extract_files([tmp_path / "in" / "rows.jsonl"], out, model="blank", workers=1)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {name.split(".")[0] for name in made} == {"in/rows", "in/out"}
    written = [newsevents.load_article(line).id for line in out.read_bytes().splitlines()]
    assert written == [row["id"] for row in rows]
