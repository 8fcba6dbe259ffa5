"""Membership and coverage."""

import pytest

from marsad.balance.calls import call
from marsad.measures.who import coverage, membership
from marsad.model.estimate import Change, Estimate, Missing
from marsad.model.records import Ledger
from tests.builders import actor, case, member, panel, window

AFTER = window("2020-01", "2021-01")
ACTORS = (*(actor(i, i) for i in ("IRQ", "NGA", "MLI", "USA")), actor("EU"))


def test_membership_by_hand() -> None:
    ledger = Ledger(actors=ACTORS, memberships=(member("USA"), member("EU"), member("NGA", "2020-05-01")))
    made = membership(case(ledger, AFTER))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert (made.before.value, made.after.value, made.change.value) == (2, 3, 1)
    assert call(made.change) == "expanding"
    assert made.details == {"joined": ["NGA"], "left": []}
    assert made.after.inputs == tuple(f"memberships:{m.id}" for m in ledger.memberships)


def test_membership_that_does_not_move_is_stable_and_a_loss_is_contracting() -> None:
    still = membership(case(Ledger(actors=ACTORS, memberships=(member("USA"),)), AFTER))
    lost = membership(case(Ledger(actors=ACTORS, memberships=(member("USA", "2015", "2020-06-01"),)), AFTER))
    assert isinstance(still.change, Change)
    assert isinstance(lost.change, Change)
    assert call(still.change) == "stable"
    assert call(lost.change) == "contracting"


def test_a_member_whose_day_of_joining_may_lie_on_either_side_leaves_the_call_open() -> None:
    made = membership(case(Ledger(actors=ACTORS, memberships=(member("NGA", "2019-07-01/2020-06-30"),)), AFTER))
    assert isinstance(made.change, Change)
    assert call(made.change) == "undecided"


def test_membership_in_a_region_counts_its_states_alone() -> None:
    ledger = Ledger(actors=ACTORS, memberships=(member("USA"), member("EU"), member("NGA", "2020-05-01")))
    made = membership(case(ledger, AFTER, "africa"))
    assert isinstance(made.after, Estimate)
    assert made.after.value == 1


def test_a_region_without_members_has_no_membership_and_no_coverage() -> None:
    world = Ledger(actors=ACTORS, memberships=(member("USA"),))
    assert isinstance(membership(case(world, AFTER, "africa")).change, Missing)
    events = panel([("2020-01", 1, "NGA")])
    assert isinstance(coverage(case(world, AFTER, "africa", events=events)).change, Missing)


def test_no_membership_recorded_is_missing_not_zero() -> None:
    assert isinstance(membership(case(Ledger(), AFTER)).change, Missing)


def test_coverage_holds_the_events_fixed() -> None:
    events = panel([("2020-01", 1, "IRQ", 6), ("2020-02", 2, "NGA", 3), ("2020-02", 3, "MLI", 1)])
    ledger = Ledger(actors=ACTORS, memberships=(member("IRQ"), member("NGA", "2020-05-01"), member("EU")))
    made = coverage(case(ledger, AFTER, events=events, gained=panel([("2020-02", 2, "NGA", 3)])))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert (made.before.value, made.after.value) == (0.6, 0.9)
    assert made.change.value == pytest.approx(0.3)
    assert made.details["new_cells_share_before"] == 0
    assert made.details["new_cells_share_after"] == 1


def test_a_state_that_left_and_came_back_covers_its_events_once() -> None:
    rows = (
        member("IRQ", "2015-01-01", "2019-01-01"),
        member("IRQ", "2019-06-01"),
        member("IRQ", "2019-06-01/2019-07-01"),
    )
    made = coverage(case(Ledger(actors=ACTORS, memberships=rows), AFTER, events=panel([("2020-01", 1, "IRQ", 4)])))
    assert isinstance(made.after, Estimate)
    assert made.after.value == 1.0


def test_coverage_without_events_is_missing() -> None:
    ledger = Ledger(actors=ACTORS, memberships=(member("IRQ"),))
    assert isinstance(coverage(case(ledger, AFTER)).change, Missing)
    assert isinstance(coverage(case(ledger, AFTER, events=panel([]))).change, Missing)


def test_a_cell_in_two_countries_lies_where_most_of_its_events_are() -> None:
    gained = panel(
        [("2020-01", 7, "NGA", 2), ("2020-02", 7, "IRQ", 3), ("2020-03", 7, "NGA", 2), ("2020-03", 8, "IRQ")]
    )
    made = coverage(
        case(
            Ledger(actors=ACTORS, memberships=(member("NGA"),)),
            AFTER,
            events=panel([("2020-01", 1, "IRQ")]),
            gained=gained,
        )
    )
    assert made.details["new_cells"] == 2
    assert made.details["new_cells_share_after"] == 0.5
