"""Fixtures that every test may use: the shared real data, and a data home of the test's own."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the repository ($MARSAD_SHARED names another place)."""
    folder = Path(os.environ.get("MARSAD_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip(f"no real data: {folder} is absent (set MARSAD_SHARED to a folder that holds data/ and facts/)")
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data home of the test's own, so that no test reads or writes the user's events."""
    folder = tmp_path / "marsad-home"
    monkeypatch.setenv("MARSAD_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def example() -> Path:
    """The worked dossier."""
    return ROOT / "examples" / "daesh-coalition"
