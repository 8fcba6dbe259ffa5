"""Text for a terminal: lines no wider than the window, columns that line up, nothing that could steer the terminal.

Invariant: what is printed holds no control character and no direction override from outside. Arabic is neither shaped
nor reordered: that is the terminal's work; every line starts with a letter or a mark of its own direction.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

import click

NARROWEST, WIDEST = 40, 200
RLM = "\u200f"
_KEPT_FORMATS = "\u2066\u2067\u2068\u2069\u200f\u200e\u200c\u200d"  # isolates and marks that our sentences use
_BREAKS = re.compile(r" (?![%٪])")  # a number keeps its per cent sign
_ISOLATES = "\u2066\u2067\u2068"


def width() -> int:
    """The columns of the terminal; 80 where there is none ($COLUMNS comes first)."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def columns_of(text: str) -> int:
    """How many columns a text takes: marks and format characters none, wide letters two."""
    return sum(_columns(c) for c in text)


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def safe(text: str) -> str:
    """A text without control characters and direction overrides, and with its isolates closed."""
    kept = "".join(
        c if c in _KEPT_FORMATS or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else "\ufffd"
        for c in text
    )
    return kept + "\u2069" * len(_left_open(kept))


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """A text in lines of at most `columns`; lines after the first begin with `indent`. Longer words are cut.

    A direction isolate that spans lines is closed and opened anew: every line is a paragraph of its own to a terminal.
    """
    room = columns - columns_of(indent)
    body = text.lstrip(" ")
    lines: list[str] = []
    line = " " * (len(text) - len(body))
    for word in _BREAKS.split(body):
        for part in _cut(word, room):
            grown = f"{line} {part}" if line.strip() else line + part
            if columns_of(grown) > (columns if not lines else room) and line.strip():
                lines.append(line)
                grown = part
            line = grown
    open_isolates = ""
    made = []
    for number, one in enumerate((*lines, line)):
        reopened = open_isolates
        open_isolates = _left_open(reopened + one)
        made.append((indent if number else "") + reopened + one + "\u2069" * len(open_isolates))
    return made


def _cut(word: str, columns: int) -> list[str]:
    if columns_of(word) <= columns:
        return [word]
    return [word[i : i + columns] for i in range(0, len(word), columns)]


def _left_open(text: str) -> str:
    """The isolates that a text opens and does not close."""
    left = ""
    for c in text:
        left = left + c if c in _ISOLATES else left[:-1] if c == "\u2069" else left
    return left


def directed(line: str, lang: str) -> str:
    """An Arabic line that a terminal must take as right-to-left, whatever it begins with.

    Letters in an isolate count too: by the rules they should not, but some renderers let them decide.
    """
    if lang != "ar" or not line.strip():
        return line
    first = next((d for d in map(unicodedata.bidirectional, line) if d in ("L", "R", "AL")), "L")
    return RLM + line if first == "L" else line


def emit(lines: Iterable[str]) -> None:
    """Print lines."""
    click.echo("\n".join(lines))


def paragraph(text: str, lang: str, *, bold: bool = False, indent: str = "") -> list[str]:
    """A sentence wrapped to the terminal, safe to print."""
    lines = [directed(line, lang) for line in wrap(safe(text), width(), indent)]
    return [click.style(line, bold=True) for line in lines] if bold else lines


def heading(text: str, lang: str) -> list[str]:
    """An empty line and a section's name."""
    return ["", click.style(directed(safe(text), lang), bold=True)]


def table(rows: Sequence[Sequence[str]], right: Sequence[int]) -> list[str]:
    """Rows as lines with aligned columns, two spaces apart; the columns in `right` are set flush right."""
    widths = [max(columns_of(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = []
        for i, cell in enumerate(row):
            gap = " " * (widths[i] - columns_of(cell))
            cells.append(gap + cell if i in right else cell + gap)
        lines.append("  ".join(cells).rstrip())
    return lines


def beside(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """Two blocks of lines next to each other, three columns apart."""
    across = max(columns_of(line) for line in left)
    longest = max(len(left), len(right))
    a, b = ([*block, *[""] * (longest - len(block))] for block in (left, right))
    return [(x + " " * (across - columns_of(x)) + "   " + y).rstrip() for x, y in zip(a, b, strict=True)]


def write_json(value: object) -> None:
    """Print a value as JSON: UTF-8 whatever the terminal's encoding, two spaces, a newline at the end."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def set_up_streams() -> None:
    """Letters that the terminal's encoding lacks are written as escapes, not refused."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
