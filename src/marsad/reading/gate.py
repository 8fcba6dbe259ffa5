"""The verifier before the reader's own proposals: what contradicts its words is not shown.

The reader takes from a document what a quote leaves to it: the day, the camp, the one who spoke in an earlier sentence.
A proposal is kept where its quote or its sentence contradicts nothing in it and the document states the rest of its
slots; that a quote is silent on the kind of act is no reason here.

Invariant: every proposal is kept or refused, in order and unchanged; a number is never taken from another sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from marsad.model.proposal import LONGEST, Proposal
from marsad.reading.document import Document
from marsad.reading.verify import Reason, reasons
from marsad.reading.verify_numbers import NUMBERS, unit
from marsad.reading.verify_passage import Passage
from marsad.reading.verify_slots import slots
from marsad.text.span import Span

_LEFT_OPEN = "-not-in-quote"
_SILENT = frozenset(("not-received", "no-call", "no-commit", "no-refuse", "no-meeting", "no-host", "no-observer"))
_COUNTED_ELSEWHERE = ("members", "ministers", "no", "abstain")  # of a meeting or a vote that several sentences tell of
_BESIDE = {"unit": ("value", "amount"), "no": ("veto",)}  # what the value of a slot is read together with


class Refused(NamedTuple):
    """A proposal that is not shown, and why."""

    proposal: Proposal
    reasons: tuple[Reason, ...]


def filtered(proposals: Iterable[Proposal], document: Document) -> tuple[list[Proposal], list[Refused]]:
    """The proposals that their words support, and the others with the verifier's reasons."""
    kept: list[Proposal] = []
    refused: list[Refused] = []
    elsewhere = _Elsewhere(document)
    for proposal in proposals:
        against = _against(proposal, document, elsewhere)
        if against:
            refused.append(Refused(proposal, against))
        else:
            kept.append(proposal)
    return kept, refused


class _Elsewhere:
    """Whether a document states, anywhere, a slot that a quote leaves out; each value is looked for once."""

    def __init__(self, document: Document) -> None:
        self._whole = Passage(document)
        self._currencies = {one.unit for one in document.money}
        self._known: dict[str, bool] = {}

    def states(self, record: Mapping[str, Any], slot: str) -> bool:
        """Whether the slot's value is read from some words of the document."""
        if slot in NUMBERS and slot not in _COUNTED_ELSEWHERE:
            return False
        if slot == "unit" and record["unit"] in self._currencies:
            return True
        asked = {name: record[name] for name in (slot, *_BESIDE.get(slot, ())) if name in record}
        key = repr(asked)
        if key not in self._known:
            found = unit(asked, self._whole) if slot == "unit" else slots(asked, self._whole)
            self._known[key] = all(reason[0] != slot for reason in found)
        return self._known[key]


def _against(proposal: Proposal, document: Document, elsewhere: _Elsewhere) -> tuple[Reason, ...]:
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
    return tuple(reason for reason in near if not elsewhere.states(record, reason.slot))


def _sentence(proposal: Proposal, document: Document) -> tuple[int, int]:
    """The span of the sentences that a quote touches."""
    touched = document.touched(Span(proposal.start, proposal.end))
    return (touched[0].span.start, touched[-1].span.end) if touched else (proposal.start, proposal.end)
