"""Every public function answers misuse with an error of the documented tree."""

from __future__ import annotations

import gzip
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsevents as ne
from newsevents.html import read_html

if TYPE_CHECKING:
    from spacy.language import Language

#: What nobody should hand in where a text, a row, a Doc, a pipeline or an article is expected.
_JUNK = {"None": None, "bytes": b"x", "int": 3, "float": 0.5, "object": object(), "class": object}
Call = Callable[..., Any]


class _Unnamed(ne.Event):
    type: Any = None


class _Frameless(ne.Event):
    type: str = "frameless"


class _Taken(ne.Event):
    type: Any = "visit"
    frame = ne.Frame(verbs=(), nouns=(), roles={})


class _Slotless(ne.Event):
    type: Any = "slotless"
    frame = ne.Frame(verbs=(ne.Verb("singen singt sang gesungen", {"subj": "place"}),), nouns=(), roles={})


def _spacy_blank() -> Language:
    import spacy

    return spacy.blank("de")


def _file(folder: Path, data: bytes, name: str = "articles.jsonl") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


#: function → (call, junk that it does accept): junk as first argument.
_FIRST: dict[str, tuple[Call, tuple[str, ...], str]] = {
    "add_components": (ne.add_components, (), "pipeline-expected"),
    "displacy_data": (ne.displacy_data, (), "doc-not-annotated"),
    "events": (ne.events, (), "doc-not-annotated"),
    "explain": (ne.explain, (), "input-not-text"),
    "extract": (ne.extract, (), "input-not-text"),
    "extract_html": (ne.extract_html, ("bytes",), "input-not-text"),
    "extract_many": (lambda value: list(ne.extract_many(value)), (), "input-not-text"),
    "from_dataframe": (lambda value: list(ne.from_dataframe(value)), (), "column-missing"),
    "load": (ne.load, ("None",), "model-not-found"),
    "load_article": (ne.load_article, (), "record-unreadable"),
    "normalize_organization": (ne.normalize_organization, (), "input-not-text"),
    "normalize_person": (ne.normalize_person, (), "input-not-text"),
    "normalize_place": (ne.normalize_place, (), "input-not-text"),
    "read_jsonl": (lambda value: list(ne.read_jsonl(value)), (), "input-not-text"),
    "register": (ne.register, (), "event-type-unusable"),
    "same_name": (lambda value: ne.same_name(value, "Merz"), (), "input-not-text"),
    "show": (ne.show, (), "not-showable"),
    "stories": (lambda value: list(ne.stories(value)), (), "article-expected"),
    "testing.doc": (ne.testing.doc, (), "input-not-text"),
    "testing.read_markup": (ne.testing.read_markup, (), "input-not-text"),
    "to_dataframe": (ne.to_dataframe, (), "article-expected"),
}
#: Functions whose misuse is tested below or elsewhere: no first argument, or one that can't be wrong alone.
_OTHERS = {"blank", "json_schema", "extract_files", "write_jsonl"}


def test_every_public_function_is_in_the_table() -> None:
    functions = {name for name in ne.__all__ if inspect.isfunction(getattr(ne, name))}
    assert functions == {name for name in _FIRST if "." not in name} | _OTHERS


@pytest.mark.parametrize(
    ("function", "junk"),
    [(name, junk) for name, (_, accepted, _) in _FIRST.items() for junk in _JUNK if junk not in accepted],
)
def test_junk_is_refused(function: str, junk: str) -> None:
    call, _, slug = _FIRST[function]
    with pytest.raises(ne.NewseventsError) as caught:
        call(_JUNK[junk])
    assert caught.value.slug == slug


_CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    "extract: number as date": (lambda _: ne.extract("x", published=20240618), "published-not-a-date"),  # type: ignore[arg-type]
    "extract: month first": (lambda _: ne.extract("x", published="06/18/2024"), "published-not-a-date"),
    "extract: no pipeline": (lambda _: ne.extract("x", nlp="shipped"), "pipeline-expected"),  # type: ignore[arg-type]
    "extract: pipeline without components": (
        lambda _: ne.extract("x", nlp=_spacy_blank()),
        "doc-not-annotated",
    ),
    "extract: half a surrogate pair": (lambda _: ne.extract("Merz \ud83d"), "input-not-text"),
    "extract_html: no pipeline": (lambda _: ne.extract_html("<p>x", nlp=3), "pipeline-expected"),  # type: ignore[arg-type]
    "extract_html: image": (lambda _: ne.extract_html(b"\x89PNG\r\n"), "input-not-text"),
    "read_html: path": (lambda folder: read_html(folder), "input-not-text"),  # type: ignore[arg-type]
    "extract_many: one text": (lambda _: list(ne.extract_many("Merz")), "input-not-text"),
    "extract_many: one row": (lambda _: list(ne.extract_many({"text": "Merz"})), "input-not-text"),  # type: ignore[arg-type]
    "extract_many: row without text": (
        lambda _: list(ne.extract_many([{"body": "Merz"}])),
        "row-without-text",
    ),
    "extract_many: row of junk": (lambda _: list(ne.extract_many([3])), "input-not-text"),  # type: ignore[list-item]
    "extract_many: no pipeline": (lambda _: list(ne.extract_many(["x"], nlp=3)), "pipeline-expected"),  # type: ignore[arg-type]
    "extract_many: no pipeline for workers": (
        lambda _: list(ne.extract_many(["x"], nlp=3, workers=2)),  # type: ignore[arg-type]
        "pipeline-expected",
    ),
    "extract_files: missing file": (
        lambda folder: ne.extract_files([folder / "nichts.txt"], folder / "out.jsonl"),
        "input-not-text",
    ),
    "extract_files: unknown output": (
        lambda folder: ne.extract_files([], folder / "out.doc"),
        "output-unknown",
    ),
    "load: missing folder": (lambda folder: ne.load(folder / "nichts"), "model-not-found"),
    "load: folder that is no pipeline": (lambda folder: ne.load(folder), "model-not-found"),
    "load: missing knowledge": (
        lambda folder: ne.load("blank", knowledge=[folder / "persons.tsv"]),
        "knowledge-file-missing",
    ),
    "load: broken knowledge": (
        lambda folder: ne.load("blank", knowledge=[_file(folder, b"\xff\xfe\x00", "persons.tsv")]),
        "knowledge-bad-entry",
    ),
    "load_article: list": (lambda _: ne.load_article("[]"), "record-unreadable"),
    "load_article: not UTF-8": (lambda _: ne.load_article(b"\xff"), "record-unreadable"),
    "load_article: deep nesting": (lambda _: ne.load_article("[" * 100_000), "record-unreadable"),
    "read_jsonl: missing file": (lambda folder: list(ne.read_jsonl(folder / "nichts")), "input-not-text"),
    "read_jsonl: folder": (lambda folder: list(ne.read_jsonl(folder)), "input-not-text"),
    "read_jsonl: broken line": (
        lambda folder: list(ne.read_jsonl(_file(folder, b'{"text": '))),
        "record-unreadable",
    ),
    "read_jsonl: plain file named .gz": (
        lambda folder: list(ne.read_jsonl(_file(folder, b"{}", "a.gz"))),
        "record-unreadable",
    ),
    "read_jsonl: gzip file cut off": (
        lambda folder: list(ne.read_jsonl(_file(folder, gzip.compress(b"\n" * 500)[:20], "a.gz"))),
        "record-unreadable",
    ),
    "write_jsonl: text": (lambda folder: ne.write_jsonl("x", folder / "a"), "article-expected"),  # type: ignore[arg-type]
    "write_jsonl: number": (lambda folder: ne.write_jsonl(3, folder / "a"), "article-expected"),  # type: ignore[arg-type]
    "write_jsonl: no path": (lambda _: ne.write_jsonl([], 3), "input-not-text"),  # type: ignore[arg-type]
    "to_dataframe: unknown table": (lambda _: ne.to_dataframe([], table="x"), "table-unknown"),  # type: ignore[arg-type]
    "same_name: second is no name": (lambda _: ne.same_name("Merz", None), "input-not-text"),  # type: ignore[arg-type]
    "same_name: unknown kind": (lambda _: ne.same_name("Merz", "Merz", kind="MISC"), "kind-unknown"),
    "explain: unknown kind": (lambda _: ne.explain("Merz", kind="tree"), "kind-unknown"),
    "stories: horizon": (lambda _: list(ne.stories([], horizon=0)), "horizon-too-short"),
    "register: no name": (lambda _: ne.register(_Unnamed), "event-type-unusable"),
    "register: no frame": (lambda _: ne.register(_Frameless), "event-type-unusable"),
    "register: name of another type": (lambda _: ne.register(_Taken), "event-type-unusable"),
    "register: unknown slot": (lambda _: ne.register(_Slotless), "event-type-unusable"),
    "testing: open bracket": (lambda _: ne.testing.doc("[Merz traf Macron."), "markup-unreadable"),
}


@pytest.mark.parametrize("name", list(_CASES))
def test_misuse_is_told(name: str, tmp_path: Path) -> None:
    call, slug = _CASES[name]
    with pytest.raises(ne.NewseventsError) as caught:
        call(tmp_path)
    assert caught.value.slug == slug


@pytest.mark.parametrize("text", ["", " ", "\n", "x", "Es regnet.", "\x00", "<html>", "?" * 5_000])
def test_text_without_events_is_no_misuse(text: str, blank_nlp: Language) -> None:
    assert ne.extract(text, nlp=blank_nlp).events == ()


def test_single_article_is_taken_as_one(blank_nlp: Language, tmp_path: Path) -> None:
    article = ne.extract("Macron besuchte Berlin.", nlp=blank_nlp)
    assert ne.write_jsonl(article, tmp_path / "a.jsonl") == 1  # type: ignore[arg-type]
    assert list(ne.read_jsonl(tmp_path / "a.jsonl")) == [article]


def test_names_that_json_can_not_hold_are_escaped(blank_nlp: Language) -> None:
    [article] = ne.extract_many([{"text": "Es regnet.", "id": "Stra\udcdfe.txt"}], nlp=blank_nlp)
    assert article.id == "Stra\\udcdfe.txt"
    assert ne.load_article(article.model_dump_json()) == article
