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
JUDGED = ("reason", "raw_id", "raw_value", "row")


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
    table, misfits, lines = _parse(con, staged, given, name)
    rejected = [source_row(m) for m in misfits]
    counts = table.aggregate(
        rows=table.count(), bad=table.count(where=table.reason.notnull()), ids=table.id.nunique(where=_usable(table))
    )
    rows, bad, ids = connect.rows(con, counts)[0]
    if ids < rows - bad:
        table = connect.materialise(con, "judged", _doubles_marked(table))
        bad = rows - ids
    if bad:
        rejected += _described(con, table, lines or source.lines_of(staged, name))
    if bad == rows:
        why = f": {rejected[0].reason} ({rejected[0].value!r}), line {rejected[0].line}" if rejected else ""
        raise EventsError(f"{name}: no row of it can be used{why}")
    events = _with_iso3(con, table.filter(_usable(table)).drop(*JUDGED))
    return Reading(events, rows + len(misfits), tuple(sorted(rejected, key=lambda r: r.line)), given, ignored)


def source_row(misfit: source.Misfit) -> Rejected:
    """A row with too few or too many cells, as a rejected row."""
    return Rejected(misfit.line, misfit.id, "cells", f"{misfit.cells} cells")


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
) -> tuple[ir.Table, list[source.Misfit], list[int] | None]:
    """The judged table, in the file's order; the misfit rows; the rows' lines where a repair had to count them."""
    import duckdb

    broken = (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.NotImplementedException)
    for numbers in (True, False):
        try:
            return _judged(con, staged, given, numbers), [], None
        except broken:
            continue
    repaired, misfits, lines = source.repair(staged, name)
    try:
        return _judged(con, repaired, given, numbers=False), misfits, lines
    except broken as error:
        first = str(error).splitlines()[0]
        raise EventsError(f"{name}: the rows can't be made out ({first}); save it as csv (UTF-8) again") from None


def _judged(con: Backend, staged: source.Source, given: tuple[str, ...], numbers: bool) -> ir.Table:
    types = {f"c{i}": "DOUBLE" if numbers and c in NUMBERS else "VARCHAR" for i, c in enumerate(staged.columns)}
    raw = con.read_csv(
        connect.literal_path(staged.csv),
        columns=types,
        header=False,
        skip=staged.skip,
        delim=",",
        quote='"',
        escape='"',
    )
    wanted = (*schema.REQUIRED, *given)
    raw = raw.select(**{c: raw[f"c{staged.columns.index(c)}"] for c in wanted})
    table = connect.materialise(con, "numbers" if numbers else "texts", judged(raw, given))
    return table.mutate(row=table.rowid())


def judged(raw: ir.Table, given: tuple[str, ...]) -> ir.Table:
    """The events table with a reason per row, null for a row that can be used. `raw` holds texts or float64."""
    import ibis

    cells: dict[str, Any] = {c: _whole(raw[c]) for c in ("id", "type_of_violence", "best", "high", "low")}
    lat, lon = raw.latitude.try_cast("float64"), raw.longitude.try_cast("float64")
    date = _date(raw.date_start)
    sides = {c: raw[c].fill_null("").strip() for c in ("side_a", "side_b")}
    in_order = (cells["low"] <= cells["best"]) & (cells["best"] <= cells["high"])
    reason = _reason(raw, cells, lat, lon, date, sides["side_a"].concat(sides["side_b"]))
    return raw.select(
        **cells,
        **sides,
        latitude=lat,
        longitude=lon,
        country=raw.country.fill_null("").strip(),
        date_start=date,
        **{c: _optional(raw[c], schema.OPTIONAL[c]) for c in given},
        month_id=((date.year() - 1980) * 12 + date.month()).cast("int64"),
        subcell=_subcell(lat, lon),
        disordered=~in_order,
        reason=reason,
        raw_id=reason.isnull().ifelse(ibis.null("string"), raw.id.cast("string")),
        raw_value=_offending(raw, reason),
    )


