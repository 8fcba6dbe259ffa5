"""Who warns that it will act; a warning about a famine is no threat."""

import pytest

from marsad.reading.rules import threats
from tests.reading.rules.first import first


def read(text: str) -> list[tuple[object, ...]]:
    return list(dict.fromkeys((p.slots["by"], p.slots["means"]) for p in first(threats.propose, text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru threatened to veto the draft.", [("PER", "veto")]),
        ("Le Pérou menace de quitter l'organisation.", [("PER", "withdrawal")]),
        ("Ankara said it would not stand idly by while its troops were shelled.", [("TUR", "force")]),
        ("Ethiopia put Eritrea on notice that it would use force.", [("ETH", "force")]),
        ("The United States raised the prospect of new sanctions on Honduras.", [("USA", "sanctions")]),
        ("Germany is considering ending its participation in the force.", [("DEU", "withdrawal")]),
        ("Peru and Chile are mulling tariffs on Bolivia.", [("PER", "sanctions"), ("CHL", "sanctions")]),
        ("Thailand warned that any attack on its soldiers would be answered in kind.", [("THA", "force")]),
        ("Chile said it would suspend its aid unless the road was opened.", [("CHL", "sanctions")]),
        ("Le Pérou a averti qu'il pourrait se retirer de l'accord.", [("PER", "withdrawal")]),
        ("Alger a prévenu qu'une intervention militaire serait considérée comme une agression.", [("DZA", "force")]),
        ("La Bolivie n'exclut pas de nouvelles sanctions contre le Chili.", [("BOL", "sanctions")]),
        ("Bamako se réserve le droit de répondre.", [("MLI", "other")]),
        ("Ankara a fait savoir qu'elle ne resterait pas les bras croisés.", [("TUR", "other")]),
        ("لوحت مصر بفرض عقوبات على الشركة.", [("EGY", "sanctions")]),
        ("أكدت تركيا أنها لن تقف مكتوفة الأيدي.", [("TUR", "other")]),
        ("لم تستبعد بيرو فرض عقوبات جديدة على بوليفيا.", [("PER", "sanctions")]),
        ("حذرت تايلاند من أن أي تدخل عسكري سيقابل برد حازم.", [("THA", "force")]),
        ("أعلنت كمبوديا أنها تحتفظ بحق الرد على القصف.", [("KHM", "force")]),
        ("Peru repeated it might pull its 900 soldiers out unless the arrears were paid.", [("PER", "withdrawal")]),
        ("Bogota warned that whoever blocks the convoys will face targeted sanctions.", [("COL", "sanctions")]),
        ("Le Pérou a laissé entendre qu'il bloquerait le texte.", [("PER", "veto")]),
        ("حذرت مصر من أنها ستتحرك بنفسها إن لم تتخذ إجراءات.", [("EGY", "other")]),
    ],
)
def test_threats(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Peru warned that a famine was near.",
        "The drought threatens to become a famine in Peru.",
        "Peru did not threaten to veto the draft.",
        "Peru warned that the fighting threatens to spill into Chile.",
        "Norway is preparing a conference on aid.",
        "Peru is considering sending trainers to Chile.",
        "Le Pérou a averti que la famine approche.",
        "La sécheresse menace de s'étendre au Pérou.",
        "حذرت مصر من المجاعة.",
        "حذرت مصر من أن الهجوم سيؤدي إلى كارثة.",
        "يهدد الجفاف بيرو بمجاعة.",
        "The ELN rejected what it called blackmail.",
    ],
)
def test_no_threat(text: str) -> None:
    assert read(text) == []
