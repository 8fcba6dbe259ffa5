"""Phrases are found as written, folded, with gaps and stems, and nothing makes the search hang."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.lexicon import Hit, categories, hits
from marsad.reading.words import words


def found(text: str, lang: str) -> set[str]:
    return {hit.category for hit in hits(words(text, lang), lang)}


def test_a_stem_matches_its_endings_and_a_word_only_itself() -> None:
    assert "figure.killed" in found("12 fatalities", "en")
    assert "line.finance" in found("terrorist financing", "en")
    assert "line.finance" not in found("the theory of games", "en")


def test_an_arabic_word_is_known_with_its_proclitics() -> None:
    assert "line.humanitarian" in found("وبالمساعدات", "ar")
    assert "line.political" in found("للمفاوضات", "ar")


def test_a_french_elision_is_a_word_of_its_own() -> None:
    assert "figure.due" in found("payables d'ici à 2030", "fr")
    assert "figure.due" in found("payables d’ici la fin de 2030", "fr")
    assert "figure.due" not in found("ils sont ici", "fr")


def test_marks_and_letter_forms_make_no_difference() -> None:
    assert "line.humanitarian" in found("الاغاثه", "ar")
    assert "line.stabilization" in found("RECONSTRUCTION", "en")


def test_a_gap_is_bridged_but_not_past_a_stop() -> None:
    assert "line.foreign-fighters" in found("return their many nationals", "en")
    assert "line.foreign-fighters" not in found("return home. Other nationals", "en")


def test_the_span_is_that_of_the_words() -> None:
    text = "They need humanitarian aid."
    hit = next(h for h in hits(words(text, "en"), "en") if h.category == "line.humanitarian")
    assert text[hit.start : hit.end] == "humanitarian"
    assert isinstance(hit, Hit)


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_every_category_has_phrases(lang: str) -> None:
    assert categories(lang)
    assert all(categories(lang).values())


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_common_lines_stand_in_every_language(lang: str) -> None:
    lines = {
        f"line.{line}" for line in ("military", "finance", "propaganda", "stabilization", "humanitarian", "political")
    }
    assert lines <= set(categories(lang))


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    for lang in ("ar", "en", "fr"):
        for hit in hits(words(text, lang), lang):
            assert 0 <= hit.start < hit.end <= len(text)


def test_time_grows_with_the_text_alone() -> None:
    few, many = words("return return " * 2_000, "en"), words("return return " * 20_000, "en")
    started = time.perf_counter()
    list(hits(few, "en"))
    short = time.perf_counter() - started
    started = time.perf_counter()
    list(hits(many, "en"))
    assert time.perf_counter() - started < 60 * max(short, 0.01)
