"""The text of a file that is to be read: plain text at once, every other format in the archive's sandbox.

Invariant: only regular files within the archive's limits are opened, no text is longer than `LONGEST`, and what can't
be read is one line.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from marsad.archive import limits, sandbox
from marsad.archive.extract import Hints, UnreadableError, kinds, plain
from marsad.archive.files import regular
from marsad.errors import ArchiveError, ReadingError

LONGEST = 2_000_000  # characters of one document, some thousand pages: half a minute and half a gigabyte to read


def text_of(path: str) -> str:
    """The text, with LF at its line ends and nothing else changed; raises ReadingError that names the file."""
    try:
        text = _extracted(Path(path))
    except (ArchiveError, UnreadableError) as error:
        raise ReadingError(f"{path}: {error}") from None
    if len(text) > LONGEST:
        raise ReadingError(f"{path}: it has {len(text):,} characters; a document has {LONGEST:,} at most; split it")
    return text


def _extracted(document: Path) -> str:
    hints = Hints(name=document.name)
    with regular(document, limits.FILE_BYTES) as file:
        if kinds.kind_of(document, hints) == "text":
            return plain.extract(file.read(), hints).text
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text"
        sandbox.read(document, text, hints)
        return text.read_text(encoding="utf-8")
