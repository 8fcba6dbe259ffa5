"""From everything that the grammar allows to what is proposed: slots chosen, candidates ranked, the unlikely left out.

Invariant: of the candidates that one phrase gives a type, those that name the same actor in the same way stay or go
together; no two proposals of a type say the same of overlapping words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.rank.features import features, slot_features
from marsad.reading.rank.model import Models

# The slot of a type that a model chooses, and whether a record with another value there is another record.
CHOSEN = {"commitment": ("line", True), "refusal": ("line", True), "call": ("line", False)}
LISTED = "commitment.list"  # the lines of a list are each item's own
KEYS = {
    "meeting": ("place", "kind"), "attendance": ("actor", "status"), "membership": ("actor", "change"),
    "commitment": ("by", "line"), "call": ("by", "to"), "refusal": ("by", "line"), "threat": ("by",),
    "vote": ("symbol",), "mandate": ("subject",), "figure": ("what", "value"), "presence": ("org", "place", "trend"),
    "reference": ("symbol",),
}  # fmt: skip

Found = tuple[Sentence, Proposal]


def ranked(found: Iterable[Found], models: Models) -> list[Proposal]:
    """The proposals that are likely enough, the likeliest candidate of each phrase, each claim once."""
    likely = [_with_confidence(sentence, proposal, models) for sentence, proposal in found]
    best = _best_ways(likely)
    kept: list[Proposal] = []
    for proposal in sorted(likely, key=lambda p: -p.confidence):
        if proposal.confidence < models.ranker.least:
            break
        if proposal.ways and best[_phrase(proposal)] != proposal.ways:
            continue
        if not any(_same(proposal, other) for other in kept):
            kept.append(proposal)
    return kept


def _with_confidence(sentence: Sentence, proposal: Proposal, models: Models) -> Proposal:
    probability = models.ranker.probability(features(proposal, sentence))
    slot, is_key = CHOSEN.get(proposal.type, ("", False))
    if not slot or proposal.rule == LISTED:
        return replace(proposal, confidence=probability)
    value, likely = models.choosers[slot].choose(slot_features(proposal, sentence, slot))
    slots: Mapping[str, object] = {**proposal.slots, slot: value}
    return replace(proposal, slots=slots, confidence=probability * likely if is_key else probability)


def _phrase(proposal: Proposal) -> tuple[str, int]:
    return proposal.type, proposal.phrase


def _best_ways(proposals: Iterable[Proposal]) -> dict[tuple[str, int], tuple[str, ...]]:
    best: dict[tuple[str, int], Proposal] = {}
    for proposal in proposals:
        held = best.get(_phrase(proposal))
        if held is None or proposal.confidence > held.confidence:
            best[_phrase(proposal)] = proposal
    return {phrase: proposal.ways for phrase, proposal in best.items()}


def _same(a: Proposal, b: Proposal) -> bool:
    """One claim twice: the same type, keys and words."""
    return (
        a.type == b.type
        and a.start < b.end
        and b.start < a.end
        and all(a.slots.get(key) == b.slots.get(key) for key in KEYS[a.type])
    )
