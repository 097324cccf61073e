"""Scores of a pipeline on data it was not trained on.

``python -m training.evaluate newsevents/model --data ../shared/data --titles ../shared/gold/titles.jsonl``;
with ``--rules`` the entity rules of the library run behind the model.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from training.corpora import LABELS, Sample, read_germeval, read_ud

Spans = list[tuple[set[Any], set[Any]]]


def scores(pairs: Spans) -> dict[str, dict[str, float]]:
    """Strict precision, recall and F1 in percent, in all and by label (the last item of a span)."""
    counts: dict[str, Counter[str]] = {}
    for gold, found in pairs:
        for span in gold | found:
            kind = "right" if span in gold and span in found else "missed" if span in gold else "wrong"
            for name in ("all", span[-1]):
                counts.setdefault(name, Counter())[kind] += 1
    return {name: _prf(counter) for name, counter in sorted(counts.items())}


def _prf(counter: Counter[str]) -> dict[str, float]:
    right, wrong, missed = counter["right"], counter["wrong"], counter["missed"]
    return {
        "p": round(100 * right / max(1, right + wrong), 2),
        "r": round(100 * right / max(1, right + missed), 2),
        "f": round(200 * right / max(1, 2 * right + wrong + missed), 2),
    }


def entities(doc: Doc) -> Iterable[Span]:
    """The names: the span group of the rules where there is one, else ``doc.ents``."""
    if "newsevents_entities" in doc.spans:
        return [span for span in doc.spans["newsevents_entities"] if span.label_ in LABELS]
    return [ent for ent in doc.ents if ent.label_ in LABELS]


def germeval(nlp: Language, path: Path) -> dict[str, dict[str, float]]:
    """GermEval 2014: outer spans on the gold tokens."""
    samples = list(read_germeval(path))
    docs = nlp.pipe([Doc(nlp.vocab, words=sample.words, spaces=sample.spaces) for sample in samples])
    return scores(
        [
            (set(sample.ents or []), {(ent.start, ent.end, ent.label_) for ent in entities(doc)})
            for sample, doc in zip(samples, docs, strict=True)
        ]
    )


def titles(nlp: Language, path: Path) -> dict[str, dict[str, float]]:
    """Titles with names in characters."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    docs = nlp.pipe(row["title"] for row in rows)
    return scores(
        [
            (
                {tuple(ent) for ent in row["ents"]},
                {(e.start_char, e.end_char, e.label_) for e in entities(doc)},
            )
            for row, doc in zip(rows, docs, strict=True)
        ]
    )


def tags(nlp: Language, samples: list[Sample]) -> dict[str, float]:
    """Accuracy of STTS, UPOS and lemmas on gold tokens."""
    docs = nlp.pipe([Doc(nlp.vocab, words=sample.words, spaces=sample.spaces) for sample in samples])
    counts: Counter[str] = Counter()
    for sample, doc in zip(samples, docs, strict=True):
        columns = zip(doc, sample.tags or [], sample.pos or [], sample.lemmas or [], strict=True)
        for token, tag, pos, lemma in columns:
            counts["n"] += 1
            counts["tag"] += token.tag_ == tag
            counts["pos"] += token.pos_ == pos
            counts["lemma"] += token.lemma_ == lemma
            if tag.startswith("V"):
                counts["verbs"] += 1
                counts["verb_lemma"] += token.lemma_ == lemma
    return {
        "tag": round(100 * counts["tag"] / counts["n"], 2),
        "pos": round(100 * counts["pos"] / counts["n"], 2),
        "lemma": round(100 * counts["lemma"] / counts["n"], 2),
        "verb_lemma": round(100 * counts["verb_lemma"] / counts["verbs"], 2),
    }


def sentences(nlp: Language, samples: list[Sample], *, marked_only: bool = False) -> dict[str, float]:
    """Sentences as character spans in the joined text, spaces from SpaceAfter.

    Args:
        nlp: the pipeline.
        samples: the sentences of a treebank, in its order.
        marked_only: leave out gold sentences without a closing mark (headings, notes).
    """
    text = ""
    gold = []
    for sample in samples:
        if marked_only and sample.words[-1] not in {".", "!", "?", "…", "...", '"', "“", "''", ")", ".."}:
            continue
        start = len(text)
        for word, space in zip(sample.words, sample.spaces, strict=True):
            text += word + " " * space
        gold.append((start, start + len(text[start:].rstrip()), "sentence"))
    nlp.max_length = max(nlp.max_length, len(text) + 1)
    doc = nlp(text)
    found = {(s.start_char, s.start_char + len(s.text.rstrip()), "sentence") for s in doc.sents}
    return scores([(set(gold), found)])["all"]


def evaluate(nlp: Language, data: Path, title_file: Path | None) -> dict[str, Any]:
    """All scores."""
    treebank = data / "ud" / "de_gsd-ud-test.conllu"
    surface = list(read_ud(treebank))
    found = {
        "germeval_dev": germeval(nlp, data / "germeval" / "NER-de-dev.tsv"),
        "ud_test": tags(nlp, surface),
        "ud_test_split_words": tags(nlp, list(read_ud(treebank, surface=False))),
        "sentences": sentences(nlp, surface),
        "sentences_marked": sentences(nlp, surface, marked_only=True),
    }
    if title_file is not None:
        found["titles"] = titles(nlp, title_file)
    return found


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--titles", type=Path, default=None)
    parser.add_argument("--rules", action="store_true")
    arguments = parser.parse_args()
    import spacy

    import newsevents.components.sentences

    nlp = spacy.load(arguments.model)
    if not any("sent" in name for name in nlp.pipe_names):
        nlp.add_pipe("newsevents_sentences", first=True)
    if arguments.rules:
        import newsevents.components.entities  # noqa: F401  (registers the factory)

        nlp.add_pipe("newsevents_entities")
    for name, value in evaluate(nlp, arguments.data, arguments.titles).items():
        print(f"{name}: {json.dumps(value)}")


if __name__ == "__main__":
    main()
