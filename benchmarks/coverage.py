"""Count the knowledge base, and how much of the names of event gold it knows.

    python benchmarks/coverage.py [GOLD.jsonl …]

Gold rows are those of ``newsevents evaluate events``. For every person that fills a role: do the
tables know the name? For every place of an event that was found: is it right?
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import newsevents as ne
from newsevents import lexicons
from newsevents.evaluation import flat_events
from newsevents.gold import read_gold
from newsevents.normalize.names import resolve_name
from newsevents.scoring import pair_events, spelled_alike

_PERSON_ROLES = {"visitor", "host", "participant", "person", "winner"}


def _count() -> None:
    rows = {
        "persons": len(lexicons.persons()),
        "their other spellings": sum(len(person.aliases) for person in lexicons.persons()),
        "terms of office": len(lexicons.terms()),
        "roles": len(lexicons.roles()),
        "organizations": len(lexicons.organizations()),
        "countries": len(lexicons.countries()),
        "regions, waters, sites": len(lexicons.places()),
        "cities": len(lexicons.cities()),
        "names of towns": len(files("newsevents").joinpath("data", "towns.tsv").read_bytes().splitlines()),
        "given names": len(lexicons.given_names()),
    }
    for name, count in rows.items():
        print(f"| {name} | {count:,} |")


def _measure(gold: list[Path]) -> None:
    nlp = ne.load("shipped")
    known = fillers = right = placed = 0
    for row in read_gold(gold, "events"):
        found = flat_events(row.text, row.published, nlp=nlp)
        for name in {
            name
            for event in row.events
            for role, names in event["roles"].items()
            for name in names
            if role in _PERSON_ROLES and " " in name
        }:
            fillers += 1
            known += resolve_name(name, kind="PER") is not None
        for i, j in pair_events(found, row.events).items():
            mine, other = found[i], row.events[j]
            if mine["place"] and other["place"]:
                placed += 1
                right += any(spelled_alike(a, b) for a in mine["place"] for b in other["place"])
    print(f"persons in roles whom the tables know: {known} of {fillers} ({100 * known / fillers:.1f} %)")
    print(f"places right where both name one: {right} of {placed} ({100 * right / placed:.1f} %)")


if __name__ == "__main__":
    _count()
    if sys.argv[1:]:
        _measure([Path(name) for name in sys.argv[1:]])
