"""The direction of imports: text → Doc → reading → records."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import newsevents

_ROOT = Path(newsevents.__file__).parent
_MODULES = {
    ".".join(path.relative_to(_ROOT.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(_ROOT.rglob("*.py"))
}
_WITH_SPACY = ("newsevents.components", "newsevents.pipeline", "newsevents.mentions", "newsevents.testing")
_PLAIN = (
    *("newsevents.event_types", "newsevents.normalize", "newsevents.syntax", "newsevents.reading"),
    *(
        "newsevents.roles",
        "newsevents.status",
        "newsevents.timing",
        "newsevents.merging",
        "newsevents.records",
        "newsevents.drafts",
        "newsevents.fillers",
        "newsevents.frame_rules",
        "newsevents.candidates",
        "newsevents.actors",
        "newsevents.assembly",
    ),
    *("newsevents.references", "newsevents.linking", "newsevents.resolution"),
)
_GROUND = ("errors", "values", "_version")
_RECORDS = (
    "newsevents.records",
    "newsevents.api",
    "newsevents.steps",
    "newsevents.streams",
    "newsevents.article",
    "newsevents.cli",
    "newsevents.tables",
    "newsevents.display",
    "newsevents.report",
)


def _runtime_imports(path: Path) -> set[str]:
    """Modules imported when the module itself is imported: not under TYPE_CHECKING, not inside functions."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        for child in ast.iter_child_nodes(waiting.pop()):
            if isinstance(child, ast.Import):
                found |= {alias.name for alias in child.names}
            elif isinstance(child, ast.ImportFrom):
                found |= {child.module or ""} | {f"{child.module}.{alias.name}" for alias in child.names}
            elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
                waiting += child.orelse
            elif not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                waiting.append(child)
    return found


def _under(name: str, parents: tuple[str, ...]) -> bool:
    return any(name == parent or name.startswith(f"{parent}.") for parent in parents)


@pytest.mark.parametrize("name", [n for n in _MODULES if not _under(n, _WITH_SPACY)])
def test_module_does_not_import_spacy(name: str) -> None:
    assert {i for i in _runtime_imports(_MODULES[name]) if _under(i, ("spacy", "thinc"))} == set()


@pytest.mark.parametrize(
    "name",
    [
        n
        for n in _MODULES
        if _under(
            n,
            _PLAIN,
        )
    ],
)
def test_reading_and_records_never_name_spacy(name: str) -> None:
    tree = ast.parse(_MODULES[name].read_text(encoding="utf-8"))
    named = [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.Import) and any(_under(a.name, ("spacy",)) for a in node.names))
        or (isinstance(node, ast.ImportFrom) and _under(node.module or "", ("spacy",)))
    ]
    assert named == []


@pytest.mark.parametrize(
    "name", [n for n in _MODULES if _under(n, ("newsevents.components", "newsevents.syntax"))]
)
def test_earlier_stage_does_not_import_the_records(name: str) -> None:
    assert {i for i in _runtime_imports(_MODULES[name]) if _under(i, _RECORDS)} == set()


@pytest.mark.parametrize("name", _GROUND)
def test_ground_imports_nothing_of_ours(name: str) -> None:
    imports = _runtime_imports(_MODULES[f"newsevents.{name}"])
    assert {i for i in imports if _under(i, ("newsevents",))} == set()


@pytest.mark.parametrize("name", [n for n in _MODULES if _under(n, ("newsevents.event_types",))])
def test_event_types_stand_on_the_ground_alone(name: str) -> None:
    allowed = ("newsevents.event_types", "newsevents.errors", "newsevents.values")
    imports = {i for i in _runtime_imports(_MODULES[name]) if _under(i, ("newsevents",))}
    assert {i for i in imports if not _under(i, allowed)} == set()
