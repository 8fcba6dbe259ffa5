"""Who came and how they voted: one status an actor, counts that add up, results that follow from them."""

from __future__ import annotations

from collections import Counter, defaultdict

from marsad.dossier.rules.subject import Subject, kept
from marsad.model.records import Attendance, Ballot, Vote
from marsad.model.scene import Council

KINDS = {"yes": "Y", "no": "N", "abstain": "A"}


def attends_once(subject: Subject) -> None:
    """An actor has one status and level at a meeting; what disagrees is kept as deprecated."""
    seen: dict[tuple[str, str], Attendance] = {}
    for attendance in kept(subject.ledger.attendance):
        first = seen.setdefault((attendance.meeting, attendance.actor), attendance)
        if first is not attendance:
            values = {"actor": attendance.actor, "meeting": attendance.meeting, "other": first.id}
            subject.note("attends-twice", "attendance", attendance, "status", **values)


def votes_once(subject: Subject) -> None:
    """An actor casts one ballot in a vote."""
    seen: dict[tuple[str, str], Ballot] = {}
    for ballot in kept(subject.ledger.ballots):
        first = seen.setdefault((ballot.vote, ballot.actor), ballot)
        if first is not ballot:
            values = {"actor": ballot.actor, "vote": ballot.vote, "other": first.id}
            subject.note("votes-twice", "ballots", ballot, "actor", **values)


def counts_add_up(subject: Subject) -> None:
    """A vote's counts against the council's seats, against its ballots, and against its result."""
    councils = {council.body: council for council in subject.scene.profile.councils}
    ballots: dict[str, dict[str, str]] = defaultdict(dict)
    for ballot in kept(subject.ledger.ballots):
        ballots[ballot.vote].setdefault(ballot.actor, ballot.ballot)
    for vote in kept(subject.ledger.votes):
        cast = ballots.get(vote.id, {})
        council = councils.get(vote.body)
        _against_ballots(subject, vote, Counter(cast.values()), council)
        if council:
            _against_seats(subject, vote, Counter(cast.values()), council)
            _result(subject, vote, cast, council)
        elif vote.adopted == "yes" and vote.yes is not None and vote.no is not None and vote.yes <= vote.no:
            subject.note("vote-lost", "votes", vote, "adopted", yes=vote.yes, no=vote.no)


def _against_seats(subject: Subject, vote: Vote, cast: Counter[str], council: Council) -> None:
    if vote.yes is None or vote.no is None or vote.abstain is None:
        return
    total, seats = vote.yes + vote.no + vote.abstain, council.seats
    if total + cast["NV"] != seats:
        code = "vote-over-seats" if total + cast["NV"] > seats else "vote-under-seats"
        subject.note(code, "votes", vote, "yes", total=total, seats=seats, absent=cast["NV"])


def _against_ballots(subject: Subject, vote: Vote, cast: Counter[str], council: Council | None) -> None:
    """Ballots are complete where they are as many as seats, or as the counts say; then they equal the counts."""
    counts = {kind: getattr(vote, kind) for kind in KINDS}
    voted = sum(cast[ballot] for ballot in KINDS.values())
    known = [count for count in counts.values() if count is not None]
    complete = bool(council and sum(cast.values()) == council.seats) or (
        voted > 0 and len(known) == len(KINDS) and voted == sum(known)
    )
    for kind, count in counts.items():
        ballots = cast[KINDS[kind]]
        if count is not None and (ballots > count or (complete and ballots != count)):
            subject.note("vote-ballots", "votes", vote, kind, kind=kind, count=count, ballots=ballots)


def _result(subject: Subject, vote: Vote, cast: dict[str, str], council: Council) -> None:
    against = [actor for actor, ballot in cast.items() if ballot == "N"]
    vetoes = sorted(set(against) & set(council.veto))
    enough = vote.yes is not None and vote.yes >= council.majority
    if vote.adopted == "yes":
        if vote.yes is not None and not enough:
            subject.note("vote-too-few", "votes", vote, "adopted", yes=vote.yes, majority=council.majority)
        if vetoes:
            subject.note("vote-vetoed", "votes", vote, "adopted", actor=", ".join(vetoes))
    elif enough and not vetoes and vote.no is not None and vote.no <= len(against):
        subject.note("vote-enough", "votes", vote, "adopted", yes=vote.yes, majority=council.majority)


RULES = (attends_once, votes_once, counts_add_up)
