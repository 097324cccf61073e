"""A pipeline of de_core_news_lg's shape with random weights, to measure speed against.

Its answers are nonsense; its work is that of the published model: the same components, labels and width of
the vectors, all read from the published ``meta.json``.
"""

from __future__ import annotations

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
