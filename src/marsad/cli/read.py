"""`marsad read`: what documents are read to say, each proposal with the words that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from marsad.cli import options, terminal

if TYPE_CHECKING:
    from marsad.reading.batch import Reading

FAILED = 2


@click.command(short_help="What a document says: proposals, each with its words.")
@click.argument("documents", metavar="DOC…", nargs=-1, required=True, type=click.Path(path_type=str))
@click.option("--date", default="", metavar="YYYY-MM-DD", help="The document's own date; relative dates count from it.")
@options.as_json
@click.option("--out", metavar="DIR", help="Write one JSON file a document; a rerun carries on.")
@click.option("--jobs", default=1, type=click.IntRange(1, 64), help="Processes; the order stays that of the documents.")
@click.option("--model", metavar="NAME", help="A model to ask too, at $MARSAD_MODEL_URL; the verifier judges it.")
@click.pass_context
def read(
    ctx: click.Context,
    documents: tuple[str, ...],
    date: str,
    as_json: bool,
    out: str | None,
    jobs: int,
    model: str | None,
) -> None:
    """Read public documents in Arabic, English or French into proposals. Nothing is accepted: a person judges.

    \b
    Examples:
      marsad read statement.txt --date 2021-06-28
      marsad read statement.pdf --json
      marsad read statements/*.txt --out proposals --jobs 2
      marsad read statement.txt --model qwen2.5:7b
    """
    from marsad.reading.batch import read_all, read_into

    readings = read_into(out, documents, date, jobs, model) if out else read_all(documents, date, jobs, model)
    failed = False
    shown: list[dict[str, Any]] = []
    for reading in readings:
        if reading.error:
            failed = True
            click.echo("marsad: " + terminal.safe(reading.error), err=True)
        elif as_json:
            shown.append(reading.as_json())
        elif out:
            terminal.emit([terminal.safe(f"{reading.name}: {len(reading.records)}"), *_asked(reading)])
        else:
            terminal.emit([*_lines(reading.name, reading.lang, reading.records), *_asked(reading)])
        if reading.missed:
            failed = True
            missed = f"{sum(reading.missed.values())} of {reading.model['passages']} passages"
            line = f"{reading.name}: {missed} were not read by the model{_counts(reading.missed)}; run it again"
            click.echo("marsad: " + terminal.safe(line), err=True)
    if as_json and (shown or not failed):
        terminal.write_json(shown[0] if len(documents) == 1 and shown else {"documents": shown})
    if failed:
        ctx.exit(FAILED)


def _lines(name: str, lang: str, records: list[dict[str, Any]]) -> list[str]:
    """The document's name, then each proposal: its type and slots, and below them its words in their own direction."""
    lines = [click.style(terminal.safe(name), bold=True)]
    for record in records:
        known = ("type", "quote", "start", "end", "rule", "confidence", "polarity", "modality", "also")
        slots = ", ".join(f"{key}={_shown(value)}" for key, value in record.items() if key not in known)
        lines += [terminal.safe(f"  {record['type']}: {slots}{_source(record)}")]
        lines += terminal.paragraph(f"    «{' '.join(record['quote'].split())}»", lang, indent="    ")
    return lines


def _source(record: dict[str, Any]) -> str:
    """Where a model proposed it, alone or as well: its name."""
    if record["rule"].startswith("model."):
        return f"  [{record['rule']}]"
    return f"  [also {record['also'][0]['rule']}]" if record.get("also") else ""


def _asked(reading: Reading) -> list[str]:
    """What became of the passages that a model was sent, and of the records that it gave."""
    if not reading.model:
        return []
    model, unread = reading.model, reading.model["unread"]
    read = f"{model['passages'] - sum(unread.values())} of {model['passages']} passages read{_counts(unread)}"
    gave = f"{model['proposed']} records, {model['agreed']} as the rules have them"
    refused = f"refused: {reading.refused['count']}{_counts(reading.refused['codes'])}"
    return [terminal.safe(f"  model {model['name']}: {read}; {gave}"), terminal.safe(f"  {refused}")]


def _counts(counts: dict[str, int]) -> str:
    """Counts in brackets, the most first; nothing where there are none."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return f" ({', '.join(f'{code}: {count}' for code, count in ordered)})" if ordered else ""


def _shown(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)
