"""The rows of the dossier that an accepted claim becomes: one function a type of record.

Invariant: a row says what the claim's slots and the fields that a person added say, and nothing that was guessed but
for a date or meeting that the document's own date gives, which its note then says. Nothing is read or written here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.dossier import layout
from marsad.dossier.load import Dossier
from marsad.model import records
from marsad.model.dates import Edtf
from marsad.reading.judge.claims import SLACK, Statement, as_date, plain
from marsad.terms import codelists, countries

Made = dict[str, list[Any]]  # table -> records


class NoRowError(Exception):
    """Why a claim becomes no row; `code` is a text of terms/judge.yaml that `values` fill."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class LackingError(NoRowError):
    """A column that the words do not fill; `default` is a suggestion, `options` what it may hold if that is a list."""

    def __init__(self, field: str, default: str = "", options: tuple[str, ...] = ()) -> None:
        super().__init__("field-missing", field=field)
        self.field = field
        self.default = default
        self.options = options


@dataclass(frozen=True)
class Case:
    """One claim that is to become rows: its leading statement, its id, and the evidence columns."""

    dossier: Dossier
    statement: Statement
    id: str
    source: str
    quote: str
    note: str

    def slot(self, name: str) -> Any:
        """A slot's value, None where it is not filled."""
        return self.statement.slots.get(name)

    def text(self, name: str) -> str:
        """A slot as text, "" where it is not filled."""
        value = self.slot(name)
        return "" if value is None else str(value)

    def evidence(self, *notes: str) -> dict[str, str]:
        """The columns that close a row."""
        note = "; ".join(part for part in (*notes, self.note) if part)
        return {"source": self.source, "quote": self.quote, "rank": "", "note": note[: layout.CELL_CHARACTERS]}

    def field(self, name: str, default: str = "", options: tuple[str, ...] = ()) -> str:
        """What a person added for a column; raises LackingError where nothing, or nothing that may stand there."""
        value = self.statement.fields.get(name, "")
        if not value or (options and value not in options):
            raise LackingError(name, default, options)
        return value

    def date(self, slot: str = "date", column: str = "date", default: str = "") -> Edtf:
        """The day of a slot, else the one that a person added."""
        found = as_date(self.slot(slot)) or as_date(self.statement.fields.get(column))
        if found is None:
            raise LackingError(column, default)
        return found

    def own_date(self, slot: str = "date") -> tuple[Edtf, str]:
        """The day of a slot, else the document's own with a note that says so, else the one that a person added."""
        if said := as_date(self.slot(slot)) or as_date(self.statement.fields.get("date")):
            return said, ""
        if own := as_date(self.statement.origin.date):
            return own, "date: that of the document"
        raise LackingError("date")

    def actor(self, name: str) -> str:
        """An actor that a slot names; raises NoRowError where the dossier cannot have it."""
        code = self.text(name)
        if not code:
            raise LackingError(name)
        if not self.knows(code) and code not in countries.codes():
            raise NoRowError("actor-unknown", actor=code)
        return code

    def knows(self, code: str) -> bool:
        """Whether the dossier has a row for an actor."""
        return any(actor.id == code for actor in self.dossier.ledger.actors)

    def with_actors(self, made: Made, *codes: str) -> Made:
        """The rows with one for each state that the dossier does not have yet."""
        new = [_state(code) for code in dict.fromkeys(codes) if code and not self.knows(code)]
        return {"actors": new, **made} if new else made


def rows(case: Case) -> Made:
    """The rows of a claim; raises LackingError or NoRowError."""
    make = _MAKERS.get(case.statement.type)
    if make is None:
        raise NoRowError("no-table")
    return make(case)


def _state(code: str) -> records.Actor:
    names = countries.names(code)
    return records.Actor(code, names["en"], names["ar"], names["fr"], "state", code, (), ())


def _meeting(case: Case) -> Made:
    kind, place = case.text("kind") or "other", case.text("place")
    told = as_date(case.slot("date")) or as_date(case.statement.fields.get("date"))
    for held in _meetings_near(case, told or as_date(case.statement.origin.date)):
        if held.kind == kind and plain("place", held.place) in ("", plain("place", _place_name(place, "en"))):
            raise NoRowError("held", table="meetings", row=held.id)
    date = case.date(default=_default_day(case))
    shown = _place_name(place, "en")
    title_en = ", ".join(part for part in (codelists.label("meetings.kind", kind, "en").capitalize(), shown) if part)
    country = place in countries.codes()
    title_ar = f"{codelists.label('meetings.kind', kind, 'ar')}، {_place_name(place, 'ar')}" if country else ""
    return {"meetings": [records.Meeting(case.id, date, None, shown, kind, "", title_en, title_ar, **case.evidence())]}


