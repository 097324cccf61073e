"""Training in several processes: each takes a share of the text, then their weights are averaged.

A round is short (a sixth of an epoch), so that the copies stay close; the mean of the copies serves all of
them in the next round. The number of workers is part of the settings: another number gives another model.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline.tok2vec import Tok2VecListener
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import Adam, Model

from newsevents.components.sentences import SentenceFinder
from training.corpora import Sample

Arrays = list[numpy.ndarray]
_RULES = SentenceFinder("rules", overwrite=True)


@dataclass
class Round:
    """What a worker is told to do.

    Attributes:
        weights: the weights to begin with.
        samples: the text.
        words: size of an update.
        rate: learning rate.
        dropout: how much is left out.
    """

    weights: Arrays
    samples: list[Sample]
    words: int
    rate: float
    dropout: float


def example(nlp: Language, sample: Sample) -> Example:
    """A sample as spaCy wants it; names in masked tokens are unknown, not absent."""
    words, spaces = sample.words, sample.spaces
    plain = Doc(nlp.vocab, words=words, spaces=spaces)
    # Behind a mark the rules are right more often than the corpora, which hold glued headings.
    begins = sample.bounds.union(_RULES.find(plain))
    starts = [index in begins for index in range(len(words))]
    gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=sample.tags, pos=sample.pos, sent_starts=starts)
    if sample.ents is None:
        masked = set(range(len(words)))
    else:
        masked = {index for index in sample.masked if index < len(words)}
    found = []
    for start, end, label in sample.ents or []:
        inside = set(range(start, end))
        if inside & masked or any(words[index].isspace() for index in inside):
            masked |= inside
        else:
            found.append(Span(gold, start, end, label=label))
    taken = {index for span in found for index in range(span.start, span.end)}
    gold.set_ents(found, missing=[Span(gold, index, index + 1) for index in sorted(masked - taken)])
    return Example(plain, gold)


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


def _parameters(nlp: Language) -> Iterator[tuple[Model[Any, Any], str]]:
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if hasattr(pipe, "model") else ():
            yield from ((node, name) for name in node.param_names if node.has_param(name))


def read_weights(nlp: Language) -> Arrays:
    """All weights, in a fixed order."""
    return [node.get_param(name).copy() for node, name in _parameters(nlp)]


def write_weights(nlp: Language, weights: Arrays) -> None:
    """Put weights in."""
    for (node, name), value in zip(_parameters(nlp), weights, strict=True):
        node.set_param(name, value)


def mean(copies: list[Arrays]) -> Arrays:
    """The mean of several sets of weights."""
    return [numpy.mean(values, axis=0, dtype="float32") for values in zip(*copies, strict=True)]


def _work(pipe: Connection, nlp: Language, optimizer: Adam) -> None:
    """One worker: rounds in, weights, running averages and losses out, until None comes."""
    # The same number as spaCy's, which asks for it a dozen times an update, without an object for each token.
    Tok2VecListener.get_batch_id = classmethod(
        lambda cls, docs: sum(int(doc.to_array("ORTH").sum()) for doc in docs)
    )
    while (task := pipe.recv()) is not None:
        write_weights(nlp, task.weights)
        optimizer.learn_rate = task.rate
        losses: dict[str, float] = {}
        for batch in batches([example(nlp, sample) for sample in task.samples], task.words):
            nlp.update(batch, sgd=optimizer, drop=task.dropout, losses=losses)
        averages = [
            optimizer.averages.get((node.id, name), node.get_param(name)) for node, name in _parameters(nlp)
        ]
        pipe.send((read_weights(nlp), averages, losses))


class Crew:
    """Workers that train copies of a pipeline.

    Args:
        nlp: the pipeline; gets the mean weights after each round.
        size: number of processes.
        rate: learning rate to begin with.
    """

    def __init__(self, nlp: Language, size: int, rate: float) -> None:
        self.nlp = nlp
        self.averages = read_weights(nlp)
        self.pipes: list[Connection] = []
        self.processes = []
        context = multiprocessing.get_context("fork")
        for _ in range(size):
            here, there = context.Pipe()
            optimizer = Adam(rate, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
            process = context.Process(target=_work, args=(there, nlp, optimizer), daemon=True)
            process.start()
            self.pipes.append(here)
            self.processes.append(process)

    def train(self, samples: list[Sample], *, words: int, rate: float, dropout: float) -> dict[str, float]:
        """One round over samples, shared out among the workers; returns the losses."""
        weights = read_weights(self.nlp)
        for index, pipe in enumerate(self.pipes):
            pipe.send(Round(weights, samples[index :: len(self.pipes)], words, rate, dropout))
        answers = [pipe.recv() for pipe in self.pipes]
        write_weights(self.nlp, mean([answer[0] for answer in answers]))
        self.averages = mean([answer[1] for answer in answers])
        names = answers[0][2]
        return {name: sum(answer[2].get(name, 0.0) for answer in answers) for name in names}

    def close(self) -> None:
        """End the workers."""
        for pipe, process in zip(self.pipes, self.processes, strict=True):
            pipe.send(None)
            process.join()


__all__ = ["Crew", "batches", "example", "mean", "read_weights", "write_weights"]
