"""Where a group is said to grow or shrink."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import presence


def read(text: str) -> list[tuple[object, ...]]:
    document = Document.of(text)
    found = [p for s in document.sentences for p in presence.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["org"], p.slots["place"], p.slots["trend"]) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Al-Shabaab has lost ground in Somalia.", [("al-shabaab", "SOM", "receding")]),
        ("The report notes the expansion of Boko Haram in Niger and Chad.", [
            ("boko-haram", "NER", "expanding"), ("boko-haram", "TCD", "expanding")]),
        ("Selon la mission de l'Union, Boko Haram reste actif au Nigeria.", [("boko-haram", "NGA", "present")]),
        ("توسّع تنظيم داعش في مالي.", [("ISIS", "MLI", "expanding")]),
    ],
)  # fmt: skip
def test_a_change_a_group_a_place(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    ["Trade expanded in Niger and Chad.", "Boko Haram has not expanded in Niger.", "The drought spread in Somalia."],
)
def test_no_group_or_no_change(text: str) -> None:
    assert read(text) == []
