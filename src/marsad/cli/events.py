"""`marsad events`: import event files, choose the active release, look up names, ship a dossier's figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import options, terminal
from marsad.cli.progress import Progress
from marsad.errors import EventsError, UsageError

if TYPE_CHECKING:
    from marsad.events.releases import ActivationReport, ImportReport, Release

SHOWN_NAMES, SHOWN_COUNTRIES = 100, 12


@click.group(short_help="Import event files; list, choose and look into releases.")
def events() -> None:
    """Event data on this machine: releases of UCDP GED, one of them active."""


@events.command("import", short_help="Import UCDP GED files (csv or zip).")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--release", "name", metavar="NAME", help="The release's name; else made from the file's.")
@click.option("--countries", metavar="ISO3,...|world", help="The countries that the file covers, if it does not tell.")
@click.option("--until", metavar="YYYY-MM", help="The first month that the file does not cover any more.")
def import_(files: tuple[Path, ...], name: str | None, countries: str | None, until: str | None) -> None:
    """Import each FILE as a release and make it the active one. The same file twice changes nothing.

    \b
    Examples:
      marsad events import ged261-csv.zip
      marsad events import nigeria.csv --countries NGA --until 2021-01
    """
    from marsad.events import releases

    if name and len(files) > 1:
        raise UsageError("--release names one release: import the files one by one")
    for file in files:
        with Progress(options.default_language()) as tell:
            done = releases.import_file(file, name=name, countries=countries, until=until, progress=tell)
        terminal.emit(_imported(done))


def _imported(done: ImportReport) -> list[str]:
    release = done.release
    rejected = sum(release.rejected.values())
    state = "imported as" if done.imported else "nothing to import, these bytes stand already as"
    lines = [f"{release.file}: {state} {release.name}"]
    lines.append(f"  rows read {release.rows:,}, used {release.used:,}, rejected {rejected:,}")
    for reason, count in release.rejected.items():
        lines.append(f"    {reason}: {count:,}")
    if rejected:
        lines.append(f"  each with its line and value: {release.folder / 'rejected.csv'}")
    if release.disordered:
        lines.append(f"  kept, though their deaths are not in the order low, best, high: {release.disordered:,}")
    for country, count in release.unknown_countries.items():
        lines.append(f"  kept under no country, for the name is unknown: {country}: {count:,}")
    lines.append(f"  {_scope(release)}")
    return [terminal.safe(line) for line in [*lines, *_activation(done.activation)]]


def _scope(release: Release) -> str:
    from marsad.observatory.numerals import months

    codes = sorted(release.countries or ())
    listed = codes if len(codes) <= SHOWN_COUNTRIES else [*codes[:SHOWN_COUNTRIES], f"… ({len(codes)} countries)"]
    where = "the world" if release.countries is None else ", ".join(listed)
    return f"covers {months(release.start, release.stop, 'en')}; {where}; places: {release.precision}"


def _activation(done: ActivationReport) -> list[str]:
    if not done.changed:
        return [f"  active: {done.release.name}, as before"]
    if done.previous is None:
        return [f"  active: {done.release.name}; `marsad weigh` uses it instead of a dossier's shipped figures"]
    counts = f"{done.added:,} events more, {done.removed:,} fewer, {done.revised:,} revised"
    return [f"  active: {done.release.name} instead of {done.previous.name}: {counts}"]


@events.command("list", short_help="The releases on this machine.")
@options.as_json
def list_(as_json: bool) -> None:
    """List the releases, the active one marked with *."""
    from marsad.events import releases
    from marsad.events.release import as_json as release_json

    current = releases.active()
    standing = releases.releases()
    active = current.name if current else None
    if as_json:
        terminal.write_json({"active": active, "releases": [release_json(r) for r in standing]})
        return
    if not standing:
        click.echo("no release was imported; dossiers use the figures shipped with them")
    for release in standing:
        mark = "*" if release.name == active else " "
        click.echo(terminal.safe(f"{mark} {release.name}: {release.used:,} events; {_scope(release)}"))


@events.command(short_help="Make a release the active one.")
@click.argument("name")
def use(name: str) -> None:
    """Make the release NAME the active one and say what that changes."""
    from marsad.events import releases

    with Progress(options.default_language()) as tell:
        done = releases.activate(name, progress=tell)
    terminal.emit([terminal.safe(line.strip()) for line in _activation(done)])


@events.command(short_help="Actor names that contain a word, with their events.")
@click.argument("word")
@options.as_json
def names(word: str, as_json: bool) -> None:
    """List the names in the active release that contain WORD: what actors.event_names must hold.

    \b
    Example:
      marsad events names "boko haram"
    """
    from marsad.events import releases

    release = _active()
    found = [(n, count) for n, count in releases.actor_names(release) if word.casefold() in n.casefold()]
    if as_json:
        terminal.write_json({"release": release.name, "names": [{"name": n, "events": count} for n, count in found]})
        return
    if not found:
        near = ", ".join(releases.closest_names(release, word)) or "none"
        raise UsageError(f"no name in {release.name} contains {word!r}; names that look like it: {near}")
    rows = [(f"{count:,}", terminal.safe(n)) for n, count in found[:SHOWN_NAMES]]
    terminal.emit(terminal.table([("events", "name"), *rows], right=(0,)))
    if len(found) > SHOWN_NAMES:
        click.echo(f"and {len(found) - SHOWN_NAMES:,} more")


@events.command(short_help="Write the active release's figures into a dossier (for maintainers).")
@options.dossier
def ship(dossier: str) -> None:
    """Write the active release's figures for the organization of the dossier in DIR into DIR/panel."""
    from marsad.dossier.load import open_dossier
    from marsad.events import shipped
    from marsad.observatory.sides import labels

    release = _active()
    opened = open_dossier(dossier)
    known = labels(opened.scene, opened.ledger)
    there = sorted((opened.root / "panel").glob("*.csv"))
    name = there[0].stem if len(there) == 1 else release.name
    panel = shipped.ship(release, known.own | known.predecessors, opened.root, name)
    click.echo(terminal.safe(f"{opened.root / 'panel' / name}.csv: {len(panel):,} rows of {release.name}"))


def _active() -> Release:
    from marsad.events import releases

    release = releases.active()
    if release is None:
        raise EventsError("no release is active: import one with `marsad events import FILE`")
    return release
