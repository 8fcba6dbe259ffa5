"""Maps of cells gained, kept and lost: the world, and one map for each part of a region that holds cells.

A map's geometry has no words and is drawn once for all languages; titles and names of countries are laid over it.
Invariant: a map is equal-area, and gained, kept and lost differ in tone and in shape, not in colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup

from marsad.grid import priogrid
from marsad.measures.details import Place
from marsad.model.panel import Ints
from marsad.report.cells import KINDS, Cells, by_country, corners, parts, turned
from marsad.report.names import Name, names_of, placed
from marsad.report.outlines import STEP, Bools, Sheet, thinned, world
from marsad.report.projection import Project, azimuthal, equal_earth
from marsad.report.svg import Points, element, join, path

WORLD_WIDTH, WIDE, NARROW, SMALL = 980.0, 980.0, 480.0, 310.0
TALLEST = {WIDE: 820.0, NARROW: 460.0, SMALL: 250.0}
WORLD_STEP = 1.3  # how far points of an outline lie apart on the world map
COARSE = 9.0  # pixels to a degree below which a part is given a wide map
MARGIN = 1.5  # degrees around the outermost cells
SMALLEST = 10.0  # degrees that a map spans at the least
MANY = 20  # a part with fewer cells is given a small map
FEW = 3  # a part with fewer cells is on the world map and in the table, and has no map of its own
UNSEEN_STEP = 20.0  # outside the frame
NORTH, SOUTH = 78.0, -56.0
FAR = 1.9  # distance from a map's centre (sphere's radii, projected) beyond which outlines are left out


@dataclass(frozen=True, slots=True)
class Map:
    """One map: geometry as a symbol `id`, names of countries to lay over it, how many cells of each kind it shows."""

    id: str
    region: str
    width: float
    height: float
    symbol: Markup
    names: tuple[Name, ...]
    counts: Mapping[str, int]
    countries: tuple[str, ...]
    partial: bool = False

    @property
    def size(self) -> str:
        """wide, narrow or small: how much of a row the map takes."""
        return "wide" if self.width > NARROW else "narrow" if self.width > SMALL else "small"


def world_map(place: Place) -> Map:
    """All cells on an Equal Earth map."""
    edge_x, _ = equal_earth(np.array([180.0]), np.array([0.0]))
    _, ends = equal_earth(np.zeros(2), np.array([SOUTH, NORTH]))
    scale = WORLD_WIDTH / (2 * float(edge_x[0]))
    height = float(ends[1] - ends[0]) * scale

    def to_map(lon: Points, lat: Points) -> tuple[Points, Points]:
        x, y = equal_earth(lon, lat)
        return WORLD_WIDTH / 2 + x * scale, (float(ends[1]) - y) * scale

    cells = Cells.of(place)
    sheet = _sheet(to_map, WORLD_WIDTH, height, None, WORLD_STEP)
    symbol = _symbol("m-world", WORLD_WIDTH, height, _land(sheet, None), _lines(sheet), _dots(cells, to_map))
    return Map("m-world", "all", WORLD_WIDTH, height, symbol, (), cells.counts(), ())


def region_maps(place: Place, inside: Callable[[str], bool]) -> list[Map]:
    """The maps of one region, the largest part first; `inside` tells whether a country (ISO3) lies in it."""
    cells = Cells.of(place)
    split = parts(cells.every)
    shown = [part for part in split if len(part) >= FEW] or split[:1]
    owners = by_country(place)
    made = []
    for number, part in enumerate(shown, start=1):
        if len(part):
            own = cells.among(part)
            holders = {c: len(found.among(part).every) for c, found in owners.items() if c}
            countries = tuple(c for c in sorted(holders, key=lambda c: (-holders[c], c)) if holders[c])
            suffix = "" if len(split) == 1 else f"-{number}"
            made.append(_region_map(f"m-{place.id}{suffix}", place.id, own, inside, countries, len(split) > 1))
    return made


def _region_map(
    map_id: str, region: str, cells: Cells, inside: Callable[[str], bool], countries: tuple[str, ...], partial: bool
) -> Map:
    to_map, width, height, far = _view(cells.every, partial and len(cells.every) < MANY)
    sheet = _sheet(to_map, width, height, far)
    middles = np.stack(to_map(*reversed(priogrid.centre(cells.every))), axis=1)
    names = placed(sheet, names_of(countries), middles)
    symbol = _symbol(map_id, width, height, _land(sheet, inside), _squares(cells, to_map), _lines(sheet))
    return Map(map_id, region, width, height, symbol, names, cells.counts(), countries, partial)


def _view(gids: Ints, small: bool) -> tuple[Project, float, float, Bools]:
    """A projection into a frame around cells: the mapping, the frame's size, and which outlines are too far."""
    lat, lon = priogrid.centre(gids)
    offset = turned(lon)
    lon0 = float(lon[0] - offset[0] + (offset.min() + offset.max()) / 2)
    lat0 = float((lat.min() + lat.max()) / 2)
    project = azimuthal(lon0, lat0)
    lons, lats = corners(gids)
    x, y = project(lons, lats)
    pad, least = np.radians(MARGIN), np.radians(SMALLEST)
    span_x, span_y = (max(float(np.ptp(v)) + 2 * pad, float(least)) for v in (x, y))
    width = SMALL if small else NARROW
    scale = min(width / span_x, TALLEST[width] / span_y)
    if scale < COARSE * 180 / np.pi and not small:
        width = WIDE
        scale = min(WIDE / span_x, TALLEST[WIDE] / span_y)
    height = TALLEST[SMALL] if small else max(span_y * scale, width * 0.5)
    middle_x, middle_y = (float((v.min() + v.max()) / 2) for v in (x, y))

    def to_map(lon: Points, lat: Points) -> tuple[Points, Points]:
        px, py = project(lon, lat)
        return width / 2 + (px - middle_x) * scale, height / 2 - (py - middle_y) * scale

    far = np.hypot(*project(world().points[:, 0], world().points[:, 1])) > FAR
    return to_map, width, height, far