def _attendance(case: Case) -> Made:
    actor, (meeting, noted) = case.actor("actor"), _meeting_of(case)
    status, level, rank, clash = case.text("status"), case.text("level"), "", ""
    for held in case.dossier.ledger.attendance:
        if (held.meeting, held.actor) == (meeting, actor) and held.rank != "deprecated" and held.id != case.id:
            if held.status == status:
                raise NoRowError("held", table="attendance", row=held.id)
            rank, clash = "deprecated", f"conflict with {held.id}: {held.status}"
    evidence = {**case.evidence(clash, noted), "rank": rank}
    row = records.Attendance(case.id, meeting, actor, status, level, **evidence)
    return case.with_actors({"attendance": [row]}, actor)


def _membership(case: Case) -> Made:
    actor, change, body = case.actor("actor"), case.text("change"), case.dossier.scene.coalition
    for held in case.dossier.ledger.memberships:
        if (held.actor, held.body) == (actor, body) and held.rank != "deprecated" and held.id != case.id:
            raise NoRowError("left" if change == "left" else "held", table="memberships", row=held.id)
    if change == "left":
        raise NoRowError("never-joined", actor=actor)
    said, own = as_date(case.slot("date")), as_date(case.statement.origin.date)
    noted = ""
    if said is None and own is not None and own.last is not None:
        said, noted = as_date(f"../{own.last}"), "named by the document's date at the latest"
    row = records.Membership(case.id, actor, body, said, None, "", **case.evidence(noted))
    return case.with_actors({"memberships": [row]}, actor)


def _commitment(case: Case) -> Made:
    date, noted = case.own_date("-")
    meeting = case.statement.fields.get("meeting", "") or _only_meeting(case, date)
    by, doer = _doer(case)
    to = case.text("to")
    known = case.knows(to) or to in (layout.MEMBERS, *case.dossier.scene.regions)
    quote, lang = _one_line(case.statement.quote), case.statement.origin.lang
    what_en = case.statement.fields.get("what_en") or (quote if lang == "en" else case.field("what_en"))
    amount = _number(case.slot("amount"))
    row = records.Commitment(
        case.id,
        meeting,
        date,
        by=(by,) if by else (),
        to=(to,) if known else (),
        line=_line(case),
        what_en=what_en,
        what_ar=quote if lang == "ar" else "",
        amount=amount,
        unit=case.text("unit") or ("" if amount is None else case.field("unit")),
        due=as_date(case.slot("due")),
        needs=(),
        **case.evidence(noted, doer, f"to: {to}" if to and not known else ""),
    )
    return case.with_actors({"commitments": [row]}, by)


def _position(stance: str) -> Callable[[Case], Made]:
    def make(case: Case) -> Made:
        actor, (date, noted) = case.actor("by"), case.own_date("-")
        subject = case.statement.fields.get("subject") or case.text("line") or case.field("subject")
        to = case.text("to")
        evidence = case.evidence(noted, f"to: {to}" if to else "")
        row = records.Position(case.id, actor, subject, stance, date, None, **evidence)
        return case.with_actors({"positions": [row]}, actor)

    return make


def _vote(case: Case) -> Made:
    symbol = re.sub(r"\AUNSCR ", "S/RES/", case.text("symbol"))
    councils = [council.body for council in case.dossier.scene.profile.councils]
    bodies = tuple(councils) or tuple(a.id for a in case.dossier.ledger.actors if a.kind in ("body", "organization"))
    body = bodies[0] if len(bodies) == 1 else case.field("body", options=bodies)
    adopted = {True: "yes", False: "no"}.get(case.slot("adopted")) or case.field("adopted", options=("yes", "no"))
    for held in case.dossier.ledger.votes:
        if symbol and held.symbol == symbol and held.id != case.id:
            raise NoRowError("held", table="votes", row=held.id)
    date = case.date("-", default=_default_day(case))
    row = records.Vote(
        case.id,
        date,
        body,
        symbol,
        case.text("subject"),
        adopted,
        yes=_count(case.slot("yes")),
        no=_count(case.slot("no")),
        abstain=_count(case.slot("abstain")),
        **case.evidence(),
    )
    veto = case.slot("veto") if isinstance(case.slot("veto"), list) else []
    against = [code for code in veto if case.knows(code) or code in countries.codes()]
    ballots = [records.Ballot(f"{case.id}-{a.lower()}", case.id, a, "N", **case.evidence("veto")) for a in against]
    return case.with_actors({"votes": [row], **({"ballots": ballots} if ballots else {})}, *against)


