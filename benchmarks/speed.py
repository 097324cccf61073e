"""Throughput of the shipped pipeline beside a pipeline of de_core_news_lg's shape with random weights.

``python benchmarks/speed.py --articles ../shared/data/gnad/articles.jsonl`` (see ``--help``).

Both run on one core, in one process, in turn on the same parts of the text; the ratio is words a second of
the shipped pipeline to words a second of the other, in processor time. Load time and peak memory of the
shipped pipeline are measured in a process of its own.
"""

# ruff: noqa: E402

from __future__ import annotations

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

WIDTH, DEPTH = 96, 4
EMBEDDING = {
    "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
    "rows": [5000, 1000, 2500, 2500, 50, 50],
}


def tok2vec() -> dict[str, Any]:
    """The embedding layer of the core models: hashed features, static vectors, four convolutions."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "include_static_vectors": True,
            **EMBEDDING,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def listener() -> dict[str, Any]:
    """A head's link to the shared embedding layer."""
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def transitions(kind: str, source: dict[str, Any]) -> dict[str, Any]:
    """Parser and entity recognizer of the core models."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": source,
    }


def lg_shaped(meta: dict[str, Any], docs: list[Doc], rows: int) -> Language:
    """A pipeline with the components, labels and vector width of ``meta``, weights at random.

    Args:
        meta: the published ``meta.json`` of de_core_news_lg.
        docs: analysed documents, from which the lemmatizer takes its edit trees.
        rows: rows of the vector table (the width is that of ``meta``).
    """
    fix_random_seed(0)
    nlp = spacy.blank("de")
    width = meta["vectors"]["width"]
    words = sorted({token.text for doc in docs for token in doc})[:rows]
    generator = numpy.random.default_rng(0)
    nlp.vocab.reset_vectors(shape=(rows, width))
    nlp.vocab.vectors.data[:] = generator.normal(size=(rows, width)).astype("float32")
    for row, word in enumerate(words):
        nlp.vocab.vectors.add(nlp.vocab.strings.add(word), row=row)
    tagging = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener()}
    nlp.add_pipe("tok2vec", config={"model": tok2vec()})
    tagger = nlp.add_pipe("tagger", config={"model": tagging})
    morphologizer = nlp.add_pipe("morphologizer", config={"model": tagging})
    parser = nlp.add_pipe("parser", config={"model": transitions("parser", listener())})
    nlp.add_pipe("trainable_lemmatizer", name="lemmatizer", config={"model": tagging})
    ruler = nlp.add_pipe("attribute_ruler")
    ner = nlp.add_pipe("ner", config={"model": transitions("ner", tok2vec())})
    for pipe, name in (
        (tagger, "tagger"),
        (morphologizer, "morphologizer"),
        (parser, "parser"),
        (ner, "ner"),
    ):
        for label in meta["labels"][name]:
            pipe.add_label(label)
    nlp.initialize(lambda: [_example(nlp, doc) for doc in docs[:60]])
    ruler.add([[{"IS_SPACE": True}]], {"TAG": "_SP", "POS": "SPACE", "MORPH": "_"})
    return nlp


def _example(nlp: Language, doc: Doc) -> Example:
    count = len(doc)
    reference = Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=["NN"] * count,
        pos=["NOUN"] * count,
        lemmas=[token.lemma_ or token.text for token in doc],
        heads=[max(0, index - 1) for index in range(count)],
        deps=["ROOT"] + ["nk"] * (count - 1),
        ents=["O"] * count,
    )
    return Example(nlp.make_doc(doc.text), reference)


def shipped(model: Path) -> Language:
    """The shipped pipeline with all components of the library, as users load it."""
    if model == Path("newsevents/model"):
        from newsevents.pipeline import load

        return load("shipped")
    from newsevents.pipeline import add_components

    return add_components(spacy.load(model))


def words_a_second(nlp: Language, texts: list[str]) -> tuple[int, float]:
    """Number of tokens and processor seconds."""
    started = time.process_time()
    count = sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))
    return count, time.process_time() - started


def footprint(model: Path, articles: Path) -> dict[str, float]:
    """Load time and peak memory, in this process: call it in one of its own."""
    started = time.perf_counter()
    nlp = shipped(model)
    loaded = time.perf_counter() - started
    texts = [json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines()[:50]]
    first = time.perf_counter()
    nlp(texts[0])
    first = time.perf_counter() - first
    for _ in nlp.pipe(texts):
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"load_s": round(loaded, 2), "first_article_s": round(first, 2), "peak_mb": round(peak)}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, default=Path("../shared/data/gnad/articles.jsonl"))
    parser.add_argument(
        "--meta", type=Path, default=Path("../shared/data/spacy/de_core_news_lg-3.8.0.meta.json")
    )
    parser.add_argument("--model", type=Path, default=Path("newsevents/model"))
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--footprint", action="store_true", help="print load time and peak memory only")
    arguments = parser.parse_args()
    sys.path.insert(0, ".")
    if arguments.footprint:
        print(json.dumps(footprint(arguments.model, arguments.articles)))
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    lines = arguments.articles.read_text(encoding="utf-8").splitlines()[: arguments.count]
    texts = [json.loads(line)["text"] for line in lines]
    ours = shipped(arguments.model)
    theirs = lg_shaped(
        json.loads(arguments.meta.read_text(encoding="utf-8")), list(ours.pipe(texts)), arguments.rows
    )
    for nlp in (ours, theirs):
        words_a_second(nlp, texts[:20])
    totals = {"ours": [0, 0.0], "theirs": [0, 0.0]}
    for start in range(0, len(texts), 50):
        for name, nlp in (("ours", ours), ("theirs", theirs)):
            count, seconds = words_a_second(nlp, texts[start : start + 50])
            totals[name][0] += count
            totals[name][1] += seconds
    speed = {name: count / seconds for name, (count, seconds) in totals.items()}
    command = [sys.executable, __file__, "--footprint", "--model", str(arguments.model)]
    command += ["--articles", str(arguments.articles)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    result = {
        "articles": len(texts),
        "tokens": totals["ours"][0],
        "shipped_words_s": round(speed["ours"]),
        "lg_shaped_words_s": round(speed["theirs"]),
        "ratio": round(speed["ours"] / speed["theirs"], 2),
        "pipes": ours.pipe_names,
        **json.loads(answer),
    }
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
