"""The verdict: over all weights and all draws, which side's score is the larger?

Stochastic multicriteria acceptability analysis (SMAA): dimensions stand in groups; weights are uniform on the simplex
over a side's groups, then within each group, so that correlated dimensions do not vote twice. A side's score is the
weighted sum of the signs of its changes in that draw. A side needs three dimensions that are not missing, and a share
of 90 %; else the verdict is undecided.
Source: Lahdelma, Hokkanen & Salminen (1998), SMAA, European Journal of Operational Research 106(1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.measures.draws import DRAWS, generator
from marsad.model.estimate import Change, Dimension, Floats

GROUPS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "organization": {
        "space": ("footprint", "dispersion", "reach", "range"),
        "violence": ("intensity", "lethality"),
        "place": ("shift",),
    },
    "coalition": {
        "who": ("membership", "coverage"),
        "engagement": ("participation", "commitments"),
        "deeds": ("delivery", "funding", "custody", "access"),
        "dependence": ("dependence",),
    },
}
DECIDED = 0.9
MIN_DIMENSIONS = 3
Scoring = Callable[[Change], Floats]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who expanded more: the call, each side's share of weights and draws, and the dimensions that took part."""

    call: str  # organization, coalition or undecided
    share_organization: float
    share_coalition: float
    counted: Mapping[str, tuple[str, ...]]

    @property
    def thin(self) -> tuple[str, ...]:
        """The sides with too few dimensions for a verdict."""
        return tuple(side for side, ids in self.counted.items() if len(ids) < MIN_DIMENSIONS)


def by_sign(change: Change) -> Floats:
    """The sign of the change in each draw."""
    return np.sign(change.draws)


def by_size(change: Change) -> Floats:
    """Log ratios of quantities, empirical-logit differences of shares."""
    return change.score


def by_sign_beyond_margin(change: Change) -> Floats:
    """The sign of the change, 0 where it lies within the margin of no change."""
    return np.where(change.stable, 0.0, np.sign(change.draws))


def verdict(dimensions: Sequence[Dimension], scoring: Scoring = by_sign) -> Verdict:
    """The verdict over the dimensions of one place."""
    usable = {side: _usable(dimensions, side) for side in GROUPS}
    scores = {side: _score(side, changes, scoring) for side, changes in usable.items()}
    shares = {
        "organization": float(np.mean(scores["organization"] > scores["coalition"])),
        "coalition": float(np.mean(scores["coalition"] > scores["organization"])),
    }
    counted = {side: tuple(changes) for side, changes in usable.items()}
    enough = all(len(ids) >= MIN_DIMENSIONS for ids in counted.values())
    ahead = max(shares, key=lambda side: shares[side])
    call = ahead if enough and shares[ahead] >= DECIDED else "undecided"
    return Verdict(call, shares["organization"], shares["coalition"], counted)


def _usable(dimensions: Sequence[Dimension], side: str) -> dict[str, Change]:
    return {d.id: d.change for d in dimensions if d.side == side and isinstance(d.change, Change)}


def _score(side: str, changes: Mapping[str, Change], scoring: Scoring) -> Floats:
    """The side's score in each draw: weights drawn anew for each (shape: DRAWS)."""
    total = np.zeros(DRAWS)
    groups = {name: [i for i in ids if i in changes] for name, ids in GROUPS[side].items()}
    present = {name: ids for name, ids in groups.items() if ids}
    if not present:
        return total
    between = generator(f"weights:{side}").dirichlet(np.ones(len(present)), DRAWS)
    for column, (name, ids) in enumerate(present.items()):
        within = generator(f"weights:{side}:{name}").dirichlet(np.ones(len(ids)), DRAWS)
        inside = np.stack([scoring(changes[i]) for i in ids], axis=1)
        total += between[:, column] * np.sum(within * inside, axis=1)
    return total
