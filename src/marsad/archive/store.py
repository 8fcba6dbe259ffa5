"""The archive: bytes and texts under the SHA-256 of their content, and one record for each capture.

    objects/ab/abcd…            captured bytes, and the texts extracted from them (UTF-8)
    captures/ab/abcd….TIME.CHECK.json   what was captured, when, and which object is its text
    tmp/                        what is being written

Invariant: nothing is changed once it is in place. Whatever has its name is whole: it was written beside, forced to the
disk and renamed, an object before the record that names it. So any number of captures may run at once, and one that is
killed leaves nothing behind but a file in `tmp`, which a later one clears.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from marsad import atomic, settings
from marsad.archive import limits
from marsad.archive.files import digest_of, regular
from marsad.errors import ArchiveError

_DIGEST = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_RECORD = re.compile(r"([0-9a-f]{64})\.(\d{8}T\d{6}Z)\.([0-9a-f]{16})\.json\Z", re.ASCII)
STALE = 86_400  # seconds after which a file in tmp belongs to nobody


@dataclass(frozen=True, slots=True)
class Capture:
    """One capture.

    `source` is the address that was asked for or the name of a file, `final` the address after redirects ("" for a
    file), `retrieved` the instant in UTC (`2021-06-28T10:00:00Z`), `sha256` the digest of the bytes, `text_sha256` that
    of the text in UTF-8. `image` marks a text that was recognized in pictures. `date` (EDTF), `title` and `licence` are
    what the document itself says, "" where it does not. `notes` say how it was read, for people.
    """

    source: str
    final: str
    status: int | None
    retrieved: str
    sha256: str
    size: int
    media_type: str
    extractor: str
    text_sha256: str
    characters: int
    image: bool
    lang: str
    title: str
    date: str
    licence: str
    notes: tuple[str, ...] = ()


class Archive:
    """The archive in a folder; it need not exist to be read from, and is made by the first capture."""

    def __init__(self, folder: Path | str | None = None) -> None:
        self.folder = Path(folder) if folder is not None else settings.data_home() / "archive"

    def captures(self) -> Iterator[Capture]:
        """Every capture, in the order of their bytes' digests, then of time. Raises ArchiveError for a damaged one."""
        for shelf in sorted(self._names(self.folder / "captures")):
            yield from (self.record(shelf, name) for name in sorted(self._names(self.folder / "captures" / shelf)))

    def record(self, shelf: str, name: str) -> Capture:
        """The capture of the file `captures/SHELF/NAME`; raises ArchiveError where it is not what its name says."""
        path = self.folder / "captures" / shelf / name
        match = _RECORD.match(name)
        try:
            with regular(path, limits.RECORD_BYTES) as file:
                content = file.read(limits.RECORD_BYTES + 1)
            if not match or hashlib.sha256(content).hexdigest()[:16] != match[3]:
                raise ValueError("its content is not what its name says")
            values = json.loads(content)
            return Capture(**{**values, "notes": tuple(values["notes"])})
        except (ArchiveError, ValueError, TypeError, KeyError, OSError) as error:
            raise ArchiveError(f"{path}: this record is damaged ({error}); delete it") from None

    def of_bytes(self, sha256: str) -> Capture | None:
        """The latest capture of these bytes, None where they are not here."""
        if not _DIGEST.match(sha256):
            return None
        shelf = sha256[:2]
        found = [n for n in self._names(self.folder / "captures" / shelf) if n.startswith(f"{sha256}.")]
        records = [self.record(shelf, name) for name in found]
        return max(records, key=lambda c: c.retrieved, default=None)

    def latest(self) -> dict[str, Capture]:
        """The latest capture of every source, by its address or file name."""
        found: dict[str, Capture] = {}
        for capture in self.captures():
            if capture.source not in found or found[capture.source].retrieved < capture.retrieved:
                found[capture.source] = capture
        return found

    def text(self, capture: Capture) -> str:
        """The text of a capture, its digest checked; raises ArchiveError."""
        return self._object(capture.text_sha256, limits.TEXT_BYTES).decode("utf-8")

    def content(self, capture: Capture) -> bytes:
        """The captured bytes, their digest checked; raises ArchiveError."""
        return self._object(capture.sha256, limits.FILE_BYTES)

    @contextlib.contextmanager
    def staging(self) -> Iterator[Path]:
        """A new empty file inside the archive, gone at the end if it was not put in place."""
        folder = self.folder / "tmp"
        with _told(self.folder):
            folder.mkdir(parents=True, exist_ok=True)
            _clear(folder)
            descriptor, name = tempfile.mkstemp(dir=folder)
            os.close(descriptor)
        try:
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)

    def put(self, staged: Path, sha256: str) -> None:
        """Move a staged file in place under its digest. A damaged object of that name is replaced."""
        place = self._place(sha256)
        with _told(self.folder):
            if digest_of(place, limits.FILE_BYTES) != sha256:
                _move(staged, place)

    def add(self, capture: Capture) -> None:
        """Record a capture whose objects are in place."""
        line = json.dumps(asdict(capture), ensure_ascii=False, sort_keys=True) + "\n"
        content = line.encode("utf-8")
        instant = re.sub("[-:]", "", capture.retrieved)
        name = f"{capture.sha256}.{instant}.{hashlib.sha256(content).hexdigest()[:16]}.json"
        with self.staging() as staged, _told(self.folder):
            staged.write_bytes(content)
            _move(staged, self.folder / "captures" / capture.sha256[:2] / name)

    def _place(self, sha256: str) -> Path:
        if not _DIGEST.match(sha256):
            raise ArchiveError(f"{self.folder}: {sha256[:80]!r} is no SHA-256")
        return self.folder / "objects" / sha256[:2] / sha256

    def _object(self, sha256: str, limit: int) -> bytes:
        path = self._place(sha256)
        try:
            with regular(path, limit) as file:
                content = file.read(limit + 1)
        except ArchiveError as error:
            raise ArchiveError(f"{path}: {error}; capture the source again") from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ArchiveError(f"{path}: its bytes are not those that its name says; capture the source again")
        return content

    def _names(self, folder: Path) -> list[str]:
        try:
            return [path.name for path in folder.iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise ArchiveError(f"{folder}: the archive cannot be read ({error.strerror})") from None


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Turn what the system says into one line."""
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"{folder}: the archive cannot be written ({error.strerror or error})") from None


def _move(staged: Path, place: Path) -> None:
    """Rename a file into place, its bytes on the disk first, its name after."""
    place.parent.mkdir(parents=True, exist_ok=True)
    staged.chmod(0o444)
    atomic.sync(staged)
    staged.replace(place)
    for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
        atomic.sync(folder)


def _clear(folder: Path) -> None:
    """Remove what a capture that was killed left behind."""
    oldest = time.time() - STALE
    with os.scandir(folder) as entries:
        left = [e for e in entries if e.is_file(follow_symlinks=False) and _older(e, oldest)]
    for entry in left:
        Path(entry.path).unlink(missing_ok=True)


def _older(entry: os.DirEntry[str], oldest: float) -> bool:
    try:
        return entry.stat(follow_symlinks=False).st_mtime < oldest
    except FileNotFoundError:
        return False
