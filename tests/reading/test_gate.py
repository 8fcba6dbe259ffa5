"""The gate before the reader's proposals: contradictions are refused, what the quote leaves to the document is not."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.model.proposal import Proposal
from marsad.reading.document import Document
from marsad.reading.gate import filtered
from marsad.reading.read import read

TEXT = (
    "The camp of Al-Hol is in Syria. It held 62,000 people in 2021. Peru was absent. Denmark pledged 20 million euros."
)
DOCUMENT = Document.of(TEXT, "2021-06-28", "en")


def proposed(quote: str, kind: str, **slots: Any) -> Proposal:
    start = TEXT.index(quote)
    return Proposal(kind, quote, start, start + len(quote), f"{kind}.test", slots)


@pytest.mark.parametrize(
    ("proposal", "code"),
    [
        (proposed("It held 62,000 people in 2021", "figure", what="other", value=26000), "number-not-in-quote"),
        (proposed("62,000", "figure", what="other", value=20000000), "number-not-in-quote"),  # of another sentence
        (proposed("Peru was absent", "attendance", actor="PER", status="attended"), "absent"),
        (proposed("Denmark pledged 20 million euros", "commitment", by="NOR", line="finance"), "actor-not-in-quote"),
        (proposed("20 million euros", "figure", what="funding-pledged", value=20000000, unit="USD"), "unit-differs"),
    ],
)
def test_what_contradicts_its_words_is_refused(proposal: Proposal, code: str) -> None:
    kept, refused = filtered([proposal], DOCUMENT)
    assert kept == []
    assert [r.proposal for r in refused] == [proposal]
    assert code in {reason.code for reason in refused[0].reasons}


@pytest.mark.parametrize(
    "proposal",
    [
        proposed(
            "62,000 people", "figure", what="other", value=62000, place="al-hol", date="2021"
        ),  # place, day elsewhere
        proposed("20 million euros", "figure", what="funding-pledged", value=20000000, unit="EUR", holder="DNK"),
        proposed("Peru was absent", "attendance", actor="PER", status="absent"),
    ],
)
def test_what_the_document_states_is_kept_unchanged(proposal: Proposal) -> None:
    assert filtered([proposal], DOCUMENT) == ([proposal], [])


def test_the_readers_proposals_come_out_in_their_order() -> None:
    proposals = read(DOCUMENT)
    kept, refused = filtered(proposals, DOCUMENT)
    assert proposals
    assert sorted([*kept, *(r.proposal for r in refused)], key=proposals.index) == proposals
    assert kept == [p for p in proposals if p in kept]
