"""How well events of many articles are joined to stories, as pairwise P, R and F1.

    python benchmarks/stories.py [--model shipped] [--set fixtures/stories.jsonl] [--errors 20]
    python benchmarks/stories.py --gold ../shared/gold/seeds.jsonl

A pair is two articles that tell the same happening. A pair of the gold is found where both tellings were
extracted (same type, a trigger word in common) and ended in one story; "clustering" leaves out the pairs of
which extraction missed a telling. A pair that the gold does not have is wrong, also where the gold does not
know the event.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import newsevents
from newsevents.story import Story

Node = tuple[str, str]


def label(rows: Sequence[dict[str, Any]], story: Story) -> list[Node]:
    """Return (article, gold story) of each member; a label of its own where the gold has no such event.

    Where trigger words alone fit several events of the gold, one with the same time is taken.
    """
    by_id = {row["id"]: row for row in rows}
    labels = []
    for member in story.members:
        triggers = {(t.start, t.end) for t in member.event.triggers}
        time = member.event.date.value if member.event.date else None
        found = [
            (event.get("time", time) != time, event["story"])
            for event in by_id[member.article]["events"]
            if event["type"] == member.event.type
            and any(a < end and start < b for a, b in triggers for start, end in event["triggers"])
        ]
        first = member.event.triggers[0]
        labels.append((str(member.article), min(found)[1] if found else f"not in the gold: {first.text}"))
    return labels


def score(rows: Sequence[dict[str, Any]], found: Sequence[Story]) -> dict[str, Any]:
    """Return counts and percentages."""
    tellings = [(row["id"], event["story"]) for row in rows for event in row["events"]]
    gold = {frozenset(pair) for pair in combinations(tellings, 2) if pair[0][1] == pair[1][1]}
    groups = [label(rows, story) for story in found]
    seen = {node for group in groups for node in group}
    answer = {
        frozenset(pair) for group in groups for pair in combinations(group, 2) if pair[0][0] != pair[1][0]
    }
    reachable = {pair for pair in gold if pair <= seen}
    precision, recall, f1 = percents(len(answer & gold), len(answer), len(gold))
    return {
        "P": precision,
        "R": recall,
        "F1": f1,
        "all": _measure(len(answer & gold), len(answer), len(gold)),
        "clustering": _measure(len(answer & gold), len(answer), len(reachable)),
        "missed": sorted(tuple(sorted(pair)) for pair in gold - answer),
        "wrong": sorted(tuple(sorted(pair)) for pair in answer - gold),
        "reachable": reachable,
    }


def percents(right: int, answered: int, wanted: int) -> tuple[float, float, float]:
    """Return P, R and F1 in percent."""
    precision = 100 * right / answered if answered else 0.0
    recall = 100 * right / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _measure(right: int, answered: int, wanted: int) -> str:
    precision, recall, f1 = percents(right, answered, wanted)
    counts = f"{right} right of {answered} answered, {wanted} wanted"
    return f"P {precision:.1f} R {recall:.1f} F1 {f1:.1f} ({counts})"


def read_set(path: Path) -> list[dict[str, Any]]:
    """Read articles with ``id``, ``published``, ``text`` and ``events`` (type, story, triggers)."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_seeds(path: Path, labels: Path) -> list[dict[str, Any]]:
    """Read event gold and mark the stories that ``labels`` names by article, type and trigger words."""
    named = json.loads(labels.read_text(encoding="utf-8"))
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        events = []
        for number, event in enumerate(row["events"]):
            story = next(
                (
                    name
                    for name, members in named.items()
                    for member in members
                    if row["doc"].startswith(member["article"])
                    and member["type"] == event["type"]
                    and member["trigger"] in event["triggers"]
                    and member.get("time") == event["time"]
                ),
                f"{row['doc']} {number}",
            )
            text, spans = row["text"], []
            for trigger in event["triggers"]:
                start = text.find(trigger)
                while start >= 0:
                    spans.append((start, start + len(trigger)))
                    start = text.find(trigger, start + 1)
            events.append({"type": event["type"], "story": story, "triggers": spans, "time": event["time"]})
        rows.append({"id": row["doc"], "published": row["published"], "text": text, "events": events})
    return rows


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", default="shipped")
    parser.add_argument("--set", type=Path, default=Path("fixtures/stories.jsonl"))
    parser.add_argument("--gold", type=Path, help="event gold, of which --labels names the stories")
    parser.add_argument("--labels", type=Path, default=Path(__file__).with_name("seed_stories.json"))
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    nlp = newsevents.load(options.model)
    rows = read_seeds(options.gold, options.labels) if options.gold else read_set(options.set)
    articles = list(newsevents.extract_many(rows, nlp=nlp))
    result = score(rows, list(newsevents.stories(articles)))
    print(f"{len(rows)} articles, {len({e['story'] for r in rows for e in r['events']})} stories")
    print(f"pairs, end to end: {result['all']}")
    print(f"pairs, clustering: {result['clustering']}")
    for pair in result["wrong"][: options.errors]:
        print("wrong ", *pair)
    for pair in result["missed"][: options.errors]:
        kind = "not joined" if frozenset(pair) in result["reachable"] else "event not found"
        print("missed", *pair, kind)


if __name__ == "__main__":
    main()
