"""Training of the shipped pipeline; ``python -m training`` calls it."""

from __future__ import annotations

import pickle
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomllib
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config
from thinc.api import Adam

from training import corpora, gazetteer, nominals, teacher, vectors
from training.augment import Augmenter
from training.corpora import Sample

HERE = Path(__file__).parent


def settings() -> dict[str, Any]:
    """The settings of the run."""
    return tomllib.loads((HERE / "settings.toml").read_text(encoding="utf-8"))


def prepare(data: Path, work: Path) -> list[Sample]:
    """Read and tag the corpora; the result is kept in ``work`` because tagging takes minutes."""
    cache = work / "samples.pickle"
    if cache.exists():
        return pickle.loads(cache.read_bytes())
    import spacy

    nlp = spacy.blank("de")
    samples = list(corpora.read_germeval(data / "germeval" / "NER-de-test.tsv"))
    for part in ("train", "test"):
        for sample in corpora.read_smartdata(data / "smartdata" / f"v1-{part}.json.gz", nlp):
            nominals.hide_nominals(sample, teacher.tagger())
            samples.append(sample)
    teacher.tag(samples)
    for surface in (True, False):
        samples += corpora.read_ud(data / "ud" / "de_gsd-ud-dev.conllu", surface=surface)
    cache.write_bytes(pickle.dumps(samples))
    return samples


def marks(sample: Sample) -> list[str]:
    """BILUO marks; "-" where the annotation is missing or can't be trusted."""
    if sample.ents is None:
        return ["-"] * len(sample.words)
    found = ["-" if index in sample.masked else "O" for index in range(len(sample.words))]
    for start, end, label in sample.ents:
        inside = range(start, end)
        if any(found[index] == "-" or sample.words[index].isspace() for index in inside):
            for index in inside:
                found[index] = "-"
        elif end - start == 1:
            found[start] = f"U-{label}"
        else:
            for index in inside:
                found[index] = f"I-{label}"
            found[start], found[end - 1] = f"B-{label}", f"L-{label}"
    return found


def example(nlp: Language, sample: Sample) -> Example:
    """A sample as spaCy wants it."""
    doc = Doc(nlp.vocab, words=sample.words, spaces=sample.spaces)
    return Example.from_dict(doc, {"entities": marks(sample), "tags": sample.tags, "pos": sample.pos})


def batches(examples: list[Example], words: int) -> Iterator[list[Example]]:
    """Parts of about ``words`` words."""
    batch: list[Example] = []
    size = 0
    for item in examples:
        batch.append(item)
        size += len(item.reference)
        if size >= words:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def f1(nlp: Language, samples: list[Sample]) -> float:
    """Strict F1 of the names in samples that have no masked tokens."""
    gold = [sample for sample in samples if sample.ents is not None and not sample.masked]
    docs = nlp.pipe([Doc(nlp.vocab, words=sample.words, spaces=sample.spaces) for sample in gold])
    right = wrong = 0
    for sample, doc in zip(gold, docs, strict=True):
        expected = set(sample.ents or [])
        found = {(ent.start, ent.end, ent.label_) for ent in doc.ents}
        right += len(expected & found)
        wrong += len(expected ^ found)
    return 200 * right / (2 * right + wrong)


