from __future__ import annotations

import os
import pickle
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents.batch.pool import Pool
from newsevents.batch.worker import PipelineSource, keep_articles
from newsevents.errors import BatchError
from newsevents.failures import FailedRow
from newsevents.steps import Row

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_TIMEOUT = 10.0


def trap(doc: Doc) -> Doc:
    """A component that some texts bring down."""
    if "Absturz" in doc.text:
        os._exit(9)
    if "Endlos" in doc.text:
        time.sleep(600)
    if "Fehler" in doc.text:
        raise ValueError("kaputt")
    return doc


@pytest.fixture(scope="module")
def trapped() -> Language:
    from spacy.language import Language

    Language.component("newsevents_test_trap", func=trap)
    nlp = newsevents.blank()
    nlp.add_pipe("newsevents_test_trap", first=True)
    return nlp


def test_rows_that_end_workers_are_answered_and_the_others_read(trapped: Language) -> None:
    texts = ["Es regnet.", "Absturz", "Macron besuchte Berlin.", "Fehler", "Endlos", "Es schneit."]
    source = PipelineSource(pickled=pickle.dumps(trapped))
    with Pool(source, keep_articles, workers=2, timeout=_TIMEOUT) as pool:
        chunks = [("a", [Row(text) for text in texts]), ("leer", []), ("b", [Row("Es taut.")])]
        answers = {label: answer.results() for label, answer in pool.run(chunks)}
    assert list(answers) == ["a", "leer", "b"]
    said = [
        result.text if isinstance(result, newsevents.Article) else result.slug
        for results in answers.values()
        for result in results
    ]
    expected = ["Es regnet.", "worker-died", "Macron besuchte Berlin.", "row-failed", "row-timeout"]
    assert said == [*expected, "Es schneit.", "Es taut."]


def test_failed_rows_are_handed_to_the_caller(trapped: Language) -> None:
    failed: list[FailedRow] = []
    rows = [{"text": "Es regnet.", "id": 1}, {"text": "Fehler", "id": 2}, {"id": 3}, {"text": "x", "id": 4}]
    many = newsevents.extract_many(rows, nlp=trapped, workers=2, batch_size=2, on_error=failed.append)
    assert [article.id for article in many] == ["1", "4"]
    assert [(f.id, f.number, f.slug) for f in failed] == [
        ("2", 2, "row-failed"),
        ("3", 3, "row-without-text"),
    ]
    assert "ValueError: kaputt" in failed[0].reason


def test_without_a_handler_the_first_failed_row_ends_the_stream(trapped: Language) -> None:
    with pytest.raises(BatchError, match=r"row 2 \(id '7'\): ValueError: kaputt"):
        list(newsevents.extract_many(["x", {"text": "Fehler", "id": 7}], nlp=trapped, workers=2))


def test_workers_know_registered_types_and_answer_like_one_process(blank_nlp: Language) -> None:
    texts = [f"Macron traf Scholz am Dienstag in Berlin. Text {number}." for number in range(7)]
    many = newsevents.extract_many(texts, nlp=blank_nlp, published="2024-05-30", workers=2, batch_size=2)
    one = newsevents.extract_many(texts, nlp=blank_nlp, published="2024-05-30")
    assert list(many) == list(one)


def test_rows_are_taken_in_as_they_are_needed(blank_nlp: Language) -> None:
    taken: list[int] = []

    def rows() -> Iterator[str]:
        for number in range(10_000):
            taken.append(number)
            yield "Es regnet."

    articles = newsevents.extract_many(rows(), nlp=blank_nlp, workers=2, batch_size=4)
    next(articles)
    articles.close()  # type: ignore[attr-defined]
    assert len(taken) <= 100


def test_pipeline_that_is_not_there_is_said() -> None:
    source = PipelineSource(model="unbekannt")
    with (
        Pool(source, keep_articles, workers=1) as pool,
        pytest.raises(newsevents.ModelNotFoundError, match="unbekannt"),
    ):
        list(pool.run([("a", [Row("x")])]))
