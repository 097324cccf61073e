"""Articles out of Spark data frames: the same records, on the machines that you already have.

Needs the extra ``spark`` (PySpark 3.5 or 4, with a Java that it runs on); importing this module does not.
"""

from __future__ import annotations

import datetime as dt
import json
import types
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from newsevents._extras import need
from newsevents.article import Article, load_article
from newsevents.chunks import Unread, cut, read_chunk
from newsevents.errors import InputError
from newsevents.event_types import Event, event_types
from newsevents.failures import cause_of
from newsevents.inputs import each_path
from newsevents.pages import PageMode
from newsevents.steps import Published, Row, check_row
from newsevents.streams import row_of

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame
    from pyspark.sql.types import DataType, StructType
    from spacy.language import Language

_SIMPLE = {str: "StringType", int: "LongType", float: "DoubleType", bool: "BooleanType", dt.date: "DateType"}


def extract(
    df: DataFrame,
    *,
    text_col: str = "text",
    id_col: str | None = "id",
    published_col: str | None = "published",
    title_col: str | None = None,
    url_col: str | None = None,
    published: Published = None,
    page: PageMode = "auto",
    model: str | Path | None = None,
    knowledge: str | Path | Sequence[str | Path] = (),
    batch_size: int = 16,
) -> DataFrame:
    """Extract from the rows of a Spark data frame.

    Each Python worker of Spark loads the pipeline once and keeps it. The library, and the model if it is not
    the shipped one, must be installed on every executor.

    Args:
        df: one article a row.
        text_col: column of the text.
        id_col: column of the id; None where there is none.
        published_col: column of the date of publication, a date, timestamp or string; None where there is
            none.
        title_col: column of the title, or None.
        url_col: column of the address, or None.
        published: date of publication of rows that name none.
        page: whether texts are read as pages, see :func:`newsevents.extract`.
        model: pipeline, as in :func:`newsevents.load`; a folder must be there on every executor.
        knowledge: tables of your own, as in :func:`newsevents.load`; likewise.
        batch_size: most rows that are read together.

    Returns:
        A data frame of :func:`result_schema`, one row for each row of ``df``: ``id``, ``article`` (nested;
        null where the row failed) and ``error`` (``slug`` and ``reason``; null where it did not).

    Raises:
        InputError: the frame lacks a column (slug ``column-missing``) or ``published`` is no date (slug
            ``published-not-a-date``).
        ExtraMissingError: PySpark or pandas is not installed (slug ``extra-missing``).

    Examples:
        >>> from newsevents import spark
        >>> records = spark.extract(articles, id_col="url")  # doctest: +SKIP
        >>> records.select("id", "article.events").show()  # doctest: +SKIP
    """
    need("pandas", "spark")
    check_row("", published, page=page)
    columns = {
        name: column
        for name, column in (
            ("text", text_col),
            ("id", id_col),
            ("published", published_col),
            ("title", title_col),
            ("url", url_col),
        )
        if column is not None
    }
    missing = [column for column in columns.values() if column not in df.columns]
    if missing:
        raise InputError(
            f"no column {', '.join(missing)}; there are {', '.join(df.columns)}: name the columns, None for "
            "one that the frame does not have",
            slug="column-missing",
        )
    settings = (None if model is None else str(model), tuple(map(str, each_path(knowledge))))
    reader = _Reader(columns, published, page, settings, batch_size)
    wanted = [
        df[column].cast("string").alias(column) if name == "id" else df[column]
        for name, column in columns.items()
    ]
    return df.select(*wanted).mapInPandas(reader, schema=result_schema())


def result_schema() -> StructType:
    """Make the Spark schema of :func:`extract`, from the records themselves.

    Returns:
        A struct of ``id``, ``article`` and ``error``. An event is a struct with the fields of all event
        types; those that its type does not have are null.

    Raises:
        ExtraMissingError: PySpark is not installed (slug ``extra-missing``).

    Examples:
        >>> from newsevents.spark import result_schema
        >>> result_schema().fieldNames()  # doctest: +SKIP
        ['id', 'article', 'error']
    """
    t = need("pyspark.sql.types", "spark")
    error = t.StructType([t.StructField("slug", t.StringType()), t.StructField("reason", t.StringType())])
    fields = [("id", t.StringType()), ("article", _struct(Article)), ("error", error)]
    return t.StructType([t.StructField(name, kind) for name, kind in fields])  # type: ignore[no-any-return]


def to_article(row: Any) -> Article:
    """Make the article of a collected Spark row.

    Args:
        row: the value of the column ``article``: a ``Row`` or a mapping.

    Returns:
        The article, equal to the one that :func:`newsevents.extract` makes of the same text.

    Raises:
        RecordError: it is no article record (slug ``record-unreadable``).

    Examples:
        >>> import newsevents as ne
        >>> article = ne.extract("Merz reiste nach Lyon.")
        >>> to_article(article.model_dump(mode="json")) == article
        True
    """
    values = row if isinstance(row, Mapping) else row.asDict(recursive=True)
    return load_article(json.dumps(_without_strangers(values), default=str))


