"""The grid against PRIO's own numbers, UCDP's given cells, and geometry."""

import csv
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.grid import priogrid

lats = st.floats(-90, 90, allow_nan=False)
lons = st.floats(-180, 180, allow_nan=False)
gids = st.integers(1, 259200)


def test_a_cell_worked_by_hand() -> None:
    # Mosul, 36.34 N 43.13 E: row floor(126.34 * 2) = 252, col floor(223.13 * 2) = 446; 252 * 720 + 446 + 1
    assert priogrid.gid(36.34, 43.13) == 181887
    lat, lon = priogrid.centre(181887)
    assert (lat, lon) == (36.25, 43.25)
    # on the finer grid: row floor(126.34 * 8) = 1010, col floor(223.13 * 8) = 1785
    assert priogrid.subcell(36.34, 43.13) == 1010 * 2880 + 1785


def test_the_corners_of_the_globe_are_clamped() -> None:
    assert priogrid.gid(-90, -180) == 1
    assert priogrid.gid(-90, 180) == 720
    assert priogrid.gid(90, -180) == 259200 - 719
    assert priogrid.gid(90, 180) == 259200
    assert priogrid.subcell(90, 180) == 1440 * 2880 - 1


@given(gids)
def test_a_centre_lies_in_its_cell(gid: int) -> None:
    lat, lon = priogrid.centre(gid)
    assert priogrid.gid(lat, lon) == gid


@given(lats, lons)
def test_a_subcell_lies_in_the_cell_of_its_point(lat: float, lon: float) -> None:
    assert priogrid.gid_of_subcell(priogrid.subcell(lat, lon)) == priogrid.gid(lat, lon)


@given(lats, lons)
def test_a_point_lies_within_a_quarter_degree_of_its_centre(lat: float, lon: float) -> None:
    centre_lat, centre_lon = priogrid.centre(priogrid.gid(lat, lon))
    assert abs(centre_lat - lat) <= 0.25 + 1e-12  # lat + 90 is rounded
    assert abs(centre_lon - lon) <= 0.25 + 1e-12  # lat + 90 is rounded


def test_all_cells_make_up_the_globe() -> None:
    areas = priogrid.area_km2(np.arange(1, 259201))
    assert areas.sum() == pytest.approx(4 * np.pi * priogrid.EARTH_RADIUS_KM**2, rel=1e-13)
    assert (areas > 0).all()


def test_the_area_depends_on_the_row_alone_and_is_a_spherical_strip() -> None:
    assert priogrid.area_km2(181887) == priogrid.area_km2(181887 + 200)
    south, north = np.deg2rad([36.0, 36.5])
    strip = 2 * np.pi * priogrid.EARTH_RADIUS_KM**2 * (np.sin(north) - np.sin(south)) / 720
    assert priogrid.area_km2(181887) == pytest.approx(strip, rel=1e-12)


@given(gids)
def test_neighbourhood_is_mutual(gid: int) -> None:
    around = priogrid.neighbours(gid)
    assert len(set(around.tolist())) == len(around) == (5 if gid <= 720 or gid > 258480 else 8)
    assert gid not in around
    assert all(gid in priogrid.neighbours(int(other)) for other in around)


def test_the_grid_closes_at_the_date_line() -> None:
    # row 100: gids 72001..72720
    assert priogrid.neighbours(72001).tolist() == [71281, 71282, 72000, 72002, 72720, 72721, 72722, 73440]


@pytest.mark.parametrize("point", [(95, 0), (0, 181), (float("nan"), 0), (0, float("inf"))])
def test_points_off_the_globe_are_refused(point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"-90\.\.90"):
        priogrid.gid(*point)
    with pytest.raises(ValueError, match=r"-90\.\.90"):
        priogrid.subcell(*point)


@pytest.mark.parametrize("gid", [0, -1, 259201])
def test_numbers_that_are_no_cell_are_refused(gid: int) -> None:
    with pytest.raises(ValueError, match="gid"):
        priogrid.centre(gid)


def test_a_fraction_is_no_cell() -> None:
    with pytest.raises(ValueError, match="integer"):
        priogrid.area_km2([1.5])


def test_empty_arrays_stay_empty() -> None:
    assert priogrid.gid([], []).size == priogrid.area_km2(np.empty(0, np.int64)).size == 0


def test_ucdps_own_test_vectors(shared: Path) -> None:
    with (shared / "data/prio-grid/gid_test_vectors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lat, lon, gid = (np.array([float(r[c]) for r in rows]) for c in ("latitude", "longitude", "priogrid_gid"))
    assert len(rows) == 120
    assert priogrid.gid(lat, lon).tolist() == gid.astype(int).tolist()


def test_every_cell_given_by_ucdp(shared: Path) -> None:
    path = shared / "data/prio-grid/gid_all_given_coordinates.parquet"
    given_ = duckdb.sql(f"SELECT latitude, longitude, priogrid_gid FROM '{path}'").fetchnumpy()
    lat, lon = (np.asarray(given_[c], dtype=np.float64) for c in ("latitude", "longitude"))
    assert len(lat) == 11323
    assert (priogrid.gid(lat, lon) == np.asarray(given_["priogrid_gid"], dtype=np.int64)).all()


def test_every_centre_of_the_static_file(shared: Path) -> None:
    with (shared / "data/prio-grid/priogrid_static.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    gid = np.array([int(r["gid"]) for r in rows])
    lat, lon = priogrid.centre(gid)
    assert len(rows) == 64818
    assert (lat == np.array([float(r["ycoord"]) for r in rows])).all()
    assert (lon == np.array([float(r["xcoord"]) for r in rows])).all()
