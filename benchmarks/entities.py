"""Precision, recall and F1 of entities, strict spans and labels.

    python benchmarks/entities.py titles ../shared/gold/titles.jsonl
    python benchmarks/entities.py germeval ../shared/data/germeval/NER-de-dev.tsv [--model PATH]

``titles`` corrects the spans that de_core_news_lg recorded. ``germeval`` runs the rules alone, or over the
entities of a spaCy pipeline; outer PER, LOC and ORG count, *deriv* and *part* don't.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from newsevents.components.entities import ENTITIES_KEY, correct

LABELS = ("PER", "LOC", "ORG")
Spans = set[tuple[int, int, str]]


class Tally:
    """Counts of right, found and wanted spans by label."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def add(self, wanted: Spans, found: Spans) -> None:
        found = {span for span in found if span[2] in LABELS}
        for counter, spans in ((self.right, wanted & found), (self.found, found), (self.wanted, wanted)):
            counter.update(span[2] for span in spans)

    def show(self, name: str) -> None:
        for label in ("all", *LABELS):
            right, found, wanted = (
                sum(counter.values()) if label == "all" else counter[label]
                for counter in (self.right, self.found, self.wanted)
            )
            precision, recall = right / max(found, 1), right / max(wanted, 1)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(f"{name:16} {label:4} P {precision:6.1%}  R {recall:6.1%}  F1 {f1:6.1%}  ({wanted} wanted)")


def locate(title: str, answers: list[list[str]]) -> list[tuple[int, int, str]]:
    """Recorded answers as character spans, left to right."""
    spans, position = [], 0
    for words, label in answers:
        start = title.find(words, position)
        if start < 0:
            start = title.find(words)
        if start >= 0:
            spans.append((start, start + len(words), label))
            position = start + len(words)
    return spans


def titles(path: Path) -> None:
    nlp = spacy.blank("de")
    before, after = Tally(), Tally()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted: Spans = {(start, end, label) for start, end, label in row["ents"]}
        base = locate(row["title"], row["lg"])
        before.add(wanted, set(base))
        after.add(wanted, set(correct(row["title"], base, nlp=nlp)))
    before.show("recorded")
    after.show("corrected")


def sentences(path: Path) -> Iterator[tuple[list[str], Spans]]:
    """Tokens and outer spans of GermEval 2014 columns."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("#"):
            continue
        if line:
            _, word, outer, *_ = line.split("\t")
            words.append(word)
            tags.append(outer)
        elif words:
            yield words, spans_of(tags)
            words, tags = [], []


def spans_of(tags: list[str]) -> Spans:
    spans: Spans = set()
    for start, tag in enumerate(tags):
        if tag[:2] == "B-" and tag[2:] in LABELS:
            end = start + 1
            while end < len(tags) and tags[end] == f"I-{tag[2:]}":
                end += 1
            spans.add((start, end, tag[2:]))
    return spans


def germeval(path: Path, model: str | None) -> None:
    nlp: Language = spacy.load(model) if model else spacy.blank("de")
    rules = spacy.blank("de").add_pipe("newsevents_entities")
    before, after = Tally(), Tally()
    tokens, seconds = 0, 0.0
    for words, wanted in sentences(path):
        doc = Doc(nlp.vocab, words)
        for name, pipe in nlp.pipeline:
            if name != "newsevents_entities":
                doc = pipe(doc)
        before.add(wanted, {(ent.start, ent.end, ent.label_) for ent in doc.ents})
        began = time.perf_counter()
        doc = rules(doc)
        seconds += time.perf_counter() - began
        tokens += len(words)
        after.add(wanted, {(span.start, span.end, span.label_) for span in doc.spans[ENTITIES_KEY]})
    if model:
        before.show("model")
    after.show("model and rules" if model else "rules alone")
    print(f"{tokens / seconds:,.0f} tokens a second")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=("titles", "germeval"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--model", help="a spaCy pipeline whose entities are corrected")
    arguments = parser.parse_args()
    if arguments.kind == "titles":
        titles(arguments.path)
    else:
        germeval(arguments.path, arguments.model)


if __name__ == "__main__":
    main()
