"""The grid: PRIO-GRID's half-degree cells (gid) and the 1/8-degree subcells they are made of, in numpy.

Invariant: a cell holds its southern and western edge; latitude 90 and longitude 180 are clamped into the last row and
column. gid = row * 720 + col + 1 with row, col counted from 0 in the south-west; subcell = row * 2880 + col on the
finer grid. Source: Tollefsen, Strand & Buhaug (2012); the numbering agrees with every gid that UCDP ships.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ROWS, COLS = 360, 720
SUBDIVISION = 4  # subcells to a cell's side
SUB_ROWS, SUB_COLS = ROWS * SUBDIVISION, COLS * SUBDIVISION
EARTH_RADIUS_KM = 6371.0088  # mean radius (IUGG)


def gid(lat: npt.ArrayLike, lon: npt.ArrayLike) -> Ints:
    """The cell of points given in degrees (arrays or scalars of one shape); ValueError outside the globe."""
    row, col = _rows_cols(lat, lon, ROWS, COLS)
    return np.asarray(row * COLS + col + 1)


def subcell(lat: npt.ArrayLike, lon: npt.ArrayLike) -> Ints:
    """The 1/8-degree subcell of points given in degrees; ValueError outside the globe."""
    row, col = _rows_cols(lat, lon, SUB_ROWS, SUB_COLS)
    return np.asarray(row * SUB_COLS + col)


def gid_of_subcell(cells: npt.ArrayLike) -> Ints:
    """The cell that holds a subcell."""
    numbers = _integers(cells, 0, SUB_ROWS * SUB_COLS - 1, "subcell")
    row, col = np.divmod(numbers, SUB_COLS)
    return np.asarray((row // SUBDIVISION) * COLS + col // SUBDIVISION + 1)


def centre(gids: npt.ArrayLike) -> tuple[Floats, Floats]:
    """The centre of cells as (lat, lon) in degrees."""
    row, col = np.divmod(_cells(gids) - 1, COLS)
    return -89.75 + row / 2, -179.75 + col / 2


def area_km2(gids: npt.ArrayLike) -> Floats:
    """The spherical area of cells in km2; it depends on the row alone, and all cells make up the globe."""
    south = np.deg2rad((_cells(gids) - 1) // COLS / 2 - 90)
    width, height = np.deg2rad(0.5), np.deg2rad(0.5)
    # sin(n) - sin(s) written as a product loses no digits near the poles
    band = 2 * np.cos(south + height / 2) * np.sin(height / 2)
    return np.asarray(EARTH_RADIUS_KM**2 * width * band)


def neighbours(gid_: int) -> Ints:
    """The cells that touch a cell, corners included, sorted: eight, five in the first and the last row.

    The grid closes at longitude 180; across a pole there are no neighbours.
    """
    row, col = divmod(int(_cells(gid_)) - 1, COLS)
    rows = np.arange(max(row - 1, 0), min(row + 1, ROWS - 1) + 1)
    cols = np.arange(col - 1, col + 2) % COLS
    around = np.sort((rows[:, None] * COLS + cols[None, :] + 1).ravel())
    return np.asarray(around[around != gid_])


def _rows_cols(lat: npt.ArrayLike, lon: npt.ArrayLike, rows: int, cols: int) -> tuple[Ints, Ints]:
    lats, lons = np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64)
    # written so that NaN fails, too
    if not (np.all(np.abs(lats) <= 90) and np.all(np.abs(lons) <= 180)):
        raise ValueError("latitudes lie within -90..90 and longitudes within -180..180")
    row = np.floor((lats + 90) * (rows / 180)).astype(np.int64)
    col = np.floor((lons + 180) * (cols / 360)).astype(np.int64)
    return np.minimum(row, rows - 1), np.minimum(col, cols - 1)


def _cells(gids: npt.ArrayLike) -> Ints:
    return _integers(gids, 1, ROWS * COLS, "gid")


def _integers(values: npt.ArrayLike, first: int, last: int, what: str) -> Ints:
    numbers = np.asarray(values)
    if not np.issubdtype(numbers.dtype, np.integer) and numbers.size:
        raise ValueError(f"a {what} is an integer, not {numbers.dtype}")
    if numbers.size and not (numbers.min() >= first and numbers.max() <= last):
        raise ValueError(f"a {what} lies within {first}..{last}")
    return numbers.astype(np.int64)
