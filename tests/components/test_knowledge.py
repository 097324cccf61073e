from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import newsevents as ne

ROWS = (
    "id\tname\taliases\tsurnames\talone\tcountry\n"
    "jorinde-waldkirch\tJorinde Waldkirch\t\tWaldkirch\tyes\tCH\n"
)
TEXT = "Waldkirch besuchte am Montag Wien."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "persons.tsv").write_text(ROWS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def nlp(folder: Path) -> Language:
    return ne.load("blank", knowledge=[folder])


def _persons(nlp: Language) -> list[str]:
    return [person.id for person in ne.extract(TEXT, nlp=nlp).persons]


def test_users_person_is_found(nlp: Language) -> None:
    assert _persons(nlp) == ["jorinde-waldkirch"]


def test_shipped_pipeline_does_not_know_users_person() -> None:
    assert _persons(ne.load("blank")) == []


def test_tables_travel_with_to_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    assert _persons(spacy.load(tmp_path / "saved")) == ["jorinde-waldkirch"]


def test_tables_travel_with_bytes(nlp: Language) -> None:
    other = ne.load("blank").from_bytes(nlp.to_bytes())
    assert _persons(other) == ["jorinde-waldkirch"]


def test_tables_travel_with_pickle(nlp: Language) -> None:
    assert _persons(pickle.loads(pickle.dumps(nlp))) == ["jorinde-waldkirch"]


def test_two_pipelines_keep_their_knowledge_apart(nlp: Language) -> None:
    plain = ne.load("blank")
    found = [_persons(pipeline) for pipeline in (nlp, plain, nlp)]
    assert found == [["jorinde-waldkirch"], [], ["jorinde-waldkirch"]]


@pytest.mark.parametrize(
    ("name", "text", "slug"),
    [
        ("persons.tsv", "id\tname\tshoe_size\n", "knowledge-bad-entry"),
        ("persons.tsv", "id\tname\nx\n", "knowledge-bad-entry"),
        ("people.tsv", ROWS, "knowledge-bad-entry"),
    ],
)
def test_wrong_table_is_an_error(tmp_path: Path, name: str, text: str, slug: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ne.LexiconError, match=name) as error:
        ne.load("blank", knowledge=[tmp_path])
    assert error.value.slug == slug


def test_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ne.LexiconError, match="does not exist") as error:
        ne.load("blank", knowledge=[tmp_path / "nowhere.tsv"])
    assert error.value.slug == "knowledge-file-missing"
