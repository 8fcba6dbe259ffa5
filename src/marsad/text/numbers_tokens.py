"""The words, figures and marks of a folded text, as the readers of numbers, dates and sums walk over them.

Invariant: tokens stand in the order of the text and never overlap; the work and the memory of a pass stay linear,
because a long text is cut into pieces of at most `PIECE` characters, at a blank line, the end of a sentence or a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marsad.text.fold import Folded

PIECE = 20_000
LONGEST = 15  # more figures than that are no count of anything

_TOKEN = re.compile(r"(?:https?://|www\.)\S+|[0-9]+|[^\W\d_]+|[^\w\s]|[^\W]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


class Token(NamedTuple):
    """A word ("w"), a run of figures ("d") or one mark ("m"); offsets into the shadow; `glued`: no space before it."""

    text: str
    start: int
    end: int
    kind: str
    glued: bool


END = Token("", -1, -1, "", False)


class Tokens(list[Token]):
    """Tokens, with the text that they came from; asking for one beyond either end gives END."""

    def __init__(self, found: Iterator[Token], folded: Folded) -> None:
        super().__init__(found)
        self.folded = folded

    def at(self, index: int) -> Token:
        """The token at an index, END outside."""
        return self[index] if 0 <= index < len(self) else END

    def words(self, index: int, count: int) -> tuple[str, ...]:
        """The texts of `count` tokens from an index on ("" beyond the end)."""
        return tuple(self.at(k).text for k in range(index, index + count))

    def source(self, start: int, end: int) -> str:
        """What stands in the source at these offsets of the shadow."""
        return self.folded.to_source(start, end).of(self.folded.source)


def walk(folded: Folded) -> Iterator[Tokens]:
    """The tokens of a text, piece by piece."""
    shadow = folded.shadow
    start = 0
    stops = [folded.to_shadow(m.start(), m.start()).start for m in _BLANK_LINE.finditer(folded.source)]
    for stop in [*stops, len(shadow)]:
        while start < stop:
            end = _cut(shadow, start, stop)
            yield Tokens(_tokens(shadow, start, end), folded)
            start = end


def _cut(shadow: str, start: int, stop: int) -> int:
    if stop - start <= PIECE:
        return stop
    for mark in (". ", " "):
        found = shadow.rfind(mark, start + PIECE // 2, start + PIECE)
        if found > 0:
            return found + len(mark)
    return start + PIECE


def _tokens(shadow: str, start: int, end: int) -> Iterator[Token]:
    last = -1
    for match in _TOKEN.finditer(shadow, start, end):
        text = match.group()
        kind = "d" if text[0] in "0123456789" else "w" if text.isalpha() else "m"  # an address is one mark
        yield Token(text, match.start(), match.end(), kind, match.start() == last)
        last = match.end()
