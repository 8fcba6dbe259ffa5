"""Votes of a council or an assembly: counts, vetoes, and whether the text was adopted.

Invariant: a vote that is only threatened, planned or called for is none; nor is a state's account of its own vote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from marsad.model.proposal import LONGEST, Proposal
from marsad.reading.arguments import Actor, after, before
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules import references
from marsad.reading.rules.made import made
from marsad.reading.rules.tally import Count, tally
from marsad.text.span import Span

COUNCIL, ENOUGH = 15, 9  # members of the Security Council, and the votes that a text needs there

SECOND = 3  # mentions of another text that may begin a second vote
APART = 50  # characters between a text and its adoption


@dataclass
class _Vote:
    """What one sentence says of a vote."""

    counts: dict[str, Count]
    vetoed: bool
    veto: list[str]
    adopted: bool | None
    symbol: str | None
    other: bool
    spans: list[tuple[int, int]] = field(default_factory=list)


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One vote for each clause that reports one; the counts may stand in the sentence behind."""
    clauses = _clauses(sentence)
    sentences = sentence.document.sentences
    for i, clause in enumerate(clauses):
        vote = _vote(clause)
        if vote is None:
            continue
        if not i and sentence.index and "yes" in vote.counts:
            earlier = _vote(_clauses(sentences[sentence.index - 1])[-1])
            if earlier and _continued(earlier, vote):
                continue
        if clause is clauses[-1]:
            if "yes" not in vote.counts and sentence.index + 1 < len(sentences):
                following = _vote(_clauses(sentences[sentence.index + 1])[0])
                if following and _continued(vote, following):
                    vote = _joined(vote, following)
            vote = _completed(sentence, vote)
        yield from _made(clause, vote)


def _clauses(sentence: Sentence) -> list[Sentence]:
    """The sentence, in two where it reports a second vote: "its own text won two votes"."""
    text = sentence.document.text
    for hit in sentence.hits("vote.other")[:SECOND]:
        cut = max(
            text.rfind(mark, sentence.span.start + 30, hit.start) for mark in (";", "؛", ",", "،", " while ", "–")
        )
        if cut > 0:
            parts = [
                Sentence(sentence.document, sentence.index, span)
                for span in (Span(sentence.span.start, cut), Span(cut + 1, sentence.span.end))
            ]
            if all(_vote(part) for part in parts):
                return parts
    return [sentence]


def _made(sentence: Sentence, vote: _Vote) -> Iterator[Proposal]:
    start, end = min(s for s, _ in vote.spans), max(e for _, e in vote.spans)
    slots: dict[str, Any] = {kind: count.value for kind, count in vote.counts.items()}
    slots |= {"veto": vote.veto, "adopted": _adopted(sentence, vote), "symbol": vote.symbol}
    yield made(sentence, "vote.counts" if vote.counts else "vote.act", start, end, **slots)


def _vote(sentence: Sentence) -> _Vote | None:
    counts = _counts(sentence)
    if len(counts) < 2 and _unreal(sentence):
        return None
    vetoes = [] if sentence.has("vote.threat") else sentence.hits("vote.veto")
    acts = [h for h in sentence.hits("vote.adopted", "vote.failed") if not _idle(sentence, h)]
    if sentence.has("vote.unanimous") and sentence.has("vote.body"):
        acts += sentence.hits("vote.decided")
    if not counts and not vetoes and not (acts and _of_body(sentence, acts)):
        return None
    states = [a for v in vetoes for a in _casters(sentence, v)]
    if vetoes and not counts and not states and not sentence.has("vote.text"):
        return None
    acts += sentence.hits("vote.decided") if counts else []
    symbols = list(references.symbols(sentence))
    spans = [(c.start, c.end) for c in counts.values()] + [(h.start, h.end) for h in (*vetoes, *acts)]
    spans += [(a.start, a.end) for a in states] + [(p.start, p.end) for p in symbols[:1]]
    return _Vote(
        counts,
        bool(vetoes),
        sorted({a.code for a in states}),
        _said(sentence, bool(vetoes), bool(counts)),
        str(symbols[0].slots["symbol"]) if symbols else None,
        sentence.has("vote.other"),
        spans,
    )


def _continued(first: _Vote, second: _Vote) -> bool:
    """Whether the second gives the counts of the vote that the first reports."""
    length = max(e for _, e in second.spans) - min(s for s, _ in first.spans)
    agree = first.adopted is None or second.adopted is None or first.adopted == second.adopted
    one = first.symbol is None or second.symbol is None or first.symbol == second.symbol
    new = second.other or (second.vetoed and first.vetoed)
    enough = not first.vetoed or ("yes" in second.counts and second.counts["yes"].value >= ENOUGH)
    counted = "yes" not in first.counts and "yes" in second.counts and enough
    return counted and agree and one and not new and length <= LONGEST


