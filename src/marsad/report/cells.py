"""The organization's cells in both windows: gained, kept and lost, and the parts of the world that a map must show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from marsad.grid import priogrid
from marsad.measures.details import Place
from marsad.measures.space import occupied
from marsad.model.panel import Ints, Panel

KINDS = ("gained", "kept", "lost")
REACH = 12.0  # cells further apart than this (degrees) belong to different parts
WIDEST = 80.0  # a region wider than this (degrees) is shown in parts


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells (gid, sorted) with an event in the window only, in both windows, in the window before only."""

    gained: Ints
    kept: Ints
    lost: Ints

    @classmethod
    def of(cls, place: Place) -> Cells:
        """The cells of a place."""
        old, new = occupied(place.before), occupied(place.after)
        return cls(np.setdiff1d(new, old), np.intersect1d(old, new), np.setdiff1d(old, new))

    @property
    def every(self) -> Ints:
        """All of them."""
        return np.concatenate([self.gained, self.kept, self.lost])

    def among(self, gids: Ints) -> Cells:
        """Those that are in a set."""
        return Cells(*(own[np.isin(own, gids)] for own in (self.gained, self.kept, self.lost)))

    def counts(self) -> Mapping[str, int]:
        """How many there are of each kind."""
        return {kind: len(getattr(self, kind)) for kind in KINDS}


def corners(gids: Ints) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], ...]:
    """Longitudes and latitudes of cells' corners (shape: cells x 4), around each cell."""
    lat, lon = priogrid.centre(gids)
    half = 0.25
    lons = lon[:, np.newaxis] + half * np.array([-1, 1, 1, -1])
    lats = lat[:, np.newaxis] + half * np.array([-1, -1, 1, 1])
    return lons, lats


def by_country(place: Place) -> dict[str, Cells]:
    """The cells of each country (ISO3), where a cell belongs to the country with most of its events."""
    owner = _owners(place.before, place.after)
    found = Cells.of(place)
    countries = sorted(set(owner.values()))
    return {
        country: found.among(np.array([gid for gid, own in owner.items() if own == country], dtype=np.int64))
        for country in countries
    }


def _owners(*panels: Panel) -> dict[int, str]:
    sums: dict[tuple[int, str], int] = {}
    for panel in panels:
        for gid, country, events in zip(panel.gid.tolist(), panel.country.tolist(), panel.events.tolist(), strict=True):
            sums[gid, country] = sums.get((gid, country), 0) + events
    owner: dict[int, tuple[int, str]] = {}
    for (gid, country), events in sorted(sums.items()):
        if gid not in owner or events > owner[gid][0]:
            owner[gid] = (events, country)
    return {gid: country for gid, (_, country) in owner.items()}


def parts(gids: Ints) -> list[Ints]:
    """The cells of a region as one part, or where they lie far apart as several, the largest first."""
    lat, lon = priogrid.centre(gids)
    if not len(gids) or max(np.ptp(lat), np.ptp(turned(lon))) <= WIDEST:
        return [gids]
    group = np.arange(len(gids))
    for i in range(len(gids)):
        apart = np.maximum(np.abs(lat - lat[i]), np.abs((lon - lon[i] + 180) % 360 - 180))
        touching = np.unique(group[apart <= REACH])
        group[np.isin(group, touching)] = touching[0]
    made = [gids[group == g] for g in np.unique(group)]
    return sorted(made, key=lambda part: (-len(part), int(part[0])))


def turned(lon: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Longitudes as distances from their middle, so that a group across 180 degrees stays together."""
    angles = np.radians(lon)
    middle = np.degrees(np.arctan2(np.sin(angles).mean(), np.cos(angles).mean()))
    return np.asarray((lon - middle + 180) % 360 - 180, dtype=np.float64)
