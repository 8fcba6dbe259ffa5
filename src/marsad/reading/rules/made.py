"""How a rule makes a proposal: the quote is cut from the document, never typed."""

from __future__ import annotations

from marsad.model.proposal import LONGEST, Proposal, Slot
from marsad.reading.document import Sentence


def made(
    sentence: Sentence,
    rule: str,
    start: int,
    end: int,
    *,
    polarity: str = "affirmed",
    modality: str = "asserted",
    ways: tuple[str, ...] = (),
    phrase: int = -1,
    **slots: Slot,
) -> Proposal:
    """A proposal of the type before the rule's dot, over [start, end) of the document, trimmed to what is allowed."""
    text = sentence.document.text
    end = min(end, start + LONGEST)
    while start < end and (text[start].isspace() or text[start] in ",،;؛:.([\"'"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",،;؛:.(["):
        end -= 1
    return Proposal(
        rule.split(".")[0], text[start:end], start, end, rule, slots, polarity, modality, ways=ways, phrase=phrase
    )
