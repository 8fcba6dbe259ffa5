"""Answers of a model: good ones, broken ones, and hostile ones."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.proposal import TYPES, Proposal
from marsad.reading.model.answers import BrokenError, ProseError, Refused, records, taken
from marsad.text.span import Span

TEXT = "Elsewhere 83 states met. In Rome, more than 83 states met on 28 June 2021; Russia was absent."
HERE = Span(25, len(TEXT))
GOOD: dict[str, Any] = {
    "type": "attendance",
    "quote": "Russia was absent",
    "actor": "RUS",
    "status": "absent",
    "level": None,
    "polarity": "affirmed",
    "modality": "asserted",
    "confidence": 0.9,
}
FIGURE = {"type": "figure", "quote": "more than 83 states", "what": "members", "value": 83, "approx": "at-least"}


def code(record: object) -> str:
    made = taken(record, TEXT, HERE, "model.x")
    assert isinstance(made, Refused), made
    return made.reasons[0].code


def test_a_good_record_is_a_proposal_cut_from_the_document() -> None:
    made = taken(GOOD, TEXT, HERE, "model.x")
    assert isinstance(made, Proposal)
    assert made.grounded(TEXT)
    assert (made.quote, made.rule, made.confidence) == ("Russia was absent", "model.x", 0.9)
    assert made.slots == {"actor": "RUS", "status": "absent", "level": None}


def test_a_quote_is_found_folded_and_in_its_own_passage() -> None:
    made = taken({**FIGURE, "quote": "83 states met"}, TEXT, HERE, "model.x")
    assert isinstance(made, Proposal)
    assert made.start > HERE.start
    text = "وبريطانيا لم تحضرْ الاجتماع."
    folded = taken({**GOOD, "quote": "لم تحضر الإجتماع", "actor": "GBR"}, text, Span(0, len(text)), "model.x")
    assert isinstance(folded, Proposal)
    assert folded.quote == "لم تحضرْ الاجتماع"


@pytest.mark.parametrize(
    "record",
    [None, 7, "text", [], [GOOD]],
)
def test_what_is_no_record_is_refused(record: object) -> None:
    assert code(record) == "wrong-type"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"type": "alliance"}, "unknown-type"),
        ({"type": ["attendance"]}, "unknown-type"),
        ({"type": None}, "unknown-type"),
        ({"quote": None}, "no-quote"),
        ({"quote": "  "}, "no-quote"),
        ({"quote": ["Russia was absent"]}, "no-quote"),
        ({"quote": "China was absent"}, "not-in-text"),
        ({"quote": "Elsewhere"}, "not-in-text"),
        ({"quote": "In Rome…" + "x" * 600}, "too-long"),
        ({"actor": None}, "no-slot"),
        ({"actor": ""}, "no-slot"),
        ({"actor": 7}, "wrong-type"),
        ({"actor": ["RUS"]}, "wrong-type"),
        ({"actor": {"code": "RUS"}}, "wrong-type"),
        ({"actor": "R" * 201}, "wrong-type"),
        ({"actor": "RUS\x1b[2J"}, "wrong-type"),
        ({"actor": "RUS\u202e"}, "wrong-type"),
        ({"actor": "\ud800"}, "wrong-type"),
        ({"status": "sulked"}, "wrong-type"),
        ({"status": True}, "wrong-type"),
    ],
)
def test_a_record_with_a_wrong_value_is_refused(changed: dict[str, Any], expected: str) -> None:
    assert code({**GOOD, **changed}) == expected


@pytest.mark.parametrize("value", ["83", True, [83], 10**400, -(10**400), 1e300, float("inf"), float("nan")])
def test_a_number_is_a_number(value: object) -> None:
    assert code({**FIGURE, "value": value}) == "wrong-type"


@pytest.mark.parametrize("value", [-1, 2.5, "2"])
def test_a_count_is_whole_and_not_negative(value: object) -> None:
    assert code({"type": "vote", "quote": "83 states", "yes": value}) == "wrong-type"


def test_a_vote_is_counts_a_flag_and_a_list() -> None:
    record = {"type": "vote", "quote": "83 states", "yes": 13.0, "no": 2, "adopted": False, "veto": ["RUS", "CHN"]}
    made = taken(record, TEXT, HERE, "model.x")
    assert isinstance(made, Proposal)
    assert made.as_json()["yes"] == 13
    assert made.slots["veto"] == ["RUS", "CHN"]
    assert code({**record, "veto": "RUS"}) == "wrong-type"
    assert code({**record, "veto": [1]}) == "wrong-type"
    assert code({**record, "veto": ["RUS"] * 31}) == "wrong-type"
    assert code({**record, "adopted": "no"}) == "wrong-type"
    assert code({"type": "vote", "quote": "83 states"}) == "no-slot"


def test_a_passage_that_is_joined_over_a_gap_is_no_longer_than_a_sentence() -> None:
    text = "In Rome " + "they talked " * 60 + "and left."
    assert isinstance(made := taken({**GOOD, "quote": "In Rome…left"}, text, Span(0, len(text)), "model.x"), Refused)
    assert made.reasons[0].code == "too-long"


@pytest.mark.parametrize(
    ("told", "kept"), [(0.4, 0.4), (7, 1.0), (-1, 0.0), (None, 0.0), ("high", 0.0), (True, 0.0), (float("nan"), 0.0)]
)
def test_a_confidence_lies_within_0_and_1(told: object, kept: float) -> None:
    made = taken({**GOOD, "confidence": told}, TEXT, HERE, "model.x")
    assert isinstance(made, Proposal)
    assert made.confidence == kept


def test_an_unknown_polarity_is_the_usual_one_and_unknown_slots_are_left_out() -> None:
    made = taken(
        {**GOOD, "polarity": "?", "modality": 3, "start": 0, "rule": "attendance.absent"}, TEXT, HERE, "model.x"
    )
    assert isinstance(made, Proposal)
    assert (made.polarity, made.modality, made.rule) == ("affirmed", "asserted", "model.x")
    assert set(made.slots) == {"actor", "status", "level"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"records": [GOOD]}),
        json.dumps([GOOD]),
        json.dumps(GOOD),
        "```json\n" + json.dumps({"records": [GOOD]}) + "\n```",
        "<think>{hm</think>\n" + json.dumps({"records": [GOOD]}),
        "Here you are: " + json.dumps({"records": [GOOD]}) + " I hope it helps.",
    ],
)
def test_records_are_found_in_the_usual_wrappings(content: str) -> None:
    assert records(content) == [GOOD]


@pytest.mark.parametrize(
    "content",
    [
        '{"records": [{"type": "vote", "qu',
        '{"answer": 42}',
        '{"records": {"type": "vote"}}',
        '{"records": "none"}',
        "{" * 100_000,
        "[" * 100_000,
        '{"records": [' + "9" * 10_000 + "]}",
    ],
)
def test_broken_json_is_told_from_prose(content: str) -> None:
    with pytest.raises(BrokenError):
        records(content)


@pytest.mark.parametrize("content", ["I'm sorry, but I can't help with that.", "لا توجد سجلات", "<think>x</think>"])
def test_prose_is_no_answer(content: str) -> None:
    with pytest.raises(ProseError):
        records(content)


def test_a_number_that_is_none_is_empty() -> None:
    assert records('{"records": [{"value": NaN}, {"value": Infinity}]}') == [{"value": None}, {"value": None}]


def test_what_a_model_wrote_is_shown_in_one_printable_line() -> None:
    made = taken({"type": "x" * 999 + "\x1b", "quote": "a\nb\x1b[31m\ud800" + "c" * 999}, TEXT, HERE, "model.x")
    assert isinstance(made, Refused)
    assert len(made.type) == 40
    assert made.quote.startswith("a b [31m c")
    assert len(made.quote) <= 500
    assert made.quote.isprintable()


WORDS = st.text("aRUS -83٣سا\n\x1b\u202e\u200b\ud800\U0001f600", max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=10,
)
NAMES = [
    "quote",
    "actor",
    "status",
    "by",
    "line",
    "what",
    "value",
    "yes",
    "veto",
    "place",
    "date",
    "polarity",
    "confidence",
]


@settings(deadline=None)
@given(
    st.sampled_from(TYPES),
    st.dictionaries(
        st.sampled_from(NAMES), JSON | st.sampled_from(["Russia", "RUS", "83", "absent", "other"]), max_size=13
    ),
)
def test_whatever_comes_back_is_a_grounded_proposal_or_a_reason(kind: str, record: dict[str, Any]) -> None:
    made = taken({**record, "type": kind}, TEXT, HERE, "model.x")
    if isinstance(made, Proposal):
        assert made.grounded(TEXT)
        assert made.start >= HERE.start
        json.dumps(made.as_json(), allow_nan=False).encode()
    else:
        assert made.reasons[0].code
        json.dumps(made.as_json(), allow_nan=False).encode()
