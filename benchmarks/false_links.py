"""Run every capitalised word of a corpus through the fuzzy stages and list what they link.

Words that a knowledge file spells exactly are not listed: only transliteration keys, skeletons and slips
can be wrong links. Each hit is for a person to judge.

    python benchmarks/false_links.py ../shared/data/gnad/articles.jsonl [--per-kind]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from newsevents.normalize.names import resolve_name

WORD = re.compile(r"[A-ZÄÖÜÀ-ÖØ-ÞŁŚŠŽČĆĐİŞ][\w’'-]*\w")
FUZZY = ("key", "skeleton", "typo")


def word_types(path: Path) -> Counter[str]:
    """Capitalised words of the ``text`` of each line, with how often they occur."""
    found: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            found.update(WORD.findall(json.loads(line)["text"]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, help="JSON lines with a field text")
    parser.add_argument(
        "--per-kind", action="store_true", help="ask for each kind on its own, as a tagger would"
    )
    options = parser.parse_args()
    types = word_types(options.articles)
    kinds: tuple[str | None, ...] = ("PER", "LOC", "ORG") if options.per_kind else (None,)
    hits = []
    for word, count in sorted(types.items()):
        for kind in kinds:
            match = resolve_name(word, kind=kind)
            if match is not None and match.method in FUZZY:
                hits.append((match.method, word, count, match))
    print(f"{len(types)} word types, {len(hits)} fuzzy links")
    for method, word, count, match in sorted(hits, key=lambda hit: hit[:2]):
        print(f"{method}\t{word}\t{count}\t{match.kind}\t{match.name}\t{match.alias}\t{match.score}")


if __name__ == "__main__":
    main()
