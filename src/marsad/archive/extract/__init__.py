"""From bytes to text, one module a format. Runs in a process of its own (`archive.sandbox`), never in the caller's.

Invariant: letters stay as the document has them. Line ends become LF, spaces are what the format's own rules make of
them, and what the format only uses to lay out a page (tags, runs, soft wraps of HTML) is gone; nothing else changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class UnreadableError(Exception):
    """A document with no text to be had; its words are the reason, behind the document's name and a colon."""


class ScannedError(Exception):
    """A PDF that holds pictures of pages; `pages` says how many."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of the bytes from outside: their media type and encoding as sent, their address or file name."""

    media_type: str = ""
    charset: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text and what the document says of itself; `notes` say how it was read, for people."""

    text: str
    media_type: str
    extractor: str
    notes: tuple[str, ...] = ()
    title: str = ""
    date: str = ""
    licence: str = ""
    image: bool = False


def extract(path: Path, hints: Hints) -> Extracted:
    """The text of a document; raises UnreadableError or ScannedError."""
    from marsad.archive.extract import kinds

    kind = kinds.kind_of(path, hints)
    if kind == "pdf":
        from marsad.archive.extract import pdf

        return pdf.extract(path)
    if kind in kinds.PICTURES:
        from marsad.archive.extract import scan

        return scan.picture(path, kinds.PICTURES[kind])
    if kind == "docx":
        from marsad.archive.extract import docx

        return docx.extract(path)
    content = path.read_bytes()
    if kind == "html":
        from marsad.archive.extract import html

        return html.extract(content, hints)
    if kind == "mail":
        from marsad.archive.extract import mail

        return mail.extract(content)
    from marsad.archive.extract import plain

    return plain.extract(content, hints)


def lines(text: str) -> str:
    """A text with LF at its line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in a text at all."""
    return any(map(str.isalnum, text))
