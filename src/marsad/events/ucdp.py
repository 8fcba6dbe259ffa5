"""UCDP GED: a staged csv becomes the table of events, every row judged, by one Ibis expression.

Invariant: each row of the csv is either an event, within the bounds of `schema`, or a rejected row with one reason.
The engine reads the numbers itself; where one cell of the file is no number it reads all as text; where it can't make
out the rows the file is repaired first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from marsad.errors import EventsError
from marsad.events import schema, source
from marsad.grid import priogrid
from marsad.terms import countries
from marsad.warehouse import connect

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

NUMBERS = ("id", "type_of_violence", "latitude", "longitude", "best", "high", "low")
# what of a rejected row is shown, by reason
SHOWN = {
    "id": ("id",),
    "type": ("type_of_violence",),
    "date": ("date_start",),
    "coordinates": ("latitude", "longitude"),
    "latitude": ("latitude",),
    "longitude": ("longitude",),
    "deaths": ("low", "best", "high"),
    "actor": ("side_a", "side_b"),
    "duplicate-id": ("id",),
}
WHOLE = ("id", "type_of_violence", "best", "high", "low")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be used; `line` is where it starts in the file, `value` what stood there."""

    line: int
    id: str
    reason: str
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The events of a file (a lazy table), the rows left out, the optional columns given, the columns ignored."""

    events: ir.Table
    rows: int
    rejected: tuple[Rejected, ...]
    given: tuple[str, ...]
    ignored: tuple[str, ...]


def read(con: Backend, staged: source.Source, name: str) -> Reading:
    """Read a staged csv; EventsError for a file without the required columns or without a usable row."""
    given, ignored = _columns(staged, name)
    table, read_from, misfits, lines = _parse(con, staged, given, name)
    usable = table.reason.isnull()
    counts = table.aggregate(rows=table.count(), usable=table.count(where=usable), ids=table.id.nunique(where=usable))
    rows, good, ids = connect.rows(con, counts)[0]
    if ids < good:
        table = connect.materialise(con, "judged", _doubles_marked(table))
    rejected = [Rejected(m.line, m.id, "cells", f"{m.cells} cells") for m in misfits]
    if ids < rows:
        rejected += _described(con, table, read_from, lines, name)
    rejected.sort(key=lambda row: row.line)
    if not ids:
        first = f"; line {rejected[0].line}: {schema.REASONS[rejected[0].reason]['en']}" if rejected else ""
        raise EventsError(f"{name}: no row of it can be used{first}")
    events = _with_iso3(con, table.filter(table.reason.isnull()).drop("reason", "row"))
    return Reading(events, rows + len(misfits), tuple(rejected), given, ignored)


def _columns(staged: source.Source, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lacking = [c for c in schema.REQUIRED if c not in staged.columns]
    if lacking:
        raise EventsError(
            f"{name}: no UCDP GED file, it lacks the column{'s' * (len(lacking) > 1)} {', '.join(lacking)}"
        )
    known = {*schema.REQUIRED, *schema.OPTIONAL}
    twice = sorted({c for c in staged.columns if c in known and staged.columns.count(c) > 1})
    if twice:
        raise EventsError(f"{name}: the column {twice[0]} stands twice in the header")
    given = tuple(c for c in schema.OPTIONAL if c in staged.columns)
    return given, tuple(c for c in staged.columns if c and c not in known)


def _parse(
    con: Backend, staged: source.Source, given: tuple[str, ...], name: str
) -> tuple[ir.Table, source.Source, list[source.Misfit], list[int] | None]:
    """The judged table in the file's order, what it was read from, the misfit rows, and each row's line if counted."""
    import duckdb

    broken = (
        duckdb.InvalidInputException,
        duckdb.ConversionException,
        duckdb.NotImplementedException,
        duckdb.OutOfRangeException,
    )
    for numbers in (True, False):
        try:
            return _judged(con, staged, given, numbers), staged, [], None
        except broken:
            continue
    repaired, misfits, lines = source.repair(staged, name)
    try:
        return _judged(con, repaired, given, numbers=False), repaired, misfits, lines
    except broken as error:
        first = str(error).splitlines()[0]
        raise EventsError(f"{name}: the rows can't be made out ({first}); save it as csv (UTF-8) again") from None


def _judged(con: Backend, staged: source.Source, given: tuple[str, ...], numbers: bool) -> ir.Table:
    types = {f"c{i}": "DOUBLE" if numbers and c in NUMBERS else "VARCHAR" for i, c in enumerate(staged.columns)}
    path = connect.literal_path(staged.csv)
    raw = con.read_csv(path, columns=types, header=False, skip=staged.skip, delim=",", quote='"', escape='"')
    raw = raw.select(**{c: raw[f"c{staged.columns.index(c)}"] for c in (*schema.REQUIRED, *given)})
    table = connect.materialise(con, "numbers" if numbers else "texts", judged(raw, given))
    return table.mutate(row=table.rowid())


def judged(raw: ir.Table, given: tuple[str, ...]) -> ir.Table:
    """The events table with a `reason` per row, null for a row that can be used. `raw` holds texts or float64."""
    read = raw.select(
        **{c: _whole(raw[c]) for c in WHOLE},
        **{c: raw[c].fill_null("") for c in ("side_a", "side_b", "country")},
        latitude=_within(raw.latitude, 90),
        longitude=_within(raw.longitude, 180),
        date_start=_date(raw.date_start),
        placed=~(_blank(raw.latitude) | _blank(raw.longitude)),
        **{c: _optional(raw[c], schema.OPTIONAL[c]) for c in given},
    )
    dated = read.mutate(year_=read.date_start.year(), named=_named(read.side_a) | _named(read.side_b))
    table = dated.mutate(
        month_id=((dated.year_ - 1980) * 12 + dated.date_start.month()).cast("int64"),
        subcell=_subcell(dated.latitude, dated.longitude),
        disordered=(dated.low > dated.best) | (dated.best > dated.high),
        reason=_reason(dated),
    )
    return table.drop("placed", "named", "year_")


def _whole(value: ir.Value) -> Any:
    """A whole number, "15960.0" included; null for anything else."""
    number = value.try_cast("float64")
    whole = number.try_cast("int64")
    return (whole == number).ifelse(whole, None)


def _within(value: ir.Value, most: int) -> Any:
    number = value.try_cast("float64")
    return number.between(-most, most).ifelse(number, None)


def _date(text: Any) -> Any:
    """A day, alone or before a time of day; null for anything else."""
    return text.substr(10, 1).isin(["", " ", "T"]).ifelse(text.left(10).try_cast("date"), None)


def _blank(value: Any) -> Any:
    return value.isnull() | (value.strip() == "") if value.type().is_string() else value.isnull()


def _named(side: Any) -> Any:
    """Whether a side has a name: anything but commas and spaces. The first letter tells it, almost always."""
    return (~side.left(1).isin(["", ",", " "])).ifelse(True, side.replace(",", "").replace(" ", "") != "")


def _optional(value: Any, kind: str) -> Any:
    if kind == "string":
        return value
    return _date(value) if kind == "date" else _whole(value)


def _subcell(lat: Any, lon: Any) -> Any:
    import ibis

    row = ((lat + 90) * (priogrid.SUB_ROWS // 180)).floor().cast("int64")
    col = ((lon + 180) * (priogrid.SUB_COLS // 360)).floor().cast("int64")
    return ibis.least(row, priogrid.SUB_ROWS - 1) * priogrid.SUB_COLS + ibis.least(col, priogrid.SUB_COLS - 1)


def _reason(table: ir.Table) -> Any:
    import ibis

    def fails(condition: Any) -> Any:
        return ~condition.fill_null(False)

    deaths = [table[c].between(0, schema.MOST_DEATHS) for c in ("best", "high", "low")]
    return ibis.cases(
        (table.id.isnull(), "id"),
        (fails(table.type_of_violence.between(1, 3)), "type"),
        (fails(table.year_.between(schema.FIRST_YEAR, schema.LAST_YEAR)), "date"),
        (~table.placed, "coordinates"),
        (table.latitude.isnull(), "latitude"),
        (table.longitude.isnull(), "longitude"),
        (fails(deaths[0] & deaths[1] & deaths[2]), "deaths"),
        (~table.named, "actor"),
    )


def _doubles_marked(table: ir.Table) -> ir.Table:
    """The table with every usable row but the first of an id set aside."""
    import ibis

    usable = table.reason.isnull()
    nth = ibis.row_number().over(group_by=[table.id, usable], order_by=table.row)
    return table.mutate(reason=(usable & (nth > 0)).ifelse("duplicate-id", table.reason))


def _described(
    con: Backend, table: ir.Table, read_from: source.Source, lines: list[int] | None, name: str
) -> list[Rejected]:
    """The rejected rows as they stand in the file."""
    reasons = dict(connect.rows(con, table.filter(table.reason.notnull()).select("row", "reason")))
    place = {c: i for i, c in enumerate(read_from.columns)}
    found = []
    for number, (line, _, cells) in enumerate(source.rows(read_from, name)):
        if reason := reasons.get(number):
            value = " | ".join(cells[place[c]] for c in SHOWN[reason])
            found.append(Rejected(lines[number] if lines else line, cells[place["id"]], reason, value))
    return found


def _with_iso3(con: Backend, events: ir.Table) -> ir.Table:
    types = dict.fromkeys(countries.COLUMNS, "VARCHAR")
    table = con.read_csv(connect.literal_path(countries.table_path()), columns=types, header=False, skip=1)
    known = table.select(name=table.ucdp_name.lower(), iso3=table.iso3)
    found = events.select("country").distinct()
    found = found.mutate(name=found.country.strip().lower()).left_join(known, "name")
    codes = connect.materialise(con, "countries", found.select("country", iso3=found.iso3.fill_null("")))
    return events.join(codes, "country")
