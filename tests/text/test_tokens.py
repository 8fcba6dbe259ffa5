"""Tokens."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The U.S. paid $10,000.", ["The", "U.S.", "paid", "$", "10,000", "."]),
        ("L’État n'a qu'un ami; don't", ["L’", "État", "n'", "a", "qu'", "un", "ami", ";", "don't"]),
        ("والأُمَمُ، ٢٫٥ (و18)", ["والأُمَمُ", "،", "٢٫٥", "(", "و", "18", ")"]),
        ("the 19th G7...", ["the", "19th", "G7", "..."]),
        ("", []),
    ],
)
def test_tokens(text: str, parts: list[str]) -> None:
    """Hand-cut texts in three languages."""
    assert [span.of(text) for span in tokens(text)] == parts


@given(st.text(st.sampled_from("aé1٣.,'’_-()بو\u064b\u0640 \n$G"), max_size=60))
def test_nothing_visible_is_lost(text: str) -> None:
    """Tokens are in order and hold all but spaces and stray marks."""
    found = tokens(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    gone = dict.fromkeys(map(ord, " \n\u064b\u0640"))
    assert "".join(span.of(text) for span in found).translate(gone) == text.translate(gone)
