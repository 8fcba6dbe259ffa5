"""Maps draw every cell once, in its place and its kind, and name countries where they are."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from marsad.measures.details import Place
from marsad.report.maps import FEW, NARROW, SMALL, WIDE, Map, region_maps, world_map
from marsad.report.names import inside, names_of
from tests.builders import gid, panel


def place(before: list[tuple[float, float, str]], after: list[tuple[float, float, str]], name: str = "home") -> Place:
    made = [
        panel([(month, gid(lat, lon), country, 1) for lat, lon, country in rows])
        for month, rows in (("2019-01", before), ("2020-01", after))
    ]
    return Place(name, *made)


IRAQ = [(lat, lon, "IRQ") for lat in (33.2, 34.2, 35.2) for lon in (43.2, 44.2)]
PHILIPPINES = [(7.2, 124.2, "PHL"), (8.2, 124.2, "PHL"), (8.2, 125.2, "PHL"), (9.2, 125.2, "PHL")]
FIJI = [(-17.2, 178.2, "FJI"), (-16.7, 179.7, "FJI"), (-17.2, -179.8, "FJI")]


def boxes(found: Map, kind: str) -> list[np.ndarray]:
    """The corners of the squares of one kind, in the map's units."""
    paths = [e for e in ET.fromstring(found.symbol).iter() if e.attrib.get("class") == f"cell {kind}"]
    made = []
    for subpath in "".join(p.attrib["d"] for p in paths).split("z"):
        if numbers := [float(n) for n in re.findall(r"-?\d*\.?\d+", subpath)]:
            made.append(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0))
    return made


def test_every_cell_is_drawn_once() -> None:
    (found,) = region_maps(place(IRAQ[:4], IRAQ[2:]), {"IRQ"}.__contains__)
    assert found.counts == {"gained": 2, "kept": 2, "lost": 2}
    assert {kind: len(boxes(found, kind)) for kind in found.counts} == found.counts
    for kind in found.counts:
        for corners in boxes(found, kind):
            assert (corners >= 0).all()
            assert (corners <= [found.width, found.height]).all()


def test_north_is_up_and_east_is_right() -> None:
    rows = [(30.2, 44.2, "IRQ"), (36.2, 44.2, "IRQ"), (33.2, 41.2, "IRQ")]
    (found,) = region_maps(place([], rows), {"IRQ"}.__contains__)
    middles = sorted((b.mean(axis=0) for b in boxes(found, "gained")), key=lambda m: m[1])
    assert len(middles) == 3
    north, west, south = middles
    assert west[0] < north[0] == pytest.approx(south[0], abs=8)  # meridians draw together


def test_squares_are_of_equal_area_on_the_ground() -> None:
    """A cell at 34 degrees north is cos(34)/cos(4) as large as one at 4 degrees, on the map as on the globe."""
    rows = [(4.25, 20.2, "CAF"), (34.25, 20.2, "LBY"), (20.2, 20.2, "TCD")]
    (found,) = region_maps(place([], rows), lambda _: True)
    areas = []
    for x, y in (b.T for b in boxes(found, "gained")):
        areas.append(abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2)
    assert min(areas) / max(areas) == pytest.approx(np.cos(np.radians(34.25)) / np.cos(np.radians(4.25)), rel=0.05)


def test_far_away_parts_have_their_own_maps() -> None:
    found = region_maps(place(IRAQ, [*IRAQ, *PHILIPPINES, (51.5, -0.1, "GBR")]), lambda _: True)
    assert [m.id for m in found] == ["m-home-1", "m-home-2"]  # a lone cell has none
    assert [m.countries for m in found] == [("IRQ",), ("PHL",)]
    assert [m.width for m in found] == [SMALL, SMALL]
    assert all(sum(m.counts.values()) >= FEW for m in found)


def test_a_wide_region_has_a_wide_map() -> None:
    rows = [(33.2, 44.2, "IRQ"), (-20.2, 35.2, "MOZ"), (15.2, -5.2, "MLI")]
    (found,) = region_maps(place([], rows), lambda _: True)
    assert (found.width, found.size) == (WIDE, "wide")
    (near,) = region_maps(place([], IRAQ), lambda _: True)
    assert (near.width, near.size) == (NARROW, "narrow")


def test_across_the_date_line_a_map_is_one() -> None:
    (found,) = region_maps(place([], FIJI), lambda _: True)
    spread = np.ptp([b.mean(axis=0)[0] for b in boxes(found, "gained")])
    assert 20 < spread < found.width


def test_names_stand_in_their_countries() -> None:
    (found,) = region_maps(place([], IRAQ), {"IRQ"}.__contains__)
    (name,) = found.names
    assert name.words["ar"] == "العراق"
    lands = [e for e in ET.fromstring(found.symbol).iter() if e.attrib.get("class") == "land"]
    numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", lands[0].attrib["d"].split("z")[0])]
    ring = np.cumsum(np.array(numbers).reshape(-1, 2), axis=0)
    assert inside(ring, np.array([[name.x, name.y]])).all()


def test_a_region_without_cells_has_no_map() -> None:
    assert region_maps(place([], []), lambda _: True) == []
    assert names_of(["no-such-code"]) == {}


def test_the_world_has_a_dot_for_every_cell() -> None:
    found = world_map(place(IRAQ, [*PHILIPPINES, *IRAQ[:2]], "all"))
    parsed = ET.fromstring(found.symbol)
    dots = {
        kind: sum(e.attrib["d"].count("M") for e in parsed.iter() if e.attrib.get("class") == f"dot {kind}")
        for kind in found.counts
    }
    assert dots == found.counts == {"gained": 4, "kept": 2, "lost": 4}
