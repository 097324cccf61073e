from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa
import pytest

import newsevents
from newsevents.article import Article
from newsevents.errors import InputError, RecordError
from newsevents.exchange import arrow_schema, to_arrow
from newsevents.flat import TABLE_NAMES, TABLES, describe_tables, flatten

if TYPE_CHECKING:
    from spacy.language import Language

_DOCS = Path(__file__).parent.parent / "docs" / "how-to" / "batch.md"
_ROWS = [
    {
        "id": "a",
        "text": "Kim Jong Un empfing Wladimir Putin am Mittwoch. Macron will im Juli nach Berlin reisen.",
        "published": "2024-06-20",
        "title": "Treffen",
        "url": "https://example.org/a",
    },
    {"text": "Scholz telefonierte mit der NATO."},
    {"id": "c", "text": ""},
]


@pytest.fixture(scope="module")
def articles(blank_nlp: Language) -> list[Article]:
    return list(newsevents.extract_many(_ROWS, nlp=blank_nlp))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_json_lines_round_trip(tmp_path: Path, articles: list[Article], name: str) -> None:
    assert newsevents.write_jsonl(articles, tmp_path / name) == 3
    again = list(newsevents.read_jsonl(tmp_path / name))
    assert again == articles
    newsevents.write_jsonl(again, tmp_path / f"b{name}")
    assert list(newsevents.read_jsonl(tmp_path / f"b{name}")) == articles


def test_json_lines_are_written_as_they_come(tmp_path: Path, articles: list[Article]) -> None:
    def stream() -> Iterator[Article]:
        yield articles[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        newsevents.write_jsonl(stream(), tmp_path / "a.jsonl")
    assert list(newsevents.read_jsonl(tmp_path / "a.jsonl")) == articles[:1]


def test_file_that_is_there_is_replaced_unless_a_run_wrote_it(
    tmp_path: Path, articles: list[Article]
) -> None:
    file = tmp_path / "a.jsonl"
    newsevents.write_jsonl(articles, file)
    newsevents.write_jsonl(articles[:1], file)
    assert list(newsevents.read_jsonl(file)) == articles[:1]
    (tmp_path / "a.state.sqlite").touch()
    with pytest.raises(InputError, match=r"a\.state\.sqlite stands beside it") as caught:
        newsevents.write_jsonl(articles, file)
    assert caught.value.slug == "output-exists"
    assert list(newsevents.read_jsonl(file)) == articles[:1]


def test_broken_line_is_named(tmp_path: Path, articles: list[Article]) -> None:
    (tmp_path / "a.jsonl").write_text(f"{articles[0].model_dump_json()}\n\n{{\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"a\.jsonl, line 3: not an article"):
        list(newsevents.read_jsonl(tmp_path / "a.jsonl"))


def test_parquet_to_pandas_to_records(tmp_path: Path, articles: list[Article]) -> None:
    newsevents.to_dataframe(articles, table="articles").to_parquet(tmp_path / "a.parquet")
    assert list(newsevents.from_dataframe(pd.read_parquet(tmp_path / "a.parquet"))) == articles


def test_frame_without_records_is_refused() -> None:
    with pytest.raises(InputError, match="no column 'record'"):
        list(newsevents.from_dataframe(pd.DataFrame({"text": ["x"]})))


def test_unknown_table_is_refused(articles: list[Article]) -> None:
    with pytest.raises(InputError, match="use one of articles, entities, events, participants"):
        newsevents.to_dataframe(articles, table="dates")  # type: ignore[arg-type]


def test_events_and_participants_can_be_joined(articles: list[Article]) -> None:
    events = newsevents.to_dataframe(articles)
    people = newsevents.to_dataframe(articles, table="participants")
    joined = people.merge(events, on=["event_id", "article_id"])
    assert joined[["event_id", "role", "name", "type"]].values.tolist() == [
        ["a/1", "participant", "Kim Jong-un", "meeting"],
        ["a/1", "participant", "Wladimir Putin", "meeting"],
        ["a/2", "visitor", "Emmanuel Macron", "visit"],
        ["#2/1", "participant", "Olaf Scholz", "call"],
        ["#2/1", "participant", "NATO", "call"],
    ]
    assert events["date_start"].max() == pd.Timestamp("2024-07-01")


def test_offsets_of_the_tables_lie_in_the_text(articles: list[Article]) -> None:
    rows = {name: to_arrow(articles)[name].to_pylist() for name in TABLE_NAMES}
    texts = {row["article_id"]: row["text"] for row in rows["articles"]}
    spans = [(row, row.get("trigger") or row["text"]) for name in TABLE_NAMES[1:] for row in rows[name]]
    assert (
        [texts[row["article_id"]][row["start"] : row["end"]] for row, _ in spans]
        == [said for _, said in spans]
        != []
    )


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_rows_fit_the_columns(name: Any, articles: list[Article]) -> None:
    assert {len(row) for row in flatten(articles)[name]} == {len(TABLES[name])}


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_types_are_the_same_without_rows(name: Any, articles: list[Article]) -> None:
    assert to_arrow([])[name].schema == to_arrow(articles)[name].schema == arrow_schema(name)


def test_only_the_nested_column_is_left_out() -> None:
    left_out = set(arrow_schema("articles").names) - set(arrow_schema("articles", nested=False).names)
    assert left_out == {"record"}
    assert isinstance(arrow_schema("events"), pa.Schema)


def test_documented_columns_are_those_of_the_code() -> None:
    assert describe_tables() in _DOCS.read_text(encoding="utf-8")
