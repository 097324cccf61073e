"""Training of the shipped pipeline; ``python -m training`` calls it."""

from __future__ import annotations

import pickle
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomllib
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import fix_random_seed, load_config, load_model_from_config

import newsevents.components.word_features  # noqa: F401  (registers the architecture)
from training import corpora, gazetteer, lemmas, nominals, teacher, vectors, workers
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
    minutes = vectors.read_minutes(data)
    embedding, corpus = work / "embedding.bin", work / "corpus.txt"
    if not corpus.exists():
        vectors.write_corpus(minutes, vectors.read_texts(data), corpus)
    with ProcessPoolExecutor(2) as pool:
        steps = [pool.submit(lemmas.analyse, corpus, work / "lemmas.pickle")]
        if not embedding.exists():
            steps.append(pool.submit(vectors.train_embeddings, corpus, embedding))
        samples = prepare(data, work)
        for step in steps:
            step.result()
    nlp = load_model_from_config(load_config(HERE / "config.cfg"), auto_fill=True)
    vectors.build_vectors(corpus, embedding, nlp.vocab, rows=options["vector_rows"])
    held_out = [s for index, s in enumerate(samples) if index % options["hold_out"] == 0 and s.source != "ud"]
    chosen = [s for index, s in enumerate(samples) if index % options["hold_out"] or s.source == "ud"]
    chosen = [piece for sample in chosen for piece in corpora.pieces(sample, options["piece_words"])]
    pools = gazetteer.name_pools(minutes)
    augmenter = Augmenter(pools, seed=options["seed"], exchange=options["exchange"])
    augmenter.learn(chosen)
    examples = [workers.example(nlp, sample) for sample in chosen]
    nlp.initialize(lambda: examples)
    shuffler = random.Random(options["seed"])

    def epoch_of_all() -> list[Sample]:
        shuffler.shuffle(chosen)
        return list(join(chosen, augmenter, shuffler))

    _fit(nlp, options, epoch_of_all, held_out, work / "first", limit)
    own = options | options["polish"]
    main, others = _polish_samples(samples, options)
    augmenter = Augmenter(pools, seed=options["seed"] + 1, exchange=own["exchange"])
    augmenter.learn(main + others)

    def epoch_of_polish() -> list[Sample]:
        part = main + shuffler.sample(others, len(others) // own["smartdata_part"])
        shuffler.shuffle(part)
        return list(join(part, augmenter, shuffler))

    _fit(nlp, own, epoch_of_polish, held_out, work / "trained", limit)
    return work / "trained"


def _fit(
    nlp: Language,
    options: dict[str, Any],
    epoch_samples: Callable[[], list[Sample]],
    held_out: list[Sample],
    target: Path,
    limit: float,
) -> None:
    """Train for the epochs of the settings, then write the pipeline with the running mean of its weights.

    Args:
        nlp: the pipeline; has the averaged weights in the end.
        options: settings of this phase.
        epoch_samples: makes the text of an epoch, varied anew.
        held_out: text to watch the run with; nothing is chosen by it.
        target: where to write.
        limit: minutes after which no further epoch begins.
    """
    crew = workers.Crew(nlp, options["workers"], options["learning_rate"])
    started = time.perf_counter()
    rounds, epochs = options["rounds"], options["epochs"]
    for epoch in range(epochs):
        samples = epoch_samples()
        losses: Counter[str] = Counter()
        for index in range(rounds):
            done = (epoch + index / rounds) / epochs
            first, last = options["batch_words"]
            rate, last_rate = options["learning_rate"], options["last_learning_rate"]
            losses.update(
                crew.train(
                    samples[index::rounds],
                    words=int(first + (last - first) * done),
                    rate=rate + (last_rate - rate) * done,
                    dropout=options["dropout"],
                )
            )
        current = workers.read_weights(nlp)
        workers.write_weights(nlp, crew.averages)
        minutes = (time.perf_counter() - started) / 60
        numbers = {name: round(loss) for name, loss in losses.items()}
        print(
            f"epoch {epoch + 1}: {minutes:.1f} min, held-out F1 {f1(nlp, held_out):.1f}", numbers, flush=True
        )
        if minutes > limit or epoch + 1 == epochs:
            break
        workers.write_weights(nlp, current)
    crew.close()
    nlp.to_disk(target)


def _polish_samples(samples: list[Sample], options: dict[str, Any]) -> tuple[list[Sample], list[Sample]]:
    """Text of the last phase: GermEval, whose guidelines the labels follow, the treebank, some SmartData."""
    kinds = ("germeval", "smartdata-news", "smartdata-rss")
    chosen = [
        sample
        for index, sample in enumerate(samples)
        if (index % options["hold_out"] and sample.source in kinds) or sample.source == "ud"
    ]
    main = [sample for sample in chosen if not sample.source.startswith("smartdata")]
    others = [sample for sample in chosen if sample.source.startswith("smartdata")]
    return main, [piece for sample in others for piece in corpora.pieces(sample, options["piece_words"])]


def join(samples: list[Sample], augmenter: Augmenter, chance: random.Random) -> Iterator[Sample]:
    """Vary each sample; often put the next sentence behind it, as in an article.

    Between two sentences stands a space, a line break or an empty line. Now and then the first has lost its
    final mark, as headings, captions and careless writers have it.
    """
    waiting: Sample | None = None
    for sample in samples:
        varied = augmenter.vary(sample)
        if waiting is not None:
            between = chance.choices(("", "\n", "\n\n"), weights=(8, 1, 1))[0]
            if not between and chance.random() < 0.25:
                waiting = unmarked(waiting)
            varied = glue(waiting, varied, between)
            waiting = None
        if varied.source in ("germeval", "ud") and len(varied.words) < 60 and chance.random() < 0.35:
            waiting = varied
        else:
            yield varied
    if waiting is not None:
        yield waiting


def unmarked(sample: Sample) -> Sample:
    """The sample without its final full stop, if that is all it loses."""
    last = len(sample.words) - 1
    if last < 3 or sample.words[-1] not in ".!?" or any(end > last for _, end, _ in sample.ents or []):
        return sample
    return replace(
        sample,
        words=sample.words[:-1],
        spaces=sample.spaces[:-1],
        tags=sample.tags and sample.tags[:-1],
        pos=sample.pos and sample.pos[:-1],
        lemmas=None,
        masked=sample.masked - {last},
    )


def glue(first: Sample, second: Sample, between: str) -> Sample:
    """Two samples as one, white space between them: a plain space or, as a token of its own, line breaks."""
    gap = [between] if between else []
    shift = len(first.words) + len(gap)
    ents = None
    if first.ents is not None or second.ents is not None:
        ents = [*(first.ents or []), *((b + shift, e + shift, label) for b, e, label in second.ents or [])]
    masked = set(first.masked) | {index + shift for index in second.masked}
    if first.ents is None:
        masked.update(range(len(first.words)))
    if second.ents is None:
        masked.update(range(shift, shift + len(second.words)))
    return Sample(
        [*first.words, *gap, *second.words],
        [*first.spaces[:-1], not gap, *(False for _ in gap), *second.spaces],
        ents,
        masked,
        [*(first.tags or []), *("_SP" for _ in gap), *(second.tags or [])],
        [*(first.pos or []), *("SPACE" for _ in gap), *(second.pos or [])],
        source=first.source,
        bounds={*first.bounds, shift, *(index + shift for index in second.bounds)},
    )
