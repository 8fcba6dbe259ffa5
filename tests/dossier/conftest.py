from pathlib import Path

import pytest

from tests.dossier import small


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A small clean dossier on disk."""
    return small.lay(tmp_path / "small")
