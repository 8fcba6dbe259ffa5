"""What the coalition did with its promises: delivery, and money received of money pledged."""

from __future__ import annotations

from typing import Any

import numpy as np

from marsad.measures.case import Case, Ended, compare, drawn, estimate
from marsad.measures.draws import DRAWS, Mask, generator, share_change, uniform_integers
from marsad.measures.occasion import Occasions, kept
from marsad.model.estimate import Dimension, Floats, Missing
from marsad.model.records import Commitment, Delivery

MET = {"met": 1.0, "partial": 0.5, "stalled": 0.0, "in-the-works": 0.0, "not-met": 0.0}
JEFFREYS = "beta (Jeffreys); what became of the unknown is drawn evenly"


def delivery(case: Case) -> Dimension:
    """Commitments met (partly met: one half) of those that fell due in the window."""
    latest = _latest_status(case)
    return compare(
        case,
        "delivery",
        "share",
        lambda occasions: _delivered(case, occasions, latest),
        lambda a, b: share_change(drawn(a), drawn(b), a.n, b.n, exact=False),
    )


def _delivered(case: Case, occasions: Occasions, latest: dict[str, Delivery]) -> Ended:
    due = _due(case, occasions)
    known = [c for c, _ in due if c.id in latest]
    details = {"due": len(due), "outcome_known": len(known)}
    if not due:
        return Ended(Missing("nothing fell due in the window", "لم يحن أجل أي تعهد في الفترة"), details=details)
    if not known:
        none = Missing(
            f"no outcome is recorded of what fell due (commitments: {len(due)})",
            f"لا نتيجة مسجلة لما حان أجله (عدد التعهدات: {len(due)})",
        )
        return Ended(none, details=details)
    share = _met_share(due, latest, f"delivery:{occasions.window.id}:{case.region}")
    inputs = [f"commitments:{c.id}" for c, _ in due] + [f"deliveries:{latest[c.id].id}" for c in known]
    outcomes = [MET[latest[c.id].status] for c in known]
    figure = estimate(share, "share", len(due), inputs, JEFFREYS, observed=sum(outcomes) / len(outcomes))
    return Ended(figure, share, float(len(due)), details)


def _latest_status(case: Case) -> dict[str, Delivery]:
    latest: dict[str, Delivery] = {}
    for row in sorted(kept(case.ledger.deliveries), key=lambda d: (str(d.date.last or ""), d.id)):
        if row.status in MET:
            latest[row.commitment] = row
    return latest


def _due(case: Case, occasions: Occasions) -> list[tuple[Commitment, Mask]]:
    rows = [c for c in kept(case.ledger.commitments) if c.due and case.addressed(c.to)]
    made = [(c, occasions.within(c.due, f"commitments:{c.id}:due")) for c in rows]
    return [(c, mask) for c, mask in made if mask.any()]


def _met_share(due: list[tuple[Commitment, Mask]], latest: dict[str, Delivery], purpose: str) -> Floats:
    """Draws of the share met: due dates drawn, the unknown outcomes drawn evenly, then the share's own chance."""
    total = np.zeros(DRAWS)
    met = np.zeros(DRAWS)
    unknown = np.zeros(DRAWS)
    for commitment, mask in due:
        total += mask
        if commitment.id in latest:
            met += mask * MET[latest[commitment.id].status]
        else:
            unknown += mask
    rng = generator(purpose)
    met = met + uniform_integers(rng, np.zeros(DRAWS), unknown)
    return rng.beta(met + 0.5, np.maximum(total - met, 0) + 0.5)


def funding(case: Case) -> Dimension:
    """Money received of money pledged in the window, in US dollars; other currencies are listed, not converted.

    A pledge whose receipts are not recorded is unknown, not unpaid: the share lies between what is known to have
    come and that plus all unknown pledges.
    """
    return compare(
        case,
        "funding",
        "share",
        lambda occasions: _received(case, occasions),
        lambda a, b: share_change(drawn(a), drawn(b), a.n, b.n, exact=False),
    )


def _received(case: Case, occasions: Occasions) -> Ended:
    pledged, received, unknown = np.zeros(DRAWS), np.zeros(DRAWS), np.zeros(DRAWS)
    receipts: dict[str, list[Delivery]] = {}
    for row in kept(case.ledger.deliveries):
        if row.amount is not None:
            receipts.setdefault(row.commitment, []).append(row)
    inputs, others = [], set()
    for c in kept(case.ledger.commitments):
        if c.amount is None or not case.addressed(c.to) or not _is_currency(c.unit):
            continue
        mask = occasions.within(c.date, f"commitments:{c.id}", c.meeting)
        if not mask.any():
            continue
        if c.unit != "USD":
            others.add(c.unit)
            continue
        inputs.append(f"commitments:{c.id}")
        pledged += mask * c.amount
        paid = [d for d in receipts.get(c.id, []) if d.unit == c.unit]
        inputs += [f"deliveries:{d.id}" for d in paid]
        received += mask * min(sum(d.amount or 0.0 for d in paid), c.amount)
        unknown += mask * (0.0 if paid else c.amount)
    details: dict[str, Any] = {
        "pledged_usd": float(np.median(pledged)),
        "received_usd": float(np.median(received)),
        "other_currencies": sorted(others),
    }
    if not inputs:
        return Ended(
            Missing("no pledge in US dollars is recorded in the window", "لا تعهد ماليًا بالدولار مسجلًا في الفترة"),
            details=details,
        )
    if not received.any():
        why = Missing(
            f"no receipt is recorded of the money pledged (pledges: {len(inputs)})",
            f"لا استلام مسجلًا للأموال المتعهَّد بها (عدد التعهدات المالية: {len(inputs)})",
        )
        return Ended(why, details=details)
    part = generator(f"funding:{occasions.window.id}:{case.region}").random(DRAWS)
    share = np.divide(received + part * unknown, pledged, out=np.zeros(DRAWS), where=pledged > 0)
    method = "receipts not recorded are drawn evenly"
    known = float(np.median(np.divide(received, pledged, out=np.zeros(DRAWS), where=pledged > 0)))
    figure = estimate(share, "share", len(inputs), inputs, method, observed=known)
    return Ended(figure, share, float(len(inputs)), details)


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isalpha() and unit.isupper()
