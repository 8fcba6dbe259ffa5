"""How the coalition meets and what it promises: participation, commitments and how specific they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from marsad.measures.case import Case, Ended, compare, drawn, estimate
from marsad.measures.draws import DRAWS, count_change, generator, share_change, uniform_integers
from marsad.measures.occasion import Occasions, kept
from marsad.model.estimate import Dimension, Floats, Missing
from marsad.model.records import Commitment, Figure, Meeting

PRESENT = ("host", "attended")
NO_MEETING = Missing("no meeting closes the window", "لا اجتماع يختم الفترة")


def participation(case: Case) -> Dimension:
    """Members who came to the closing meeting, of those expected.

    Known to bounds: at least those named as present (or the published count), at most the members less those named
    as absent. Between the bounds every whole number is as likely.
    """

    def end_of(occasions: Occasions) -> Ended:
        meeting = occasions.closing
        return Ended(NO_MEETING) if meeting is None else _came(case, meeting)

    return compare(
        case,
        "participation",
        "share",
        end_of,
        lambda a, b: share_change(drawn(a), drawn(b), a.n, b.n, exact=True),
    )


BOUNDS = "between what is known to have come and what is known to have stayed away"


def _came(case: Case, meeting: Meeting) -> Ended:
    day = float((meeting.date.first or meeting.date.last).toordinal())  # type: ignore[union-attr]
    at = case.members.at(day + 1)
    chosen = np.array([case.inside is None or case.holds(case.iso3(m.actor)) for m in case.members.rows], dtype=bool)
    expected = at[chosen].sum(axis=0).astype(float)
    belongs = {m.actor for m, keep in zip(case.members.rows, chosen, strict=True) if keep}
    rows = [a for a in kept(case.ledger.attendance) if a.meeting == meeting.id and a.actor in belongs]
    present = {a.actor for a in rows if a.status in PRESENT}
    absent = {a.actor for a in rows if a.status not in PRESENT} - present
    low = np.minimum(np.full(DRAWS, float(len(present))), expected)
    high = np.maximum(expected - len(absent), low)
    inputs = [f"attendance:{a.id}" for a in rows] + [f"meetings:{meeting.id}"]
    published = _published(case, "delegations", meeting) if case.inside is None else None
    if published:
        inputs.append(f"figures:{published.id}")
        low, high = _within_published(published, low, high, expected)
    details: dict[str, Any] = {
        "meeting": meeting.id,
        "members": float(np.median(expected)),
        "named_present": len(present),
    }
    if case.inside is None and (ministers := _published(case, "ministers", meeting)):
        details["ministers"] = ministers.value
    if not rows and not published:
        why = Missing(f"nobody's attendance at {meeting.id} is recorded", f"لا حضور مسجلًا في {meeting.id}")
        return Ended(why, details=details)
    if float(np.median(expected)) == 0:
        why = Missing("no member state lies in this region", "لا دولة عضوًا في هذه المنطقة")
        return Ended(why, details=details)
    came = uniform_integers(generator(f"participation:{meeting.id}:{case.region}"), low, high)
    share = np.divide(came, expected, out=np.zeros(DRAWS), where=expected > 0)
    details["came"] = [float(np.median(low)), float(np.median(high))]
    return Ended(estimate(share, "share", len(rows), inputs, BOUNDS), share, expected, details)


def _published(case: Case, what: str, meeting: Meeting) -> Figure | None:
    """The published count for a meeting: the preferred one, else the first by id."""
    found = [f for f in kept(case.ledger.figures) if f.what == what and f.area == meeting.id]
    return min(found, key=lambda f: (f.rank != "preferred", f.id), default=None)


def _within_published(figure: Figure, low: Floats, high: Floats, expected: Floats) -> tuple[Floats, Floats]:
    """Bounds narrowed by a published count; a count without bounds is exact."""
    exact = figure.low is None and figure.high is None
    least = figure.value if exact else (figure.low if figure.low is not None else 0.0)
    most = figure.value if exact else (figure.high if figure.high is not None else np.inf)
    low = np.minimum(np.maximum(low, least), expected)
    high = np.maximum(np.minimum(high, most), low)
    return low, high


def commitments(case: Case) -> Dimension:
    """Commitments of the closing meeting, each weighted by how specific it is (0 to 1).

    A count of records follows its collector's effort, so it is compared only between meetings that the dossier
    declares comparable. Specificity is the share of four that a commitment names: who, how much, by when, to whom.
    """
    return compare(
        case,
        "commitments",
        "commitments",
        lambda occasions: _promised(case, occasions.closing),
        lambda a, b: _if_not_comparable(case) or count_change(drawn(a), drawn(b)),
    )


def _promised(case: Case, meeting: Meeting | None) -> Ended:
    if meeting is None:
        return Ended(NO_MEETING)
    rows = [c for c in kept(case.ledger.commitments) if c.meeting == meeting.id and case.addressed(c.to)]
    details: dict[str, Any] = {"meeting": meeting.id, "count": len(rows)}
    if not rows:
        none = Missing(f"no commitment of {meeting.id} is recorded", f"لا تعهد مسجلًا من {meeting.id}")
        return Ended(none, details=details)
    scores = [specificity(c, case.scene.coalition) for c in rows]
    details["mean_specificity"] = round(sum(scores) / len(scores), 3)
    total = np.full(DRAWS, sum(scores))
    inputs = [f"commitments:{c.id}" for c in rows]
    method = "sum of specificity, 0 to 1 each"
    return Ended(estimate(total, "commitments", len(rows), inputs, method), total, details=details)


def _if_not_comparable(case: Case) -> Missing | None:
    meetings = (case.before.closing, case.after.closing)
    pair = tuple(m.id if m else "" for m in meetings)
    if pair in case.scene.profile.comparable or pair[::-1] in case.scene.profile.comparable:
        return None
    return Missing(
        f"{pair[0]} and {pair[1]} are not declared comparable: a count of records follows its collector's effort",
        f"لم يُعلن أن {pair[0]} و{pair[1]} متكافئان في القراءة، وعدد السجلات يتبع جهد جامعها",
    )


def specificity(commitment: Commitment, coalition: str) -> float:
    """Which share of four a commitment names: who (not only all), how much, by when, to whom (not only members)."""
    named = [
        bool(set(commitment.by) - {coalition}),
        commitment.amount is not None,
        commitment.due is not None,
        bool(set(commitment.to) - {coalition, "members"}),
    ]
    return sum(named) / len(named)


def flows(case: Case, occasions: Occasions) -> list[Commitment]:
    """The commitments that may fall into a window and touch the case's place."""
    return [
        c
        for c in kept(case.ledger.commitments)
        if case.addressed(c.to) and occasions.within(c.date, f"commitments:{c.id}", c.meeting).any()
    ]
