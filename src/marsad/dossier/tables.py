"""CSV bytes to raw rows: the header held against the format, every row whole, every cell text of bounded length.

Invariant: each row of a `Table` has a text for each column that the format names ("" where the file has none), and
knows the line where it starts. `sound` is false where rows were lost, so that nothing is concluded from an absence.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from marsad.dossier import layout
from marsad.dossier.files import decoded
from marsad.dossier.hints import closest
from marsad.dossier.problem import Findings, FormatError


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: the line where it starts and its cells by column."""

    line: int
    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        return self.cells["id"]


@dataclass(frozen=True, slots=True)
class Table:
    """The raw rows of a table in the file's order; `digest` is the SHA-256 of the file, "" where there is none."""

    name: str
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    digest: str = ""
    sound: bool = True


def read_table(name: str, content: bytes, findings: Findings) -> Table:
    """Parse a table; whatever is wrong goes to `findings`."""
    file = layout.table_file(name)
    digest = hashlib.sha256(content).hexdigest()
    try:
        lines = _records(decoded(content))
        header = next(lines, None)
        if header is None:
            raise FormatError("table-empty", columns=",".join(layout.TABLES[name]))
        if _separated_by_semicolons(name, header[1]):
            raise FormatError("table-semicolons", line=header[0])
        places = _places(name, header[1], findings)
        if "id" not in places:
            return Table(name, tuple(header[1]), digest=digest, sound=False)
        rows, sound = _rows(name, lines, len(header[1]), places, findings)
        return Table(name, tuple(header[1]), rows, digest, sound)
    except FormatError as error:
        findings.add_error(error, file)
        return Table(name, digest=digest, sound=False)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line where it starts; blank lines are skipped. Raises FormatError for broken CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            raise FormatError("cell-size", line=line, limit=layout.CELL_CHARACTERS) from None
        raise FormatError("table-quote", line=line) from None


def _separated_by_semicolons(name: str, header: list[str]) -> bool:
    """Whether a spreadsheet saved the table with `;`, as it does where the comma is the decimal sign."""
    return len(header) == 1 and len(set(header[0].split(";")) & set(layout.TABLES[name])) > 1


def _places(name: str, header: list[str], findings: Findings) -> dict[str, int]:
    """Column -> place in the row; unknown, repeated and missing columns are noted."""
    file, columns = layout.table_file(name), layout.TABLES[name]
    places: dict[str, int] = {}
    unknown = []
    for place, column in enumerate(header):
        if column in places:
            findings.add("column-repeated", file, line=1, column=column, columns=",".join(columns))
        elif column in columns:
            places[column] = place
        else:
            unknown.append(column)
    missing = [column for column in columns if column not in places]
    for column in unknown[: layout.LIST_ITEMS]:
        near = closest(column, missing or columns)
        code = "column-unknown-near" if near else "column-unknown"
        findings.add(code, file, line=1, column=column, value=column, near=near, columns=",".join(columns))
    for column in missing:
        code = "column-missing-required" if columns[column].required else "column-missing"
        findings.add(code, file, line=1, column=column, value=column, columns=",".join(columns))
    return places


def _rows(
    name: str,
    records: Iterator[tuple[int, list[str]]],
    width: int,
    places: Mapping[str, int],
    findings: Findings,
) -> tuple[tuple[Row, ...], bool]:
    file = layout.table_file(name)
    rows: list[Row] = []
    sound = True
    empty = dict.fromkeys(layout.TABLES[name], "")
    try:
        for line, cells in islice(records, layout.TABLE_ROWS):
            row_id = cells[places["id"]] if len(cells) > places["id"] else ""
            if len(cells) != width:
                findings.add("row-width", file, row_id, line, found=len(cells), wanted=width)
                sound = False
                continue
            if max(map(len, cells)) > layout.CELL_CHARACTERS:
                findings.add("cell-size", file, row_id, line, limit=layout.CELL_CHARACTERS)
                sound = False
                continue
            rows.append(Row(line, empty | {column: cells[place] for column, place in places.items()}))
        if (beyond := next(records, None)) is not None:
            findings.add("table-rows", file, line=beyond[0], limit=layout.TABLE_ROWS)
            sound = False
    except FormatError as error:
        findings.add_error(error, file)
        sound = False
    return tuple(rows), sound


def identities(table: Table, findings: Findings) -> dict[str, Row]:
    """The table's rows by id; ids of a wrong form and repeated ids are noted, and repetitions left out."""
    file = layout.table_file(table.name)
    first: dict[str, Row] = {}
    repeats: Counter[str] = Counter()
    for row in table.rows:
        if not row.id:
            findings.add("id-empty", file, line=row.line, column="id")
        elif not layout.ID.match(row.id):
            findings.add("id-form", file, row.id, row.line, "id", value=row.id)
        elif row.id in first:
            repeats[row.id] += 1
            findings.add("id-repeated", file, row.id, row.line, "id", value=row.id, first=first[row.id].line)
        else:
            first[row.id] = row
    return first
