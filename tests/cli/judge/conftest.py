"""The small dossier, and a person who judges it with keys from a pipe."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad, Result
from tests.dossier import small

Judge = Callable[..., Result]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The small dossier, without what it knows of France at the meeting."""
    root = small.lay(tmp_path / "small")
    table = root / "tables" / "attendance.csv"
    kept = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("a-fra")]
    table.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return root


@pytest.fixture
def judge(marsad: Marsad, monkeypatch: pytest.MonkeyPatch, dossier: Path) -> Judge:
    """Judge with keys piped in, one a line."""

    def run(keys: str, *arguments: str | Path) -> Result:
        monkeypatch.setattr(
            sys, "stdin", io.StringIO("".join(f"{key}\n" for key in keys.split("\n" if "\n" in keys else " ")))
        )
        return marsad("judge", dossier, *arguments, "--by", "AB")

    return run
