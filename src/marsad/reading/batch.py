"""Read many documents: over processes, in the order in which they were named, and on from where a run was cut off.

Invariant: with an output folder, each document's file is written whole or not at all; a document whose text and date
are those of its file, read by the same version, is not read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marsad import __version__, atomic
from marsad.errors import MarsadError, ReadingError
from marsad.model.dates import DateError, parse_edtf
from marsad.reading.source import text_of

_Task = tuple[str, str, Path | None]  # document, its date, the file that its proposals go to


@dataclass(frozen=True)
class Reading:
    """What one document gave: its proposals as the contract writes them, or why it could not be read."""

    name: str
    text: str = ""
    lang: str = ""
    date: str = ""
    records: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""

    def as_json(self) -> dict[str, Any]:
        """The file of a document: the digest of the text that the offsets count in, and the proposals."""
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        head = {"document": self.name, "lang": self.lang, "date": self.date}
        return {**head, "text_sha256": digest, "reader": __version__, "records": self.records}


def read_all(paths: Sequence[str], date: str = "", jobs: int = 1) -> Iterator[Reading]:
    """Read documents in order, `jobs` at a time; one that can't be read has an `error` and stops no other."""
    return _read([(path, date, None) for path in paths], jobs)


def read_into(folder: str, paths: Sequence[str], date: str = "", jobs: int = 1) -> Iterator[Reading]:
    """Read documents into one JSON file each, named after the document; those already there unchanged are left out."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    places = [target / f"{Path(path).stem}.json" for path in paths]
    if len(set(places)) < len(places):
        raise ReadingError(f"{folder}: two documents have the same name; read them into two folders")
    return _read([(path, date, place) for path, place in zip(paths, places, strict=True)], jobs)


def _read(tasks: Sequence[_Task], jobs: int) -> Iterator[Reading]:
    for date in {date for _, date, _ in tasks}:
        checked_date(date)
    if jobs <= 1 or len(tasks) <= 1:
        yield from filter(None, map(_one, tasks))
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=get_context("spawn")) as pool:
        yield from filter(None, pool.map(_one, tasks, chunksize=1))


def checked_date(date: str) -> None:
    """Raise ReadingError where the document's own date is none."""
    try:
        if date:
            parse_edtf(date)
    except DateError as error:
        raise ReadingError(f"--date {date[:40]!r}: {error}; write it as 2021-06-28, 2021-06 or 2021") from None


def _one(task: _Task) -> Reading | None:
    """Read one document, and write its file where it has a place; None where that file is still what it would be."""
    path, date, place = task
    try:
        from marsad.reading.document import Document
        from marsad.reading.read import read

        text = text_of(path)
        if place and _done(place, path, text, date):
            return None
        document = Document.of(text, date)
        records = [proposal.as_json() for proposal in read(document)]
        reading = Reading(path, text, document.lang, date, records)
    except (MarsadError, OSError) as error:
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
        return Reading(path, date=date, error=reason if path in reason else f"{path}: {reason}")
    if place:
        atomic.write(place, (json.dumps(reading.as_json(), ensure_ascii=False, indent=1) + "\n").encode())
    return reading


def _done(place: Path, path: str, text: str, date: str) -> bool:
    try:
        held = json.loads(place.read_text(encoding="utf-8"))
        now = Reading(path, text, held["lang"], date, held["records"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return bool(held == now.as_json())
