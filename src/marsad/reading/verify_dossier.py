"""Records of a dossier before the verifier: does the quote say something else than the row that cites it?

A row's quote is a few words, and what they leave out (the meeting's day, the camp) stands in other cells: it is no
contradiction. One is a number, a name or a full date of the quote that the row does not have where it has another, and
an act that is its opposite (absent for attended, failed for adopted). Tables whose type the contract of proposals
lacks (actors, crossings, ballots, positions) are not judged.

Invariant: a row without a quote, and a quote with nothing to compare, contradict nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from marsad.model.dates import Edtf
from marsad.model.records import (
    Attendance,
    Commitment,
    Custody,
    Delivery,
    Evidence,
    Figure,
    Ledger,
    Mandate,
    Meeting,
    Membership,
    Repatriation,
    Vote,
)
from marsad.reading.document import Document
from marsad.reading.verify import Verdict, verify
from marsad.reading.verify_passage import Passage
from marsad.reading.verify_votes import COUNTS, said
from marsad.text.language import language
from marsad.text.quote import locate

_OPPOSITE = frozenset(("absent", "is-left", "is-joined", "failed", "not-failed", "count-differs", "unit-differs"))
_WHO = frozenset(("state", "nationality", "government", "body", "armed-group"))


def contradictions(ledger: Ledger) -> Callable[[Evidence, str], bool]:
    """What says of a record and a text that holds its quote whether the quote says something else."""
    states = {actor.id: actor.iso3 for actor in ledger.actors if actor.kind == "state" and actor.iso3}
    langs = {source.id: (source.lang, source.date) for source in ledger.sources}

    def contradicts(record: Evidence, text: str) -> bool:
        lang, date = langs.get(record.source, ("", None))
        places = locate(record.quote, text)
        claims = [_coded(claim, states) for claim in claims_of(record)]
        if not places or not claims:
            return False
        quote = text[places[0].start : places[0].end]
        lang = lang if lang in ("ar", "en", "fr") else language(text) or "en"
        passage = Passage(Document.of(quote, _day(date), lang))
        start = places[0].start
        verdicts = [verify({**c, "quote": quote, "start": start}, text, lang=lang, date=_day(date)) for c in claims]
        return all(_against(verdict, passage) for verdict in verdicts)

    return contradicts


def claims_of(record: Evidence) -> Iterator[Mapping[str, Any]]:
    """A row as the contract's record, one for each value that it allows; none where the contract has no such type."""
    make = _CLAIMS.get(type(record))
    for claim in make(record) if make else ():
        yield {slot: value for slot, value in claim.items() if value is not None and value not in ("", ())}


def _coded(claim: Mapping[str, Any], states: Mapping[str, str]) -> dict[str, Any]:
    """With a dossier's own name of a state as its code; an actor of the dossier that is no state is left out."""
    return {
        slot: states.get(str(value), "") if slot in ("actor", "by") else value
        for slot, value in claim.items()
        if slot not in ("actor", "by") or value in states
    }


def _day(date: Edtf | None) -> str:
    return date.text if date else ""


def _against(verdict: Verdict, passage: Passage) -> bool:
    return any(_real(reason.slot, reason.code, passage) for reason in verdict.reasons)


def _real(slot: str, code: str, passage: Passage) -> bool:
    """Whether the quote has something in the slot's stead: another number, another name, another day."""
    if code == "number-not-in-quote" and slot in COUNTS:
        return slot in {side for side, _ in said(passage)}
    if code == "number-not-in-quote":
        return any(n.kind != "range" for n in passage.sentence.numbers)
    if code == "actor-not-in-quote":
        return any(n.kind in _WHO for n in passage.sentence.names)
    if code == "date-not-in-quote":
        return any(not m.relative for m in passage.sentence.dates)
    return code in _OPPOSITE


def _attendance(row: Attendance) -> Iterator[dict[str, Any]]:
    yield {"type": "attendance", "actor": row.actor, "status": row.status}


def _membership(row: Membership) -> Iterator[dict[str, Any]]:
    for change in ("joined", "member", "left") if row.to else ("joined", "member"):
        yield {"type": "membership", "actor": row.actor, "change": change}


def _meeting(row: Meeting) -> Iterator[dict[str, Any]]:
    yield {"type": "meeting", "kind": row.kind, "date": row.date.text}


def _commitment(row: Commitment) -> Iterator[dict[str, Any]]:
    for by in row.by or ("",):
        yield {"type": "commitment", "by": by, "amount": row.amount, "unit": row.unit, "due": _day(row.due)}


def _delivery(row: Delivery) -> Iterator[dict[str, Any]]:
    yield {"type": "commitment", "amount": row.amount, "unit": row.unit}


def _vote(row: Vote) -> Iterator[dict[str, Any]]:
    adopted = {"yes": True, "no": False}.get(row.adopted)
    counts = {"yes": row.yes, "no": row.no, "abstain": row.abstain}
    yield {"type": "vote", "adopted": adopted, **counts}


def _mandate(row: Mandate) -> Iterator[dict[str, Any]]:
    for slot, date in (("from", row.from_), ("until", row.to)):
        if date:
            yield {"type": "mandate", slot: date.text}


def _custody(row: Custody) -> Iterator[dict[str, Any]]:
    for value in (row.best, row.low, row.high):
        if value is not None:
            yield {"type": "figure", "what": "other", "value": value}


def _repatriation(row: Repatriation) -> Iterator[dict[str, Any]]:
    yield {"type": "figure", "what": "other", "value": row.count}


def _figure(row: Figure) -> Iterator[dict[str, Any]]:
    for value in (row.value, row.low, row.high):
        if value is not None:
            yield {"type": "figure", "what": "other", "value": value, "unit": row.unit}


_CLAIMS: dict[type, Callable[[Any], Iterator[dict[str, Any]]]] = {
    Attendance: _attendance, Membership: _membership, Meeting: _meeting, Commitment: _commitment,
    Delivery: _delivery, Vote: _vote, Mandate: _mandate, Custody: _custody, Repatriation: _repatriation,
    Figure: _figure,
}  # fmt: skip
