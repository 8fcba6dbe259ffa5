"""The report: one self-contained HTML file in English and Arabic, which asks nothing of the network.

Invariant: the same answer gives the same bytes; a dossier is hostile input, and every text of it is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from marsad import atomic
from marsad.observatory.answer import Answer
from marsad.observatory.open import Observatory

if TYPE_CHECKING:
    from jinja2 import Environment

# What no text of a page needs and what could turn it around or break it: controls, bidi overrides, lone surrogates.
UNWELCOME = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, *range(0x202A, 0x202F), *range(0xD800, 0xE000)])


def write(answer: Answer, observatory: Observatory, path: Path) -> Path:
    """Write the report of an answer to `path` and return it; the file is whole or not there at all.

    Raises OSError where the folder cannot be written.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(path, render(answer, observatory).encode())
    return path


def render(answer: Answer, observatory: Observatory) -> str:
    """The report of an answer as HTML."""
    from markupsafe import Markup

    from marsad.report.page import gather

    style, script = _text("style.css"), _text("switch.js")
    template = _environment().get_template("page.html.j2")
    page = gather(answer, observatory)
    text = template.render(page=page, style=Markup(style), script=Markup(script), script_hash=_hash(script))
    return text.translate(UNWELCOME)


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("marsad.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["tied"] = tied
    return made


def tied(text: str) -> str:
    """A sentence of ours with its per cent signs on the line of their numbers; a dossier’s words are never changed."""
    return text.replace(" %", "\u00a0%")


def _text(name: str) -> str:
    return (resources.files("marsad.report") / "templates" / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """What the content security policy names, so that this script runs and no other."""
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
