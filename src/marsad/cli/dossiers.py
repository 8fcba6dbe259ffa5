"""`marsad new` and `marsad report`: a dossier laid out, an answer as a page."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.cli import options
from marsad.cli.progress import Progress


@click.command(short_help="Lay out an empty, commented dossier.")
@options.dossier
def new(dossier: str) -> None:
    """Lay out a dossier in DIR, a folder that is empty or does not exist yet.

    \b
    Example:
      marsad new my-dossier
    """
    from marsad.dossier.new import new as lay_out

    folder = lay_out(dossier)
    click.echo(f"{folder}: laid out. Fill dossier.yaml and tables/, then: marsad check {folder}")


@click.command(short_help="Write the answer as one HTML file that needs no network.")
@options.dossier
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Else <dossier id>.html.")
@options.window
def report(dossier: str, out: Path | None, window: str | None) -> None:
    """Write the answer of the dossier in DIR as one HTML file, in Arabic and English.

    \b
    Examples:
      marsad report examples/daesh-coalition
      marsad report examples/daesh-coalition --out build/report.html
    """
    from marsad.observatory.open import Observatory

    with Progress(options.default_language()) as tell:
        observatory = Observatory.open(dossier)
        answer = observatory.weigh(window, tell)
        tell("report")
        from marsad.report.html import write

        path = out or Path(f"{answer.scene.id}.html")
        write(answer, observatory, path)
    click.echo(f"{path}: written. Open it in a browser; it needs no network.")
