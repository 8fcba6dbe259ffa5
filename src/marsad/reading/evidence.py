"""Dossier and archive together: does the archived text of a source hold the words that a record quotes?

Invariant: only a text whose digest was checked proves anything. A record is proved by the capture that its source's row
names (`sources.sha256`), so that the same dossier and archive always give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import fields
from typing import Any

from marsad.archive.store import Archive, Capture
from marsad.dossier import layout
from marsad.dossier.evidence import Proofs
from marsad.dossier.load import Dossier
from marsad.dossier.problem import Findings, Problem
from marsad.model.records import RECORDS, Evidence, Ledger
from marsad.text.fold import Folded, fold
from marsad.text.quote import locate

Contradicts = Callable[[Evidence, str], bool]  # a record and the archived text that holds its quote
TABLES = {record_class: table for table, record_class in RECORDS.items()}
WRONG = {"missing": "quote-missing", "contradicted": "quote-contradicted"}


def proofs(ledger: Ledger, archive: Archive, contradicts: Contradicts | None = None) -> Proofs:
    """The status of every quoted record whose source is archived; a record that is not in it is not proved.

    `contradicts` says of a record and a text that holds its quote whether the record says something else. Raises
    ArchiveError where an archived text is damaged.
    """
    found: dict[Evidence, str] = {}
    named = {source.id: source.sha256 for source in ledger.sources if source.sha256}
    for source, records in quoted(ledger, named).items():
        capture = archive.of_bytes(named[source])
        if capture is not None:
            found |= held(records, capture, archive, contradicts)
    return found


def held(
    records: list[Any], capture: Capture, archive: Archive, contradicts: Contradicts | None = None
) -> dict[Evidence, str]:
    """What one capture proves of the records that cite it. Words that are not recognized in a scan prove nothing."""
    if not records:
        return {}
    text = fold(archive.text(capture))
    made = {record: _status(record, text, capture, contradicts) for record in records}
    return {record: status for record, status in made.items() if status}


def _status(record: Evidence, text: Folded, capture: Capture, contradicts: Contradicts | None) -> str:
    if not locate(record.quote, text):
        return "" if capture.image else "missing"
    if contradicts is not None and contradicts(record, text.source):
        return "contradicted"
    return "image" if capture.image else "verified"


def quoted(ledger: Ledger, sources: Container[str]) -> dict[str, list[Any]]:
    """The records with a quote of each of these sources, in the order of the tables."""
    found: dict[str, list[Any]] = {}
    for record in _records(ledger):
        if record.quote and record.source in sources:
            found.setdefault(record.source, []).append(record)
    return found


def problems(dossier: Dossier, found: Proofs) -> list[Problem]:
    """The records whose source does not hold their words, or says something else, as problems of the dossier."""
    findings = Findings()
    for record in _records(dossier.ledger):
        code = WRONG.get(found.get(record, ""))
        if code:
            table = table_of(record)
            line = line_of(dossier, table, record.id)
            findings.add(code, layout.table_file(table), record.id, line, "quote", source=record.source)
    return findings.problems()


def table_of(record: Evidence) -> str:
    """The table in which a record stands."""
    return TABLES[type(record)]


def line_of(dossier: Dossier, table: str, row: str) -> int | None:
    """The line at which a row begins in its table's file."""
    return next((r.line for r in dossier.rows[table].rows if r.id == row), None)


def _records(ledger: Ledger) -> Iterator[Any]:
    for table in fields(ledger):
        if table.name != "sources":
            yield from getattr(ledger, table.name)
