"""Dates in Arabic, English and French texts, absolute and relative, Gregorian and Hijri, as EDTF.

Invariant: the mentions stand in the order of the text and do not overlap; each `edtf` is read by
`marsad.model.dates.parse_edtf` and is cut to what the words support; a Hijri date is given as its Gregorian days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from marsad.text import dates_absolute, dates_nth, dates_relative, dates_weeks, dates_years
from marsad.text.dates_calendar import Ymd, edtf, hijri, hijri_year, span, with_year
from marsad.text.dates_heads import may_begin
from marsad.text.dates_parts import Part
from marsad.text.dates_spans import led, merged
from marsad.text.dates_words import LEXICONS
from marsad.text.fold import Folded, fold
from marsad.text.numbers_tokens import Tokens, walk

_CUE_REACH = {"ar": 2, "en": 2, "fr": 3}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `text[start:end]`: its EDTF, whether the reference was needed, and the calendar it was said in."""

    start: int
    end: int
    edtf: str
    relative: bool
    calendar: Literal["gregorian", "hijri"]


def dates(text: str, lang: str, reference: dt.date | None) -> list[DateMention]:
    """The dates of a text; `reference` is the document's own day.

    Dates without a year and relative ones need the reference; without one they are left out. Offsets are code points of
    `text`. Raises KeyError for a language other than ar, en, fr.
    """
    return list(found(fold(text), lang, reference))


def found(shadow: Folded, lang: str, reference: dt.date | None) -> Iterator[DateMention]:
    """The dates of a text that is folded already."""
    if lang not in LEXICONS:
        raise KeyError(lang)
    for tokens in walk(shadow):
        parts = merged(tokens, list(_parts(tokens, lang, reference)), lang)
        for part in parts:
            text = _resolved(tokens, part, lang, reference)
            if text:
                at = shadow.to_source(led(tokens, part, lang), part.end)
                relative = part.relative or (part.when.year is None and not part.edtf)
                yield DateMention(at.start, at.end, text, relative, "hijri" if part.hijri else "gregorian")


def _parts(tokens: Tokens, lang: str, reference: dt.date | None) -> Iterator[Part]:
    k = 0
    while k < len(tokens):
        token = tokens[k]
        idle = token.kind == "m" or (token.kind == "w" and not may_begin(token.text, lang))
        if idle or (token.kind == "d" and _inside(tokens, k)):
            k += 1
            continue
        here = _here(tokens, k, lang, reference)
        yield from here
        k = max(k + 1, here[-1].next) if here else k + 1


def _here(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> list[Part]:
    """The dates that begin at a token, by the first grammar that reads any."""
    week = dates_weeks.parse(tokens, k, lang, reference)
    if week:
        return [week]
    found = dates_absolute.parse(tokens, k, lang)
    nth = None if found else dates_nth.parse(tokens, k, lang, reference)
    if nth:
        return [nth]
    found = found or dates_relative.parse(tokens, k, lang, reference)
    year = None if found else dates_years.parse(tokens, k, lang, reference)
    return [year] if year else found


def _inside(tokens: Tokens, k: int) -> bool:
    """Whether figures stand inside a chain such as 1,234 or 28/6/2021, which was read from its first figures."""
    before = tokens.at(k - 1)
    return tokens[k].glued and before.kind == "m" and before.glued and tokens.at(k - 2).kind == "d"


def _resolved(tokens: Tokens, part: Part, lang: str, reference: dt.date | None) -> str:
    """The EDTF of a part, its missing year filled in from the reference; "" where that cannot be."""
    if part.edtf:
        return part.edtf
    first, last = part.when, part.until
    side = part.side or _side(tokens, part, lang)
    if part.hijri:
        first = _hijri_year(first, reference, side)
        last = last and last._replace(year=last.year or first.year)
        both = hijri(first), hijri(last) if last else ""
        return span(both[0][:10], both[1][-10:]) if last else both[0]
    if first.year is None:
        if reference is None:
            return ""
        first = with_year(first, reference, side, part.weekday)
    if last is None:
        return edtf(first)
    return span(edtf(first), edtf(last._replace(year=last.year or first.year)))


def _side(tokens: Tokens, part: Part, lang: str) -> int:
    """1 where a word before says that the date lies ahead ("until"), -1 behind ("since"), else 0."""
    lexicon = LEXICONS[lang]
    before = {tokens.at(part.first - n).text for n in range(1, _CUE_REACH[lang] + 1)}
    if before & lexicon.until:
        return 1
    return -1 if before & lexicon.since else 0


def _hijri_year(when: Ymd, reference: dt.date | None, side: int) -> Ymd:
    """A Hijri month with its Hijri year: near the reference, or within the Gregorian year that stands beside it."""
    if when.year is None:
        year = hijri_year(when.month or 1, reference, side) if reference else None
        return when._replace(year=year)
    if when.year > 1600 and when.year < 2200:
        return when._replace(year=hijri_year(when.month or 1, dt.date(when.year, 7, 1), 0))
    return when
