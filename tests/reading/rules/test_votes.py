"""Votes by their counts and by a veto; a vote that is threatened or to come is none."""

from typing import Any

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import votes


def read(text: str) -> list[dict[str, Any]]:
    document = Document.of(text, "2024-03-10")
    found = [p for s in document.sentences for p in votes.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [{k: v for k, v in p.slots.items() if v not in (None, [])} for p in found]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "The draft resolution (S/2019/186) received 9 votes in favour to 3 against, with 3 abstentions.",
            {"yes": 9, "no": 3, "abstain": 3, "symbol": "S/2019/186"},
        ),
        (
            "Adoptée par 14 voix, avec une abstention, la résolution 2709 (2023) proroge la mission.",
            {"yes": 14, "abstain": 1},
        ),
        ("ونال القرار 12 صوتاً، وامتنع ثلاثة أعضاء عن التصويت.", {"yes": 12, "abstain": 3}),
    ],
)
def test_counts_are_read_by_the_words_beside_them(text: str, slots: dict[str, Any]) -> None:
    (vote,) = read(text)
    assert slots.items() <= vote.items()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Russia and China vetoed the draft resolution.", ["CHN", "RUS"]),
        ("La Russie a mis son veto au projet de résolution.", ["RUS"]),
    ],
)
def test_a_veto_fails_the_text(text: str, states: list[str]) -> None:
    (vote,) = read(text)
    assert vote["veto"] == states
    assert vote["adopted"] is False


@pytest.mark.parametrize(
    "text",
    [
        "Russia warned that it may veto the text.",
        "The Council will vote on the draft on Monday.",
        "لوّحت موسكو باستخدام حق النقض ضد أي قرار.",
        "For the first time in two years, ministers met in person.",
    ],
)
def test_threats_and_plans_are_no_votes(text: str) -> None:
    assert read(text) == []
