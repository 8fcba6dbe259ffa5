"""A document as the rules see it: sentences of words, with the names, numbers, dates and money found in them.

Invariant: every span is in code points of the document's own text, which is never changed. What a rule asks for is
found once.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
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

Spanned = TypeVar("Spanned", Word, Name, Number, DateMention, Money)


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
        return [Sentence(self, i, span) for i, span in enumerate(sentences(self.text))]

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
        taken = [(d.start, d.end) for d in self.dates]
        return [n for n in numbers(self.text, self.lang) if not any(s < n.end and n.start < e for s, e in taken)]

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
        return sorted((h for c in categories for h in self._hits.get(c, ())), key=lambda h: (h.start, -h.end))

    def has(self, *categories: str) -> bool:
        """Whether a phrase of one of the categories stands in the sentence."""
        return any(c in self._hits for c in categories)


def _within(items: Sequence[Spanned], span: Span) -> list[Spanned]:
    first = bisect_left(items, span.start, key=lambda item: item.start)
    last = bisect_left(items, span.end, key=lambda item: item.start)
    return list(items[first:last])
