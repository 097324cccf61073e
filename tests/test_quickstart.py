"""The tutorial runs from its first cell to its last."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed (extra 'notebook')")
nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed (extra 'notebook')")
pytest.importorskip("ipykernel", reason="ipykernel is not installed (extra 'notebook')")

_FILE = Path(__file__).parent.parent / "docs" / "tutorial" / "quickstart.ipynb"

# The kernel's own packages, not this one, decide which event loop they like.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def notebook() -> Any:
    return nbformat.read(_FILE, as_version=4)


@pytest.fixture(scope="module")
def outputs(notebook: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Output of each cell under the words of its first line: HTML where there is some, else text."""
    folder = tmp_path_factory.mktemp("notebook")
    client = nbclient.NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    )
    client.execute()
    return {cell.source: _shown(cell) for cell in notebook.cells if cell.cell_type == "code"}


def _shown(cell: Any) -> str:
    found = []
    for output in cell.outputs:
        data = output.get("data", {})
        found.append(data.get("text/html") or data.get("text/plain") or output.get("text", ""))
    return "".join(found)  # a stream may come in pieces that end anywhere


def _of(outputs: dict[str, str], words: str) -> str:
    [shown] = [shown for source, shown in outputs.items() if words in source]
    return shown


def test_file_holds_no_outputs() -> None:
    cells = nbformat.read(_FILE, as_version=4).cells
    assert [
        cell for cell in cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)
    ] == []


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (
            'published="2024-02-19")\narticle',
            ("Olaf Scholz", "Recep Tayyip Erdoğan", "Meeting", "Visit", "denied"),
        ),
        ("ne.show(article.events", ("Treffen", "Besuch", "geplant", "verneint")),
        (
            "visit = article.events[1]",
            ("visit planned", "['Olaf Scholz'] Kiew", "2024-03-01 2024-03-31", "ne-card"),
        ),
        ("for trigger in", ("reisen",)),
        ("ne.explain(", ("Wolodymyr Selenskyj",)),
        ("for person in", ("Olaf Scholz <- ['Scholz'",)),
        ("for date in", ("Freitag -> 2024-02-16",)),
        ("local = ", ("Jorinde Quittenbaum", "Robert Habeck", "2024-02-18")),
        ("quake = ", ("earthquake", "Chile")),
        ("articles = list(", ("Pjöngjang", "attack", "call")),
        ("ne.write_jsonl(", ("True",)),
        ("write_report(", ("True",)),
    ],
    ids=[
        *("extract", "show", "record", "evidence", "names", "mentions", "dates", "own name", "own type"),
        *("table", "files", "report"),
    ],
)
def test_cell_shows_what_the_text_says(outputs: dict[str, str], cell: str, words: tuple[str, ...]) -> None:
    shown = _of(outputs, cell)
    assert [word for word in words if word not in shown] == []


def test_links_lead_somewhere(notebook: Any) -> None:
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    links = re.findall(r"\]\(([^)#]+)", text)
    assert links
    assert [link for link in links if not (_FILE.parent / link).exists()] == []
