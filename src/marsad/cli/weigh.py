"""`marsad weigh`: the answer first, then what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from marsad.cli import options, terminal
from marsad.cli.progress import Progress
from marsad.errors import UsageError

if TYPE_CHECKING:
    from marsad.model.scene import Scene

WHOLE = "all"


@click.command(short_help="Who expanded more? The answer, and what it rests on.")
@options.dossier
@options.lang
@options.window
@click.option("--region", metavar="ID", help="Weigh one region of the dossier instead of the whole.")
@options.as_json
def weigh(dossier: str, lang: str, window: str | None, region: str | None, as_json: bool) -> None:
    """Weigh the two sides of the dossier in DIR: who expanded more, from when to when, how sure.

    \b
    Examples:
      marsad weigh examples/daesh-coalition
      marsad weigh examples/daesh-coalition --lang ar
      marsad weigh examples/daesh-coalition --region sahel
      marsad weigh examples/daesh-coalition --window 2019-02/2021-01
      marsad weigh examples/daesh-coalition --json > answer.json
    """
    from marsad.observatory.open import Observatory

    with Progress(lang) as tell:
        observatory = Observatory.open(dossier)
        place = place_of(observatory.dossier.scene, region)
        answer = observatory.weigh(window, tell)
    if as_json:
        terminal.write_json(answer.as_json(None if region is None else place))
        return
    from marsad.cli.screen import screen

    terminal.emit(screen(answer, observatory.dossier.ledger, lang, place, dossier))


def place_of(scene: Scene, asked: str | None) -> str:
    """The region that was asked for, `all` without a wish; raises UsageError with the regions there are."""
    if asked is None or asked == WHOLE or asked in scene.regions:
        return asked or WHOLE
    known = ", ".join([WHOLE, *scene.regions])
    raise UsageError(f"--region: the dossier has no region {asked!r}; it has {known}")
