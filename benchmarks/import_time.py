"""Time of ``import newsevents`` beside ``import spacy``, each in fresh processes: the best of some runs.

python benchmarks/import_time.py [runs]
"""

from __future__ import annotations

import subprocess
import sys

_CODE = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"


def best(module: str, runs: int) -> float:
    """Seconds of the quickest import."""
    command = [sys.executable, "-c", _CODE.format(module)]
    return min(
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(runs)
    )


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    ours, theirs, command = (best(name, runs) for name in ("newsevents", "spacy", "newsevents.cli"))
    print(f"newsevents {ours:.3f} s, newsevents.cli {command:.3f} s, spacy {theirs:.3f} s")
    print(f"ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
