"""The folded shadow of a text, beside the text itself, with a map of offsets both ways.

Folding makes alike what a reader takes for the same word: letter forms of Arabic, marks, digits, spaces, quotation
marks, dashes, case and accents (docs/reference/text-folding.md lists all). The source is never changed.

Invariant: `shadow` is `source` with every character mapped on its own (to none, one or several), and then each run
of spaces cut to one; so the map is monotone, and folding a shadow changes nothing.

The map holds only the places where the two run apart: after source[at[k]] they run side by side from shadow[to[k]],
until the next such place. A plain text costs no map at all.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from marsad.text.span import Span

# What Unicode's decompositions don't say. Letters that Arabic, Persian and Urdu keyboards write differently are one.
_ALIKE = {
    **dict.fromkeys("ٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیےېۍ", "ي"),
    **dict.fromkeys("ةەہھۃۀ", "ه"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("“”„‟«»″〝〞〟＂״", '"'),
    **dict.fromkeys("‘’‚‛‹›`´ʹʻʼʽʾʿˈˊˋ′‵׳＇", "'"),
    **dict.fromkeys("−⁃˗", "-"),
    **dict.fromkeys("،٬", ","),
    **dict.fromkeys("٫۔", "."),
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "⁄": "/",
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
}
_MARK_RANGES = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
_MARK = re.compile(f"[{_MARK_RANGES}]")
_MARKS = re.compile(f"[{_MARK_RANGES}\u0640]*")
_SPACES = re.compile("  +")


class _Table(dict[int, str]):
    """A character's fold by its code point, computed when it is first met.

    The three strings hold the characters met so far at which the map can bend.
    """

    def __init__(self) -> None:
        super().__init__()
        self.dropped = ""
        self.spaces = ""
        self.longer = ""
        self._pattern: tuple[int, re.Pattern[str]] | None = None

    def __missing__(self, point: int) -> str:
        char = chr(point)
        shadow = _shadow_of(char)
        if not shadow:
            self.dropped += char
        elif shadow == " ":
            self.spaces += char
        elif len(shadow) > 1:
            self.longer += char
        self[point] = shadow  # last, so that no other thread folds it before `bends` knows it
        return shadow

    def bends(self) -> re.Pattern[str]:
        """Where source and shadow run apart, for the characters met so far."""
        dropped, spaces, longer = self.dropped, self.spaces, self.longer
        size = len(dropped) + len(spaces) + len(longer)
        if self._pattern is None or self._pattern[0] != size:
            gone, blank, more = re.escape(dropped), re.escape(spaces), re.escape(longer)
            self._pattern = (size, re.compile(f"([{gone}]+)|[{blank}][{blank}{gone}]+|[{more}]"))
        return self._pattern[1]


def _shadow_of(char: str) -> str:
    """The fold of one character: repeated until nothing changes, so that a shadow is its own shadow."""
    shadow = _step(char)
    while True:
        again = "".join(map(_step, shadow))
        if again == shadow:
            return shadow
        shadow = again


def _step(char: str) -> str:
    alike = _ALIKE.get(char)
    if alike is not None:
        return alike
    kind = unicodedata.category(char)
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    if kind == "Pd":
        return "-"
    if kind in ("Zs", "Zl", "Zp") or (kind == "Cc" and char.isspace()):
        return " "
    if kind in ("Cf", "Cc") or char in "\u0640\u06e5\u06e6" or _MARK.match(char):
        return ""
    if kind == "No":  # a raised or circled digit is no digit of the number before it
        return char
    parts = unicodedata.normalize("NFKD", char)
    bare = _MARK.sub("", parts)
    if parts[0] == " " and bare == " ":  # an accent that stands alone
        return ""
    return unicodedata.normalize("NFC", bare).casefold()


_TABLE = _Table()
for _char in "\u0640\u064b\u200f \n\ufefbß":  # one of each class at least: no set of the pattern is empty
    _TABLE[ord(_char)]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its shadow. Offsets are code points; spans are half-open."""

    source: str
    shadow: str
    _at: array[int] = field(repr=False, compare=False)
    _to: array[int] = field(repr=False, compare=False)

    def to_source(self, start: int, end: int) -> Span:
        """The characters of the source that `shadow[start:end]` came from, with the marks behind the last of them."""
        first = self._source_at(start)
        if end <= start:
            return Span(first, first)
        last = self._source_at(end - 1) + 1
        match = _MARKS.match(self.source, last)
        return Span(first, match.end() if match else last)

    def to_shadow(self, start: int, end: int) -> Span:
        """What `source[start:end]` became in the shadow: nothing (start == end) where all of it was dropped."""
        first = self._shadow_at(start)
        return Span(first, max(first, self._shadow_at(end)))

    def _source_at(self, place: int) -> int:
        """The offset of the source character that shadow[place] came from."""
        if place >= len(self.shadow):
            return len(self.source)
        k = bisect_right(self._to, place) - 1
        straight = self._at[k] + place - self._to[k]
        return straight if k + 1 == len(self._at) else min(straight, self._at[k + 1] - 1)

    def _shadow_at(self, place: int) -> int:
        """How many shadow characters source[:place] made."""
        k = bisect_right(self._at, place) - 1
        straight = self._to[k] + place - self._at[k]
        return min(straight, len(self.shadow) if k + 1 == len(self._to) else self._to[k + 1])


def fold(text: str) -> Folded:
    """The folded shadow of a text, with the map; time and memory grow with the text's length alone."""
    shadow = _SPACES.sub(" ", text.translate(_TABLE))
    at, to = array("I", [0]), array("I", [0])
    here, there = at.append, to.append
    lead = 0  # how far the shadow runs ahead of the source
    for match in _TABLE.bends().finditer(text):
        start, end = match.span()
        lead += start - end
        if not match.lastindex:  # a run of spaces makes one, a long fold several, dropped ones make none
            lead += len(_TABLE[ord(text[start])])
        here(end)
        there(end + lead)
    return Folded(text, shadow, at, to)


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The shadow of a short text alone."""
    return _SPACES.sub(" ", word.translate(_TABLE))
