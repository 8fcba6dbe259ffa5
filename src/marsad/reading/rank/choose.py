"""From everything that the grammar allows to what is proposed: lines chosen, candidates ranked, the unlikely left out.

Invariant: of the candidates that one phrase gives, those found in the likeliest way stay, together; no two proposals of
a type say the same of overlapping words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from marsad.model.proposal import LONGEST, Proposal
from marsad.reading.document import Sentence
from marsad.reading.rank.features import features, line_features, way_features
from marsad.reading.rank.model import Models

# The types whose line of effort a model chooses, and whether a record with another line is another record.
LINED = {"commitment": True, "refusal": True, "call": False}
LISTED = "commitment.list"  # the lines of a list are each item's own
PLAIN = frozenset({"foreign-fighters", "humanitarian", "stabilization", "propaganda"})  # lines that their words settle
KEYS = {
    "meeting": ("place", "kind"), "attendance": ("actor", "status"), "membership": ("actor", "change"),
    "commitment": ("by", "line"), "call": ("by", "to"), "refusal": ("by", "line"), "threat": ("by",),
    "vote": ("symbol",), "mandate": ("subject",), "figure": ("what", "value"), "presence": ("org", "place", "trend"),
    "reference": ("symbol",),
}  # fmt: skip

Found = tuple[Sentence, Proposal]


def ranked(found: Iterable[Found], models: Models) -> list[Proposal]:
    """The proposals that are likely enough, the likeliest candidate of each phrase, each claim once."""
    likely = [one for phrase in _phrases(found) for one in _of_phrase(phrase, models)]
    kept: list[Proposal] = []
    near: dict[tuple[str, int], list[Proposal]] = {}  # by type and stretch of the text
    for proposal in sorted(likely, key=lambda p: (-p.confidence, p.start, p.end, p.type, str(p.slots))):
        if proposal.confidence < models.least:
            break
        places = {(proposal.type, at // LONGEST) for at in (proposal.start, proposal.end - 1)}
        if not any(_same(proposal, other) for place in places for other in near.get(place, ())):
            kept.append(proposal)
            for place in places:
                near.setdefault(place, []).append(proposal)
    return kept


def _phrases(found: Iterable[Found]) -> list[list[Found]]:
    """The candidates by the phrase that gave them; a proposal that no other stands against is alone."""
    groups: dict[tuple[str, int], list[Found]] = {}
    for i, (sentence, proposal) in enumerate(found):
        key = (proposal.type, proposal.phrase) if proposal.ways else ("", i)
        groups.setdefault(key, []).append((sentence, proposal))
    return list(groups.values())


def _of_phrase(phrase: list[Found], models: Models) -> list[Proposal]:
    """The likeliest candidate of a phrase: right where the phrase says an act, this is who acts, and the line fits."""
    act = models.acts.probability(features(phrase[0][1], phrase[0][0]))
    if not phrase[0][1].ways:
        return [_chosen(sentence, proposal, act, models) for sentence, proposal in phrase]
    of_ways = {p.ways: models.ways.probability(way_features(p, sentence)) for sentence, p in phrase}
    best = max(of_ways, key=lambda ways: of_ways[ways])
    share = act * of_ways[best] / max(1.0, sum(of_ways.values()))
    return [_chosen(sentence, p, share, models) for sentence, p in phrase if p.ways == best]


def _chosen(sentence: Sentence, proposal: Proposal, likely: float, models: Models) -> Proposal:
    if proposal.type not in LINED or settled(sentence, proposal):
        return replace(proposal, confidence=likely)
    line, fits = models.line.choose(line_features(proposal, sentence))
    confidence = likely * fits if LINED[proposal.type] else likely
    return replace(proposal, slots={**proposal.slots, "line": line}, confidence=confidence)


def settled(sentence: Sentence, proposal: Proposal) -> bool:
    """Whether a line needs no model: an item of a list, or named by the quote's own words."""
    line = proposal.slots.get("line")
    if proposal.rule == LISTED or line not in PLAIN:
        return proposal.rule == LISTED
    return any(proposal.start <= h.start and h.end <= proposal.end for h in sentence.hits(f"line.{line}"))


def _same(a: Proposal, b: Proposal) -> bool:
    """One claim twice: the same type, keys and words."""
    return (
        a.type == b.type
        and a.start < b.end
        and b.start < a.end
        and all(a.slots.get(key) == b.slots.get(key) for key in KEYS[a.type])
    )
