"""The trained models: weights from a file, applied without any library.

Invariant: a probability depends on the features alone; a feature that training never saw weighs nothing.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_STEEPEST = 40.0  # beyond this the logistic is 0 or 1


@dataclass(frozen=True)
class Ranker:
    """How likely something is right: a logistic regression."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """The logistic of the summed weights."""
        total = self.intercept + math.fsum(self.weights.get(f, 0.0) for f in features)
        return 1 / (1 + math.exp(-max(-_STEEPEST, min(_STEEPEST, total))))


@dataclass(frozen=True)
class Chooser:
    """Which of several values: a multinomial logistic regression; `weights` by feature, in the order of `values`."""

    values: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def choose(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest value, and its probability."""
        totals = list(self.intercepts)
        for feature in sorted(features):  # sums must not depend on the order of a set
            for i, weight in enumerate(self.weights.get(feature, ())):
                totals[i] += weight
        top = max(totals)
        return self.values[totals.index(top)], 1 / sum(math.exp(t - top) for t in totals)


@dataclass(frozen=True)
class Models:
    """All that training makes: whether a phrase says an act, who does it, its line of effort, and what passes."""

    acts: Ranker
    ways: Ranker
    line: Chooser
    least: float


def from_json(raw: Mapping[str, object]) -> Models:
    """The models of a file's content, as `train` writes it."""
    acts, ways, line, least = raw["acts"], raw["ways"], raw["line"], raw["least"]
    assert isinstance(acts, dict)
    assert isinstance(ways, dict)
    assert isinstance(line, dict)
    assert isinstance(least, float)
    return Models(
        Ranker(acts["intercept"], acts["weights"]),
        Ranker(ways["intercept"], ways["weights"]),
        Chooser(tuple(line["values"]), tuple(line["intercepts"]), {f: tuple(w) for f, w in line["weights"].items()}),
        least,
    )


@cache
def models() -> Models:
    """The models that come with Marsad."""
    return from_json(json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8")))