def _whole(value: ir.Value) -> Any:
    """A whole number, "15960.0" included; null for anything else."""
    number = value.try_cast("float64")
    return (number == number.floor()).ifelse(number, None).try_cast("int64")


def _date(text: Any) -> Any:
    """A day, alone or before a time of day; null for anything else."""
    return text.strip().substr(10, 1).isin(["", " ", "T"]).ifelse(text.strip().left(10).try_cast("date"), None)


def _optional(value: Any, kind: str) -> Any:
    if kind == "string":
        return value
    return _date(value) if kind == "date" else _whole(value)


def _subcell(lat: Any, lon: Any) -> Any:
    import ibis

    row = ((lat + 90) * (priogrid.SUB_ROWS // 180)).floor().try_cast("int64")
    col = ((lon + 180) * (priogrid.SUB_COLS // 360)).floor().try_cast("int64")
    return ibis.least(row, priogrid.SUB_ROWS - 1) * priogrid.SUB_COLS + ibis.least(col, priogrid.SUB_COLS - 1)


def _reason(raw: ir.Table, cells: dict[str, Any], lat: Any, lon: Any, date: Any, names: Any) -> Any:
    import ibis

    def fails(condition: Any) -> Any:
        return ~condition.fill_null(False)

    deaths = [cells[c].between(0, schema.MOST_DEATHS) for c in ("best", "high", "low")]
    return ibis.cases(
        (cells["id"].isnull(), "id"),
        (fails(cells["type_of_violence"].between(1, 3)), "type"),
        (fails(date.year().between(schema.FIRST_YEAR, schema.LAST_YEAR)), "date"),
        (_blank(raw.latitude) | _blank(raw.longitude), "coordinates"),
        (fails(lat.between(-90, 90)), "latitude"),
        (fails(lon.between(-180, 180)), "longitude"),
        (fails(deaths[0] & deaths[1] & deaths[2]), "deaths"),
        (names.replace(",", "").strip() == "", "actor"),
    )


def _blank(value: Any) -> Any:
    return value.isnull() | (value.strip() == "") if value.type().is_string() else value.isnull()


def _offending(raw: ir.Table, reason: Any) -> Any:
    import ibis

    def texts(*columns: str) -> Any:
        return ibis.literal(" | ").join([raw[c].cast("string").fill_null("") for c in columns])

    return ibis.cases(
        (reason == "type", texts("type_of_violence")),
        (reason == "date", texts("date_start")),
        (reason.isin(["coordinates", "latitude", "longitude"]), texts("latitude", "longitude")),
        (reason == "deaths", texts("best", "high", "low")),
    )


def _usable(table: ir.Table) -> Any:
    return table.reason.isnull()


def _doubles_marked(table: ir.Table) -> ir.Table:
    """The table with every usable row but the first of an id set aside."""
    import ibis

    usable = table.reason.isnull()
    nth = ibis.row_number().over(group_by=[table.id, usable], order_by=table.row)
    double = usable & (nth > 0)
    return table.mutate(
        reason=double.ifelse("duplicate-id", table.reason),
        raw_id=double.ifelse(table.id.cast("string"), table.raw_id),
    )


def _described(con: Backend, table: ir.Table, lines: list[int]) -> list[Rejected]:
    bad = table.filter(table.reason.notnull()).select("row", "raw_id", "reason", "raw_value")
    return [Rejected(lines[row], id_ or "", why, value or "") for row, id_, why, value in connect.rows(con, bad)]


def _with_iso3(con: Backend, events: ir.Table) -> ir.Table:
    types = dict.fromkeys(countries.COLUMNS, "VARCHAR")
    table = con.read_csv(connect.literal_path(countries.table_path()), columns=types, header=False, skip=1)
    known = connect.materialise(con, "countries", table.select(name=table.ucdp_name.lower(), iso3=table.iso3))
    joined = events.mutate(name=events.country.lower()).left_join(known, "name")
    return joined.drop("name", "name_right").mutate(iso3=joined.iso3.fill_null(""))
