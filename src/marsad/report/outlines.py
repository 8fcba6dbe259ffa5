"""Country outlines (OUTLINES.md), read once; projected and cut to what a map shows.

Invariant: neighbours share their arcs, also after an arc was thinned for a map, so no gap opens between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from marsad.report.svg import Points

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

STEP = 0.6  # points closer than this (in the map's units) to the one before are left out
SPECK = 1.5  # rings smaller than this in both directions are left out
EDGE = 4.0  # how far beyond the frame outlines are kept
Ring = Sequence[int]


@dataclass(frozen=True, slots=True)
class Country:
    """The polygons of a country: rings of arc indexes, ~i for arc i backwards; `disputed` ones are hatched."""

    iso3: str
    disputed: bool
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Country outlines.

    `points` are those of all arcs, as rows of (lon, lat); `begins` says where each arc but the first begins among
    them; `borders` and `disputed` are indexes of arcs.
    """

    points: Points
    begins: Ints
    borders: tuple[int, ...]
    disputed: tuple[int, ...]
    countries: tuple[Country, ...]


@cache
def world() -> Outlines:
    """The outlines that ship with Marsad."""
    raw = json.loads((resources.files("marsad.report") / "outlines.json").read_text(encoding="utf-8"))
    arcs = [np.cumsum(np.array(a, dtype=float).reshape(-1, 2), axis=0) * raw["unit"] for a in raw["arcs"]]
    countries = tuple(
        Country(c["iso3"], bool(c.get("disputed")), tuple(ring for polygon in c["polygons"] for ring in polygon))
        for c in raw["countries"]
    )
    begins = np.cumsum([len(arc) for arc in arcs])[:-1]
    return Outlines(np.concatenate(arcs), begins, tuple(raw["borders"]), tuple(raw["disputed"]), countries)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The outlines on a map of `width` by `height`: every arc in the map's units, thinned.

    `far` are arcs on the other side of the globe, where a map around a centre turns inside out.
    """

    arcs: tuple[Points, ...]
    width: float
    height: float
    far: frozenset[int] = frozenset()

    def rings(self, rings: Iterable[Ring]) -> list[Points]:
        """The rings, cut to the map."""
        near = (ring for ring in rings if not any((i if i >= 0 else ~i) in self.far for i in ring))
        cut = (clipped(self._ring(ring), self.width, self.height) for ring in near)
        return [points for points in cut if len(points) > 2 and (np.ptp(points, axis=0) > SPECK).any()]

    def lines(self, indexes: Iterable[int]) -> list[Points]:
        """The parts of arcs that lie on the map."""
        return [run for i in indexes for run in self._runs(self.arcs[i])]

    def _ring(self, ring: Ring) -> Points:
        return np.concatenate([self.arcs[i] if i >= 0 else self.arcs[~i][::-1] for i in ring])

    def _runs(self, arc: Points) -> list[Points]:
        near: Bools = np.all((arc > -EDGE) & (arc < [self.width + EDGE, self.height + EDGE]), axis=1)
        kept = near | np.append(near[1:], False) | np.append(False, near[:-1])
        cuts = np.flatnonzero(np.diff(kept.astype(int))) + 1
        return [run for run, keep in zip(np.split(arc, cuts), np.split(kept, cuts), strict=True) if keep.all()]


def thinned(points: Points, step: float) -> Points:
    """The points without those less than `step` away from the last kept one; the ends stay."""
    kept = [0]
    last = points[0]
    for i in range(1, len(points) - 1):
        if abs(points[i, 0] - last[0]) >= step or abs(points[i, 1] - last[1]) >= step:
            kept.append(i)
            last = points[i]
    return points[[*kept, len(points) - 1]] if len(points) > 1 else points


def clipped(ring: Points, width: float, height: float) -> Points:
    """A ring cut to the frame and a little beyond: Sutherland & Hodgman (1974)."""
    low, high = np.array([-EDGE, -EDGE]), np.array([width + EDGE, height + EDGE])
    if (ring.min(axis=0) >= low).all() and (ring.max(axis=0) <= high).all():
        return ring
    if (ring.max(axis=0) < low).any() or (ring.min(axis=0) > high).any():
        return ring[:0]
    for axis in (0, 1):
        for bound, sign in ((low[axis], 1.0), (high[axis], -1.0)):
            ring = _cut(ring, axis, float(bound), sign)
            if not len(ring):
                return ring
    return ring


def _cut(ring: Points, axis: int, bound: float, sign: float) -> Points:
    """The part of a ring on one side of a line: where `sign * (x - bound)` is not negative."""
    side = sign * (ring[:, axis] - bound)
    after, next_side = np.roll(ring, -1, axis=0), np.roll(side, -1)
    crosses = (side >= 0) != (next_side >= 0)
    share = np.divide(side, side - next_side, out=np.zeros_like(side), where=crosses)
    met = ring + share[:, np.newaxis] * (after - ring)
    pairs = np.stack([ring, met], axis=1).reshape(-1, 2)
    keep = np.stack([side >= 0, crosses], axis=1).reshape(-1)
    return np.asarray(pairs[keep], dtype=np.float64)
