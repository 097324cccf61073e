"""Command line: train, assemble, measure, save."""

from __future__ import annotations

import argparse
from pathlib import Path

from training import lemmas
from training.assemble import assemble, save
from training.evaluate import evaluate
from training.train import prepare, train


def main() -> None:
    """Train the shipped pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the corpora")
    parser.add_argument(
        "--work", type=Path, default=Path("build/training"), help="folder for intermediate files"
    )
    parser.add_argument("--output", type=Path, default=Path("newsevents/model"))
    parser.add_argument("--titles", type=Path, default=None, help="titles with names, to measure with")
    parser.add_argument(
        "--limit", type=float, default=80.0, help="minutes after which no further epoch begins"
    )
    parser.add_argument("--trained", type=Path, default=None, help="skip the training, take this folder")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    trained = arguments.trained or train(arguments.data, arguments.work, limit=arguments.limit)
    analyses = lemmas.analyse(arguments.work / "corpus.txt", arguments.work / "lemmas.pickle")
    treebank = [sample for sample in prepare(arguments.data, arguments.work) if sample.source == "ud"]
    nlp = assemble(trained, lemmas.build_lookups(analyses, treebank))
    performance = evaluate(nlp, arguments.data, arguments.titles)
    save(nlp, arguments.output, performance)
    for name, value in performance.items():
        print(name, value)


if __name__ == "__main__":
    main()
