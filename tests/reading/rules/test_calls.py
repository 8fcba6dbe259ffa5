"""Who asks whom; a question is no call."""

import pytest

from marsad.reading.rules import calls
from tests.reading.rules.first import first


def read(text: str) -> list[tuple[object, ...]]:
    return [(p.slots["by"], p.slots["to"]) for p in first(calls.propose, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru urged Bolivia and Chile to hold talks.", [("PER", "BOL"), ("PER", "CHL")]),
        ("The Security Council met.\n\nUrges all parties to hold talks.", [("UNSC", "parties")]),
        ("Le Chili appelle le Pérou à la paix dans les deux pays.", [("CHL", "PER")]),
        ("Le Chili a requis du Pérou un cessez-le-feu.", [("CHL", "PER")]),
        ("دعت مصر السودان إلى وقف إطلاق النار.", [("EGY", "SDN")]),
    ],
)
def test_calls(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Peru did not urge Chile to leave.",
        "Le Pérou est calme.",
        "زار الوزير مصر.",
        "The envoys of Chile met at the request of Peru.",
        "Peru granted Chile's request for membership.",
        "À la demande du Pérou, le Chili se retire.",
        "Le Pérou a rejeté la demande d'extradition du Chili.",
        "Le Pérou a pris acte de la demande du Chili.",
        "اجتمعت اللجنة بناء على طلب مصر.",
        "درست مصر طلب العضوية.",
    ],
)
def test_no_call(text: str) -> None:
    assert read(text) == []


def test_those_who_are_asked_stand_before_the_phrase() -> None:
    assert {to for _, to in read("Peru was asked to attend.")} == {"PER"}
