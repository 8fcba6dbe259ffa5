"""The words of pictures, by Tesseract with Arabic, English and French where it is installed.

Invariant: a text from here is marked as an image's; no page takes longer than `limits.PAGE_SECONDS`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from marsad.archive import limits
from marsad.archive.extract import Extracted, UnreadableError, has_words, lines

LANGUAGES = ("ara", "eng", "fra")
DOTS = 300  # an inch
LONGEST_SIDE = 5000  # dots of a rendered page, whatever size it claims
PAGE_BREAK = "\f"


def picture(path: Path, media_type: str) -> Extracted:
    """The words in a PNG, JPEG or TIFF; raises UnreadableError."""
    extractor = _extractor()
    return _extracted(_recognized(path.read_bytes()), media_type, extractor)


def pages(path: Path, sides: Sequence[float]) -> Extracted:
    """The words in a PDF's pages, which are as long as `sides` (in points) at their longest; raises UnreadableError."""
    extractor = _extractor()
    if not shutil.which("pdftoppm"):
        raise UnreadableError("its pages are pictures; install pdftoppm (poppler-utils) to have them read")
    texts = [_recognized(_rendered(path, number, side)) for number, side in enumerate(sides, 1)]
    return _extracted(PAGE_BREAK.join(texts), "application/pdf", extractor)


def _extracted(text: str, media_type: str, extractor: str) -> Extracted:
    if not has_words(text):
        raise UnreadableError("it is a picture, and no word was recognized in it")
    return Extracted(lines(text), media_type, extractor, (f"recognized as {'+'.join(LANGUAGES)}",), image=True)


def _extractor() -> str:
    """`tesseract 5.3.0`; raises UnreadableError where it or a language is not installed."""
    if not shutil.which("tesseract"):
        raise UnreadableError("it is a picture; install tesseract with the languages ara, eng and fra to have it read")
    listed = _run(["tesseract", "--list-langs"], b"").decode("utf-8", "replace").split()
    if absent := [name for name in LANGUAGES if name not in listed]:
        raise UnreadableError(f"it is a picture, and tesseract lacks {', '.join(absent)}; install these languages")
    return " ".join(_run(["tesseract", "--version"], b"").decode("utf-8", "replace").split()[:2])


def _rendered(path: Path, number: int, side: float) -> bytes:
    dots = max(30, min(DOTS, int(LONGEST_SIDE * 72 / max(side, 1))))
    at = str(number)
    return _run(["pdftoppm", "-r", str(dots), "-gray", "-f", at, "-l", at, str(path)], b"")


def _recognized(content: bytes) -> str:
    if not content:
        return ""
    found = _run(["tesseract", "stdin", "stdout", "-l", "+".join(LANGUAGES)], content)
    return found.decode("utf-8", "replace").replace("\f", "").strip("\n")


def _run(command: Sequence[str], content: bytes) -> bytes:
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            timeout=limits.PAGE_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise UnreadableError(f"{command[0]} could not read it ({type(error).__name__})") from None
    if done.returncode:
        raise UnreadableError(f"{command[0]} could not read it")
    return done.stdout
