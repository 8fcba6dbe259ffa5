"""The documents to judge: files, what `marsad read --out` made of files, or the archived sources of a dossier.

Invariant: a statement is grounded in the text of its document (`text[start:end] == quote`); what is not is left out and
counted. Nothing from a file of proposals is believed but its statements' forms.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.archive import limits
from marsad.archive.files import digest_of, regular
from marsad.archive.store import Archive, Capture
from marsad.dossier import layout
from marsad.dossier.load import Dossier
from marsad.errors import ArchiveError, ReadingError, UsageError
from marsad.model.proposal import LONGEST
from marsad.model.records import Source
from marsad.reading.batch import checked_date
from marsad.reading.evidence import quoted
from marsad.reading.judge.claims import KINDS, Origin, Statement, as_date
from marsad.reading.judge.state import statement_of
from marsad.reading.source import text_of
from marsad.text.language import language
from marsad.text.quote import locate

PROPOSALS_BYTES = 16_000_000
RECORDS = 20_000  # of one document
SLOT_CHARACTERS = 300
NAME_CHARACTERS = 200
PATH_CHARACTERS = 1000
_WORD = re.compile(r"[a-z0-9]+", re.ASCII)

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with its text and statements in order; `path` is the file that is not archived yet.

    `left_out` counts what a file of proposals holds that its text does not.
    """

    origin: Origin
    text: str
    statements: tuple[Statement, ...]
    path: Path | None = None
    left_out: int = 0


def papers(
    dossier: Dossier, archive: Archive, paths: Sequence[str], date: str = "", tell: Tell = lambda done, of: None
) -> list[Paper]:
    """The documents named, else the archived sources; raises UsageError, ReadingError or ArchiveError in one line."""
    checked_date(date)
    if paths:
        made = [_named(dossier, archive, path, date) for path in paths]
    else:
        made = list(_archived(dossier, archive, tell))
    sources = [paper.origin.source for paper in made]
    if twice := next((s for s in sources if sources.count(s) > 1), None):
        raise UsageError(f"two documents would be the source {twice}; judge them one after the other, or rename one")
    return made


def _archived(dossier: Dossier, archive: Archive, tell: Tell) -> Iterator[Paper]:
    found = [(s, c) for s in dossier.ledger.sources if (c := archive.of_bytes(s.sha256))]
    if not found:
        raise UsageError(
            f"{dossier.root}: no source of this dossier is archived on this machine; "
            "name documents to judge, or run `marsad capture --dossier DIR` first"
        )
    seen: set[str] = set()
    for number, (source, capture) in enumerate(found):
        tell(number, len(found))
        if capture.text_sha256 not in seen:
            seen.add(capture.text_sha256)
            text = archive.text(capture)
            digests = (capture.text_sha256, _lang(text), _dated(source, capture), capture.sha256)
            origin = Origin(source.id, source.id, *digests)
            yield Paper(origin, text, _read(text, origin))


def _named(dossier: Dossier, archive: Archive, path: str, date: str) -> Paper:
    if Path(path).suffix.lower() == ".json":
        return _proposed(dossier, archive, path)
    text = text_of(path)
    origin = _identified(dossier, archive, Path(path), text, date)
    return Paper(origin, text, _read(text, origin), Path(path))


def _identified(dossier: Dossier, archive: Archive, path: Path, text: str, date: str) -> Origin:
    """A file's origin: a source of the dossier that has its bytes, its text or its name; else a new one."""
    sha256 = digest_of(path, limits.FILE_BYTES) or ""
    text_sha256 = _digest(text)
    name = "".join(c if c.isprintable() else "\ufffd" for c in path.name)[:NAME_CHARACTERS]
    for source in dossier.ledger.sources:
        capture = archive.of_bytes(source.sha256) if source.sha256 else None
        if source.sha256 == sha256 or (capture and capture.text_sha256 == text_sha256):
            return Origin(source.id, name, text_sha256, _lang(text), date or _dated(source, capture), source.sha256)
    chosen = _new_source(dossier, name, text)
    held = next((s for s in dossier.ledger.sources if s.id == chosen), None)
    return Origin(chosen, name, text_sha256, _lang(text), date or (_dated(held, None) if held else ""))


