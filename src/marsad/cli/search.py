"""`marsad search`: the passages of the archive that hold given words, each with where it comes from.

Invariant: the words found are marked (bold in a terminal) by their places in the archived text; nothing of that text
steers the terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from marsad.cli import options, terminal
from marsad.cli.progress import Progress

if TYPE_CHECKING:
    from marsad.archive.search.find import Found, Hit

LIMIT, MOST = 10, 1000
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # stand for bold on and off while a line is made; Unicode keeps them for such use
_PLAIN = {ord(_OPEN): "\ufffd", ord(_CLOSE): "\ufffd"}
_INDENT = "    "


@click.command(short_help="Find passages in the archive, in Arabic, English and French.")
@click.argument("words", metavar="WORDS…", nargs=-1, required=True)
@click.option("--lang", type=click.Choice(["ar", "en", "fr"]), help="Only texts in this language.")
@click.option("--limit", type=click.IntRange(1, MOST), default=LIMIT, help=f"At most so many passages; else {LIMIT}.")
@click.option("--archive", "folder", metavar="DIR", type=options.FOLDER, help="The archive; else that of this machine.")
@options.as_json
def search(words: tuple[str, ...], lang: str | None, limit: int, folder: str | None, as_json: bool) -> None:
    """Find the passages that hold all WORDS, best first: with or without proclitics, article, accents, capitals and
    plural endings. Words in quotation marks (within those of the shell) are a phrase.

    \b
    Examples:
      marsad search تحالف
      marsad search coalition members --lang en --limit 20
      marsad search '"foreign fighters" syria'
    """
    from marsad.archive.search.find import search as find
    from marsad.archive.store import Archive

    archive = Archive(folder)
    spoken = options.default_language()
    with Progress(spoken) as tell:
        found = find(
            archive, " ".join(words), lang=lang or "", limit=limit, tell=lambda d, n: tell("index", done=d, all=n)
        )
    for problem in found.problems:
        click.echo(terminal.safe(f"marsad: {problem}"), err=True)
    if as_json:
        terminal.write_json(_json(found, str(archive.folder)))
    else:
        terminal.emit(_lines(found, spoken))


def _lines(found: Found, spoken: str) -> list[str]:
    """The passages, each below its source, and how many there are."""
    from marsad.observatory.numerals import number

    if not found.hits:
        return terminal.paragraph(_say("none", spoken), spoken)
    lines = [] if found.every else [*terminal.paragraph(_say("some", spoken), spoken), ""]
    for hit in found.hits:
        lines += [
            *_head(hit, spoken),
            *_marked(terminal.paragraph(_passage(hit), hit.capture.lang, indent=_INDENT)),
            "",
        ]
    shown = _say("shown", spoken, shown=number(len(found.hits), spoken), all=number(found.total, spoken))
    return [*lines, *terminal.paragraph(shown, spoken)]


def _head(hit: Hit, spoken: str) -> list[str]:
    """The document's title and address, then what is known of it."""
    capture = hit.capture
    address = capture.final or capture.source
    name = f"{capture.title} — {address}" if capture.title else address
    known = [_say("dated", spoken, day=capture.date)] if capture.date else []
    known.append(_say("retrieved", spoken, day=capture.retrieved[:10]))
    known += [capture.lang] if capture.lang else []
    known += [_say("image", spoken)] if capture.image else []
    told = _say("comma", spoken).join(known)
    title = terminal.paragraph(" ".join(name.split()), "", bold=True)
    return [*title, *terminal.paragraph(f"  {told}", spoken, indent="  ")]


def _passage(hit: Hit) -> str:
    """The passage on one line, its words between the marks for bold, in quotation marks."""
    pieces = []
    at = hit.start
    for start, end in hit.words:
        pieces += [_between(hit, at, start), _OPEN, _between(hit, start, end), _CLOSE]
        at = end
    return f"{_INDENT}«{' '.join(''.join([*pieces, _between(hit, at, hit.end)]).split())}»"


def _between(hit: Hit, start: int, end: int) -> str:
    return hit.passage[start - hit.start : end - hit.start].translate(_PLAIN)


def _marked(lines: Sequence[str]) -> list[str]:
    """Lines with the marks turned into bold, which ends with a line and goes on in the next."""
    bold = click.style("-", bold=True).partition("-")
    made = []
    inside = False
    for line in lines:
        body = line.lstrip(" ")
        shown = line[: len(line) - len(body)] + (bold[0] if inside else "") + body
        inside = line.rfind(_OPEN) > line.rfind(_CLOSE) if _OPEN in line or _CLOSE in line else inside
        made.append(shown.replace(_OPEN, bold[0]).replace(_CLOSE, bold[2]) + (bold[2] if inside else ""))
    return made


def _say(key: str, lang: str, **values: str) -> str:
    from marsad.observatory.numerals import fill
    from marsad.terms.codelists import read

    return fill(read("search.yaml")[key][lang], values)


def _json(found: Found, folder: str) -> dict[str, Any]:
    hits = [_hit(hit) for hit in found.hits]
    return {"archive": folder, "every": found.every, "total": found.total, "hits": hits}


def _hit(hit: Hit) -> dict[str, Any]:
    capture = asdict(hit.capture)
    names = ("source", "final", "title", "date", "retrieved", "lang", "image", "licence", "sha256", "text_sha256")
    return {
        **{name: capture[name] for name in names},
        "score": round(hit.score, 4),
        "start": hit.start,
        "end": hit.end,
        "passage": hit.passage,
        "words": [list(span) for span in hit.words],
    }
