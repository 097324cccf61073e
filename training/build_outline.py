"""Build newsevents/report/assets/world.json, the outline of the world, from Natural Earth (public domain).

Run from the project's root: ``python -m training.build_outline countries-50m.json``. Needs ``pycountry``. The
file comes from the npm package ``world-atlas`` 2.0.2 (Natural Earth 4.1.0 as TopoJSON; ``npm pack
world-atlas``). Nothing is downloaded.

Coasts and borders are simplified (Visvalingam's method, arc by arc, so that neighbors keep one border), small
islands and Antarctica are left out, and all is projected by :mod:`newsevents.report.projection`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

import pycountry

from newsevents.report.projection import HEIGHT, WIDTH, project

OUT = Path(__file__).resolve().parent.parent / "newsevents" / "report" / "assets" / "world.json"
#: Steps of a unit of the map; coordinates are written as whole numbers.
SCALE = 10
#: Steps of a degree, as far as simplifying goes.
STEPS = 29
#: Triangles smaller than this, in square steps, are flattened.
COAST_AREA = 45.0
BORDER_AREA = 60.0
#: Rings smaller than this, in square steps, are left out.
RING_AREA = 90.0
ANTARCTICA = "010"
#: Codes of countries without a number of ISO 3166.
OWN_CODES = {"Kosovo": "XK"}
#: The line across the isthmus of Perekop (longitude, latitude of its box): under international law no border.
NO_BORDER = ((33.4, 35.2), (45.6, 46.3))

Point = tuple[float, float]


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """Return the arcs as longitudes and latitudes."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def area(a: Point, b: Point, c: Point) -> float:
    """Area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def unwrap(points: list[Point]) -> list[Point]:
    """Let longitudes run on over 180 degrees, so that no step goes around the world."""
    found = points[:1]
    for lon, lat in points[1:]:
        found.append((lon - 360 * round((lon - found[-1][0]) / 360), lat))
    return found


def simplify(points: list[Point], smallest: float) -> list[Point]:
    """Take out, one by one, the point of the smallest triangle, until none is smaller than ``smallest``."""
    kept = list(points)
    flat = [(lon * STEPS * cos(radians(lat)), lat * STEPS) for lon, lat in unwrap(points)]
    while len(kept) > 4:
        areas = [area(flat[i - 1], flat[i], flat[i + 1]) for i in range(1, len(flat) - 1)]
        least = min(areas)
        if least >= smallest:
            break
        del kept[areas.index(least) + 1], flat[areas.index(least) + 1]
    return kept


def clip(ring: list[Point], edge: float, side: int) -> list[Point]:
    """Return the part of a ring that lies west (-1) or east (1) of a meridian."""
    found: list[Point] = []
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        inside, next_inside = (x1 - edge) * side >= 0, (x2 - edge) * side >= 0
        if inside:
            found.append((x1, y1))
        if inside != next_inside:
            found.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return found


def cut_at_180(ring: list[Point]) -> list[list[Point]]:
    """Return the parts of a ring between 180 degrees west and east."""
    whole = unwrap(ring)
    parts = [clip(clip([(x + turn, y) for x, y in whole], -180, 1), 180, -1) for turn in (-360, 0, 360)]
    return [part for part in parts if len(part) > 2]


def flat(points: list[Point]) -> list[Point]:
    """Project longitudes and latitudes."""
    return [(SCALE * x, SCALE * y) for x, y in (project(lat, lon) for lon, lat in points)]


def numbers(geometry: Any) -> Iterator[int]:
    """Yield the numbers of the arcs of a geometry, reversed ones as their own number."""
    if isinstance(geometry, int):
        yield geometry if geometry >= 0 else ~geometry
    else:
        for part in geometry:
            yield from numbers(part)


def ring_of(part: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Join arcs to a ring."""
    ring: list[Point] = []
    for number in part:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += points[1:] if ring else points
    return ring


def ring_area(ring: list[Point]) -> float:
    """Area of a ring."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def middle(ring: list[Point]) -> Point:
    """Center of gravity of a ring."""
    total = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        part = a[0] * b[1] - b[0] * a[1]
        total, x, y = total + part, x + (a[0] + b[0]) * part, y + (a[1] + b[1]) * part
    return (x / (3 * total), y / (3 * total)) if total else ring[0]


def path(points: list[Point], *, closed: bool) -> str:
    """Return points as a path of SVG: one absolute, then relative moves of whole numbers."""
    whole = [(round(x), round(y)) for x, y in points]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole) if a != b]
    if closed and moves:
        moves.pop()
    if not moves:
        return ""
    text = " ".join(f"{x} {y}" for x, y in moves).replace(" -", "-")
    return f"M{whole[0][0]} {whole[0][1]}l{text}" + ("z" if closed else "")


def main() -> None:
    """Write the outline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    degrees = decode(topology)
    countries = topology["objects"]["countries"]["geometries"]
    owners: dict[int, set[str]] = defaultdict(set)
    for country in countries:
        for number in set(numbers(country.get("arcs", []))):
            owners[number].add(str(country.get("id", country["properties"]["name"])))
    arcs = [simplify(arc, COAST_AREA if len(owners[i]) < 2 else BORDER_AREA) for i, arc in enumerate(degrees)]
    (west, east), (south, north) = NO_BORDER
    borders = [
        flat(arcs[number])
        for number, names in sorted(owners.items())
        if len(names) > 1 and not all(west < x < east and south < y < north for x, y in degrees[number])
    ]
    land = []
    middles: dict[str, list[int]] = {}
    for country in countries:
        if country.get("id") == ANTARCTICA or not country.get("arcs"):
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [flat(part) for polygon in polygons for part in cut_at_180(ring_of(polygon[0], arcs))]
        code = pycountry.countries.get(numeric=str(country.get("id", "")))
        name = code.alpha_2 if code else OWN_CODES.get(country["properties"]["name"])
        if name:
            middles[name] = [round(value) for value in middle(max(rings, key=ring_area))]
        for ring in rings:
            if ring_area(ring) >= RING_AREA:
                land.append(ring)
    data = {
        "width": WIDTH * SCALE,
        "height": HEIGHT * SCALE,
        "scale": SCALE,
        "land": "".join(path(ring, closed=True) for ring in land),
        "countries": dict(sorted(middles.items())),
        "borders": "".join(path(line, closed=False) for line in borders),
    }
    OUT.write_text(json.dumps(data) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes, {len(land)} rings, {len(borders)} borders")


if __name__ == "__main__":
    main()
