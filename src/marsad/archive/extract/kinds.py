"""What a document is: by its first bytes, and only where these don't tell, by the media type or name it came with."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from marsad.archive.extract import Hints, UnreadableError

HEAD = 4096
PICTURES = {"png": "image/png", "jpeg": "image/jpeg", "tiff": "image/tiff"}
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as DOCX or PDF"),
    (b"{\\rtf", "an RTF file; save it as DOCX or PDF"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"Rar!", "a RAR file; unpack it first"),
    (b"7z\xbc\xaf", "a 7z file; unpack it first"),
    (b"GIF8", "a GIF picture; save it as PNG"),
    (b"\x7fELF", "a program"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_MAIL_FIELD = re.compile(
    r"(?:from|to|subject|date|received|message-id|mime-version|return-path|content-type|delivered-to|x-[\w-]+):",
    re.IGNORECASE,
)
_TEXTS = ("text/", "application/json", "application/xml", "application/rss+xml", "application/atom+xml")
_UNTOLD = (
    "",
    "application/octet-stream",
    "binary/octet-stream",
    "application/x-download",
    "application/force-download",
)


def kind_of(path: Path, hints: Hints) -> str:
    """`pdf`, `docx`, `html`, `mail`, `text` or a key of `PICTURES`; raises UnreadableError for anything else."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise UnreadableError("it is empty")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if found := next((kind for magic, kind in _MAGIC if head.startswith(magic)), ""):
        return found
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(path)
    if other := next((words for magic, words in _OTHERS if head.startswith(magic)), ""):
        raise UnreadableError(f"it is {other}")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise UnreadableError("it is a WebP picture; save it as PNG")
    return _text_kind(head, hints)


def _zip_kind(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise UnreadableError(f"it is a broken zip file ({error})") from None
    if "word/document.xml" in names:
        return "docx"
    raise UnreadableError("it is a zip file, but no DOCX; unpack it first, or save the document as DOCX or PDF")


def _text_kind(head: bytes, hints: Hints) -> str:
    media_type = hints.media_type.lower()
    squeezed = head.replace(b"\0", b"")  # so that UTF-16 is seen through
    suffix = hints.name.lower().rpartition(".")[2]
    if media_type in ("text/html", "application/xhtml+xml") or _HTML.search(squeezed):
        return "html"
    if media_type == "message/rfc822" or (media_type in (*_UNTOLD, "text/plain") and suffix == "eml"):
        return "mail"
    if media_type in _UNTOLD and suffix in ("html", "htm", "xhtml"):
        return "html"
    if media_type in _UNTOLD and _is_mail(head):
        return "mail"
    if media_type in _UNTOLD or media_type.startswith(_TEXTS):
        return "text"
    raise UnreadableError(f"it is {media_type[:80]!r}, which is not read; HTML, PDF, DOCX, text, mail and scans are")


def _is_mail(head: bytes) -> bool:
    """Whether the first two lines are fields of a mail's head, so that a text with one colon is none."""
    first = head.decode("latin-1").splitlines()[:2]
    return len(first) == 2 and all(_MAIL_FIELD.match(line) for line in first)
