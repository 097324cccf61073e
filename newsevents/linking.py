"""Mentions of a reading → entities."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from newsevents import lexicons
from newsevents.event_types._base import EntityKind
from newsevents.normalize.names import resolve_name
from newsevents.reading import Reading


@dataclass
class ResolvedEntity:
    id: str
    name: str
    kind: EntityKind
    type: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    known: bool = False
    how: dict[int, tuple[str, str]] = field(default_factory=dict)

    def method_of(self, n: int) -> str:
        return self.how.get(n, ("", ""))[0]

    def reason_of(self, n: int) -> str:
        return self.how.get(n, ("", ""))[1]


def resolve_reading(reading: Reading, *, published: dt.date | None) -> dict[int, ResolvedEntity]:
    out: dict[int, ResolvedEntity] = {}
    ents: dict[str, ResolvedEntity] = {}
    C = {c.id: c for c in lexicons.countries()}
    P = {p.id: p for p in lexicons.places()}
    for n, m in enumerate(reading.mentions):
        if m.form == "description":
            continue
        if m.form in ("nationality", "inhabitant"):
            if m.key in C:
                out[n] = ents.setdefault(m.key, ResolvedEntity(m.key, C[m.key].name, "LOC", "country", m.key, known=True))
            continue
        match = resolve_name(m.text, kind=m.kind)
        if match:
            place = None
            if m.kind == "LOC":
                if match.id in C:
                    t, c = "country", match.id
                else:
                    place = P.get(match.id) or next(iter(lexicons.city_table().find(match.name)), None)
                    t, c = (place.kind, place.country) if place else (None, None)
            else:
                t, c = None, None
            out[n] = ents.setdefault(match.id, ResolvedEntity(match.id, match.name, m.kind, t, c, known=True))
            out[n].how[n] = (match.method, match.reason)
            continue
        text = m.text
        prev = next((e for e in ents.values() if e.kind == m.kind and (e.name == text or e.name == text[:-1] or e.name.endswith(" " + text) or (text.endswith("s") and e.name.endswith(" " + text[:-1])))), None)
        if prev is None:
            prev = ents.setdefault(m.kind + ":" + text, ResolvedEntity(m.kind + ":" + text, text, m.kind))
        out[n] = prev
    return out
