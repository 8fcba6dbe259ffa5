"""Numbers that count something, and numbers that count nothing."""

from typing import Any

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import figures


def read(text: str, date: str = "2024-03-10") -> list[tuple[Any, ...]]:
    document = Document.of(text, date)
    found = [p for s in document.sentences for p in figures.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["what"], p.slots["value"], p.slots["approx"]) for p in found]


@pytest.mark.parametrize(
    ("text", "what", "value", "approx"),
    [
        ("Nearly 12,000 people have fled the town.", "displaced", 12_000, "about"),
        ("At least 40 soldiers were killed near the border.", "killed", 40, "at-least"),
        ("More than 60 countries take part in the coalition.", "members", 60, "at-least"),
        ("Environ 4 500 réfugiés sont rentrés chez eux.", "returned", 4_500, "about"),
        ("Plus de 300 enfants ont été rapatriés du camp.", "repatriated", 300, "at-least"),
        ("وأسفر الهجوم عن مقتل 17 جندياً على الأقل.", "killed", 17, "at-least"),
        ("فرّ نحو ثمانية آلاف شخص من ديارهم.", "displaced", 8_000, "about"),
        ("وحضر الاجتماع وزراء خارجية 40 دولة.", "ministers", 40, "exact"),
    ],
)
def test_a_count_is_read_with_what_it_counts(text: str, what: str, value: int, approx: str) -> None:
    assert (what, value, approx) in read(text)


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("The appeal seeks $250 million for the year.", "funding-asked", 250e6),
        ("Norway pledged 30 million euros to the fund.", "funding-pledged", 30e6),
        ("تعهدت اليابان بمبلغ 20 مليون دولار.", "funding-pledged", 20e6),
        ("L'Allemagne a versé 12 millions d'euros.", "funding-received", 12e6),
    ],
)
def test_a_sum_is_asked_pledged_or_received(text: str, what: str, value: float) -> None:
    assert [(w, v) for w, v, _ in read(text)] == [(what, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The mission was extended for six months.",
        "Resolution 2254 (2015) remains the basis.",
        "It was adopted by 13 votes to 0, with 2 abstentions.",
        "They met on 14 March 2022.",
        "La force restera trois ans.",
        "استمر الاجتماع ثلاثة أيام.",
        "صوّت لصالح القرار 12 عضواً وامتنع ثلاثة عن التصويت.",
    ],
)
def test_durations_dates_votes_and_symbols_are_no_figures(text: str) -> None:
    assert read(text) == []
