from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import newsevents
from newsevents import errors, lexicons
from newsevents.errors import SLUGS, NewseventsError
from newsevents.gold import read_gold
from newsevents.inputs import read_inputs
from newsevents.testing import read_markup

_DOCS = Path(__file__).parent.parent / "docs" / "errors.md"


def _english(folder: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(folder / "english")
    newsevents.load(folder / "english")


def _bad_table(folder: Path) -> None:
    (folder / "persons.tsv").write_text("id\tname\tcolour\nx\ty\tz\n", encoding="utf-8")
    lexicons.load_knowledge([folder / "persons.tsv"])


_REACHED_BY: dict[str, Callable[[Path], object]] = {
    "doc-not-annotated": lambda folder: newsevents.events("x"),  # type: ignore[arg-type]
    "gold-unreadable": lambda folder: read_gold([folder / "gold.jsonl"], "events"),
    "input-not-text": lambda folder: list(read_inputs(["?"], stdin=io.BytesIO(), failures=[])),
    "kind-unknown": lambda folder: newsevents.same_name("a", "b", kind="tree"),
    "knowledge-bad-entry": _bad_table,
    "knowledge-file-missing": lambda folder: lexicons.load_knowledge([folder / "persons.tsv"]),
    "markup-unreadable": lambda folder: read_markup("[Kim]{TREE}"),
    "model-not-found": lambda folder: newsevents.load("unbekannt"),
    "model-not-german": _english,
    "page-unknown": lambda folder: newsevents.extract("x", page="web"),  # type: ignore[arg-type]
    "published-not-a-date": lambda folder: newsevents.extract("x", published="gestern"),
    "record-unreadable": lambda folder: newsevents.load_article("{"),
    "row-without-text": lambda folder: list(newsevents.extract_many([{"id": 1}], nlp=newsevents.blank())),
}


def test_documented_slugs_are_those_of_the_code() -> None:
    headings = re.findall(r"^## (.+)$", _DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert headings == list(SLUGS)


def test_slugs_are_sorted() -> None:
    assert list(SLUGS) == sorted(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_slug_is_reached(slug: str, tmp_path: Path) -> None:
    with pytest.raises(NewseventsError) as caught:
        _REACHED_BY[slug](tmp_path)
    assert caught.value.slug == slug


def test_code_raises_no_other_slug() -> None:
    package = Path(newsevents.__file__).parent
    used = {
        found
        for file in package.rglob("*.py")
        for found in re.findall(r'slug="([a-z-]+)"', file.read_text(encoding="utf-8"))
    }
    assert used == set(SLUGS)


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("InputError", ValueError),
        ("ModelNotFoundError", OSError),
        ("LexiconError", ValueError),
        ("RecordError", ValueError),
    ],
)
def test_tree(name: str, base: type[Exception]) -> None:
    cls = getattr(errors, name)
    assert issubclass(cls, NewseventsError)
    assert issubclass(cls, base)


@pytest.mark.parametrize("name", [None, 3, b"Putin"])
def test_name_that_is_no_string_is_refused(name: object) -> None:
    with pytest.raises(newsevents.InputError, match="must be a str"):
        newsevents.explain(name)  # type: ignore[arg-type]
