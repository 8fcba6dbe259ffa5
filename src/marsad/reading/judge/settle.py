"""Claims into the dossier's tables: the row of each accepted claim, its source, and what becomes of it later.

Invariant: a row is written only where the dossier has no new problem by it and its quote stands in the archived text.
A row that a person changed or removed by hand is never touched again. What was settled is in the log, so that a run
that was cut off is carried on by the next.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.archive.store import Archive, Capture
from marsad.dossier.cells import FORMULA_STARTS
from marsad.dossier.check import check
from marsad.dossier.load import Dossier, open_dossier
from marsad.dossier.problem import Problem
from marsad.dossier.tables import Row as RawRow
from marsad.dossier.write import cells_of, write
from marsad.errors import DossierError
from marsad.model.dates import parse_edtf
from marsad.model.records import Source
from marsad.reading.evidence import held, quoted
from marsad.reading.judge.case import Case, Clash, Made, NoRowError
from marsad.reading.judge.claims import Statement, relation
from marsad.reading.judge.log import Log
from marsad.reading.judge.rows import rows
from marsad.reading.judge.state import Answer, Row, State, rows_event
from marsad.text.quote import locate

HOLDS = ("verified", "image")
NOTED_CHARACTERS = 200  # of another document's quote in a row's note
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202d\u202e\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a claim: `written`, `held`, `removed`, `kept` (by hand) or `claim` (no row), and the reason.

    `source` is the id of the source whose row was written with it, "" where that stood already.
    """

    claim: str
    outcome: str
    rows: tuple[Row, ...] = ()
    why: NoRowError | None = None
    source: str = ""


def settle(root: Path, archive: Archive, state: State, log: Log, claim: str) -> Settled:
    """Bring a claim's rows up to date with its answers, and note that in the log and the state."""
    done = _settled(open_dossier(root), archive, state, claim)
    if claim in state.unsettled or done.rows != state.rows.get(claim, ()):
        event = rows_event(claim, done.rows, now())
        log.add(event)
        state.apply(event)
    return done


def pending(dossier: Dossier, state: State) -> list[str]:
    """The claims to settle: those that a run left behind, and those without a row that the dossier has room for now."""
    rowless = [claim for claim in state.claims if not state.rows.get(claim) and _fits(dossier, state, claim)]
    return list(dict.fromkeys((*state.unsettled, *rowless)))


def _fits(dossier: Dossier, state: State, claim: str) -> bool:
    for statement in candidates(state.claims[claim]):
        try:
            preview(dossier, statement, claim)
        except NoRowError:
            continue
        return True
    return False


