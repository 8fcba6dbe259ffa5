"""Problems are one printable line each, in both languages."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.dossier.hints import closest
from marsad.dossier.problem import Problem, shown
from marsad.terms import codelists

TEMPLATES = codelists.read("problems.yaml")


@pytest.mark.parametrize("code", list(TEMPLATES))
def test_both_languages_say_the_same_with_the_same_values(code: str) -> None:
    template = TEMPLATES[code]
    assert set(template) - {"blocks"} == {"en", "ar"}
    fields = {}
    for lang in ("en", "ar"):
        assert set(template[lang]) == {"what", "todo"}
        text = template[lang]["what"] + template[lang]["todo"]
        fields[lang] = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert text.isprintable() or "\u200f" in text
    assert fields["en"] - {"codes", "known", "columns", "lines"} == fields["ar"] - {
        "codes",
        "known",
        "columns",
        "lines",
    }
    assert any("\u0621" <= letter <= "\u064a" for letter in template["ar"]["what"])


@given(st.text(max_size=200))
def test_whatever_a_file_holds_is_shown_as_one_short_printable_line(text: str) -> None:
    assert shown(text).isprintable()
    assert len(shown(text)) <= 61 * 10


def test_escapes_are_readable() -> None:
    assert shown("a\x1b[2J\u202eb\U000e0001") == "a\\x1b[2J\\u202eb\\U000e0001"
    assert shown("مرصد Türkiye") == "مرصد Türkiye"
    assert shown("x" * 61) == "x" * 60 + "…"


def test_values_with_braces_are_only_text() -> None:
    problem = Problem("file-unknown-near", "tables/x", values={"near": "{0.__class__}"})
    assert "{0.__class__}" in problem.todo


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("TRU", ["IRQ", "TUR"], "TUR"),
        ("usa", ["USA"], "USA"),
        ("camp_population", ["camp-population"], "camp-population"),
        ("zzz", ["IRQ", "TUR"], ""),
        ("", ["IRQ"], ""),
        ("x" * 100, ["x" * 99], ""),
        ("IRQ", [], ""),
    ],
)
def test_the_closest_word(word: str, known: list[str], near: str) -> None:
    assert closest(word, known) == near
