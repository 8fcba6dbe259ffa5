"""Dependence: commitments that can't be kept without an actor who was not in the room, or whom a veto can stop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from marsad.measures.case import Case, Ended, compare, drawn, estimate
from marsad.measures.draws import DRAWS, Mask, generator, share_change
from marsad.measures.engagement import flows
from marsad.measures.occasion import Occasions, kept
from marsad.model.estimate import Change, Dimension, Estimate, Missing
from marsad.model.records import Commitment


def dependence(case: Case) -> Dimension:
    """Share of the window's commitments that hang on an absent actor; fewer is expansion of the coalition."""
    return compare(
        case,
        "dependence",
        "share",
        lambda occasions: _hanging(case, occasions),
        _change,
    )


def _change(before: Ended, after: Ended) -> Change:
    made = share_change(drawn(before), drawn(after), before.n, after.n, exact=False, sign=-1)
    assert isinstance(before.figure, Estimate)
    assert isinstance(after.figure, Estimate)
    value = after.figure.value - before.figure.value
    return replace(made, value=value, low=min(made.low, value), high=max(made.high, value))


def _hanging(case: Case, occasions: Occasions) -> Ended:
    rows = flows(case, occasions)
    hanging = {c.id: actors for c in rows if (actors := absent_needs(case, c))}
    details: dict[str, Any] = {"commitments": len(rows), "hanging": hanging}
    if not rows:
        none = Missing("no commitment is recorded in the window", "لا تعهد مسجلًا في الفترة")
        return Ended(none, details=details)
    total, hang = np.zeros(DRAWS), np.zeros(DRAWS)
    for c in rows:
        mask = occasions.within(c.date, f"commitments:{c.id}", c.meeting)
        total += mask
        hang += mask * (c.id in hanging)
    rng = generator(f"dependence:{occasions.window.id}:{case.region}")
    share = rng.beta(hang + 0.5, np.maximum(total - hang, 0) + 0.5)
    inputs = [f"commitments:{c.id}" for c in rows]
    observed = float(np.median(np.divide(hang, total, out=np.zeros(DRAWS), where=total > 0)))
    figure = estimate(share, "share", len(rows), inputs, "beta (Jeffreys)", observed)
    return Ended(figure, share, float(len(rows)), details)


def absent_needs(case: Case, commitment: Commitment) -> list[str]:
    """The actors a commitment needs that were neither in the room nor members, or that a non-member can veto."""
    day = commitment.date.last.toordinal() if commitment.date.last else case.after.last_day()
    at: Mask = case.members.at(float(day))
    members = {m.actor for m, row in zip(case.members.rows, at, strict=True) if row.mean() > 0.5}
    present = {
        a.actor
        for a in kept(case.ledger.attendance)
        if a.meeting == commitment.meeting and a.status in ("host", "attended", "observer")
    }
    vetoes = {c.body: set(c.veto) for c in case.scene.profile.councils}
    made = []
    for actor in commitment.needs:
        if actor in vetoes:
            if vetoes[actor] - members:
                made.append(actor)
        elif actor not in members | present | {case.scene.coalition, "members"}:
            made.append(actor)
    return made
