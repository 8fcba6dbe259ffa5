"""Footprint, dispersion, reach, shift: by hand, by property, against oracles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from marsad.grid import priogrid
from marsad.measures import space
from tests.builders import gid, panel, window

WINDOW = window("2020-01", "2021-01")  # four blocks of three months
A, B, C = gid(33.3, 44.4), gid(36.3, 43.1), gid(12.1, 13.2)


def test_footprint_by_hand_is_the_area_of_distinct_cells() -> None:
    world = panel([("2020-01", A, "IRQ", 5), ("2020-08", A, "IRQ", 1), ("2020-02", B, "IRQ", 1)])
    made = space.footprint(world, WINDOW, priogrid.area_km2)
    areas = priogrid.area_km2(np.array([A, B]))
    assert made.value == pytest.approx(areas.sum())
    # B is seen in the first block alone, A in two: leaving the first block out loses B, the others lose nothing
    assert made.leave_out == pytest.approx([areas[0], *[areas.sum()] * 3])


def test_the_variance_of_cells_is_that_of_cells_seen_in_one_block_alone() -> None:
    rows = [("2020-01", 1, "IRQ"), ("2020-02", 2, "IRQ"), ("2020-04", 3, "IRQ"), ("2020-04", 1, "IRQ")]
    made = space.footprint(panel(rows), WINDOW, lambda cells: np.ones(len(cells)))
    alone = np.array([1, 1, 0, 0])  # cell 2 in the first block, cell 3 in the second, cell 1 in both
    assert made.variance(relative=False) == pytest.approx(3 / 4 * ((alone - alone.mean()) ** 2).sum())
    assert made.variance(relative=True) == pytest.approx(made.variance(relative=False) / 9)


def test_reach_leaves_unknown_countries_out() -> None:
    world = panel([("2020-01", A, "IRQ"), ("2020-01", B, "IRQ"), ("2020-05", C, "NGA"), ("2020-05", C, "")])
    assert space.reach(world, WINDOW).value == 2


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.data())
def test_rarefied_cells_are_the_sum_of_hypergeometric_chances(counts: list[int], data: st.DataObject) -> None:
    table = np.array(counts)
    n = data.draw(st.integers(0, int(table.sum())))
    oracle = sum(1 - hypergeom.pmf(0, table.sum(), c, n) for c in table)
    assert space.rarefied(table, n) == pytest.approx(oracle, abs=1e-8)


def test_rarefied_by_hand() -> None:
    # two cells with one event each, one drawn: exactly one cell; all drawn: all cells
    assert space.rarefied(np.array([1, 1]), 1) == pytest.approx(1)
    assert space.rarefied(np.array([3, 2, 1]), 6) == pytest.approx(3)
    # {2, 1} events, two drawn of three: 1 - 0 for the first cell, 1 - C(2,2)/C(3,2) for the second
    assert space.rarefied(np.array([2, 1]), 2) == pytest.approx(1 + 2 / 3)


def test_rarefying_to_more_events_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot rarefy 3 events to 4"):
        space.rarefied(np.array([2, 1]), 4)


def test_dispersion_stands_still_where_only_the_number_of_events_fell() -> None:
    cells = list(range(1000, 1040))
    many = panel([(f"2019-{m:02d}", c, "IRQ", 4) for m in range(1, 13) for c in cells])
    few = panel([(f"2020-{m:02d}", c, "IRQ", 1) for m in range(1, 13) for c in cells])
    before, after = space.dispersion(many, few, WINDOW.before(), WINDOW)
    assert after.value == 40
    assert before.value == pytest.approx(40, rel=0.01)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_dispersion_never_exceeds_the_cells_seen(cells: int, events: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows = [(f"2020-{rng.integers(1, 13):02d}", int(rng.integers(1, cells + 1)), "IRQ") for _ in range(events)]
    old = [(f"2019-{rng.integers(1, 13):02d}", int(rng.integers(1, cells + 1)), "IRQ") for _ in range(events + 5)]
    before, after = space.dispersion(panel(old), panel(rows), WINDOW.before(), WINDOW)
    assert before.value <= len({r[1] for r in old}) + 1e-6
    assert after.value == pytest.approx(len({r[1] for r in rows}))


def test_share_outside_by_hand() -> None:
    world = panel([("2020-01", A, "IRQ", 3), ("2020-04", C, "NGA", 1)])
    made = space.share_outside(world, WINDOW, frozenset({"IRQ", "SYR"}))
    assert made.value == 0.25
    assert made.leave_out == pytest.approx([1.0, 0.0, 0.25, 0.25])


def test_the_centre_of_two_equal_points_lies_between_them() -> None:
    assert space.centre(np.array([0.0, 0.0]), np.array([10.0, 20.0]), np.array([1, 1])) == pytest.approx((0, 15))
    assert space.centre(np.array([0.0, 0.0]), np.array([0.0, 180.0]), np.array([1, 1])) is None


def test_the_centre_crosses_the_date_line() -> None:
    lat, lon = space.centre(np.array([0.0, 0.0]), np.array([179.0, -179.0]), np.array([1, 1])) or (0, 0)
    assert (lat, abs(lon)) == pytest.approx((0, 180))


def test_distance_by_hand() -> None:
    quarter = np.pi * space.EARTH_RADIUS_KM / 2
    assert space.distance_km((0, 0), (0, 90)) == pytest.approx(quarter)
    assert space.distance_km((0, 0), (90, 0)) == pytest.approx(quarter)
    assert space.distance_km((12, 34), (12, 34)) == 0
