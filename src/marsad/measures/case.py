"""What a measure of the coalition is handed: the ledger seen from both windows, and the place it asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from marsad.measures.draws import interval
from marsad.measures.occasion import Members, Occasions
from marsad.model.estimate import Change, Dimension, Estimate, Floats, Missing
from marsad.model.panel import Panel
from marsad.model.records import Actor, Ledger
from marsad.model.scene import Scene

SIDE = "coalition"
EXACT = "exact count; dates known to a span are drawn within it"


@dataclass(frozen=True, slots=True)
class Case:
    """The two windows of one place. `inside` tells whether a country (ISO3) lies in it; None stands for the whole.

    `events` are the organization's events of the window in this place (None: no event data), `gained` its cells that
    were not occupied in the window before, as rows of the same panel.
    """

    region: str
    scene: Scene
    ledger: Ledger
    before: Occasions
    after: Occasions
    members: Members
    inside: Callable[[str], bool] | None
    events: Panel | Missing
    gained: Panel | Missing
    actors: dict[str, Actor] = field(default_factory=dict)

    def holds(self, iso3: str) -> bool:
        """Whether a country lies in the place."""
        return self.inside is None or (bool(iso3) and self.inside(iso3))

    def iso3(self, actor: str) -> str:
        """The country of an actor, "" for bodies."""
        found = self.actors.get(actor)
        return found.iso3 if found else ""

    def addressed(self, to: Iterable[str]) -> bool:
        """Whether a list of addressees (actors or regions) touches the place."""
        if self.inside is None:
            return True
        return any(name == self.region or self.holds(self.iso3(name)) for name in to)


def estimate(
    draws: Floats, unit: str, n: int, inputs: Sequence[str], method: str = EXACT, observed: float | None = None
) -> Estimate:
    """The 90 % interval of draws around what was observed, else around their median."""
    low, high = interval(draws)
    value = float(np.median(draws)) if observed is None else observed
    return Estimate(value, min(low, value), max(high, value), n, unit, method, inputs=tuple(inputs))


@dataclass(frozen=True, slots=True)
class Ended:
    """One window's figure, its draws (shape: DRAWS; None where it is missing), what it is counted over, details."""

    figure: Estimate | Missing
    draws: Floats | None = None
    n: Floats | float = 1.0
    details: dict[str, Any] = field(default_factory=dict)


def compare(
    case: Case,
    name: str,
    unit: str,
    end_of: Callable[[Occasions], Ended],
    change_of: Callable[[Ended, Ended], Change | Missing],
    details: dict[str, Any] | None = None,
) -> Dimension:
    """A dimension from its figure in both windows; where one is missing, its reason is the change's too."""
    before, after = end_of(case.before), end_of(case.after)
    made = dict(details or {})
    for when, end in (("before", before), ("after", after)):
        made |= {f"{key}_{when}": value for key, value in end.details.items()}
    change: Change | Missing
    if isinstance(before.figure, Missing):
        change = _of_before(before.figure) if before.figure != after.figure else before.figure
    elif isinstance(after.figure, Missing):
        change = after.figure
    else:
        change = change_of(before, after)
    return Dimension(SIDE, name, case.region, unit, before.figure, after.figure, change, made)


def _of_before(why: Missing) -> Missing:
    """The reason told of the window that is compared with, where the window itself has no such reason."""
    return Missing(f"in the window before: {why.en}", f"في الفترة السابقة: {why.ar}")


def drawn(end: Ended) -> Floats:
    """The draws of a window that has a figure."""
    assert end.draws is not None
    return end.draws


def missing(case: Case, name: str, unit: str, why: Missing, details: dict[str, Any] | None = None) -> Dimension:
    """A dimension without any figure."""
    return Dimension(SIDE, name, case.region, unit, why, why, why, details or {})
