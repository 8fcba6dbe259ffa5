"""Plain text in any encoding."""

from __future__ import annotations

from marsad.archive.extract import Extracted, Hints, UnreadableError, has_words, lines
from marsad.archive.extract.encoding import decoded

CONTROLS = 0.01  # of the characters: more is a program or a picture
_KEPT = "\t\n\r\f"


def extract(content: bytes, hints: Hints) -> Extracted:
    """The decoded text with LF at its line ends; raises UnreadableError."""
    text, notes = decoded(content, hints.charset)
    sample = text[:100_000]
    controls = sum(1 for c in sample if c < " " and c not in _KEPT)
    if controls > CONTROLS * len(sample):
        raise UnreadableError("it holds control characters all over, so it is no text")
    if not has_words(text):
        raise UnreadableError("it holds no word")
    return Extracted(lines(text), hints.media_type or "text/plain", "plain 1", notes)
