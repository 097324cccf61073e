from __future__ import annotations

import importlib
import inspect
import subprocess
import sys
from types import ModuleType

import pytest

import newsevents
from newsevents.event_types import event_types
from newsevents.values import Record


def public_names(module: ModuleType) -> list[str]:
    """Names that a module offers: its ``__all__``, or the functions and classes that it defines."""
    offered = getattr(module, "__all__", None)
    own = [
        name
        for name, value in vars(module).items()
        if (inspect.isfunction(value) or inspect.isclass(value)) and value.__module__ == module.__name__
    ]
    return [
        name
        for name in offered or own
        if not name.startswith("_")
        and (inspect.isfunction(getattr(module, name)) or inspect.isclass(getattr(module, name)))
    ]


def is_record(value: object) -> bool:
    """Whether a class is a record with fields of its own."""
    return isinstance(value, type) and issubclass(value, Record) and bool(value.__annotations__)


_OBJECTS = [name for name in newsevents.__all__ if not name.startswith("__") and name.upper() != name]
_MODULES = ("testing", "evaluation", "report", "event_types", "display")
_DOCUMENTED = [
    *(("newsevents", name) for name in _OBJECTS),
    *(
        (f"newsevents.{module}", name)
        for module in _MODULES
        for name in public_names(importlib.import_module(f"newsevents.{module}"))
    ),
]
_PROBE = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import {module}
data = [name for name in opened if "newsevents/data" in name.replace("\\\\", "/")]
print("spacy" in sys.modules, data)
"""


def _python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout.strip()


def _group(name: str) -> int:
    if name.isupper():
        return 0
    return 1 if name[0].isupper() else 2


def test_all_is_sorted() -> None:
    assert newsevents.__all__ == sorted(newsevents.__all__, key=lambda name: (_group(name), name))


def test_all_equals_the_exports() -> None:
    modules = {
        "api",
        "article",
        "errors",
        "event_types",
        "logging",
        "names",
        "normalize",
        "pipeline",
        "values",
    }
    exported = {
        name
        for name, value in vars(newsevents).items()
        if not name.startswith("_")
        and name not in ("annotations", *modules)
        and (not inspect.ismodule(value) or name == "testing")
    }
    assert exported | {"__version__"} == set(newsevents.__all__)


@pytest.mark.parametrize("name", _OBJECTS)
def test_public_object_has_a_docstring(name: str) -> None:
    value = getattr(newsevents, name)
    assert (value.__doc__ or "").strip()


@pytest.mark.parametrize(("module", "name"), _DOCUMENTED)
def test_public_object_is_documented(module: str, name: str) -> None:
    """Shapes, units, errors and an example that runs (the examples run in ``test_docs``)."""
    value = getattr(importlib.import_module(module), name)
    text = inspect.getdoc(value) or ""
    missing = [] if ">>> " in text else ["Examples:"]
    if inspect.isfunction(value):
        if inspect.signature(value).parameters and "Args:" not in text:
            missing.append("Args:")
        if not ("Returns:" in text or "Yields:" in text):
            missing.append("Returns:")
        if "raise InputError" in inspect.getsource(value) and "Raises:" not in text:
            missing.append("Raises:")
    elif is_record(value) and "Attributes:" not in text:
        missing.append("Attributes:")
    assert missing == []


@pytest.mark.parametrize("name", [n for n in _OBJECTS if inspect.isfunction(getattr(newsevents, n))])
def test_options_are_keyword_only(name: str) -> None:
    parameters = list(inspect.signature(getattr(newsevents, name)).parameters.values())
    optional = [
        p.name for p in parameters[1:] if p.default is not p.empty and p.kind is p.POSITIONAL_OR_KEYWORD
    ]
    assert optional == []


@pytest.mark.parametrize("name", list(event_types()))
def test_record_class_of_every_type_is_exported(name: str) -> None:
    cls = event_types()[name]
    assert cls.__name__ in newsevents.__all__ or not cls.__module__.startswith("newsevents.")


@pytest.mark.parametrize(
    "module", ["newsevents", "newsevents.cli", "newsevents.testing", "newsevents.evaluation"]
)
def test_import_loads_neither_spacy_nor_data(module: str) -> None:
    assert _python(_PROBE.format(module=module)) == "False []"