def _mandate(case: Case) -> Made:
    crossings = tuple(crossing.id for crossing in case.dossier.ledger.crossings)
    if not crossings:
        raise NoRowError("no-crossing")
    crossing = case.field("crossing", options=crossings)
    start = case.date("from", "from", default=_default_day(case))
    return {"mandates": [records.Mandate(case.id, crossing, start, as_date(case.slot("until")), "", **case.evidence())]}


_HELD = {
    "detained-fighters": "fighters",
    "detained-foreign-fighters": "foreign-fighters",
    "camp-population": "camp-population",
}
_SIDES = {
    **dict.fromkeys(("members", "ministers", "funding-asked", "funding-pledged", "funding-received"), "coalition"),
    **dict.fromkeys(("fighters", "territory", "attacks"), "organization"),
}


def _figure(case: Case) -> Made:
    what, value, (date, noted) = case.text("what"), _number(case.slot("value")), case.own_date()
    if value is None:
        raise NoRowError("field-missing", field="value")
    approx = case.text("approx")
    low, high = (value if approx == "at-least" else None), (value if approx == "at-most" else None)
    about = "about" if approx == "about" else ""
    if what in _HELD:
        holder = case.text("holder")
        evidence = case.evidence(about, noted, "" if case.knows(holder) or not holder else f"holder: {holder}")
        place, keeper = _place_name(case.text("place"), "en"), holder if case.knows(holder) else ""
        row = records.Custody(case.id, date, place, keeper, _HELD[what], low=low, best=value, high=high, **evidence)
        return {"custody": [row]}
    area = case.text("place")
    if what in ("ministers", "delegations"):
        area, noted = _meeting_of(case)
    elif what == "members":
        area = ""  # the count of all members, wherever it was said
    known = what in codelists.codes("figures.what")
    unit = case.text("unit") or ("" if known else what)
    code, side = what if known else "other", _SIDES.get(what, "")
    figure = records.Figure(case.id, date, code, area, value, low, high, unit, side, **case.evidence(about, noted))
    return {"figures": [figure]}


_MAKERS: Mapping[str, Callable[[Case], Made]] = {
    "meeting": _meeting,
    "attendance": _attendance,
    "membership": _membership,
    "commitment": _commitment,
    "call": _position("urges"),
    "refusal": _position("refuses"),
    "vote": _vote,
    "mandate": _mandate,
    "figure": _figure,
}


def _default_day(case: Case) -> str:
    own = as_date(case.statement.origin.date)
    return own.text if own else ""


def _meetings_near(case: Case, date: Edtf | None) -> list[records.Meeting]:
    """The meetings within a week of a date."""
    return [m for m in case.dossier.ledger.meetings if date and _within(m, date) and m.id != case.id]


def _within(meeting: records.Meeting, date: Edtf) -> bool:
    first, last = meeting.date.first, (meeting.end or meeting.date).last
    if not (first and last and date.first and date.last):
        return False
    slack = dt.timedelta(days=SLACK)
    return first - slack <= date.last and date.first <= last + slack


def _meeting_of(case: Case) -> tuple[str, str]:
    """The meeting that a person named, else the only one within a week of the document's date."""
    meetings = tuple(meeting.id for meeting in case.dossier.ledger.meetings)
    if not meetings:
        raise NoRowError("no-meeting")
    if case.statement.fields.get("meeting"):
        return case.field("meeting", options=meetings), ""
    own = as_date(case.statement.origin.date)
    near = [meeting.id for meeting in case.dossier.ledger.meetings if own and _within(meeting, own)]
    if len(near) == 1:
        return near[0], "meeting: by the document's date"
    return case.field("meeting", near[0] if near else "", tuple(dict.fromkeys((*near, *meetings)))), ""


def _only_meeting(case: Case, date: Edtf) -> str:
    near = _meetings_near(case, date)
    return near[0].id if len(near) == 1 else ""


def _doer(case: Case) -> tuple[str, str]:
    """Who commits itself, and a note: nobody is named by "the participants"."""
    code = case.text("by")
    if code in ("participants", layout.MEMBERS):
        return "", f"by the {code}"
    return (case.actor("by") if code else ""), ""


def _line(case: Case) -> str:
    lines = tuple(case.dossier.scene.lines)
    line = case.text("line")
    return line if line in lines else case.field("line", options=lines)


def _place_name(code: str, lang: str) -> str:
    if code in countries.codes():
        return countries.names(code)[lang]
    return " ".join(word if word.isupper() else word.capitalize() for word in code.split("-")) if code else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _count(value: Any) -> int | None:
    number = _number(value)
    return int(number) if number is not None and number >= 0 and number == int(number) else None
