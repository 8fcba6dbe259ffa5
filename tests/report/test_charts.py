"""Charts: round steps, the direction of time, gaps that are hatched."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.dates import parse_month
from marsad.model.scene import Window
from marsad.report.charts import GRID, WIDTH, Frame, chart, nice_step
from marsad.report.series import Course

START = parse_month("2018-01")
BEFORE = Window("b", START + 4, START + 12)
WINDOW = Window("w", START + 12, START + 20)


def course(values: list[float]) -> Course:
    array = np.array(values, dtype=float)
    return Course(START, array, array, array, BEFORE, WINDOW)


def test_round_steps() -> None:
    assert [nice_step(x) for x in (0, 2, 3, 90, 83, 460, 1370)] == [1, 1, 1, 50, 50, 200, 500]


@given(st.floats(0, 1e7))
def test_few_steps_reach_the_highest(highest: float) -> None:
    step = nice_step(highest)
    assert GRID * step >= min(highest, max(highest, 1.0)) - 1e-6
    assert str(int(step))[0] in "125"


def test_time_runs_with_the_language() -> None:
    drawn = {lang: Frame(course([1.0] * 24), lang, 1.0) for lang in ("en", "ar")}
    assert drawn["en"].x(START) < drawn["en"].x(START + 24)
    for month in (START, START + 7, START + 24):
        assert drawn["ar"].x(month) == pytest.approx(WIDTH - drawn["en"].x(month))


def test_a_gap_is_hatched_and_carries_no_bar() -> None:
    drawing = ET.fromstring(chart(course([5.0] * 10 + [np.nan] * 4 + [3.0] * 10), "t", "en", "bars", "organization"))
    hatched = [e for e in drawing.iter() if e.attrib.get("class") == "no-data"]
    assert len(hatched) == 1
    (bars,) = [e for e in drawing.iter() if e.attrib.get("class") == "bars"]
    assert bars.attrib["d"].count("z") == 2
    assert "nan" not in bars.attrib["d"]


def test_nothing_but_gaps() -> None:
    drawing = chart(course([np.nan] * 24), "t", "ar", "bars", "organization")
    parsed = ET.fromstring(drawing)
    assert [e for e in parsed.iter() if e.attrib.get("class") == "bars"] == []
    assert "لا بيانات" in drawing


def test_it_is_described_for_those_who_do_not_see_it() -> None:
    parsed = ET.fromstring(chart(course([1.0, 9.0, *[2.0] * 22]), "Events", "en", "bars", "organization"))
    assert parsed.findtext("title") == "Events"
    assert parsed.findtext("desc") == "From January 2018 to December 2019; highest: 9 (February 2018)."


def test_arabic_axes_have_arabic_digits() -> None:
    drawing = chart(course([120.0] * 24), "t", "ar", "line", "coalition")
    assert not re.search(r">[^<]*[0-9][^<]*</text>", drawing)
    assert "٢٠١٩" in drawing
