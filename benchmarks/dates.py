"""Speed of the date component in tokens a second, beside the tokenizer of a blank German pipeline.

    python benchmarks/dates.py [ARTICLES.jsonl] [--limit N]

Rows need a ``text``. ``dateparser.search`` is timed as well where it is installed, on the first ten rows.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import spacy

from newsevents.components.dates import create_dates, find_in_text

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "gnad" / "articles.jsonl"


def _seconds(texts: list[str], function: object) -> float:
    started = time.perf_counter()
    for text in texts:
        function(text)  # type: ignore[operator]
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--hostile", action="store_true", help="only show how hostile repetitions grow")
    parser.add_argument("--limit", type=int, default=400, help="rows to read")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the best one counts")
    options = parser.parse_args()
    if options.hostile:
        _hostile()
        return
    with options.articles.open(encoding="utf-8") as rows:
        texts = [json.loads(line)["text"] for _, line in zip(range(options.limit), rows, strict=False)]

    nlp = spacy.blank("de")
    finder = create_dates(nlp, "newsevents_dates", "newsevents_dates")
    finder(nlp(texts[0]))
    tokenizing = min(_seconds(texts, nlp.make_doc) for _ in range(options.rounds))
    docs = [nlp.make_doc(text) for text in texts]
    tokens = sum(len(doc) for doc in docs)
    best = float("inf")
    for _ in range(options.rounds):
        started = time.perf_counter()
        for doc in docs:
            finder(doc)
        best = min(best, time.perf_counter() - started)
    found = sum(len(doc.spans["newsevents_dates"]) for doc in docs)
    print(f"{len(texts)} texts, {tokens} tokens, {found} expressions")
    print(f"tokenizer of spacy.blank('de')  {tokens / tokenizing:10,.0f} tokens/s")
    print(f"newsevents_dates alone          {tokens / best:10,.0f} tokens/s   ratio {tokenizing / best:.2f}")

    try:
        from dateparser.search import search_dates
    except ImportError:
        print("dateparser.search               skipped: dateparser is not installed")
        return
    few = texts[:10]
    spent = _seconds(few, _german(search_dates))
    count = sum(len(doc) for doc in docs[:10])
    print(f"dateparser.search (10 texts)    {count / spent:10,.0f} tokens/s")


def _hostile() -> None:
    """Print how cost grows when a hostile repetition gets six times as long: 6 is linear, 36 quadratic."""
    for unit in (
        "10-",
        "3., ",
        "am 3. und ",
        "Montag, ",
        "10.10.",
        "2014/",
        "Mai und ",
        "heute um 8 Uhr ",
        "1,1",
    ):
        short, long = (min(_seconds([unit * n], find_in_text) for _ in range(3)) for n in (500, 3000))
        print(f"{unit!r:20} {long / short:6.1f}")


def _german(search: object) -> object:
    def run(text: str) -> object:
        return search(text, languages=["de"])  # type: ignore[operator]

    return run


if __name__ == "__main__":
    main()
