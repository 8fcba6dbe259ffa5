"""A proposal: what a document is read to say, with the exact words that say it.

Invariant: `text[start:end] == quote` for the text that it was read from (`grounded` tells).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TYPES = (
    "meeting", "attendance", "membership", "commitment", "call", "refusal",
    "threat", "vote", "mandate", "figure", "presence", "reference",
)  # fmt: skip
LONGEST = 500  # characters of a quote: one long sentence

Slot = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One typed record. `rule` names what made it; `confidence` is the probability that a person accepts it."""

    type: str
    quote: str
    start: int
    end: int
    rule: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    polarity: str = "affirmed"  # or negated
    modality: str = "asserted"  # or planned, possible, demanded, reported
    confidence: float = 0.0
    ways: tuple[str, ...] = ()  # how the grammar found who acts
    phrase: int = -1  # where the phrase stands that made it; of those that one phrase made, the likeliest stays

    def grounded(self, text: str) -> bool:
        """Whether the quote is exactly these characters of the text, and no longer than a sentence may be."""
        return (
            0 <= self.start < self.end <= len(text)
            and self.end - self.start <= LONGEST
            and (text[self.start : self.end] == self.quote)
        )

    def as_json(self) -> dict[str, Any]:
        """The proposal as the contract writes it: slots beside the quote, empty ones left out."""
        head = {"type": self.type, "quote": self.quote, "start": self.start, "end": self.end}
        filled = {name: value for name, value in self.slots.items() if value is not None and value != []}
        tail = {"rule": self.rule, "polarity": self.polarity, "modality": self.modality}
        return {**head, **filled, **tail, "confidence": round(self.confidence, 3)}
