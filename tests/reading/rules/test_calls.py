"""Who asks whom; a question is no call."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import calls


def read(text: str) -> list[tuple[object, ...]]:
    document = Document.of(text)
    found = [p for s in document.sentences for p in calls.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["by"], p.slots["to"]) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru urged Bolivia and Chile to hold talks.", [("PER", "BOL"), ("PER", "CHL")]),
        ("The Security Council met.\n\nUrges all parties to hold talks.", [("UNSC", "all-parties")]),
        ("Le Chili appelle le Pérou à la paix dans les deux pays.", [("CHL", "PER")]),
        ("دعت مصر السودان إلى وقف إطلاق النار.", [("EGY", "SDN")]),
    ],
)
def test_calls(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text", ["Peru was asked to attend.", "Peru did not urge Chile to leave.", "Le Pérou est calme.", "زار الوزير مصر."]
)
def test_no_call(text: str) -> None:
    assert read(text) == []
