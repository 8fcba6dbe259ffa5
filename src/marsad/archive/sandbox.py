"""Reading a document in a process of its own, with bounds on its time, memory and output.

Invariant: whatever the document does to its reader, the caller gets a text or one line; when the call ends, the reader
and all that it started are gone.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from marsad.archive import limits
from marsad.archive.extract import Hints
from marsad.errors import ArchiveError, StoppedError

Read = dict[str, Any]
_TICK = 0.5  # seconds after which a stop is seen


def read(document: Path, text: Path, hints: Hints, stopped: Callable[[], bool] = lambda: False) -> Read:
    """Put a document's text into the file `text` and return what is known of it; raises ArchiveError with the reason.

    The keys are media_type, extractor, notes, title, date, licence, image and characters.
    """
    found = _run(document, text, "document", limits.EXTRACT_SECONDS, hints, stopped)
    if pages := found.get("pages"):
        if pages > limits.SCAN_PAGES:
            raise ArchiveError(f"its {pages:,} pages are pictures; at most {limits.SCAN_PAGES} are read")
        seconds = limits.EXTRACT_SECONDS + pages * limits.PAGE_SECONDS
        found = _run(document, text, "scan", seconds, hints, stopped)
    if reason := found.get("reason"):
        raise ArchiveError(str(reason))
    return found


def _run(document: Path, text: Path, mode: str, seconds: int, hints: Hints, stopped: Callable[[], bool]) -> Read:
    told = (hints.media_type, hints.charset, hints.name)
    arguments = [str(document), str(text), mode, str(seconds), *(t.replace("\0", "")[:2000] for t in told)]
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "marsad.archive.extract", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that it can be ended with all that it started, and Ctrl-C reaches the parent alone
    ) as reader:
        try:
            out = _out(reader, time.monotonic() + seconds, stopped)
        finally:
            _end(reader)
    if out is None:
        raise ArchiveError(f"it takes longer than {seconds} s to read")
    try:
        found = json.loads(out)
    except ValueError:
        raise ArchiveError("its reader broke down on it; it is broken, or made to break readers") from None
    return found if isinstance(found, dict) else {}


def _out(reader: subprocess.Popen[bytes], deadline: float, stopped: Callable[[], bool]) -> bytes | None:
    """What the reader printed, None where the time is over."""
    while not stopped():
        try:
            return reader.communicate(timeout=_TICK)[0]
        except subprocess.TimeoutExpired:
            if time.monotonic() > deadline:
                return None
    raise StoppedError


def _end(reader: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(reader.pid, signal.SIGKILL)
    reader.wait()
