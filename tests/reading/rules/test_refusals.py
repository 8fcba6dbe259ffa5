"""Who declines; a refusal to comment, and one that is denied, is none."""

import pytest

from marsad.reading.rules import refusals
from tests.reading.rules.first import first


def read(text: str) -> list[tuple[object, ...]]:
    return [(p.slots["by"], p.slots["line"]) for p in first(refusals.propose, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru and Chile declined to send troops.", [("PER", "military"), ("CHL", "military")]),
        ("Le Pérou refuse toute négociation avec le Chili.", [("PER", "political")]),
        ("Le Pérou n'y prendra pas part aux pourparlers.", [("PER", "political")]),
        ("امتنعت مصر عن إرسال جنود.", [("EGY", "military")]),
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


@pytest.mark.parametrize(
    "text",
    [
        "The House of Peru rejected the motion by 61 votes to 58.",
        "L'amendement du Pérou a été repoussé par 29 voix contre 12.",
        "رفض برلمان مصر المقترح بـ 61 صوتا مقابل 58.",
    ],
)
def test_what_is_voted_down_is_a_vote(text: str) -> None:
    assert read(text) == []
    assert read(
        text.replace("by 61 votes to 58", "").replace("par 29 voix contre 12", "").replace("بـ 61 صوتا مقابل 58", "")
    )


def test_those_who_are_counted_voted() -> None:
    assert read("نال مقترح مصر أربعة أصوات، وعارضه ستة أعضاء.") == []
    assert read("نال مقترح مصر أربعة أصوات، وعارضه أعضاء.")
