"""The text of a file that is to be read: plain text at once, every other format in the archive's sandbox.

Invariant: only regular files within the archive's limits are opened, and what can't be read is one line.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from marsad.archive import limits, sandbox
from marsad.archive.extract import Hints, UnreadableError, kinds, plain
from marsad.archive.files import regular
from marsad.errors import ArchiveError, ReadingError


def text_of(path: str) -> str:
    """The text, with LF at its line ends and nothing else changed; raises ReadingError that names the file."""
    document, hints = Path(path), Hints(name=Path(path).name)
    try:
        with regular(document, limits.FILE_BYTES) as file:
            if kinds.kind_of(document, hints) == "text":
                return plain.extract(file.read(), hints).text
        with tempfile.TemporaryDirectory() as folder:
            text = Path(folder) / "text"
            sandbox.read(document, text, hints)
            return text.read_text(encoding="utf-8")
    except (ArchiveError, UnreadableError) as error:
        raise ReadingError(f"{path}: {error}") from None
