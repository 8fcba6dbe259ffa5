"""The block jackknife: how much a figure of the panel would move with other months.

Blocks of three months; the last may be shorter. For a figure θ with leave-one-block-out values θ(j),
V = (B-1)/B · Σ (θ(j) - mean θ(·))²; for occupied cells this is the variance of u_j, the cells occupied only in
block j. A log ratio of two windows has the interval ± t(.95, 2(B-1)) · sqrt(V_A/θ_A² + V_B/θ_B²).
All figures of a window share their blocks, so their draws are joint.
Sources: Künsch (1989), The jackknife and the bootstrap for general stationary observations, Annals of Statistics
17(3); the choice of blocks and of t by simulation, docs/method.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from marsad.measures.draws import DRAWS, TAIL, generator
from marsad.model.estimate import Floats
from marsad.model.panel import Ints

BLOCK_MONTHS = 3


def block_of(month: Ints, start: int) -> Ints:
    """The block of each month of a window that starts at `start`."""
    return (month - start) // BLOCK_MONTHS


def block_count(months: int) -> int:
    """How many blocks a window of `months` has."""
    return -(-months // BLOCK_MONTHS)


@dataclass(frozen=True, slots=True)
class Replicates:
    """A figure of one window with its leave-one-block-out values (shape: blocks).

    `events` is the number of events behind it: the variance of a log rate is at least 1 / events (Poisson), also
    where the blocks happen to agree. It is None for figures that are no rates.
    """

    value: float
    leave_out: Floats
    events: int | None = None

    def influence(self) -> Floats:
        """Scaled deviations whose squares sum to the jackknife variance."""
        blocks = len(self.leave_out)
        deviation = self.leave_out - self.leave_out.mean()
        return np.asarray(deviation * np.sqrt((blocks - 1) / blocks), dtype=np.float64)

    def variance(self, relative: bool) -> float:
        """The variance of the figure, or of its logarithm (`relative`)."""
        scale = self.value if relative else 1.0
        jackknife = float(np.sum((self.influence() / scale) ** 2))
        return max(jackknife, self._floor()) if relative else jackknife

    def _floor(self) -> float:
        return 0.0 if self.events is None else 1.0 / (self.events + 0.5)


def t_quantile(blocks: int) -> float:
    """t(.95, 2(B-1)): the half width of a 90 % interval in standard errors."""
    from scipy.special import stdtrit

    return float(stdtrit(2 * (blocks - 1), 1 - TAIL))


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure in the window before and in the window; `relative` compares logarithms."""

    before: Replicates
    after: Replicates
    relative: bool = True

    def centre(self) -> float:
        """The log ratio, or the difference."""
        if self.relative:
            return float(np.log(self.after.value / self.before.value))
        return self.after.value - self.before.value

    def half_width(self) -> float:
        """Half the width of the 90 % interval around `centre`."""
        variance = self.before.variance(self.relative) + self.after.variance(self.relative)
        return t_quantile(len(self.after.leave_out)) * float(np.sqrt(variance))


def joint_draws(pairs: Mapping[str, Pair]) -> dict[str, Floats]:
    """Draws (shape: DRAWS) of every pair's log ratio or difference, joint over all pairs.

    Multivariate t with 2(B-1) degrees of freedom: the same normal numbers weight the blocks of every figure.
    What the Poisson floor adds to a variance is drawn for each figure by itself.
    """
    if not pairs:
        return {}
    blocks = {len(p.after.leave_out) for p in pairs.values()} | {len(p.before.leave_out) for p in pairs.values()}
    (b,) = blocks
    rng = generator("jackknife")
    weights = {"before": rng.standard_normal((DRAWS, b)), "after": rng.standard_normal((DRAWS, b))}
    freedom = 2 * (b - 1)
    scale = np.sqrt(freedom / rng.chisquare(freedom, DRAWS))
    result = {}
    for name, pair in pairs.items():
        noise = np.zeros(DRAWS)
        own = generator(f"floor:{name}")
        for end, replicates in (("before", pair.before), ("after", pair.after)):
            unit = replicates.value if pair.relative else 1.0
            noise += weights[end] @ (replicates.influence() / unit)
            jackknife = float(np.sum((replicates.influence() / unit) ** 2))
            lacking = replicates.variance(pair.relative) - jackknife
            noise += own.standard_normal(DRAWS) * np.sqrt(max(lacking, 0.0))
        result[name] = pair.centre() + noise * scale
    return result
