from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents.errors import ModelNotFoundError
from newsevents.pipeline import COMPONENTS

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = (
    "Kim Jong Un empfing den russischen Präsidenten Putin am Mittwoch in Pjöngjang. Macron besuchte Berlin."
)


def _events(nlp: Language, text: str = _TEXT) -> tuple[newsevents.Event, ...]:
    return newsevents.extract(text, published="2024-06-20", nlp=nlp).events


@pytest.mark.parametrize("fixture", ["blank_nlp", "shipped_nlp"])
def test_pipeline_finds_events(fixture: str, request: pytest.FixtureRequest) -> None:
    assert [event.type for event in _events(request.getfixturevalue(fixture))] == ["meeting", "visit"]


@pytest.mark.parametrize("fixture", ["blank_nlp", "shipped_nlp"])
def test_saved_pipeline_gives_equal_output(
    fixture: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    import spacy

    nlp = request.getfixturevalue(fixture)
    nlp.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    assert _events(loaded) == _events(nlp)


def test_load_reads_the_folder_of_a_saved_pipeline(blank_nlp: Language, tmp_path: Path) -> None:
    blank_nlp.to_disk(tmp_path / "saved")
    loaded = newsevents.load(tmp_path / "saved")
    assert loaded.pipe_names == blank_nlp.pipe_names


@pytest.mark.parametrize("fixture", ["blank_nlp", "shipped_nlp"])
def test_pickled_pipeline_gives_equal_output(fixture: str, request: pytest.FixtureRequest) -> None:
    nlp = request.getfixturevalue(fixture)
    assert _events(pickle.loads(pickle.dumps(nlp))) == _events(nlp)


def test_bytes_of_a_pipeline_give_equal_output(blank_nlp: Language) -> None:
    other = newsevents.blank()
    other.from_bytes(blank_nlp.to_bytes())
    assert _events(other) == _events(blank_nlp)


def test_doc_survives_its_bytes(blank_nlp: Language) -> None:
    from spacy.tokens import Doc

    doc = blank_nlp(_TEXT)
    again = Doc(blank_nlp.vocab).from_bytes(doc.to_bytes())
    assert newsevents.events(again) == newsevents.events(doc)


def test_docbin_keeps_what_events_needs(blank_nlp: Language) -> None:
    from spacy.tokens import DocBin

    doc = blank_nlp(_TEXT)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [again] = DocBin().from_bytes(stored).get_docs(blank_nlp.vocab)
    assert newsevents.events(again) == newsevents.events(doc)


def test_pipe_equals_call(blank_nlp: Language) -> None:
    texts = [_TEXT, "", "Es regnet."]
    piped = [newsevents.events(doc) for doc in blank_nlp.pipe(texts, batch_size=2)]
    assert piped == [newsevents.events(blank_nlp(text)) for text in texts]


_SPAWN = """
import multiprocessing
import newsevents

def main():
    multiprocessing.set_start_method("spawn")
    nlp = newsevents.blank()
    rows = [{"text": text, "id": number} for number, text in enumerate(TEXTS)]
    for article in newsevents.extract_many(rows, nlp=nlp, workers=2, batch_size=2):
        print(article.model_dump_json())

TEXTS = ["Macron besuchte Berlin.", "", "Putin traf Kim Jong Un.", "x" * 3000, "Es regnet."]

if __name__ == "__main__":
    main()
"""


def test_two_processes_under_spawn_give_equal_output(tmp_path: Path, blank_nlp: Language) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(_SPAWN, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    texts = ["Macron besuchte Berlin.", "", "Putin traf Kim Jong Un.", "x" * 3000, "Es regnet."]
    expected = [
        newsevents.extract(text, nlp=blank_nlp).model_copy(update={"id": str(number)})
        for number, text in enumerate(texts)
    ]
    assert [newsevents.load_article(line) for line in done.stdout.splitlines()] == expected


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_two_processes_keep_order(blank_nlp: Language) -> None:
    texts = [f"Macron besuchte Berlin. Text {number}." for number in range(6)]
    articles = newsevents.extract_many(texts, nlp=blank_nlp, workers=2, batch_size=2)
    assert [article.text for article in articles] == texts


def test_analysis_of_the_pipes_finds_no_problem(blank_nlp: Language) -> None:
    analysis = blank_nlp.analyze_pipes()
    assert {name: problems for name, problems in analysis["problems"].items() if problems} == {}


@pytest.mark.parametrize("name", COMPONENTS)
def test_factory_is_an_entry_point(name: str) -> None:
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe(name)
    assert nlp.pipe_names == [name]


def test_components_can_be_added_to_a_pipeline_of_ones_own() -> None:
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    assert newsevents.add_components(nlp).pipe_names == ["sentencizer", *COMPONENTS]


def test_components_are_added_once(blank_nlp: Language) -> None:
    names = list(blank_nlp.pipe_names)
    assert newsevents.add_components(blank_nlp).pipe_names == names


def test_settings_travel_in_the_config(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_entities", config={"overwrite": False})
    nlp.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved").config["components"]["newsevents_entities"]["overwrite"] is False


def test_missing_model_names_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("spacy.util.is_package", lambda name: False)
    with pytest.raises(
        ModelNotFoundError, match=r"pip install https://\S+de_core_news_md-3\.8\.0\S+whl"
    ) as caught:
        newsevents.load("de_core_news_md")
    assert caught.value.slug == "model-not-found"


@pytest.mark.parametrize("name", ["de_core_news_xl", "unbekannt", "/gibt/es/nicht"])
def test_unknown_model_names_the_choice(name: str) -> None:
    with pytest.raises(ModelNotFoundError, match=r"de_core_news_lg.*shipped.*blank") as caught:
        newsevents.load(name)
    assert caught.value.slug == "model-not-found"


def test_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="not a spaCy pipeline"):
        newsevents.load(tmp_path)


def test_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "english")
    with pytest.raises(ModelNotFoundError, match="reads German") as caught:
        newsevents.load(tmp_path / "english")
    assert caught.value.slug == "model-not-german"


def test_missing_shipped_model_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("newsevents.pipeline._SHIPPED", tmp_path)
    with pytest.raises(ModelNotFoundError, match="reinstall newsevents"):
        newsevents.load("shipped")


def test_pipes_can_be_left_out() -> None:
    nlp = newsevents.load("shipped", exclude=["ner"])
    assert "ner" not in nlp.pipe_names
