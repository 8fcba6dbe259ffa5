"""`marsad judge` as a process of its own: at a terminal, from a pipe, killed."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.conftest import drained
from tests.cli.judge.looks import events
from tests.reading.judge import desk


def test_bytes_that_are_no_text_are_no_keys(dossier: Path, tmp_path: Path, home: Path) -> None:
    code = "from marsad.cli.main import main; main()"
    command = [sys.executable, "-c", code, "judge", str(dossier), str(desk.lay(tmp_path, "en")), "--by", "AB"]
    done = subprocess.run(command, input=b"\xff\nr\n\x00\nu\n", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [event["verdict"] for event in events(dossier)] == ["reject", "unsure"]


def test_a_kill_between_two_answers_loses_nothing(dossier: Path, tmp_path: Path, home: Path) -> None:
    path = desk.lay(tmp_path, "en")
    code = "from marsad.cli.main import main; main()"
    command = [sys.executable, "-c", code, "judge", str(dossier), str(path), "--by", "AB"]
    environment = {**os.environ, "COLUMNS": "80", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write(b"r\n")
        running.stdin.flush()
        while b"[2/2]" not in running.stdout.readline():
            pass
        running.send_signal(signal.SIGKILL)
    assert [e["verdict"] for e in events(dossier)] == ["reject"]
    done = subprocess.run(command, input=b"a\n", capture_output=True, env=environment, check=True)
    assert b"[1/1]" in done.stdout
    assert [e.get("verdict") for e in events(dossier)] == ["reject", "accept", None]


def until(terminal: int, mark: bytes) -> bytes:
    """What a terminal shows up to a mark: only then does the command listen to single keys."""
    shown = b""
    while mark not in shown:
        ready, _, _ = select.select([terminal], [], [], 30)
        assert ready, shown
        shown += os.read(terminal, 65536)
    time.sleep(0.3)
    return shown


def test_at_a_terminal_single_keys_answer_and_the_quote_is_highlighted(
    dossier: Path, tmp_path: Path, home: Path
) -> None:
    ours, theirs = pty.openpty()
    code = "from marsad.cli.main import main; main()"
    command = [sys.executable, "-c", code, "judge", str(dossier), str(desk.lay(tmp_path, "ar")), "--by", "AB"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as running:
        os.close(theirs)
        shown = until(ours, b" > ")
        os.write(ours, b"r")
        shown += until(ours, b" > ")
        os.write(ours, b"\x03")  # Ctrl-C
        running.wait(timeout=30)
    drained(ours)
    assert "«\x1b[7mغابت فرنسا\x1b[0m»".encode() in shown
    assert running.returncode == 130
    assert [event["verdict"] for event in events(dossier)] == ["reject"]
