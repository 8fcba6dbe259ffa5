"""Small GED files for tests, and the panel worked out from one in plain Python."""

import csv
import datetime as dt
import io
import math
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from marsad.terms import countries

COLUMNS = (
    "id", "type_of_violence", "side_a", "side_b", "latitude", "longitude", "country", "date_start",
    "best", "high", "low",
)  # fmt: skip
ROW = dict(
    zip(COLUMNS, ("1", "3", "IS", "Civilians", "36.34", "43.13", "Iraq", "2014-06-10", "5", "7", "4"), strict=True)
)
Key = tuple[str, str, str, int, int, int, str]


def rows(*changes: dict[str, str]) -> list[dict[str, str]]:
    """One row per change of the model row, with ids 1, 2, … where none is given."""
    return [{**ROW, "id": str(i), **change} for i, change in enumerate(changes, start=1)]


def text(rows: Iterable[dict[str, str]], columns: Iterable[str] = COLUMNS) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def save(path: Path, *changes: dict[str, str], columns: Iterable[str] = COLUMNS) -> Path:
    path.write_text(text(rows(*changes), columns), encoding="utf-8")
    return path


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def plain_panel(events: Iterable[dict[str, str]]) -> dict[Key, list[int]]:
    """The panel by definition: loops over rows and names, no engine."""
    panel: dict[Key, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for event in events:
        on_a, on_b = (
            {n.strip().replace(";", ",") for n in event[side].split(",") if n.strip()} for side in ("side_a", "side_b")
        )
        day = dt.date.fromisoformat(event["date_start"][:10])
        row = min(math.floor((float(event["latitude"]) + 90) * 8), 1439)
        col = min(math.floor((float(event["longitude"]) + 180) * 8), 2879)
        low, best, high = sorted(int(float(event[c])) for c in ("low", "best", "high"))
        for actor in on_a | on_b:
            others = ";".join(sorted((on_a | on_b) - {actor}))
            key = (
                actor, "a" if actor in on_a else "b", others, int(float(event["type_of_violence"])),
                row * 2880 + col, (day.year - 1980) * 12 + day.month, countries.iso3_of(event["country"]),
            )  # fmt: skip
            for i, value in enumerate((1, low, best, high)):
                panel[key][i] += value
    return dict(panel)


def read_rows(path: Path, skip: int = 0) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))[skip:]


def stored_panel(folder: Path) -> dict[Key, list[int]]:
    """The panel file of a release, its optional columns summed away."""
    panel: dict[Key, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in fetch(
        folder / "panel.parquet",
        'actor, side, "others", type_of_violence, subcell, month_id, country,'
        " events, deaths_low, deaths_best, deaths_high",
    ):
        for i, value in enumerate(row[7:]):
            assert isinstance(value, int)
            panel[row[:7]][i] += value
    return dict(panel)


def fetch(path: Path, columns: str = "*") -> list[tuple[Any, ...]]:
    from marsad.warehouse import connect

    with connect.plain() as con:
        sql = f"SELECT {columns} FROM read_parquet(?)"
        return con.execute(sql, [connect.literal_path(path)]).fetchall()
