"""Load time, memory and lookup time of the knowledge base.

    python benchmarks/knowledge.py [--runs 5]

Each run is a process of its own; load times are processor time, the best run counts. Lookups are compared
with a lookup in a dictionary in the same process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import timeit

NAMES = ("Wladimir Putin", "Putins", "Selenskij", "Pjöngjang", "Nordkoreas", "Bundestag")


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
    plain = {"a": 1}
    base = min(timeit.repeat("plain['a']", globals={"plain": plain}, number=100_000, repeat=3)) / 100_000
    lookups = {
        name: min(timeit.repeat("f(n)", globals={"f": resolve_name, "n": name}, number=2_000, repeat=3))
        / 2_000
        for name in NAMES
    }
    print(
        json.dumps(
            {
                "tables": tables,
                "index": built,
                "cities": everything,
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
        f"with cities and towns {1000 * best['cities']:.0f} ms; {best['MB']:.0f} MB over spacy.blank('de')"
    )
    print("all runs:", ", ".join(f"{1000 * run['cities']:.0f}" for run in runs), "ms")
    for name, seconds in best["lookups"].items():
        print(f"{name}: {1e6 * seconds:.1f} µs, {seconds / best['base']:.0f} times a dictionary lookup")


def _whole(run: dict[str, float]) -> float:
    return run["cities"]


if __name__ == "__main__":
    main()
