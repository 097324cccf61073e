"""The pipeline that ships inside the package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import newsevents
import newsevents.components.sentences

MODEL = Path(newsevents.__file__).parent / "model"
STTS = {
    "NN",
    "NE",
    "VVFIN",
    "VVPP",
    "VVINF",
    "VAFIN",
    "PROAV",
    "PTKVZ",
    "APPR",
    "APPRART",
    "ADJA",
    "$.",
    "$,",
    "$(",
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def test_model_has_at_most_20_mb() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 20_000_000


def test_meta_names_itself_its_data_and_scores() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert (meta["lang"], meta["name"], meta["version"]) == ("de", "newsevents_small", "0.1.0")
    assert all(source["name"] and source["license"] for source in meta["sources"])
    assert {"germeval_dev", "ud_test", "sentences"} <= set(meta["performance"])


def test_meta_scores_do_not_fall() -> None:
    scores = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))["performance"]
    assert scores["ud_test"]["tag"] >= 94.5
    assert scores["ud_test"]["pos"] >= 93.0
    assert scores["germeval_dev"]["all"]["f"] >= 66.0


def test_labels_are_those_of_the_large_model(nlp: Language) -> None:
    assert set(nlp.get_pipe("ner").labels) == {"PER", "LOC", "ORG"}
    assert set(nlp.get_pipe("tagger").labels) >= STTS
    assert "PAV" not in nlp.get_pipe("tagger").labels


def test_sentence_is_analysed(nlp: Language) -> None:
    doc = nlp("Am Montag reiste Außenministerin Annalena Baerbock nach Warschau. Dort wurde sie empfangen.")
    assert [ent.text for ent in doc.ents if ent.label_ == "PER"] == ["Annalena Baerbock"]
    assert [ent.text for ent in doc.ents if ent.label_ == "LOC"] == ["Warschau"]
    assert [
        (token.text, token.tag_, token.pos_, token.lemma_) for token in doc if token.tag_.startswith("V")
    ] == [
        ("reiste", "VVFIN", "VERB", "reisen"),
        ("wurde", "VAFIN", "AUX", "werden"),
        ("empfangen", "VVPP", "VERB", "empfangen"),
    ]
    assert len(list(doc.sents)) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "🙂", "A" * 5000, "\ufeffTest"])
def test_odd_texts_do_no_harm(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


def test_stream_equals_single_calls(nlp: Language) -> None:
    texts = ["Der Papst kam nach Rio de Janeiro.", "Die Bahn streikt.", "Kiel – Olaf Scholz schwieg."]
    alone = [[(ent.text, ent.label_) for ent in nlp(text).ents] for text in texts]
    assert [[(ent.text, ent.label_) for ent in doc.ents] for doc in nlp.pipe(texts, batch_size=2)] == alone
