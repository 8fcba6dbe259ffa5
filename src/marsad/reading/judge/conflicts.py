"""What `marsad check` says of a dossier's judged claims: documents that contradict each other, a log that is broken.

Invariant: a conflict is reported until one of its readings is judged anew or the claim's row has the rank `preferred`
or `deprecated`: then a person has decided whom to believe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.dossier import layout
from marsad.dossier.load import Dossier
from marsad.dossier.problem import Findings, Problem
from marsad.reading.evidence import line_of
from marsad.reading.judge.claims import Statement, relation
from marsad.reading.judge.log import NAME, LogError
from marsad.reading.judge.state import State, replay

DECIDED = ("preferred", "deprecated")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two accepted statements of one claim, and the slots in which they differ."""

    claim: str
    slots: tuple[str, ...]
    first: Statement
    second: Statement


def conflicts(state: State) -> Iterator[Conflict]:
    """Each claim's conflicts with its first statement, one for each document and set of slots."""
    seen: set[tuple[str, str, tuple[str, ...]]] = set()
    for claim, answers in state.claims.items():
        said = [answer.accepted for answer in answers if answer.accepted]
        for other in said[1:]:
            found = relation(said[0], other)
            key = (claim, other.origin.source, found.slots)
            if found.kind == "conflict" and key not in seen:
                seen.add(key)
                yield Conflict(claim, found.slots, said[0], other)


def problems(dossier: Dossier) -> list[Problem]:
    """The undecided conflicts between judged documents, as problems of the dossier."""
    findings = Findings()
    try:
        state = replay(dossier.root)
    except LogError as error:
        return [Problem("judged-broken", NAME, line=error.line)]
    for conflict in conflicts(state):
        row = next(iter(state.rows.get(conflict.claim, ())), None)
        file, line, name = NAME, None, conflict.claim
        if row is not None:
            held = next((r for r in getattr(dossier.ledger, row.table) if r.id == row.id), None)
            if held is None or held.rank in DECIDED:
                continue
            file, line, name = layout.table_file(row.table), line_of(dossier, row.table, row.id), row.id
        values = {"first": conflict.first.origin.source, "second": conflict.second.origin.source}
        findings.add("judged-conflict", file, name, line, ", ".join(conflict.slots), **values)
    return findings.problems()
