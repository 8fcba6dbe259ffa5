"""Calls and the verdict: by hand, by property, and against plain arithmetic."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.balance.calls import call, p_expands
from marsad.balance.verdict import GROUPS, by_sign, by_sign_beyond_margin, by_size, verdict
from marsad.measures.draws import DRAWS, count_change, ratio_change, share_change
from marsad.model.estimate import Change, Dimension, Missing

NONE = Missing("none", "لا شيء")


def sure(direction: float) -> Change:
    draws = np.full(DRAWS, direction)
    return Change("difference", direction, direction, direction, draws, draws, draws == 0)


def even(p: float) -> Change:
    draws = np.where(np.arange(DRAWS) < p * DRAWS, 1.0, -1.0)
    return Change("difference", 0, -1, 1, draws, draws, np.zeros(DRAWS, dtype=bool))


def dims(**changes: Change | Missing) -> list[Dimension]:
    side_of = {i: side for side, groups in GROUPS.items() for ids in groups.values() for i in ids}
    return [Dimension(side_of[i], i, "all", "", NONE, NONE, c) for i, c in changes.items()]


@pytest.mark.parametrize(
    ("p", "expected"),
    [(1, "expanding"), (0.95, "expanding"), (0.94, "undecided"), (0.05, "contracting"), (0.5, "undecided")],
)
def test_calls_by_hand(p: float, expected: str) -> None:
    assert p_expands(even(p)) == pytest.approx(p)
    assert call(even(p)) == expected


def test_a_change_within_its_margin_is_stable_even_if_it_is_sure() -> None:
    assert call(ratio_change(np.full(DRAWS, np.log(1.1)), 1.1, 1.1, 1.1)) == "stable"
    assert call(ratio_change(np.full(DRAWS, np.log(1.3)), 1.3, 1.3, 1.3)) == "expanding"
    assert call(ratio_change(np.full(DRAWS, np.log(0.7)), 0.7, 0.7, 0.7)) == "contracting"


def test_an_exact_count_has_no_margin() -> None:
    assert call(count_change(np.full(DRAWS, 79.0), np.full(DRAWS, 80.0))) == "expanding"
    assert call(count_change(np.full(DRAWS, 79.0), np.full(DRAWS, 79.0))) == "stable"


def test_shares_that_are_zero_or_full_have_a_finite_score() -> None:
    made = share_change(np.zeros(DRAWS), np.ones(DRAWS), 10, 10, exact=True)
    assert made.score == pytest.approx(2 * np.log(10.5 / 0.5))


def test_all_against_all_is_decided() -> None:
    made = verdict(
        dims(
            footprint=sure(1),
            intensity=sure(1),
            shift=sure(1),
            membership=sure(-1),
            participation=sure(-1),
            dependence=sure(-1),
        )
    )
    assert (made.call, made.share_organization, made.share_coalition) == ("organization", 1.0, 0.0)


def test_fewer_than_three_dimensions_on_a_side_are_undecided() -> None:
    made = verdict(
        dims(footprint=sure(1), intensity=sure(1), shift=sure(1), membership=sure(-1), dependence=sure(-1), access=NONE)
    )
    assert made.call == "undecided"
    assert made.share_organization == 1.0
    assert made.thin == ("coalition",)


def test_correlated_dimensions_do_not_vote_twice() -> None:
    """Three dimensions of one group against one of each other group: the group has one vote."""
    made = verdict(
        dims(
            footprint=sure(1),
            dispersion=sure(1),
            reach=sure(1),
            intensity=sure(-1),
            shift=sure(-1),
            membership=sure(0),
            participation=sure(0),
            dependence=sure(0),
        )
    )
    # the organization's score is w1 - w2 - w3 with uniform weights: above 0 where w1 > 1/2, a quarter of the simplex
    assert made.share_organization == pytest.approx(0.25, abs=0.03)
    assert made.share_coalition == pytest.approx(0.75, abs=0.03)


def test_two_groups_against_each_other_are_a_coin() -> None:
    made = verdict(
        dims(footprint=sure(1), intensity=sure(-1), membership=sure(0), participation=sure(0), dependence=sure(0))
    )
    assert made.share_organization == pytest.approx(0.5, abs=0.03)


@given(st.lists(st.floats(-1, 1), min_size=6, max_size=6))
def test_shares_are_shares_and_never_both_ahead(directions: list[float]) -> None:
    names = ("footprint", "intensity", "shift", "membership", "participation", "dependence")
    made = verdict(dims(**dict(zip(names, map(sure, directions), strict=True))))
    assert made.share_organization >= 0
    assert made.share_coalition >= 0
    assert made.share_organization + made.share_coalition <= 1 + 1e-9


def test_the_alternative_scores() -> None:
    draws = np.linspace(-1, 1, DRAWS)
    made = ratio_change(draws, 1, 0.5, 2)
    assert set(by_sign(made)) == {-1.0, 1.0}
    assert (by_size(made) == draws).all()
    assert (by_sign_beyond_margin(made)[np.abs(np.exp(draws) - 1) <= 0.25] == 0).all()


def test_the_same_draws_give_the_same_verdict() -> None:
    world = dims(
        footprint=even(0.7),
        intensity=even(0.6),
        shift=even(0.5),
        membership=even(0.8),
        access=even(0.4),
        dependence=even(0.5),
    )
    assert verdict(world) == verdict(world)
