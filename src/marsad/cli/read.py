"""`marsad read`: what documents are read to say, each proposal with the words that say it."""

from __future__ import annotations

from typing import Any

import click

from marsad.cli import options, terminal

FAILED = 2


@click.command(short_help="What a document says: proposals, each with its words.")
@click.argument("documents", metavar="DOC…", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The document's own date; relative dates count from it.")
@options.as_json
@click.option("--out", metavar="DIR", help="Write one JSON file a document; a rerun carries on.")
@click.option("--jobs", default=1, type=click.IntRange(1, 64), help="Processes; the order stays that of the documents.")
@click.pass_context
def read(ctx: click.Context, documents: tuple[str, ...], date: str, as_json: bool, out: str | None, jobs: int) -> None:
    """Read public documents in Arabic, English or French into proposals. Nothing is accepted: a person judges.

    \b
    Examples:
      marsad read statement.txt --date 2021-06-28
      marsad read statement.pdf --json
      marsad read statements/*.txt --out proposals --jobs 2
    """
    from marsad.reading.batch import read_all, read_into

    readings = read_into(out, documents, date, jobs) if out else read_all(documents, date, jobs)
    failed = False
    shown: list[dict[str, Any]] = []
    for reading in readings:
        if reading.error:
            failed = True
            click.echo("marsad: " + terminal.safe(reading.error), err=True)
        elif as_json:
            shown.append(reading.as_json())
        elif out:
            terminal.emit([terminal.safe(f"{reading.name}: {len(reading.records)}")])
        else:
            terminal.emit(_lines(reading.name, reading.lang, reading.records))
    if as_json and (shown or not failed):
        terminal.write_json(shown[0] if len(documents) == 1 else {"documents": shown})
    if failed:
        ctx.exit(FAILED)


def _lines(name: str, lang: str, records: list[dict[str, Any]]) -> list[str]:
    """The document's name, then each proposal: its type and slots, and below them its words in their own direction."""
    lines = [click.style(terminal.safe(name), bold=True)]
    for record in records:
        known = ("type", "quote", "start", "end", "rule", "confidence", "polarity", "modality")
        slots = ", ".join(f"{key}={_shown(value)}" for key, value in record.items() if key not in known)
        lines += [terminal.safe(f"  {record['type']}: {slots}")]
        lines += terminal.paragraph(f"«{' '.join(record['quote'].split())}»", lang, indent="    ")
    return lines


def _shown(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)
