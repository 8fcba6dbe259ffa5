"""Terms, worked by hand; questions; and that documents and questions agree on every word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.search.words import LONGEST_QUESTION, Question, question, term, words
from marsad.errors import UsageError


@pytest.mark.parametrize(
    ("alike", "as_term"),
    [
        ("تحالف التحالف والتحالف للتحالف بالتحالف وللتحالف تحالفهم تَحَالُف تحـالف", "تحالف"),
        ("قوة القوة قوته وبقوتها", "قوه"),
        ("منظمة منظمتهم للمنظمة", "منظمه"),
        ("عضو عضوًا عضواً العضو", "عضو"),
        ("أمم للأمم الأمم", "امم"),
        ("10000 10,000 10.000 ١٠٬٠٠٠ ۱۰۰۰۰", "10000"),
        ("2.4 2,4 ٢٫٤", "2.4"),
        ("Armée armée ARMÉES armées", "armee"),
        ("national nationaux", "national"),
        ("bureau bureaux", "bureau"),
        ("party parties Party's partie", "party"),
        ("crash crashes", "crash"),
        ("Syria Syria's SYRIA", "syria"),
        ("U.S. US", "us"),
        ("œuvre oeuvre", "oeuvre"),
    ],
)
def test_what_is_alike_by_hand(alike: str, as_term: str) -> None:
    assert {word: term(word) for word in alike.split()} == dict.fromkeys(alike.split(), as_term)


@pytest.mark.parametrize(
    "apart",
    ["news new", "pays pay", "organization organ", "arme armée", "plan plane", "crisis crise", "2.4 24", "بلير بل"],
)
def test_what_is_apart(apart: str) -> None:
    one, two = map(term, apart.split())
    assert one != two


def test_words_have_their_places() -> None:
    text = "وبريطانيا، l’armée (U.S.) — ʻ 5"
    assert [(text[w.start : w.end], w.term) for w in words(text)] == [
        ("وبريطانيا", "بريطانيا"),
        ("l’", "l"),
        ("armée", "armee"),
        ("U.S.", "us"),
        ("5", "5"),
    ]


def test_questions() -> None:
    assert question("التحالف coalition Coalitions") == Question(("تحالف", "coalition"), ())
    assert question('«مجلس الأمن» "foreign fighters" rome') == Question(
        ("rome",), (("مجلس", "امن"), ("foreign", "fighters".removesuffix("s")))
    )
    assert question('"rome"') == Question(("rome",), ())
    assert question('met "in the') == Question(("met",), (("in", "the"),))


@pytest.mark.parametrize("asked", ["", "  ", '""', "...", "\u202e\u2066", "+-&|!(){}[]^~*?:\\/"])
def test_no_word_is_one_clear_line(asked: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        question(asked)


@pytest.mark.parametrize("asked", ["\ud800", " \udcff\udcfe"])
def test_bytes_that_are_no_text_are_one_clear_line(asked: str) -> None:
    with pytest.raises(UsageError, match="the words to search for are not text"):
        question(asked)


def test_a_megabyte_is_one_clear_line() -> None:
    started = time.process_time()
    with pytest.raises(UsageError, match="1,000,000 characters to search for; at most 1,000"):
        question("ا" * 1_000_000)
    assert time.process_time() - started < 0.5
    assert question("ا" * LONGEST_QUESTION).terms


@given(st.text(max_size=200))
def test_each_word_of_a_text_asks_for_its_own_term(text: str) -> None:
    for word in words(text):
        own = text[word.start : word.end]
        assert word.term == word.term.strip() != ""
        assert not any(c.isspace() for c in word.term)
        assert question(own).terms == (word.term,)
