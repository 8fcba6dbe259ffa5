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
        (
            "By 19 votes to 16, with 12 abstentions, the Council adopted the draft.",
            {"yes": 19, "no": 16, "abstain": 12, "adopted": True},
        ),
        ("The Council voted 13-0, with Peru and Chile abstaining.", {"yes": 13, "no": 0, "abstain": 2}),
        ("The vote was 12 for, 1 against (Peru), 2 abstaining.", {"yes": 12, "no": 1, "abstain": 2}),
        ("Against: 3; abstaining: 4; in favour: 8.", {"yes": 8, "no": 3, "abstain": 4}),
        ("The Council adopted, by 11 votes to none, the draft resolution.", {"yes": 11, "no": 0}),
        ("The parliament rejected the bill by 112 votes to 98.", {"yes": 98, "no": 112, "adopted": False}),
        ("The Council adopted, by 14 votes to 1, a text rejecting the coup.", {"yes": 14, "no": 1}),
        ("The draft was rejected by 5 votes to 9.", {"yes": 5, "no": 9, "adopted": False}),
        ("Le texte a été adopté par 14 voix, le Pérou s'abstenant.", {"yes": 14, "abstain": 1, "adopted": True}),
        (
            "Treize membres ont voté pour, le Pérou s'est abstenu et le Chili a voté contre.",
            {"yes": 13, "no": 1, "abstain": 1},
        ),
        ("La Chambre a rejeté la motion par 280 voix contre 150.", {"yes": 150, "no": 280, "adopted": False}),
        ("أقرت الجمعية القرار بأغلبية 141 صوتا مقابل 5 وامتناع 35.", {"yes": 141, "no": 5, "abstain": 35}),
        ("صوت لصالح القرار 13 عضوا، وعارضته بيرو، وامتنعت تشيلي.", {"yes": 13, "no": 1, "abstain": 1}),
        ("نال النص 11 صوتا مؤيدا مقابل صوتين معارضين وامتناع دولتين.", {"yes": 11, "no": 2, "abstain": 2}),
        ("Eleven of the Council's 15 members were in favour; Peru and Chile abstained.", {"yes": 11, "abstain": 2}),
        ("نال النص تأييد 12 دولة فيما امتنعت دولتان عن التصويت.", {"yes": 12, "abstain": 2}),
    ],
)
def test_counts_are_read_by_the_words_beside_them(text: str, slots: dict[str, Any]) -> None:
    (vote,) = read(text)
    assert slots.items() <= vote.items()


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Peru vetoed the draft resolution today. Thirteen of the 15 members supported it; Chile abstained.",
            [{"yes": 13, "abstain": 1, "veto": ["PER"], "adopted": False}],
        ),
        (
            "Le Pérou a mis son veto au projet de résolution; le texte rival du Chili n'a obtenu que deux voix.",
            [{"veto": ["PER"], "adopted": False}, {"yes": 2, "adopted": False}],
        ),
        ("The resolution was adopted by consensus.", [{"adopted": True}]),
        ("The regional assembly unanimously renewed the mandate.", [{"adopted": True}]),
        ("رفض البرلمان مشروع القانون.", [{"adopted": False}]),
    ],
)
def test_one_vote_for_each_text(text: str, slots: list[dict[str, Any]]) -> None:
    assert read(text) == slots


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Russia and China vetoed the draft resolution.", ["CHN", "RUS"]),
        ("La Russie a mis son veto au projet de résolution.", ["RUS"]),
        ("أسقط الفيتو الأمريكي مشروع قرار.", ["USA"]),
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
        "Peru said that it had voted for the draft in a spirit of compromise.",
        "Members called on the Council to adopt a resolution.",
        "The five countries voted in elections last year for 12 seats.",
        "La France a voté pour le projet.",
        "Les ministres ont rejeté toute ingérence.",
        "رفض الوزراء أي تدخل.",
        "يصوت المجلس غدا على مشروع القرار.",
    ],
)
def test_threats_and_plans_are_no_votes(text: str) -> None:
    assert read(text) == []
