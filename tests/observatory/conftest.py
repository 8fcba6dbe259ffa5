"""Hand-made answers: the organization shrinks, it grows, its events are cut off."""

import pytest

from marsad.observatory.answer import Answer
from tests import answers


@pytest.fixture(scope="package")
def shrunk() -> Answer:
    return answers.answer()


@pytest.fixture(scope="package")
def grown() -> Answer:
    return answers.answer(shrinks=False)


@pytest.fixture(scope="package")
def cut() -> Answer:
    return answers.answer(events_stop="2020-07")
