from __future__ import annotations

import io
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents import errors, lexicons
from newsevents._extras import need
from newsevents.batch.journal import Journal, check_same
from newsevents.batch.pool import Pool
from newsevents.batch.worker import PipelineSource, keep_articles
from newsevents.errors import SLUGS, NewseventsError
from newsevents.failures import FailedRow, raise_failure
from newsevents.gold import read_gold
from newsevents.inputs import Inputs
from newsevents.steps import check_row
from newsevents.testing import read_markup

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_DOCS = Path(__file__).parent.parent / "docs" / "errors.md"


def _english(folder: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(folder / "english")
    newsevents.load(folder / "english")


def _bad_table(folder: Path) -> None:
    (folder / "persons.tsv").write_text("id\tname\tcolour\nx\ty\tz\n", encoding="utf-8")
    lexicons.load_knowledge([folder / "persons.tsv"])


def _again(folder: Path) -> None:
    (folder / "out.jsonl").touch()
    newsevents.extract_files([], folder / "out.jsonl")


def _twice_at_once(folder: Path) -> None:
    with Journal(folder / "out.state.sqlite"):
        newsevents.extract_files([], folder / "out.jsonl", resume=True)


def _other_settings(folder: Path) -> None:
    newsevents.extract_files([], folder / "out.jsonl", published="2024-05-30")
    newsevents.extract_files([], folder / "out.jsonl", published="2024-05-31", resume=True)


def _fail(doc: object) -> None:
    raise ValueError("kaputt")


def _failing() -> Language:
    from spacy.language import Language

    Language.component("newsevents_test_failing", func=_fail)
    nlp = newsevents.blank()
    nlp.add_pipe("newsevents_test_failing")
    return nlp


def _annotated() -> Doc:
    return newsevents.blank()("Macron besuchte Berlin.")


class _Bomb:
    """Ends the process that takes it in."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (3,)


def _no_workers(folder: Path) -> None:
    source = PipelineSource(pickled=pickle.dumps(_Bomb()))
    with Pool(source, keep_articles, workers=1) as pool:
        list(pool.run([("", [check_row("x", None)])]))


_REACHED_BY: dict[str, Callable[[Path], object]] = {
    "article-expected": lambda folder: list(newsevents.stories(["x"])),  # type: ignore[list-item]
    "column-missing": lambda folder: list(newsevents.from_dataframe({"id": ["1"]})),
    "doc-not-annotated": lambda folder: newsevents.events("x"),  # type: ignore[arg-type]
    "event-type-unusable": lambda folder: newsevents.register(str),  # type: ignore[type-var]
    "extra-missing": lambda folder: need("newsevents_no_such_package", "etl"),
    "gold-unreadable": lambda folder: read_gold([folder / "gold.jsonl"], "events"),
    "horizon-too-short": lambda folder: list(newsevents.stories([], horizon=0)),
    "id-not-unique": lambda folder: check_same("a", b"1", b"2"),
    "input-not-text": lambda folder: Inputs(["?"], stdin=io.BytesIO()),
    "kind-unknown": lambda folder: newsevents.same_name("a", "b", kind="tree"),
    "knowledge-bad-entry": _bad_table,
    "knowledge-file-missing": lambda folder: lexicons.load_knowledge([folder / "persons.tsv"]),
    "language-unknown": lambda folder: newsevents.show([], lang="fr"),
    "markup-unreadable": lambda folder: read_markup("[Kim]{TREE}"),
    "model-not-found": lambda folder: newsevents.load("unbekannt"),
    "model-not-german": _english,
    "not-showable": lambda folder: newsevents.show(3),
    "page-unknown": lambda folder: newsevents.extract("x", page="web"),  # type: ignore[arg-type]
    "output-exists": _again,
    "output-in-use": _twice_at_once,
    "output-unknown": lambda folder: newsevents.extract_files([], folder / "out.doc"),
    "pipeline-expected": lambda folder: newsevents.extract("x", nlp="blank"),  # type: ignore[arg-type]
    "published-not-a-date": lambda folder: newsevents.extract("x", published="gestern"),
    "record-unreadable": lambda folder: newsevents.load_article("{"),
    "resume-mismatch": _other_settings,
    "row-failed": lambda folder: list(newsevents.extract_many(["x"], nlp=_failing())),
    "row-timeout": lambda folder: raise_failure(FailedRow(id=None, slug="row-timeout", reason="")),
    "row-without-text": lambda folder: list(newsevents.extract_many([{"id": 1}], nlp=newsevents.blank())),
    "style-unknown": lambda folder: newsevents.displacy_data(_annotated(), style="x"),  # type: ignore[arg-type]
    "table-unknown": lambda folder: newsevents.to_dataframe([], table="dates"),  # type: ignore[arg-type]
    "worker-died": lambda folder: raise_failure(FailedRow(id=None, slug="worker-died", reason="")),
    "workers-not-started": _no_workers,
}


def test_documented_slugs_are_those_of_the_code() -> None:
    headings = re.findall(r"^## (.+)$", _DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert headings == list(SLUGS)


@pytest.mark.parametrize("slug", SLUGS)
def test_slug_has_remedy_and_example_in_the_docs(slug: str) -> None:
    section = _DOCS.read_text(encoding="utf-8").partition(f"\n## {slug}\n")[2].partition("\n## ")[0]
    assert "**Remedy:**" in section
    assert "\n> " in section


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


def test_missing_extra_is_installed_from_the_folder() -> None:
    with pytest.raises(
        newsevents.ExtraMissingError, match=r"pip install '\.\[etl\]' in the project's folder"
    ):
        need("newsevents_no_such_package", "etl")


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("InputError", ValueError),
        ("ModelNotFoundError", OSError),
        ("LexiconError", ValueError),
        ("RecordError", ValueError),
        ("BatchError", RuntimeError),
        ("ExtraMissingError", ImportError),
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
