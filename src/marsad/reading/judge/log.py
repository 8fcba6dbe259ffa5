"""`judged.jsonl` in the dossier's folder: every answer and every row made of it, one JSON object a line.

Invariant: lines are only added, each put on the disk whole before the next step; a last line that was cut off by a
crash counts as never written, and the next one takes its place. One process at a time may add.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marsad.archive.files import regular
from marsad.errors import ArchiveError, DossierError

NAME = "judged.jsonl"
BYTES = 64_000_000
_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


class LogError(DossierError):
    """A log that cannot be read; `line` is where."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read_events(root: Path) -> list[tuple[int, dict[str, Any]]]:
    """The events with their lines; none where there is no log. Raises LogError."""
    path = root / NAME
    if not path.exists() and not path.is_symlink():
        return []
    try:
        with regular(path, BYTES) as file:
            content = file.read(BYTES + 1)
    except ArchiveError as error:
        raise LogError(f"{path}: {error}") from None
    whole = content[: content.rfind(b"\n") + 1]
    return [(number, _event(path, number, line)) for number, line in enumerate(whole.splitlines(), 1) if line.strip()]


def _event(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        event = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        event = None
    if not isinstance(event, dict):
        raise LogError(f"{path}, line {number}: this is no answer in JSON; mend or remove the line", number)
    return event


def _no_number(text: str) -> float:
    raise ValueError(text)


class Log:
    """The log, open to be added to by this process alone."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def add(self, event: Mapping[str, Any]) -> None:
        """Add an event; it is on the disk when this returns."""
        line = json.dumps(event, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n"
        try:
            written = os.write(self._descriptor, line)
            while written < len(line):
                written += os.write(self._descriptor, line[written:])
            os.fsync(self._descriptor)
        except OSError as error:
            raise DossierError(f"{self._path}: the answer cannot be written ({error.strerror})") from None


@contextmanager
def opened(root: Path) -> Iterator[Log]:
    """The dossier's log, locked; raises DossierError where it cannot be written or somebody else judges."""
    path = root / NAME
    try:
        descriptor = os.open(path, _OPEN, 0o644)
    except OSError as error:
        raise DossierError(f"{path}: answers cannot be written here ({error.strerror})") from None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise DossierError(f"{path}: this is no plain file; remove it")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DossierError(f"{path}: another `marsad judge` is at work on this dossier; end it first") from None
        _cut_torn(descriptor)
        yield Log(path, descriptor)
    finally:
        os.close(descriptor)


def _cut_torn(descriptor: int) -> None:
    """Remove a last line without an end."""
    size = end = os.fstat(descriptor).st_size
    while end > 0:
        start = max(0, end - 65536)
        at = os.pread(descriptor, end - start, start).rfind(b"\n")
        if at >= 0:
            end = start + at + 1
            break
        end = start
    if end < size:
        os.ftruncate(descriptor, end)
