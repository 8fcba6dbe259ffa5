"""Who commits to what, with the sum; what is only possible or denied is no commitment."""

import pytest

from marsad.reading.rules import commitments
from tests.reading.rules.first import first


def read(text: str) -> list[tuple[object, ...]]:
    return [(p.slots["by"], p.slots["line"], p.slots["amount"]) for p in first(commitments.propose, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru will send troops to the mission.", [("PER", "military", None)]),
        ("Japan pledged 40 million dollars for reconstruction.", [("JPN", "stabilization", 40_000_000)]),
        ("Peru expressed its readiness to deploy a battalion.", [("PER", "military", None)]),
        ("Le Chili s'est dit, jeudi, prêt à envoyer des troupes.", [("CHL", "military", None)]),
        ("أبدت قطر استعدادها لإرسال كتيبة.", [("QAT", "military", None)]),
        ("Le Chili enverra des troupes.", [("CHL", "military", None)]),
        ("ستقدم قطر 5 ملايين دولار للإغاثة.", [("QAT", "humanitarian", 5_000_000)]),
    ],
)
def test_commitments(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


def test_a_list_is_one_commitment_for_each_line() -> None:
    text = "The ministers met. They agreed on a plan: military training; humanitarian relief; propaganda."
    assert [line for _, line, _ in read(text)] == ["military", "humanitarian", "propaganda"]


@pytest.mark.parametrize(
    "text",
    ["Peru has not pledged troops.", "Le Chili a envoyé des troupes.", "زار الوزير قطر.", "Decides to remain seized."],
)
def test_no_commitment(text: str) -> None:
    assert read(text) == []
