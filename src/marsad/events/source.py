"""The file as downloaded: a csv, or a zip that holds one, brought to a temporary csv with a known header.

Invariant: nothing inside the file names a path that is written; what is unpacked is bounded in size. UCDP's own files
take one copy. A file that the engine can't parse is repaired once, row by row: a row with too few or too many cells
is set aside with its line, bytes that are no UTF-8 are read as Windows-1252 (a superset of Latin-1's letters).
"""

from __future__ import annotations

import csv
import hashlib
import itertools
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from marsad.errors import EventsError

MOST_BYTES = 20 * 1024**3
MOST_RATIO = 200
RATIO_FREE_BYTES = 50 * 1024**2  # a small file may be that repetitive
LONGEST_LINE = 2_000_000
MOST_COLUMNS = 1_000
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A staged csv: its columns in the file's order and the lines that stand before the first event."""

    csv: Path
    columns: tuple[str, ...]
    skip: int


class Record(NamedTuple):
    """A row of a csv, with the first and the last line on which it stands."""

    first: int
    last: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A row that is no row of the table: it has too few or too many cells."""

    line: int
    id: str
    cells: int


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes."""
    if not path.is_file():
        raise EventsError(f"{path}: there is no such file")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stage(path: Path, folder: Path) -> Source:
    """Bring the csv of `path` into `folder` and read its header."""
    target = folder / "source.csv"
    with path.open("rb") as file:
        magic = file.read(4)
    if magic[:2] == b"PK":
        _unzip(path, target)
    else:
        if path.stat().st_size > MOST_BYTES:
            raise EventsError(f"{path.name}: {_size(path.stat().st_size)} is more than Marsad reads in one file")
        shutil.copyfile(path, target)
    return _with_header(target, path.name)


def _unzip(path: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive, target.open("wb") as out:
            member = _only_csv(archive, path.name)
            with archive.open(member) as inside:
                shutil.copyfileobj(inside, out, CHUNK)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, ValueError) as error:
        raise EventsError(f"{path.name}: the zip is damaged or cut off ({error}); download it again") from None
    except (NotImplementedError, RuntimeError) as error:
        raise EventsError(f"{path.name}: the zip can't be unpacked ({error}); unpack it and import the csv") from None


def _only_csv(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    found = [m for m in archive.infolist() if _is_table(m)]
    if len(found) != 1:
        names = ", ".join(repr(m.filename) for m in found[:5]) or "none"
        raise EventsError(f"{name}: the zip must hold exactly one csv, it holds {len(found)}: {names}")
    member = found[0]
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in member.filename:
        raise EventsError(f"{name}: the zip holds a path that leads out of it: {member.filename!r}")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise EventsError(f"{name}: the zip is packed in a way Marsad can't unpack; unpack it and import the csv")
    if member.file_size > MOST_BYTES:
        raise EventsError(f"{name}: unpacked it would be {_size(member.file_size)}, more than Marsad reads")
    if member.file_size > max(RATIO_FREE_BYTES, MOST_RATIO * member.compress_size):
        raise EventsError(f"{name}: it would unpack to over {MOST_RATIO} times its size; that is no event file")
    return member


def _is_table(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    hidden = "__MACOSX" in path.parts or path.name.startswith(".")
    return not member.is_dir() and not hidden and path.suffix.lower() == ".csv"


def _size(count: int) -> str:
    return f"{count / 1024**3:.1f} GB"


def _with_header(path: Path, name: str) -> Source:
    with path.open("rb") as file:
        if b"\0" in file.read(CHUNK):
            raise EventsError(f"{name}: it holds zero bytes, so it is no UTF-8 csv; save it as csv (UTF-8)")
    first = list(itertools.islice(records(path, name), 2))
    if not first:
        raise EventsError(f"{name}: the file is empty")
    header, tags = first[0], first[1:]
    if len(header.cells) > MOST_COLUMNS:
        raise EventsError(f"{name}: the header has {len(header.cells):,} columns; that is no event file")
    if header.last > header.first:  # the engine skips by lines and must not skip an event
        raise EventsError(f"{name}: a column's name holds a line break (lines {header.first} to {header.last})")
    skip = tags[0].last if tags and _is_hxl(tags[0].cells) else header.last
    return Source(path, tuple(cell.strip().lower() for cell in header.cells), skip)


def _is_hxl(cells: list[str]) -> bool:
    """Whether a row holds HXL tags (`#date+start`): most of its filled cells do."""
    filled = [cell for cell in cells if cell.strip()]
    return 2 * sum(cell.strip().startswith("#") for cell in filled) > len(filled)


def _lines(file: IO[bytes], name: str) -> Iterator[str]:
    """The lines of a file as text, without byte order mark; EventsError at a line of absurd length."""
    for number in itertools.count(1):
        line = file.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) == LONGEST_LINE:
            raise EventsError(f"{name}: line {number} is over {LONGEST_LINE:,} bytes long; that is no event")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("cp1252", errors="replace")
        text = text.removeprefix("\ufeff") if number == 1 else text
        yield text.replace("\r\n", "\n").replace("\r", " ")


def records(path: Path, name: str) -> Iterator[Record]:
    """The file's records, blank lines left out; EventsError where none can be made out."""
    before = csv.field_size_limit(LONGEST_LINE)
    try:
        with path.open("rb") as file:
            reader = csv.reader(_lines(file, name))
            line = 1
            for cells in reader:
                if cells:
                    yield Record(line, reader.line_num, cells)
                line = reader.line_num + 1
    except csv.Error as error:
        raise EventsError(f"{name}: no table can be made out from line {line} on ({error})") from None
    finally:
        csv.field_size_limit(before)


def rows(source: Source, name: str) -> Iterator[Record]:
    """The records after the header."""
    return (record for record in records(source.csv, name) if record.first > source.skip)


def repair(source: Source, name: str) -> tuple[Source, list[Misfit], list[int]]:
    """A clean copy of a csv that the engine can't parse, its misfit rows, and the lines of the rows that are left."""
    clean = source.csv.with_name("repaired.csv")
    misfits: list[Misfit] = []
    lines: list[int] = []
    place = source.columns.index("id")
    width = len(source.columns)
    with clean.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(source.columns)
        for line, _, cells in rows(source, name):
            if len(cells) == width:
                writer.writerow(cells)
                lines.append(line)
            else:
                misfits.append(Misfit(line, cells[place] if place < len(cells) else "", len(cells)))
    return Source(clean, source.columns, 1), misfits, lines


def remove(folder: Path) -> None:
    """Delete what was staged."""
    shutil.rmtree(folder)
