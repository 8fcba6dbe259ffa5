"""The index's folder: one user of it at a time, what was indexed, and whether the files are those that were written.

    index/lock          held while the index is looked at or written
    index/state.json    the rules it was made by, the shelves of captures it has, and its files with size and time
    index/tantivy/      the index itself

Invariant: what `intact` passes was written whole by tantivy: a file that is new is read once against its own CRC; later
its size and time are compared. All of it is derived: whatever is wrong, it can be thrown away and built anew.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

from marsad import atomic
from marsad.errors import ArchiveError

_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")  # the files of a segment
_MAGIC = 1337  # how tantivy ends a file: its footer (JSON with the CRC), the footer's length, this number
_LONGEST_FOOTER = 10_000  # bytes
_MAKERS = {  # what decides on terms and parts; an index that others made is built anew
    "marsad.archive.search": ("words.py", "passages.py", "index.py"),
    "marsad.text": ("fold.py", "tokens.py", "sentences.py", "clitics.py", "clitics.tsv", "clitics.yaml", "words.yaml"),
}
Stamp = tuple[int, int]  # a file's size, and the time of its last change in ns


@dataclass(slots=True)
class State:
    """What state.json says: by which rules, the shelves' times when they were read, the files that were found whole."""

    rules: str
    shelves: dict[str, int] = field(default_factory=dict)
    files: dict[str, Stamp] = field(default_factory=dict)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """The folder, for this process alone; waits for another one that has it. Raises ArchiveError."""
    place = folder / "lock"
    try:
        if not place.exists():
            folder.mkdir(exist_ok=True)
            place.touch()
        descriptor = os.open(place, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError as error:
        raise ArchiveError(f"{folder}: the search index cannot be written ({error.strerror})") from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def read_state(folder: Path) -> State | None:
    """The state that was written last; None where there is none to be trusted, or other rules made the index."""
    try:
        values: dict[str, Any] = json.loads((folder / "state.json").read_bytes())
        shelves = {str(name): int(time) for name, time in values["shelves"].items()}
        stamps = {str(name): (int(size), int(time)) for name, (size, time) in values["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return State(rules(), shelves, stamps) if values.get("rules") == rules() else None


def write_state(folder: Path, state: State) -> None:
    """Write the state whole. Raises OSError."""
    values = {"rules": state.rules, "shelves": state.shelves, "files": state.files}
    atomic.write(folder / "state.json", (json.dumps(values, sort_keys=True) + "\n").encode())


def clear(folder: Path) -> None:
    """Throw the index away, the state first. Raises OSError."""
    (folder / "state.json").unlink(missing_ok=True)
    for left in folder.glob(".state.json.*.tmp"):
        left.unlink(missing_ok=True)
    if (folder / "tantivy").is_dir() and not (folder / "tantivy").is_symlink():
        shutil.rmtree(folder / "tantivy")
    else:
        (folder / "tantivy").unlink(missing_ok=True)


def intact(folder: Path, known: dict[str, Stamp]) -> dict[str, Stamp] | None:
    """The files that the index consists of, with their stamps; None where one is not as it was written."""
    found: dict[str, Stamp] = {}
    try:
        for name in _named(folder / "tantivy" / "meta.json"):
            path = folder / "tantivy" / name
            status = path.stat()
            found[name] = (status.st_size, status.st_mtime_ns)
            if known.get(name, found[name]) != found[name] or (name not in known and not _whole(path)):
                return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return found


def _named(meta: Path) -> Iterator[str]:
    """The files of the segments that tantivy's meta.json names."""
    for segment in json.loads(meta.read_bytes())["segments"]:
        stem = segment["segment_id"].replace("-", "")
        yield from (f"{stem}.{part}" for part in _PARTS)
        if segment["deletes"]:
            yield f"{stem}.{int(segment['deletes']['opstamp'])}.del"


def _whole(path: Path) -> bool:
    """Whether a file's bytes have the CRC that its footer says."""
    with path.open("rb") as file:
        file.seek(-8, os.SEEK_END)
        length, magic = struct.unpack("<II", file.read())
        if magic != _MAGIC or length > _LONGEST_FOOTER:
            return False
        left = file.seek(-8 - length, os.SEEK_END)
        wanted = json.loads(file.read(length))["crc"]
        file.seek(0)
        crc = 0
        while left:
            chunk = file.read(min(left, 1 << 20))
            crc, left = zlib.crc32(chunk, crc), left - len(chunk)
        return bool(crc == wanted)


@cache
def rules() -> str:
    """A digest of what makes terms and parts out of texts: our files, tantivy's version and Unicode's."""
    from tantivy import __version__  # type: ignore[attr-defined]

    digest = hashlib.sha256(f"{__version__} {unidata_version}".encode())
    for package, names in _MAKERS.items():
        for name in names:
            digest.update(files(package).joinpath(name).read_bytes())
    return digest.hexdigest()[:16]
