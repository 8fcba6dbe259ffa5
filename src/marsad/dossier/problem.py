"""A problem in a dossier: where it is, what is wrong, what to do; in English and Arabic.

Invariant: a problem's texts are one printable line each, whatever the file held: values are cut and escaped.
The templates stand in `terms/problems.yaml`, one entry a code.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.dossier import layout
from marsad.terms import codelists

SHOWN_CHARACTERS = 60
SAME_KIND = 100  # how many problems of one code in one column are listed before they are only counted
_TABLE_FILES = frozenset(layout.table_file(name) for name in layout.TABLES)
_ISOLATE, _POP = "\u2068", "\u2069"  # keep a Latin value from turning an Arabic sentence around


class FormatError(Exception):
    """Something that cannot be read; `code` names the problem, `values` fill its text, `line` is where it stands."""

    def __init__(self, code: str, line: int | None = None, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.values = values


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `row` is the record's id, `line` the line in the file (the first is 1), either may be unknown."""

    code: str
    file: str
    row: str = ""
    line: int | None = None
    column: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether the record cannot be read at all, so that nothing may be computed from the dossier."""
        return bool(_templates()[self.code].get("blocks", True))

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return self.said("en")[0]

    @property
    def todo(self) -> str:
        """What to do about it, in English."""
        return self.said("en")[1]

    def said(self, lang: str) -> tuple[str, str]:
        """What is wrong and what to do, in `en` or `ar`."""
        texts = _templates()[self.code]["ar" if lang == "ar" else "en"]
        values = {k: f"{_ISOLATE}{v}{_POP}" for k, v in self.values.items()} if lang == "ar" else self.values
        return texts["what"].format_map(values), texts["todo"].format_map(values)

    @property
    def where(self) -> str:
        """Where it is: `tables/actors.csv, line 3, TUR, name_en`."""
        parts = [self.file, f"line {self.line}" if self.line else "", shown(self.row) if self.row else "", self.column]
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.todo}"


def _templates() -> Mapping[str, Any]:
    return codelists.read("problems.yaml")  # type: ignore[no-any-return]


def shown(value: object) -> str:
    """A value from a file as one short printable line: cut, with control and direction characters escaped."""
    text = str(value)
    cut = text[:SHOWN_CHARACTERS]
    safe = "".join(c if c == " " or unicodedata.category(c)[0] not in "CZ" else _escaped(c) for c in cut)
    return safe + ("…" if len(text) > SHOWN_CHARACTERS else "")


def _escaped(character: str) -> str:
    point = ord(character)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


class Findings:
    """The problems found so far: of one kind in one column at most `SAME_KIND` are listed, the others are counted."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def add(
        self, code: str, file: str, row: str = "", line: int | None = None, column: str = "", **values: object
    ) -> None:
        """Note a problem; `values` fill the template of its code."""
        kind = (code, file, column) if file in _TABLE_FILES else (code, file.split("/")[0], "")
        self._counts[kind] += 1
        if self._counts[kind] <= SAME_KIND:
            texts = {key: shown(value) for key, value in values.items()}
            self._found.append(Problem(code, file, shown(row), line, shown(column), texts))

    def add_error(
        self, error: FormatError, file: str, row: str = "", line: int | None = None, column: str = ""
    ) -> None:
        """Note what an error says; its own line goes before the one given."""
        self.add(error.code, file, row, error.line or line, column, **error.values)

    def problems(self) -> list[Problem]:
        """All problems, in order."""
        more = [
            Problem("more-of-the-same", file, column=column, values={"count": str(times - SAME_KIND)})
            for (_, file, column), times in self._counts.items()
            if times > SAME_KIND
        ]
        return in_order([*self._found, *more])


def in_order(problems: list[Problem]) -> list[Problem]:
    """Problems by file (dossier.yaml first) and line, those that only count others at the end of their file."""
    return sorted(problems, key=lambda p: (p.file != "dossier.yaml", p.file, p.code == "more-of-the-same", p.line or 0))