def _without_strangers(article: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out of each event the fields of other types."""
    known = event_types()
    fields = {name: set(cls.model_fields) for name, cls in known.items()}
    events = {
        key: [
            {name: value for name, value in event.items() if name in fields.get(event["type"], event)}
            for event in article[key]
        ]
        for key in ("events", "teasers")
    }
    return {**article, **events}


class _Reader:
    """The function that Spark sends to its workers: settings only, the pipeline is loaded there."""

    def __init__(
        self,
        columns: Mapping[str, str],
        published: Published,
        page: PageMode,
        settings: tuple[str | None, tuple[str, ...]],
        batch_size: int,
    ) -> None:
        self._columns = dict(columns)
        self._published = published
        self._page = page
        self._settings = settings
        self._batch_size = batch_size

    def __call__(self, frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        """Answer the frames of a partition."""
        import pandas

        names = ["id", "article", "error"]
        for frame in frames:
            values = [
                dict(zip(self._columns, cells, strict=True))
                for cells in frame[list(self._columns.values())].itertuples(index=False, name=None)
            ]
            for part in cut(values, self._batch_size, _length):
                rows = self._read(part)
                yield pandas.DataFrame({name: [row[name] for row in rows] for name in names}, dtype=object)

    def _read(self, part: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        answers: list[Article | Unread] = []
        good: list[Row] = []
        for values in part:
            try:
                good.append(row_of(values, self._published, self._page))
                answers.append(_WAITING)
            except InputError as error:
                answers.append(Unread(*cause_of(error)))
        read = iter(read_chunk(good, _pipeline(*self._settings)))
        found = [next(read) if answer is _WAITING else answer for answer in answers]
        return [_answer(values, answer) for values, answer in zip(part, found, strict=True)]


_WAITING = Unread(slug="row-failed", reason="")


def _length(values: Mapping[str, Any]) -> int:
    text = values["text"]
    return len(text) if isinstance(text, str) else 0


def _answer(values: Mapping[str, Any], answer: Article | Unread) -> dict[str, Any]:
    given = values.get("id")
    id = None if given is None else str(given)
    if isinstance(answer, Unread):
        return {"id": id, "article": None, "error": {"slug": answer.slug, "reason": answer.reason}}
    return {"id": id, "article": _full(answer), "error": None}


@lru_cache(maxsize=1)
def _pipeline(model: str | None, knowledge: tuple[str, ...]) -> Language:
    """Return the pipeline of this Python worker, loaded for its first rows."""
    from newsevents.pipeline import load

    return load(model, knowledge=knowledge)


def _full(article: Article) -> dict[str, Any]:
    """Return the article as nested dicts and lists, each event with the fields of all types."""
    values = _plain(article.model_dump())
    for key in ("events", "teasers"):
        values[key] = [{**dict.fromkeys(_event_fields()), **event} for event in values[key]]
    return values  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


@lru_cache(maxsize=1)
def _event_fields() -> dict[str, Any]:
    """Return the fields of all event types and their annotations.

    A field that two types declare must be of one Spark type in both; a test holds that.
    """
    fields: dict[str, Any] = {}
    for cls in event_types().values():
        for name, info in cls.model_fields.items():
            fields.setdefault(name, info.annotation)
    return fields


def _struct(model: type[BaseModel]) -> DataType:
    t = need("pyspark.sql.types", "spark")
    fields = {name: info.annotation for name, info in model.model_fields.items()}
    if issubclass(model, Event):
        fields = _event_fields()
    return t.StructType([t.StructField(name, spark_type(kind)) for name, kind in fields.items()])  # type: ignore[no-any-return]


def spark_type(annotation: Any) -> DataType:
    """Translate an annotation of the records.

    Args:
        annotation: the annotation of a field.

    Returns:
        The Spark type.

    Raises:
        TypeError: records have no such annotation so far; teach it here.
    """
    t = need("pyspark.sql.types", "spark")
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        [inner] = [argument for argument in arguments if argument is not type(None)]
        return spark_type(inner)
    if origin is Literal:
        return spark_type(type(arguments[0]))
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return t.ArrayType(spark_type(arguments[0]))  # type: ignore[no-any-return]
    if origin in (dict, Mapping):
        return t.MapType(*map(spark_type, arguments))  # type: ignore[no-any-return]
    if hasattr(annotation, "__metadata__"):
        return spark_type(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _struct(annotation)
    if annotation in _SIMPLE:
        return getattr(t, _SIMPLE[annotation])()  # type: ignore[no-any-return]
    raise TypeError(f"no Spark type for {annotation!r}")
