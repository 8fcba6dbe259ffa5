"""Where a group is said to grow or shrink."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import presence


def read(text: str) -> list[tuple[object, ...]]:
    document = Document.of(text)
    found = [p for s in document.sentences for p in presence.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["org"], p.slots["place"], p.slots["trend"]) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Al-Shabaab has lost ground in Somalia.", [("al-shabaab", "SOM", "receding")]),
        ("The report notes the expansion of Boko Haram in Niger and Chad.", [
            ("boko-haram", "NER", "expanding"), ("boko-haram", "TCD", "expanding")]),
        ("Selon la mission de l'Union, Boko Haram reste actif au Nigeria.", [("boko-haram", "NGA", "present")]),
        ("توسّع تنظيم داعش في مالي.", [("ISIS", "MLI", "expanding")]),
        ("The Taliban overran Kunduz on Sunday.", [("taliban", "kunduz", "expanding")]),
        ("JNIM has spread from Mali into Burkina Faso.", [("jnim", "BFA", "expanding")]),
        ("Somali forces recaptured Galcad from al-Shabaab.", [("al-shabaab", "galcad", "receding")]),
        ("Al-Shabaab militants have retaken Galcad.", [("al-shabaab", "galcad", "expanding")]),
        ("AQAP remains entrenched in Yemen.", [("aqap", "YEM", "present")]),
        ("ISIS is making a comeback in Syria.", [("ISIS", "SYR", "resurging")]),
        ("The defeat of Daesh in Iraq and Syria is not the end.", [
            ("ISIS", "IRQ", "defeated"), ("ISIS", "SYR", "defeated")]),
        ("M23 is well armed. It now controls Rubaya.", [("m23", "rubaya", "present")]),
        ("Le Jnim étend son influence au Togo.", [("jnim", "TGO", "expanding")]),
        ("Goma est tombée aux mains du M23.", [("m23", "goma", "expanding")]),
        ("L'armée a chassé Daech de Mossoul.", [("ISIS", "mosul", "receding")]),
        ("Le Togo, où le Jnim s'enracine, a demandé de l'aide.", [("jnim", "TGO", "expanding")]),
        ("انسحبت حركة طالبان من قندهار.", [("taliban", "kandahar", "receding")]),
        ("دحر تنظيم داعش من سرت.", [("ISIS", "sirte", "receding")]),
        ("لا تزال حركة الشباب تنشط في الصومال.", [("al-shabaab", "SOM", "present")]),
        ("Al-Qaeda is present in 12 Afghan provinces.", [("al-qaeda", "AFG", "present")]),
        ("Boko Haram met. The group is present in the islands of the lake.", [("boko-haram", "lake-chad", "present")]),
        ("The SDF spoke of Daesh in Raqqa. The group is back in the Badia.", [("ISIS", "badia", "resurging")]),
        ("ISIS-K fled. They are gaining ground in Kunar, where the Taliban meet.", [("ISIS-K", "kunar", "expanding")]),
        ("L'EIGS, étrillé à Ménaka, se tait.", [("ISIS-SAHEL", "menaka", "receding")]),
        ("Aux abois, le M23 n'administre plus un village en Ituri.", [("m23", "ituri", "receding")]),
        ("تعاظم نفوذ حركة الشباب في بونتلاند.", [("al-shabaab", "puntland", "expanding")]),
        ("بوكو حرام ضعفت كثيرا في غابة سامبيسا.", [("boko-haram", "sambisa", "receding")]),
    ],
)  # fmt: skip
def test_a_change_a_group_a_place(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "M23 must withdraw from Goma.",
        "Le M23 devrait se retirer de Goma.",
        "يجب أن تنسحب حركة طالبان من قندهار.",
        "Le M23 a chassé de chez eux 8 000 habitants de Goma.",
        "Trade expanded in Niger and Chad.",
        "Boko Haram has not expanded in Niger.",
        "The drought spread in Somalia.",
    ],
)
def test_no_group_or_no_change(text: str) -> None:
    assert read(text) == []
