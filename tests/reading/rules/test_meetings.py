"""Meetings, worked by hand."""

from __future__ import annotations

import pytest

from marsad.reading.document import Document
from marsad.reading.rules.meetings import propose


def found(text: str, lang: str) -> list[tuple[object, object, object]]:
    document = Document.of(text, "2023-05-10", lang)
    proposals = [p for s in document.sentences for p in propose(s)]
    assert all(p.grounded(text) for p in proposals)
    return [(p.slots["place"], p.slots["kind"], p.slots["date"]) for p in proposals]


HELD = [
    ("en", "Foreign ministers met in Vienna on 14 May 2019.", ("vienna", "ministerial", "2019-05-14")),
    ("en", "The summit will be held in Lima on 3 June 2023.", ("lima", "summit", "2023-06-03")),
    ("fr", "Le sommet s'est tenu à Lomé le 2 avril 2022.", ("lome", "summit", "2022-04-02")),
    ("fr", "Les ministres se sont réunis à Madrid le 4 mai 2021.", ("madrid", "ministerial", "2021-05-04")),
    ("ar", "عُقدت القمة في بغداد يوم 12 مايو 2021.", ("baghdad", "summit", "2021-05-12")),
    ("ar", "اجتمع وزراء الخارجية في الدوحة يوم 3 مارس 2020.", ("doha", "ministerial", "2020-03-03")),
    ("en", "Ministers agreed to reconvene in Lima in June 2024.", ("lima", "ministerial", "2024-06")),
    ("en", "The meeting, held at ministerial level in Quito on 4 May 2022, lasted two days.",
     ("quito", "ministerial", "2022-05-04")),
    ("en", "Delegates held a meeting by video on 4 May 2022 to discuss the situation in Haiti.",
     (None, "other", "2022-05-04")),
    ("fr", "Les ministres, réunis à Lima à la veille du sommet, ont parlé du Chili.", ("lima", "ministerial", None)),
    ("ar", "أعلنت القمة التي احتضنتها بغداد يوم 12 مايو 2021 عن هدنة.", ("baghdad", "summit", "2021-05-12")),
    ("ar", "الاجتماع المنعقد في الدوحة يوم 3 مارس 2020 على مستوى وزراء الخارجية.",
     ("doha", "ministerial", "2020-03-03")),
    ("fr", "Les ministres du Quartet se sont réunis à Lima le 4 mai 2021.", ("lima", "ministerial", "2021-05-04")),
    ("fr", "LIMA - Les travaux de la réunion ministérielle ont pris fin le 4 mai 2021.",
     ("lima", "ministerial", "2021-05-04")),
    ("ar", "انعقدت القمة في العاصمة أبوجا.", ("abuja", "summit", None)),
    ("en", "Final communiqué of the summit\nLima, 4 May 2021\n", ("lima", "summit", "2021-05-04")),
]  # fmt: skip

NOTHING = [
    ("en", "The meeting paid tribute to the soldiers."),
    ("en", "The summit scheduled for Monday was postponed and will not take place."),
    ("fr", "La réunion a rendu hommage aux soldats."),
    ("ar", "رحبت القمة بنتائج الحوار."),
]


@pytest.mark.parametrize(("lang", "text", "expected"), HELD)
def test_place_kind_and_day(lang: str, text: str, expected: tuple[str, str, str]) -> None:
    assert found(text, lang) == [expected]


@pytest.mark.parametrize(("lang", "text"), NOTHING)
def test_no_meeting(lang: str, text: str) -> None:
    assert found(text, lang) == []


def test_states_are_counted() -> None:
    text = "Ministers of 23 states met in Bern on 4 May 2021."
    [proposal] = [p for s in Document.of(text, "", "en").sentences for p in propose(s)]
    assert proposal.slots["members"] == 23
