"""The process that reads one document: arguments in, the text into a file, what is known of it as JSON on stdout.

python -P -m marsad.archive.extract DOCUMENT TEXT MODE MEDIA_TYPE CHARSET NAME    (MODE: document, or pages of a scan)
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from marsad.archive import limits
from marsad.archive.extract import Extracted, Hints, ScannedError, UnreadableError, extract

SHORT = 400  # characters of a title, date, licence or note


def main(arguments: list[str]) -> None:
    """Read one document; whatever happens there is one JSON object on stdout, or the process dies by a limit."""
    document, text, mode, seconds, *hints = arguments
    _limit(int(seconds))
    sys.stdout.write(json.dumps(_read(Path(document), Path(text), mode, Hints(*hints))))


def _read(document: Path, text: Path, mode: str, hints: Hints) -> dict[str, Any]:
    try:
        found = _scanned(document) if mode == "scan" else extract(document, hints)
        content = found.text.encode("utf-8", "replace")
        if len(content) > limits.TEXT_BYTES:
            raise UnreadableError(f"its text has more than {limits.TEXT_BYTES / 1e6:,.0f} MB")
        return _written(text, content) or _about(found)
    except ScannedError as error:
        return {"pages": error.pages}
    except UnreadableError as error:
        return {"reason": _clean(str(error))}
    except MemoryError:
        return {"reason": "it takes too much memory to read"}
    except Exception as error:  # a parser met what it was not made for: the document is to blame, and is told
        return {"reason": f"it is broken ({type(error).__name__})"}


def _written(text: Path, content: bytes) -> dict[str, Any]:
    """Write the text; what is wrong with the disk is no fault of the document."""
    try:
        text.write_bytes(content)
    except OSError as error:
        return {"reason": f"its text cannot be written ({error.strerror or error})"}
    return {}


def _scanned(document: Path) -> Extracted:
    from marsad.archive.extract import pdf, scan

    return scan.pages(document, pdf.sides(document))


def _about(found: Extracted) -> dict[str, Any]:
    kept = ("media_type", "extractor", "title", "date", "licence")
    told: dict[str, Any] = {name: _clean(getattr(found, name)) for name in kept}
    return {
        **told,
        "notes": [_clean(note) for note in found.notes],
        "image": found.image,
        "characters": len(found.text),
    }


def _clean(text: str) -> str:
    """A text as one printable line of bounded length."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * SHORT]).split())
    return line[:SHORT]


def _limit(seconds: int) -> None:
    """Bounds that hold even where the parent is gone."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.TEXT_BYTES, limits.TEXT_BYTES))
    if sys.platform != "darwin":  # macOS knows no limit of a process's addresses
        resource.setrlimit(resource.RLIMIT_AS, (limits.EXTRACT_MEMORY, limits.EXTRACT_MEMORY))
    signal.alarm(seconds + 5)


if __name__ == "__main__":
    main(sys.argv[1:])
