"""A document as the rules see it: sentences of words, with the names, numbers, dates and money found in them.

Invariant: every span is in code points of the document's own text, which is never changed. What a rule asks for is
found once.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import TypeVar

from marsad.model.dates import parse_edtf
from marsad.reading.lexicon import Hit, hits
from marsad.reading.words import Word, words
from marsad.text.dates import DateMention, dates
from marsad.text.language import language
from marsad.text.money import Money, money
from marsad.text.names import Name, names
from marsad.text.numbers import Number, numbers
from marsad.text.sentences import sentences
from marsad.text.span import Span

LONGEST_SENTENCE = 2000  # code points; a longer one is cut between words, so that time stays linear in the text

Spanned = TypeVar("Spanned", Word, Name, Number, DateMention, Money)
Owner = TypeVar("Owner", "Document", "Sentence")
Found = TypeVar("Found")


def once(find: Callable[[Owner], Found]) -> Callable[[Owner], Found]:
    """Keep what a function finds with the document or the sentence that it was asked of; nobody may change it."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def kept(owner: Owner) -> Found:
        held: dict[str, Found] = owner.__dict__
        if name not in held:
            held[name] = find(owner)
        return held[name]

    return kept


@dataclass(frozen=True)
class Document:
    """A text in one language, with its own date (EDTF) where it is known."""

    text: str
    lang: str
    date: str = ""

    @classmethod
    def of(cls, text: str, date: str = "", lang: str = "") -> Document:
        """Read the language from the text where it is not given; a text in none of the three is read as English."""
        return cls(text, lang or language(text) or "en", date)

    @cached_property
    def reference(self) -> dt.date | None:
        """The day that relative dates are counted from: the first that the document's own date may be."""
        return parse_edtf(self.date).first if self.date else None

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences, in order."""
        pieces = (piece for span in sentences(self.text) for piece in _pieces(self.text, span))
        return [Sentence(self, i, piece) for i, piece in enumerate(pieces)]

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    def touched(self, span: Span) -> list[Sentence]:
        """The sentences that a stretch of the text touches, in order."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [s for s in self.sentences[first:last] if s.span.end > span.start]

    @cached_property
    def words(self) -> list[Word]:
        """All words."""
        return words(self.text, self.lang)

    @cached_property
    def names(self) -> list[Name]:
        """States, bodies, groups, places, offices and persons."""
        return names(self.text, self.lang)

    @cached_property
    def numbers(self) -> list[Number]:
        """Numbers that belong to no date."""
        ends = [d.end for d in self.dates]  # in order: dates don't overlap
        found = []
        for number in numbers(self.text, self.lang):
            i = bisect_right(ends, number.start)
            if i == len(ends) or self.dates[i].start >= number.end:
                found.append(number)
        return found

    @cached_property
    def codes(self) -> Counter[str]:
        """How often each name's code stands in the document."""
        return Counter(name.code for name in self.names)

    @cached_property
    def groups(self) -> list[Name]:
        """The armed groups by name, in order."""
        return [name for name in self.names if name.kind == "armed-group"]

    @cached_property
    def dates(self) -> list[DateMention]:
        """Dates, relative ones resolved against the document's own."""
        return dates(self.text, self.lang, self.reference)

    @cached_property
    def money(self) -> list[Money]:
        """Sums of money."""
        return money(self.text, self.lang)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a document."""

    document: Document
    index: int
    span: Span

    @property
    def lang(self) -> str:
        """The document's language."""
        return self.document.lang

    @property
    def text(self) -> str:
        """The sentence's own characters."""
        return self.span.of(self.document.text)

    @cached_property
    def words(self) -> list[Word]:
        """The words and marks of the sentence."""
        return _within(self.document.words, self.span)

    @cached_property
    def names(self) -> list[Name]:
        """The names in the sentence."""
        return _within(self.document.names, self.span)

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers in the sentence."""
        return _within(self.document.numbers, self.span)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates in the sentence."""
        return _within(self.document.dates, self.span)

    @cached_property
    def money(self) -> list[Money]:
        """The sums of money in the sentence."""
        return _within(self.document.money, self.span)

    @cached_property
    def _hits(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hit in hits(self.words, self.lang):
            found.setdefault(hit.category, []).append(hit)
        return found

    def hits(self, *categories: str) -> list[Hit]:
        """Where phrases of the lexicon's categories stand, in order; longer ones win within a category."""
        known = self._hits
        rows = [known[c] for c in categories if c in known]
        if len(rows) < 2:  # a category's own are in order
            return list(rows[0]) if rows else []
        return sorted((h for row in rows for h in row), key=lambda h: (h.start, -h.end))

    @property
    def categories(self) -> Mapping[str, Sequence[Hit]]:
        """The categories of which a phrase stands in the sentence, with where."""
        return self._hits

    def has(self, *categories: str) -> bool:
        """Whether a phrase of one of the categories stands in the sentence."""
        return not self._hits.keys().isdisjoint(categories)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        end = cut if cut > 0 else start + LONGEST_SENTENCE
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _within(items: Sequence[Spanned], span: Span) -> list[Spanned]:
    first = bisect_left(items, span.start, key=lambda item: item.start)
    last = bisect_left(items, span.end, key=lambda item: item.start)
    return list(items[first:last])
