from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.archive.fetch import Fetcher
from marsad.archive.store import Archive
from tests.archive.server import Site, serving


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive that does not exist yet."""
    return Archive(tmp_path / "archive")


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on 127.0.0.1."""
    with serving() as found:
        yield found


@pytest.fixture
def fetcher() -> Fetcher:
    """A fetcher that may connect to 127.0.0.1, and to that alone, without a pause."""
    return Fetcher(allowed=lambda a: str(a) == "127.0.0.1", pause=0.0)
