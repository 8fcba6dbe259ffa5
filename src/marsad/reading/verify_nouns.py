"""What a figure counts: whether the words of the quote count something else than the record says.

Invariant: a quote that names nothing countable contradicts no figure; the lexicon of the figures' own rule is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marsad.reading.verify_passage import Passage

Raw = tuple[str, str, str]  # slot, code, words

_NEAR = 25  # characters from a number to its noun

# What a record may count -> the cues in the quote that bear it out.
_CUES: dict[str, tuple[str, ...]] = {
    "killed": ("killed",),
    "displaced": ("displaced", "camp-population"),
    "camp-population": ("camp-population", "displaced"),
    "returned": ("returned", "repatriated"),
    "repatriated": ("repatriated", "returned"),
    "fighters": ("fighters", "foreign-fighters", "detained-fighters"),
    "foreign-fighters": ("foreign-fighters", "fighters"),
    "detained-fighters": ("detained-fighters", "detained", "fighters"),
    "detained-foreign-fighters": ("detained-foreign-fighters", "detained-fighters", "detained", "foreign-fighters"),
    "children": ("children",),
    "troops": ("troops",),
    "attacks": ("attacks", "strikes"),
    "strikes": ("strikes", "attacks"),
    "territory": ("territory",),
    "people-in-need": ("people-in-need", "displaced"),
    "liberated-people": ("liberated-people", "returned"),
}


def nouns(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """Why the figure's `what` is not what the quote counts."""
    what = record.get("what")
    if record.get("type") != "figure" or not isinstance(what, str) or what not in _CUES:
        return
    if any(passage.sentence.has(f"figure.{cue}", f"figure.said.{cue}") for cue in _CUES[what]):
        return
    said = {cue for cue in {c for cues in _CUES.values() for c in cues} if _stands(cue, passage)}
    if said:
        yield "what", "noun-differs", f"the quote counts {' or '.join(sorted(said))}, not {what}"


def _stands(cue: str, passage: Passage) -> bool:
    """Whether something is said to be so, or a noun for it stands beside a number."""
    if passage.sentence.has(f"figure.said.{cue}"):
        return True
    ends = [n.end for n in passage.sentence.numbers]
    return any(0 <= hit.start - end <= _NEAR for hit in passage.sentence.hits(f"figure.{cue}") for end in ends)