def _dated(source: Source, capture: Capture | None) -> str:
    return source.date.text if source.date else capture.date if capture else ""


def _new_source(dossier: Dossier, name: str, text: str) -> str:
    """`s-NAME`; a source that has this id is the same document where the text still holds every quote from it."""
    base = "s-" + ("-".join(_WORD.findall(Path(name).stem.lower()))[:80] or _digest(name)[:10])
    held = {source.id for source in dossier.ledger.sources}
    quotes = quoted(dossier.ledger, held)
    number, chosen = 1, base
    while chosen in held and not all(locate(record.quote, text) for record in quotes.get(chosen, ())):
        number += 1
        chosen = f"{base}-{number}"
    return chosen


def _proposed(dossier: Dossier, archive: Archive, path: str) -> Paper:
    """A file that `marsad read --out` or `--json` wrote, with the document that it names."""
    made = _json(path)
    document, records = made.get("document"), made.get("records")
    if not isinstance(document, str) or not isinstance(records, list):
        raise ReadingError(
            f"{path}: these are no proposals: `document` or `records` is absent; make them with `marsad read`"
        )
    if len(records) > RECORDS:
        raise ReadingError(f"{path}: {len(records):,} records are more than a document has ({RECORDS:,})")
    places = (Path(document), Path(path).parent / Path(document).name) if len(document) <= PATH_CHARACTERS else ()
    place = next((place for place in places if place.is_file()), None)
    if place is None:
        raise ReadingError(f"{path}: its document {document[:80]!r} is not here; run this where `marsad read` was run")
    text = text_of(str(place))
    if made.get("text_sha256") != _digest(text):
        raise ReadingError(f"{path}: {document[:80]!r} changed since it was read; read it again")
    date = made.get("date")
    origin = _identified(dossier, archive, place, text, date if isinstance(date, str) and as_date(date) else "")
    statements = [s for record in records if (s := _statement(record, origin, text))]
    return Paper(origin, text, tuple(statements), place, len(records) - len(statements))


def _json(path: str) -> dict[str, Any]:
    try:
        with regular(Path(path), PROPOSALS_BYTES) as file:
            content = file.read(PROPOSALS_BYTES + 1)
        made = json.loads(content.decode("utf-8-sig"))
    except ArchiveError as error:
        raise ReadingError(f"{path}: {error}") from None
    except (ValueError, RecursionError):
        raise ReadingError(f"{path}: this is no JSON; make it with `marsad read --out`") from None
    if not isinstance(made, dict):
        raise ReadingError(f"{path}: these are no proposals; make them with `marsad read --out`")
    return made


def _statement(record: Any, origin: Origin, text: str) -> Statement | None:
    """A record of a file as a statement, None where its form is wrong or its words do not stand where it says."""
    if not isinstance(record, dict) or record.get("type") not in KINDS:
        return None
    slots = {name: record[name] for name in KINDS[record["type"]].slots if name in record}
    negated = record.get("polarity") == "negated"
    words = {"polarity": "negated" if negated else "affirmed", "modality": "", "rule": "file"}
    try:
        made = statement_of({**record, "slots": slots, **words, "fields": {}}, origin)
    except ValueError:
        return None
    grounded = made.start >= 0 and 0 < len(made.quote) <= LONGEST and text.startswith(made.quote, made.start)
    return made if grounded and all(map(_sound, made.slots.values())) else None


def _sound(value: Any) -> bool:
    """Whether a slot's value could be a reader's: short, printable, finite."""
    if isinstance(value, list):
        return len(value) <= layout.LIST_ITEMS and all(map(_sound, value))
    if isinstance(value, str):
        return len(value) <= SLOT_CHARACTERS and value.isprintable()
    return isinstance(value, bool) or abs(value) < 1e15  # not for NaN


def _read(text: str, origin: Origin) -> tuple[Statement, ...]:
    from marsad.reading.document import Document
    from marsad.reading.read import read

    document = Document.of(text, origin.date, origin.lang)
    return tuple(
        Statement(
            origin, p.type, p.quote, p.start, {k: v for k, v in p.slots.items() if v is not None and v != []},
            p.polarity, p.modality, p.rule,
        )
        for p in read(document)
    )  # fmt: skip


def _lang(text: str) -> str:
    return language(text) or "en"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
