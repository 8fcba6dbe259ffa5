"""Cells gained, kept and lost by hand, and the parts that a far-flung region falls into."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.measures.details import Place
from marsad.report.cells import Cells, by_country, corners, parts, turned
from tests.builders import gid, panel


def test_gained_kept_and_lost() -> None:
    before = panel([("2019-01", 1, "IRQ", 1), ("2019-01", 2, "IRQ", 1), ("2019-02", 2, "SYR", 4)])
    after = panel([("2020-01", 2, "IRQ", 1), ("2020-01", 3, "IRQ", 1)])
    place = Place("all", before, after)
    cells = Cells.of(place)
    assert (cells.gained.tolist(), cells.kept.tolist(), cells.lost.tolist()) == ([3], [2], [1])
    assert cells.counts() == {"gained": 1, "kept": 1, "lost": 1}
    found = by_country(place)
    assert found["IRQ"].counts() == {"gained": 1, "kept": 0, "lost": 1}
    assert found["SYR"].counts() == {"gained": 0, "kept": 1, "lost": 0}  # most of cell 2's events


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 60)), st.lists(st.integers(1, 60)))
def test_every_cell_is_of_one_kind(old: list[int], new: list[int]) -> None:
    before = panel([("2019-01", g, "IRQ", 1) for g in old])
    after = panel([("2020-01", g, "IRQ", 1) for g in new])
    cells = Cells.of(Place("all", before, after))
    assert sorted(cells.every.tolist()) == sorted(set(old) | set(new))
    assert set(cells.kept.tolist()) == set(old) & set(new)


def test_a_cell_has_its_corners() -> None:
    lons, lats = corners(np.array([gid(33.1, 44.2)]))
    assert lons.tolist() == [[44.0, 44.5, 44.5, 44.0]]
    assert lats.tolist() == [[33.0, 33.0, 33.5, 33.5]]


def test_what_lies_together_stays_together() -> None:
    near = np.array([gid(33, 44), gid(36, 42), gid(10, 5)])
    assert [part.tolist() for part in parts(near)] == [near.tolist()]


def test_what_lies_far_apart_is_shown_in_parts() -> None:
    manila = [gid(14.6, 121.0), gid(8.0, 124.0), gid(6.0, 121.0)]
    paris = [gid(48.9, 2.3), gid(51.5, -0.1)]
    found = parts(np.array([*paris, *manila]))
    assert [sorted(p.tolist()) for p in found] == [sorted(manila), sorted(paris)]
    assert parts(np.array([], dtype=np.int64))[0].size == 0


def test_across_the_date_line() -> None:
    assert np.ptp(turned(np.array([179.0, -179.0]))) == 2
    assert len(parts(np.array([gid(-17, 179), gid(-17, -179)]))) == 1
