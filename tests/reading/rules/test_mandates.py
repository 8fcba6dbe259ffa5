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
        ("The United Nations mission in Mali will wind down by 31 December 2023.", [("minusma", "2023-12-31")]),
        (
            "The Council renewed the sanctions regime on South Sudan until 30 May 2025.",
            [("south-sudan-sanctions", "2025-05-30")],
        ),
        (
            "The Council extended the asset freeze on Guinea-Bissau until 28 May 2025 and the mandate of the panel of "
            "experts to 28 June 2025.",
            [("guinea-bissau-sanctions", "2025-05-28"), ("panel-of-experts", "2025-06-28")],
        ),
        ("The Assembly set up a commission of inquiry on Myanmar for one year.", [("fact-finding-mission", "2025-03")]),
        ("SADC ended the mandate of its mission in Mozambique on 15 July 2024.", [("samim", "2024-07-15")]),
        ("Le mandat de la FINUL expire le 31 août.", [("unifil", "2024-08-31")]),
        ("La MINUSMA aura plié bagage le 31 décembre 2023.", [("minusma", "2023-12-31")]),
        ("L'autorisation du point de passage expire le 10 juillet 2024.", [("cross-border-aid", "2024-07-10")]),
        (
            "Le Conseil a reconduit pour un an le rapporteur spécial sur le Burundi.",
            [("special-rapporteur", "2025-03")],
        ),
        ("تنتهي ولاية بعثة يونيتامس في 3 كانون الأول 2023.", [("unitams", "2023-12-03")]),
        ("جدد المجلس نظام العقوبات على جنوب السودان حتى 30 أيار 2025.", [("south-sudan-sanctions", "2025-05-30")]),
        ("أنشأ المجلس بعثة لتقصي الحقائق في السودان لمدة سنة.", [("fact-finding-mission", "2025-03")]),
        (
            "The Council adopted a text on the arms embargo on Libya. The measures will lapse on 31 May 2024.",
            [("arms-embargo", "2024-05-31")],
        ),
        ("UNIFIL may stay until 31 August 2025.", [("unifil", "2025-08-31")]),
        (
            "The Council renewed the authorization to fight piracy until 6 June 2024.",
            [("counter-piracy", "2024-06-06")],
        ),
        (
            "The text extends until 10 July 2024 the authorization of deliveries through Bab al-Hawa.",
            [("cross-border-aid", "2024-07-10")],
        ),
        (
            "Ils ont lancé l'opération EUNAVFOR Aspides, dont le mandat court jusqu'au 18 février 2025.",
            [("aspides", "2025-02-18")],
        ),
        (
            "رخص المجلس لبعثة متعددة الجنسيات في هايتي لمدة سنة.",
            [("multinational-security-support-mission", "2025-03")],
        ),
        ("مدد المجلس العقوبات على الحوثيين حتى 14 نوفمبر 2024.", [("yemen-sanctions", "2024-11-14")]),
        (
            "The Council extended the panel of experts until 15 May 2024, and renewed the inspection of vessels off "
            "Libya for one year.",
            [("panel-of-experts", "2024-05-15"), ("vessel-inspections", "2025-03")],
        ),
    ],
)
def test_what_and_until_when(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "They extended their thanks to Chad.",
        "The bank renewed its loan until 2025.",
        "The ministers renewed their call for a ceasefire in Mali.",
        "Renewed fighting near the mission's base killed two.",
        "The authorities closed the crossing.",
        "The force launched an attack on 3 May.",
        "Les ministres ont renouvelé leur soutien à la mission.",
        "جدد الوزراء دعوتهم إلى رفع العقوبات.",
        "أطلقت القوة النار يوم الأحد.",
        "مددت الأطراف الهدنة حتى الجمعة.",
    ],
)
def test_nothing_is_permitted(text: str) -> None:
    assert read(text) == []
