"""Read a document: every rule over every sentence, the same claim once, in the order of the text.

Invariant: each proposal is grounded (`text[start:end] == quote`); the same document gives the same proposals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence
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


def read(document: Document) -> list[Proposal]:
    """The proposals of a document, in the order of their quotes."""
    found: dict[tuple[object, ...], Proposal] = {}
    for sentence in document.sentences:
        for rule in RULES:
            for proposal in rule(sentence):
                key = (proposal.type, proposal.start, tuple(sorted((k, str(v)) for k, v in proposal.slots.items())))
                if proposal.grounded(document.text):
                    found.setdefault(key, proposal)
    return sorted(found.values(), key=lambda p: (p.start, p.end, p.type))
