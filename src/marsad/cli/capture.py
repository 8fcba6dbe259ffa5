"""`marsad capture`: keep the bytes and the text of files, addresses, or all sources of a dossier."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import options, terminal
from marsad.cli.progress import Progress
from marsad.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from marsad.archive.capture import Captured
    from marsad.archive.fetch import Fetcher
    from marsad.archive.store import Archive, Capture
    from marsad.reading.gather import Gathered, Outcome, Unsupported

PROBLEMS, FAILED = 1, 2
JOBS = 4
STATES = ("captured", "unchanged", "changed", "recent", "no-address", "failed")
WORDS = {
    "captured": "captured",
    "unchanged": "unchanged",
    "changed": "changed, captured anew",
    "recent": "captured within a day, not fetched again",
    "no-address": "no address, skipped",
}


@click.command(short_help="Keep files, pages, or a dossier's sources, with their text.")
@click.argument("sources", metavar="FILE|URL…", nargs=-1)
@click.option("--dossier", metavar="DIR", type=options.FOLDER, help="Capture every source of a dossier instead.")
@click.option("--jobs", type=click.IntRange(1, 32), help=f"With --dossier: hosts at a time; else {JOBS}.")
@click.option("--archive", "folder", metavar="DIR", type=options.FOLDER, help="The archive; else that of this machine.")
@options.as_json
@click.pass_context
def capture(
    ctx: click.Context,
    sources: tuple[str, ...],
    dossier: str | None,
    jobs: int | None,
    folder: str | None,
    as_json: bool,
) -> None:
    """Keep the bytes of each FILE or URL, when they were retrieved, and the text in them. Nothing is kept of what has
    no text. Exit code: 0 all captured, 1 not all (or a quote that a source does not hold), 2 nothing.

    \b
    Examples:
      marsad capture statement.pdf https://example.org/communique
      marsad capture --dossier my-dossier --jobs 8
    """
    from marsad.archive.store import Archive

    archive = Archive(folder)
    if bool(sources) == bool(dossier):
        raise UsageError("name files or addresses to capture, or a dossier with --dossier DIR, one of the two")
    if jobs and not dossier:
        raise UsageError("--jobs goes with --dossier DIR")
    code = _dossier(archive, dossier, jobs or JOBS, as_json) if dossier else _each(archive, sources, as_json)
    if code:
        ctx.exit(code)


def _each(archive: Archive, sources: tuple[str, ...], as_json: bool) -> int:
    shown: list[dict[str, Any]] = []
    fetcher = _fetcher() if any(map(_is_address, sources)) else None
    failed = 0
    for source in sources:
        try:
            done = _one(archive, source, fetcher)
        except ArchiveError as error:
            failed += 1
            shown.append({"source": source, "state": "failed", "reason": str(error)})
            click.echo(terminal.safe(f"marsad: {source}: {error}"), err=True)
            continue
        shown.append({"source": source, "state": "captured" if done.new else "unchanged", **_json(done.capture)})
        if not as_json:
            terminal.emit([terminal.safe(line) for line in _told(source, done)])
    if as_json:
        terminal.write_json({"archive": str(archive.folder), "captures": shown})
    return 0 if not failed else FAILED if failed == len(sources) else PROBLEMS


def _one(archive: Archive, source: str, fetcher: Fetcher | None) -> Captured:
    from marsad.archive.capture import capture_file, capture_url

    return (
        capture_url(archive, source, fetcher)
        if fetcher and _is_address(source)
        else capture_file(archive, Path(source))
    )


def _is_address(source: str) -> bool:
    return "://" in source and not Path(source).exists()


def _fetcher() -> Fetcher:
    from marsad.archive.fetch import Fetcher

    return Fetcher()


def _told(source: str, done: Captured) -> list[str]:
    capture = done.capture
    how = f"{capture.media_type}, {capture.characters:,} characters, read by {capture.extractor}"
    lines = [f"{source}: {'captured' if done.new else 'already archived'}: {how}"]
    lines += ["  recognized in pictures: evidence of the kind `image`"] if capture.image else []
    lines += [f"  {note}" for note in capture.notes]
    return [*lines, f"  retrieved {capture.retrieved[:10]}, sha256 {capture.sha256}"]


def _dossier(archive: Archive, dossier: str, jobs: int, as_json: bool) -> int:
    from marsad.reading.gather import gather

    with Progress(options.default_language()) as tell:
        done = gather(dossier, archive, _fetcher(), jobs, lambda made, of: tell("capture", done=made, all=of))
    for outcome in done.outcomes:
        if outcome.state == "failed":
            click.echo(terminal.safe(f"marsad: {outcome.source}: {outcome.url}: {outcome.reason}"), err=True)
    if as_json:
        terminal.write_json(_gathered_json(archive, dossier, done))
    else:
        terminal.emit([terminal.safe(line) for line in _gathered(done)])
    return PROBLEMS if done.unsupported or any(o.state == "failed" for o in done.outcomes) else 0


def _gathered(done: Gathered) -> list[str]:
    lines = [f"{o.source}: {WORDS[o.state]}" for o in done.outcomes if o.state in WORDS]
    lines += [_unsupported(record) for record in done.unsupported]
    counts = [(state, sum(1 for o in done.outcomes if o.state == state)) for state in STATES]
    told = ", ".join(f"{count:,} {state}" for state, count in counts if count)
    lines.append(
        f"{len(done.outcomes):,} sources: {told or 'none'}; {len(done.written):,} rows of sources.csv written."
    )
    return lines


def _unsupported(record: Unsupported) -> str:
    place = f"{record.file}:{record.line}" if record.line else record.file
    if record.lost:
        why = f"{record.source} no longer holds these words; its row still names the capture that does"
    else:
        why = f"{record.source} does not hold these words"
    return f"{place}: row {record.row}, quote: {why}"


def _gathered_json(archive: Archive, dossier: str, done: Gathered) -> dict[str, Any]:
    return {
        "archive": str(archive.folder),
        "dossier": dossier,
        "sources": [_outcome_json(outcome) for outcome in done.outcomes],
        "unsupported": [{"file": record.file, **asdict(record)} for record in done.unsupported],
        "written": list(done.written),
    }


def _outcome_json(outcome: Outcome) -> dict[str, Any]:
    told: dict[str, Any] = {"id": outcome.source, "url": outcome.url, "state": outcome.state}
    if outcome.capture is not None:
        told |= {name: value for name, value in _json(outcome.capture).items() if name != "source"}
    return {**told, "reason": outcome.reason} if outcome.reason else told


def _json(capture: Capture) -> dict[str, Any]:
    return {name: value for name, value in asdict(capture).items() if name != "source"}
