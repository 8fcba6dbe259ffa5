"""Options that several commands share, and the language that a person reads."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
FOLDER = click.Path(file_okay=True, path_type=str)
dossier = click.argument("dossier", metavar="DIR", type=FOLDER)
window = click.option("--window", metavar="ID|FROM/TO", help="A window of the dossier, or months as 2019-02/2021-07.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


def default_language() -> str:
    """`ar` where the environment speaks Arabic (the first of LC_ALL, LC_MESSAGES, LANG that is set), else `en`."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "ar" if spoken.lower().startswith("ar") else "en"


def lang(command: Command) -> Command:
    """The option --lang."""
    option = click.option(
        "--lang", type=click.Choice(["ar", "en"]), default=default_language, help="Language; else that of $LANG."
    )
    return option(command)
