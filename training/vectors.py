"""Word vectors for the shipped pipeline: subword embeddings of the raw text beside what the tables know."""

from __future__ import annotations

import lzma
import re
from collections import Counter
from pathlib import Path

import numpy
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from training import gazetteer

DIMENSIONS = 44
SEED = 7


def read_minutes(data: Path) -> str:
    """The minutes of the Bundestag as one text, tokens parted by spaces."""
    with lzma.open(data / "raw" / "bundestag.txt.xz", "rt", encoding="utf-8") as stream:
        return re.sub(r"(\d) \. ", r"\1. ", stream.read().replace("\n", " "))


def write_corpus(minutes: str, samples: list[list[str]], path: Path) -> None:
    """One sentence a line, from the minutes and from the token lists."""
    with path.open("w", encoding="utf-8") as stream:
        for sentence in re.split(r"(?<= [.!?]) (?=[A-ZÄÖÜ„])", minutes):
            stream.write(sentence.strip() + "\n")
        for words in samples:
            stream.write(" ".join(words).replace("\n", " ") + "\n")


def train_embeddings(corpus: Path, target: Path) -> None:
    """Skip-gram with subwords on one thread: the same corpus gives the same vectors."""
    import floret

    model = floret.train_unsupervised(
        str(corpus), model="skipgram", mode="fasttext", dim=64, ws=4, minCount=4, minn=4, maxn=5,
        bucket=200_000, epoch=4, neg=4, lr=0.05, thread=1,
    )  # fmt: skip
    model.save_model(str(target))


def build_vectors(corpus: Path, model_path: Path, vocab: Vocab, *, rows: int) -> None:
    """Give the vocabulary vectors: ``DIMENSIONS`` of the embedding, then one number for each flag and count.

    Words of the tables that the corpus hardly knows share rows: one row for each set of flags.

    Args:
        corpus: the text the embedding was trained on.
        model_path: the embedding.
        vocab: gets the vectors.
        rows: how many of the most frequent words have a row of their own.
    """
    import floret

    counts: Counter[str] = Counter()
    with corpus.open(encoding="utf-8") as stream:
        for line in stream:
            counts.update(line.split())
    model = floret.load_model(str(model_path))
    words = [word for word, count in counts.most_common(rows) if count >= 4]
    raw = numpy.stack([model.get_word_vector(word) for word in words])
    raw /= numpy.linalg.norm(raw, axis=1, keepdims=True) + 1e-6
    mean = raw.mean(axis=0)
    _, _, axes = numpy.linalg.svd(raw - mean, full_matrices=False)
    dense = (raw - mean) @ axes[:DIMENSIONS].T
    dense /= dense.std()
    flags = gazetteer.word_flags()
    extras = numpy.stack([_extras(word, flags.get(word, set()), counts) for word in words])
    table = [numpy.hstack([dense, extras])]
    own = {word: index for index, word in enumerate(words)}
    shared: dict[frozenset[str], int] = {}
    keys = dict(own)
    size = len(words)
    for word in sorted(flags):
        if word in own or not flags[word] - {"common"}:
            continue
        group = frozenset(flags[word])
        if group not in shared:
            members = [index for name, index in own.items() if flags.get(name) and group <= flags[name]]
            centre = dense[members].mean(axis=0) if len(members) > 2 else numpy.zeros(DIMENSIONS)
            shared[group] = size
            size += 1
            table.append(numpy.hstack([centre * 0.5, _extras(word, flags[word], Counter())])[None])
        keys[word] = shared[group]
    data = numpy.vstack(table).astype("float32")
    vectors = Vectors(strings=vocab.strings, data=data, name="newsevents_vectors")
    for word, row in keys.items():
        vectors.add(vocab.strings.add(word), row=row)
    vocab.vectors = vectors


def _extras(word: str, flags: set[str], counts: Counter[str]) -> numpy.ndarray:
    lower = counts[word.lower()] if not word.islower() else counts[word.capitalize()]
    own = counts[word]
    numbers = [1.5 if flag in flags else 0.0 for flag in gazetteer.FLAGS]
    numbers.append(numpy.log1p(own) / 4)
    numbers.append(lower / (own + lower + 1) * 1.5)
    numbers.append(1.0)
    return numpy.array(numbers)


def read_texts(data: Path) -> list[list[str]]:
    """The tokens of the named-entity corpora, for the embedding."""
    from training import corpora

    lists = [sample.words for sample in corpora.read_germeval(data / "germeval" / "NER-de-test.tsv")]
    for part in ("train", "test"):
        for document in corpora.smartdata_documents(data / "smartdata" / f"v1-{part}.json.gz"):
            lists.append(re.findall(r"[\w\-]+|[^\w\s]", document["text"]["string"]))
    return lists


__all__ = ["build_vectors", "read_minutes", "read_texts", "train_embeddings", "write_corpus"]
