"""Who says so: how often the speaker of an event inside annotated speech is the annotated one.

    python benchmarks/attribution.py [ARTICLES.jsonl] [--first 0] [--limit 150] [--errors N]

Rows need ``text``, ``published`` and ``quotes``, a list of ``{"type", "quote", "speaker", "cue"}``, the
last three lists of [start, end] in characters. Direct and indirect speech count, with the sentences that go
on with it. Quotations without a speaker and mere mentions of a statement ("Reported") don't; speech that
nothing in its sentence marks ("FreeIndirect") is shown apart.

A speaker is right where its words overlap the annotated ones, where both are the same entity, or where the
name shares a word with the annotated speaker. Two figures: trigger words of the records, and, since these
are few, all clauses with a finite verb.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsevents
from newsevents.attribution import Attributions
from newsevents.linking import Links, link_mentions
from newsevents.mentions import read_doc
from newsevents.normalize.dates import parse_published
from newsevents.normalize.fold import fold
from newsevents.reading import Reading
from newsevents.records import build_records
from newsevents.syntax.sentence import SentenceAnalyzer, SentenceView

DEFAULT = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "wikinews" / "articles.jsonl"
COUNTED = ("Direct", "Indirect", "IndirectFreeIndirect")
APART = "FreeIndirect"


def _inside(quote: dict[str, Any], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in quote["quote"])


def _words(text: str) -> set[str]:
    return {fold(word) for word in text.replace("-", " ").split() if word[:1].isupper() and len(word) > 2}


def _right(saying: Any, quote: dict[str, Any], reading: Reading, links: Links) -> bool:
    speaker = saying.speaker
    start, end = reading.words[speaker.first].start, reading.words[speaker.last - 1].end
    for first, last in quote["speaker"]:
        if start < last and first < end:
            return True
        if _words(speaker.name) & _words(reading.text[first:last]):
            return True
        for number, mention in enumerate(reading.mentions):
            entity = links.get(number)
            if entity is not None and entity.id == speaker.entity and first <= mention.start < last:
                return True
    return False


def _clauses(views: list[SentenceView], reading: Reading) -> Iterator[tuple[int, int, int]]:
    for view in views:
        for number, clause in enumerate(view.clauses):
            if clause.clause.finite:
                yield view.number, number, clause.clause.finite[0]


def _triggers(reading: Reading, published: Any, views: list[SentenceView]) -> Iterator[tuple[int, int, int]]:
    word_at = {word.start: word.index for word in reading.words}
    for event in build_records(reading, published=published).events:
        for trigger in event.triggers:
            index = word_at[trigger.start]
            sentence = reading.sentence_of[index]
            clause = views[sentence].clause_of(index)
            if clause >= 0:
                yield sentence, clause, index


class Tally:
    """Counts of one figure."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.of: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.silent: Counter[str] = Counter()
        self.given = self.given_inside = 0
        self.errors: list[str] = []

    def add(self, place: tuple[int, int, int], row: dict[str, Any], state: Any) -> None:
        reading, links, views, attributions = state
        sentence, clause, index = place
        word = reading.words[index]
        saying = attributions.saying(views[sentence], clause, index)
        around = [quote for quote in row["quotes"] if _inside(quote, word.start, word.end)]
        if saying is not None:
            self.given += 1
            self.given_inside += bool(around)
        counted = [quote for quote in around if quote["type"] in (*COUNTED, APART) and quote["speaker"]]
        if not counted:
            if saying is not None and not around:
                self.errors.append(_line("outside", row, reading, index, saying, None))
            return
        kind = min(counted, key=_size)["type"]
        right = saying is not None and any(_right(saying, quote, reading, links) for quote in counted)
        self.of[kind] += 1
        self.right[kind] += right
        self.silent[kind] += saying is None
        if not right:
            self.errors.append(_line(kind, row, reading, index, saying, counted[0]))

    def show(self) -> None:
        total, right, silent = (
            sum(counts[kind] for kind in COUNTED) for counts in (self.of, self.right, self.silent)
        )
        share = 100 * right / total if total else 0.0
        print(f"{self.name}: {right} of {total} right ({share:.1f} %)")
        print(f"    {silent} without a speaker, {total - right - silent} with a wrong one")
        for kind in (*COUNTED, APART):
            if self.of[kind]:
                print(f"    {kind:22}{self.right[kind]:5} of {self.of[kind]}")
        inside = 100 * self.given_inside / self.given if self.given else 0.0
        print(f"    given: {self.given}, inside an annotated quotation: {self.given_inside} ({inside:.1f} %)")


def _size(quote: dict[str, Any]) -> int:
    return sum(last - first for first, last in quote["quote"])


def _line(kind: str, row: dict[str, Any], reading: Reading, index: int, saying: Any, quote: Any) -> str:
    text = reading.text
    first, last = reading.sentences[reading.sentence_of[index]]
    sentence = text[reading.words[first].start : reading.words[last - 1].end].strip().replace("\n", " ")
    gold = " | ".join(text[a:b] for a, b in quote["speaker"]) if quote else "-"
    cue = " … ".join(text[a:b] for a, b in quote["cue"]) if quote else "-"
    got = saying.speaker.name if saying else "-"
    return f"{kind}\t{row['id']}\t[{reading.words[index].text}]\tgold: {gold} ({cue})\tgot: {got}\t{sentence}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--first", type=int, default=0, help="rows to leave out at the beginning")
    parser.add_argument("--limit", type=int, default=150, help="rows to read")
    parser.add_argument("--model", default="shipped", help="pipeline for newsevents.load")
    parser.add_argument("--errors", type=int, default=0, help="wrong answers to print")
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[options.first : options.first + options.limit]]
    nlp = newsevents.load(options.model)
    events, clauses = Tally("trigger words of events"), Tally("clauses with a finite verb")
    for row in rows:
        reading, published = read_doc(nlp(row["text"])), parse_published(row["published"])
        links = link_mentions(reading, published=published)
        analyzer = SentenceAnalyzer(reading)
        views = [analyzer.analyze(number) for number in range(len(reading.sentences))]
        state = (reading, links, views, Attributions(reading, links))
        for place in _triggers(reading, published, views):
            events.add(place, row, state)
        for place in _clauses(views, reading):
            clauses.add(place, row, state)
    print(f"{len(rows)} articles, {sum(len(row['quotes']) for row in rows)} quotations")
    events.show()
    clauses.show()
    for tally in (events, clauses):
        if options.errors:
            print(f"-- {tally.name}")
        for line in tally.errors[: options.errors]:
            print(line)


if __name__ == "__main__":
    main()
