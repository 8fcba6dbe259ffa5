"""What every rule is given: the dossier, and a way to note a problem at a record or at a key of dossier.yaml.

Invariant: rules read the ledger only, so that a row that could not be read is reported once, by `load`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from marsad.dossier import layout
from marsad.dossier.hints import Hints
from marsad.dossier.load import Dossier
from marsad.dossier.problem import Findings
from marsad.model.dates import Edtf
from marsad.model.records import Ledger
from marsad.model.scene import Scene


class Ranked(Protocol):
    """A record with an id and a rank."""

    @property
    def id(self) -> str: ...
    @property
    def rank(self) -> str: ...


Record = TypeVar("Record", bound=Ranked)


@dataclass(frozen=True, slots=True)
class Subject:
    """A dossier under examination."""

    dossier: Dossier
    findings: Findings = field(default_factory=Findings)
    hints: Hints = field(default_factory=Hints)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)  # table -> id -> line, filled as needed

    @property
    def ledger(self) -> Ledger:
        return self.dossier.ledger

    @property
    def scene(self) -> Scene:
        return self.dossier.scene

    def note(self, code: str, table: str, record: Any, column: str = "", **values: object) -> None:
        """Note a problem of a record."""
        if table not in self.lines:
            self.lines[table] = {row.id: row.line for row in reversed(self.dossier.rows[table].rows)}
        line = self.lines[table].get(record.id)
        self.findings.add(code, layout.table_file(table), record.id, line, column, **values)

    def note_scene(self, code: str, path: str, **values: object) -> None:
        """Note a problem of dossier.yaml."""
        self.findings.add(code, layout.DOSSIER_FILE, "", None, path, **values)

    def sound(self, *tables: str) -> bool:
        """Whether no row of these tables was lost, so that an absence from them means something."""
        return all(
            self.dossier.rows[t].sound and len(self.dossier.rows[t].rows) == len(getattr(self.ledger, t))
            for t in tables
        )


def kept(records: Iterable[Record]) -> list[Record]:
    """The records that count: all but the deprecated."""
    return [record for record in records if record.rank != "deprecated"]


def certainly_before(a: Edtf | None, b: Edtf | None) -> bool:
    """Whether day `a` lies before day `b`, whatever days they are within what is known."""
    return bool(a and b and a.last and b.first and a.last < b.first)


def shifted(day: dt.date | None, days: int) -> dt.date | None:
    """A day moved by some days; the calendar's end where it would fall off."""
    if day is None:
        return None
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), dt.date.max.toordinal()))