def train(data: Path, work: Path, *, limit: float) -> Path:
    """Train tagger, morphologizer and entity recognizer on one shared embedding layer.

    Args:
        data: folder of the corpora.
        work: folder for what can be used again in the next run.
        limit: minutes after which no further epoch begins.

    Returns:
        Folder of the trained pipeline, with the averaged weights.
    """
    options = settings()
    fix_random_seed(options["seed"])
    work.mkdir(parents=True, exist_ok=True)
    samples = prepare(data, work)
    minutes = vectors.read_minutes(data)
    embedding, corpus = work / "embedding.bin", work / "corpus.txt"
    if not embedding.exists():
        vectors.write_corpus(minutes, vectors.read_texts(data), corpus)
        vectors.train_embeddings(corpus, embedding)
    nlp = load_model_from_config(load_config(HERE / "config.cfg"), auto_fill=True)
    vectors.build_vectors(corpus, embedding, nlp.vocab, rows=options["vector_rows"])
    held_out = [s for index, s in enumerate(samples) if index % options["hold_out"] == 0 and s.source != "ud"]
    chosen = [s for index, s in enumerate(samples) if index % options["hold_out"] or s.source == "ud"]
    chosen = [piece for sample in chosen for piece in corpora.pieces(sample, options["piece_words"])]
    augmenter = Augmenter(gazetteer.name_pools(minutes), seed=options["seed"], exchange=options["exchange"])
    augmenter.learn(chosen)
    shuffler = random.Random(options["seed"])
    nlp.initialize(lambda: [example(nlp, sample) for sample in chosen])
    optimizer = Adam(
        options["learning_rate"], L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    started = time.perf_counter()
    epochs = options["epochs"]
    for epoch in range(epochs):
        part = epoch / max(1, epochs - 1)
        first, last = options["batch_words"]
        rate, last_rate = options["learning_rate"], options["last_learning_rate"]
        optimizer.learn_rate = rate + (last_rate - rate) * part
        shuffler.shuffle(chosen)
        losses: dict[str, float] = {}
        examples = [example(nlp, sample) for sample in join(chosen, augmenter, shuffler)]
        for batch in batches(examples, int(first + (last - first) * part)):
            nlp.update(batch, sgd=optimizer, drop=options["dropout"], losses=losses)
        with nlp.use_params(optimizer.averages):
            score = f1(nlp, held_out)
            nlp.to_disk(work / "checkpoint")
        minutes_gone = (time.perf_counter() - started) / 60
        numbers = {name: round(loss) for name, loss in losses.items()}
        print(f"epoch {epoch + 1}: {minutes_gone:.1f} min, held-out F1 {score:.1f}", numbers, flush=True)
        if minutes_gone > limit:
            break
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(work / "first")
    polish(work / "first", work / "trained", samples, gazetteer.name_pools(minutes))
    return work / "trained"


def polish(first: Path, target: Path, samples: list[Sample], pools: dict[str, list[str]]) -> None:
    """Go on from the averaged weights, mostly with the names of GermEval, whose guidelines the labels follow.

    Args:
        first: the pipeline of the first phase.
        target: where to write the result, with averaged weights.
        samples: all samples.
        pools: names to exchange with.
    """
    import spacy

    options = settings()
    own = options["polish"]
    fix_random_seed(options["seed"])
    nlp = spacy.load(first)
    shuffler = random.Random(options["seed"])
    kinds = ("germeval", "smartdata-news", "smartdata-rss")
    chosen = [
        sample
        for index, sample in enumerate(samples)
        if (index % options["hold_out"] and sample.source in kinds) or sample.source == "ud"
    ]
    main = [sample for sample in chosen if not sample.source.startswith("smartdata")]
    others = [sample for sample in chosen if sample.source.startswith("smartdata")]
    others = [piece for sample in others for piece in corpora.pieces(sample, options["piece_words"])]
    augmenter = Augmenter(pools, seed=options["seed"] + 1, exchange=own["exchange"])
    augmenter.learn(chosen)
    rate = own["learning_rate"]
    optimizer = Adam(rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    nlp.resume_training(sgd=optimizer)
    for epoch in range(own["epochs"]):
        optimizer.learn_rate = rate * (1 - epoch / own["epochs"])
        part = main + shuffler.sample(others, len(others) // own["smartdata_part"])
        shuffler.shuffle(part)
        examples = [example(nlp, sample) for sample in join(part, augmenter, shuffler)]
        for batch in batches(examples, own["batch_words"]):
            nlp.update(batch, sgd=optimizer, drop=own["dropout"])
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(target)


def join(samples: list[Sample], augmenter: Augmenter, chance: random.Random) -> Iterator[Sample]:
    """Vary each sample; now and then put an empty line and the next sentence behind it."""
    waiting: Sample | None = None
    for sample in samples:
        varied = augmenter.vary(sample)
        if waiting is not None:
            yield glue(waiting, varied, "\n" if chance.random() < 0.5 else "\n\n")
            waiting = None
        elif varied.source == "germeval" and chance.random() < 0.1:
            waiting = varied
        else:
            yield varied
    if waiting is not None:
        yield waiting


def glue(first: Sample, second: Sample, between: str) -> Sample:
    """Two samples as one, white space between them."""
    shift = len(first.words) + 1
    seconds = second.ents if second.ents is not None else []
    masked = set(first.masked) | {index + shift for index in second.masked}
    if second.ents is None:
        masked |= set(range(shift, shift + len(second.words)))
    return Sample(
        [*first.words, between, *second.words],
        [*first.spaces[:-1], False, False, *second.spaces],
        [*(first.ents or []), *((start + shift, end + shift, label) for start, end, label in seconds)],
        masked,
        [*(first.tags or []), "_SP", *(second.tags or [])],
        [*(first.pos or []), "SPACE", *(second.pos or [])],
        source=first.source,
    )
