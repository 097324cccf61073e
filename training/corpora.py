"""Readers of the training corpora: tokens, entity spans, gold tags; nothing of spaCy's training format."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language

LABELS = ("PER", "LOC", "ORG")

_SMARTDATA_LABELS = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-stop": "LOC",
    "location-street": "LOC",
}
# Spans of these types say neither that there is a name nor that there is none.
_SMARTDATA_UNSURE = {"location-route"}


@dataclass
class Sample:
    """A stretch of text in tokens.

    Attributes:
        words: the tokens.
        spaces: whether a space follows each token.
        ents: (start, end, label) in tokens, end exclusive; None where names are not annotated at all.
        masked: tokens whose entity annotation can't be trusted.
        tags: STTS, or None.
        pos: UPOS, "" where unknown, or None.
        lemmas: lemmas, or None.
        source: the corpus.
        bounds: tokens, besides the first, at which a sentence is known to begin.
    """

    words: list[str]
    spaces: list[bool]
    ents: list[tuple[int, int, str]] | None
    masked: set[int] = field(default_factory=set)
    tags: list[str] | None = None
    pos: list[str] | None = None
    lemmas: list[str] | None = None
    source: str = ""
    bounds: set[int] = field(default_factory=set)


def spacing(words: list[str]) -> list[bool]:
    """Where spaces most likely stood between tokens that came without them."""
    closing = {".", ",", ";", ":", "!", "?", ")", "]", "“", "…", "%"}
    opening = {"(", "[", "„", "/"}
    spaces = []
    inside = False
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        space = following not in closing and following != "/" and word not in opening
        if word == '"':
            inside = not inside
            space = space and not inside
        if following == '"' and inside:
            space = False
        spaces.append(space)
    return spaces


def read_germeval(path: Path) -> Iterator[Sample]:
    """GermEval 2014: outer spans of PER, LOC and ORG; ``deriv`` and ``part`` count as no name."""
    words: list[str] = []
    marks: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) >= 3 and cells[0].isdigit():
            words.append(cells[1])
            marks.append(cells[2])
        elif words and not line.strip():
            yield Sample(words, spacing(words), spans_of(marks), source="germeval")
            words, marks = [], []


def spans_of(marks: list[str]) -> list[tuple[int, int, str]]:
    """IOB marks to spans of the labels trained."""
    spans: list[tuple[int, int, str]] = []
    start = -1
    label = ""
    for index, mark in enumerate([*marks, "O"]):
        inside = mark.startswith("I-") and mark[2:] == label
        if start >= 0 and not inside:
            spans.append((start, index, label))
            start, label = -1, ""
        if mark.startswith("B-") or (mark.startswith("I-") and not inside):
            start, label = index, mark[2:]
    return [span for span in spans if span[2] in LABELS]


def smartdata_documents(path: Path) -> Iterator[dict[str, object]]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    decoder = json.JSONDecoder()
    blank = re.compile(r"\s*")
    position = 0
    while True:
        match = blank.match(text, position)
        position = match.end() if match else position
        if position >= len(text):
            return
        document, position = decoder.raw_decode(text, position)
        yield document


def read_smartdata(path: Path, nlp: Language) -> Iterator[Sample]:
    """SmartData: names with capital letters; what is a nominal mention or a part of a word is masked."""
    for document in smartdata_documents(path):
        text: str = document["text"]["string"].replace("\r", " ")  # type: ignore[index]
        source = ((document["refids"] or {}).get("map") or {}).get("source", "news")  # type: ignore[attr-defined]
        doc = nlp.make_doc(text)
        ents: list[tuple[int, int, str]] = []
        masked: set[int] = set()
        for mention in (document["conceptMentions"] or {}).get("array", []):  # type: ignore[attr-defined]
            start, end = mention["span"]["start"], mention["span"]["end"]
            label = _SMARTDATA_LABELS.get(mention["type"])
            if label is None and mention["type"] not in _SMARTDATA_UNSURE:
                continue
            surface = text[start:end]
            span = doc.char_span(start, end)
            if span is None:
                inner = doc.char_span(start, end, alignment_mode="expand")
                # "US" in "US-Regierung" is a part of a word: no name of its own in GermEval's sense.
                if inner is not None and not (len(inner) == 1 and "-" in inner.text):
                    masked.update(range(inner.start, inner.end))
                continue
            if label == "LOC" and (surface[:1].islower() or surface.endswith(("ische", "ischen", "ischer"))):
                continue
            if label is None or (surface[:1].islower() and label != "ORG"):
                masked.update(range(span.start, span.end))
                continue
            ents.append((span.start, span.end, label))
        yield Sample(
            [token.text for token in doc],
            [bool(token.whitespace_) for token in doc],
            longest(ents),
            masked,
            source=f"smartdata-{source}",
        )


def pieces(sample: Sample, length: int) -> Iterator[Sample]:
    """A long sample cut behind full stops and line breaks into pieces of at least ``length`` tokens."""
    start = 0
    for index, word in enumerate(sample.words):
        last = index == len(sample.words) - 1
        inside = any(begin <= index < end - 1 for begin, end, _ in sample.ents or [])
        if not last and (index + 1 - start < length or inside or not (word in ".!?" or "\n" in word)):
            continue
        end = index + 1
        yield Sample(
            sample.words[start:end],
            sample.spaces[start:end],
            None
            if sample.ents is None
            else [(b - start, e - start, k) for b, e, k in sample.ents if start <= b < end],
            {position - start for position in sample.masked if start <= position < end},
            sample.tags and sample.tags[start:end],
            sample.pos and sample.pos[start:end],
            sample.lemmas and sample.lemmas[start:end],
            sample.source,
        )
        start = end


def longest(ents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Drop spans that overlap a longer (then: an earlier) one."""
    taken: set[int] = set()
    kept = []
    for start, end, label in sorted(ents, key=lambda ent: (ent[0] - ent[1], ent[0])):
        if not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, label))
    return sorted(kept)


def read_ud(path: Path, *, surface: bool = True) -> Iterator[Sample]:
    """UD treebank: one sample a sentence.

    Args:
        path: a CoNLL-U file.
        surface: keep "im" one token (APPRART, ADP) in place of its parts.
    """
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield _ud_sample(rows, surface)
            rows = []


def _ud_sample(rows: list[list[str]], surface: bool) -> Sample:
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    pos: list[str] = []
    lemmas: list[str] = []
    covered = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            if surface:
                covered = int(row[0].split("-")[1])
                words.append(row[1])
                tags.append("APPRART")
                pos.append("ADP")
                lemmas.append("")
                spaces.append("SpaceAfter=No" not in row[9])
            continue
        if int(row[0]) <= covered:
            if not lemmas[-1]:
                lemmas[-1] = row[2]
            continue
        words.append(row[1])
        tags.append({"PAV": "PROAV"}.get(row[4], row[4]))
        pos.append(row[3])
        lemmas.append(row[2])
        spaces.append("SpaceAfter=No" not in row[9])
    return Sample(words, spaces, None, tags=tags, pos=pos, lemmas=lemmas, source="ud")
