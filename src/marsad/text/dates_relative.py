"""Dates counted from the document's own day: "yesterday", "الأسبوع الماضي", "قبل سنتين", "mardi", "l'an dernier".

Invariant: without a reference there is no relative date. A date is cut to what the words support: "two years ago" is a
year, "three weeks ago" the week, "on Monday" the Monday on or before the reference.
"""

from __future__ import annotations

import datetime as dt

from marsad.text import dates_relative_ar, dates_relative_en, dates_relative_fr
from marsad.text.dates_absolute import Part
from marsad.text.dates_calendar import Ymd, unit_at, weekday_near, weekday_numbered
from marsad.text.dates_parts import day_at, weekday_at
from marsad.text.dates_words import LEXICONS
from marsad.text.numbers_tokens import Tokens

_GRAMMARS = {"ar": dates_relative_ar, "en": dates_relative_en, "fr": dates_relative_fr}


def parse(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> Part | None:
    """The relative date that begins at a token."""
    if reference is None:
        return None
    return _weekday(tokens, k, lang, reference) or _counted(tokens, k, lang, reference)


def _counted(tokens: Tokens, k: int, lang: str, reference: dt.date) -> Part | None:
    found = _GRAMMARS[lang].parse(tokens, k, reference)
    if not found or not found.edtf:
        return None
    return Part(k, found.next, found.start, tokens[found.next - 1].end, Ymd(None), edtf=found.edtf, relative=True)


def _weekday(tokens: Tokens, k: int, lang: str, reference: dt.date) -> Part | None:
    found = weekday_at(tokens, k, lang)
    if not found:
        return None
    grammar = _GRAMMARS[lang]
    side, end, start = 0, found.next, found.start
    if tokens.at(end).text in grammar.SIDES and lang != "en":
        side, end = grammar.SIDES[tokens[end].text], end + 1
    elif tokens.at(k - 1).text in grammar.SIDES and lang == "en":
        side, start = grammar.SIDES[tokens[k - 1].text], tokens[k - 1].start
    text = weekday_near(reference, found.value, side)
    if not side:
        then = end + (tokens.at(end).text in ("the", "le", ","))
        day = day_at(tokens, then, lang) if tokens.at(then).kind == "d" else None
        if day and (tokens.at(day.next).kind != "w" or tokens.at(day.next).text in LEXICONS[lang].free):
            numbered = weekday_numbered(reference, found.value, day.value)
            if numbered:
                text, end = numbered, day.next
    return Part(k, end, start, tokens[end - 1].end, Ymd(None), edtf=text, relative=True) if text else None


def this_year(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> tuple[int, int] | None:
    """The year that a relative date at `k` names ("of last year", "من العام الجاري"), and the index behind it."""
    if reference is None:
        return None
    found = _GRAMMARS[lang].parse(tokens, k, reference)
    if not found or len(found.edtf) != 4 or found.edtf not in {unit_at(reference, "year", n) for n in (-1, 0, 1)}:
        return None
    return int(found.edtf), found.next
