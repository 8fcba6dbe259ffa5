"""Records back to a dossier's tables, in a stable order.

Invariant: a table without a change keeps its bytes, whatever their order, quoting or line ends; a changed one is
written as the format says (UTF-8, LF, sorted by id) and reads back as exactly the records asked for. Either all
changed tables are written or, where anything is wrong, none.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from marsad.dossier import layout
from marsad.dossier.cells import looks_like_formula
from marsad.dossier.files import opened_folder, opened_root, read_bytes, write_files
from marsad.dossier.load import Dossier, read_records
from marsad.dossier.problem import Findings, FormatError, shown
from marsad.dossier.tables import read_table
from marsad.errors import DossierError
from marsad.model.dates import Edtf


def write(
    dossier: Dossier,
    put: Mapping[str, Iterable[Any]] | None = None,
    drop: Mapping[str, Collection[str]] | None = None,
) -> list[str]:
    """Put records into their tables and take rows out (`put`: table -> records, `drop`: table -> ids).

    Returns the tables written, which are those that differ. Raises DossierError, with nothing written, where the
    dossier has problems that block it, a record cannot be written as the format says, or a file changed since `load`.
    """
    put, drop = put or {}, drop or {}
    if blocking := next((p for p in dossier.problems if p.blocks), None):
        raise DossierError(f"{blocking.where}: {blocking.what}; mend it before anything is written")
    if unknown := sorted((set(put) | set(drop)) - set(layout.TABLES)):
        raise DossierError(f"there is no table {shown(unknown[0])}; tables: {', '.join(layout.TABLES)}")
    rows = {name: _rows_after(dossier, name, list(put.get(name, ())), drop.get(name, ())) for name in layout.TABLES}
    changed = {name: content for name, content in rows.items() if content is not None}
    if not changed:
        return []
    contents = {name: _csv(name, cells) for name, cells in changed.items()}
    _prove(dossier, changed, contents)
    with opened_root(dossier.root) as root:
        try:
            with opened_folder(root, layout.TABLES_FOLDER) as folder:
                _unchanged_since(dossier, folder, changed)
                write_files(folder, {f"{name}.csv": content for name, content in contents.items()})
        except FormatError as error:
            raise DossierError(f"{layout.TABLES_FOLDER}: it cannot be written to ({error.code})") from None
    return list(changed)


Cells = dict[str, dict[str, str]]  # id -> column -> text


def _rows_after(dossier: Dossier, name: str, put: Sequence[Any], drop: Collection[str]) -> Cells | None:
    """All rows of a table after the change; None where nothing changes. Rows not touched keep their very cells."""
    held = {record.id: record for record in getattr(dossier.ledger, name)}
    if missing := sorted(set(drop) - held.keys()):
        raise DossierError(f"{layout.table_file(name)}: there is no row {shown(missing[0])} to take out")
    new = {record.id: record for record in put if held.get(record.id) != record}
    if len({record.id for record in put}) < len(put):
        raise DossierError(f"{layout.table_file(name)}: a record stands twice in the change; give each id once")
    if not new and not drop:
        return None
    extra = [column for column in dossier.rows[name].header if column not in layout.TABLES[name]]
    if extra:
        raise DossierError(f"{layout.table_file(name)}: the column {shown(extra[0])} would be lost; remove it first")
    cells = {row.id: dict(row.cells) for row in dossier.rows[name].rows if row.id not in drop}
    return cells | {record_id: cells_of(name, record) for record_id, record in new.items()}


def cells_of(name: str, record: Any) -> dict[str, str]:
    """A record as the texts of its cells, by column."""
    return {column: _text(getattr(record, layout.field_of(column))) for column in layout.TABLES[name]}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, float):
        plain = format(Decimal(repr(value)), "f")
        return plain.removesuffix(".0")
    return str(value)


def _csv(name: str, rows: Cells) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(layout.TABLES[name]), lineterminator="\n")
    writer.writeheader()
    for row_id in sorted(rows):
        for column, cell in rows[row_id].items():
            if looks_like_formula(cell):
                raise DossierError(
                    f"{layout.table_file(name)}, {shown(row_id)}, {column}: a spreadsheet would run {shown(cell)} "
                    "as a formula; let it start with another character"
                )
        writer.writerow(rows[row_id])
    try:
        return text.getvalue().encode("utf-8")
    except UnicodeEncodeError as error:
        lone = f"U+{ord(error.object[error.start]):04X}"
        raise DossierError(f"{layout.table_file(name)}: {lone} is half a character and cannot be written") from None


def _prove(dossier: Dossier, changed: Mapping[str, Cells], contents: Mapping[str, bytes]) -> None:
    """Read back what is to be written; raises DossierError where it would not read as it should."""
    findings = Findings()
    tables = {n: read_table(n, contents[n], findings) if n in contents else dossier.rows[n] for n in layout.TABLES}
    read_records(tables, dossier.scene.regions, findings)
    if blocking := next((p for p in findings.problems() if p.blocks), None):
        raise DossierError(str(blocking))
    for name, rows in changed.items():
        if {row.id: row.cells for row in tables[name].rows} != rows:
            raise DossierError(f"{layout.table_file(name)}: a cell would not read back as it is; nothing was written")


def _unchanged_since(dossier: Dossier, folder: int, changed: Iterable[str]) -> None:
    for name in changed:
        try:
            content = read_bytes(folder, f"{name}.csv", layout.TABLE_BYTES)
            digest = hashlib.sha256(content).hexdigest()
        except FormatError as error:
            digest = "" if error.code == "file-absent" else "unreadable"
        if digest != dossier.rows[name].digest:
            raise DossierError(f"{layout.table_file(name)}: the file changed since it was read; read the dossier again")
