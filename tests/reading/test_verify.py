"""The verifier: true records pass, records that say more than their quote are refused, malformed ones too."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.verify import verify

EN = "Denmark pledged more than 20 million euros on 3 May 2021. Russia threatened to veto the draft. Peru was absent."
AR = "امتنعت 3 دول عن التصويت. غابت روسيا عن الاجتماع. وانضمت غانا إلى التحالف في أيلول/سبتمبر 2019."
FR = (
    "Le Portugal a quitté la coalition en mars 2018. L'Italie a accueilli la réunion. "
    "Le Pérou a refusé d'y envoyer des troupes."
)


def record(kind: str, text: str, quote: str, **slots: Any) -> dict[str, Any]:
    start = text.index(quote)
    return {"type": kind, "quote": quote, "start": start, "end": start + len(quote), **slots}


PLEDGE = record(
    "figure", EN, "Denmark pledged more than 20 million euros on 3 May 2021",
    what="funding-pledged", value=20000000, approx="at-least", unit="EUR", holder="DNK", date="2021-05-03",
)  # fmt: skip
TRUE = [
    (EN, PLEDGE),
    (EN, {**PLEDGE, "date": "2021-05"}),  # coarser than the words
    (EN, record("threat", EN, "Russia threatened to veto the draft", by="RUS", means="veto")),
    (EN, record("attendance", EN, "Peru was absent", actor="PER", status="absent")),
    (AR, record("attendance", AR, "غابت روسيا عن الاجتماع", actor="RUS", status="absent")),
    (AR, record("membership", AR, "وانضمت غانا إلى التحالف في أيلول/سبتمبر 2019",
                actor="GHA", change="joined", date="2019-09")),
    (FR, record("membership", FR, "Le Portugal a quitté la coalition en mars 2018",
                actor="PRT", change="left", date="2018-03")),
    (FR, record("attendance", FR, "L'Italie a accueilli la réunion", actor="ITA", status="host")),
    (FR, record("refusal", FR, "Le Pérou a refusé d'y envoyer des troupes", by="PER", line="military")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "true"), TRUE)
def test_true_records_pass(text: str, true: dict[str, Any]) -> None:
    assert verify(true, text).reasons == ()


CHANGES: list[tuple[int, dict[str, Any], str]] = [
    (0, {"value": 21000000}, "value"),
    (0, {"approx": "exact"}, "approx"),
    (0, {"unit": "USD"}, "unit"),
    (0, {"holder": "PER"}, "holder"),  # named in the text, outside the quote
    (0, {"date": "2021-05-04"}, "date"),
    (0, {"what": "funding-received"}, "what"),
    (2, {"type": "vote", "veto": ["RUS"]}, "veto"),
    (3, {"status": "attended"}, "status"),
    (4, {"status": "attended"}, "status"),
    (4, {"actor": "IRN"}, "actor"),
    (5, {"change": "left"}, "change"),
    (5, {"date": "2019-09-03"}, "date"),  # a day that the words do not say
    (6, {"change": "joined"}, "change"),
    (7, {"status": "absent"}, "status"),
    (8, {"type": "commitment"}, "type"),
]


@pytest.mark.parametrize(("which", "change", "slot"), CHANGES)
def test_each_change_is_refused_with_its_slot(which: int, change: dict[str, Any], slot: str) -> None:
    text, true = TRUE[which]
    verdict = verify({**true, **change}, text)
    assert not verdict.supported
    assert slot in {reason.slot for reason in verdict.reasons}


def test_a_quote_may_differ_in_marks_and_forms_alone() -> None:
    true = {"type": "attendance", "quote": "غَابَت روسيا عن الإجتماع", "actor": "RUS", "status": "absent"}
    assert verify(true, AR, lang="ar").supported


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"quote": "Peru was never absent", "start": None}, "not-in-text"),
        ({"start": 0}, "not-in-text"),
        ({"quote": ""}, "no-quote"),
        ({"quote": "x" * 501}, "too-long"),
        ({"start": "3"}, "bad-start"),
        ({"type": "rumour"}, "unknown-type"),
        ({"type": ["vote"]}, "unknown-type"),
        ({"actor": 3}, "no-actor"),
    ],
)
def test_malformed_records_are_refused(change: dict[str, Any], code: str) -> None:
    verdict = verify({**TRUE[3][1], **change}, EN)
    assert code in {reason.code for reason in verdict.reasons}


def test_a_quote_that_stands_twice_needs_its_place() -> None:
    text = "Peru was absent. Chile spoke. Peru was absent."
    claim = {"type": "attendance", "quote": "Peru was absent", "actor": "PER", "status": "absent"}
    assert verify(claim, text, lang="en").reasons[0].code == "not-unique"
    assert verify({**claim, "start": 30}, text, lang="en").supported


@given(st.text(max_size=60), st.text(max_size=60), st.integers(-5, 70))
def test_any_text_is_answered_and_a_verdict_has_reasons_or_support(text: str, quote: str, start: int) -> None:
    verdict = verify({"type": "attendance", "quote": quote, "start": start, "actor": "PER"}, text)
    assert verdict.supported == (not verdict.reasons)
    assert not verdict.supported or "Per" in text or "Lima" in text or "بيرو" in text


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_only_the_number_that_is_written_passes(said: int, claimed: int) -> None:
    text = f"The strike killed {said} fighters in the valley."
    claim = {"type": "figure", "quote": text[:-1], "what": "killed", "value": claimed, "approx": "exact"}
    assert verify(claim, text, lang="en").supported == (said == claimed)
