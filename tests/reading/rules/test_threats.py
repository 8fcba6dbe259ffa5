"""Who warns that it will act; a warning about a famine is no threat."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import threats


def read(text: str) -> list[tuple[object, ...]]:
    document = Document.of(text)
    found = [p for s in document.sentences for p in threats.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["by"], p.slots["means"]) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru threatened to veto the draft.", [("PER", "veto")]),
        ("Le Pérou menace de quitter l'organisation.", [("PER", "withdrawal")]),
        ("لوحت مصر بفرض عقوبات على الشركة.", [("EGY", "sanctions")]),
    ],
)
def test_threats(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    ["Peru warned that a famine was near.", "Le Pérou a averti que la famine approche.", "حذرت مصر من المجاعة."],
)
def test_no_threat(text: str) -> None:
    assert read(text) == []
