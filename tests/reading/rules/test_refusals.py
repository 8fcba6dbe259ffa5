"""Who declines; a refusal to comment, and one that is denied, is none."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import refusals


def read(text: str) -> list[tuple[object, ...]]:
    document = Document.of(text)
    found = [p for s in document.sentences for p in refusals.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["by"], p.slots["line"]) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru and Chile declined to send troops.", [("PER", "military"), ("CHL", "military")]),
        ("Le Pérou refuse toute négociation avec le Chili.", [("PER", "political")]),
        ("رفضت مصر المفاوضات.", [("EGY", "political")]),
    ],
)
def test_refusals(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    ["Peru did not reject the plan.", "Peru declined to comment.", "Le Pérou accepte le plan.", "قبلت مصر الخطة."],
)
def test_no_refusal(text: str) -> None:
    assert read(text) == []
