"""The trained ranker: weights from a file, applied without any library.

Invariant: the confidence of a proposal is the logistic of the sum of its features' weights; a feature that training
never saw weighs nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WEIGHTS = "weights.json"


@dataclass(frozen=True)
class Ranker:
    """Weights by feature, the intercept, and the least confidence that passes, by type."""

    intercept: float
    weights: dict[str, float]
    least: dict[str, float]

    def confidence(self, features: Iterable[str]) -> float:
        """The probability, by what training saw, that a person accepts a proposal with these features."""
        total = self.intercept + sum(self.weights.get(f, 0.0) for f in features)
        return 1 / (1 + math.exp(-max(-40.0, min(40.0, total))))


@cache
def ranker() -> Ranker:
    """The weights that come with Marsad."""
    raw = json.loads(files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return Ranker(raw["intercept"], raw["weights"], raw["least"])
