"""Who belongs: nobody joins twice, and the ledger of members meets the published counts.

The published counts are `figures` of what `members` (not of the organization's side, not deprecated, with no area).
A difference is declared by a figure `members-unaccounted` of the same date or by an assertion: published minus counted.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.dossier.rules.subject import Subject, kept
from marsad.model.records import Figure, Membership

MEMBER_ROLES = ("", "member")


def joins_once(subject: Subject) -> None:
    """Two memberships of one actor in one body and role must not overlap, as far as their days are known.

    In the order of their latest possible starts, each is held against the one before it that lasts longest.
    """
    lasting: dict[tuple[str, str, str], Membership] = {}
    for membership in sorted(kept(subject.ledger.memberships), key=lambda m: (_latest_start(m), m.id)):
        key = (membership.actor, membership.body, membership.role or "member")
        before = lasting.setdefault(key, membership)
        if before is membership:
            continue
        if _earliest_end(before) > _latest_start(membership) and _earliest_end(membership) > _latest_start(before):
            values = {"actor": membership.actor, "body": membership.body, "other": before.id}
            subject.note("joins-twice", "memberships", membership, "actor", **values)
        if _earliest_end(membership) > _earliest_end(before):
            lasting[key] = membership


def no_own_member(subject: Subject) -> None:
    """Nobody is a member of itself."""
    for membership in subject.ledger.memberships:
        if membership.actor == membership.body:
            subject.note("own-member", "memberships", membership, "body", actor=membership.actor)


_UNKNOWN_START, _NEVER = dt.date.max.toordinal() + 1, dt.date.max.toordinal() + 2


def _latest_start(membership: Membership) -> int:
    start = membership.from_.last if membership.from_ else None
    return start.toordinal() if start else _UNKNOWN_START


def _earliest_end(membership: Membership) -> int:
    if membership.to is None:
        return _NEVER
    return membership.to.first.toordinal() if membership.to.first else 0


@dataclass(frozen=True, slots=True)
class _Span:
    """A number known to lie between two bounds."""

    low: float
    high: float

    def meets(self, other: _Span) -> bool:
        return self.low <= other.high and other.low <= self.high

    def plus(self, number: float) -> _Span:
        return _Span(self.low + number, self.high + number)

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low:g}"
        return f"{self.low:g} to {self.high:g}" if math.isfinite(self.high) else f"{self.low:g} or more"


def ledger_closes(subject: Subject) -> None:
    """The number of members on a date meets each count published for it, or the difference is declared and right."""
    if not subject.sound("memberships", "figures") or not subject.dossier.scene_read:
        return
    figures = kept(subject.ledger.figures)
    published = [f for f in figures if f.what == "members" and f.side != "organization" and not f.area]
    declared = _declared(subject, figures, published)
    for figure in published:
        counted, said = counted_members(subject, figure), _said(figure)
        if counted is None:
            continue
        values = {"counted": counted, "published": said, "date": figure.date, "gap": _gap(counted, said)}
        differences = declared.get(figure.id, ())
        if not differences and not counted.meets(said):
            subject.note("ledger-open", "figures", figure, "value", **values)
        for difference in differences:
            if not counted.plus(difference).meets(said):
                values["declared"] = f"{difference:g}"
                subject.note("ledger-difference-wrong", "figures", figure, "value", **values)


def _declared(subject: Subject, figures: Sequence[Figure], published: Sequence[Figure]) -> dict[str, list[float]]:
    """The declared differences by figure; those that belong to no published count are noted."""
    declared: dict[str, list[float]] = defaultdict(list)
    for figure in figures:
        if figure.what != "members-unaccounted":
            continue
        same_date = [f for f in published if f.date.text == figure.date.text]
        if not same_date:
            subject.note("unaccounted-alone", "figures", figure, "date", date=figure.date)
        for other in same_date:
            declared[other.id].append(figure.value)
    known = {figure.id for figure in published}
    for index, assertion in enumerate(subject.scene.assertions):
        if assertion.figure not in known:
            subject.note_scene("assertion-figure", f"assertions[{index}].figure", value=assertion.figure)
        declared[assertion.figure].append(assertion.difference)
    return declared


def counted_members(subject: Subject, figure: Figure) -> _Span | None:
    """How many distinct actors are members on the figure's date: at least, at most. None for an open date."""
    first, last = figure.date.first, figure.date.last
    if first is None or last is None:
        return None
    surely, perhaps = set(), set()
    for membership in kept(subject.ledger.memberships):
        if membership.body == subject.scene.coalition and membership.role in MEMBER_ROLES:
            if _may_be(membership, first, last):
                perhaps.add(membership.actor)
            if _must_be(membership, first, last):
                surely.add(membership.actor)
    return _Span(len(surely), len(perhaps))


def _may_be(membership: Membership, first: dt.date, last: dt.date) -> bool:
    start = membership.from_.first if membership.from_ else None
    end = membership.to.last if membership.to else None
    return (start is None or start <= last) and (end is None or end > first)


def _must_be(membership: Membership, first: dt.date, last: dt.date) -> bool:
    start = membership.from_.last if membership.from_ else None
    if start is None or start > first:
        return False
    return membership.to is None or (membership.to.first is not None and membership.to.first > last)


def _said(figure: Figure) -> _Span:
    if figure.low is None and figure.high is None:
        return _Span(figure.value, figure.value)
    low = figure.low if figure.low is not None else 0
    return _Span(low, figure.high if figure.high is not None else math.inf)


def _gap(counted: _Span, said: _Span) -> str:
    """Published minus counted, by the nearest bounds, with its sign."""
    gap = said.low - counted.high if said.low > counted.high else said.high - counted.low
    return "0" if counted.meets(said) else f"{gap:g}"


RULES = (joins_once, no_own_member, ledger_closes)
