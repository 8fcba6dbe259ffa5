"""The folded shadow and its map."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.fold import fold, folded

MIXED = st.text(
    st.one_of(st.characters(), st.sampled_from("أإآىةه\u064b\u0640\u200f\u200b ٣۳ﻻﷲœÉß“«—\u00a0\n")), max_size=60
)


@pytest.mark.parametrize(
    ("source", "shadow"),
    [
        ("الأُمَمُ المتَّحِدَة", "الامم المتحده"),
        ("إلى مستشفى", "الي مستشفي"),
        ("كـــتاب", "كتاب"),
        ("٢٫٥ ۳", "2.5 3"),
        ("ﻻجئ", "لاجي"),
        ("\u200fقال\u200e", "قال"),
        ("a\u00a0\n b", "a b"),
        ("«Été» – l’œuvre", '"ete" - l\'oeuvre'),
    ],
)
def test_folds(source: str, shadow: str) -> None:
    """Hand-worked examples of each rule."""
    assert fold(source).shadow == shadow
    assert folded(source) == shadow


def test_map_covers_ligature_and_marks() -> None:
    """A ligature is one place for both its letters; the marks of a letter come with it."""
    text = fold("(ﻻ) كَتَبَ.")
    assert text.shadow == "(لا) كتب."
    assert text.to_source(1, 2) == text.to_source(2, 3) == (1, 2)
    assert text.to_source(5, 8).of(text.source) == "كَتَبَ"
    assert text.to_shadow(4, 10) == (5, 8)


@given(MIXED)
def test_shadow_is_its_own_shadow(text: str) -> None:
    """Folding twice is folding once."""
    shadow = fold(text).shadow
    assert fold(shadow).shadow == shadow


@given(MIXED)
def test_map_is_monotone_and_true(text: str) -> None:
    """Each shadow character lies in the source character whose fold it is, in order; the source is untouched."""
    both = fold(text)
    assert both.source == text
    places = [both.to_source(k, k + 1) for k in range(len(both.shadow))]
    assert [place.start for place in places] == sorted(place.start for place in places)
    for k, place in enumerate(places):
        assert both.shadow[k] in folded(text[place.start])
    edges = [both.to_shadow(k, k).start for k in range(len(text) + 1)]
    assert edges == sorted(edges)
    assert edges[-1] == len(both.shadow)


@given(
    st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"), min_size=1), st.text(st.sampled_from("\u064b\u064e\u0640"))
)
def test_marks_never_matter(word: str, marks: str) -> None:
    """Unicode's own classes say what a mark is: sprinkled over a word, they change nothing."""
    assert all(unicodedata.category(mark) in ("Mn", "Lm") for mark in marks)
    assert folded(marks.join(word)) == folded(word)
