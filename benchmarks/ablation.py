"""What each part is worth: event scores with everything, without names known beforehand, without a model,
without merging.

    python benchmarks/ablation.py GOLD.jsonl [GOLD2.jsonl ...]

The gold is that of ``newsevents evaluate events``. A part is taken out by putting a stand-in for it while
one run lasts; the library itself has no switches for this.

* "names by surface": every name is an entity of its own spelling; offices, adjectives of nationality and
  parts of compounds name nobody. The finder of names still uses the knowledge tables.
* "blank rules": no statistical model, ``newsevents.load("blank")``.
* "no merging": each trigger that stands on its own gives a record.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import newsevents
from newsevents import records
from newsevents.evaluation import evaluate
from newsevents.linking import Links
from newsevents.merging import Candidate, Cluster
from newsevents.normalize.fold import fold
from newsevents.reading import Reading
from newsevents.resolution import ResolvedEntity, ResolvedMention


def surface_links(reading: Reading, *, published: dt.date | None) -> Links:
    """Stand-in for ``link_mentions``: one entity for each spelling of a name."""
    entities: dict[str, ResolvedEntity] = {}
    of_mention: dict[int, ResolvedEntity] = {}
    how: dict[int, ResolvedMention] = {}
    for number, mention in enumerate(reading.mentions):
        if mention.form != "name":
            continue
        name = mention.text[:-1] if mention.genitive and mention.text.endswith("s") else mention.text
        entity = entities.setdefault(
            f"{mention.kind}:{fold(name)}",
            ResolvedEntity(f"surface:{fold(name)}", name, mention.kind),
        )
        of_mention[number] = entity
        how[number] = ResolvedMention(mention.start, mention.end, mention.text, "new", "by its surface")
    return Links(tuple(entities.values()), of_mention, how)


class Apart:
    """Stand-in for ``Merger``: every candidate that can stand alone is a cluster."""

    def __init__(self, countries: Mapping[str, str | None], published: dt.date | None) -> None:
        del countries, published

    def merge(self, candidates: Sequence[Candidate]) -> list[Cluster]:
        return [Cluster([candidate]) for candidate in candidates if not candidate.definite]


def _everything() -> AbstractContextManager[Any]:
    return nullcontext()


def _surface() -> AbstractContextManager[Any]:
    return patch.object(records, "link_mentions", surface_links)


def _apart() -> AbstractContextManager[Any]:
    return patch.object(records, "Merger", Apart)


def _settings() -> Iterator[tuple[str, str, Callable[[], AbstractContextManager[Any]]]]:
    yield "everything (shipped model)", "shipped", _everything
    yield "names by surface", "shipped", _surface
    yield "no merging", "shipped", _apart
    yield "blank rules", "blank", _everything


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    options = parser.parse_args()
    print("| setting | events P | R | F1 | records | arguments F1 | time | status | names |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, model, stand_in in _settings():
        with stand_in():
            scores = evaluate("events", options.gold, nlp=newsevents.load(model))
        event, arguments, share = scores["rows"]["events"], scores["rows"]["arguments"], scores["accuracy"]
        cells = [event["P"], event["R"], event["F1"], event["predicted"], arguments["F1"]]
        cells += [share.get(key, 0.0) for key in ("time", "status", "canonical name")]
        print(f"| {name} | {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
