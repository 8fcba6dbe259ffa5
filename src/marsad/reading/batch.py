"""Read many documents: over processes, in the order in which they were named, and on from where a run was cut off.

Invariant: with an output folder, each document's file is written whole or not at all; a document whose text and date
are those of its file, read by the same version, is not read again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad import __version__, atomic, settings
from marsad.errors import MarsadError, ModelError, ReadingError
from marsad.model.dates import DateError, parse_edtf
from marsad.reading.model.unread import PASSING
from marsad.reading.source import text_of

if TYPE_CHECKING:
    from marsad.model.proposal import Proposal
    from marsad.reading.document import Document
    from marsad.reading.model.client import Model
    from marsad.reading.model.stop import Signal

AT_ONCE = 4  # requests to a model, over all processes

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
    model: dict[str, Any] = field(default_factory=dict)  # what it was asked and answered, where one was asked
    refused: dict[str, Any] = field(default_factory=dict)  # its records that the verifier did not let through

    @property
    def missed(self) -> dict[str, int]:
        """The passages that the model did not read and may read another time, by reason."""
        return {reason: count for reason, count in self.model.get("unread", {}).items() if reason in PASSING}

    def as_json(self) -> dict[str, Any]:
        """The file of a document: the digest of the text that the offsets count in, and the proposals."""
        digest = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        head = {"document": self.name, "lang": self.lang, "date": self.date}
        told = {"model": self.model, "refused": self.refused} if self.model else {}
        return {**head, "text_sha256": digest, "reader": __version__, **told, "records": self.records}


def read_all(paths: Sequence[str], date: str = "", jobs: int = 1, model: str | None = None) -> Iterator[Reading]:
    """Read documents in order, `jobs` at a time; one that can't be read has an `error` and stops no other.

    `model` names a model to ask as well, at the endpoint of the settings; raises ModelError where it cannot be asked.
    """
    return _read([(path, date, None) for path in paths], jobs, model)


def read_into(
    folder: str, paths: Sequence[str], date: str = "", jobs: int = 1, model: str | None = None
) -> Iterator[Reading]:
    """Read documents into one JSON file each, named after the document; those already there unchanged are left out."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    places = [target / f"{Path(path).stem}.json" for path in paths]
    if len(set(places)) < len(places):
        raise ReadingError(f"{folder}: two documents have the same name; read them into two folders")
    return _read([(path, date, place) for path, place in zip(paths, places, strict=True)], jobs, model)


def _read(tasks: Sequence[_Task], jobs: int, model: str | None) -> Iterator[Reading]:
    for date in {date for _, date, _ in tasks}:
        checked_date(date)
    processes = min(jobs, len(tasks), jobs if model is None else AT_ONCE)
    opened = _opened(model, AT_ONCE // max(processes, 1))
    if processes <= 1:
        yield from filter(None, (_one(task, opened) for task in tasks))
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(processes, context, _begin, (model, AT_ONCE // processes, stop)) as pool:
        try:
            yield from filter(None, pool.map(_one_here, tasks, chunksize=1))
        except BaseException:
            stop.set()  # a process may be waiting for a model
            raise


def _opened(name: str | None, at_once: int, stop: Signal | None = None) -> Model | None:
    """The model of that name at the endpoint of the settings; raises ModelError where they are wrong."""
    if name is None:
        return None
    if not name.strip() or not name.isprintable():
        raise ModelError("--model: this is no name of a model; give the one that its server has for it, as qwen2.5:7b")
    from marsad.reading.model.client import Model
    from marsad.reading.model.place import Place
    from marsad.reading.model.stop import Stop

    return Model(name, Place.of(settings.model_url(), settings.model_key()), at_once, stop=Stop(stop))


_process: dict[str, Model | None] = {}  # of a process of the pool: its model, for all its documents


def _begin(name: str | None, at_once: int, stop: Signal) -> None:
    _process["model"] = _opened(name, at_once, stop)


def _one_here(task: _Task) -> Reading | None:
    return _one(task, _process["model"])


def checked_date(date: str) -> None:
    """Raise ReadingError where the document's own date is none."""
    try:
        if date:
            parse_edtf(date)
    except DateError as error:
        raise ReadingError(f"--date {date[:40]!r}: {error}; write it as 2021-06-28, 2021-06 or 2021") from None


def _one(task: _Task, model: Model | None) -> Reading | None:
    """Read one document, and write its file where it has a place; None where that file is still what it would be."""
    path, date, place = task
    try:
        from marsad.reading.document import Document
        from marsad.reading.read import read

        text = text_of(path)
        if place and _done(place, path, text, date, model.name if model else ""):
            return None
        document = Document.of(text, date)
        reading = _proposed(Reading(path, text, document.lang, date), document, read(document), model)
    except ModelError:
        raise  # it would be the same with every document
    except (MarsadError, OSError) as error:
        reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
        return Reading(path, date=date, error=reason if path in reason else f"{path}: {reason}")
    if place:
        atomic.write(place, (json.dumps(reading.as_json(), ensure_ascii=False, indent=1) + "\n").encode())
    return reading


def _proposed(reading: Reading, document: Document, rules: list[Proposal], model: Model | None) -> Reading:
    """The reading with the rules' proposals, and the model's where there is one."""
    if model is None:
        return replace(reading, records=[proposal.as_json() for proposal in rules])
    from marsad.reading.model.consult import consult

    told = consult(document, rules, model)
    return replace(reading, records=told.records, model=told.summary(), refused=told.refusals())


def _done(place: Path, path: str, text: str, date: str, model: str) -> bool:
    try:
        held = json.loads(place.read_text(encoding="utf-8"))
        told = (held["model"], held["refused"]) if model else ({}, {})
        now = Reading(path, text, held["lang"], date, held["records"], "", *told)
        return bool(held == now.as_json() and now.model.get("name", "") == model and not now.missed)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