def _completed(sentence: Sentence, vote: _Vote) -> _Vote:
    """Those against and those who abstained, where the sentence behind tells only of them."""
    following = sentence.document.sentences[sentence.index + 1 : sentence.index + 2]
    if "yes" not in vote.counts or "abstain" in vote.counts or not following or following[0].has("vote.other"):
        return vote
    rest = {k: c for k, c in tally(following[0]).items() if k not in vote.counts}
    end = max((c.end for c in rest.values()), default=0)
    if not rest or "yes" in rest or "yes" in tally(following[0]) or end - min(s for s, _ in vote.spans) > LONGEST:
        return vote
    spans = vote.spans + [(c.start, c.end) for c in rest.values()]
    return replace(vote, counts=vote.counts | rest, spans=spans)


def _joined(first: _Vote, second: _Vote) -> _Vote:
    adopted = second.adopted if first.adopted is None else first.adopted
    return _Vote(
        first.counts | second.counts,
        first.vetoed or second.vetoed,
        sorted({*first.veto, *second.veto}),
        adopted,
        first.symbol or second.symbol,
        first.other,
        first.spans + second.spans,
    )


def _unreal(sentence: Sentence) -> bool:
    """A vote to come, or one that is wished for."""
    return sentence.has("vote.future") and not sentence.has("vote.adopted", "vote.failed")


def _counts(sentence: Sentence) -> dict[str, Count]:
    """The tally, where the sentence speaks of a vote; a unanimous council has all its members."""
    found = tally(sentence)
    one = next(iter(sentence.hits("vote.unanimous")), None)
    decided = sentence.has("vote.word", "vote.adopted", "vote.failed", "vote.decided", "vote.text")
    if "yes" not in found and one and decided:
        council = "UNSC" in sentence.document.codes
        return {"yes": Count(COUNCIL, one.start, one.end)} if council else {}
    spoken = sentence.has("vote.word", "vote.veto") or "abstain" in found or ("no" in found and len(found) > 1)
    return found if "yes" in found and (spoken or (decided and sentence.has("vote.text"))) else {}


def _of_body(sentence: Sentence, acts: list[Hit]) -> bool:
    """An adoption or a failure without counts: of a text, in few words, where a council or a vote is spoken of."""
    texts = sentence.hits("vote.text")
    near = (sentence.has("vote.unanimous") and bool(texts or sentence.hits("mandate.word"))) or any(
        0 <= t.start - a.end <= APART or 0 <= a.start - t.end <= APART for a in acts for t in texts
    )
    around = sentence.document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    body = sentence.has("vote.body", "vote.unanimous") or any(s.has("vote.word") for s in around)
    return near and body and not sentence.has("vote.threat")


def _idle(sentence: Sentence, act: Hit) -> bool:
    """An adoption that is called for or spoken of, and an Arabic noun with the article: no act."""
    spoken = any(h.start < act.end and act.start < h.end for h in sentence.hits("vote.not"))
    return spoken or (sentence.lang == "ar" and sentence.document.text.startswith("ال", act.start))


def _casters(sentence: Sentence, veto: Hit) -> list[Actor]:
    row = before(sentence, veto.start, reach=80) or after(sentence, veto.end, reach=60)
    states = [a for a in row if len(a.code) == 3 and a.code.isupper()]
    nations = [n for n in sentence.names if n.kind == "nationality" and (n.country or n.code)]
    beside = [n for n in nations if 0 <= n.start - veto.end <= 12 or 0 <= veto.start - n.end <= 2]
    return states or [Actor(n.start, n.end, n.country or n.code) for n in beside[:1]]


def _said(sentence: Sentence, vetoed: bool, counted: bool) -> bool | None:
    """Whether the words say that the text was adopted, or that it was not."""
    if vetoed or sentence.has("vote.failed"):
        return False
    if sentence.has("vote.adopted", "vote.unanimous") or (counted and sentence.has("vote.decided")):
        return True
    return None


def _adopted(sentence: Sentence, vote: _Vote) -> bool | None:
    """What the words say, else what the counts do."""
    if vote.adopted is not None or "yes" not in vote.counts:
        return vote.adopted
    yes, no = vote.counts["yes"].value, vote.counts["no"].value if "no" in vote.counts else 0
    council = "UNSC" in sentence.document.codes and yes <= COUNCIL
    return yes >= ENOUGH if council else yes > no
