"""Where a text holds a quote: the exact words, else the same words after folding, or `start…end` of a longer passage.

Invariant: an exact place of a quote without a gap satisfies `text[start:end] == quote`, a folded one has the
quote's shadow. No place cuts a number or a word: "3 members" is not in "83 members", and "verified" is not in
"unverified". In Arabic script alone a quote may begin behind proclitics (والتحالف holds التحالف) and end before a
pronoun. Time grows with the length of the text plus that of the quote, never with their product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from marsad.text.fold import Folded, fold, folded
from marsad.text.span import Span

LONGEST = 5000  # code points from the first to the last word of `start…end`: a paragraph, not a document
MOST = 1000  # places; a quote with more is no evidence of anything
_GAP = re.compile(r"[\[(]?(?:…|\.{3})[\])]?")
_PROCLITICS = re.compile(r"[وف]?[بكلس]?(?:ال|ل)?\Z")
_ENCLITICS = frozenset(("ه", "ها", "هم", "هن", "هما", "ي", "نا", "ك", "كم", "كن", "كما", "ني", "ا"))
_AFFIX = 6  # folded characters that are looked at on either side of an edge,
_NEAR = 40  # in so many of the source


class Located(NamedTuple):
    """A place in the source, in code points, half-open; `exact` where the very characters stand there."""

    start: int
    end: int
    exact: bool


def locate(quote: str, text: str | Folded, at: int | None = None) -> list[Located]:
    """The places of the quote in the text, in order: the exact ones, or where there are none, the folded ones.

    `quote` may be `start…end` (or with three dots): a place then runs from the first words to the nearest last words
    behind them, at most `LONGEST` code points. With `at` only the place that starts there counts. A text that is
    searched often may be given folded already. Places don't overlap; beyond `MOST` they are not looked for. An empty
    list means that the text does not hold the words.
    """
    source = text.source if isinstance(text, Folded) else text
    found = [Located(*span, True) for span in _direct(quote, source, at)]
    if found:
        return found
    shadow = text if isinstance(text, Folded) else fold(text)
    start = None if at is None else shadow.to_shadow(at, at).start
    found = [Located(*shadow.to_source(*span), False) for span in _direct(folded(quote).strip(), shadow.shadow, start)]
    gap = _GAP.search(quote)
    if gap and not found:
        head, tail = quote[: gap.start()].strip(), quote[gap.end() :].strip()
        found = [Located(*span, True) for span in _joined(head, tail, source, at)]
        if not found:
            spans = _joined(folded(head).strip(), folded(tail).strip(), shadow.shadow, start)
            found = [Located(*shadow.to_source(*span), False) for span in spans]
    return [place for place in found if at is None or place.start == at]


def _direct(quote: str, text: str, at: int | None) -> Iterator[Span]:
    return islice(_places(quote, text, at), MOST)


def _joined(head: str, tail: str, text: str, at: int | None) -> Iterator[Span]:
    """From each head to the nearest tail behind it; both are passed over once."""
    tails: Iterator[Span] | None = None
    last: Span | None = None
    for first in _direct(head, text, at):
        if tails is None:
            tails = _places(tail, text, None, first.end)
            last = next(tails, None)
        while last and last.start < first.end:
            last = next(tails, None)
        if not last:
            return
        if last.end - first.start <= LONGEST:
            yield Span(first.start, last.end)


def _places(wanted: str, text: str, at: int | None, start: int = 0) -> Iterator[Span]:
    """The whole-word places of `wanted` (at `at`, or from `start` on), none overlapping another."""
    if not wanted or wanted.isspace():
        return
    if at is not None and (at < 0 or not text.startswith(wanted, at)):
        return
    place = text.find(wanted, start) if at is None else at
    while place >= 0:
        end = place + len(wanted)
        if not _cuts(text, place) and not _cuts(text, end):
            yield Span(place, end)
        place = -1 if at is not None else text.find(wanted, end)


def _cuts(text: str, place: int) -> bool:
    """Whether the edge at `place` lies inside a number, or inside a word other than between it and a clitic."""
    near = text[max(0, place - 1) : place + 1]
    if near.isascii() and len(near) == 2 and not (near[0].isdigit() or near[1].isdigit() or near[0] in ".,"):
        return near.isalpha()  # the usual case, at once
    before, behind = _visible(text, place, -1), _visible(text, place, 1)
    if not before or not behind:
        return False
    if before[-1].isdecimal() or behind[0].isdecimal():
        return _cuts_number(before, behind)
    if not (before[-1].isalpha() and behind[0].isalpha()) or behind[0] >= "\u0e00":  # Thai, Chinese: no spaces anyway
        return False
    prefix, suffix = _letters(before[::-1])[::-1], _letters(behind)
    return not _PROCLITICS.match(prefix) and suffix not in _ENCLITICS


def _cuts_number(before: str, behind: str) -> bool:
    """83 cut as 8|3, 2.4 as 2|.4 or 2.|4."""
    if before[-1].isdecimal():
        return behind[0].isdecimal() or (behind[0] in ".," and behind[1:2].isdecimal())
    return before[-1] in ".," and before[-2:-1].isdecimal()


def _visible(text: str, place: int, step: int) -> str:
    """The folds of up to `_AFFIX` characters before (step -1) or behind (step 1) a place, in the order of the text."""
    found = ""
    place = place - 1 if step < 0 else place
    stop = place + step * _NEAR
    while 0 <= place < len(text) and place != stop and len(found) < _AFFIX:
        found = folded(text[place]) + found if step < 0 else found + folded(text[place])
        place += step
    return found


def _letters(text: str) -> str:
    """The letters at the head of a text."""
    count = 0
    while count < len(text) and text[count].isalpha():
        count += 1
    return text[:count]
