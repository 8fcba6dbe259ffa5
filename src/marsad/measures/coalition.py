"""The coalition's nine dimensions, for the whole and for each region, from its ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.measures import access, custody, deeds, dependence, engagement, who
from marsad.measures.case import Case
from marsad.model.estimate import Dimension

MEASURES: Mapping[str, Callable[[Case], Dimension]] = {
    "membership": who.membership,
    "coverage": who.coverage,
    "participation": engagement.participation,
    "commitments": engagement.commitments,
    "delivery": deeds.delivery,
    "funding": deeds.funding,
    "custody": custody.custody,
    "access": access.access,
    "dependence": dependence.dependence,
}


def dimensions(cases: Mapping[str, Case]) -> list[Dimension]:
    """All dimensions of all places (`all` and each region)."""
    return [measure(case) for case in cases.values() for measure in MEASURES.values()]
