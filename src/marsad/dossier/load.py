"""A dossier's folder to records: everything is read, and every problem is collected on the way.

Invariant: whatever the files hold, `load` returns, or raises DossierError where there is no dossier to read at all.
A row with a problem that blocks it is in `rows` but not in `ledger`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.dossier import layout
from marsad.dossier.cells import Reader, looks_like_formula
from marsad.dossier.files import links_in, names_in, opened_folder, opened_root, read_bytes
from marsad.dossier.hints import Hints
from marsad.dossier.plain import Node, read_yaml
from marsad.dossier.problem import Findings, FormatError, Problem, shown
from marsad.dossier.scene import EMPTY, read_scene, region_ids
from marsad.dossier.tables import Row, Table, identities, read_table
from marsad.errors import DossierError
from marsad.model.records import RECORDS, Ledger
from marsad.model.scene import Scene

FIRST_PROBLEMS = 5  # how many problems the error of `open_dossier` shows


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier in memory.

    `rows` holds every table's raw rows with their lines, `problems` what `load` found: files, ids, references, codes,
    dates and numbers. Whether the records agree with one another is what `check` adds.
    """

    root: Path
    scene: Scene
    ledger: Ledger
    rows: Mapping[str, Table]
    problems: list[Problem]
    scene_read: bool = True


def load(path: Path | str) -> Dossier:
    """Read a dossier; raises DossierError where the folder or its dossier.yaml is absent or cannot be read."""
    root = Path(path)
    findings = Findings()
    with opened_root(root) as folder:
        scene_node = _read_scene_file(root, folder, findings)
        tables = _read_tables(folder, findings)
        _note_links(folder, findings)
    regions = region_ids(scene_node) if scene_node else None
    reader, ledger = read_records(tables, regions, findings)
    scene = read_scene(scene_node, reader, findings) if scene_node else EMPTY
    return Dossier(root, scene, ledger, tables, findings.problems(), scene_node is not None)


def read_records(
    tables: Mapping[str, Table], regions: Collection[str] | None, findings: Findings
) -> tuple[Reader, Ledger]:
    """The records of raw tables; `regions` are the ids of the dossier's regions, None where they are unknown."""
    identified = {name: identities(table, findings) for name, table in tables.items()}
    unsound = {name for name, table in tables.items() if not table.sound}
    reader = Reader({name: rows.keys() for name, rows in identified.items()}, unsound, regions)
    records = {name: _records(name, rows.values(), reader, findings) for name, rows in identified.items()}
    return reader, Ledger(**records)


def open_dossier(path: Path | str) -> Dossier:
    """Read a dossier to compute from it; raises DossierError that lists what makes it unreadable."""
    dossier = load(path)
    if blocking := [problem for problem in dossier.problems if problem.blocks]:
        lines = [f"  {problem}" for problem in blocking[:FIRST_PROBLEMS]]
        more = len(blocking) - len(lines)
        counted = f"{len(blocking)} problem" + ("s" if len(blocking) != 1 else "")
        if more:
            lines.append(f"  and {more} more")
        advice = "  `marsad check` lists all of them"
        raise DossierError("\n".join((f"{shown(dossier.root)}: {counted} must be mended first", *lines, advice)))
    return dossier


def _read_scene_file(root: Path, folder: int, findings: Findings) -> Node | None:
    """The parsed dossier.yaml; None where its text is broken. Raises DossierError where it cannot be read."""
    try:
        content = read_bytes(folder, layout.DOSSIER_FILE, layout.DOSSIER_FILE_BYTES)
    except FormatError as error:
        code = "scene-absent" if error.code == "file-absent" else error.code
        problem = Problem(code, layout.DOSSIER_FILE, values={k: shown(v) for k, v in error.values.items()})
        raise DossierError(f"{shown(root)}: {layout.DOSSIER_FILE}: {problem.what}; {problem.todo}") from None
    try:
        return read_yaml(content)
    except FormatError as error:
        findings.add_error(error, layout.DOSSIER_FILE)
        return None


def _read_tables(root: int, findings: Findings) -> dict[str, Table]:
    """Every table, one after the other, so that only one file's bytes are held; absent ones are empty."""
    try:
        with opened_folder(root, layout.TABLES_FOLDER) as folder:
            _note_unknown(names_in(folder), findings)
            return {name: _read_table(folder, name, findings) for name in layout.TABLES}
    except FormatError as error:
        absent = error.code == "file-absent"
        findings.add_error(FormatError("tables-absent") if absent else error, layout.TABLES_FOLDER)
        return {name: Table(name, sound=False) for name in layout.TABLES}


def _read_table(folder: int, name: str, findings: Findings) -> Table:
    try:
        content = read_bytes(folder, f"{name}.csv", layout.TABLE_BYTES)
    except FormatError as error:
        if error.code == "file-absent" and name not in layout.REQUIRED_TABLES:
            return Table(name)
        findings.add_error(error, layout.table_file(name))
        return Table(name, sound=False)
    return read_table(name, content, findings)


def _note_links(root: int, findings: Findings) -> None:
    """Links where the panel is read from, and stray ones beside it (dossier.yaml and tables are seen to before)."""
    for name in links_in(root):
        if name not in (layout.DOSSIER_FILE, layout.TABLES_FOLDER, layout.PANEL_FOLDER):
            findings.add("link-stray", shown(name))
    try:
        with opened_folder(root, layout.PANEL_FOLDER) as folder:
            for name in links_in(folder):
                findings.add("file-link", f"{layout.PANEL_FOLDER}/{shown(name)}")
    except FormatError as error:
        if error.code != "file-absent":
            findings.add_error(error, layout.PANEL_FOLDER)


def _note_unknown(names: Iterable[str], findings: Findings) -> None:
    known = [f"{name}.csv" for name in layout.TABLES]
    hints = Hints()
    for name in sorted(names):
        if name not in known and not name.startswith("."):
            near = hints.near(name, known)
            code = "file-unknown-near" if near else "file-unknown"
            findings.add(code, f"{layout.TABLES_FOLDER}/{shown(name)}", near=near)


def _records(name: str, rows: Iterable[Row], reader: Reader, findings: Findings) -> tuple[Any, ...]:
    """The records of a table's rows, sorted by id; rows with a blocking problem are left out."""
    made = []
    columns = layout.TABLES[name]
    record_class = RECORDS[name]
    file = layout.table_file(name)
    for row in sorted(rows, key=_row_id):
        values: dict[str, Any] = {}
        for column, spec in columns.items():
            text = row.cells[column]
            try:
                values[layout.field_of(column)] = reader.read(spec, text)
            except FormatError as error:
                findings.add_error(error, file, row.id, row.line, column)
            else:
                if looks_like_formula(text):
                    findings.add("cell-formula", file, row.id, row.line, column, value=text)
        if len(values) == len(columns):
            made.append(record_class(**values))
    return tuple(made)


def _row_id(row: Row) -> str:
    return row.id
