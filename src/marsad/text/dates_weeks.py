"""Weeks told by a month, a year or a day: "the first week of October", "الأسبوع الأخير من يوليو", "semaine du 16 mai".

A week runs from Monday to Sunday and belongs to the month and year in which its Thursday lies (ISO 8601).
"""

from __future__ import annotations

import datetime as dt

from marsad.text import dates_absolute, dates_relative, dates_years
from marsad.text.dates_calendar import Ymd, edtf, unit_at, week_of, with_year
from marsad.text.dates_parts import Part, day_at
from marsad.text.fold import folded
from marsad.text.numbers_core import words
from marsad.text.numbers_tokens import Tokens

_WEEK = {"ar": folded("الأسبوع"), "en": "week", "fr": "semaine"}
_BARE_WEEK = folded("أسبوع")
_LAST = {
    "ar": frozenset(map(folded, words("الأخير"))),
    "en": frozenset(("last", "final")),
    "fr": frozenset(("derniere",)),
}
_OF = {
    "ar": frozenset(map(folded, ("من", "في"))),
    "en": frozenset(("of", "in")),
    "fr": frozenset(("de", "du", "d", "en")),
}
HEADS = {
    "ar": frozenset((_WEEK["ar"], _BARE_WEEK)),
    "en": frozenset(("week", "final")),
    "fr": frozenset(("semaine", "derniere")),
}


def parse(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> Part | None:
    """The week that begins at a token."""
    order, at = _order(tokens, k, lang)
    if not at:
        return None
    at += tokens.at(at).text in _OF[lang]
    at += tokens.at(at).text == "'"
    inside = _inside(tokens, at, lang, reference) if at < len(tokens) and tokens[at].kind != "m" else None
    if not inside:
        return None
    when, end, relative = inside
    if when.year is None or (order == 0) != (when.day is not None):
        return None
    if order:
        text = week_of(when.year, when.month, order) if edtf(when) else ""
    else:
        day = edtf(when)
        text = unit_at(dt.date.fromisoformat(day), "week", 0) if day else ""
    return Part(k, end, tokens[k].start, tokens[end - 1].end, Ymd(None), edtf=text, relative=relative) if text else None


def _order(tokens: Tokens, k: int, lang: str) -> tuple[int, int]:
    """The number of the week (-1 the last, 0 the week of a day) and the index behind it, 0 where there is no week."""
    if lang == "ar":
        if tokens[k].text == _BARE_WEEK:
            return 0, k + 1
        if tokens[k].text != _WEEK["ar"]:
            return 0, 0
        if tokens.at(k + 1).text in _LAST["ar"]:
            return -1, k + 2
        day = day_at(tokens, k + 1, "ar")
        return (day.value, day.next) if day and tokens[k + 1].text.startswith(folded("ال")) else (0, 0)
    if tokens[k].text == _WEEK[lang]:
        led = tokens.at(k + 1).text in _OF[lang]
        return 0, k + 1 if led else 0
    if tokens[k].text in _LAST[lang] and tokens.at(k + 1).text == _WEEK[lang]:
        return (-1, k + 2) if tokens.at(k + 2).text in _OF[lang] else (0, 0)
    day = day_at(tokens, k, lang)
    return (day.value, day.next + 1) if day and tokens.at(day.next).text == _WEEK[lang] else (0, 0)


def _inside(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> tuple[Ymd, int, bool] | None:
    """The day, month or year that the week is told by, the index behind it, and whether it is relative."""
    found = dates_absolute.parse(tokens, k, lang) or dates_relative.parse(tokens, k, lang, reference)
    year = None if found else dates_years.parse(tokens, k, lang, reference)
    part = found[0] if found else year
    if not part or part.hijri or part.until or len(found) > 1:
        return None
    if part.edtf:
        if len(part.edtf) not in (4, 7):
            return None
        return Ymd(*map(int, part.edtf.split("-"))), part.next, True
    if part.when.year is None:
        return (with_year(part.when, reference, 0, None), part.next, True) if reference else None
    return part.when, part.next, False
