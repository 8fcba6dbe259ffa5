"""Resolutions by number, in three languages, and numbers that are none."""

import pytest

from marsad.reading.document import Document
from marsad.reading.rules import references


def read(text: str) -> list[str]:
    document = Document.of(text)
    found = [p for s in document.sentences for p in references.propose(s)]
    assert all(p.grounded(text) for p in found)
    return [str(p.slots["symbol"]) for p in found]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Recalling Security Council resolution 2254 (2015).", ["UNSCR 2254"]),
        ("In line with resolutions 2585, 2642 and 2672.", ["UNSCR 2585", "UNSCR 2642", "UNSCR 2672"]),
        ("The Assembly adopted A/RES/71/248.", ["A/RES/71/248"]),
        ("conformément à la résolution 2709 (2023)", ["UNSCR 2709"]),
        ("طبقاً لقرار مجلس الأمن الدولي رقم 2254", ["UNSCR 2254"]),
        ("وفق القرار ٢٢١٦", ["UNSCR 2216"]),
        ("واعتمدت القرار ES-11/1", ["A/RES/ES-11/1"]),
        ("The draft S/2020/654 failed.", ["S/2020/654"]),
        ("The draft A/HRC/54/L.18 was adopted.", ["A/HRC/54/L.18"]),
        ("la résolution A/RES/ES-11/1", ["A/RES/ES-11/1"]),
        ("The resolution ES-11/4 demands it.", ["A/RES/ES-11/4"]),
        ("بقراري مجلس الأمن 2628 (2022) و2710 (2023)", ["UNSCR 2628", "UNSCR 2710"]),
        ("The Minsk agreements hold.", ["minsk-agreements"]),
        ("dans le cadre de l'accord de Doha", ["doha-agreement"]),
        ("تنفيذ اتفاق الرياض", ["riyadh-agreement"]),
        ("relevant resolutions of the Council, including 2254 (2015)", ["UNSCR 2254"]),
        ("les résolutions pertinentes, notamment 1701 et 1559", ["UNSCR 1701", "UNSCR 1559"]),
    ],
)
def test_symbols(text: str, symbols: list[str]) -> None:
    assert read(text) == symbols


@pytest.mark.parametrize(
    "text", ["They showed resolution in 2015.", "نال القرار 12 صوتاً", "a resolution of the crisis"]
)
def test_no_symbol(text: str) -> None:
    assert read(text) == []
