"""The words of a DOCX file: its body, then foot- and endnotes. Deleted text and fallbacks of pictures are left out.

Invariant: nothing outside the file is opened, no XML entity is defined, and what is unpacked is bounded.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from marsad.archive import limits
from marsad.archive.extract import Extracted, UnreadableError, has_words, lines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class _Bounded:
    """A member of the zip that ends with an error, not with the memory, when it unpacks to too much."""

    def __init__(self, member: IO[bytes], left: int) -> None:
        self.member, self.left = member, left

    def read(self, size: int = 65536) -> bytes:
        content = self.member.read(min(size, 65536) if size >= 0 else 65536)
        self.left -= len(content)
        if self.left < 0:
            raise UnreadableError(f"it unpacks to more than {limits.DOCX_BYTES / 1e6:,.0f} MB")
        return content


def extract(path: Path) -> Extracted:
    """The text, a paragraph a line; raises UnreadableError."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError

    try:
        with zipfile.ZipFile(path) as archive:
            if len(archive.namelist()) > limits.ZIP_ENTRIES:
                raise UnreadableError(f"it holds more than {limits.ZIP_ENTRIES:,} files")
            text = "".join(piece for part in _PARTS for piece in _part(archive, part))
            title = "".join(_title(archive))
    except DefusedXmlException:
        raise UnreadableError("its XML defines entities, which no DOCX needs") from None
    except ParseError as error:
        raise UnreadableError(f"its XML is broken ({error})") from None
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError(f"its zip is broken or encrypted ({error})") from None
    if not has_words(text):
        raise UnreadableError("it holds no word")
    return Extracted(lines(text).strip("\n"), DOCX, "docx 1", title=title)


def _events(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, Any]]:
    from defusedxml.ElementTree import iterparse

    if part not in archive.namelist():
        return
    with archive.open(part) as member:
        yield from iterparse(_Bounded(member, limits.DOCX_BYTES), events=("start", "end"), forbid_dtd=True)


def _part(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    fallback = 0
    for event, element in _events(archive, part):
        if element.tag == _FALLBACK:
            fallback += 1 if event == "start" else -1
        if event == "start" or fallback:
            continue
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _BREAKS:
            yield _BREAKS[element.tag]
        elif element.tag == f"{_W}p":
            yield "\n"
        element.clear()


def _title(archive: zipfile.ZipFile) -> Iterator[str]:
    for event, element in _events(archive, "docProps/core.xml"):
        if event == "end" and element.tag == _TITLE:
            yield element.text or ""
