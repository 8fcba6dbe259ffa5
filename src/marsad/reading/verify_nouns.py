"""What a figure counts: whether the words of the quote count something else than the record says.

Invariant: a quote that names nothing countable contradicts no figure; the lexicon of the figures' own rule is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from marsad.reading.verify_passage import Passage

Raw = tuple[str, str, str]  # slot, code, words

_DONE = frozenset(("killed", "displaced", "returned", "repatriated", "detained", "liberated-people"))
_BEHIND, _AHEAD = 25, 15  # characters from a number to its noun, and to the verb before it

# What a record may count -> the cues in the quote that bear it out.
_CUES: dict[str, tuple[str, ...]] = {
    "killed": ("killed",),
    "displaced": ("displaced", "camp-population"),
    "camp-population": ("camp-population", "displaced"),
    "returned": ("returned", "repatriated", "displaced", "camp-population"),
    "repatriated": ("repatriated", "returned", "displaced"),
    "fighters": ("fighters", "foreign-fighters", "detained-fighters"),
    "foreign-fighters": ("foreign-fighters", "fighters"),
    "detained-fighters": ("detained-fighters", "detained", "fighters"),
    "detained-foreign-fighters": ("detained-foreign-fighters", "detained-fighters", "detained", "foreign-fighters"),
    "children": ("children",),
    "troops": ("troops",),
    "attacks": ("attacks", "strikes"),
    "strikes": ("strikes", "attacks"),
    "territory": ("territory",),
    "people-in-need": ("people-in-need", "displaced", "camp-population"),
    "liberated-people": ("liberated-people", "returned"),
}


def nouns(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """Why the figure's `what` is not what the quote counts."""
    what = record.get("what")
    if record.get("type") != "figure" or not isinstance(what, str) or what not in _CUES:
        return
    if any(passage.sentence.has(f"figure.{cue}", f"figure.said.{cue}") for cue in _CUES[what]):
        return
    value = record.get("value")
    spans = [(n.start, n.end) for n in passage.sentence.numbers if n.value == value]
    said = {cue for cue in {c for cues in _CUES.values() for c in cues} if _beside(cue, spans, passage)}
    if said:
        yield "what", "noun-differs", f"the quote counts {' or '.join(sorted(said))}, not {what}"


def _beside(cue: str, spans: list[tuple[int, int]], passage: Passage) -> bool:
    """Whether the cue stands right behind the figure's number, or just before it."""
    nouns = passage.sentence.hits(f"figure.{cue}")
    verbs = passage.sentence.hits(f"figure.said.{cue}") if cue in _DONE else []
    behind = any(0 <= h.start - end <= _BEHIND for h in (*nouns, *verbs) for _, end in spans)
    return behind or any(0 <= start - h.end <= _AHEAD for h in verbs for start, _ in spans)
