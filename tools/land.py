"""The outline of the land for the maps of the theme, from Natural Earth.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/land.py package/land-110m.json > templates/assets/land.svg

Natural Earth (https://www.naturalearthdata.com, 1:110m physical vectors, land) is in the public
domain; world-atlas has it as TopoJSON. A degree is ten units, north is up, the corner at the top is
90° N 180° W.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import Any

TOLERANCE = 0.35
# What is smaller than so many degrees each way is no more than a speck.
SPECK = 1.4
HALF = 180.0

Point = tuple[float, float]


def main() -> None:
    """Print the drawing."""
    atlas = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    lines = "".join(path(simple(ring)) for ring in rings(atlas) if not is_speck(ring))
    print(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3600 1800">'
        "<!-- Made with Natural Earth: 1:110m land, in the public domain; see tools/land.py -->"
        f'<path fill="#94836f" fill-opacity=".45" d="{lines}"/></svg>'
    )


def rings(atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """The outline of each island and continent."""
    (by_x, by_y), (x0, y0) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for steps in atlas["arcs"]:
        ends = accumulate(steps, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        arcs.append([(180 + x0 + by_x * x, 90 - y0 - by_y * y) for x, y in ends])
    for shape in atlas["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                yield from parted(
                    [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])]
                )


def parted(ring: list[Point]) -> list[list[Point]]:
    """An outline cut where it leaps over the edge of the map; one round the pole closes there."""
    parts = [[ring[0]]]
    for here, there in pairwise(ring):
        if abs(here[0] - there[0]) > HALF:
            parts[-1].append((edge(here), here[1]))
            parts.append([(edge(there), there[1])])
        parts[-1].append(there)
    if len(parts) == 1:
        return parts
    last = parts.pop()
    corners = [] if len(parts) > 1 else [(360.0, 180.0), (0.0, 180.0)]
    parts[0] = [*last, *parts[0], *corners]
    return parts


def edge(point: Point) -> float:
    """The edge of the map that is nearer."""
    return 2 * HALF if point[0] > HALF else 0.0


def is_speck(ring: Iterable[Point]) -> bool:
    """Whether an outline is too small to be seen."""
    xs, ys = zip(*ring, strict=True)
    return max(xs) - min(xs) < SPECK and max(ys) - min(ys) < SPECK


def simple(line: list[Point]) -> list[Point]:
    """The line without what lies near the straight way (Douglas and Peucker)."""
    if len(line) < 3:  # noqa: PLR2004 (nothing lies between)
        return line
    first, last = line[0], line[-1]
    far, at = max((distance(point, first, last), n) for n, point in enumerate(line))
    if far <= TOLERANCE:
        return [first, last]
    return [*simple(line[: at + 1])[:-1], *simple(line[at:])]


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a line, or from its start where it ends there too."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    x, y = point[0] - start[0], point[1] - start[1]
    length = hypot(dx, dy)
    return abs(dx * y - dy * x) / length if length else hypot(x, y)


def path(line: Iterable[Point]) -> str:
    """A closed outline in tenths of a degree, each point from the one before."""
    points = [(round(x * 10), round(y * 10)) for x, y in line]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    moves = " ".join(str(n) for step in steps if step != (0, 0) for n in step)
    return f"M{points[0][0]} {points[0][1]}l{moves.replace(' -', '-')}z"


if __name__ == "__main__":
    main()
