from collections.abc import Callable, Iterator
from typing import Any

import pytest

from marsad.reading.model.client import Model
from marsad.reading.model.place import Place
from tests.reading.model.server import Endpoint, serving

KEY = "sk-8d1f6c20a9e7b3"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    """An endpoint on 127.0.0.1."""
    with serving() as found:
        yield found


@pytest.fixture
def model(endpoint: Endpoint) -> Callable[..., Model]:
    """A model at that endpoint, that waits a hundredth of a second before a second try."""

    def made(key: str = KEY, **settings: Any) -> Model:
        return Model("tester", Place.of(endpoint.url, key), **{"pause": 0.01, "seconds": 5.0, **settings})

    return made
