"""Capturing one source: its bytes, its text and the record of both, or one line why not.

Invariant: a record is added last. What has no text (a wall, an empty page, a broken file) is not kept at all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from marsad.archive import limits, sandbox
from marsad.archive.extract import Hints
from marsad.archive.files import copied, digest_of, regular
from marsad.archive.store import Archive, Capture
from marsad.model.dates import DateError, parse_edtf
from marsad.text.language import language

if TYPE_CHECKING:
    from marsad.archive.fetch import Fetcher

LANGUAGE_CHARACTERS = 50_000  # from which a text's language is told
NAME_CHARACTERS = 200


class Captured(NamedTuple):
    """A capture, and whether its text is new to the archive."""

    capture: Capture
    new: bool


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where bytes come from, and which they are."""

    source: str
    final: str
    status: int | None
    sha256: str
    size: int


def capture_file(archive: Archive, path: Path) -> Captured:
    """Capture a file; raises ArchiveError with the reason, without the path in it."""
    name = _printable(path.name)
    with archive.staging() as staged:
        with regular(path, limits.FILE_BYTES) as source, staged.open("wb") as target:
            origin = _Origin(name, "", None, *copied(source, target, limits.FILE_BYTES))
        done = _captured(archive, staged, Hints(name=name), origin, lambda: False)
    if done.new:
        archive.add(done.capture)
        return done
    return Captured(archive.of_bytes(origin.sha256) or done.capture, False)


def address_of(url: str) -> str:
    """An address as captures name it: without the fragment, which is never sent."""
    return url.partition("#")[0].strip()


def capture_url(archive: Archive, url: str, fetcher: Fetcher) -> Captured:
    """Capture an address; raises ArchiveError with the reason, without the address in it.

    A page that is still the same is recorded, too: that it stood so today.
    """
    url = address_of(url)
    with archive.staging() as staged:
        with staged.open("wb") as sink:
            got = fetcher.fetch(url, sink)
        origin = _Origin(url, got.final, got.status, got.sha256, got.size)
        done = _captured(archive, staged, Hints(got.media_type, got.charset, got.final), origin, fetcher.stop.is_set)
    archive.add(done.capture)
    return done


def _captured(archive: Archive, staged: Path, hints: Hints, origin: _Origin, stopped: Callable[[], bool]) -> Captured:
    """Read the staged bytes and put them and their text in place; the record is still to be added."""
    with archive.staging() as text:
        found = sandbox.read(staged, text, hints, stopped)
        text_sha256 = digest_of(text, limits.TEXT_BYTES)
        with text.open(encoding="utf-8", newline="") as file:
            head = file.read(LANGUAGE_CHARACTERS)
        before = archive.of_bytes(origin.sha256)
        archive.put(staged, origin.sha256)
        archive.put(text, text_sha256)
    capture = Capture(
        source=origin.source,
        final=origin.final,
        status=origin.status,
        retrieved=dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        sha256=origin.sha256,
        size=origin.size,
        media_type=found["media_type"],
        extractor=found["extractor"],
        text_sha256=text_sha256,
        characters=found["characters"],
        image=found["image"],
        lang=language(head) or "",
        title=found["title"],
        date=_date(found["date"]),
        licence=found["licence"],
        notes=tuple(found["notes"]),
    )
    return Captured(capture, before is None or before.text_sha256 != text_sha256)


def _date(text: str) -> str:
    """The day that a document gives itself, "" where it is no date."""
    try:
        return parse_edtf(text).text
    except DateError:
        return ""


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[:NAME_CHARACTERS]
