"""When a record of the ledger counts: window, meeting, and dates known only to a span.

A flow belongs to the meeting where it was made, else to its date. A window excludes the meeting that opens it and
includes the one that closes it, whatever their days. A stock is read at a window's end: after its closing meeting.
A date known to a span is drawn evenly within it, once for a record, so that every dimension sees the same day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from marsad.measures.draws import DRAWS, Mask, generator
from marsad.model.dates import Edtf, month_start
from marsad.model.estimate import Floats
from marsad.model.records import Evidence, Ledger, Meeting, Membership
from marsad.model.scene import Scene, Window

Row = TypeVar("Row", bound=Evidence)
FAR_PAST, FAR_FUTURE = dt.date(1900, 1, 1), dt.date(2200, 1, 1)


def kept(rows: Iterable[Row]) -> list[Row]:
    """The rows that count: all but the deprecated."""
    return [row for row in rows if row.rank != "deprecated"]


def day_draws(date: Edtf | None, key: str, earliest: dt.date = FAR_PAST, latest: dt.date = FAR_FUTURE) -> Floats:
    """Day ordinals (shape: DRAWS) of a date; an open end is closed by `earliest` or `latest`."""
    first = (date.first if date else None) or earliest
    last = (date.last if date else None) or latest
    low, high = first.toordinal(), max(last, first).toordinal()
    if low == high:
        return np.full(DRAWS, float(low))
    return np.floor(low + generator(f"day:{key}").random(DRAWS) * (high - low + 1))


@dataclass(frozen=True, slots=True)
class Occasions:
    """The ledger seen from one window: what falls into it and what stood at its end."""

    scene: Scene
    ledger: Ledger
    window: Window

    def meeting(self, meeting_id: str) -> Meeting | None:
        return next((m for m in self.ledger.meetings if m.id == meeting_id), None)

    @property
    def closing(self) -> Meeting | None:
        """The meeting that closes the window, else the last ministerial of the coalition within it."""
        if self.window.closes:
            return self.meeting(self.window.closes)
        within = [
            m
            for m in kept(self.ledger.meetings)
            if m.kind == "ministerial"
            and m.body in ("", self.scene.coalition)
            and m.id != self.window.opens
            and self._certainly_within(m.date)
        ]
        return max(within, key=lambda m: (m.date.first or FAR_PAST, m.id), default=None)

    def _certainly_within(self, date: Edtf) -> bool:
        start, stop = month_start(self.window.start), month_start(self.window.stop)
        return date.first is not None and date.last is not None and start <= date.first and date.last < stop

    def last_day(self) -> int:
        """The day (ordinal) at whose end stocks are read: the window's last, or its closing meeting's."""
        day = month_start(self.window.stop).toordinal() - 1
        closing = self.meeting(self.window.closes) if self.window.closes else None
        if closing is None:
            return day
        last = (closing.end or closing.date).last
        return max(day, last.toordinal()) if last else day

    def within(self, date: Edtf | None, key: str, meeting_id: str = "") -> Mask:
        """In which draws a flow falls into the window (shape: DRAWS)."""
        if meeting_id:
            return self._meeting_within(meeting_id)
        days = day_draws(date, key)
        start, stop = month_start(self.window.start).toordinal(), month_start(self.window.stop).toordinal()
        return np.asarray((days >= start) & (days < stop))

    def _meeting_within(self, meeting_id: str) -> Mask:
        if meeting_id == self.window.closes:
            return np.ones(DRAWS, dtype=bool)
        if meeting_id == self.window.opens:
            return np.zeros(DRAWS, dtype=bool)
        meeting = self.meeting(meeting_id)
        return self.within(meeting.date if meeting else None, f"meetings:{meeting_id}")


@dataclass(frozen=True, slots=True)
class Members:
    """Who belongs to the coalition, by draw: the days of joining and leaving (shape: rows x DRAWS)."""

    rows: tuple[Membership, ...]
    joined: Floats
    left: Floats

    def at(self, day: Floats | float) -> Mask:
        """Whether each row is a member at the end of a day (shape: rows x DRAWS)."""
        return np.asarray((self.joined <= day) & (day < self.left))


def members_of(scene: Scene, ledger: Ledger) -> Members:
    """The coalition's members (observers and branches are none).

    A day of joining that is not known lies between the first and the last that are.
    """
    rows = tuple(m for m in kept(ledger.memberships) if m.body == scene.coalition and m.role in ("", "member"))
    known = [day for m in rows if m.from_ for day in (m.from_.first, m.from_.last) if day]
    founded, latest = min(known, default=FAR_PAST), max(known, default=FAR_PAST)
    joined = [day_draws(m.from_, f"memberships:{m.id}:from", founded, latest) for m in rows]
    left = [
        day_draws(m.to, f"memberships:{m.id}:to") if m.to else np.full(DRAWS, float(FAR_FUTURE.toordinal()))
        for m in rows
    ]
    return Members(rows, _stack(joined), _stack(left))


def _stack(rows: Sequence[Floats]) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(len(rows), DRAWS)
