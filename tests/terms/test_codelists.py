"""The codelists are complete in every language, and hold every code of the documented format."""

import pytest

from marsad.terms import codelists


@pytest.mark.parametrize("name", list(codelists.lists()))
def test_every_entry_has_a_text_in_every_language(name: str) -> None:
    entries = codelists.lists()[name]
    assert entries
    for code, entry in entries.items():
        assert isinstance(code, str)
        assert set(entry) == set(codelists.LANGUAGES), (name, code)
        assert all(isinstance(text, str) and text.strip() == text != "" for text in entry.values()), (name, code)


def test_arabic_texts_are_arabic_but_for_units_in_letters_of_both() -> None:
    for name, entries in codelists.lists().items():
        for code, entry in entries.items():
            assert any("\u0621" <= letter <= "\u064a" for letter in entry["ar"]), (name, code)


def test_explained_lists_explain_each_code() -> None:
    for name in ("dimensions", "evidence"):
        assert codelists.codes(f"{name}.about") == codelists.codes(name)


def test_codes_keep_the_documented_order() -> None:
    assert codelists.codes("ballots.ballot") == ("Y", "N", "A", "NV")
    assert codelists.codes("votes.adopted") == ("yes", "no")
    assert codelists.codes("rank") == ("preferred", "normal", "deprecated")


def test_label_falls_back_to_english_and_then_to_the_code() -> None:
    assert codelists.label("calls", "stable", "ar") == "مستقر"
    assert codelists.label("calls", "stable", "de") == "stable"
    assert codelists.label("calls", "sideways", "ar") == "sideways"


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        codelists.codes("nothing")
