"""Fixtures of the command line: a runner that returns the exit code, and real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from marsad.cli.main import run
from marsad.observatory.answer import Answer
from marsad.observatory.open import Observatory

Marsad = Callable[..., "Result"]
_answers: dict[str | None, Answer] = {}


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def weighed_once(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worked dossier, with the events that it ships, is weighed once for each window: weighing is pure."""
    weigh = Observatory.weigh

    def remembered(self: Observatory, window: str | None = None, *rest: object) -> Answer:
        if self.dossier.root != example or self.info is None or self.info.origin != "shipped":
            return weigh(self, window, *rest)  # type: ignore[arg-type]
        if window not in _answers:
            _answers[window] = weigh(self, window)
        return _answers[window]

    monkeypatch.setattr(Observatory, "weigh", remembered)


@pytest.fixture
def marsad(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Marsad:
    """Run a command in this process; no traceback may show."""
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "MARSAD_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments: str | Path) -> Result:
        capfd.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Result(code, out, err)

    return command


@pytest.fixture
def process(home: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run `marsad` in a process of its own."""

    def command(*arguments: str | Path, **changed: str) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "COLUMNS": "80", **changed}
        code = "from marsad.cli.main import main; main()"
        return subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, env=environment, check=False
        )

    return command


def drained(ours: int) -> bytes:
    """All that a terminal was sent; closes our end of it."""
    sent = b""
    try:
        while part := os.read(ours, 65536):
            sent += part
    except OSError:  # Linux ends a pty that nobody writes to any more with EIO
        pass
    os.close(ours)
    return sent
