"""The process that reads a document: bounded in time and memory, gone at the end."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from marsad.archive import limits, sandbox
from marsad.archive.extract import Hints
from marsad.errors import ArchiveError, StoppedError
from tests.archive.documents import ARTICLE_AR

FAKE = """
import sys, time, os
{body}
"""


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Put another program in the place of the reader."""
    popen = subprocess.Popen

    def put(body: str) -> None:
        program = tmp_path / "fake.py"
        program.write_text(FAKE.format(body=body))

        def start(command: list[str], **options: object) -> object:
            return popen([command[0], str(program), *command[4:]], **options)  # type: ignore[call-overload]

        monkeypatch.setattr(subprocess, "Popen", start)

    return put


def run(tmp_path: Path) -> sandbox.Read:
    (tmp_path / "document").write_text(ARTICLE_AR)
    return sandbox.read(tmp_path / "document", tmp_path / "text", Hints(name="a.txt"))


def test_a_text_and_what_is_known_of_it(tmp_path: Path) -> None:
    found = run(tmp_path)
    assert (tmp_path / "text").read_text() == ARTICLE_AR
    assert (found["extractor"], found["characters"], found["image"]) == ("plain 1", len(ARTICLE_AR), False)


def test_a_reader_that_does_not_end_is_ended_with_its_children(
    tmp_path: Path, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "EXTRACT_SECONDS", 1)
    reader(  # type: ignore[operator]
        "import subprocess\nchild = subprocess.Popen(['sleep', '60'])\n"
        "open(sys.argv[2], 'w').write(str(child.pid))\ntime.sleep(60)"
    )
    started = time.monotonic()
    with pytest.raises(ArchiveError, match="takes longer than 1 s to read"):
        run(tmp_path)
    assert time.monotonic() - started < 5
    time.sleep(0.2)
    child = (tmp_path / "text").read_text()
    assert not Path(f"/proc/{child}").exists() or " Z " in Path(f"/proc/{child}/stat").read_text()


@pytest.mark.parametrize("body", ["os._exit(1)", "os.abort()", "print('no json')", "sys.exit()"])
def test_a_reader_that_breaks_down_is_one_line(tmp_path: Path, reader: object, body: str) -> None:
    reader(body)  # type: ignore[operator]
    with pytest.raises(ArchiveError, match="its reader broke down"):
        run(tmp_path)


def test_a_stop_is_seen_at_once(tmp_path: Path, reader: object) -> None:
    reader("time.sleep(60)")  # type: ignore[operator]
    (tmp_path / "document").write_text("x")
    started = time.monotonic()
    with pytest.raises(StoppedError):
        sandbox.read(tmp_path / "document", tmp_path / "text", Hints(), lambda: time.monotonic() - started > 0.3)
    assert time.monotonic() - started < 3


def test_memory_and_output_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "document").write_text(ARTICLE_AR)
    code = (
        "import sys; from marsad.archive.extract import __main__ as m, plain\n"
        "from marsad.archive import limits\n"
        "limits.EXTRACT_MEMORY = 400_000_000\n"
        "def hungry(content, hints): return ' ' * 10**9\n"
        "plain.extract = hungry\n"
        "m.main(sys.argv[1:])"
    )
    arguments = [str(tmp_path / "document"), str(tmp_path / "text"), "document", "20", "", "", "a.txt"]
    done = subprocess.run([os.sys.executable, "-c", code, *arguments], capture_output=True, check=True)  # type: ignore[attr-defined]
    assert b"takes too much memory" in done.stdout
