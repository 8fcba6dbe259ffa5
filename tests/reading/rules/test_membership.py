"""Who joined and who left; wishes and invitations are neither."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import membership


def read(text: str) -> list[tuple[object, ...]]:
    document = Document.of(text)
    found = [p for s in document.sentences for p in membership.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [(p.slots["actor"], p.slots["change"]) for p in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya and Uganda joined the coalition in May.", [("KEN", "joined"), ("UGA", "joined")]),
        ("Mali withdrew from the alliance.", [("MLI", "left")]),
        ("Le Niger a quitté l'organisation.", [("NER", "left")]),
        ("انضمت الكويت إلى التحالف.", [("KWT", "joined")]),
        ("East African leaders admitted Somalia as a member of the bloc.", [("SOM", "joined")]),
        ("Nicaragua announced its departure from the Organization of American States.", [("NIC", "left")]),
        ("Finland became the newest member of NATO in May.", [("FIN", "joined")]),
        ("Ghana is no longer a member of the union.", [("GHA", "left")]),
        ("Le Mali et le Niger ne sont plus membres de la Communauté.", [("MLI", "left"), ("NER", "left")]),
        ("L'Angola fait partie de la coalition depuis 2018.", [("AGO", "member")]),
        ("Le Burundi a officiellement quitté la Cour pénale internationale.", [("BDI", "left")]),
        ("أعلنت النيجر ومالي انسحابهما من المجموعة الاقتصادية.", [("NER", "left"), ("MLI", "left")]),
        ("أصبحت السويد العضو الثاني والثلاثين في الحلف.", [("SWE", "joined")]),
        ("لم تعد غانا عضواً في المنظمة.", [("GHA", "left")]),
    ],
)
def test_joined_and_left(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Kenya may join the coalition.",
        "Uganda was asked to join the coalition.",
        "دعا الوزير الكويت إلى الانضمام.",
        "Peru left the meeting before noon.",
        "Kenya has not joined the coalition.",
        "Le Pérou a rejoint les pourparlers.",
        "La Bolivie souhaite rejoindre l'organisation.",
        "لم تنضم كينيا إلى التحالف.",
        "غادر الوفد المصري القاعة.",
    ],
)
def test_wishes_are_no_membership(text: str) -> None:
    assert read(text) == []
