"""Figures read back from a release's panel file, quickly: bare DuckDB, no Ibis.

Invariant: only rows of the names asked for are read; the rows come sorted, so equal files give equal arrays.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from marsad.errors import PanelError
from marsad.grid import priogrid
from marsad.model.panel import Panel
from marsad.warehouse import connect

TEXTS = ("actor", "side", "others", "country", "adm_1")
_GID = (
    f"(subcell // {priogrid.SUB_COLS} // {priogrid.SUBDIVISION}) * {priogrid.COLS}"
    f" + (subcell % {priogrid.SUB_COLS}) // {priogrid.SUBDIVISION} + 1"
)
_LOAD = f"""
    SELECT actor, side, "others", type_of_violence, {_GID} AS gid, month_id AS month, country, {{region}}
        sum(events)::BIGINT AS events, sum(deaths_low)::BIGINT AS deaths_low,
        sum(deaths_best)::BIGINT AS deaths_best, sum(deaths_high)::BIGINT AS deaths_high
    FROM {{panel}} WHERE actor IN ({{names}}) GROUP BY ALL ORDER BY ALL
"""
_NAMES = "SELECT actor, sum(events)::BIGINT AS n FROM {panel} GROUP BY ALL ORDER BY n DESC, actor"


def load(path: Path, names: Collection[str], regions: bool) -> Panel:
    """The rows of these names as a Panel, subcells summed to cells; by first-level `regions` if asked."""
    region = "coalesce(adm_1, '') AS adm_1," if regions else ""
    listed = ", ".join(connect.literal(name) for name in sorted(names) if "\0" not in name) or "NULL"
    columns = _query(path, _LOAD, region=region, names=listed)
    kept: dict[str, Any] = {c: _texts(v) if c in TEXTS else v.astype(np.int64) for c, v in columns.items()}
    return Panel(**kept)


def actor_names(path: Path) -> list[tuple[str, int]]:
    """Every actor with its events, most first."""
    columns = _query(path, _NAMES)
    return list(zip(columns["actor"].tolist(), columns["n"].tolist(), strict=True))


def _texts(values: npt.NDArray[Any]) -> npt.NDArray[np.str_]:
    return values.astype(np.str_) if len(values) else np.empty(0, dtype="U1")


def _query(path: Path, sql: str, **parts: str) -> dict[str, npt.NDArray[Any]]:
    import duckdb

    try:
        panel = f"read_parquet({connect.literal(connect.literal_path(path))})"
        with connect.plain() as con:
            fetched = con.execute(sql.format(panel=panel, **parts)).fetchnumpy()
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise PanelError(f"{path}: can't be read ({first}); delete {path.parent} and import the file again") from None
    return {name: np.ma.getdata(column) for name, column in fetched.items()}
