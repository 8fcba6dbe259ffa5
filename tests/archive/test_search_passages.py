"""Parts of texts and passages around what was found."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.search.passages import AROUND, TOGETHER, Passage, parts, passage, places
from marsad.archive.search.words import question, words
from tests.archive.search_documents import ARABIC

LONGEST = 2000


def shown(text: str, asked: str) -> Passage:
    found = words(text)
    return passage(text, found, places(found, question(asked)))


def test_a_passage_by_hand() -> None:
    got = shown(ARABIC, "تحالف الدعم")
    assert [ARABIC[a:b] for a, b in got.words] == ["والتحالف", "للتحالف", "بالدعم"]
    assert ARABIC[got.start : got.end] == "وأكد أن والتحالف الدولي ملتزم، ثم انصرف. وتعهدت الدول للتحالف بالدعم."
    one = shown(ARABIC, "الوزير")
    assert ARABIC[one.start : one.end] == "قال الوزير إن قرابة 10 آلاف في المخيمات."


def test_only_whole_phrases_count() -> None:
    text = "The council met. The security council met the council of security."
    found = words(text)
    assert [found[i].start for i in places(found, question('"security council"'))] == [21, 30]
    assert places(found, question('"security of council"')) == []


def test_the_place_with_most_of_the_words_is_shown() -> None:
    far = "word " * 100
    text = f"alpha {far} alpha alpha {far} beta alpha {far} alpha"
    got = shown(text, "alpha beta")
    assert [text[a:b] for a, b in got.words] == ["beta", "alpha"]
    assert text[got.start : got.end].startswith("word")


@given(st.text(max_size=300), st.integers(0, 30))
def test_parts_hold_every_word_in_order(text: str, times: int) -> None:
    text *= times
    spans = list(parts(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 < end - start <= LONGEST for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert sorted(c for c in kept if c.isalnum()) == sorted(c for c in text if c.isalnum())


@given(st.lists(st.sampled_from(["alpha", "beta.", "x", "وقال", "w" * 150, "\n\n", "تحالف"]), max_size=300))
def test_a_passage_is_short_on_either_side_of_what_it_marks(pieces: list[str]) -> None:
    text = " ".join([*pieces, "beta"])
    for start, end in parts(text):
        part = text[start:end]
        found = words(part)
        hits = places(found, question("beta alpha تحالف"))
        if not hits:
            continue
        got = passage(part, found, hits)
        assert 0 <= got.start < got.end <= len(part)
        assert got.words
        assert all(got.start <= a < b <= got.end for a, b in got.words)
        assert {word.term for word in words(part[got.start : got.end])} & {"beta", "alpha", "تحالف"}
        assert got.end - got.start <= 2 * AROUND + TOGETHER


@pytest.mark.parametrize("unit", ["ا", "a.", "(", "\u202e", "a ", ". ", "\n", "«"])
def test_a_text_on_one_line_takes_time_in_its_length(unit: str) -> None:
    text = unit * (500_000 // len(unit))
    started = time.process_time()
    assert sum(len(words(text[start:end])) for start, end in parts(text)) >= 0
    assert time.process_time() - started < 15
