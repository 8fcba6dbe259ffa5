"""Where the organization is: footprint, dispersion, reach, shift of shares and of the centre.

Functions take the panel of one window and return its figure with leave-one-block-out values.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from marsad.measures.jackknife import Replicates, block_count, block_of
from marsad.model.estimate import Floats
from marsad.model.panel import Ints, Panel
from marsad.model.scene import Window

EARTH_RADIUS_KM = 6371.0088
Area = Callable[[Ints], Floats]


def occupied(panel: Panel) -> Ints:
    """The cells (gid, sorted) with at least one event."""
    return np.unique(panel.gid)


def footprint(panel: Panel, window: Window, area: Area) -> Replicates:
    """Area (km²) of the cells with at least one event."""
    cells, index = np.unique(panel.gid, return_inverse=True)
    return _distinct(index, area(cells), panel.month, window)


def reach(panel: Panel, window: Window) -> Replicates:
    """Number of countries with at least one event (events whose country is unknown count for none)."""
    known = panel.where(panel.country != "")
    countries, index = np.unique(known.country, return_inverse=True)
    return _distinct(index, np.ones(len(countries)), known.month, window)


def _distinct(index: Ints, size: Floats, month: Ints, window: Window) -> Replicates:
    """The summed size of distinct things seen; leaving a block out loses those seen in that block alone."""
    blocks = block_count(window.months)
    seen = np.zeros((len(size), blocks), dtype=bool)
    seen[index, block_of(month, window.start)] = True
    alone = seen & (seen.sum(axis=1) == 1)[:, np.newaxis]
    return Replicates(float(size.sum()), float(size.sum()) - size @ alone)


def rarefied(counts: Ints, n: int) -> float:
    """Expected number of cells in `n` events drawn without replacement: Hurlbert's expectation.

    `counts`: events per cell. Σ 1 - C(N - N_c, n) / C(N, n). Source: Hurlbert (1971), The nonconcept of species
    diversity, Ecology 52(4), equation 16. Raises ValueError where n exceeds the events.
    """
    from scipy.special import gammaln

    total = int(counts.sum())
    if not 0 <= n <= total:
        raise ValueError(f"cannot rarefy {total} events to {n}")
    rest = total - counts
    possible = rest >= n
    held = rest[possible]
    log_absent = gammaln(held + 1) - gammaln(held - n + 1) - gammaln(total + 1) + gammaln(total - n + 1)
    return float(len(counts) - np.exp(log_absent).sum())


def dispersion(before: Panel, after: Panel, window_before: Window, window: Window) -> tuple[Replicates, Replicates]:
    """Cells at equal numbers of events: both windows rarefied to the smaller one's events.

    The leave-one-block-out values are taken at the fewest events that any of them has, and scaled to the figure.
    """
    tables = [_cells_by_block(p, w) for p, w in ((before, window_before), (after, window))]
    smaller = min(int(t.sum()) for t in tables)
    fewest = min(int(t.sum() - t[:, j].sum()) for t in tables for j in range(t.shape[1]))
    made = []
    for table in tables:
        counts = table.sum(axis=1)
        value = rarefied(counts, smaller)
        reference = rarefied(counts, fewest)
        left = np.array([rarefied(counts - table[:, j], fewest) for j in range(table.shape[1])])
        scale = value / reference if reference else 1.0
        made.append(Replicates(value, left * scale))
    return made[0], made[1]


def _cells_by_block(panel: Panel, window: Window) -> Ints:
    cells, index = np.unique(panel.gid, return_inverse=True)
    table = np.zeros((len(cells), block_count(window.months)), dtype=np.int64)
    np.add.at(table, (index, block_of(panel.month, window.start)), panel.events)
    return table


def share_outside(panel: Panel, window: Window, core: frozenset[str]) -> Replicates:
    """Share of the events that lie outside the core countries."""
    blocks = block_count(window.months)
    block = block_of(panel.month, window.start)
    outside = ~np.isin(panel.country, sorted(core))
    out = np.bincount(block, weights=panel.events * outside, minlength=blocks)
    total = np.bincount(block, weights=panel.events, minlength=blocks)
    rest = total.sum() - total
    left = np.divide(out.sum() - out, rest, out=np.full(blocks, out.sum() / total.sum()), where=rest > 0)
    return Replicates(float(out.sum() / total.sum()), left)


def centre(lat: Floats, lon: Floats, weight: Ints) -> tuple[float, float] | None:
    """The spherical mean (degrees) of weighted points; None where they cancel out."""
    phi, lam = np.radians(lat), np.radians(lon)
    xyz = np.array([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)]) @ weight
    length = float(np.linalg.norm(xyz))
    if length < 1e-9 * max(float(weight.sum()), 1.0):
        return None
    x, y, z = xyz / length
    return float(np.degrees(np.arcsin(z))), float(np.degrees(np.arctan2(y, x)))


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (km, haversine) between two points in degrees."""
    lat1, lon1, lat2, lon2 = np.radians([*a, *b])
    h = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    return float(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(h)))
