"""The text layer against texts that were made to break it: spans in order and in the text, time linear in it."""

import datetime as dt
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.text.clitics import words_of
from marsad.text.dates import dates
from marsad.text.fold import fold
from marsad.text.language import language
from marsad.text.money import money
from marsad.text.names import names
from marsad.text.numbers import numbers
from marsad.text.quote import locate
from marsad.text.sentences import clauses, sentences
from marsad.text.tokens import tokens
from tests import hostile

DAY = dt.date(2021, 6, 28)
SHORT, TIMES = 1500, 5  # characters of the short text; the long one is so many times longer
FLAT, FLOOR = 2.5, 0.02  # a character of the long text may take so much more; seconds that are noise
EASY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
READERS: dict[str, Callable[[str, str], Any]] = {
    "numbers": numbers,
    "money": money,
    "names": names,
    "dates": lambda text, lang: dates(text, lang, DAY),
    "sentences": lambda text, _: [clauses(text, span) for span in sentences(text)],
    "tokens": lambda text, _: tokens(text),
    "clitics": lambda text, _: words_of(text),
    "fold": lambda text, _: fold(text),
    "language": lambda text, _: language(text),
    "locate": lambda text, _: (locate(text[:40] + "…" + text[-9:], text), locate(text[1:30] + "x", text)),
}


class Spanned(Protocol):
    """Anything with a place in a text."""

    start: int
    end: int


def in_order(found: Iterable[Spanned], text: str) -> bool:
    """Whether spans stand in the text, in order, without overlapping."""
    edges = [edge for one in found for edge in (one.start, one.end)]
    return edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)


@pytest.mark.parametrize("lang", hostile.LANGUAGES)
@given(data=st.data())
@EASY
def test_all_that_is_found_stands_in_the_text(lang: str, data: st.DataObject) -> None:
    text = data.draw(hostile.texts(lang))
    assert in_order(numbers(text, lang), text)
    assert in_order(money(text, lang), text)
    assert in_order(dates(text, lang, DAY), text)
    assert in_order(names(text, lang), text)
    assert in_order(tokens(text), text)
    assert in_order((span for span, _ in words_of(text)), text)
    found = sentences(text)
    assert in_order(found, text)
    assert all(in_order(clauses(text, span), text) for span in found)
    assert language(text) in (*hostile.LANGUAGES, None)


@pytest.mark.parametrize("lang", hostile.LANGUAGES)
@given(data=st.data())
@EASY
def test_what_is_cut_from_a_text_is_found_in_it(lang: str, data: st.DataObject) -> None:
    text = data.draw(hostile.texts(lang, 15))
    spans = tokens(text)
    if spans:
        i = data.draw(st.integers(0, len(spans) - 1))
        j = data.draw(st.integers(i, min(i + 8, len(spans) - 1)))
        start, end = spans[i].start, spans[j].end
        for place in locate(text[start:end], text):
            assert not place.exact or text[place.start : place.end] == text[start:end]
            assert 0 <= place.start < place.end <= len(text)
    shadow = fold(text)
    for at in range(0, len(shadow.shadow), 7):
        span = shadow.to_source(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("reader", READERS)
def test_every_unit_over_and_over_takes_linear_time(reader: str) -> None:
    """Each unit alone, so that one slow pattern is not lost in the sum of the others."""
    slow = []
    for i, unit in enumerate(hostile.UNITS):
        lang = hostile.LANGUAGES[i % 3]
        text = hostile.repeated(unit, SHORT * TIMES)
        if _slow(reader, lang, text) and _slow(reader, lang, text):
            slow.append(unit)
    assert slow == []


def _slow(reader: str, lang: str, text: str) -> bool:
    spent = []
    for length in (SHORT, len(text)):
        started = time.process_time()
        READERS[reader](text[:length], lang)
        spent.append(time.process_time() - started)
    return spent[1] > FLAT * TIMES * max(spent[0], FLOOR / TIMES)


@pytest.mark.parametrize("text", [hostile.nested(100_000), "1" * 100_000, "\u202e" * 100_000, "Z\u0301\u0302" * 30_000])
@pytest.mark.parametrize("reader", READERS)
def test_long_rows_of_one_mark(reader: str, text: str) -> None:
    started = time.process_time()
    READERS[reader](text, "en")
    assert time.process_time() - started < 3
