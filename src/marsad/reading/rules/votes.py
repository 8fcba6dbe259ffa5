"""Votes of a council or an assembly: counts, vetoes, and whether the text was adopted.

Invariant: a vote that is only threatened, planned or called for is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marsad.model.proposal import Proposal
from marsad.reading.arguments import Actor, after, before
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules import references
from marsad.reading.rules.made import made
from marsad.text.numbers import Number

REACH = 30  # characters between a count and the word that says what was counted
COUNCIL = 15  # members of the Security Council: "unanimously"
_KINDS = ("yes", "no", "abstain")


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One vote for each stretch that reports one: by its counts, by a veto, or by an adoption or a failure."""
    if _unreal(sentence):
        return
    counts = _counts(sentence)
    vetoes = [h for h in sentence.hits("vote.veto") if not sentence.has("vote.threat")]
    acts = sentence.hits("vote.adopted", "vote.failed")
    if not counts and not vetoes and not (acts and sentence.has("vote.text")):
        return
    slots: dict[str, Any] = {kind: value for kind, (value, _, _) in counts.items()}
    spans = [(start, end) for _, start, end in counts.values()]
    states = [a for v in vetoes for a in _casters(sentence, v)]
    if vetoes:
        slots["veto"] = sorted({a.code for a in states})
        spans += [(h.start, h.end) for h in vetoes] + [(a.start, a.end) for a in states]
    spans += [(h.start, h.end) for h in acts]
    symbols = list(references.propose(sentence))
    spans += [(p.start, p.end) for p in symbols[:1]]
    slots["adopted"] = _adopted(sentence, bool(vetoes), slots)
    slots["symbol"] = symbols[0].slots["symbol"] if symbols else None
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    yield made(sentence, "vote.counts" if counts else "vote.act", start, end, **slots)


def _unreal(sentence: Sentence) -> bool:
    """A vote to come, or one that is wished for."""
    return sentence.has("vote.future") and not sentence.has("vote.adopted", "vote.failed")


def _counts(sentence: Sentence) -> dict[str, tuple[int, int, int]]:
    """For each of yes, no and abstain, the number nearest to a word that says so, and the span of the two."""
    found: dict[str, tuple[int, int, int]] = {}
    used: set[int] = set()
    numbers = [n for n in sentence.numbers if n.kind == "cardinal" and isinstance(n.value, int) and n.value < 200]
    for kind in _KINDS:
        pairs = [
            (_gap(sentence, h, n), n, h) for h in sentence.hits(f"vote.{kind}") for n in numbers if n.start not in used
        ]
        near = [pair for pair in pairs if pair[0] <= REACH]
        if near:
            _, number, hit = min(near, key=lambda pair: pair[0])
            used.add(number.start)
            found[kind] = (int(number.value), min(number.start, hit.start), max(number.end, hit.end))
    one = next(iter(sentence.hits("vote.unanimous")), None)
    if "yes" not in found and one and "UNSC" in sentence.document.codes:
        found["yes"] = (COUNCIL, one.start, one.end)
    return found if "yes" in found and sentence.has("vote.word", "vote.unanimous") else {}


def _gap(sentence: Sentence, hit: Hit, number: Number) -> int:
    """Characters between a count and its word; a count in front of its word is the nearer one in English and French."""
    if number.end <= hit.start:
        return hit.start - number.end
    if number.start >= hit.end:
        return number.start - hit.end + (0 if sentence.lang == "ar" else 8)
    return 0


def _casters(sentence: Sentence, veto: Hit) -> list[Actor]:
    row = before(sentence, veto.start, reach=80) or after(sentence, veto.end, reach=60)
    return [a for a in row if len(a.code) == 3 and a.code.isupper()]


def _adopted(sentence: Sentence, vetoed: bool, slots: dict[str, Any]) -> bool | None:
    if vetoed or sentence.has("vote.failed"):
        return False
    if sentence.has("vote.adopted"):
        return True
    yes, no = slots.get("yes"), slots.get("no")
    return yes > no if isinstance(yes, int) and isinstance(no, int) else None
