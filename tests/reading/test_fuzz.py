"""The reader against texts that were made to break it: no crash, every quote where it says, time linear in the text."""

import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.model.proposal import TYPES
from marsad.reading.document import LONGEST_SENTENCE, Document
from marsad.reading.read import read
from marsad.reading.verify import verify
from tests import hostile

DATE = "2021-06-28"
SHORT = 120  # characters that each unit fills
FLAT = 2  # a character of the long text may take so many times what one of the short text takes
FLOOR = 0.03  # seconds; less is noise
EASY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def seconds(of: Callable[[], object], runs: int = 2) -> float:
    """The processor time of the quickest of some runs."""
    best = 9e9
    for _ in range(runs):
        started = time.process_time()
        of()
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("lang", hostile.LANGUAGES)
@given(data=st.data())
@EASY
def test_any_heap_of_its_own_words_is_read(lang: str, data: st.DataObject) -> None:
    text = data.draw(hostile.texts(lang))
    document = Document.of(text, DATE, lang)
    found = read(document)
    assert [(p.start, p.end) for p in found] == sorted((p.start, p.end) for p in found)
    for proposal in found:
        assert proposal.grounded(text)
        assert proposal.type in TYPES
        assert 0 <= proposal.confidence <= 1
    assert read(Document.of(text, DATE, lang)) == found


@pytest.mark.parametrize("lang", hostile.LANGUAGES)
@given(data=st.data())
@EASY
def test_any_record_and_any_text_get_an_answer(lang: str, data: st.DataObject) -> None:
    text = data.draw(hostile.texts(lang, 12))
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    quote = text[start : start + data.draw(st.integers(1, 120))]
    slot = st.one_of(st.none(), st.text(max_size=8), st.integers(-(10**20), 10**20), st.floats(), st.booleans())
    names = (
        "actor",
        "by",
        "to",
        "what",
        "value",
        "date",
        "symbol",
        "yes",
        "veto",
        "place",
        "until",
        "unit",
        "polarity",
    )
    record = data.draw(st.dictionaries(st.sampled_from(names), st.one_of(slot, st.lists(slot, max_size=3)), max_size=5))
    where = data.draw(st.sampled_from(({}, {"start": start}, {"start": start, "end": start + len(quote)})))
    verdict = verify({**record, "type": data.draw(st.sampled_from(TYPES)), "quote": quote, **where}, text, lang=lang)
    assert verdict.supported == (not verdict.reasons)


@pytest.mark.parametrize("lang", hostile.LANGUAGES)
def test_every_unit_over_and_over_takes_linear_time(lang: str) -> None:
    text = "\n".join(hostile.repeated(unit, SHORT) for unit in hostile.UNITS) + "\n"
    read(Document.of(text, DATE, lang))  # the phrases that each word begins are found once
    short, long = (seconds(lambda of=of: read(Document.of(of, DATE, lang)), 1) for of in (text, text * 3))  # type: ignore[misc]
    assert long < FLAT * 3 * max(short, FLOOR)


@pytest.mark.parametrize("separator", [" ", ", ", ". ", " and ", " و"])
@pytest.mark.parametrize("lang", hostile.LANGUAGES)
def test_a_heap_of_words_and_names_takes_linear_time(lang: str, separator: str) -> None:
    text = hostile.heap(lang, 8_000, separator)
    read(Document.of(text, DATE, lang))  # the phrases that each word begins are found once
    short, long = (seconds(lambda of=of: read(Document.of(of, DATE, lang))) for of in (text[:2000], text))  # type: ignore[misc]
    assert long < FLAT * 4 * max(short, FLOOR)


@pytest.mark.parametrize("text", [hostile.nested(100_000), "1" * 100_000, "a" * 250_000, "\u202e" * 100_000])
def test_long_rows_of_one_mark(text: str) -> None:
    assert seconds(lambda: read(Document.of(text, DATE))) < 5
    assert read(Document.of(text, DATE)) == []


def test_one_long_line_costs_what_a_quarter_of_it_does_four_times() -> None:
    """Scaled down from megabytes (bench.reading_speed has those): the time per character stays flat."""
    text = "".join(hostile.heap("en", 4000, ", ", seed) + " " for seed in range(10))
    read(Document.of(text[:2000], DATE, "en"))
    short, long = (seconds(lambda of=of: read(Document.of(of, DATE, "en"))) for of in (text[: len(text) // 4], text))  # type: ignore[misc]
    assert long < 1.6 * 4 * short


def test_no_sentence_is_longer_than_the_rules_expect() -> None:
    document = Document.of("word " * 20_000, DATE, "en")
    assert max(s.span.end - s.span.start for s in document.sentences) <= LONGEST_SENTENCE
    assert document.reference == dt.date(2021, 6, 28)
