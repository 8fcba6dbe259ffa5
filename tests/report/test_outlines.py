"""The outlines that ship: small, closed, with codes that we know; and cutting a ring to a frame."""

from __future__ import annotations

from importlib import resources

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.report.outlines import EDGE, Sheet, clipped, thinned, world
from marsad.report.svg import Points
from marsad.terms import countries


def area(ring: Points) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y))) / 2


def test_the_file_is_small() -> None:
    assert len((resources.files("marsad.report") / "outlines.json").read_bytes()) < 150_000


def test_rings_are_closed_and_codes_are_known() -> None:
    outlines = world()
    arcs = np.split(outlines.points, outlines.begins)
    sheet = Sheet(tuple(arcs), 1e9, 1e9)
    codes = [c.iso3 for c in outlines.countries if c.iso3]
    assert len(codes) == len(set(codes))
    assert set(countries.codes()) & {"IRQ", "SYR", "NGA", "AFG", "PSE", "XKX", "SSD"} <= set(codes)
    for country in outlines.countries:
        for ring in country.rings:
            points = sheet._ring(ring)
            assert (points[0] == points[-1]).all()
    assert np.abs(outlines.points).max() <= 180


def test_a_country_has_its_size() -> None:
    """Iraq has 435,000 km2 (its Statistical Organization), ours comes within 2 %."""
    iraq = next(c for c in world().countries if c.iso3 == "IRQ")
    ring = Sheet(tuple(np.split(world().points, world().begins)), 1e9, 1e9)._ring(iraq.rings[0])
    scaled = np.stack([np.radians(ring[:, 0]), np.sin(np.radians(ring[:, 1]))], axis=1)
    assert abs(area(scaled) * 6371.0088**2 / 435_244 - 1) < 0.02


def test_disputed_areas_are_marked() -> None:
    """Western Sahara and Kosovo by their codes, the Golan and Crimea by a point in them."""
    from marsad.report.names import inside

    marked = [c for c in world().countries if c.disputed]
    assert {"ESH", "XKX"} <= {c.iso3 for c in marked}
    sheet = Sheet(tuple(np.split(world().points, world().begins)), 1e9, 1e9)
    rings = [sheet._ring(ring) for c in marked for ring in c.rings]
    for lon, lat in ((35.78, 33.0), (34.3, 45.2), (44.0, 9.8), (33.3, 35.3)):
        assert any(inside(ring, np.array([[lon, lat]]))[0] for ring in rings), (lon, lat)


def test_a_ring_is_cut_at_the_frame() -> None:
    big = np.array([[-100.0, -100.0], [300.0, -100.0], [300.0, 300.0], [-100.0, 300.0]])
    assert area(clipped(big, 100, 50)) == (100 + 2 * EDGE) * (50 + 2 * EDGE)
    inner = np.array([[10.0, 10.0], [20.0, 10.0], [15.0, 20.0]])
    assert clipped(inner, 100, 50) is inner
    assert len(clipped(inner + 500, 100, 50)) == 0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.floats(-200, 300), st.floats(-200, 300)), min_size=3, max_size=12))
def test_what_is_cut_stays_within_the_frame(points: list[tuple[float, float]]) -> None:
    cut = clipped(np.array(points), 100, 80)
    if len(cut):
        assert cut.min() >= -EDGE - 1e-6
        assert (cut.max(axis=0) <= np.array([100 + EDGE, 80 + EDGE]) + 1e-6).all()


def test_thinning_keeps_the_ends() -> None:
    line = np.array([[0.0, 0.0], [0.1, 0.0], [0.2, 0.1], [2.0, 0.0], [2.1, 0.0]])
    assert thinned(line, 1.0).tolist() == [[0, 0], [2, 0], [2.1, 0]]
