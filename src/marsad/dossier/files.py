"""Bytes from a folder that nobody trusts: only regular files inside it, never more than a limit, never a wait.

Invariant: what is read lies in the folder itself: no symbolic link below the folder is followed, so nothing outside
can be read through it; pipes, sockets and devices are refused before they can block.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from marsad.dossier.problem import FormatError
from marsad.errors import DossierError

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def opened_root(root: Path) -> Iterator[int]:
    """A descriptor of the dossier's folder; raises DossierError where there is none that can be read."""
    try:
        descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except FileNotFoundError:
        raise DossierError(f"{root}: there is no such folder; name the folder of a dossier") from None
    except NotADirectoryError:
        raise DossierError(f"{root}: this is no folder; name the folder that holds dossier.yaml") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DossierError(f"{str(root)!r}: the folder cannot be read ({reason})") from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def opened_folder(root: int, name: str) -> Iterator[int]:
    """A descriptor of a folder within another; raises FormatError (`file-absent` where there is none)."""
    try:
        descriptor = os.open(name, _READ | os.O_DIRECTORY, dir_fd=root)
    except OSError as error:
        raise _fault(root, name, error, stat.S_ISDIR) from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def read_bytes(folder: int, name: str, limit: int) -> bytes:
    """The content of a regular file of at most `limit` bytes; raises FormatError."""
    try:
        descriptor = os.open(name, _READ, dir_fd=folder)
    except OSError as error:
        raise _fault(folder, name, error, stat.S_ISREG) from None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise FormatError("file-kind")
        if status.st_size > limit:
            raise FormatError("file-size", size=_megabytes(status.st_size), limit=_megabytes(limit))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise FormatError("file-unreadable", reason=error.strerror or error) from None
    finally:
        os.close(descriptor)
    if len(content) > limit:  # it grew while it was read
        raise FormatError("file-size", size=_megabytes(len(content)), limit=_megabytes(limit))
    return content


def names_in(folder: int) -> list[str]:
    """The names that stand in a folder."""
    with os.scandir(folder) as entries:
        return [entry.name for entry in entries]


def links_in(folder: int) -> list[str]:
    """The names in a folder that are symbolic links."""
    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in entries if entry.is_symlink())


def write_files(folder: int, contents: Mapping[str, bytes]) -> None:
    """Put files in place, each whole or not at all: all are written beside their places first, then renamed.

    Raises DossierError; whatever failed to be written before the first rename leaves no file changed.
    """
    made: list[str] = []
    try:
        for name, content in contents.items():
            temporary = f".{name}.{secrets.token_hex(8)}"
            descriptor = os.open(temporary, _CREATE, 0o666, dir_fd=folder)
            made.append(temporary)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(descriptor)
        for temporary, name in zip(list(made), contents, strict=True):
            os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
            made.remove(temporary)
        os.fsync(folder)
    except OSError as error:
        raise DossierError(f"{', '.join(contents)}: cannot be written ({error.strerror or error})") from None
    finally:
        for temporary in made:
            with suppress(OSError):
                os.unlink(temporary, dir_fd=folder)


def decoded(content: bytes) -> str:
    """UTF-8 text without its byte-order mark; raises FormatError that names the line of the first bad byte."""
    if b"\0" in content:
        raise FormatError("file-nul", line=content.count(b"\n", 0, content.index(b"\0")) + 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FormatError("file-encoding", line=line, byte=f"{content[error.start]:02x}") from None


def _fault(folder: int, name: str, error: OSError, wanted: object) -> FormatError:
    """Why a name could not be opened: what stands there decides, since systems number the errors differently."""
    try:
        mode = os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return FormatError("file-absent")
    except OSError:
        return FormatError("file-unreadable", reason=error.strerror or error)
    if stat.S_ISLNK(mode):
        return FormatError("file-link")
    if not callable(wanted) or not wanted(mode):
        return FormatError("file-kind")
    return FormatError("file-unreadable", reason=error.strerror or error)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
