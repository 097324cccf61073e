from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, get_args

import pytest

import newsevents
from newsevents.article import Article
from newsevents.event_types import event_types

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark", reason="PySpark is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java, and there is none here", allow_module_level=True)

from newsevents import spark as ne_spark

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark"),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]
_TEXTS = [
    "Kim Jong Un empfing Wladimir Putin am Mittwoch in Pjöngjang.",
    "Macron will im Juli nach Berlin reisen. Scholz telefonierte mit der NATO.",
    "Es regnet.",
    "",
    "Die EU verhängte Sanktionen gegen Belarus. Merz wurde zum Bundeskanzler gewählt.",
]


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    before = os.environ.get("PYSPARK_PYTHON")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    made = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield made
    made.stop()
    if before is None:
        del os.environ["PYSPARK_PYTHON"]
    else:
        os.environ["PYSPARK_PYTHON"] = before


def _collect(session: SparkSession, rows: list[tuple[Any, ...]], schema: str, **options: Any) -> list[Any]:
    frame = session.createDataFrame(rows, schema).repartition(2)
    return list(ne_spark.extract(frame, model="blank", **options).collect())


def test_records_are_those_of_one_machine(session: SparkSession) -> None:
    rows = [(str(number), text, "2024-06-20") for number, text in enumerate(_TEXTS)]
    collected = _collect(session, rows, "id string, text string, published string")
    expected = newsevents.extract_many(
        [{"id": id, "text": text, "published": day} for id, text, day in rows], nlp=newsevents.blank()
    )
    found = {row.id: ne_spark.to_article(row.article) for row in collected}
    assert found == {article.id: article for article in expected}


def test_failed_row_is_a_row(session: SparkSession) -> None:
    rows = [("a", "Es regnet.", "neulich"), ("b", None, None), ("c", "Es regnet.", None)]
    collected = _collect(session, rows, "id string, text string, published string")
    assert {row.id: row.error and row.error.slug for row in collected} == {
        "a": "published-not-a-date",
        "b": "row-without-text",
        "c": None,
    }
    assert {row.id: row.article is None for row in collected} == {"a": True, "b": True, "c": False}


def test_columns_can_be_named(session: SparkSession) -> None:
    rows = [(7, "Macron besuchte am Montag Berlin.")]
    [row] = _collect(
        session,
        rows,
        "nr int, body string",
        text_col="body",
        id_col="nr",
        published_col=None,
        published="2024-05-30",
    )
    assert (row.id, row.article.events[0].date.value) == ("7", "2024-05-27")


def test_nested_fields_can_be_asked_for(session: SparkSession) -> None:
    frame = session.createDataFrame([("1", _TEXTS[0])], "id string, text string")
    result = ne_spark.extract(frame, model="blank", published_col=None)
    asked = result.selectExpr("explode(article.events) AS event").selectExpr("event.type", "event.place.name")
    assert [tuple(row) for row in asked.collect()] == [("meeting", "Pjöngjang")]


def test_missing_column_is_said_before_anything_runs(session: SparkSession) -> None:
    frame = session.createDataFrame([("1", "x")], "id string, body string")
    with pytest.raises(newsevents.InputError, match="no column text, published; there are id, body"):
        ne_spark.extract(frame)


def test_schema_has_every_field_of_the_records() -> None:
    article = ne_spark.result_schema()["article"].dataType
    assert article.fieldNames() == list(Article.model_fields)
    events = article["events"].dataType.elementType
    assert set(events.fieldNames()) == {name for cls in event_types().values() for name in cls.model_fields}


def test_fields_of_the_same_name_are_of_the_same_type() -> None:
    kinds: dict[str, set[str]] = {}
    for cls in event_types().values():
        for name, info in cls.model_fields.items():
            kinds.setdefault(name, set()).add(ne_spark.spark_type(info.annotation).simpleString())
    assert {name: found for name, found in kinds.items() if len(found) > 1} == {}


def test_annotation_that_is_not_known_is_refused() -> None:
    with pytest.raises(TypeError, match="no Spark type"):
        ne_spark.spark_type(get_args(set[str]))
