"""Capturing a dossier's sources from sites on this machine: once, politely, resumably; and every quote anew."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from marsad.archive.fetch import Fetcher
from marsad.archive.store import Archive
from marsad.dossier.check import check
from marsad.dossier.load import load
from marsad.errors import DossierError
from marsad.reading import gather as module
from marsad.reading.evidence import proofs
from marsad.reading.gather import Gathered, gather
from tests.archive.documents import ARTICLE_EN, article
from tests.archive.server import Answer, Site, serving
from tests.dossier import small

WORDS = "France is a member of the pact. Members of the pact, with many guests, met in Rome."
PAPER = "They gave $1.5m, aid for all who needed it."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def other() -> Iterator[Site]:
    with serving("127.0.0.2") as found:
        yield found


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def folder(tmp_path: Path, site: Site) -> Path:
    """A small dossier whose two sources stand on the site, and hold the words quoted of them."""
    root = small.lay(tmp_path / "small")
    site.page("/statement", article(WORDS, ARTICLE_EN))
    site.page("/paper?a=1", article(PAPER, ARTICLE_EN))
    change(root, "https://example.org", site.url(""))
    return root


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "tables" / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def run(folder: Path, archive: Archive, jobs: int = 4) -> Gathered:
    fetcher = Fetcher(allowed=lambda a: a.is_loopback, pause=0.0)
    return gather(folder, archive, fetcher, jobs, lambda done, of: None)


def states(done: Gathered) -> dict[str, str]:
    return {outcome.source: outcome.state for outcome in done.outcomes}


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "tables").iterdir()}


def statuses(folder: Path, archive: Archive) -> dict[str, str]:
    return {record.id: status for record, status in proofs(load(folder).ledger, archive).items()}  # type: ignore[attr-defined]


@pytest.fixture
def stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """No capture is so young that it is not made again."""
    monkeypatch.setattr(module, "FRESH", dt.timedelta(days=-1))


def test_sources_are_captured_and_their_rows_say_so(folder: Path, archive: Archive) -> None:
    before = tables(folder)
    done = run(folder, archive)
    assert states(done) == {"paper": "captured", "statement": "captured"}
    assert done.written == ("paper", "statement")
    assert done.unsupported == ()
    dossier = load(folder)
    today = dt.datetime.now(dt.UTC).date()
    for source in dossier.ledger.sources:
        found = archive.of_bytes(source.sha256)
        assert found is not None
        assert found.source == source.url
        assert source.retrieved is not None
        assert abs((source.retrieved.first - today).days) <= 1  # type: ignore[operator]
    assert statuses(folder, archive) == {"m-fra": "verified", "m-usa": "verified", "c-money": "verified"}
    assert check(dossier) == []
    after = tables(folder)
    assert {name for name in after if after[name] != before[name]} == {"sources.csv"}
    titles = [line.rsplit(",", 2)[0] for line in after["sources.csv"].decode().splitlines()]
    assert sorted(titles) == sorted(line.rsplit(",", 2)[0] for line in before["sources.csv"].decode().splitlines())


def test_a_source_without_an_address_and_one_that_fails_are_told(folder: Path, archive: Archive, site: Site) -> None:
    small.add("sources", "book,A book,,,,report,,,,", f"gone,,,,,news,{site.url('/gone')},,,")(folder)
    done = run(folder, archive)
    assert states(done) == {"book": "no-address", "gone": "failed", "paper": "captured", "statement": "captured"}
    reasons = {outcome.source: outcome.reason for outcome in done.outcomes}
    assert reasons == {"book": "", "gone": "the site answers 404 Not Found", "paper": "", "statement": ""}
    gone = next(s for s in load(folder).ledger.sources if s.id == "gone")
    assert (gone.retrieved, gone.sha256) == (None, "")


def test_words_that_a_page_does_not_hold_are_listed(folder: Path, archive: Archive, site: Site) -> None:
    site.page("/paper?a=1", article("They gave nothing at all.", ARTICLE_EN))
    done = run(folder, archive)
    (record,) = done.unsupported
    line = next(r.line for r in load(folder).rows["commitments"].rows if r.id == "c-money")
    assert (record.file, record.line, record.row) == ("tables/commitments.csv", line, "c-money")
    assert (record.source, record.lost) == ("paper", False)
    assert statuses(folder, archive)["c-money"] == "missing"


def test_a_rerun_within_a_day_asks_nobody(folder: Path, archive: Archive, site: Site) -> None:
    run(folder, archive)
    asked, files = len(site.asked), tables(folder)
    done = run(folder, archive)
    assert states(done) == {"paper": "recent", "statement": "recent"}
    assert (len(site.asked), tables(folder), done.written) == (asked, files, ())


def test_a_page_that_stayed_leaves_its_row(folder: Path, archive: Archive, site: Site, stale: None) -> None:
    run(folder, archive)
    files = tables(folder)
    site.page("/statement", article(WORDS, ARTICLE_EN) + b"<!-- 17:35:01 -->")  # other bytes, the same text
    done = run(folder, archive)
    assert states(done) == {"paper": "unchanged", "statement": "unchanged"}
    assert (tables(folder), done.written, done.unsupported) == (files, (), ())


def test_a_page_that_changed_is_a_new_capture_beside_the_old(
    folder: Path, archive: Archive, site: Site, stale: None
) -> None:
    run(folder, archive)
    before = {s.id: s.sha256 for s in load(folder).ledger.sources}
    site.page("/statement", article(f"{WORDS} And more.", ARTICLE_EN))
    done = run(folder, archive)
    assert states(done) == {"paper": "unchanged", "statement": "changed"}
    assert done.written == ("statement",)
    assert done.unsupported == ()
    after = {s.id: s.sha256 for s in load(folder).ledger.sources}
    assert after["paper"] == before["paper"]
    assert after["statement"] != before["statement"]
    assert archive.of_bytes(before["statement"]) is not None
    assert set(statuses(folder, archive).values()) == {"verified"}


def test_a_page_that_lost_words_is_listed_and_its_row_keeps_the_capture_that_has_them(
    folder: Path, archive: Archive, site: Site, stale: None
) -> None:
    run(folder, archive)
    files = tables(folder)
    site.page("/statement", article(WORDS.replace("a member", "no member"), ARTICLE_EN))
    done = run(folder, archive)
    assert states(done)["statement"] == "changed"
    assert [(r.table, r.row, r.lost) for r in done.unsupported] == [("memberships", "m-fra", True)]
    assert (tables(folder), done.written) == (files, ())
    assert statuses(folder, archive)["m-fra"] == "verified"  # by the older capture, which stays
    assert len([c for c in archive.captures() if c.source == site.url("/statement")]) == 2
    small.swap("memberships", "a member", "no member")(folder)  # the person follows the page
    done = run(folder, archive)
    assert (done.written, done.unsupported) == (("statement",), ())
    assert statuses(folder, archive)["m-fra"] == "verified"


def test_a_row_that_names_a_capture_of_another_archive_is_kept_where_words_are_missing(
    folder: Path, archive: Archive, site: Site
) -> None:
    change(folder, "2022-01,", f"2022-01,{'0' * 64}")
    site.page("/statement", article(WORDS.replace("a member", "no member"), ARTICLE_EN))
    done = run(folder, archive)
    assert done.written == ("paper",)
    assert [(r.row, r.lost) for r in done.unsupported] == [("m-fra", False)]


def test_an_address_that_several_sources_share_is_asked_once(folder: Path, archive: Archive, site: Site) -> None:
    small.add("sources", f"again,,,,,news,{site.url('/statement#part')},,,")(folder)
    done = run(folder, archive)
    assert states(done)["again"] == "captured"
    assert site.paths().count("/statement") == 1
    assert len({s.sha256 for s in load(folder).ledger.sources}) == 2


def test_hosts_are_asked_at_once_and_each_of_them_one_by_one(
    folder: Path, archive: Archive, site: Site, other: Site
) -> None:
    meeting = threading.Barrier(2, timeout=20)

    def together(_: BaseHTTPRequestHandler) -> Answer:
        meeting.wait()  # passes only where both hosts are asked at the same time
        return 200, {"Content-Type": "text/html"}, article(WORDS, ARTICLE_EN)

    for here in (site, other):
        here.answers["/statement" if here is site else "/first"] = together
        for number in range(4):
            here.page(f"/{number}", article(WORDS, ARTICLE_EN))
            small.add("sources", f"s-{here.host[-1]}-{number},,,,,news,{here.url(f'/{number}')},,,")(folder)
    small.add("sources", f"first,,,,,news,{other.url('/first')},,,")(folder)
    done = run(folder, archive)
    assert set(states(done).values()) == {"captured"}
    assert (site.most, other.most) == (1, 1)


def test_an_interrupt_keeps_what_was_captured(folder: Path, archive: Archive, site: Site) -> None:
    def interrupt(done: int, of: int) -> None:
        if done:
            raise KeyboardInterrupt

    fetcher = Fetcher(allowed=lambda a: a.is_loopback, pause=0.0)
    site.answers["/statement"] = lambda handler: time.sleep(3)
    with pytest.raises(KeyboardInterrupt):
        gather(folder, archive, fetcher, 1, interrupt)
    rows = {s.id: bool(s.sha256) for s in load(folder).ledger.sources}
    assert rows == {"paper": True, "statement": False}
    site.page("/statement", article(WORDS, ARTICLE_EN))
    done = run(folder, archive)
    assert states(done) == {"paper": "recent", "statement": "captured"}
    assert site.paths().count("/paper?a=1") == 1


KILLED = """
import sys
from marsad.archive.fetch import Fetcher
from marsad.archive.store import Archive
from marsad.reading.gather import gather
gather(sys.argv[1], Archive(sys.argv[2]), Fetcher(lambda a: a.is_loopback, 0.0), 2, lambda done, of: None)
"""


def test_a_kill_loses_nothing_and_a_rerun_carries_on(folder: Path, archive: Archive, site: Site) -> None:
    site.answers["/statement"] = lambda handler: time.sleep(10)
    files = tables(folder)
    running = subprocess.Popen([sys.executable, "-c", KILLED, str(folder), str(archive.folder)])
    deadline = time.monotonic() + 30
    while not list(archive.captures()) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert tables(folder) == files
    site.page("/statement", article(WORDS, ARTICLE_EN))
    done = run(folder, archive)
    assert states(done) == {"paper": "recent", "statement": "captured"}
    assert done.written == ("paper", "statement")
    assert site.paths().count("/paper?a=1") == 1


def test_what_a_person_changed_meanwhile_stays(folder: Path, archive: Archive, site: Site) -> None:
    def edited(_: BaseHTTPRequestHandler) -> Answer:
        change(folder, "A statement", "A better title")
        return 200, {"Content-Type": "text/html"}, article(WORDS, ARTICLE_EN)

    site.answers["/statement"] = edited
    assert run(folder, archive).written == ("paper", "statement")
    (statement,) = (s for s in load(folder).ledger.sources if s.id == "statement")
    assert statement.title == "A better title"
    assert statement.sha256


def test_a_broken_dossier_is_told_before_anything_is_asked(folder: Path, archive: Archive, site: Site) -> None:
    small.swap("memberships", "m-usa,USA", "m-usa,UAS")(folder)
    with pytest.raises(DossierError, match="must be mended first"):
        run(folder, archive)
    assert site.asked == []


def test_a_surprise_at_one_source_does_not_cost_the_others(
    folder: Path, archive: Archive, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module.capture_url

    def odd(where: Archive, url: str, fetcher: Fetcher) -> object:
        if url.endswith("/statement"):
            raise ZeroDivisionError("odd\nthing")
        return real(where, url, fetcher)

    monkeypatch.setattr(module, "capture_url", odd)
    done = run(folder, archive)
    assert states(done) == {"paper": "captured", "statement": "failed"}
    assert "ZeroDivisionError" in done.outcomes[1].reason
    assert "\n" not in done.outcomes[1].reason
