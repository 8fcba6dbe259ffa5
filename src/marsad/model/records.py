"""The dossier's records: one class a table, one instance a row. Pure values; text cells are read by `dossier.load`.

Field order is the column order of the table. `Evidence` closes every table but `sources`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from marsad.model.dates import Edtf


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    publisher: str
    date: Edtf | None
    lang: str
    kind: str
    url: str
    licence: str
    retrieved: Edtf | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a record rests on: its source, the words quoted, its rank and a note."""

    source: str = ""
    quote: str = ""
    rank: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Actor(Evidence):
    id: str
    name_en: str
    name_ar: str
    name_fr: str
    kind: str
    iso3: str
    event_names: tuple[str, ...]
    predecessor_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership(Evidence):
    id: str
    actor: str
    body: str
    from_: Edtf | None
    to: Edtf | None
    role: str


@dataclass(frozen=True, slots=True)
class Meeting(Evidence):
    id: str
    date: Edtf
    end: Edtf | None
    place: str
    kind: str
    body: str
    title_en: str
    title_ar: str


@dataclass(frozen=True, slots=True)
class Attendance(Evidence):
    id: str
    meeting: str
    actor: str
    status: str
    level: str


@dataclass(frozen=True, slots=True)
class Commitment(Evidence):
    id: str
    meeting: str
    date: Edtf
    by: tuple[str, ...]
    to: tuple[str, ...]
    line: str
    what_en: str
    what_ar: str
    amount: float | None
    unit: str
    due: Edtf | None
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delivery(Evidence):
    id: str
    commitment: str
    date: Edtf
    status: str
    amount: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Vote(Evidence):
    id: str
    date: Edtf
    body: str
    symbol: str
    subject: str
    adopted: str
    yes: int | None
    no: int | None
    abstain: int | None


@dataclass(frozen=True, slots=True)
class Ballot(Evidence):
    id: str
    vote: str
    actor: str
    ballot: str


@dataclass(frozen=True, slots=True)
class Crossing(Evidence):
    id: str
    name_en: str
    name_ar: str
    lat: float | None
    lon: float | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mandate(Evidence):
    id: str
    crossing: str
    from_: Edtf
    to: Edtf | None
    vote: str


@dataclass(frozen=True, slots=True)
class Custody(Evidence):
    id: str
    date: Edtf
    place: str
    holder: str
    category: str
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Repatriation(Evidence):
    id: str
    date: Edtf
    from_: str
    to: str
    category: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Position(Evidence):
    id: str
    actor: str
    subject: str
    stance: str
    from_: Edtf | None
    to: Edtf | None


@dataclass(frozen=True, slots=True)
class Figure(Evidence):
    id: str
    date: Edtf
    what: str
    area: str
    value: float
    low: float | None
    high: float | None
    unit: str
    side: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All tables of a dossier, each sorted by id. Its fields are the tables' names, in the documented order."""

    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    memberships: tuple[Membership, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    votes: tuple[Vote, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    custody: tuple[Custody, ...] = ()
    repatriations: tuple[Repatriation, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()


RECORDS: dict[str, type] = {
    "sources": Source,
    "actors": Actor,
    "memberships": Membership,
    "meetings": Meeting,
    "attendance": Attendance,
    "commitments": Commitment,
    "deliveries": Delivery,
    "votes": Vote,
    "ballots": Ballot,
    "crossings": Crossing,
    "mandates": Mandate,
    "custody": Custody,
    "repatriations": Repatriation,
    "positions": Position,
    "figures": Figure,
}
EVIDENCE = ("source", "quote", "rank", "note")


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table, in order, as they stand in its CSV header."""
    names = [f.name.rstrip("_") for f in fields(RECORDS[table])]
    own = tuple(n for n in names if n not in EVIDENCE)
    return own if table == "sources" else (*own, *EVIDENCE)
