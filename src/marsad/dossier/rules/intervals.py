"""Dates and bounds in order: an interval ends after it starts, a low bound is not above a high one."""

from __future__ import annotations

from marsad.dossier.rules.subject import Subject, certainly_before, shifted

MEETING_SLACK = 7  # days around a meeting within which what was promised there may be dated


def ends_after_start(subject: Subject) -> None:
    """`to` is exclusive: an interval whose end cannot be after its start holds no day."""
    for table in ("memberships", "mandates", "positions"):
        for record in getattr(subject.ledger, table):
            start, end = record.from_, record.to
            if start and end and start.first and end.last and end.last <= start.first:
                subject.note("interval-order", table, record, "to", start=start, end=end)


def meeting_days(subject: Subject) -> None:
    """A meeting's last day (included) is not before its first."""
    for meeting in subject.ledger.meetings:
        if certainly_before(meeting.end, meeting.date):
            subject.note("meeting-order", "meetings", meeting, "end", start=meeting.date, end=meeting.end)


def commitment_days(subject: Subject) -> None:
    """A commitment is due after it was made, was made at its meeting, and is delivered after it was made."""
    meetings = {meeting.id: meeting for meeting in subject.ledger.meetings}
    commitments = {commitment.id: commitment for commitment in subject.ledger.commitments}
    for commitment in commitments.values():
        if certainly_before(commitment.due, commitment.date):
            subject.note("due-order", "commitments", commitment, "due", date=commitment.date, due=commitment.due)
        if meeting := meetings.get(commitment.meeting):
            first = shifted(meeting.date.first, -MEETING_SLACK)
            last = shifted((meeting.end or meeting.date).last, MEETING_SLACK)
            early = first and commitment.date.last and commitment.date.last < first
            late = last and commitment.date.first and commitment.date.first > last
            if early or late:
                values = {"date": commitment.date, "meeting": meeting.id, "held": meeting.date, "days": MEETING_SLACK}
                subject.note("commitment-date", "commitments", commitment, "date", **values)
    for delivery in subject.ledger.deliveries:
        made = commitments.get(delivery.commitment)
        if made and certainly_before(delivery.date, made.date):
            values = {"date": delivery.date, "commitment": made.id, "made": made.date}
            subject.note("delivery-order", "deliveries", delivery, "date", **values)


def custody_bounds(subject: Subject) -> None:
    """low <= best <= high, and at least one of them is given."""
    for custody in subject.ledger.custody:
        known = [bound for bound in (custody.low, custody.best, custody.high) if bound is not None]
        if not known:
            subject.note("custody-empty", "custody", custody, "best")
        if known != sorted(known):
            subject.note(
                "bounds-order", "custody", custody, "low", low=custody.low, value=custody.best, high=custody.high
            )


def figure_bounds(subject: Subject) -> None:
    """low <= high, and the value within them, or next to a bound: "more than 80" is value 80, low 81."""
    for figure in subject.ledger.figures:
        low, high = figure.low, figure.high
        crossed = low is not None and high is not None and low > high
        below = low is not None and figure.value < low - 1
        above = high is not None and figure.value > high + 1
        if crossed or below or above:
            subject.note("bounds-order", "figures", figure, "low", low=low, value=figure.value, high=high)
        if figure.what != "members-unaccounted" and min(v for v in (figure.value, low, high) if v is not None) < 0:
            subject.note("number-negative", "figures", figure, "value", value=f"{figure.value:g}")


def places_whole(subject: Subject) -> None:
    """A crossing has both coordinates or none."""
    for crossing in subject.ledger.crossings:
        if (crossing.lat is None) != (crossing.lon is None):
            subject.note("half-place", "crossings", crossing, "lat" if crossing.lat is None else "lon")


RULES = (ends_after_start, meeting_days, commitment_days, custody_bounds, figure_bounds, places_whole)
