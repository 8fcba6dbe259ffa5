"""What each record rests on. In a dossier whose sources are not archived, a quote is `cited` at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from marsad.model.records import Evidence, Ledger
from marsad.terms import codelists


def status(record: Evidence) -> str:
    """The evidence status of a record: `cited`, `unquoted` or `none`."""
    if not record.source:
        return "none"
    return "cited" if record.quote else "unquoted"


def counts(ledger: Ledger) -> Mapping[str, int]:
    """How many `records` the ledger holds (its sources not counted) and how many have each status."""
    totals = {"records": 0, **dict.fromkeys(codelists.codes("evidence"), 0)}
    for table in fields(ledger):
        if table.name != "sources":
            for record in getattr(ledger, table.name):
                totals["records"] += 1
                totals[status(record)] += 1
    return totals
