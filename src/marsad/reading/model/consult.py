"""Ask a model about a document: passage by passage, several at a time; the verifier judges what comes back.

Invariant: nothing of the model's is proposed that the verifier refuses, and nothing of the rules' is lost or changed:
where the model says the same, its evidence is noted beside the rule's. The order of answers changes nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from marsad.errors import ModelError
from marsad.model.proposal import LONGEST, Proposal
from marsad.reading.document import Document
from marsad.reading.model import answers, request
from marsad.reading.model.answers import Refused
from marsad.reading.model.client import Model
from marsad.reading.model.kinds import KINDS
from marsad.reading.model.unread import UnansweredError
from marsad.reading.verify import Reason, verify
from marsad.text.span import Span

PASSAGE = 2000  # characters: a page of a statement
MOST_PASSAGES = 2000  # of a document: a book
_SHARED = 0.3  # of the shorter quote, as two records of one claim share it


@dataclass
class Consulted:
    """What a document gave with a model's help: records as the contract writes them, and what was refused."""

    name: str
    passages: int
    records: list[dict[str, Any]] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    over: int = 0  # records beyond what one answer may hold; they are not looked at
    unread: Counter[str] = field(default_factory=Counter)
    proposed: int = 0
    agreed: int = 0

    def summary(self) -> dict[str, Any]:
        """In numbers: passages, the unread ones by reason, the model's records, and those that agree with a rule's."""
        unread = dict(sorted(self.unread.items()))
        counts = {"passages": self.passages, "unread": unread, "proposed": self.proposed, "agreed": self.agreed}
        return {"name": self.name, **counts}

    def refusals(self) -> dict[str, Any]:
        """The refused records: how many, how many by the first reason, and each with all its reasons."""
        codes = Counter(refused.reasons[0].code for refused in self.refused)
        if self.over:
            codes["too-many"] = self.over
        listed = [refused.as_json() for refused in self.refused]
        return {"count": codes.total(), "codes": dict(sorted(codes.items())), "records": listed}


def passages(document: Document) -> list[Span]:
    """The document in stretches of whole sentences, each as long as it may be."""
    found: list[Span] = []
    for sentence in document.sentences:
        start, end = sentence.span
        if found and end - found[-1].start <= PASSAGE:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def consult(document: Document, rules: Iterable[Proposal], model: Model) -> Consulted:
    """The rules' proposals and the model's; raises ModelError where the model cannot be asked at all."""
    spans = passages(document)
    consulted = Consulted(model.name, len(spans))
    if len(spans) > MOST_PASSAGES:
        consulted.unread["too-long"] = len(spans) - MOST_PASSAGES
    kept: list[Proposal] = []
    for span, outcome in _asked(document, spans[:MOST_PASSAGES], model):
        if isinstance(outcome, str):
            consulted.unread[outcome] += 1
            continue
        consulted.proposed += len(outcome)
        here: list[Proposal] = []
        for record in outcome[: request.MOST_RECORDS]:
            judged = _judged(record, span, document, model)
            if isinstance(judged, Refused):
                consulted.refused.append(judged)
            elif not any(same(judged, other) for other in here):
                here.append(judged)
        consulted.over += max(0, len(outcome) - request.MOST_RECORDS)
        kept += here
    _merge(consulted, rules, kept)
    return consulted


def _asked(document: Document, spans: list[Span], model: Model) -> Iterable[tuple[Span, list[object] | str]]:
    """The records of each passage, or why there are none, in the order of the document."""

    def one(span: Span) -> list[object] | str:
        return _answer(request.messages(span.of(document.text), document.lang, document.date), model)

    pool = ThreadPoolExecutor(model.at_once)
    try:
        futures = [pool.submit(one, span) for span in spans]
        outcomes = [future.result() for future in futures]
    except BaseException:
        model.stop.set()  # what is under way ends too
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    if model.stop.is_set():
        raise ModelError(f"model {model.name}: interrupted")  # half a document is not to be taken for a whole one
    return zip(spans, outcomes, strict=True)


def _answer(messages: list[request.Message], model: Model) -> list[object] | str:
    """The records of one passage, asked for once more where the answer is broken; or the reason why there are none."""
    try:
        content = model.ask(messages)
        try:
            return answers.records(content)
        except answers.BrokenError:
            return answers.records(model.ask(request.repair(messages, content)))
    except UnansweredError as error:
        return error.code
    except answers.ProseError:
        return "refusal"
    except answers.BrokenError:
        return "broken-json"


def _judged(record: object, span: Span, document: Document, model: Model) -> Proposal | Refused:
    made = answers.taken(record, document.text, span, f"model.{model.name}")
    if isinstance(made, Refused):
        return _without_key(made, model)
    if any(model.holds_key(str(value)) for value in made.slots.values()):
        return _SECRET
    verdict = verify(made.as_json(), document.text, lang=document.lang, date=document.date)
    if verdict.supported:
        return made
    slots = {name: value for name, value in made.slots.items() if value is not None}
    return Refused(made.type, made.quote, verdict.reasons, slots)


_SECRET = Refused("", "", (Reason("record", "holds-key", "the answer repeats a part of the key"),), {})


def _without_key(refused: Refused, model: Model) -> Refused:
    return _SECRET if model.holds_key(refused.type) or model.holds_key(refused.quote) else refused


def same(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals are one claim: of one type, over the same words, and no key slot of both differs."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    if one.type != other.type or shared < _SHARED * min(one.end - one.start, other.end - other.start):
        return False
    if one.polarity != other.polarity:
        return False
    keys = (slot.name for slot in KINDS[one.type].slots if slot.key)
    pairs = [(one.slots.get(key), other.slots.get(key)) for key in keys]
    return all(a is None or b is None or a == b for a, b in pairs)


def _merge(consulted: Consulted, rules: Iterable[Proposal], kept: list[Proposal]) -> None:
    """A rule's proposal stays, with what the model said of the same claim; the model's others stand beside them."""
    kept = sorted(kept, key=_start)
    left = dict(enumerate(kept))
    written: list[tuple[Proposal, dict[str, Any]]] = []
    for proposal in rules:
        near = range(
            bisect_left(kept, proposal.start - LONGEST, key=_start), bisect_left(kept, proposal.end, key=_start)
        )
        agreeing = [left.pop(i) for i in near if i in left and same(proposal, kept[i])]
        consulted.agreed += len(agreeing)
        also = {"also": [_evidence(other) for other in agreeing]} if agreeing else {}
        written.append((proposal, {**proposal.as_json(), **also}))
    written += [(proposal, proposal.as_json()) for proposal in left.values()]
    written.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].type))
    consulted.records = [record for _, record in written]


def _start(proposal: Proposal) -> int:
    return proposal.start


def _evidence(proposal: Proposal) -> dict[str, Any]:
    return {name: value for name, value in proposal.as_json().items() if name != "type"}
