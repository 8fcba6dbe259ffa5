"""Draws: how changes become distributions, the same way every time.

Every random number comes from a generator seeded by a fixed number and the purpose's name, so that the same input
gives the same bytes, and adding a dimension does not move the draws of another.
"""

from __future__ import annotations

import zlib

import numpy as np
import numpy.typing as npt

from marsad.model.estimate import LEVEL, Change, Floats

SEED = 20210628
DRAWS = 4000
MARGIN = 0.25  # DESIGN: "no change" of an estimated quantity is within 25 % of the value before
TAIL = (1 - LEVEL) / 2


def generator(purpose: str) -> np.random.Generator:
    """The generator of one purpose (a dimension, a table, the weights)."""
    return np.random.default_rng([SEED, zlib.crc32(purpose.encode())])


def interval(draws: Floats) -> tuple[float, float]:
    """The 90 % interval of draws: their 5 % and 95 % points, each one of the draws."""
    low, high = np.quantile(draws, [TAIL, 1 - TAIL], method="inverted_cdf")
    return float(low), float(high)


def ratio_change(log_draws: Floats, value: float, low: float, high: float) -> Change:
    """The change of an estimated quantity as after / before; more is expansion."""
    ratio = np.exp(log_draws)
    return Change("ratio", value, low, high, log_draws, log_draws, np.abs(ratio - 1) <= MARGIN)


def rate_change(before: Floats, after: Floats) -> Change:
    """The change of an estimated rate, given by draws that are all above 0; more is expansion."""
    log_draws = np.log(after / before)
    value, (low, high) = float(np.median(log_draws)), interval(log_draws)
    return ratio_change(log_draws, float(np.exp(value)), float(np.exp(low)), float(np.exp(high)))


def count_change(before: Floats, after: Floats) -> Change:
    """The change of an exact count as a difference; any difference is a change. More is expansion."""
    difference = after - before
    score = np.log((after + 0.5) / (before + 0.5))
    low, high = interval(difference)
    return Change("difference", float(np.median(difference)), low, high, difference, score, difference == 0)


def share_change(
    before: Floats, after: Floats, n_before: Floats | float, n_after: Floats | float, *, exact: bool, sign: int = 1
) -> Change:
    """The change of a share as a difference; the score is the empirical-logit difference.

    `n_before` and `n_after` are what the shares are counted over (they scale the half that keeps the logit finite
    where a share is 0 or 1). `sign` is -1 where less is expansion. `exact` shares have no margin.
    """
    difference = after - before
    low, high = interval(difference)
    score = sign * (_logit(after, n_after) - _logit(before, n_before))
    stable = np.isclose(difference, 0) if exact else np.abs(difference) <= MARGIN * np.abs(before)
    return Change("difference", float(np.median(difference)), low, high, sign * difference, score, stable)


def _logit(share: Floats, n: Floats | float) -> Floats:
    count = share * n
    half = np.where((count <= 0) | (count >= n), 0.5, 0.0)
    return np.asarray(np.log((count + half) / (n - count + half)), dtype=np.float64)


def uniform_integers(rng: np.random.Generator, low: Floats, high: Floats) -> Floats:
    """Whole numbers drawn evenly between two bounds, both included (arrays of equal shape)."""
    return np.floor(low + rng.random(low.shape) * (high - low + 1)).astype(np.float64)


Mask = npt.NDArray[np.bool_]
