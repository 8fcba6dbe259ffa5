"""A text in parts that are indexed one by one, and the passage of a part that answers a question.

Invariant: parts are in order, don't overlap and hold every word; a passage has at most `AROUND` characters on either
side of the words that were found, which lie within `TOGETHER` of each other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from marsad.archive.search.words import Question, Word
from marsad.text.sentences import sentences
from marsad.text.span import Span

AROUND = 200  # code points
TOGETHER = 300  # code points from the first to the last word found
_FULL = 1000  # code points after which a part takes no further sentence
_LONGEST = 2000  # code points of a part; a longer sentence is cut
_BLOCK = 1_000_000  # code points whose sentences are looked for at once: memory does not grow with the text


class Passage(NamedTuple):
    """A stretch of a text and the words found in it, in code points of that text."""

    start: int
    end: int
    words: tuple[Span, ...]


def parts(text: str) -> Iterator[Span]:
    """The parts of a text: whole sentences, some `_FULL` characters together; only longer sentences are cut."""
    start = end = 0
    for first, last in _pieces(text):
        if end > start and (end - start >= _FULL or last - start > _LONGEST):
            yield Span(start, end)
            start = first
        elif end == start:
            start = first
        end = last
    if end > start:
        yield Span(start, end)


def _pieces(text: str) -> Iterator[Span]:
    """The sentences, in order, those above `_LONGEST` cut."""
    start = 0
    while start < len(text):
        stop = _space(text, start, start + _BLOCK)
        for first, last in sentences(text[start:stop]):
            here, end = start + first, start + last
            while end - here > _LONGEST:
                cut = _space(text, here, here + _LONGEST)
                yield Span(here, cut)
                here = cut
            yield Span(here, end)
        start = stop


def _space(text: str, start: int, limit: int) -> int:
    """The last place to cut text[start:limit] at: behind a line, else before a space, else at the limit."""
    if limit >= len(text):
        return len(text)
    line = text.rfind("\n", start, limit) + 1 if limit - start == _BLOCK else 0
    if line > start:
        return line
    space = text.rfind(" ", start + 1, limit)
    return space if space > start else limit


def places(found: list[Word], question: Question) -> list[int]:
    """Which words of a part were asked for, alone or within a phrase; none where only a part of a phrase is there."""
    alone = frozenset(question.terms)
    terms = [word.term for word in found]
    hits = {i for i, term in enumerate(terms) if term in alone}
    for phrase in question.phrases:
        size = len(phrase)
        for i in range(len(terms) - size + 1):
            if terms[i] == phrase[0] and tuple(terms[i : i + size]) == phrase:
                hits.update(range(i, i + size))
    return sorted(hits)


def passage(part: str, found: list[Word], hits: list[int]) -> Passage:
    """The passage around those hits that lie together and hold the most different terms; offsets count in `part`."""
    chosen = _together([found[i] for i in hits])
    first, last = chosen[0].start, chosen[-1].end
    spans = sentences(part)
    starts = [span.start for span in spans]
    low = starts[bisect_right(starts, first) - 1]
    high = spans[bisect_left(starts, last) - 1].end
    if first - low > AROUND:
        low = next(word.start for word in found if word.start >= first - AROUND)
    if high - last > AROUND:
        high = max(word.end for word in found if word.end <= last + AROUND)
    marked = [found[i] for i in hits if found[i].start >= low and found[i].end <= high]
    return Passage(low, high, tuple(Span(word.start, word.end) for word in marked))


def _together(hits: list[Word]) -> list[Word]:
    """The first run of hits within `TOGETHER` that has the most different terms, and then the most hits."""
    best, most = (0, 1), (1, 1)
    counts: Counter[str] = Counter()
    first = 0
    for last, word in enumerate(hits):
        counts[word.term] += 1
        while first < last and word.end - hits[first].start > TOGETHER:
            counts[hits[first].term] -= 1
            first += 1
        size = (sum(1 for count in counts.values() if count), last + 1 - first)
        if size > most:
            best, most = (first, last + 1), size
    return hits[slice(*best)]
