"""How a dossier lies on disk: file names, limits, and what each column of each table holds.

Invariant: the columns of a table are those of its record class, in the same order (held by a test), so that the
format, the records and the reference page cannot drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

DOSSIER_FILE = "dossier.yaml"
TABLES_FOLDER = "tables"
PANEL_FOLDER = "panel"
FORMAT = "1"  # the value of the key `marsad`

DOSSIER_FILE_BYTES = 1_000_000
TABLE_BYTES = 16_000_000
TABLE_ROWS = 50_000
CELL_CHARACTERS = 20_000
QUOTE_CHARACTERS = 500
LIST_ITEMS = 500
FIRST_YEAR, LAST_YEAR = 1900, 2100

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z", re.ASCII)
REQUIRED_TABLES = ("sources", "actors", "memberships")
MEMBERS = "members"  # in commitments.to: all members of the coalition
WHOLE = "all"  # the id of the whole in answers; no region may bear it


@dataclass(frozen=True, slots=True)
class Column:
    """What the cells of a column hold.

    `kind` is text, id, code, ref, addressee, date, number, signed, count, country, name, url, lang, hash, latitude or
    longitude; `of` names the codelist of a code or the table of a ref; `several` values are separated by `;`.
    """

    kind: str
    of: str = ""
    required: bool = False
    several: bool = False


ID_COLUMN = Column("id", required=True)
TEXT, TEXT_REQUIRED = Column("text"), Column("text", required=True)
DATE, DATE_REQUIRED = Column("date"), Column("date", required=True)
NUMBER, COUNT = Column("number"), Column("count")
COUNTRIES, EVENT_NAMES = Column("country", several=True), Column("name", several=True)


def _ref(table: str, *, required: bool = False, several: bool = False) -> Column:
    return Column("ref", table, required, several)


def _code(codelist: str, *, required: bool = True) -> Column:
    return Column("code", codelist, required)


EVIDENCE_COLUMNS: Mapping[str, Column] = {
    "source": _ref("sources"),
    "quote": TEXT,
    "rank": _code("rank", required=False),
    "note": TEXT,
}

TABLES: Mapping[str, Mapping[str, Column]] = {
    "sources": {
        "id": ID_COLUMN,
        "title": TEXT,
        "publisher": TEXT,
        "date": DATE,
        "lang": Column("lang"),
        "kind": _code("sources.kind"),
        "url": Column("url"),
        "licence": TEXT,
        "retrieved": DATE,
        "sha256": Column("hash"),
    },
    "actors": {
        "id": ID_COLUMN,
        "name_en": TEXT_REQUIRED,
        "name_ar": TEXT,
        "name_fr": TEXT,
        "kind": _code("actors.kind"),
        "iso3": Column("country"),
        "event_names": EVENT_NAMES,
        "predecessor_names": EVENT_NAMES,
        **EVIDENCE_COLUMNS,
    },
    "memberships": {
        "id": ID_COLUMN,
        "actor": _ref("actors", required=True),
        "body": _ref("actors", required=True),
        "from": DATE,
        "to": DATE,
        "role": _code("memberships.role", required=False),
        **EVIDENCE_COLUMNS,
    },
    "meetings": {
        "id": ID_COLUMN,
        "date": DATE_REQUIRED,
        "end": DATE,
        "place": TEXT,
        "kind": _code("meetings.kind"),
        "body": _ref("actors"),
        "title_en": TEXT_REQUIRED,
        "title_ar": TEXT,
        **EVIDENCE_COLUMNS,
    },
    "attendance": {
        "id": ID_COLUMN,
        "meeting": _ref("meetings", required=True),
        "actor": _ref("actors", required=True),
        "status": _code("attendance.status"),
        "level": _code("attendance.level", required=False),
        **EVIDENCE_COLUMNS,
    },
    "commitments": {
        "id": ID_COLUMN,
        "meeting": _ref("meetings"),
        "date": DATE_REQUIRED,
        "by": _ref("actors", several=True),
        "to": Column("addressee", several=True),
        "line": _code("lines"),
        "what_en": TEXT_REQUIRED,
        "what_ar": TEXT,
        "amount": NUMBER,
        "unit": TEXT,
        "due": DATE,
        "needs": _ref("actors", several=True),
        **EVIDENCE_COLUMNS,
    },
    "deliveries": {
        "id": ID_COLUMN,
        "commitment": _ref("commitments", required=True),
        "date": DATE_REQUIRED,
        "status": _code("deliveries.status"),
        "amount": NUMBER,
        "unit": TEXT,
        **EVIDENCE_COLUMNS,
    },
    "votes": {
        "id": ID_COLUMN,
        "date": DATE_REQUIRED,
        "body": _ref("actors", required=True),
        "symbol": TEXT,
        "subject": TEXT,
        "adopted": _code("votes.adopted"),
        "yes": COUNT,
        "no": COUNT,
        "abstain": COUNT,
        **EVIDENCE_COLUMNS,
    },
    "ballots": {
        "id": ID_COLUMN,
        "vote": _ref("votes", required=True),
        "actor": _ref("actors", required=True),
        "ballot": _code("ballots.ballot"),
        **EVIDENCE_COLUMNS,
    },
    "crossings": {
        "id": ID_COLUMN,
        "name_en": TEXT_REQUIRED,
        "name_ar": TEXT,
        "lat": Column("latitude"),
        "lon": Column("longitude"),
        "countries": COUNTRIES,
        **EVIDENCE_COLUMNS,
    },
    "mandates": {
        "id": ID_COLUMN,
        "crossing": _ref("crossings", required=True),
        "from": DATE_REQUIRED,
        "to": DATE,
        "vote": _ref("votes"),
        **EVIDENCE_COLUMNS,
    },
    "custody": {
        "id": ID_COLUMN,
        "date": DATE_REQUIRED,
        "place": TEXT,
        "holder": _ref("actors"),
        "category": _code("custody.category"),
        "low": NUMBER,
        "best": NUMBER,
        "high": NUMBER,
        **EVIDENCE_COLUMNS,
    },
    "repatriations": {
        "id": ID_COLUMN,
        "date": DATE_REQUIRED,
        "from": TEXT,
        "to": _ref("actors"),
        "category": _code("repatriations.category"),
        "count": COUNT,
        **EVIDENCE_COLUMNS,
    },
    "positions": {
        "id": ID_COLUMN,
        "actor": _ref("actors", required=True),
        "subject": TEXT_REQUIRED,
        "stance": _code("positions.stance"),
        "from": DATE,
        "to": DATE,
        **EVIDENCE_COLUMNS,
    },
    "figures": {
        "id": ID_COLUMN,
        "date": DATE_REQUIRED,
        "what": _code("figures.what"),
        "area": TEXT,
        "value": Column("signed", required=True),
        "low": Column("signed"),
        "high": Column("signed"),
        "unit": TEXT,
        "side": _code("sides", required=False),
        **EVIDENCE_COLUMNS,
    },
}


def table_file(table: str) -> str:
    """Where a table lies within the dossier, as problems name it: `tables/actors.csv`."""
    return f"{TABLES_FOLDER}/{table}.csv"


def field_of(column: str) -> str:
    """The record's field for a column: `from` is a word of the language and has an underscore there."""
    return "from_" if column == "from" else column
