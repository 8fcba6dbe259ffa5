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
    ],
)
def test_joined_and_left(text: str, found: list[tuple[object, ...]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    ["Kenya may join the coalition.", "Uganda was asked to join the coalition.", "دعا الوزير الكويت إلى الانضمام."],
)
def test_wishes_are_no_membership(text: str) -> None:
    assert read(text) == []
