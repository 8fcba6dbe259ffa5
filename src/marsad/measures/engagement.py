"""How the coalition meets and what it promises: participation, commitments and how specific they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from marsad.measures.case import Case, Ended, compare, drawn, estimate
from marsad.measures.draws import DRAWS, Mask, count_change, generator, share_change, uniform_integers
from marsad.measures.occasion import Occasions, kept
from marsad.model.estimate import Dimension, Missing
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
    at = case.members.at(_last_day(meeting))
    inside = np.array([case.inside is None or case.holds(case.iso3(m.actor)) for m in case.members.rows], dtype=bool)
    expected, elsewhere = (at[mask].sum(axis=0).astype(float) for mask in (inside, ~inside))
    then = inside & (at.mean(axis=1) > 0.5)
    belongs = {m.actor for m, keep in zip(case.members.rows, then, strict=True) if keep}
    rows = [a for a in kept(case.ledger.attendance) if a.meeting == meeting.id and a.actor in belongs]
    present = {a.actor for a in rows if a.status in PRESENT}
    absent = {a.actor for a in rows} - present
    published = _published(case, "delegations", meeting)
    least, most = (0.0, np.inf) if published is None else _bounds(published)
    others = _present_who_are_no_members(case, meeting, at)
    high = np.maximum(np.minimum(expected - len(absent), most), np.minimum(len(present), expected))
    low = np.minimum(np.maximum(len(present), least - others - elsewhere), high)
    ministers = _published(case, "ministers", meeting) if case.inside is None else None
    details: dict[str, Any] = {
        "meeting": meeting.id,
        "members": float(np.median(expected)),
        "named_present": len(present),
        "came": [float(np.median(low)), float(np.median(high))],
        "ministers": None if ministers is None else ministers.value,
    }
    if float(np.median(expected)) == 0:
        return Ended(Missing("no member state lies in this region", "لا دولة عضوًا في هذه المنطقة"), details=details)
    if not rows and low.max() == 0:
        none = Missing(f"nothing is known of who came to {meeting.id}", f"لا يُعرف من حضر {meeting.id}")
        return Ended(none, details=details)
    came = uniform_integers(generator(f"participation:{meeting.id}:{case.region}"), low, high)
    share = np.divide(came, expected, out=np.zeros(DRAWS), where=expected > 0)
    middle = float(np.median((low + high) / 2 / np.maximum(expected, 1)))
    inputs = [f"attendance:{a.id}" for a in rows] + [f"meetings:{meeting.id}"]
    inputs += [f"figures:{f.id}" for f in (published, ministers) if f]
    return Ended(estimate(share, "share", len(rows), inputs, BOUNDS, middle), share, expected, details)


def _present_who_are_no_members(case: Case, meeting: Meeting, at: Mask) -> int:
    """How many of those named as present are none of the members: a published count holds them too."""
    members = {m.actor for m, row in zip(case.members.rows, at, strict=True) if row.mean() > 0.5}
    here = {
        a.actor for a in kept(case.ledger.attendance) if a.meeting == meeting.id and a.status in (*PRESENT, "observer")
    }
    return len(here - members - {case.scene.coalition})


def _last_day(meeting: Meeting) -> float:
    """The day at whose end the members expected at a meeting are read: those welcomed there belong to them."""
    last = (meeting.end or meeting.date).last or meeting.date.first
    assert last is not None  # a date is never open at both ends
    return float(last.toordinal())


def _published(case: Case, what: str, meeting: Meeting) -> Figure | None:
    """The published count for a meeting: the preferred one, else the first by id."""
    found = [f for f in kept(case.ledger.figures) if f.what == what and f.area == meeting.id]
    return min(found, key=lambda f: (f.rank != "preferred", f.id), default=None)


def _bounds(figure: Figure) -> tuple[float, float]:
    """The least and the most that a published count says; a count without bounds is exact."""
    if figure.low is None and figure.high is None:
        return figure.value, figure.value
    return (0.0 if figure.low is None else figure.low), (np.inf if figure.high is None else figure.high)


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
