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

Marsad = Callable[..., "Result"]


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


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
