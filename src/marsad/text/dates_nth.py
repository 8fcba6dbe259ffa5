"""A weekday counted within a month: "the first Friday of July", "أول يوم جمعة من يوليو", "le premier lundi de mai".

Without a month ("الأحد الثاني") it is the reference's own.
"""

from __future__ import annotations

import datetime as dt

from marsad.text import dates_absolute, dates_relative
from marsad.text.dates_calendar import Ymd, edtf, with_year
from marsad.text.dates_parts import At, Part, day_at, weekday_at
from marsad.text.dates_words import LEXICONS, Table
from marsad.text.fold import folded
from marsad.text.numbers_tokens import Tokens

_ARTICLE, _DAY = folded("ال"), folded("يوم")
_BARE = Table({(key[0].removeprefix(_ARTICLE),): n for key, n in LEXICONS["ar"].weekdays.items()})
_OF = {"ar": frozenset(map(folded, ("من", "في"))), "en": frozenset(("of", "in")), "fr": frozenset(("de", "du", "d"))}


def parse(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> Part | None:
    """The counted weekday that begins at a token."""
    found = _arabic(tokens, k) if lang == "ar" else _counted(tokens, k, lang)
    if not found or not 1 <= found[0] <= 5:
        return None
    order, weekday, lone = found
    at = weekday.next + (tokens.at(weekday.next).text in _OF[lang])
    at += tokens.at(at).text == "'"
    month = _month(tokens, at, lang, reference) if at > weekday.next else None
    if month:
        when, end, relative = month
    elif lone and reference and at == weekday.next:
        when, end, relative = Ymd(reference.year, reference.month), weekday.next, True
    else:
        return None
    text = _nth(when, weekday.value, order)
    return Part(k, end, tokens[k].start, tokens[end - 1].end, Ymd(None), edtf=text, relative=relative) if text else None


def _counted(tokens: Tokens, k: int, lang: str) -> tuple[int, At, bool] | None:
    order = day_at(tokens, k, lang) if tokens[k].kind == "w" else None
    weekday = weekday_at(tokens, order.next, lang) if order else None
    return (order.value, weekday, False) if order and weekday else None


def _arabic(tokens: Tokens, k: int) -> tuple[int, At, bool] | None:
    """ "أول يوم جمعة", or "الأحد الثاني", which needs no month behind it."""
    weekday = weekday_at(tokens, k, "ar")
    if weekday:
        order = day_at(tokens, weekday.next, "ar") if tokens.at(weekday.next).kind == "w" else None
        if not order or not tokens[weekday.next].text.startswith(_ARTICLE):
            return None
        return order.value, At(weekday.value, order.next, weekday.start), True
    order = day_at(tokens, k, "ar") if tokens[k].kind == "w" else None
    if not order:
        return None
    at = order.next + (tokens.at(order.next).text == _DAY)
    value = _BARE.get((tokens.at(at).text,))
    return (order.value, At(value, at + 1, tokens[k].start), False) if value is not None else None


def _month(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> tuple[Ymd, int, bool] | None:
    if k >= len(tokens) or tokens[k].kind == "m":
        return None
    found = dates_absolute.parse(tokens, k, lang)
    if len(found) == 1 and found[0].when.month and not (found[0].when.day or found[0].until or found[0].hijri):
        when = found[0].when
        if when.year is None and reference is None:
            return None
        dated = when if when.year or reference is None else with_year(when, reference, 0, None)
        return dated, found[0].next, when.year is None
    relative = dates_relative.parse(tokens, k, lang, reference)
    if len(relative) == 1 and len(relative[0].edtf) == 7:
        return Ymd(*map(int, relative[0].edtf.split("-"))), relative[0].next, True
    return None


def _nth(when: Ymd, weekday: int, order: int) -> str:
    """The day, "" where the month has no fifth such weekday."""
    if not edtf(when) or when.year is None:
        return ""
    first = dt.date(when.year, when.month or 1, 1)
    return edtf(Ymd(when.year, when.month, 1 + (weekday - first.weekday()) % 7 + 7 * (order - 1)))
