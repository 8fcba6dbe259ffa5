"""Small drawings: bars as long as their shares, dots where their changes are, mirrored in Arabic."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest

from marsad.balance.verdict import Verdict
from marsad.measures.draws import ratio_change
from marsad.model.estimate import Change, Dimension, Estimate
from marsad.report.bars import BAR, ENDS, WIDTH, change_bar, reach_of, small_verdict, verdict_picture

NAMES = {"coalition": "A", "organization": "B"}
VERDICT = Verdict("undecided", 0.75, 0.2, {})


def estimate(value: float, unit: str) -> Estimate:
    return Estimate(value, value, value, 9, unit, "m")


def ratio(value: float, low: float, high: float) -> Dimension:
    draws = np.log(np.linspace(low, high, 50))
    change = ratio_change(draws, value, low, high)
    return Dimension("organization", "footprint", "all", "km2", estimate(4, "km2"), estimate(8, "km2"), change)


def share(value: float, low: float, high: float, name: str = "shift") -> Dimension:
    draws = np.linspace(low, high, 50)
    change = Change("difference", value, low, high, draws, draws, np.zeros(50, dtype=bool))
    return Dimension("organization", name, "all", "share", estimate(0.4, "share"), estimate(0.5, "share"), change)


def attributes(drawing: str, class_: str) -> list[dict[str, str]]:
    return [e.attrib for e in ET.fromstring(drawing).iter() if e.attrib.get("class") == class_]


def test_bars_of_a_verdict() -> None:
    english, arabic = (verdict_picture(VERDICT, NAMES, lang) for lang in ("en", "ar"))
    for drawing in (english, arabic):
        assert float(attributes(drawing, "organization")[0]["width"]) == pytest.approx(0.75 * WIDTH)
        assert float(attributes(drawing, "coalition")[0]["width"]) == pytest.approx(0.2 * WIDTH)
    assert float(attributes(english, "threshold")[0]["x1"]) == pytest.approx(0.9 * WIDTH)
    assert float(attributes(arabic, "threshold")[0]["x1"]) == pytest.approx(0.1 * WIDTH)
    assert float(attributes(arabic, "coalition")[0]["x"]) == pytest.approx(0.8 * WIDTH)


def test_a_small_verdict_leaves_the_undecided_part_open() -> None:
    drawing = small_verdict(VERDICT, NAMES, "en")
    (left,), (right,) = attributes(drawing, "coalition"), attributes(drawing, "organization")
    assert float(left["x"]) + float(left["width"]) == pytest.approx(32)
    assert float(right["x"]) == pytest.approx(40)  # 5 % between them lead for neither


def test_a_doubling_stands_half_way_on_a_scale_to_four() -> None:
    drawing = change_bar(ratio(2, 1, 4), {"ratio": 4.0, "share": 0.1}, "en", "x")
    middle, right = BAR / 2, BAR - ENDS
    (dot,) = attributes(drawing, "dot-expanding")
    assert float(dot["cx"]) == pytest.approx((middle + right) / 2, abs=0.06)
    interval = attributes(drawing, "interval")[0]
    assert (float(interval["x1"]), float(interval["x2"])) == pytest.approx((middle, right))
    mirrored = attributes(change_bar(ratio(2, 1, 4), {"ratio": 4.0, "share": 0.1}, "ar", "x"), "dot-expanding")
    assert float(mirrored[0]["cx"]) == pytest.approx(BAR - float(dot["cx"]), abs=0.11)


def test_the_margin_of_a_ratio() -> None:
    (band,) = attributes(change_bar(ratio(2, 1, 4), {"ratio": 4.0, "share": 0.1}, "en", "x"), "margin")
    half = (BAR - 2 * ENDS) / 2
    assert float(band["x"]) == pytest.approx(BAR / 2 + half * np.log(0.75) / np.log(4), abs=0.06)
    assert float(band["width"]) == pytest.approx(half * np.log(1.25 / 0.75) / np.log(4), abs=0.06)


def test_an_exact_count_has_no_margin() -> None:
    reach = {"ratio": 4.0, "share": 0.25}
    assert attributes(change_bar(share(0.1, 0.05, 0.2), reach, "en", "x"), "margin")
    assert not attributes(change_bar(share(0.1, 0.05, 0.2, "coverage"), reach, "en", "x"), "margin")


def test_beyond_the_scale_the_line_has_no_end_mark() -> None:
    far = change_bar(ratio(300, 2, 9000), {"ratio": 64.0, "share": 0.1}, "en", "x")
    assert len(attributes(far, "interval")) == 2  # the line and its lower end
    (dot,) = attributes(far, "dot-expanding")
    assert float(dot["cx"]) == BAR - ENDS


def test_one_scale_for_a_table() -> None:
    rows = [ratio(2, 1, 4.5), share(0.1, -0.3, 0.2), ratio(0.2, 0.1, 0.3)]
    assert reach_of(rows) == {"ratio": 10.0, "share": 0.5}
    assert reach_of([]) == {"ratio": 2.0, "share": 0.05}
    assert reach_of([replace(rows[0], change=rows[1].change, unit="members")]) == {"ratio": 2.0, "share": 0.05}
