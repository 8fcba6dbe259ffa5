"""The future tense of each language: affirmed, denied, and verbs that say no act."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules.future import WILL, WILL_NOT, wills


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru will send troops.", [WILL]),
        ("Peru will not send troops.", [WILL_NOT]),
        ("Peru will be a partner.", []),
        ("Le Chili enverra des troupes.", [WILL]),
        ("Le Chili n'enverra pas de troupes.", [WILL_NOT]),
        ("سترسل مصر قوات.", [WILL]),
        ("لن ترسل مصر قوات.", [WILL_NOT]),
        ("زار الوزير القاهرة.", []),
    ],
)
def test_wills(text: str, found: list[str]) -> None:
    assert [h.category for s in Document.of(text).sentences for h in wills(s)] == found
