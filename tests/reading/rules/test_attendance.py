"""Attendance, worked by hand."""

from __future__ import annotations

import pytest

from marsad.reading.document import Document
from marsad.reading.rules.attendance import propose


def found(text: str, lang: str) -> set[tuple[str, str]]:
    document = Document.of(text, "2023-05-10", lang)
    proposals = [p for s in document.sentences for p in propose(s)]
    assert all(p.grounded(text) for p in proposals)
    return {(str(p.slots["actor"]), str(p.slots["status"])) for p in proposals}


HELD = [
    ("en", "The meeting, hosted by Qatar, was attended by Egypt, Jordan and Turkey.",
     {("QAT", "host"), ("EGY", "attended"), ("JOR", "attended"), ("TUR", "attended")}),
    ("en", "Japan and Brazil took part in the conference; Russia did not attend.",
     {("JPN", "attended"), ("BRA", "attended"), ("RUS", "absent")}),
    ("en", "Kenya will host a summit in Nairobi next month.", {("KEN", "host")}),
    ("en", "The summit opened in Lima in the absence of Venezuela.", {("VEN", "absent")}),
    ("en", "Switzerland attended the meeting as an observer.", {("CHE", "observer")}),
    ("fr", "La réunion, coprésidée par la France et l'Égypte, s'est tenue au Caire.",
     {("FRA", "host"), ("EGY", "host")}),
    ("fr", "Le Maroc et la Tunisie ont participé au sommet.", {("MAR", "attended"), ("TUN", "attended")}),
    ("fr", "L'Algérie n'a pas pris part à la conférence.", {("DZA", "absent")}),
    ("fr", "La conférence s'est ouverte à l'invitation de la Suisse, en l'absence de la Russie.",
     {("CHE", "host"), ("RUS", "absent")}),
    ("en", "Neither Ghana nor Togo attended the summit.", {("GHA", "absent"), ("TGO", "absent")}),
    ("fr", "La Turquie a boudé la réunion.", {("TUR", "absent")}),
    ("en", "The meeting closed at noon. Present: Peru, Chile; apologies: Brazil.",
     {("PER", "attended"), ("CHL", "attended"), ("BRA", "absent")}),
    ("en", "Ministers met in Lima. Peru's foreign minister told the meeting that the truce held; Bolivia sent no one.",
     {("PER", "attended"), ("BOL", "absent")}),
    ("en", "The seat of Nepal remained vacant at the conference.", {("NPL", "absent")}),
    ("en", "At the summit, Laos stayed away, as did Nepal.", {("LAO", "absent"), ("NPL", "absent")}),
    ("en", "Ministers thanked the people of Ghana for their hospitality.", {("GHA", "host")}),
    ("en", "Chile did not dial in to the meeting.", {("CHL", "absent")}),
    ("en", "At the summit Gabon stayed away, as did Congo's Felix Tshisekedi.", {("GAB", "absent"), ("COD", "absent")}),
    ("en", "The talks resumed; Peru had not been asked to come.", {("PER", "absent")}),
    ("fr", "La réunion s'est tenue à Lima. Le Pérou et le Chili y étaient représentés.",
     {("PER", "attended"), ("CHL", "attended")}),
    ("ar", "استضافت المملكة اجتماعا لوزراء خارجية مصر وقطر.", {("EGY", "attended"), ("QAT", "attended")}),
    ("ar", "حضر القمة رئيس مصر، كما شاركت قطر بصفة مراقب.", {("EGY", "attended"), ("QAT", "observer")}),
    ("ar", "حضرت الاجتماع قطر بصفة ملاحظ.", {("QAT", "observer")}),
    ("fr", "Réunion du 3 mai. Présents : Pérou, Chili. Excusés : Brésil.",
     {("PER", "attended"), ("CHL", "attended"), ("BRA", "absent")}),
    ("fr", "Le sommet s'est ouvert à Lima. Le Chili avait fait le déplacement, le Brésil s'était fait excuser.",
     {("CHL", "attended"), ("BRA", "absent")}),
    ("fr", "À l'invitation du Pérou, les ministres du Chili et de la Bolivie se sont réunis à Lima.",
     {("PER", "host"), ("CHL", "attended"), ("BOL", "attended")}),
    ("ar", "التقى وزير الخارجية المصري ونظيراه السعودي والأردني على هامش القمة.",
     {("EGY", "attended"), ("SAU", "attended"), ("JOR", "attended")}),
    ("ar", "عقدت الجلسة أمس، وبقي كرسي قبرص شاغراً، ولم توفد اليونان أحداً.", {("CYP", "absent"), ("GRC", "absent")}),
    ("ar", "عُقد الاجتماع برئاسة الكويت وبمشاركة قطر والبحرين.",
     {("KWT", "host"), ("QAT", "attended"), ("BHR", "attended")}),
    ("ar", "انعقدت القمة في بغداد، وغابت عنها سوريا، وقاطعتها ليبيا.", {("SYR", "absent"), ("LBY", "absent")}),
    ("ar", "تستضيف سويسرا مؤتمرا بشأن اليمن الشهر المقبل.", {("CHE", "host")}),
    ("ar", "شاركت اليابان في المؤتمر بصفة مراقب.", {("JPN", "observer")}),
    ("en", "The summit opened in Lima. Peru, though invited, did not respond.", {("PER", "absent")}),
    ("fr", "Le sommet s'est ouvert à Lima. Le Chili, invité, n'a pas fait le déplacement.", {("CHL", "absent")}),
    ("en", "The summit opened in Lima. Nepal stayed away in protest at the rules.", {("NPL", "absent")}),
]  # fmt: skip

NOTHING = [
    ("en", "Chad hosts more than a million refugees."),
    ("en", "Kenya did not take part in the vote."),
    ("en", "The price of rice in Egypt rose after the meeting."),
    ("fr", "Le Tchad accueille plus d'un million de réfugiés."),
    ("fr", "Le Kenya a salué les résultats de la réunion."),
    ("ar", "تستضيف تشاد أكثر من مليون لاجئ."),
    ("ar", "رحبت مصر بنتائج الاجتماع."),
    ("ar", "دعا المجلس اليمن إلى حضور الجلسة المقبلة."),
    ("en", "The meeting heard that Peru may attend the next round."),
    ("en", "Chile sent its congratulations after the summit."),
]


@pytest.mark.parametrize(("lang", "text", "expected"), HELD)
def test_one_record_an_actor(lang: str, text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_no_attendance(lang: str, text: str) -> None:
    assert found(text, lang) == set()


def test_level_is_that_of_the_office() -> None:
    text = "The Presidents of Ghana and Togo attended the summit."
    proposals = [p for s in Document.of(text, "", "en").sentences for p in propose(s)]
    assert {(p.slots["actor"], p.slots["level"]) for p in proposals} == {("GHA", "head"), ("TGO", "head")}
