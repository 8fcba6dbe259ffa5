"""Access: authorized crossing-days of those possible; votes, vetoes and how close they were."""

from __future__ import annotations

from typing import Any

import numpy as np

from marsad.measures.case import Case, Ended, compare, drawn, estimate, missing
from marsad.measures.draws import DRAWS, share_change
from marsad.measures.occasion import Occasions, day_draws, kept
from marsad.model.dates import month_start
from marsad.model.estimate import Dimension, Floats, Missing
from marsad.model.records import Mandate, Vote


def access(case: Case) -> Dimension:
    """Authorized crossing-days ÷ possible ones: every crossing authorized at any time before the window's end."""
    crossings = {c.id for c in kept(case.ledger.crossings) if any(case.holds(i) for i in c.countries)}
    if case.inside is None:
        crossings = {c.id for c in kept(case.ledger.crossings)}
    mandates = [m for m in kept(case.ledger.mandates) if m.crossing in crossings]
    opened = {m.crossing for m in mandates if _starts_before(m, case.after.window.stop)}
    if not opened:
        why = Missing("no crossing has been authorized by the window's end", "لم يُجَز أي معبر حتى نهاية الفترة")
        return missing(case, "access", "share", why)
    mandates = [m for m in mandates if m.crossing in opened]

    def end_of(occasions: Occasions) -> Ended:
        start, stop = (month_start(m).toordinal() for m in (occasions.window.start, occasions.window.stop))
        days = _open_days(mandates, start, stop)
        possible = len(opened) * (stop - start)
        inputs = [f"mandates:{m.id}" for m in mandates if _touches(m, start, stop)]
        details = {"open_days": float(np.median(days)), "possible_days": possible} | votes(case, occasions)
        share = days / possible
        return Ended(estimate(share, "share", len(inputs), inputs), share, float(possible), details)

    return compare(
        case,
        "access",
        "share",
        end_of,
        lambda a, b: share_change(drawn(a), drawn(b), a.n, b.n, exact=True),
        {"crossings": sorted(opened)},
    )


def _starts_before(mandate: Mandate, stop: int) -> bool:
    return mandate.from_.first is None or mandate.from_.first < month_start(stop)


def _touches(mandate: Mandate, start: int, stop: int) -> bool:
    first = mandate.from_.first.toordinal() if mandate.from_.first else 0
    last = mandate.to.last.toordinal() if mandate.to and mandate.to.last else stop
    return first < stop and last > start


def _open_days(mandates: list[Mandate], start: int, stop: int) -> Floats:
    """Days on which each crossing was open, summed; overlapping mandates of one crossing count once."""
    total = np.zeros(DRAWS)
    for crossing in sorted({m.crossing for m in mandates}):
        own = [m for m in mandates if m.crossing == crossing]
        begins = np.array([np.clip(day_draws(m.from_, f"mandates:{m.id}:from"), start, stop) for m in own])
        ends = np.array(
            [
                np.clip(day_draws(m.to, f"mandates:{m.id}:to"), start, stop) if m.to else np.full(DRAWS, float(stop))
                for m in own
            ]
        )
        order = np.argsort(begins, axis=0, kind="stable")
        begins, ends = np.take_along_axis(begins, order, 0), np.take_along_axis(ends, order, 0)
        reached = np.full(DRAWS, float(start))
        for begin, end in zip(begins, ends, strict=True):
            total += np.maximum(end - np.maximum(begin, reached), 0)
            reached = np.maximum(reached, end)
    return total


def votes(case: Case, occasions: Occasions) -> dict[str, Any]:
    """Votes of the councils in the window: how many, adopted, vetoed, and the narrowest margin to the majority."""
    councils = {c.body: c for c in case.scene.profile.councils}
    rows = [v for v in kept(case.ledger.votes) if v.body in councils and _certain(occasions, v)]
    vetoed, margins = 0, []
    for vote in rows:
        council = councils[vote.body]
        against = {b.actor for b in kept(case.ledger.ballots) if b.vote == vote.id and b.ballot == "N"}
        enough = vote.yes is not None and vote.yes >= council.majority
        vetoed += vote.adopted == "no" and enough and bool(against & set(council.veto))
        if vote.yes is not None:
            margins.append(vote.yes - council.majority)
    adopted = sum(v.adopted == "yes" for v in rows)
    return {
        "votes": len(rows),
        "adopted": adopted,
        "vetoed": vetoed,
        "closest_margin": min(margins, key=abs) if margins else None,
    }


def _certain(occasions: Occasions, vote: Vote) -> bool:
    return bool(occasions.within(vote.date, f"votes:{vote.id}").mean() > 0.5)
