"""The organization's six dimensions, for the whole and for each region, from its panel.

All figures of a window share the blocks of the jackknife, so the draws of all dimensions and regions are joint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from marsad.measures import rates, space
from marsad.measures.details import Grid, Place, details_of
from marsad.measures.draws import ratio_change, share_change
from marsad.measures.jackknife import Pair, Replicates, joint_draws, t_quantile
from marsad.model.estimate import Change, Dimension, Estimate, Floats, Missing
from marsad.model.panel import Panel
from marsad.model.scene import Window

SIDE = "organization"
MIN_CELLS = 20  # below, the block jackknife is not sound (DESIGN §6)
MIN_MONTHS = 6  # two blocks at the least
UNITS = {
    "footprint": "km2",
    "dispersion": "cells",
    "reach": "countries",
    "intensity": "events-per-month",
    "lethality": "deaths-per-month",
    "shift": "share",
}
METHOD = "block jackknife, three-month blocks"


def dimensions(
    places: Mapping[str, Place | Missing], before: Window, after: Window, core: frozenset[str], grid: Grid
) -> list[Dimension]:
    """All dimensions of all places; `places["all"]` is the whole. A place may be Missing (not in the data)."""
    if after.months < MIN_MONTHS:
        covered = max(after.months, 0)
        short = Missing(
            f"the events cover {covered} months of the window; at least {MIN_MONTHS} are needed",
            f"الأشهر التي تغطيها الأحداث من الفترة: {covered}، والحد الأدنى {MIN_MONTHS}",
        )
        places = {name: place if isinstance(place, Missing) else short for name, place in places.items()}
    windows = (before, after)
    found = {
        (name, dimension): MEASURES[dimension](place, windows, core, grid)
        for name, place in places.items()
        if not isinstance(place, Missing)
        for dimension in UNITS
    }
    draws = joint_draws({f"{d}.{n}": f.pair for (n, d), f in found.items() if isinstance(f.pair, Pair)})
    made = []
    for name, place in places.items():
        for dimension, unit in UNITS.items():
            if isinstance(place, Missing):
                made.append(Dimension(SIDE, dimension, name, unit, place, place, place))
                continue
            figure = found[name, dimension]
            pair = figure.pair
            change = pair if isinstance(pair, Missing) else _change(pair, draws[f"{dimension}.{name}"], place)
            details = details_of(dimension, place, places["all"], windows, grid)
            made.append(Dimension(SIDE, dimension, name, unit, figure.before, figure.after, change, details))
    return made


@dataclass(frozen=True, slots=True)
class Figure:
    """A dimension of one place: its figure in both windows, and the pair that its change is drawn from."""

    before: Estimate | Missing
    after: Estimate | Missing
    pair: Pair | Missing


Windows = tuple[Window, Window]
Measure = Callable[[Place, Windows, frozenset[str], Grid], Figure]


def _compare(
    ends: tuple[Replicates | Missing, Replicates | Missing],
    unit: str,
    events: tuple[int, int],
    relative: bool = True,
) -> Figure:
    """Both ends as estimates, and their pair where both are there and at least one is based on an event."""
    before, after = (
        e if isinstance(e, Missing) else _estimate(e, unit, n, relative) for e, n in zip(ends, events, strict=True)
    )
    pair: Pair | Missing
    if isinstance(ends[0], Missing):
        pair = ends[0]
    elif isinstance(ends[1], Missing):
        pair = ends[1]
    elif events == (0, 0):
        pair = Missing("no such event in either window", "لا حدث من هذا النوع في أي من الفترتين")
    else:
        pair = Pair(ends[0], ends[1], relative)
    return Figure(before, after, pair)


def _both(place: Place, windows: Windows) -> tuple[tuple[Panel, Window], tuple[Panel, Window]]:
    return (place.before, windows[0]), (place.after, windows[1])


def _events(place: Place) -> tuple[int, int]:
    return int(place.before.events.sum()), int(place.after.events.sum())


def _too_few(panel: Panel) -> Missing | None:
    cells = len(space.occupied(panel))
    if cells >= MIN_CELLS:
        return None
    return Missing(
        f"{cells} occupied cells: under {MIN_CELLS} no interval is sound",
        f"عدد الخلايا المشغولة {cells}: لا مجال موثوقًا دون {MIN_CELLS}",
    )


def _footprint(place: Place, windows: Windows, core: frozenset[str], grid: Grid) -> Figure:
    a, b = (_too_few(p) or space.footprint(p, w, grid.area) for p, w in _both(place, windows))
    return _compare((a, b), UNITS["footprint"], _events(place))


def _dispersion(place: Place, windows: Windows, core: frozenset[str], grid: Grid) -> Figure:
    lacking = _too_few(place.before) or _too_few(place.after)
    if lacking:
        return Figure(lacking, lacking, lacking)
    return _compare(space.dispersion(place.before, place.after, *windows), UNITS["dispersion"], _events(place))


def _reach(place: Place, windows: Windows, core: frozenset[str], grid: Grid) -> Figure:
    ends: list[Replicates | Missing] = []
    for panel, window in _both(place, windows):
        count = space.reach(panel, window)
        none = Missing("no event in a known country", "لا حدث في بلد معروف")
        ends.append(count if count.value else none)
    return _compare((ends[0], ends[1]), UNITS["reach"], _events(place))


def _intensity(place: Place, windows: Windows, core: frozenset[str], grid: Grid) -> Figure:
    a, b = (rates.intensity(p, w) for p, w in _both(place, windows))
    return _compare((a, b), UNITS["intensity"], _events(place))


def _lethality(place: Place, windows: Windows, core: frozenset[str], grid: Grid) -> Figure:
    a, b = (rates.lethality(p, w) for p, w in _both(place, windows))
    events = tuple(int(rates.own_one_sided(p).events.sum()) for p in (place.before, place.after))
    return _compare((a, b), UNITS["lethality"], (events[0], events[1]))


def _shift(place: Place, windows: Windows, core: frozenset[str], grid: Grid) -> Figure:
    if place.id != "all":
        why = Missing(
            "the share outside the core is a figure of the whole; this region's share of all events is in the details",
            "الحصة خارج النواة رقم للمجموع؛ وحصة هذه المنطقة من مجموع الأحداث في التفاصيل",
        )
        return Figure(why, why, why)
    if not core:
        why = Missing("the dossier names no core region", "لا يسمي الملف منطقة نواة")
        return Figure(why, why, why)
    none = Missing("no event", "لا أحداث")
    a, b = (space.share_outside(p, w, core) if len(p) else none for p, w in _both(place, windows))
    return _compare((a, b), UNITS["shift"], _events(place), relative=False)


MEASURES: Mapping[str, Measure] = {
    "footprint": _footprint,
    "dispersion": _dispersion,
    "reach": _reach,
    "intensity": _intensity,
    "lethality": _lethality,
    "shift": _shift,
}


def _estimate(replicates: Replicates, unit: str, n: int, relative: bool) -> Estimate:
    """The figure of one window with the interval that other months would have given."""
    width = t_quantile(len(replicates.leave_out)) * float(np.sqrt(replicates.variance(relative)))
    value = replicates.value
    if relative:
        low, high = value * float(np.exp(-width)), value * float(np.exp(width))
    else:
        low, high = max(value - width, 0.0), min(value + width, 1.0)
    if n == 0:  # half an event stood in for none
        value = low = 0.0
    return Estimate(value, low, high, n, unit, METHOD)


def _change(pair: Pair, draws: Floats, place: Place) -> Change:
    centre, width = pair.centre(), pair.half_width()
    if pair.relative:
        low, value, high = (float(np.exp(centre + step)) for step in (-width, 0.0, width))
        return ratio_change(draws, value, low, high)
    before = np.full(len(draws), pair.before.value)
    made = share_change(before, np.clip(before + draws, 0.0, 1.0), *_events(place), exact=False)
    return replace(made, value=centre, low=centre - width, high=centre + width)
