"""Names of countries on a map: which ones fit, and where they cover the fewest cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.report.outlines import Sheet, world
from marsad.report.svg import Points
from marsad.terms import countries

LETTER, LINE = 6.6, 15.0  # what a letter and a line take at the map's size of type
STEPS = 14  # places tried in each direction
LANGUAGES = ("en", "ar")
SHORT = {"COD": {"en": "DR Congo", "ar": "الكونغو الديمقراطية"}, "CAF": {"en": "C. Afr. Rep.", "ar": "أفريقيا الوسطى"}}


@dataclass(frozen=True, slots=True)
class Name:
    """A name by language, and the middle of the place where it stands."""

    words: Mapping[str, str]
    x: float
    y: float


def names_of(codes: Sequence[str]) -> dict[str, Mapping[str, str]]:
    """The names of countries that the table of countries holds."""
    known = countries.codes()
    return {code: SHORT.get(code) or countries.names(code) for code in codes if code in known}


def placed(sheet: Sheet, wanted: Mapping[str, Mapping[str, str]], cells: Points) -> tuple[Name, ...]:
    """The names that fit into their countries; `cells` are the middles of what they should not cover."""
    made: list[Name] = []
    taken: list[tuple[float, float, float]] = []
    shapes = {c.iso3: c for c in world().countries if c.iso3}
    for code, words in wanted.items():
        if code not in shapes:
            continue
        rings = sheet.rings(shapes[code].rings)
        if not rings:
            continue
        half = max(len(words[lang]) for lang in LANGUAGES) * LETTER / 2
        largest = max(rings, key=lambda ring: float(np.prod(np.ptp(ring, axis=0))))
        spot = _best(largest, half, cells, taken, sheet)
        if spot is not None:
            made.append(Name(words, *spot))
            taken.append((*spot, half))
    return tuple(made)


def _best(
    ring: Points, half: float, cells: Points, taken: Sequence[tuple[float, float, float]], sheet: Sheet
) -> tuple[float, float] | None:
    """The place inside a ring where a name of this half width covers the fewest cells; None where it does not fit."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    xs, ys = (np.linspace(low[axis], high[axis], STEPS + 2)[1:-1] for axis in (0, 1))
    spots = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    fits = (np.abs(spots[:, 0] - sheet.width / 2) < sheet.width / 2 - half) & (spots[:, 1] > LINE)
    fits &= spots[:, 1] < sheet.height - LINE
    for x, y, other in taken:
        fits &= (np.abs(spots[:, 0] - x) >= half + other) | (np.abs(spots[:, 1] - y) >= LINE)
    for shift in (-half, 0.0, half):
        fits &= inside(ring, spots + np.array([shift, 0.0]))
    spots = spots[fits]
    if not len(spots):
        return None
    apart = np.abs(cells[np.newaxis, :, :] - spots[:, np.newaxis, :])
    covered = ((apart[:, :, 0] < half + 3) & (apart[:, :, 1] < LINE / 2 + 3)).sum(axis=1)
    cost = covered + 0.002 * np.hypot(*(spots - ring.mean(axis=0)).T)
    x, y = spots[int(np.argmin(cost))]
    return float(x), float(y)


def inside(ring: Points, points: Points) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Which points lie in a ring: how often a ray to the right crosses it."""
    x1, y1 = ring[:, 0], ring[:, 1]
    x2, y2 = np.roll(x1, -1), np.roll(y1, -1)
    px, py = points[:, :1], points[:, 1:]
    rise = np.where(y2 == y1, 1.0, y2 - y1)
    crosses = ((y1 > py) != (y2 > py)) & (px < (x2 - x1) * (py - y1) / rise + x1)
    return np.asarray(crosses.sum(axis=1) % 2 == 1)
