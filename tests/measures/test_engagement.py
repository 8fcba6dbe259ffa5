"""Participation, commitments and their specificity."""

from dataclasses import replace

import numpy as np
import pytest

from marsad.balance.calls import call
from marsad.measures.engagement import commitments, participation, specificity
from marsad.model.estimate import Change, Estimate, Missing
from marsad.model.records import Attendance, Commitment, Figure, Ledger
from marsad.model.scene import Profile
from tests.builders import actor, case, day, member, ministerial, window

AFTER = window("2019-02", "2021-07", "washington", "rome")
MEETINGS = (ministerial("washington", "2019-02-06"), ministerial("rome", "2021-06-28"))
STATES = ("USA", "FRA", "NGA", "MLI")
ACTORS = tuple(actor(i, i) for i in STATES)
MEMBERS = tuple(member(i) for i in STATES)


def came(meeting: str, *actors: str, status: str = "attended") -> tuple[Attendance, ...]:
    return tuple(Attendance(f"{meeting}-{a}", meeting, a, status, "minister") for a in actors)


def published(meeting: str, value: float, low: float | None = None, high: float | None = None, **more: str) -> Figure:
    return Figure(f"f-{meeting}-{value}", day("2021-06-28"), "delegations", meeting, value, low, high, "", "", **more)


def promise(c_id: str, meeting: str = "rome", **more: object) -> Commitment:
    cells: dict = {"by": ("COA",), "to": ("members",), "amount": None, "due": None, "needs": ()} | more
    return Commitment(
        c_id,
        meeting,
        day("2021-06-28"),
        cells["by"],
        cells["to"],
        "military",
        "x",
        "س",
        cells["amount"],
        "USD",
        cells["due"],
        cells["needs"],
    )


def ledger(**tables: tuple) -> Ledger:
    return Ledger(actors=ACTORS, memberships=MEMBERS, meetings=MEETINGS, **tables)


def test_full_attendance_lists_are_exact() -> None:
    rows = came("washington", *STATES) + came("rome", "USA", "FRA", "NGA") + came("rome", "MLI", status="absent")
    made = participation(case(ledger(attendance=rows), AFTER))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert (made.before.value, made.after.value) == (1.0, 0.75)
    assert call(made.change) == "contracting"


def test_partial_lists_give_bounds_and_no_call() -> None:
    rows = came("washington", *STATES) + came("rome", "USA")
    made = participation(case(ledger(attendance=rows), AFTER))
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert (made.after.low, made.after.high) == (0.25, 1.0)
    assert call(made.change) == "undecided"
    assert made.details["came_after"] == [1, 4]


def test_a_published_count_narrows_the_bounds() -> None:
    figures = (published("washington", 4), published("rome", 3, low=3))
    made = participation(case(ledger(figures=figures, attendance=came("rome", "USA")), AFTER))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert made.before.value == 1.0
    assert made.details["came_after"] == [3, 4]
    assert {i.split(":")[0] for i in made.after.inputs} == {"attendance", "meetings", "figures"}


def test_the_preferred_published_count_is_taken_and_the_deprecated_one_never() -> None:
    figures = (published("rome", 2), published("rome", 3, rank="preferred"), published("rome", 4, rank="deprecated"))
    made = participation(case(ledger(figures=figures), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.value == 0.75


def test_more_came_than_there_are_members_is_never_claimed() -> None:
    made = participation(case(ledger(figures=(published("rome", 90),)), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.high == 1.0


def test_a_region_asks_for_its_own_members() -> None:
    rows = came("rome", "USA", "NGA") + came("washington", "NGA", "MLI")
    made = participation(case(ledger(attendance=rows), AFTER, "africa"))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert made.before.value == 1.0
    assert (made.after.low, made.after.high) == (0.5, 1.0)


def test_a_published_count_of_the_whole_bounds_a_region() -> None:
    """Of four members, two in Africa: where all came, both did; where three came, at least one did."""
    figures = (published("washington", 4), published("rome", 3))
    made = participation(case(ledger(figures=figures), AFTER, "africa"))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert (made.before.low, made.before.high) == (1.0, 1.0)
    assert (made.after.low, made.after.high) == (0.5, 1.0)


def test_an_observer_who_joined_later_is_no_absent_member() -> None:
    rows = came("rome", *STATES) + came("rome", "BFA", status="observer") + came("washington", *STATES)
    late = ledger(attendance=rows)
    late = replace(late, memberships=(*MEMBERS, member("BFA", "2021-12-02")), actors=(*ACTORS, actor("BFA", "BFA")))
    made = participation(case(late, AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.value == 1.0


def test_a_published_count_never_outvotes_those_known_to_have_stayed_away() -> None:
    rows = came("washington", *STATES) + came("rome", "MLI", status="absent")
    made = participation(case(ledger(attendance=rows, figures=(published("rome", 60),)), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.after.high == 0.75


def test_guests_in_the_published_count_are_no_members() -> None:
    rows = came("washington", *STATES) + came("rome", "BFA", "GHA", status="observer")
    made = participation(case(ledger(attendance=rows, figures=(published("rome", 5),)), AFTER))
    assert isinstance(made.after, Estimate)
    assert made.details["came_after"] == [3, 4]


def test_nothing_known_of_attendance_is_missing() -> None:
    assert isinstance(participation(case(ledger(), AFTER)).change, Missing)
    assert isinstance(participation(case(Ledger(), window("2019-02", "2021-07"))).change, Missing)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, 0.0),
        ({"by": ("USA",)}, 0.25),
        ({"by": ("USA",), "amount": 5.0}, 0.5),
        ({"by": ("USA",), "amount": 5.0, "due": day("2021")}, 0.75),
        ({"by": ("USA",), "amount": 5.0, "due": day("2021"), "to": ("NGA",)}, 1.0),
    ],
)
def test_specificity_by_hand(more: dict, expected: float) -> None:
    assert specificity(promise("c", **more), "COA") == expected


def test_commitments_are_compared_only_between_comparable_meetings() -> None:
    rows = (
        promise("c1", "washington", by=("USA",)),
        promise("c2", by=("USA",)),
        promise("c3", by=("FRA",), amount=1.0),
    )
    undeclared = commitments(case(ledger(commitments=rows), AFTER))
    assert isinstance(undeclared.change, Missing)
    assert isinstance(undeclared.after, Estimate)
    assert undeclared.after.value == 0.75
    declared = Profile(comparable=(("rome", "washington"),))
    made = commitments(case(ledger(commitments=rows), AFTER, profile=declared))
    assert isinstance(made.change, Change)
    assert made.change.value == 0.5
    assert call(made.change) == "expanding"
    assert made.details["mean_specificity_after"] == 0.375


def test_no_commitment_recorded_is_missing() -> None:
    made = commitments(case(ledger(commitments=(promise("c"),)), AFTER))
    assert isinstance(made.before, Missing)
    assert isinstance(made.change, Missing)


def test_draws_are_the_same_every_time() -> None:
    world = ledger(attendance=came("rome", "USA") + came("washington", "USA"))
    first, second = (participation(case(world, AFTER)).change for _ in range(2))
    assert isinstance(first, Change)
    assert isinstance(second, Change)
    assert np.array_equal(first.draws, second.draws)
