"""The two sides, states, windows, lines: what dossier.yaml says and the tables must agree on."""

from __future__ import annotations

from collections import Counter

from marsad.dossier.rules.subject import Subject
from marsad.model.dates import month_id, month_text
from marsad.model.records import Actor, Meeting


def two_sides(subject: Subject) -> None:
    """The sides differ, and event data know the organization by a name."""
    scene = subject.scene
    if scene.coalition and scene.coalition == scene.organization:
        subject.note_scene("sides-equal", "organization", value=scene.organization)
    organization = next((a for a in subject.ledger.actors if a.id == scene.organization), None)
    if organization and not organization.event_names:
        subject.note("no-event-names", "actors", organization, "event_names")


def states(subject: Subject) -> None:
    """A state has an ISO3 code, and no two states share one."""
    first: dict[str, Actor] = {}
    for actor in subject.ledger.actors:
        if actor.kind != "state":
            continue
        if not actor.iso3:
            subject.note("state-country", "actors", actor, "iso3")
        elif first.setdefault(actor.iso3, actor) is not actor:
            subject.note("state-twice", "actors", actor, "iso3", value=actor.iso3, other=first[actor.iso3].id)


def names(subject: Subject) -> None:
    """No two actors have one name: they would be one actor counted twice."""
    first: dict[str, Actor] = {}
    for actor in subject.ledger.actors:
        if first.setdefault(" ".join(actor.name_en.casefold().split()), actor) is not actor:
            other = first[" ".join(actor.name_en.casefold().split())]
            subject.note("name-twice", "actors", actor, "name_en", value=actor.name_en, other=other.id)


def lines(subject: Subject) -> None:
    """A commitment's line is one of the lines that dossier.yaml lists."""
    for commitment in subject.ledger.commitments:
        if commitment.line not in subject.scene.lines:
            listed = ", ".join(subject.scene.lines)
            subject.note("line-unlisted", "commitments", commitment, "line", value=commitment.line, lines=listed)


def windows(subject: Subject) -> None:
    """Windows have ids of their own; the opening meeting is not after the first month, the closing one is inside."""
    meetings = {meeting.id: meeting for meeting in subject.ledger.meetings}
    for window_id, times in Counter(w.id for w in subject.scene.windows).items():
        if times > 1:
            subject.note_scene("window-twice", "windows", value=window_id)
    for index, window in enumerate(subject.scene.windows):
        opens, closes = meetings.get(window.opens), meetings.get(window.closes)
        if opens and (month := _earliest(opens)) and month > window.start:
            values = {"meeting": opens.id, "held": opens.date, "start": month_text(window.start)}
            subject.note_scene("window-opens", f"windows[{index}].opens", **values)
        if closes and _outside(closes, window.start, window.stop):
            values = {"meeting": closes.id, "held": closes.date, "window": window}
            subject.note_scene("window-closes", f"windows[{index}].closes", **values)


def _earliest(meeting: Meeting) -> int | None:
    return month_id(meeting.date.first) if meeting.date.first else None


def _outside(meeting: Meeting, start: int, stop: int) -> bool:
    first, last = meeting.date.first, meeting.date.last
    return bool((last and month_id(last) < start) or (first and month_id(first) >= stop))


def councils(subject: Subject) -> None:
    """A body stands once among the councils."""
    for body, times in Counter(c.body for c in subject.scene.profile.councils).items():
        if times > 1:
            subject.note_scene("council-twice", "profile.councils", value=body)


RULES = (two_sides, states, names, lines, windows, councils)
