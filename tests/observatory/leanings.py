"""Answers with a verdict and movements of our own, for what is said of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from marsad.balance.verdict import Verdict
from marsad.model.estimate import Change, Dimension, Estimate
from marsad.observatory.answer import Answer

DOWN = {"intensity": -0.5, "footprint": -0.2, "shift": -0.1}
UP = {"intensity": 0.5, "footprint": 0.2, "shift": 0.1}
FEWER = {"membership": -1.0, "access": -0.2, "participation": -0.1}
MORE = {"membership": 1.0, "access": 0.2, "participation": 0.1}
MIXED = {"membership": 1.0, "access": -0.2}


def dimension(
    name: str,
    unit: str,
    kind: str,
    values: tuple[float, float, float],
    draws: float = 1.0,
    side: str = "organization",
) -> Dimension:
    """A dimension whose draws all lie on one side, before and after of 7."""
    many = np.full(10, draws)
    value, low, high = values[0], min(values), max(values)
    change = Change(kind, value, low, high, many, many, many == 0)
    return Dimension(side, name, "all", unit, *[Estimate(7, 7, 7, 1, unit, "exact")] * 2, change)


UNITS = {"membership": "members", "access": "share", "participation": "share", "delivery": "share"}


def leaning(answer: Answer, call: str, share: float, **moves: dict[str, float]) -> Answer:
    """The answer with a verdict of our own, and changes by `side={dimension: value}`."""
    made = []
    for side, changes in moves.items():
        for name, value in changes.items():
            unit = UNITS.get(name, "events-per-month")
            kind = "difference" if name in UNITS else "ratio"
            told = value if kind == "difference" else 1 + value
            made.append(dimension(name, unit, kind, (told, told * 0.9, told * 1.1), value, side))
    shares = {"organization": 1 - share, "coalition": 1 - share}
    leader = "coalition" if call == "undecided" else call
    shares[leader] = share
    counted = {side: ("a", "b", "c") for side in shares}
    verdict = Verdict(call, shares["organization"], shares["coalition"], counted)
    return replace(answer, dimensions=tuple(made), verdict=verdict, robustness=())
