"""`marsad capture`: what is told of files, pages and a dossier's sources; exit codes; a real Ctrl-C."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.archive import address
from marsad.archive.store import Archive
from marsad.dossier.load import load
from tests.archive.documents import ARTICLE_AR, ARTICLE_EN, article
from tests.archive.server import Site, serving
from tests.cli.conftest import Marsad, drained
from tests.conftest import ROOT
from tests.dossier import small

LOCAL = (  # this machine's own sites may be asked, without a pause
    "from marsad.archive import address, limits; address.public = lambda a: a.is_loopback; limits.PAUSE = 0.0;"
    "from marsad.cli.main import main; main()"
)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on this machine, which may be asked."""
    monkeypatch.setattr(address, "public", lambda a: a.is_loopback)
    with serving() as found:
        found.page("/statement", article("France is a member of the pact.", ARTICLE_EN))
        found.page("/paper?a=1", article("They gave $1.5m, aid.", ARTICLE_EN))
        yield found


@pytest.fixture
def folder(tmp_path: Path, site: Site) -> Path:
    """A small dossier with its sources on the site; one record quotes words that its source does not hold."""
    root = small.lay(tmp_path / "small")
    path = root / "tables" / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("https://example.org", site.url("")), encoding="utf-8")
    small.add("sources", "book,A book,,,,report,,,,", f"gone,,,,,news,{site.url('/gone')},,,")(root)
    return root


def test_files_and_pages(marsad: Marsad, tmp_path: Path, site: Site, home: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE_AR.encode("cp1256"))
    url = site.url("/statement")
    result = marsad("capture", tmp_path / "a.txt", url)
    assert (result.code, result.err) == (0, "")
    assert f"{tmp_path / 'a.txt'}: captured: text/plain, {len(ARTICLE_AR)} characters, read by plain 1" in result.out
    assert "windows-1256, guessed by its Arabic words" in result.out
    assert f"{url}: captured: text/html" in result.out
    archive = Archive(home / "archive")
    for found in archive.captures():
        assert found.sha256 in result.out
        assert found.retrieved[:10] in result.out
    again = marsad("capture", tmp_path / "a.txt")
    assert "already archived" in again.out
    assert len(list(archive.captures())) == 2


def test_another_archive(marsad: Marsad, tmp_path: Path, home: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE_AR)
    assert marsad("capture", tmp_path / "a.txt", "--archive", tmp_path / "other").code == 0
    assert len(list(Archive(tmp_path / "other").captures())) == 1
    assert not home.exists()


def test_json(marsad: Marsad, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE_AR)
    result = marsad("capture", "--json", tmp_path / "a.txt", tmp_path / "absent")
    assert result.code == 1
    told = json.loads(result.out)
    first, second = told["captures"]
    assert (first["source"], first["state"], first["lang"]) == (str(tmp_path / "a.txt"), "captured", "ar")
    assert second == {"source": str(tmp_path / "absent"), "state": "failed", "reason": "there is no such file"}


def test_exit_codes(marsad: Marsad, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE_AR)
    (tmp_path / "empty.txt").write_text("")
    good, bad = tmp_path / "a.txt", tmp_path / "empty.txt"
    assert marsad("capture", good).code == 0
    assert marsad("capture", good, bad).code == 1
    failed = marsad("capture", bad)
    assert (failed.code, failed.err) == (2, f"marsad: {bad}: it is empty\n")


@pytest.mark.parametrize(
    "arguments",
    [(), ("--jobs", "2", "x"), ("x", "--dossier", "y"), ("--jobs", "0", "--dossier", "y"), ("--dossier", "y")],
)
def test_what_cannot_be_meant_is_a_usage_error(
    marsad: Marsad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = marsad("capture", *arguments)
    assert result.code == 2
    assert result.err


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "https://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/"]
)
def test_the_inner_network_is_never_asked(marsad: Marsad, url: str, home: Path) -> None:
    result = marsad("capture", url)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert "is no public address" in result.err
    assert list(Archive(home / "archive").captures()) == []


def test_a_dossier(marsad: Marsad, folder: Path, site: Site) -> None:
    result = marsad("capture", "--dossier", folder)
    assert result.code == 1
    line = next(r.line for r in load(folder).rows["memberships"].rows if r.id == "m-usa")
    assert result.out.splitlines() == [
        "book: no address, skipped",
        "paper: captured",
        "statement: captured",
        f"tables/memberships.csv:{line}: row m-usa, quote: statement does not hold these words",
        "4 sources: 2 captured, 1 no-address, 1 failed; 2 rows of sources.csv written.",
    ]
    assert result.err == f"marsad: gone: {site.url('/gone')}: the site answers 404 Not Found\n"
    checked = marsad("check", folder)
    assert checked.code == 1
    assert checked.out.startswith(f"tables/memberships.csv:{line}: row m-usa, quote: the archived text of statement")


def test_a_dossier_as_json(marsad: Marsad, folder: Path) -> None:
    told = json.loads(marsad("capture", "--dossier", folder, "--json", "--jobs", "1").out)
    assert {s["id"]: s["state"] for s in told["sources"]} == {
        "book": "no-address",
        "gone": "failed",
        "paper": "captured",
        "statement": "captured",
    }
    assert [(r["file"], r["row"], r["lost"]) for r in told["unsupported"]] == [
        ("tables/memberships.csv", "m-usa", False)
    ]
    assert told["written"] == ["paper", "statement"]
    assert {s.id: s.sha256 for s in load(folder).ledger.sources if s.sha256} == {
        s["id"]: s["sha256"] for s in told["sources"] if "sha256" in s
    }


def test_the_how_to_names_options_that_exist(marsad: Marsad) -> None:
    how_to = (ROOT / "docs" / "how-to" / "capture.md").read_text(encoding="utf-8")
    shown = marsad("capture", "--help").out
    named = set(re.findall(r"--[a-z]+", how_to))
    assert named >= {"--dossier", "--jobs", "--archive"}
    assert all(option in shown for option in named)


def started(folder: Path, archive: Path, **streams: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", LOCAL, "capture", "--dossier", str(folder), "--archive", str(archive)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, **streams)


def test_a_real_interrupt_leaves_a_good_state(folder: Path, site: Site, tmp_path: Path) -> None:
    site.answers["/statement"] = lambda handler: time.sleep(20)
    archive = Archive(tmp_path / "archive")
    with started(folder, archive.folder, stderr=subprocess.PIPE) as running:
        deadline = time.monotonic() + 40
        while not list(archive.captures()) and time.monotonic() < deadline:
            time.sleep(0.05)
        asked = time.monotonic()
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=30)
    assert time.monotonic() - asked < 10
    assert running.returncode == 130
    assert b"Traceback" not in err
    assert {s.id for s in load(folder).ledger.sources if s.sha256} == {"paper"}
    assert list((archive.folder / "tmp").iterdir()) == []


@pytest.mark.parametrize(("lang", "words"), [("en", "Capturing the sources: "), ("ar", "حفظ المصادر: ")])
def test_progress_is_shown_on_a_terminal(
    folder: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: str
) -> None:
    monkeypatch.setenv("LC_ALL", lang)
    site.answers["/gone"] = lambda handler: (time.sleep(2.5), (404, {}, b""))[1]
    ours, theirs = pty.openpty()
    with started(folder, tmp_path / "archive", stderr=theirs) as running:
        out, _ = running.communicate(timeout=60)
    os.close(theirs)
    sent = drained(ours)
    assert words.encode() in sent
    assert words.encode() not in out
