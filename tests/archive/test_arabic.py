"""Arabic lines out of a PDF: the readers' traces, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.extract.arabic import in_order, turned, with_letters

RLE, LRE, PDF = "\u202b", "\u202a", "\u202c"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (f"{RLE}أكثر من {LRE} 83{PDF}دولة{PDF}", "أكثر من 83 دولة"),
        (f"{RLE}من حزيران{LRE} ،{PDF}وأكدوا{PDF}", "من حزيران، وأكدوا"),
        (f"{RLE}في سنة {LRE} ، 2014{PDF}حين{PDF}", "في سنة 2014، حين"),
        (f"{RLE}الدولة{LRE}.{PDF}{PDF}", "الدولة."),
        (f"{RLE}نسبة {LRE}2.4{PDF}{PDF}", "نسبة 2.4"),
        (f"{RLE}بيان {LRE}Global Coalition{PDF} أمس{PDF}", "بيان Global Coalition أمس"),
        ("a line of English, 83 words", "a line of English, 83 words"),
        (f"English with {RLE}عربي{PDF} within", f"English with {RLE}عربي{PDF} within"),
        (f"{RLE}سطر{PDF}\n{RLE}{LRE} 7{PDF}سطر{PDF}\f", "سطر\n7 سطر\f"),
    ],
)
def test_lines_in_reading_order(read: str, meant: str) -> None:
    assert in_order(read) == meant


@given(st.text(st.sampled_from(f"{RLE}{LRE}{PDF}اب 8,.\n")))
def test_letters_and_digits_stay(text: str) -> None:
    def kept(t: str) -> list[str]:
        return sorted(c for c in t if c.isalnum())

    assert kept(in_order(text)) == kept(text)
    assert kept(turned(text)) == kept(text)


@pytest.mark.parametrize(
    ("read", "other", "meant", "count"),
    [
        ("االجتماع في األمن خالل", "الاجتماع في الأمن خلال", "الاجتماع في الأمن خلال", 3),
        ("قال الفائز", "قال الفائز", "قال الفائز", 0),  # known as it is
        ("االجتماع", "كلمة أخرى", "االجتماع", 0),  # the other reading has no such word: nothing is made up
        ("إلى اآلالف", "ﺇﻟﻰ ﺍﻵﻻﻑ", "إلى الآلاف", 1),  # the other reading in presentation forms
    ],
)
def test_a_lam_alef_is_what_the_other_reading_has(read: str, other: str, meant: str, count: int) -> None:
    assert with_letters(read, other) == (meant, count)


def test_a_word_of_nothing_but_pairs_takes_no_time() -> None:
    assert with_letters("ال" * 100_000, "كلمة")[1] == 0


def test_backward_words_are_turned_and_others_left() -> None:
    assert turned("،نكنيلب روضحو «ةلودلا» 83 NATO") == "بلينكن، وحضور «الدولة» 83 NATO"
