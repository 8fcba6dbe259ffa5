"""Files that nobody trusts: only regular ones, never more than a limit, never a wait at a pipe or a device.

Invariant: the size is looked at before a byte is read, and again while it is read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from marsad.errors import ArchiveError

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_KINDS = {
    stat.S_IFLNK: "a link; name the file that it leads to",
    stat.S_IFDIR: "a folder; name the files in it",
    stat.S_IFIFO: "a pipe, not a file; save it as a file first",
    stat.S_IFSOCK: "a socket, not a file",
    stat.S_IFCHR: "a device, not a file",
    stat.S_IFBLK: "a device, not a file",
}
CHUNK = 1 << 20


@contextmanager
def regular(path: Path, limit: int) -> Iterator[BinaryIO]:
    """A regular file of at most `limit` bytes, open to be read; raises ArchiveError without the path in it."""
    try:
        descriptor = os.open(path, _READ)
    except (OSError, ValueError) as error:
        raise ArchiveError(_why(path, error)) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ArchiveError(f"this is {_KINDS.get(stat.S_IFMT(status.st_mode), 'no file')}")
        if status.st_size > limit:
            raise ArchiveError(too_large(status.st_size, limit))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def copied(source: BinaryIO, target: BinaryIO, limit: int) -> tuple[str, int]:
    """Copy a file and return its SHA-256 and size.

    Raises ArchiveError where it grew beyond `limit` meanwhile, or reading or writing fails.
    """
    digest, size = hashlib.sha256(), 0
    try:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise ArchiveError(too_large(size, limit))
            digest.update(chunk)
            target.write(chunk)
    except OSError as error:
        raise ArchiveError(f"it cannot be copied ({error.strerror or error})") from None
    return digest.hexdigest(), size


def digest_of(path: Path, limit: int) -> str:
    """The SHA-256 of a regular file; "" where there is none that can be read."""
    try:
        with regular(path, limit) as file:
            digest = hashlib.sha256()
            while chunk := file.read(CHUNK):
                digest.update(chunk)
            return digest.hexdigest()
    except (ArchiveError, OSError):
        return ""


def too_large(size: int, limit: int) -> str:
    """The reason for refusing a size."""
    return f"it has {size / 1e6:,.1f} MB, more than the {limit / 1e6:,.0f} MB allowed"


def _why(path: Path, error: OSError | ValueError) -> str:
    """What stands at a path that could not be opened: systems number the errors of links and sockets differently."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return "there is no such file"
    except (OSError, ValueError):
        mode = stat.S_IFREG
    kind = _KINDS.get(stat.S_IFMT(mode))
    if kind:
        return f"this is {kind}"
    reason = error.strerror if isinstance(error, OSError) else "the name holds a zero byte"
    return f"it cannot be read ({reason})"
