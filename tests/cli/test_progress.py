"""Progress: on a terminal's stderr after a second, in the reader's language, and never on stdout."""

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from marsad.cli import progress
from marsad.observatory.numerals import phrases
from tests.cli.conftest import drained

CODE = "import marsad.cli.progress as p; p.PATIENCE = {patience}\nfrom marsad.cli.main import main; main()"


def on_a_terminal(example: Path, patience: float, lang: str = "en") -> tuple[bytes, bytes]:
    """stdout, and what a terminal on stderr was sent."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", CODE.format(patience=patience), "weigh", str(example), "--lang", lang]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True, timeout=60)
    os.close(theirs)
    sent = drained(ours)
    return done.stdout, sent


def test_work_that_takes_long_is_shown_and_leaves_stdout_alone(example: Path, home: Path) -> None:
    quiet_out, quiet = on_a_terminal(example, 60)
    out, sent = on_a_terminal(example, 0)
    assert quiet == b""
    assert out == quiet_out
    assert any(stage["en"].encode() in sent for stage in phrases()["progress"].values())


def test_it_speaks_arabic(example: Path, home: Path) -> None:
    _, sent = on_a_terminal(example, 0, "ar")
    assert any(stage["ar"].encode() in sent for stage in phrases()["progress"].values())


def test_every_stage_that_the_library_tells_has_words() -> None:
    stages = {
        "open",
        "organization",
        "coalition",
        "robustness",
        "report",
        "unpack",
        "read",
        "write",
        "panel",
        "compare",
        "capture",
        "index",
        "judge",
    }
    assert stages == set(phrases()["progress"])


def test_a_failure_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    shown = progress.Progress("en")

    def work() -> None:
        with shown as tell:
            tell("coalition")
            time.sleep(0.3)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert shown._status is not None
    assert not shown._status._live.is_started
