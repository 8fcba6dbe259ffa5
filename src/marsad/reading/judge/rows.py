"""The rows of the dossier that an accepted claim becomes: one function a type of record.

Invariant: a row says what the claim's slots and the fields that a person added say. Nothing is read or written here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from marsad.dossier import layout
from marsad.dossier.rules.members import MEMBER_ROLES
from marsad.dossier.rules.subject import certainly_before, kept
from marsad.model import records
from marsad.reading.judge.case import (
    Case,
    Clash,
    Made,
    NoRowError,
    default_day,
    meeting_of,
    meetings_near,
)
from marsad.reading.judge.claims import as_date, differ, plain
from marsad.terms import codelists, countries


def rows(case: Case) -> Made:
    """The rows of a claim; raises LackingError or NoRowError."""
    make = _MAKERS.get(case.statement.type)
    if make is None:
        raise NoRowError("no-table")
    return make(case)


def _meeting(case: Case) -> Made:
    kind, place = case.text("kind") or "other", case.text("place")
    told = as_date(case.slot("date")) or as_date(case.statement.fields.get("date"))
    for held in meetings_near(case, told or as_date(case.statement.origin.date)):
        if held.kind == kind and plain("place", held.place) in ("", plain("place", _place_name(place, "en"))):
            raise NoRowError("held", table="meetings", row=held.id)
    date = case.date(default=default_day(case))
    shown = _place_name(place, "en")
    title_en = ", ".join(part for part in (codelists.label("meetings.kind", kind, "en").capitalize(), shown) if part)
    country = place in countries.codes()
    title_ar = f"{codelists.label('meetings.kind', kind, 'ar')}، {_place_name(place, 'ar')}" if country else ""
    return {"meetings": [records.Meeting(case.id, date, None, shown, kind, "", title_en, title_ar, **case.evidence())]}


def _attendance(case: Case) -> Made:
    meeting, actor = meeting_of(case, case.standing("attendance", "meeting")), case.actor("actor")
    status, level = case.text("status"), case.text("level")
    for held in kept(case.dossier.ledger.attendance):
        if (held.meeting, held.actor) == (meeting, actor) and held.id != case.id:
            if held.status == status:
                raise NoRowError("held", table="attendance", row=held.id)
            case.clashes.append(Clash("attendance", held.id, "status", held.status))
    row = records.Attendance(case.id, meeting, actor, status, level, **case.evidence())
    return case.with_actors({"attendance": [row]}, actor)


def _membership(case: Case) -> Made:
    actor, change, body = case.actor("actor"), case.text("change"), case.dossier.scene.coalition
    said, own = as_date(case.slot("date")), as_date(case.statement.origin.date)
    for held in kept(case.dossier.ledger.memberships):
        ended = held.to and said and certainly_before(held.to, said)
        member = (held.actor, held.body) == (actor, body) and held.role in MEMBER_ROLES
        if member and held.id != case.id and not ended:
            if change == "left":
                raise NoRowError("left", table="memberships", row=held.id)
            if not (said and held.from_ and differ("date", said, held.from_)):
                raise NoRowError("held", table="memberships", row=held.id)
            case.clashes.append(Clash("memberships", held.id, "date", held.from_.text))
    if change == "left":
        raise NoRowError("never-joined", actor=actor)
    noted = ""
    if said is None and own is not None and own.last is not None:
        said, noted = as_date(f"../{own.last}"), "named by the document's date at the latest"
    row = records.Membership(case.id, actor, body, said, None, "", **case.evidence(noted))
    return case.with_actors({"memberships": [row]}, actor)


def _commitment(case: Case) -> Made:
    date, noted = case.own_date("-")
    meeting = meeting_of(case, case.standing("commitments", "meeting"), optional=True)
    by, doer = _doer(case)
    to = case.text("to")
    known = case.knows(to) or to in (layout.MEMBERS, *case.dossier.scene.regions)
    quote, lang = _one_line(case.statement.quote), case.statement.origin.lang
    what_en = case.statement.fields.get("what_en") or (quote if lang == "en" else case.added("what_en"))
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
        unit=case.text("unit") or ("" if amount is None else case.added("unit")),
        due=as_date(case.slot("due")),
        needs=(),
        **case.evidence(noted, doer, f"to: {to}" if to and not known else ""),
    )
    return case.with_actors({"commitments": [row]}, by)


def _position(stance: str) -> Callable[[Case], Made]:
    def make(case: Case) -> Made:
        actor, (date, noted) = case.actor("by"), case.own_date("-")
        subject = case.statement.fields.get("subject") or case.text("line") or case.added("subject")
        to = case.text("to")
        evidence = case.evidence(noted, f"to: {to}" if to else "")
        row = records.Position(case.id, actor, subject, stance, date, None, **evidence)
        return case.with_actors({"positions": [row]}, actor)

    return make


def _vote(case: Case) -> Made:
    symbol = re.sub(r"\AUNSCR ", "S/RES/", case.text("symbol"))
    councils = [council.body for council in case.dossier.scene.profile.councils]
    bodies = tuple(councils) or tuple(a.id for a in case.dossier.ledger.actors if a.kind in ("body", "organization"))
    body = bodies[0] if len(bodies) == 1 else case.added("body", options=bodies)
    adopted = {True: "yes", False: "no"}.get(case.slot("adopted")) or case.added("adopted", options=("yes", "no"))
    date = case.date("-", default=default_day(case))
    counts = {slot: _count(case.slot(slot)) for slot in ("yes", "no", "abstain")}
    for held in kept(case.dossier.ledger.votes):
        if symbol and held.symbol == symbol and held.id != case.id:
            _against_vote(case, held, adopted, counts)
    row = records.Vote(
        case.id,
        date,
        body,
        symbol,
        case.text("subject"),
        adopted,
        yes=counts["yes"],
        no=counts["no"],
        abstain=counts["abstain"],
        **case.evidence(),
    )
    veto = case.slot("veto") if isinstance(case.slot("veto"), list) else []
    against = [code for code in veto if case.knows(code) or code in countries.codes()]
    ballots = [records.Ballot(f"{case.id}-{a.lower()}", case.id, a, "N", **case.evidence("veto")) for a in against]
    return case.with_actors({"votes": [row], **({"ballots": ballots} if ballots else {})}, *against)


def _against_vote(case: Case, held: records.Vote, adopted: str, counts: Mapping[str, int | None]) -> None:
    """Hold a vote against the dossier's own row of it: it says so already, or something else."""
    theirs = {"adopted": held.adopted, "yes": held.yes, "no": held.no, "abstain": held.abstain}
    mine = {"adopted": adopted, **counts}
    other = [slot for slot, value in mine.items() if None not in (value, theirs[slot]) and value != theirs[slot]]
    if not other:
        raise NoRowError("held", table="votes", row=held.id)
    case.clashes.extend(Clash("votes", held.id, slot, theirs[slot]) for slot in other)


def _mandate(case: Case) -> Made:
    crossings = tuple(crossing.id for crossing in case.dossier.ledger.crossings)
    if not crossings:
        raise NoRowError("no-crossing")
    crossing = case.added("crossing", options=crossings)
    start = case.date("from", "from", default=default_day(case))
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
        area = meeting_of(case, case.standing("figures", "area"))
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


def _doer(case: Case) -> tuple[str, str]:
    """Who commits itself, and a note: nobody is named by "the participants"."""
    code = case.text("by")
    if code in ("participants", layout.MEMBERS):
        return "", f"by the {code}"
    return (case.actor("by") if code else ""), ""


def _line(case: Case) -> str:
    lines = tuple(case.dossier.scene.lines)
    line = case.text("line")
    return line if line in lines else case.added("line", options=lines)


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
