"""How often the 90 % intervals of the organization's dimensions hold the truth, in worlds where nothing changed.

A world has K cells with unequal propensities (rank to the power -0.8), bursts of two months in each cell (gamma with
shape `burst`), months that differ (gamma with shape 4), and deaths that come in clusters. The truth of every change is
none, so that "held" is the share of intervals with no change in them, and "expands" the share that lie above it (at
most 5 % by construction). Run `python -m bench.coverage 400` for the table in docs/method.md.
"""

from __future__ import annotations

import sys

import numpy as np

from marsad.grid import priogrid
from marsad.measures import rates, space
from marsad.measures.jackknife import Pair
from marsad.model.panel import Panel
from marsad.model.scene import Window

MONTHS = 23
WORLDS = ((60, 5.0, 0.3), (150, 15.0, 0.5), (400, 100.0, 0.5), (400, 100.0, 0.15), (800, 200.0, 0.2))


def world(
    rng: np.random.Generator, start: int, cells: int, per_month: float, burst: float, country: np.ndarray
) -> Panel:
    """The panel of one window of one world: all events are the organization's own one-sided violence."""
    chance = 1 / np.arange(1, cells + 1) ** 0.8
    chance /= chance.sum()
    gid, month, events = [], [], []
    for step in range(MONTHS):
        if step % 2 == 0:
            activity = rng.gamma(burst, 1 / burst, cells)
        counts = rng.poisson(per_month * chance * activity * rng.gamma(4, 0.25))
        seen = counts.nonzero()[0]
        gid.append(seen)
        month.append(np.full(len(seen), start + step))
        events.append(counts[seen])
    index, when, count = np.concatenate(gid), np.concatenate(month), np.concatenate(events)
    deaths = np.array([round(rng.gamma(0.5, 10, n).sum()) for n in count], dtype=np.int64)
    same = np.full(len(index), "a")
    return Panel(
        same, same, same, np.full(len(index), 3), 150_000 + index * 7, when, country[index], count, *[deaths] * 3
    )


def pairs(before: Panel, after: Panel, windows: tuple[Window, Window], core: frozenset[str]) -> dict[str, Pair]:
    """Every dimension's pair."""
    b, a = windows
    return {
        "footprint": Pair(space.footprint(before, b, priogrid.area_km2), space.footprint(after, a, priogrid.area_km2)),
        "dispersion": Pair(*space.dispersion(before, after, b, a)),
        "reach": Pair(space.reach(before, b), space.reach(after, a)),
        "intensity": Pair(rates.intensity(before, b), rates.intensity(after, a)),
        "lethality": Pair(rates.lethality(before, b), rates.lethality(after, a)),
        "shift": Pair(space.share_outside(before, b, core), space.share_outside(after, a, core), relative=False),
    }


def main(worlds: int = 100) -> None:
    """Print the table: per world and dimension, the share of intervals that hold no change, and that lie above it."""
    after = Window("after", 480, 480 + MONTHS)
    windows = (after.before(), after)
    print(f"coverage of 90 % intervals, {worlds} worlds a row without change: held / above")  # noqa: T201
    for cells, per_month, burst in WORLDS:
        rng = np.random.default_rng(5)
        country = np.array([f"C{c:02d}" for c in rng.integers(0, max(3, cells // 15), cells)])
        held: dict[str, int] = {}
        above: dict[str, int] = {}
        for _ in range(worlds):
            ends = [world(rng, w.start, cells, per_month, burst, country) for w in windows]
            for name, pair in pairs(ends[0], ends[1], windows, frozenset({"C00", "C01"})).items():
                centre, width = pair.centre(), pair.half_width()
                held[name] = held.get(name, 0) + (abs(centre) <= width)
                above[name] = above.get(name, 0) + (centre > width)
        row = ", ".join(f"{n} {held[n] / worlds:.2f}/{above[n] / worlds:.2f}" for n in held)
        print(f"{cells} cells, {per_month:g} events a month, burst {burst}: {row}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
