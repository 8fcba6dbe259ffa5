"""What a measure returns: an estimate with its interval, or the reason why there is none. Missing is never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

LEVEL = 0.9  # every interval is 90 %
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval.

    `n` counts what the value rests on (events or records), `method` names how the interval was made, `inputs` are
    the ids of the records behind it as `table:id` (events have none: they are counted, not listed).
    """

    value: float
    low: float
    high: float
    n: int
    unit: str
    method: str
    level: float = LEVEL
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a figure can't be given, in both languages."""

    en: str
    ar: str


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one dimension between the window before and the window itself, in joint draws.

    `kind` is `ratio` (after / before, draws are log ratios) or `difference` (after - before, draws are differences).
    `score` holds what the verdict's alternative score adds up: log ratios, or empirical-logit differences for shares.
    Positive draws are always towards expansion of the side. `margin` is the relative width of "no change": 0.25 for
    an estimated quantity, 0 for an exact count. `relative` are |change| relative to the value before, per draw.
    """

    kind: str
    value: float
    low: float
    high: float
    draws: Floats
    score: Floats
    stable: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension of one side in one region."""

    side: str
    id: str
    region: str
    unit: str
    before: Estimate | Missing
    after: Estimate | Missing
    change: Change | Missing
    details: Mapping[str, Any] = field(default_factory=dict)


__all__ = ["LEVEL", "Change", "Dimension", "Estimate", "Floats", "Missing"]
