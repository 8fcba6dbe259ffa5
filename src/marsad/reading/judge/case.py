"""One claim that is to become rows: what its words give, what a person added, and what is still lacking.

Invariant: nothing is guessed but a date that the document's own gives; the note then says so.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from marsad.dossier import layout
from marsad.dossier.load import Dossier
from marsad.model import records
from marsad.model.dates import Edtf
from marsad.reading.judge.claims import SLACK, Statement, as_date, gap
from marsad.terms import countries

Made = dict[str, list[Any]]  # table -> records
NONE = "-"  # a person's word for a column that is to stay empty


class NoRowError(Exception):
    """Why a claim becomes no row; `code` is a text of terms/judge.yaml that `values` fill."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class LackingError(NoRowError):
    """A column that the words do not fill; `default` is a suggestion, `options` what it may hold if that is a list.

    One that is `optional` takes NONE for an answer.
    """

    def __init__(self, field: str, default: str = "", options: tuple[str, ...] = (), *, optional: bool = False) -> None:
        super().__init__("field-missing", field=field)
        self.field = field
        self.default = default
        self.options = options
        self.optional = optional


@dataclass(frozen=True, slots=True)
class Clash:
    """A row of the dossier that says something else: where it is, and what it holds in which slot."""

    table: str
    row: str
    slot: str
    value: Any


@dataclass(frozen=True)
class Case:
    """One claim that is to become rows: its leading statement, its id, and the evidence columns.

    `clashes` are the dossier's own rows that were found to contradict it: its row is then a deprecated one.
    """

    dossier: Dossier
    statement: Statement
    id: str
    source: str
    quote: str
    note: str
    clashes: list[Clash] = field(default_factory=list)

    def slot(self, name: str) -> Any:
        """A slot's value, None where it is not filled."""
        return self.statement.slots.get(name)

    def text(self, name: str) -> str:
        """A slot as text, "" where it is not filled."""
        value = self.slot(name)
        return "" if value is None else str(value)

    def evidence(self, *notes: str) -> dict[str, str]:
        """The columns that close a row."""
        against = [f"conflict with {c.row}: {c.slot} {c.value}" for c in self.clashes]
        note = "; ".join(part for part in (*against, *notes, self.note) if part)
        rank = "deprecated" if self.clashes else ""
        return {"source": self.source, "quote": self.quote, "rank": rank, "note": note[: layout.CELL_CHARACTERS]}

    def added(self, name: str, default: str = "", options: tuple[str, ...] = ()) -> str:
        """What a person added for a column; raises LackingError where nothing, or nothing that may stand there."""
        value = self.statement.fields.get(name, "")
        if not value or (options and value not in options):
            raise LackingError(name, default, options)
        return value

    def date(self, slot: str = "date", column: str = "date", default: str = "") -> Edtf:
        """The day of a slot, else the one that a person added."""
        found = as_date(self.slot(slot)) or as_date(self.statement.fields.get(column))
        if found is None:
            raise LackingError(column, default)
        return found

    def own_date(self, slot: str = "date") -> tuple[Edtf, str]:
        """The day of a slot, else the document's own with a note that says so, else the one that a person added."""
        if said := as_date(self.slot(slot)) or as_date(self.statement.fields.get("date")):
            return said, ""
        if own := as_date(self.statement.origin.date):
            return own, "date: that of the document"
        raise LackingError("date")

    def actor(self, name: str) -> str:
        """An actor that a slot names; raises NoRowError where the dossier cannot have it."""
        code = self.text(name)
        if not code:
            raise LackingError(name)
        if not self.knows(code) and code not in countries.codes():
            raise NoRowError("actor-unknown", actor=code)
        return code

    def knows(self, code: str) -> bool:
        """Whether the dossier has a row for an actor."""
        return any(actor.id == code for actor in self.dossier.ledger.actors)

    def standing(self, table: str, column: str) -> str:
        """What the claim's own row has in a column, "" where there is no row yet."""
        row = next((row for row in getattr(self.dossier.ledger, table) if row.id == self.id), None)
        return str(getattr(row, column)) if row else ""

    def with_actors(self, made: Made, *codes: str) -> Made:
        """The rows with one for each state that the dossier does not have yet."""
        new = [_state(code) for code in dict.fromkeys(codes) if code and not self.knows(code)]
        return {"actors": new, **made} if new else made


def _state(code: str) -> records.Actor:
    names = countries.names(code)
    return records.Actor(code, names["en"], names["ar"], names["fr"], "state", code, (), ())


def default_day(case: Case) -> str:
    own = as_date(case.statement.origin.date)
    return own.text if own else ""


def meetings_near(case: Case, date: Edtf | None) -> list[records.Meeting]:
    """The meetings within a week of a date, ministerial ones first, then the nearest."""
    if date is None:
        return []
    found = [m for m in case.dossier.ledger.meetings if _within(m, date) and m.id != case.id]
    return sorted(found, key=lambda m: (m.kind != "ministerial", gap(m.date, date)))


def _within(meeting: records.Meeting, date: Edtf) -> bool:
    first, last = meeting.date.first, (meeting.end or meeting.date).last
    if not (first and last and date.first and date.last):
        return False
    slack = dt.timedelta(days=SLACK)
    return first - slack <= date.last and date.first <= last + slack


def meeting_of(case: Case, standing: str = "", *, optional: bool = False) -> str:
    """The meeting that a person named, else the `standing` one of the claim's row; the nearest is only suggested.

    Where it is optional, "" if the person said that there is none, or none is within a week of the document's date.
    """
    meetings = tuple(meeting.id for meeting in case.dossier.ledger.meetings)
    near = [meeting.id for meeting in meetings_near(case, as_date(case.statement.origin.date))]
    given = case.statement.fields.get("meeting", standing)
    if given in meetings:
        return given
    if optional and (given == NONE or not near):
        return ""
    if not meetings:
        raise NoRowError("no-meeting")
    options = tuple(dict.fromkeys((*near, *meetings)))
    raise LackingError("meeting", near[0] if near else "", options, optional=optional)
