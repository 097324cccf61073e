"""Pages of many publishers' habits: every line goes to the part that it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsevents.pages import Page, read_page

_KINDS = {"h": "headline", "b": "body", "c": "caption", "t": "teaser", "x": "boilerplate"}


def _shapes() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for line in (Path(__file__).parent / "shapes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            name = line[3:]
            found[name] = []
        elif not line.startswith("#"):
            kind, _, text = line.partition("|")
            found[name].append((_KINDS.get(kind, ""), text))
    return found


_SHAPES = _shapes()


def _kind_at(page: Page, offset: int) -> str:
    kinds = [segment.kind for segment in page.segments if segment.start <= offset < segment.end]
    return kinds[0] if kinds else "body"


def test_there_are_pages_of_many_shapes() -> None:
    assert len(_SHAPES) >= 25


@pytest.mark.parametrize("name", _SHAPES)
def test_lines_go_where_they_belong(name: str) -> None:
    lines = _SHAPES[name]
    page = read_page("\n".join(text for _, text in lines))
    found, offset = [], 0
    for kind, text in lines:
        if text:
            found.append((_kind_at(page, offset) if page.segments or kind != "headline" else kind, text))
        offset += len(text) + 1
    assert found == [(kind, text) for kind, text in lines if text]


@pytest.mark.parametrize("name", _SHAPES)
def test_body_is_read_and_boilerplate_is_not(name: str) -> None:
    lines = _SHAPES[name]
    page = read_page("\n".join(text for _, text in lines))
    read = page.text.replace("\n", " ")
    for kind, text in lines:
        if kind == "boilerplate" and len(text) > 12:
            assert text not in read
        if kind == "body" and not page.mends:
            assert text in read
