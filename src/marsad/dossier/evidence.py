"""What each record rests on. Where no source is archived, a quote is `cited` at most.

Whether an archived text holds a quote is found in `reading.evidence`, which knows both the dossier and the archive;
here its result only counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType

from marsad.model.records import Evidence, Ledger
from marsad.terms import codelists

Proofs = Mapping[Evidence, str]  # quoted record -> verified, image, missing or contradicted
NO_PROOFS: Proofs = MappingProxyType({})


def status(record: Evidence, proofs: Proofs = NO_PROOFS) -> str:
    """The evidence status of a record: `none`, `unquoted`, what `proofs` says of its quote, else `cited`."""
    if not record.source:
        return "none"
    return proofs.get(record, "cited") if record.quote else "unquoted"


def counts(ledger: Ledger, proofs: Proofs = NO_PROOFS) -> Mapping[str, int]:
    """How many `records` the ledger holds (its sources not counted) and how many have each status."""
    totals = {"records": 0, **dict.fromkeys(codelists.codes("evidence"), 0)}
    for table in fields(ledger):
        if table.name != "sources":
            for record in getattr(ledger, table.name):
                totals["records"] += 1
                totals[status(record, proofs)] += 1
    return totals
