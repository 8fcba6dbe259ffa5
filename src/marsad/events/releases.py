"""Releases: what was imported, which one is active, what changed between two of them.

Invariant: a release is a snapshot, never merged or changed; importing the same bytes again changes nothing. The day of
an import is kept for people to read and enters no figure.
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.errors import EventsError
from marsad.events import figures, schema, scope, source, store, ucdp
from marsad.events.release import Release, active, as_json, find, releases
from marsad.model.dates import month_text

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

    from marsad.model.panel import Panel, PanelInfo

Progress = Callable[[str], None]
COMPARED = tuple(column for column in schema.REQUIRED if column != "id")


@dataclass(frozen=True, slots=True)
class ActivationReport:
    """What changes when a release takes the place of the one that was active (`previous`, None for none
    that can be read).

    `added`, `removed` and `revised` count events by id; all 0 where there was none before or it is the same.
    """

    release: Release
    previous: Release | None
    added: int = 0
    removed: int = 0
    revised: int = 0

    @property
    def changed(self) -> bool:
        """Whether another release is active now."""
        return self.previous is None or self.previous.name != self.release.name


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; `imported` is false where these bytes stood there already."""

    release: Release
    imported: bool
    activation: ActivationReport
    first_rejected: tuple[ucdp.Rejected, ...] = field(default=())


