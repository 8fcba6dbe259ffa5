"""One fact, one row: records that count something must not stand twice under two ids.

Published `figures`, `positions` and counts of people held may be repeated by several sources, so they are left alone;
members, attendance, ballots and actors have rules of their own. A date known only to a span proves no repetition.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from marsad.dossier.rules.subject import Subject, kept
from marsad.model.records import EVIDENCE

COUNTED = ("meetings", "commitments", "deliveries", "votes", "crossings", "mandates", "repatriations")


def stands_once(subject: Subject) -> None:
    """No two rows of a table that counts say the same."""
    for table in COUNTED:
        first: dict[tuple[Any, ...], Any] = {}
        for record in kept(getattr(subject.ledger, table)):
            date = getattr(record, "date", None) or getattr(record, "from_", None)
            if date is not None and not date.exact:
                continue
            said = tuple(getattr(record, f.name) for f in fields(record) if f.name not in ("id", *EVIDENCE))
            other = first.setdefault(said, record)
            if other is not record:
                subject.note("record-twice", table, record, "id", other=other.id)


RULES = (stands_once,)
