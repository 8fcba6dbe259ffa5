"""The verifier before the reader's own proposals: what contradicts its words is not shown.

The reader takes from a document what a quote leaves to it: the day, the camp, the one who spoke in an earlier sentence.
A proposal is kept where its quote or its sentence contradicts nothing in it and the document states the rest of its
slots; that a quote is silent on the kind of act is no reason here.

Invariant: every proposal is kept or refused, in order and unchanged; a number is never taken from another sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from marsad.model.proposal import LONGEST, Proposal
from marsad.reading.document import Document
from marsad.reading.verify import Reason, reasons
from marsad.reading.verify_numbers import NUMBERS
from marsad.reading.verify_passage import Passage
from marsad.reading.verify_slots import slots
from marsad.text.span import Span

_LEFT_OPEN = "-not-in-quote"
_SILENT = frozenset(("not-received", "no-call", "no-commit", "no-refuse", "no-meeting", "no-host", "no-observer"))
_COUNTED_ELSEWHERE = ("members", "ministers", "no", "abstain")  # of a meeting or a vote that several sentences tell of


class Refused(NamedTuple):
    """A proposal that is not shown, and why."""

    proposal: Proposal
    reasons: tuple[Reason, ...]


def filtered(proposals: Iterable[Proposal], document: Document) -> tuple[list[Proposal], list[Refused]]:
    """The proposals that their words support, and the others with the verifier's reasons."""
    kept: list[Proposal] = []
    refused: list[Refused] = []
    whole = Passage(document)
    for proposal in proposals:
        against = _against(proposal, document, whole)
        if against:
            refused.append(Refused(proposal, against))
        else:
            kept.append(proposal)
    return kept, refused


def _against(proposal: Proposal, document: Document, whole: Passage) -> tuple[Reason, ...]:
    record = proposal.as_json()
    quoted = Passage(document, Span(proposal.start, proposal.end))
    near = tuple(reason for reason in reasons(record, quoted) if reason.code not in _SILENT)
    if not near:
        return ()
    start, end = _sentence(proposal, document)
    if end - start <= LONGEST:
        wide = {(r.slot, r.code) for r in reasons(record, Passage(document, Span(start, end)))}
        near = tuple(reason for reason in near if (reason.slot, reason.code) in wide)
    if any(not reason.code.endswith(_LEFT_OPEN) for reason in near):
        return near
    missing = {slot for slot, _, _ in slots(record, whole)} if near else set()
    if record.get("unit") in {sum_.unit for sum_ in document.money}:
        missing.discard("unit")
    return tuple(r for r in near if r.slot in missing or (r.slot in NUMBERS and r.slot not in _COUNTED_ELSEWHERE))


def _sentence(proposal: Proposal, document: Document) -> tuple[int, int]:
    """The span of the sentences that a quote touches."""
    touched = [s.span for s in document.sentences if s.span.start < proposal.end and proposal.start < s.span.end]
    return (touched[0].start, touched[-1].end) if touched else (proposal.start, proposal.end)
