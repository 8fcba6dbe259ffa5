"""Read a document: every rule over every sentence, ranked, the same claim once, in the order of the text.

Invariant: each proposal is grounded (`text[start:end] == quote`); the same document gives the same proposals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence
from marsad.reading.gate import filtered
from marsad.reading.rank.choose import ranked
from marsad.reading.rank.model import models
from marsad.reading.rules import (
    attendance,
    calls,
    commitments,
    figures,
    mandates,
    meetings,
    membership,
    presence,
    references,
    refusals,
    threats,
    votes,
)

Rule = Callable[[Sentence], Iterator[Proposal]]
RULES: tuple[Rule, ...] = (
    meetings.propose,
    attendance.propose,
    membership.propose,
    commitments.propose,
    calls.propose,
    refusals.propose,
    threats.propose,
    votes.propose,
    mandates.propose,
    figures.propose,
    presence.propose,
    references.propose,
)


def candidates(document: Document) -> Iterator[tuple[Sentence, Proposal]]:
    """All that the rules allow, with the sentence of each: before anything is ranked or left out."""
    seen: set[tuple[object, ...]] = set()
    for sentence in document.sentences:
        for rule in RULES:
            for proposal in rule(sentence):
                slots = tuple(sorted((k, str(v)) for k, v in proposal.slots.items()))
                key = (proposal.type, proposal.start, proposal.ways, slots)
                if key not in seen and proposal.grounded(document.text):
                    seen.add(key)
                    yield sentence, proposal


def read(document: Document) -> list[Proposal]:
    """The proposals of a document, in the order of their quotes."""
    kept, _ = filtered(ranked(candidates(document), models()), document)
    return sorted(kept, key=lambda p: (p.start, p.end, p.type))
