"""Where a text holds a quote."""

import time

from hypothesis import given
from hypothesis import strategies as st

from marsad.text.fold import folded
from marsad.text.quote import locate


def test_exact_places_come_before_folded_ones() -> None:
    """All exact places; folded ones only where there is no exact one."""
    assert locate("Rome", "Rome, rome, Rome") == [(0, 4, True), (12, 16, True)]
    assert locate("ROME", "Rome, rome") == [(0, 4, False), (6, 10, False)]
    assert locate("Rome", "Rome, Rome", at=6) == [(6, 10, True)]
    assert locate("Rome", "Rome, Rome", at=5) == []


def test_folded_place_holds_the_marks() -> None:
    """The place is of the source, with its marks."""
    text = "قال إنَّ الأُمَمَ المُتَّحِدَةَ دَعَت."
    (place,) = locate("الامم المتحدة", text)
    assert text[place.start : place.end] == "الأُمَمَ المُتَّحِدَةَ"
    assert not place.exact


def test_gap() -> None:
    """From the first words to the nearest last ones."""
    text = "The ministers met in Rome. They agreed. They left in June."
    assert [text[a:b] for a, b, _ in locate("ministers … agreed", text)] == ["ministers met in Rome. They agreed"]
    assert locate("agreed...ministers", text) == []


def test_no_word_or_number_is_cut() -> None:
    """3 is not in 83, verified not in unverified; Arabic clitics are no part of a word."""
    assert locate("3 members", "83 members") == []
    assert locate("verified", "unverified") == []
    assert locate("2", "2.4 million") == []
    assert locate("التحالف", "والتحالف") == [(1, 8, True)]


def test_nothing_is_nowhere() -> None:
    """An empty quote has no place; nor has one of marks alone."""
    assert locate("", "text") == locate("  ", "a  b") == locate("\u064b", "نص") == []


@given(st.lists(st.sampled_from(["قال", "إنَّ", "الأمن", "Rome", "l’été", "83"]), min_size=1, max_size=12), st.data())
def test_every_run_of_words_is_found(words: list[str], data: st.DataObject) -> None:
    """Any whole words of a text are found where they stand, exactly and folded."""
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    start = len(" ".join(words[:first])) + (first > 0)
    assert locate(quote, text, at=start) == [(start, start + len(quote), True)]
    assert all(folded(text[a:b]) == folded(quote) for a, b, _ in locate(folded(quote), text))


def test_hostile_texts_take_linear_time() -> None:
    """A tenfold text takes about ten times as long, not a hundred."""
    for unit in ("a", "\u064b", "ب\u064b", "1,", "a\u200b"):
        times = []
        for size in (10_000, 100_000):
            text = unit * (size // len(unit))
            started = time.perf_counter()
            locate(unit * 50, text)
            locate(f"{unit}…zzz", text)
            times.append(time.perf_counter() - started)
        assert times[1] < 40 * times[0] + 0.2, unit
