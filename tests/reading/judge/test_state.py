"""The state is the fold of the log: replaying gives the same, a later answer supersedes, a reading anew keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.judge.claims import Origin, Statement
from marsad.reading.judge.log import NAME, LogError, opened
from marsad.reading.judge.state import Answer, Row, State, answer_event, replay, rows_event

PLACES = ["SYR", "IRQ"]
ORIGINS = [Origin(f"s-{n}", f"{n}.txt", n * 64, "ar", "2021-06-28", n * 64) for n in "abc"]


def held(origin: Origin, value: int, place: str) -> Statement:
    slots = {"what": "camp-population", "value": value, "place": place}
    return Statement(origin, "figure", f"{value} في {place}", 3, slots, fields={"date": "2021"})


def step(state: State, origin: Origin, value: int, place: str, verdict: str) -> Mapping[str, Any]:
    """The event of an answer, grouped as a session groups it."""
    said = held(origin, value, place)
    if verdict != "accept":
        return answer_event(Answer(verdict, "AB", "2026-01-01T00:00:00Z", said))
    kin = state.kin(said)
    claim = kin[0][0] if kin else state.new_claim(said)
    return answer_event(Answer(verdict, "AB", "2026-01-01T00:00:00Z", said, said, claim))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(ORIGINS),
        st.integers(1, 2),
        st.sampled_from(PLACES),
        st.sampled_from(["accept", "reject", "unsure", "rows"]),
    ),
    max_size=25,
)


@given(STEPS)
def test_replaying_the_log_gives_the_same_state(tmp_path_factory: pytest.TempPathFactory, steps: Any) -> None:
    folder = tmp_path_factory.mktemp("state")
    state = State()
    with opened(folder) as log:
        for origin, value, place, verdict in steps:
            if verdict != "rows":
                event = step(state, origin, value, place, verdict)
            elif state.claims:
                claim = next(iter(state.claims))
                event = rows_event(claim, (Row("custody", claim, {"id": claim, "best": str(value)}),), "now")
            else:
                continue
            log.add(event)
            state.apply(event)
            assert replay(folder) == state
    last = {(o.source, v, p): verdict for o, v, p, verdict in steps if verdict != "rows"}
    given_ = {
        (a.read.origin.source, a.read.slots["value"], a.read.slots["place"]): a
        for x in state.answers.values()
        for a in x
    }
    assert {key: answer.verdict for key, answer in given_.items()} == last
    accepted = [answer for answers in state.claims.values() for answer in answers]
    assert len(accepted) == sum(verdict == "accept" for verdict in last.values())
    assert all(answer.verdict == "accept" for answer in accepted)


def test_a_later_answer_supersedes() -> None:
    state = State()
    said = held(ORIGINS[0], 5, "SYR")
    state.apply(answer_event(Answer("accept", "AB", "1", said, said, "c-1")))
    assert list(state.claims) == ["c-1"]
    state.apply(answer_event(Answer("reject", "CD", "2", said)))
    assert (state.claims, list(state.unsettled)) == ({}, ["c-1"])
    answer = state.answer_to(said)
    assert answer is not None
    assert (answer.verdict, answer.by) == ("reject", "CD")


def test_an_answer_given_anew_keeps_its_place_in_its_claim() -> None:
    """So that the reading that a row holds does not change hands."""
    state = State()
    first, second = held(ORIGINS[0], 5, "SYR"), held(ORIGINS[1], 6, "SYR")
    for said, by in ((first, "AB"), (second, "AB"), (first, "CD")):
        state.apply(answer_event(Answer("accept", by, "1", said, said, "c-1")))
    assert [(a.read.origin.source, a.by) for a in state.claims["c-1"]] == [("s-a", "CD"), ("s-b", "AB")]
    state.apply(answer_event(Answer("accept", "EF", "2", first, first, "c-2")))
    assert {claim: [a.by for a in answers] for claim, answers in state.claims.items()} == {"c-1": ["AB"], "c-2": ["EF"]}


def test_an_answer_given_anew_is_akin_to_the_others_of_its_claim() -> None:
    state = State()
    first, second = held(ORIGINS[0], 5, "SYR"), held(ORIGINS[1], 5, "SYR")
    state.apply(answer_event(Answer("accept", "AB", "1", first, first, "c-1")))
    assert state.kin(first) == []
    state.apply(answer_event(Answer("accept", "AB", "1", second, second, "c-1")))
    ((claim, answer, related),) = state.kin(first)
    assert (claim, answer.read.origin.source, related.kind) == ("c-1", "s-b", "same")


def test_an_answer_is_found_after_reading_anew() -> None:
    """At another offset, in a changed text of the same document, and in the same text under another name."""
    state = State()
    said = held(ORIGINS[0], 5, "SYR")
    state.apply(answer_event(Answer("unsure", "AB", "1", said)))
    changed = replace(ORIGINS[0], text_sha256="f" * 64)
    renamed = replace(ORIGINS[0], source="s-z", name="z.txt")
    assert state.answer_to(replace(said, start=99)) is not None
    assert state.answer_to(replace(said, origin=changed)) is not None
    assert state.answer_to(replace(said, origin=renamed)) is not None
    assert state.answer_to(replace(said, origin=ORIGINS[1])) is None
    assert state.answer_to(replace(said, slots={**said.slots, "value": 6})) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"event": "gossip"}, "`event` is neither"),
        ({"verdict": "maybe"}, "`verdict` is none of"),
        ({"by": 7}, "`by` is no text"),
        ({"claim": "../x"}, "`claim` is no id"),
        ({"document": []}, "`document` is no object"),
        ({"accepted": {"type": "gossip", "start": 0}}, "`type` is none of the twelve"),
        ({"accepted": {"type": "figure", "start": True}}, "`start` is no offset"),
        ({"accepted": {"type": "figure", "start": 0, "slots": {"what": {}}}}, "the slot `what`"),
        ({"event": "rows", "rows": 7}, "`rows` is no list"),
        ({"event": "rows", "rows": [{"table": "../x"}]}, "`rows` names no table"),
    ],
)
def test_an_event_of_a_wrong_form_is_named(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    said = held(ORIGINS[0], 5, "SYR")
    event = {**answer_event(Answer("accept", "AB", "1", said, said, "c-1")), **change}
    (tmp_path / NAME).write_text(json.dumps(event) + "\n", encoding="utf-8")
    with pytest.raises(LogError) as error:
        replay(tmp_path)
    assert reason in str(error.value)
    assert str(error.value).count("\n") == 0
