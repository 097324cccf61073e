"""Whether confidence means something: how many records of each confidence the gold has.

    python benchmarks/calibration.py GOLD.jsonl [GOLD2.jsonl ...] [--model shipped] [--dump FEATURES.jsonl]

A record is right where the gold has its event (same type; a participant, the place or a trigger in common).
Records paired with an optional event of the gold are left out, as everywhere.
"""

from __future__ import annotations

import argparse
import itertools
import json
from pathlib import Path
from typing import Any

import newsevents
from newsevents.evaluation import flat_events
from newsevents.gold import read_gold
from newsevents.scoring import pair_events

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def judged(row: Any, nlp: Any) -> list[tuple[Any, bool]]:
    """Return the records of a gold row with the scorer's verdict on each."""
    events = newsevents.extract(row.text, published=row.published, nlp=nlp).events
    answers = flat_events(row.text, row.published, nlp=nlp)
    pairs = pair_events(answers, row.events)
    found = []
    for number, event in enumerate(events):
        match = row.events[pairs[number]] if number in pairs else None
        if match is None or not match.get("optional"):
            found.append((event, match is not None))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--model", default="shipped", help="pipeline for newsevents.load")
    parser.add_argument("--dump", type=Path, help="write each record with its verdict here")
    options = parser.parse_args()
    nlp = newsevents.load(options.model)
    found = [pair for row in read_gold(options.gold, "events") for pair in judged(row, nlp)]
    print("| confidence | records | right | share |")
    print("|---|---|---|---|")
    for low, high in itertools.pairwise(BINS):
        inside = [right for event, right in found if low <= event.confidence < high]
        if inside:
            shown = f"{low:.2f} to {min(high, 1.0):.2f}"
            print(f"| {shown} | {len(inside)} | {sum(inside)} | {100 * sum(inside) / len(inside):.1f} % |")
    for least in (0.7, 0.8, 0.9):
        above = [right for event, right in found if event.confidence >= least]
        if above:
            share = 100 * sum(above) / len(above)
            print(f"{least:.1f} or more: {sum(above)} of {len(above)} right ({share:.1f} %)")
    print(f"all: {sum(right for _, right in found)} of {len(found)} right")
    if options.dump:
        with options.dump.open("w", encoding="utf-8") as out:
            for event, right in found:
                out.write(json.dumps({"right": right, **json.loads(event.model_dump_json())}) + "\n")


if __name__ == "__main__":
    main()
