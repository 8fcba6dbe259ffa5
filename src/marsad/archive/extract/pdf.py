"""The text of a PDF: pypdf's reading, or pdftotext's where it is installed and reads the document better.

Invariant: nothing in the file is run. Scripts and actions are told, passwords refused, pages without words called
scans. Pages are parted by a form feed, so that the page of a word can be told.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.archive import limits
from marsad.archive.extract import Extracted, ScannedError, UnreadableError, has_words, lines
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


def extract(path: Path) -> Extracted:
    """The better of the two readings; raises UnreadableError, or ScannedError where the pages hold no words."""
    reader, first, title = _by_pypdf(path)
    second, version = _by_pdftotext(path)
    if not first and not second:
        tried = "pypdf and pdftotext" if version else "pypdf (pdftotext, of poppler-utils, is not installed)"
        raise UnreadableError(f"the PDF is broken or takes too long; it was tried with {tried}")
    pages = max(len(first), len(second))
    texts = [lines(PAGE_BREAK.join(t)) for t in (first, second)]
    if max(sum(map(str.isalnum, t)) for t in texts) < FEW * pages:
        raise ScannedError(pages)
    chosen = bool(second) and (not has_words(texts[0]) or better(*texts))
    notes = [*_choice(texts, chosen, version), *_active(path, reader)]
    return Extracted(texts[chosen], PDF, version if chosen else reader, tuple(notes), title)


def _choice(texts: list[str], chosen: bool, version: str) -> list[str]:
    if not version:
        return ["pdftotext is not installed, so there is no second opinion"]
    scores = ", ".join(f"{name} {quality(t):.3f}" for name, t in zip(("pypdf", "pdftotext"), texts, strict=True))
    return [f"{'pdftotext' if chosen else 'pypdf'} chosen of the two readings; their quality: {scores}"]


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


def _by_pdftotext(path: Path) -> tuple[list[str], str]:
    """pdftotext's text page by page, and its name; both empty where it is not installed."""
    program = shutil.which("pdftotext")
    if not program:
        return [], ""
    version = " ".join(_run([program, "-v"]).stderr.decode("utf-8", "replace").split()[:3:2])
    done = _run([program, "-enc", "UTF-8", "-l", str(limits.PDF_PAGES), str(path), "-"])
    if b"ncorrect password" in done.stderr:
        raise UnreadableError("it is encrypted and asks for a password; save it without one")
    text = done.stdout.decode("utf-8", "replace")
    return (text.removesuffix(PAGE_BREAK).split(PAGE_BREAK) if text else []), version or "pdftotext"


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, capture_output=True, timeout=limits.EXTRACT_SECONDS / 2, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return subprocess.CompletedProcess(command, 1, b"", b"")


def _active(path: Path, name: str) -> list[str]:
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