def _sheet(to_map: Project, width: float, height: float, far: Bools | None, step: float = STEP) -> Sheet:
    """The outlines in a frame; `far` tells of every point whether it lies on the other side of the globe."""
    outlines = world()
    points = np.stack(to_map(outlines.points[:, 0], outlines.points[:, 1]), axis=1)
    arcs = []
    for arc in np.split(points, outlines.begins):
        seen = (arc.max(axis=0) > 0).all() and (arc.min(axis=0) < [width, height]).all()
        arcs.append(thinned(arc, step if seen else UNSEEN_STEP))
    gone = () if far is None else np.flatnonzero([part.any() for part in np.split(far, outlines.begins)])
    return Sheet(tuple(arcs), width, height, frozenset(int(i) for i in gone))


def _land(sheet: Sheet, inside: Callable[[str], bool] | None) -> Markup:
    """Land (a region's own countries lighter), what is disputed hatched."""
    groups: dict[str, list[Points]] = {"land": [], "land out": [], "disputed": []}
    for country in world().countries:
        rings = sheet.rings(country.rings)
        own = inside is None or inside(country.iso3)
        groups["land" if own else "land out"] += rings
        if country.disputed:
            groups["disputed"] += rings
    return join(element("path", d=path(rings, closed=True), class_=name) for name, rings in groups.items() if rings)


def _lines(sheet: Sheet) -> Markup:
    """Borders and disputed lines; they stand above the cells, so that one sees in which country a cell lies."""
    drawn = []
    for name, indexes in (("border", world().borders), ("line-disputed", world().disputed)):
        if runs := sheet.lines(indexes):
            drawn.append(element("path", d=path(runs, closed=False), class_=name))
    return join(drawn)


def _squares(cells: Cells, to_map: Project) -> Markup:
    """Cells as squares: gained ones solid, kept ones of middle tone, lost ones hollow and struck through."""
    drawn = []
    for kind in reversed(KINDS):
        gids = getattr(cells, kind)
        if len(gids):
            lons, lats = corners(gids)
            x, y = to_map(lons, lats)
            boxes = np.stack([x, y], axis=2)
            drawn.append(element("path", d=path(boxes, closed=True), class_=f"cell {kind}"))
            if kind == "lost":
                drawn.append(element("path", d=path(boxes[:, [0, 2]], closed=False), class_="cell strike"))
    return join(drawn)


def _dots(cells: Cells, to_map: Project) -> Markup:
    """Cells as dots of the same size on paper, however small the map: lost ones hollow."""
    drawn = []
    for kind in reversed(KINDS):
        lat, lon = priogrid.centre(getattr(cells, kind))
        x, y = to_map(lon, lat)
        dots = "".join(f"M{a:.1f} {b:.1f}h.1" for a, b in zip(x, y, strict=True))
        if dots:
            drawn.append(element("path", d=dots, class_=f"dot {kind}"))
            if kind == "lost":
                drawn.append(element("path", d=dots, class_="dot hole"))
    return join(drawn)


def _symbol(map_id: str, width: float, height: float, *layers: Markup) -> Markup:
    sea = element("rect", width=width, height=height, class_="sea")
    return element("symbol", sea, *layers, id=map_id, viewBox=f"0 0 {width:g} {height:g}")
