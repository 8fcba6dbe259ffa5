"""Capturing the sources of a dossier: each address once, politely, several hosts at a time; then every quote anew.

Invariant: what was captured stays, wherever the work stops; a rerun goes on from there. A source's row moves on to a
new capture only where no quote loses its words by it: else it keeps naming the capture that holds them.
"""

from __future__ import annotations

import datetime as dt
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from marsad.archive.capture import address_of, capture_url
from marsad.archive.store import Archive, Capture
from marsad.dossier import layout
from marsad.dossier.load import Dossier, load, open_dossier
from marsad.dossier.write import write
from marsad.errors import MarsadError
from marsad.model.dates import parse_edtf
from marsad.model.records import Source
from marsad.reading.evidence import held, line_of, quoted, table_of

if TYPE_CHECKING:
    from marsad.archive.fetch import Fetcher

FRESH = dt.timedelta(hours=24)  # a capture so young is not made again: a rerun carries on
PATIENCE = 3.0  # seconds that an interrupt waits for captures that are nearly done
HOLDS = ("verified", "image")

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source.

    `state` is captured, unchanged, changed (another text than the row's capture), recent (captured within a day),
    no-address or failed; `reason` says why it failed.
    """

    source: str
    url: str
    state: str
    capture: Capture | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A record whose quote the newest capture of its source does not hold; `lost` where an older one did."""

    table: str
    row: str
    line: int | None
    source: str
    lost: bool

    @property
    def file(self) -> str:
        """The table's file, within the dossier."""
        return layout.table_file(self.table)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The outcomes in the order of the sources, the records not supported, and the sources whose rows were written."""

    outcomes: tuple[Outcome, ...]
    unsupported: tuple[Unsupported, ...]
    written: tuple[str, ...]


def gather(path: Path | str, archive: Archive, fetcher: Fetcher, jobs: int, tell: Tell) -> Gathered:
    """Capture all sources of a dossier and write `retrieved` and `sha256` into its table of sources.

    Raises DossierError or ArchiveError where it cannot begin or end; what failed at a source is in its outcome. An
    interrupt ends the work, writes the rows of what was captured, and goes on.
    """
    dossier = open_dossier(path)
    recent = _recent(archive)
    captured: dict[str, Capture | str] = {}
    wanted = list(dict.fromkeys(address_of(s.url) for s in dossier.ledger.sources if s.url))
    try:
        _fetch([url for url in wanted if url not in recent], archive, fetcher, jobs, captured, tell)
    except KeyboardInterrupt:
        _finish(dossier, archive, recent, captured)
        raise
    return _finish(dossier, archive, recent, captured)


def _recent(archive: Archive) -> dict[str, Capture]:
    oldest = (dt.datetime.now(dt.UTC) - FRESH).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {url: capture for url, capture in archive.latest().items() if capture.retrieved > oldest}


def _fetch(
    urls: list[str],
    archive: Archive,
    fetcher: Fetcher,
    jobs: int,
    captured: dict[str, Capture | str],
    tell: Tell,
) -> None:
    """Fill `captured` with a capture or a reason for every address, the hosts shared out among threads."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(_host(url), []).append(url)
    left: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for group in sorted(hosts.values(), key=len, reverse=True):  # the longest first: it takes the longest
        left.put(group)

    running = list(range(min(jobs, len(hosts))))
    ended = threading.Event()  # not Thread.join: an interrupt within it makes a thread look ended (bpo-45274)

    def work() -> None:
        try:
            while not fetcher.stop.is_set():
                for url in left.get_nowait():
                    if not fetcher.stop.is_set():
                        captured[url] = _one(archive, url, fetcher)
        except queue.Empty:
            return
        finally:
            running.pop()  # atomic
            if not running:
                ended.set()

    threads = [threading.Thread(target=work, daemon=True) for _ in running]
    try:
        for thread in threads:
            thread.start()
        while threads and not ended.wait(0.2):
            tell(len(captured), len(urls))
    except BaseException:
        fetcher.stop.set()
        ended.wait(PATIENCE)
        raise


def _one(archive: Archive, url: str, fetcher: Fetcher) -> Capture | str:
    try:
        return capture_url(archive, url, fetcher).capture
    except MarsadError as error:
        return str(error)
    except Exception as error:  # one source's surprise must not cost the others; in this thread nobody would hear of it
        return f"this should not have happened ({type(error).__name__}: {str(error)[:100]!r})"


def _finish(
    dossier: Dossier, archive: Archive, recent: Mapping[str, Capture], captured: Mapping[str, Capture | str]
) -> Gathered:
    """Hold every quote against what was captured, and write the rows."""
    records = quoted(dossier.ledger, {source.id for source in dossier.ledger.sources})
    outcomes, unsupported, rows = [], [], {}
    for source in dossier.ledger.sources:
        named = archive.of_bytes(source.sha256)
        outcome = _outcome(source, named, recent, captured)
        if outcome is None:
            continue
        outcomes.append(outcome)
        if (capture := outcome.capture) is not None:
            wrong = _unsupported(dossier, records.get(source.id, []), named, capture, archive)
            unsupported += wrong
            if _moves(source, named, capture, wrong):
                rows[source.id] = replace(source, retrieved=parse_edtf(capture.retrieved[:10]), sha256=capture.sha256)
    return Gathered(tuple(outcomes), tuple(unsupported), _written(dossier.root, rows))


def _outcome(
    source: Source, named: Capture | None, recent: Mapping[str, Capture], captured: Mapping[str, Capture | str]
) -> Outcome | None:
    """What became of a source; None where an interrupt came before it."""
    url = address_of(source.url)
    if not url:
        return Outcome(source.id, "", "no-address")
    if url in recent:
        return Outcome(source.id, url, "recent", recent[url])
    got = captured.get(url)
    if got is None or isinstance(got, str):
        return Outcome(source.id, url, "failed", reason=got) if got else None
    if named is None:
        return Outcome(source.id, url, "captured", got)
    return Outcome(source.id, url, "unchanged" if named.text_sha256 == got.text_sha256 else "changed", got)


def _unsupported(
    dossier: Dossier, records: list[Any], named: Capture | None, capture: Capture, archive: Archive
) -> list[Unsupported]:
    """The records whose quote is not in the capture: for a scan, those whose quote the capture before it held."""
    now = held(records, capture, archive)
    wrong = [record for record in records if now.get(record) not in HOLDS]
    before = held(wrong, named, archive) if named is not None and wrong else {}
    made = []
    for record in wrong:
        lost = before.get(record) in HOLDS
        if lost or record in now:
            table = table_of(record)
            line = line_of(dossier, table, record.id)
            made.append(Unsupported(table, record.id, line, record.source, lost))
    return made


def _moves(source: Source, named: Capture | None, capture: Capture, wrong: list[Unsupported]) -> bool:
    """Whether the source's row is to name the capture: it names none or one with another text, and no words are lost.

    Where the capture that it names is not in this archive, nobody can tell whether that one held them.
    """
    if source.sha256 == capture.sha256 or (named is not None and named.text_sha256 == capture.text_sha256):
        return False
    return not any(w.lost for w in wrong) and not (source.sha256 and named is None and wrong)


def _written(root: Path, rows: Mapping[str, Source]) -> tuple[str, ...]:
    """Write rows of sources, read anew, since a person may have worked on the dossier meanwhile."""
    if not rows:
        return ()
    dossier = load(root)
    put = [
        replace(source, retrieved=rows[source.id].retrieved, sha256=rows[source.id].sha256)
        for source in dossier.ledger.sources
        if source.id in rows and source.url == rows[source.id].url
    ]
    write(dossier, put={"sources": put})
    return tuple(source.id for source in put)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
