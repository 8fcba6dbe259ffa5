"""How long the import of 176,579 events takes against DuckDB's bare reading and grouping of the same rows.

Ours: from the zip to the release in place: SHA-256, unpacking, every row judged, events and panel written as parquet
and synced to the disk. The rival: DuckDB with its own settings, the csv already unpacked, `read_csv` into a table, then
the panel's own GROUP BY (names split, months and subcells computed, country names as they are) into a table; its SQL is
compiled beforehand, nothing is checked, nothing written. Both take turns in one warm process. The last line is a rival
that does less: it does not split the sides into names.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FILE = SHARED / "data/ged-21.1-precise/ged211-precise-csv.zip"
ROUNDS = 9
MOST = 3.0
KEY = "type_of_violence, subcell, month_id, iso3"
SUMS = "count(*), sum(low), sum(best), sum(high)"


def seconds(work: Callable[[], object]) -> float:
    """The wall time of one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def ours() -> None:
    """Import the zip into a home of its own."""
    from marsad.events import releases

    with tempfile.TemporaryDirectory() as home:
        os.environ["MARSAD_HOME"] = home
        releases.import_file(FILE)


def grouping() -> str:
    """The panel's GROUP BY over a table `events` of DuckDB's own reading."""
    import ibis

    from marsad.events.panel import panel
    from marsad.warehouse import connect

    types = {"side_a": "string", "side_b": "string", "type_of_violence": "int64", "subcell": "int64"}
    types |= {"month_id": "int64", "iso3": "string", "low": "int64", "best": "int64", "high": "int64"}
    with connect.engine() as con:
        return connect.sql(con, panel(ibis.table(types, name="events")))


def rival(csv: Path, group: str) -> None:
    """Bare DuckDB: read the csv into a table, group it into another."""
    import duckdb

    with duckdb.connect() as con:
        con.execute("CREATE TABLE read AS FROM read_csv(?)", [str(csv)])
        con.execute(
            "CREATE VIEW events AS SELECT *, country AS iso3, "
            "(year(date_start) - 1980) * 12 + month(date_start) AS month_id, "
            "floor((latitude + 90) * 8)::BIGINT * 2880 + floor((longitude + 180) * 8)::BIGINT AS subcell FROM read"
        )
        con.execute(f"CREATE TABLE panel AS {group}")


def main() -> None:
    """Print the medians, the ratio and what was counted."""
    if not FILE.is_file():
        print(f"no event file to import: {FILE} is absent (set MARSAD_SHARED)")  # noqa: T201
        return
    before = os.environ.get("MARSAD_HOME")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(FILE) as archive:
            csv = Path(archive.extract(archive.namelist()[0], folder))
        same = grouping()
        unsplit = f"SELECT side_a, side_b, {KEY}, {SUMS} FROM events GROUP BY ALL"
        works = (ours, lambda: rival(csv, same), lambda: rival(csv, unsplit))
        for work in works:
            work()
        rounds = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    if before is None:
        os.environ.pop("MARSAD_HOME", None)
    else:
        os.environ["MARSAD_HOME"] = before
    mine, bare, less = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratios = sorted(a / b for a, b, _ in rounds)
    verdict = "met" if mine / bare <= MOST else "MISSED"
    lines = (
        f"import + panel, zip to release       {mine:.3f} s (median of {ROUNDS})",
        f"read_csv + the same GROUP BY         {bare:.3f} s",
        f"ratio                                {mine / bare:.2f} (limit {MOST:g}: {verdict}; "
        f"single rounds {ratios[0]:.2f} to {ratios[-1]:.2f})",
        f"read_csv + a GROUP BY without names  {less:.3f} s; ratio {mine / less:.2f}",
    )
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
