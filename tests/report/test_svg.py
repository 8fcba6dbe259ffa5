"""Markup: nothing escapes its attribute or text; paths say what they were given."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from marsad.report.svg import decimal, element, label, path

PRINTABLE = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"))


@given(PRINTABLE, PRINTABLE)
def test_text_and_attributes_come_back(words: str, value: str) -> None:
    parsed = ET.fromstring(element("text", words, class_=value))
    assert (parsed.text or "") == words
    assert parsed.attrib["class"] == value


def test_names_of_attributes() -> None:
    assert element("rect", class_="a", stroke_width=1.25, x=None) == Markup('<rect class="a" stroke-width="1.2"/>')


def test_a_label_stands_where_it_should() -> None:
    """In right-to-left text the start is the right end."""
    assert 'text-anchor="start"' in label(0, 0, "a", "en", "left")
    assert 'text-anchor="end"' in label(0, 0, "a", "ar", "left")
    assert 'text-anchor="start"' in label(0, 0, "a", "ar", "right")
    assert 'text-anchor="middle"' in label(0, 0, "a", "ar")


def test_a_path_by_hand() -> None:
    assert path([[(0, 0), (10, 0), (10, 10.5), (0.5, 10.5)]], closed=True) == "M0 0l10 0 0 10.5-9.5 0z"
    assert path([[(0.04, 0), (0.5, -0.5)], [(1, 1)]], closed=False) == "M0 0l.5-.5"


@given(st.lists(st.tuples(st.floats(-999, 999), st.floats(-999, 999)), min_size=2, max_size=20))
def test_a_path_ends_where_its_points_end(points: list[tuple[float, float]]) -> None:
    data = path([points], closed=False)
    if not data:
        return
    numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", data)]
    reached = np.array(numbers).reshape(-1, 2).sum(axis=0)
    assert reached == pytest.approx(np.array(points[-1]), abs=0.06)


@pytest.mark.parametrize(("x", "text"), [(1.0, "1"), (-0.04, "0"), (2.25, "2.2"), (100.06, "100.1")])
def test_decimals(x: float, text: str) -> None:
    assert decimal(x) == text
