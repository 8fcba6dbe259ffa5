"""The text of a PDF: pypdf's reading or, where it is installed, pdftotext's; the better one for each document.

Invariant: nothing in the file is run. Scripts and actions are told, passwords refused, pages without words called
scans. Pages are parted by a form feed, so that the page of a word can be told.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from marsad.archive import limits
from marsad.archive.extract import Extracted, ScannedError, UnreadableError, arabic, has_words, lines
from marsad.archive.extract.quality import better, quality

if TYPE_CHECKING:
    from pypdf import PdfReader

FEW = 20  # letters and digits on a page: fewer on average, and the pages are pictures
PAGE_BREAK = "\f"
PDF = "application/pdf"
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
_TOLD = {
    b"JavaScript": "scripts",
    b"JS": "scripts",
    b"Launch": "actions that start programs",
    b"EmbeddedFile": "embedded files",
    b"RichMedia": "media",
}


class _Reading(NamedTuple):
    """One reading of a document: whose it is, the text, and what was done to it."""

    reader: str
    text: str
    done: str = ""


def extract(path: Path) -> Extracted:
    """The best of the readings; raises UnreadableError, or ScannedError where the pages hold no words."""
    name, first, title = _by_pypdf(path)
    version, second = _by_pdftotext(path)
    if not first and not second:
        tried = "pypdf and pdftotext" if version else "pypdf (pdftotext, of poppler-utils, is not installed)"
        raise UnreadableError(f"the PDF is broken or takes too long; it was tried with {tried}")
    pages = max(len(first), len(second))
    texts = [lines(PAGE_BREAK.join(reading)) for reading in (first, second)]
    if max(sum(map(str.isalnum, text)) for text in texts) < FEW * pages:
        raise ScannedError(pages)
    readings = _readings(name, version, *texts)
    best = _best(readings)
    notes = [_choice(readings, best, version), *_active(path)]
    return Extracted(best.text, PDF, best.reader, tuple(notes), title)


def _readings(name: str, version: str, first: str, second: str) -> list[_Reading]:
    """All that can be made of what the readers found; pdftotext's first, since its spaces and numbers are in place."""
    made = []
    if version and has_words(second):
        text, changed = arabic.with_letters(arabic.in_order(second), first)
        done = "its lines were put in reading order" if text != second else ""
        done += f", {changed:,} words have their lam-alef from pypdf" if changed else ""
        made.append(_Reading(version, text, done))
    made.append(_Reading(name, first))
    if quality(first) < 0:
        made.append(_Reading(name, arabic.turned(first), "its words were turned around"))
    return made


def _best(readings: list[_Reading]) -> _Reading:
    best = readings[0]
    for reading in readings[1:]:
        if not has_words(best.text) or better(best.text, reading.text):
            best = reading
    return best


def _choice(readings: list[_Reading], best: _Reading, version: str) -> str:
    """Which reading was chosen, and why."""
    if not version:
        told = "pdftotext is not installed, so there is no second opinion"
    else:
        scores = ", ".join(f"{r.reader.split()[0]} {quality(r.text):.3f}" for r in readings)
        told = f"{best.reader.split()[0]} chosen by the quality of its words ({scores})"
    return f"{told}; {best.done}" if best.done else told


def sides(path: Path) -> list[float]:
    """The longest side of every page in points, for scans; raises UnreadableError."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            reader.decrypt("")
        return [_side(page) for page in reader.pages]
    except Exception as error:  # a broken file raises anything
        raise UnreadableError(f"the PDF is broken ({type(error).__name__})") from None


def _side(page: Any) -> float:
    return max(abs(float(page.mediabox.width)), abs(float(page.mediabox.height)), 1.0)


def _by_pypdf(path: Path) -> tuple[str, list[str], str]:
    """pypdf's name, its text page by page (none where it fails) and the document's title."""
    import logging

    import pypdf
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.disable()
    name = f"pypdf {pypdf.__version__}"
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not _opened(reader):
            return name, [], ""
        count = len(reader.pages)
        if count > limits.PDF_PAGES:
            raise UnreadableError(f"it has {count:,} pages, more than the {limits.PDF_PAGES:,} allowed")
        return name, _pages(reader), _title(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        return name, [], ""
    except (ArithmeticError, AssertionError, NotImplementedError):
        return name, [], ""


def _pages(reader: PdfReader) -> list[str]:
    """The text of every page; none where it takes so long that pdftotext would have no time left."""
    started, texts = time.monotonic(), []
    for page in reader.pages:
        texts.append(page.extract_text())
        if time.monotonic() - started > limits.EXTRACT_SECONDS / 3:
            return []
    return texts


def _opened(reader: PdfReader) -> bool:
    """Whether a protected document opens without a password; raises UnreadableError where it asks for one."""
    from pypdf.errors import DependencyError

    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError):  # a cipher that pypdf has not: pdftotext may have it
        if not shutil.which("pdftotext"):
            raise UnreadableError(
                "it is encrypted; install pdftotext (poppler-utils), or save it without protection"
            ) from None
        return False
    if not opened:
        raise UnreadableError("it is encrypted and asks for a password; save it without one")
    return True


def _title(reader: PdfReader) -> str:
    try:
        return str((reader.metadata and reader.metadata.title) or "")
    except Exception:  # a broken title is no reason to lose the text
        return ""


def _by_pdftotext(path: Path) -> tuple[str, list[str]]:
    """pdftotext's name and its text page by page; both empty where it is not installed."""
    program = shutil.which("pdftotext")
    if not program:
        return "", []
    version = " ".join(_run([program, "-v"]).stderr.decode("utf-8", "replace").split()[:3:2])
    done = _run([program, "-enc", "UTF-8", "-l", str(limits.PDF_PAGES), str(path), "-"])
    if b"ncorrect password" in done.stderr:
        raise UnreadableError("it is encrypted and asks for a password; save it without one")
    text = done.stdout.decode("utf-8", "replace")
    return version or "pdftotext", text.removesuffix(PAGE_BREAK).split(PAGE_BREAK) if text else []


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, capture_output=True, timeout=limits.EXTRACT_SECONDS / 2, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return subprocess.CompletedProcess(command, 1, b"", b"")


def _active(path: Path) -> list[str]:
    """What the document would do if a viewer let it: told, never done."""
    found = {_TOLD[m.strip(b"/")] for m in _ACTIVE.findall(path.read_bytes())} | _unpacked(path)
    return [f"it holds {' and '.join(sorted(found))}; nothing of it was run or opened"] if found else []


def _unpacked(path: Path) -> set[str]:
    """Active content behind compressed objects: what the catalogue says."""
    from pypdf import PdfReader

    found: set[str] = set()
    try:
        reader = PdfReader(path)
        root: Any = reader.trailer["/Root"].get_object()
        names: Any = root.get("/Names", {}).get_object() if "/Names" in root else {}
        action: Any = root["/OpenAction"].get_object() if "/OpenAction" in root else {}
        kind = action.get("/S") if isinstance(action, dict) else None
        found |= {"scripts"} if "/JavaScript" in names or kind == "/JavaScript" else set()
        found |= {"actions that start programs"} if kind == "/Launch" else set()
        found |= {"embedded files"} if "/EmbeddedFiles" in names else set()
    except Exception:  # the raw bytes were searched already; a broken catalogue adds nothing
        return found
    return found