def import_file(
    path: Path | str,
    *,
    name: str | None = None,
    countries: Collection[str] | str | None = None,
    until: str | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a UCDP GED csv or zip as a release and make it the active one.

    `countries` (`world` or ISO3 codes) and `until` (`2021-01`, exclusive) state the file's scope where its name and
    rows don't tell; `progress` is called with unpack, read, write, panel, compare. Raises EventsError with one line.
    """
    path = Path(path)
    tell = progress or (lambda stage: None)
    with store.readable_errors(path), store.writing() as home:
        sha256 = source.digest(path)
        standing = next((r for r in releases() if r.sha256 == sha256), None)
        if standing:
            _same_scope(standing, countries, until)
            return ImportReport(standing, False, _activate(standing, tell))
        name = scope.checked_name(name) if name else scope.release_name(path)
        if (home / name).exists():
            raise EventsError(f"{path.name}: a release named {name} stands already, from another file; give a name")
        with store.building(home) as folder:
            release, rejected = _build(path, sha256, name, countries, until, folder, tell)
            store.put(folder, home / name)
        return ImportReport(release, True, _activate(release, tell), rejected[:5])


def _same_scope(standing: Release, countries: Collection[str] | str | None, until: str | None) -> None:
    other_months = until is not None and until != month_text(standing.stop)
    other_countries = countries is not None and scope.covered((), countries) != standing.countries
    if other_months or other_countries:
        raise EventsError(
            f"{standing.file}: stands already as {standing.name} with another scope; delete {standing.folder} first"
        )


def _build(
    path: Path, sha256: str, name: str, countries: Any, until: str | None, folder: Path, tell: Progress
) -> tuple[Release, tuple[ucdp.Rejected, ...]]:
    from marsad.events.panel import panel
    from marsad.warehouse import connect

    tell("unpack")
    work = folder / "work"
    work.mkdir()
    staged = source.stage(path, work)
    with connect.engine(work / "spill") as con:
        tell("read")
        reading = ucdp.read(con, staged, path.name)
        release = _described(con, reading, path, sha256, name, countries, until)
        tell("write")
        connect.write_parquet(con, reading.events, folder / "events.parquet")
        tell("panel")
        connect.write_parquet(con, panel(reading.events, release.extras), folder / "panel.parquet")
    source.remove(work)
    _write_rejected(folder / "rejected.csv", reading.rejected)
    store.write_json(folder / "release.json", as_json(release))
    return release, reading.rejected


def _described(
    con: Backend, reading: ucdp.Reading, path: Path, sha256: str, name: str, countries: Any, until: str | None
) -> Release:
    from marsad.warehouse import connect

    events = reading.events
    found = connect.rows(con, _by_country(events, "where_prec" in reading.given))
    first, last = min(r[3] for r in found), max(r[4] for r in found)
    start, stop = scope.months(path.name, first, last, until)
    classes = [p for r in found for p in r[6:] if p is not None]
    rejected = {reason: sum(r.reason == reason for r in reading.rejected) for reason in schema.REASONS}
    return Release(
        name=name,
        file=path.name,
        sha256=sha256,
        rows=reading.rows,
        used=sum(r[2] for r in found),
        rejected={reason: count for reason, count in rejected.items() if count},
        disordered=sum(r[5] for r in found),
        unknown_countries={r[0]: r[2] for r in sorted(found) if not r[1]},
        ignored_columns=reading.ignored,
        extras=tuple(c for c in schema.PANEL_EXTRAS if c in reading.given),
        start=start,
        stop=stop,
        countries=scope.covered({r[1] for r in found if r[1]}, countries),
        precision=scope.precision((min(classes), max(classes)) if classes else None),
        licence=scope.LICENCE,
        citations=scope.citations(path.name),
        imported=dt.date.today().isoformat(),
    )


def _by_country(events: ir.Table, precise: bool) -> ir.Table:
    classes = {"least": events.where_prec.min(), "greatest": events.where_prec.max()} if precise else {}
    return events.group_by("country", "iso3").aggregate(
        n=events.count(),
        first=events.month_id.min(),
        last=events.month_id.max(),
        disordered=events.count(where=events.disordered),
        **classes,
    )


def _write_rejected(path: Path, rejected: Collection[ucdp.Rejected]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("line", "id", "reason", "value"))
        writer.writerows((r.line, r.id, r.reason, r.value) for r in rejected)


def activate(name: str, *, progress: Progress | None = None) -> ActivationReport:
    """Make a release the active one and say what that changes."""
    with store.readable_errors(store.home()), store.writing():
        return _activate(find(name), progress or (lambda stage: None))


def _activate(release: Release, tell: Progress) -> ActivationReport:
    try:
        previous = active()
    except EventsError:  # the pointer is broken; activating is what mends it
        previous = None
    if previous and previous.name == release.name:
        return ActivationReport(release, previous)
    if previous:
        tell("compare")
    counts = _compared(previous, release) if previous else None
    store.write_json(store.home() / "active.json", {"release": release.name})
    return ActivationReport(release, previous, *counts) if counts else ActivationReport(release, None)


def _compared(before: Release, after: Release) -> tuple[int, int, int] | None:
    """How many events were added, removed and revised (same id, other values); None if `before` can't be read."""
    import duckdb

    from marsad.warehouse import connect

    with connect.engine() as con:
        try:
            con.read_parquet(connect.literal_path(before.folder / "events.parquet"))
        except duckdb.Error:  # what is broken must not keep another release from taking its place
            return None
        old, new = (con.read_parquet(connect.literal_path(r.folder / "events.parquet")) for r in (before, after))
        pairs = old.select("id", *COMPARED).outer_join(new.select("id", *COMPARED), "id", rname="new_{name}")
        same = pairs[COMPARED[0]].identical_to(pairs[f"new_{COMPARED[0]}"])
        for column in COMPARED[1:]:
            same &= pairs[column].identical_to(pairs[f"new_{column}"])
        both = pairs.id.notnull() & pairs.new_id.notnull()
        counts = pairs.aggregate(
            added=pairs.count(where=pairs.id.isnull()),
            removed=pairs.count(where=pairs.new_id.isnull()),
            revised=pairs.count(where=both & ~same),
        )
        added, removed, revised = connect.rows(con, counts)[0]
    return added, removed, revised


def load_panel(release: Release, names: Collection[str]) -> Panel:
    """The panel's rows of these names, summed to gid and month, sorted. PanelError where its file can't be read."""
    return figures.load(release.folder / "panel.parquet", names, "adm_1" in release.extras)


def info(release: Release) -> PanelInfo:
    """Where the release's panel comes from and what it covers."""
    from marsad.model.panel import PanelInfo

    note = scope.note(release.precision)
    return PanelInfo(
        release=release.name,
        origin="imported",
        start=release.start,
        stop=release.stop,
        countries=release.countries,
        precision=release.precision,
        licence=release.licence,
        citations=release.citations,
        digest=release.sha256,
        note_en=note["en"],
        note_ar=note["ar"],
    )


def actor_names(release: Release) -> list[tuple[str, int]]:
    """Every actor named in the release with the number of its events, most first."""
    return figures.actor_names(release.folder / "panel.parquet")


def closest_names(release: Release, name: str) -> list[str]:
    """The release's actor names that look most like `name`, best first; empty where none does."""
    wanted = name.casefold().strip()
    folded = {known.casefold(): known for known, _ in actor_names(release)}
    initials = "".join(word[0] for word in wanted.split())
    holding = [k for k in folded if len(wanted) > 3 and wanted in k]
    short = [k for k in folded if k == initials or (len(k) > 1 and wanted.startswith(k))]
    near = difflib.get_close_matches(wanted, folded, n=5, cutoff=0.6)
    return [folded[k] for k in dict.fromkeys([*holding, *short, *near])][:5]


__all__ = [
    "ActivationReport",
    "ImportReport",
    "Release",
    "activate",
    "active",
    "actor_names",
    "closest_names",
    "find",
    "import_file",
    "info",
    "load_panel",
    "releases",
]
