"""Delivery and funding."""

import pytest

from marsad.balance.calls import call
from marsad.measures.deeds import delivery, funding
from marsad.model.estimate import Change, Estimate, Missing
from marsad.model.records import Commitment, Delivery, Ledger
from tests.builders import case, day, window

AFTER = window("2020-01", "2021-01")


def due(c_id: str, when: str, **more: object) -> Commitment:
    cells: dict = {"amount": None, "unit": "", "date": "2018-01-01"} | more
    return Commitment(
        c_id,
        "",
        day(cells["date"]),
        ("COA",),
        ("members",),
        "military",
        "x",
        "س",
        cells["amount"],
        cells["unit"],
        day(when) if when else None,
        (),
    )


def outcome(c_id: str, status: str, date: str = "2020-12-01", **more: object) -> Delivery:
    return Delivery(f"d-{c_id}-{date}-{status}", c_id, day(date), status, more.get("amount"), str(more.get("unit", "")))


def test_delivery_is_met_of_due() -> None:
    rows = tuple(due(f"a{i}", "2019-06-01") for i in range(40)) + tuple(due(f"b{i}", "2020-06-01") for i in range(40))
    known = tuple(outcome(f"a{i}", "met") for i in range(40)) + tuple(outcome(f"b{i}", "not-met") for i in range(40))
    made = delivery(case(Ledger(commitments=rows, deliveries=known), AFTER))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert made.before.value > 0.95
    assert made.after.value < 0.05
    assert call(made.change) == "contracting"


def test_the_latest_status_counts_and_partly_met_is_a_half() -> None:
    known = (outcome("b", "stalled", "2020-07-01"), outcome("b", "partial", "2020-12-01"))
    made = delivery(case(Ledger(commitments=(due("b", "2020-06-01"),), deliveries=known), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.value == pytest.approx(0.5, abs=0.03)
    assert made.details["outcome_known_after"] == 1


def test_few_due_leave_the_share_wide() -> None:
    made = delivery(case(Ledger(commitments=(due("b", "2020-06-01"),), deliveries=(outcome("b", "met"),)), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.high - made.after.low > 0.5


def test_an_unknown_outcome_is_neither_met_nor_unmet() -> None:
    rows = tuple(due(f"b{i}", "2020-06-01") for i in range(20))
    made = delivery(case(Ledger(commitments=rows, deliveries=(outcome("b0", "met"),)), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.low < 0.25
    assert made.after.high > 0.75


def test_nothing_due_and_nothing_known_are_missing_with_their_reasons() -> None:
    nothing = delivery(case(Ledger(), AFTER))
    unknown = delivery(case(Ledger(commitments=(due("a", "2019-06-01"), due("b", "2020-06-01"))), AFTER))
    assert isinstance(nothing.change, Missing)
    assert "nothing fell due" in nothing.change.en
    assert isinstance(unknown.after, Missing)
    assert "commitments: 1" in unknown.after.en


def test_funding_by_hand() -> None:
    rows = (
        due("a", "", date="2019-05-01", amount=100.0, unit="USD"),
        due("b", "", date="2020-05-01", amount=200.0, unit="USD"),
        due("goal", "", date="2020-05-01", amount=999.0, unit="USD-goal"),
        due("troops", "", date="2020-05-01", amount=800.0, unit="personnel"),
        due("euro", "", date="2020-05-01", amount=50.0, unit="EUR"),
    )
    paid = (outcome("a", "partial", amount=25.0, unit="USD"), outcome("b", "met", amount=200.0, unit="USD"))
    made = funding(case(Ledger(commitments=rows, deliveries=paid), AFTER))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert (made.before.value, made.after.value) == (0.25, 1.0)
    assert call(made.change) == "expanding"
    assert made.details["other_currencies_after"] == ["EUR"]


def test_an_unrecorded_receipt_is_unknown_not_unpaid() -> None:
    rows = (
        due("a", "", date="2020-05-01", amount=100.0, unit="USD"),
        due("b", "", date="2020-05-01", amount=100.0, unit="USD"),
    )
    made = funding(case(Ledger(commitments=rows, deliveries=(outcome("a", "met", amount=100.0, unit="USD"),)), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.value == made.after.low == 0.5  # what is known to have come
    assert made.after.high == pytest.approx(0.975, abs=0.02)


def test_no_receipt_at_all_is_missing_never_zero() -> None:
    made = funding(case(Ledger(commitments=(due("a", "", date="2020-05-01", amount=100.0, unit="USD"),)), AFTER))
    assert isinstance(made.after, Missing)
    assert "pledges: 1" in made.after.en
