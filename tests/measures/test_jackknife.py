"""The block jackknife: by hand, against the textbook, and how often its interval holds the truth."""

import numpy as np
import pytest
from scipy.stats import t

from marsad.measures.draws import DRAWS
from marsad.measures.jackknife import Pair, Replicates, block_count, block_of, joint_draws, t_quantile
from marsad.measures.rates import intensity
from tests.builders import panel, window


def test_blocks_of_three_months_the_last_one_shorter() -> None:
    assert block_count(23) == 8
    assert block_of(np.array([470, 472, 473, 492]), 470).tolist() == [0, 0, 1, 7]


def test_the_quantile_is_students() -> None:
    assert t_quantile(8) == pytest.approx(t.ppf(0.95, 14))


def test_the_jackknife_of_a_mean_is_its_usual_variance() -> None:
    sums = np.array([3.0, 5.0, 9.0, 1.0])
    leave_out = (sums.sum() - sums) / 3
    made = Replicates(float(sums.mean()), leave_out)
    assert made.variance(relative=False) == pytest.approx(sums.var(ddof=1) / 4)


def test_a_rate_is_never_surer_than_a_poisson_count() -> None:
    steady = panel([(f"2020-{m:02d}", 1, "IRQ", 1) for m in range(1, 13)])
    made = intensity(steady, window("2020-01", "2021-01"))
    assert made.value == 1.0
    assert made.variance(relative=True) == pytest.approx(1 / 12.5)


def test_draws_have_the_centre_and_width_that_the_interval_states() -> None:
    rng = np.random.default_rng(1)
    a, b = (Replicates(100.0, 100 - rng.integers(0, 9, 8)) for _ in range(2))
    pair = Pair(a, b)
    draws = joint_draws({"x": pair})["x"]
    assert draws.shape == (DRAWS,)
    assert np.median(draws) == pytest.approx(pair.centre(), abs=0.01)
    low, high = np.quantile(draws, [0.05, 0.95])
    assert (high - low) / 2 == pytest.approx(pair.half_width(), rel=0.06)


def test_figures_of_one_window_are_drawn_together() -> None:
    rng = np.random.default_rng(2)
    left = 100 - rng.integers(0, 9, 8)
    same = Pair(Replicates(100.0, left), Replicates(100.0, left[::-1]))
    other = Pair(Replicates(100.0, 100 - rng.integers(0, 9, 8)), Replicates(100.0, left))
    draws = joint_draws({"a": same, "b": same, "c": other})
    assert np.corrcoef(draws["a"], draws["b"])[0, 1] == pytest.approx(1)
    assert abs(np.corrcoef(draws["a"], draws["c"])[0, 1]) < 0.99


def test_another_dimension_does_not_move_the_draws_of_this_one() -> None:
    pair = Pair(Replicates(9.0, np.array([8.0, 9, 7, 9])), Replicates(9.0, np.array([8.0, 9, 9, 9])))
    alone = joint_draws({"a": pair})["a"]
    assert (joint_draws({"a": pair, "b": pair})["a"] == alone).all()


def test_the_interval_of_a_rate_holds_the_truth_in_bursty_worlds() -> None:
    """Worlds without change, events in monthly bursts: 90 % intervals hold a ratio of 1 in at least 87 of 100."""
    rng = np.random.default_rng(3)
    months = [f"{y}-{m:02d}" for y in (2018, 2019, 2020, 2021) for m in range(1, 13)]
    after = window("2020-01", "2022-01")
    hits, worlds = 0, 400
    for _ in range(worlds):
        counts = rng.poisson(rng.gamma(2.0, 10.0, len(months)))
        rows = [(m, 1, "IRQ", int(n)) for m, n in zip(months, counts, strict=True) if n]
        pair = Pair(
            intensity(panel(rows[: len(rows)]).between(after.start - 24, after.start), after.before()),
            intensity(panel(rows).between(after.start, after.stop), after),
        )
        hits += abs(pair.centre()) <= pair.half_width()
    assert hits / worlds >= 0.87
