"""Lines of effort: which one a stretch of text is about.

Invariant: the answer depends on the words of the stretch alone; where several lines are named, the one named most,
then first.
"""

from __future__ import annotations

from marsad.reading.document import Sentence, once
from marsad.reading.lexicon import Hit

LINES = ("foreign-fighters", "finance", "propaganda", "humanitarian", "stabilization", "military", "political")
_CATEGORIES = tuple(f"line.{line}" for line in LINES)


def lines_of(sentence: Sentence, start: int, end: int) -> list[str]:
    """The lines that the words between two offsets name: most often named first, ties in the order of the text."""
    count: dict[str, int] = {}
    for hit in _named(sentence):
        if start <= hit.start and hit.end <= end:
            line = hit.category.removeprefix("line.")
            count[line] = count.get(line, 0) + 1
    return sorted(count, key=lambda line: -count[line])


def line_of(sentence: Sentence, start: int, end: int) -> str:
    """The line of effort of a stretch; "" where its words name none."""
    return next(iter(lines_of(sentence, start, end)), "")


@once
def lines_within(sentence: Sentence) -> list[str]:
    """The lines that a whole sentence names."""
    return lines_of(sentence, *sentence.span)


@once
def _named(sentence: Sentence) -> list[Hit]:
    return sentence.hits(*_CATEGORIES)
