"""What stands behind a dimension of the organization: counts that a reader can check by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from marsad.measures import rates, space
from marsad.model.estimate import Floats, Missing
from marsad.model.panel import Ints, Panel
from marsad.model.scene import Window


@dataclass(frozen=True, slots=True)
class Grid:
    """What the measures need of the grid: the area of cells (km²) and their centres (degrees)."""

    area: space.Area
    centre: Callable[[Ints], tuple[Floats, Floats]]


@dataclass(frozen=True, slots=True)
class Place:
    """A region as the measures see it: its id and the panel's rows in it, in both windows."""

    id: str
    before: Panel
    after: Panel


def details_of(
    dimension: str, place: Place, whole: Place | Missing, windows: tuple[Window, Window], grid: Grid
) -> dict[str, Any]:
    """The counts behind one dimension of one place."""
    if dimension == "footprint":
        return cells_gained_and_lost(place, grid.area)
    if dimension == "dispersion":
        events = [int(p.events.sum()) for p in (place.before, place.after)]
        return {"events_before": events[0], "events_after": events[1], "rarefied_to": min(events)}
    if dimension == "reach":
        return _countries(place)
    if dimension == "intensity":
        return _counts(place, windows[1])
    if dimension == "lethality":
        return _deaths(place)
    return _centres(place, grid) | _share_of_whole(place, whole)


def _countries(place: Place) -> dict[str, Any]:
    old, new = (set(p.country.tolist()) - {""} for p in (place.before, place.after))
    made: dict[str, Any] = {
        "countries_before": sorted(old),
        "countries_after": sorted(new),
        "gained": sorted(new - old),
        "lost": sorted(old - new),
    }
    for name, panel in (("before", place.before), ("after", place.after)):
        if panel.adm_1 is not None:
            regions = set(zip(panel.country.tolist(), panel.adm_1.tolist(), strict=True))
            made[f"first_level_regions_{name}"] = sum(adm_1 != "" for _, adm_1 in regions)
    return made


def _share_of_whole(place: Place, whole: Place | Missing) -> dict[str, Any]:
    if isinstance(whole, Missing) or place.id == "all":
        return {}
    made = {}
    for name, part, total in (("before", place.before, whole.before), ("after", place.after, whole.after)):
        events = int(total.events.sum())
        made[f"share_of_all_events_{name}"] = round(int(part.events.sum()) / events, 4) if events else None
    return made


def cells_gained_and_lost(place: Place, area: space.Area) -> dict[str, Any]:
    """Cells and area (km²) before and after, and how many were gained, kept and lost."""
    old, new = space.occupied(place.before), space.occupied(place.after)
    gained, lost, kept = np.setdiff1d(new, old), np.setdiff1d(old, new), np.intersect1d(old, new)

    def km2(cells: Ints) -> float:
        return round(float(area(cells).sum()), 1)

    return {
        "cells_before": len(old),
        "cells_after": len(new),
        "gained": len(gained),
        "kept": len(kept),
        "lost": len(lost),
        "area_before_km2": km2(old),
        "area_after_km2": km2(new),
        "gained_km2": km2(gained),
        "kept_km2": km2(kept),
        "lost_km2": km2(lost),
    }


def _counts(place: Place, after: Window) -> dict[str, Any]:
    own = [int(rates.own_one_sided(p).events.sum()) for p in (place.before, place.after)]
    return {
        "events_before": int(place.before.events.sum()),
        "events_after": int(place.after.events.sum()),
        "months": after.months,
        "one_sided_events_before": own[0],
        "one_sided_events_after": own[1],
    }


def _deaths(place: Place) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, panel in (("before", place.before), ("after", place.after)):
        own = rates.own_one_sided(panel)
        made[f"one_sided_deaths_{name}"] = {
            "low": int(own.deaths_low.sum()),
            "best": int(own.deaths_best.sum()),
            "high": int(own.deaths_high.sum()),
        }
        made[f"all_deaths_{name}"] = {
            "low": int(panel.deaths_low.sum()),
            "best": int(panel.deaths_best.sum()),
            "high": int(panel.deaths_high.sum()),
        }
    return made


def _centres(place: Place, grid: Grid) -> dict[str, Any]:
    made: dict[str, Any] = {}
    centres = []
    for name, panel in (("before", place.before), ("after", place.after)):
        lat, lon = grid.centre(panel.gid)
        found = space.centre(lat, lon, panel.events) if len(panel) else None
        centres.append(found)
        made[f"centre_{name}"] = None if found is None else {"lat": round(found[0], 2), "lon": round(found[1], 2)}
    a, b = centres
    made["centre_moved_km"] = None if a is None or b is None else round(space.distance_km(a, b), 1)
    return made