def now() -> str:
    """The instant, in UTC."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def preview(dossier: Dossier, statement: Statement, claim: str) -> list[Clash]:
    """The dossier's rows that contradict the row that a statement would become.

    Raises LackingError for what a person must add, else NoRowError for why there would be no row.
    """
    case = Case(dossier, statement, claim, statement.origin.source, statement.quote, "")
    rows(case)
    return case.clashes


def candidates(answers: Sequence[Answer]) -> list[Statement]:
    """The statements whose words a row may quote: those that say what the first says, the most slots first.

    What a person added to one of them counts for all.
    """
    said = [answer.accepted for answer in answers if answer.accepted]
    alike = [s for s in said if relation(said[0], s).kind != "conflict"]
    fields = {name: value for s in alike for name, value in s.fields.items()}
    return [replace(s, fields=fields | dict(s.fields)) for s in sorted(alike, key=lambda s: -len(s.slots))]


def _settled(dossier: Dossier, archive: Archive, state: State, claim: str) -> Settled:
    before, answers = state.rows.get(claim, ()), state.claims.get(claim, [])
    if before and not _untouched(dossier, before):
        return Settled(claim, "kept", before)
    why = NoRowError("no-table")
    for statement in candidates(answers):
        try:
            made = _made(dossier, archive, claim, statement, answers)
            write_rows(dossier, archive, made, before)
        except NoRowError as error:
            why = error
            continue
        own = [(t, r) for t, rs in made.items() for r in rs if r.id == claim or r.id.startswith(f"{claim}-")]
        sources = [source.id for source in made.get("sources", ())]
        return Settled(claim, "written", tuple(Row(t, r.id, cells_of(t, r)) for t, r in own), source="".join(sources))
    return _without_row(dossier, before, Settled(claim, "claim" if answers else "removed", (), why))


def _without_row(dossier: Dossier, before: Sequence[Row], done: Settled) -> Settled:
    """Take out the rows that stood for a claim; they stay where others rest on them."""
    if before:
        try:
            write(dossier, drop=_by_table(before))
        except DossierError as error:
            return Settled(done.claim, "kept", tuple(before), NoRowError("problem", problem=str(error)))
    return replace(done, outcome="held") if done.why and done.why.code == "held" else done


def _made(dossier: Dossier, archive: Archive, claim: str, statement: Statement, answers: Sequence[Answer]) -> Made:
    """The rows of a claim with that of its source, where the dossier lacks it."""
    origin = statement.origin
    capture = archive.of_bytes(origin.sha256)
    if capture is None:
        raise NoRowError("not-archived", source=origin.source)
    source = _source(dossier, statement, capture, archive)
    others = [a.accepted for a in answers if a.accepted and a.accepted.origin != origin]
    note = "; ".join(_noted(statement, other) for other in others)
    case = Case(dossier, statement, claim, origin.source, cell_quote(statement.quote, archive.text(capture)), note)
    made = rows(case)
    return {**({"sources": [source]} if source else {}), **made}


def _noted(leads: Statement, said: Statement) -> str:
    """Another document's evidence, as the row's note has it."""
    quote = " ".join(_CONTROL.sub(" ", said.quote).split())
    short = quote if len(quote) <= NOTED_CHARACTERS else quote[: NOTED_CHARACTERS - 1] + "…"
    found = relation(leads, said)
    if found.kind == "conflict":
        values = ", ".join(f"{slot} {_value(said, slot)}" for slot in found.slots)
        return f"conflict: {values} in {said.origin.source} «{short}»"
    return f"also in {said.origin.source} «{short}»"


def _value(statement: Statement, slot: str) -> str:
    value = statement.polarity if slot == "polarity" else statement.slots.get(slot)
    return ";".join(value) if isinstance(value, list) else f"{value:g}" if isinstance(value, float) else str(value)


def _source(dossier: Dossier, statement: Statement, capture: Capture, archive: Archive) -> Source | None:
    """The row of the document, new or moved on to a newer text that holds all its quotes; None where it may stay."""
    origin, day = statement.origin, parse_edtf(capture.retrieved[:10])
    old = next((s for s in dossier.ledger.sources if s.id == origin.source), None)
    if old is None:
        title = " ".join(_CONTROL.sub(" ", capture.title or origin.name).split()).lstrip("".join(FORMULA_STARTS))
        date = parse_edtf(origin.date) if origin.date else None
        end = (origin.lang, "report", "", capture.licence, day, capture.sha256)
        return Source(origin.source, title or origin.source, "", date, *end)
    if old.sha256 == capture.sha256:
        return None
    records = quoted(dossier.ledger, {old.id}).get(old.id, [])
    if any(status not in HOLDS for status in held(records, capture, archive).values()):
        return None
    return replace(old, retrieved=day, sha256=capture.sha256)


def cell_quote(quote: str, text: str) -> str:
    """A quote as a cell can hold it; raises NoRowError where the text then no longer has it."""
    clean = " ".join(_CONTROL.sub(" ", quote).split()).lstrip("".join(FORMULA_STARTS)).strip()
    if clean == quote or (clean and locate(clean, text)):
        return clean
    raise NoRowError("quote-cell")


def write_rows(dossier: Dossier, archive: Archive, made: Made, before: Sequence[Row] = ()) -> None:
    """Write rows in the place of those before; raises NoRowError where they would give the dossier a new problem."""
    ids = {table: {record.id for record in found} for table, found in made.items()}
    drop = {t: gone for t, old in _by_table(before).items() if (gone := old - ids.get(t, set()))}
    trial = _with(dossier, made, drop)
    old = Counter(map(_kind_of, check(dossier)))
    new = [p for p in check(trial) if _kind_of(p) not in old]
    if new:
        raise NoRowError("problem", problem=f"{new[0].where}: {new[0].what}")
    _prove(trial, archive, made)
    try:
        write(dossier, put=made, drop=drop)
    except DossierError as error:
        raise NoRowError("problem", problem=str(error)) from None


def _prove(trial: Dossier, archive: Archive, made: Made) -> None:
    """Raises NoRowError where the archived text of a row's source does not hold its quote."""
    named = {source.id: source.sha256 for source in trial.ledger.sources}
    for table, found in made.items():
        for record in found if table not in ("sources", "actors") else ():
            capture = archive.of_bytes(named.get(record.source, ""))
            if capture is None or held([record], capture, archive).get(record) not in HOLDS:
                raise NoRowError("quote-source", source=record.source)


def _with(dossier: Dossier, made: Made, drop: dict[str, set[str]]) -> Dossier:
    """The dossier in memory as it would be, for `check`."""
    ledger, tables = dossier.ledger, dict(dossier.rows)
    for table in {*made, *drop}:
        put = {record.id: record for record in made.get(table, ())}
        gone = put.keys() | drop.get(table, set())
        stay = {record.id: record for record in getattr(ledger, table) if record.id not in gone}
        after = stay | put
        ledger = replace(ledger, **{table: tuple(after[i] for i in sorted(after))})
        raw = [row for row in tables[table].rows if row.id not in gone]
        raw += [RawRow(0, cells_of(table, record)) for record in put.values()]
        tables[table] = replace(tables[table], rows=tuple(raw))
    return replace(dossier, ledger=ledger, rows=tables)


def _kind_of(problem: Problem) -> tuple[str, str, str, str]:
    return problem.code, problem.file, problem.row, problem.column


def _untouched(dossier: Dossier, before: Sequence[Row]) -> bool:
    """Whether all rows still stand as they were written."""
    for row in before:
        record = next((r for r in getattr(dossier.ledger, row.table) if r.id == row.id), None)
        if record is None or cells_of(row.table, record) != dict(row.cells):
            return False
    return True


def _by_table(rows_: Sequence[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows_:
        found.setdefault(row.table, set()).add(row.id)
    return found
