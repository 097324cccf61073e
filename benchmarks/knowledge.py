"""Load time, memory and lookup time of the knowledge base.

    python benchmarks/knowledge.py [--runs 5]

Each run is a process of its own; load times are processor time, the best run counts. Lookups are compared
with a lookup in a dictionary in the same process; an index remembers its answers, so that asking again is
shown apart.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import timeit

COUNT = 1_500


def _names() -> dict[str, list[str]]:
    """Known names, and made-up ones: given names as they are, surnames with their halves changed about."""
    from newsevents import lexicons

    known, unknown = [], []
    for row in lexicons.persons():
        given, _, family = row.name.rpartition(" ")
        half = len(family) // 2
        known.append(row.name)
        if given and half > 1:
            unknown.append(f"{given} {(family[half:] + family[:half]).title()}")
    known += [name for row in lexicons.organizations() for name in (row.name, *row.aliases)]
    return {"known": known[:: max(len(known) // COUNT, 1)], "unknown": unknown[:COUNT]}


def _measure() -> None:
    import spacy

    spacy.blank("de")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    from newsevents import lexicons
    from newsevents.normalize import index
    from newsevents.normalize.names import resolve_name

    start = time.process_time()
    knowledge = lexicons.shipped_knowledge()
    tables = time.process_time() - start
    names = index.build_index(knowledge)
    built = time.process_time() - start
    names.cities("Kandahar")
    everything = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    resolve_name("Hans Mustersen")
    start = time.process_time()
    from newsevents.components._entity_lexicon import build_lexicon

    build_lexicon(knowledge)
    finder = time.process_time() - start
    plain = {"a": 1}
    base = min(timeit.repeat("plain['a']", globals={"plain": plain}, number=100_000, repeat=3)) / 100_000
    lookups = {}
    for what, asked in _names().items():
        start = time.process_time()
        for name in asked:
            resolve_name(name)
        lookups[f"{what} names, each for the first time"] = (time.process_time() - start) / len(asked)
        start = time.process_time()
        for name in asked:
            resolve_name(name)
        lookups[f"{what} names, asked again"] = (time.process_time() - start) / len(asked)
    print(
        json.dumps(
            {
                "tables": tables,
                "index": built,
                "cities": everything,
                "finder": finder,
                "MB": memory,
                "base": base,
                "lookups": lookups,
            }
        )
    )


def main() -> None:
    """Run the measurement in processes of its own and print the best."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        _measure()
        return
    runs = []
    for _ in range(options.runs):
        done = subprocess.run(
            [sys.executable, __file__, "--once"], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(done.stdout))
    best = min(runs, key=_whole)
    print(
        f"tables {1000 * best['tables']:.0f} ms, with index {1000 * best['index']:.0f} ms, "
        f"with cities and towns {1000 * best['cities']:.0f} ms; {best['MB']:.0f} MB over spacy.blank('de'); "
        f"the names for the finder {1000 * best['finder']:.0f} ms more"
    )
    print("all runs:", ", ".join(f"{1000 * run['cities']:.0f}" for run in runs), "ms")
    for name, seconds in best["lookups"].items():
        print(f"{name}: {1e6 * seconds:.1f} µs, {seconds / best['base']:.0f} times a dictionary lookup")


def _whole(run: dict[str, float]) -> float:
    return run["cities"]


if __name__ == "__main__":
    main()
