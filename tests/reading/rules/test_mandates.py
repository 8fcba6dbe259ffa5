"""Permissions that open, are extended or end."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import mandates


def read(text: str) -> list[tuple[object, ...]]:
    document = Document.of(text, "2024-03-10")
    found = [p for s in document.sentences for p in mandates.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["subject"], p.slots["until"]) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Council extended the mandate of UNMISS until 15 March 2025.", [("unmiss", "2025-03-15")]),
        ("Décide de proroger le mandat de la MINUSCA jusqu'au 15 novembre 2024.", [("minusca", "2024-11-15")]),
        ("مدّد المجلس العمل بالمعابر حتى 10 تموز 2024.", [("cross-border-aid", "2024-07-10")]),
        ("The arms embargo expired on 31 May 2023.", [("arms-embargo", "2023-05-31")]),
    ],
)
def test_what_and_until_when(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize("text", ["They extended their thanks to Chad.", "The bank renewed its loan until 2025."])
def test_nothing_is_permitted(text: str) -> None:
    assert read(text) == []
