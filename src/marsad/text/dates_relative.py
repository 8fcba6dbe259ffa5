"""Dates counted from the document's own day: "yesterday", "الأسبوع الماضي", "قبل سنتين", "mardi", "l'an dernier".

Invariant: without a reference there is no relative date. A date is cut to what the words support: "two years ago" is a
year, "three weeks ago" the week, "on Monday" the Monday on or before the reference.
"""

from __future__ import annotations

import datetime as dt

from marsad.text import dates_relative_ar, dates_relative_en, dates_relative_fr
from marsad.text.dates_calendar import Ymd, unit_at, weekday_near, weekday_numbered
from marsad.text.dates_days import days_at, parts_of
from marsad.text.dates_parts import At, Part, day_at, weekday_at
from marsad.text.dates_words import LEXICONS, SIDES
from marsad.text.fold import folded
from marsad.text.numbers_core import words
from marsad.text.numbers_tokens import Tokens

_GRAMMARS = {"ar": dates_relative_ar, "en": dates_relative_en, "fr": dates_relative_fr}


def parse(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> list[Part]:
    """The relative dates that begin at a token: none, one, or one for each day of a list."""
    if reference is None:
        return []
    one = _weekday(tokens, k, lang, reference) or _counted(tokens, k, lang, reference)
    return [one] if one else _days(tokens, k, lang, reference)


def _counted(tokens: Tokens, k: int, lang: str, reference: dt.date) -> Part | None:
    found = _GRAMMARS[lang].parse(tokens, k, reference)
    if not found or not found.edtf:
        return None
    return Part(k, found.next, found.start, tokens[found.next - 1].end, Ymd(None), edtf=found.edtf, relative=True)


def _weekday(tokens: Tokens, k: int, lang: str, reference: dt.date) -> Part | None:
    """ "Tuesday", "last Monday", "الخميس المقبل", "this Friday", "vendredi 15"."""
    found = weekday_at(tokens, k, lang)
    if not found:
        return None
    side, end, start = 0, found.next, found.start
    if tokens.at(k - 1).text in _ANY_DAY:
        return None
    before, behind = tokens.at(k - 1).text, tokens.at(end).text
    if before in _THIS[lang]:
        side, start = 1, tokens[k - 1].start
    elif lang == "en" and before in SIDES["en"]:
        side, start = SIDES["en"][before], tokens[k - 1].start
    elif lang != "en" and behind in SIDES[lang]:
        side, end = SIDES[lang][behind], end + 1
    text = weekday_near(reference, found.value, side)
    numbered = _numbered(tokens, found, lang, reference) if not side else None
    if numbered:
        text, end = numbered
    if not text:
        return None
    weekday = None if numbered else found.value
    return Part(k, end, start, tokens[end - 1].end, Ymd(None), weekday=weekday, edtf=text, relative=True)


_ANY_DAY = frozenset(map(folded, words("a every each palm good black easter bloody holy un une chaque tous كل أحد")))
_THIS = {"ar": (folded("هذا"),), "en": ("this",), "fr": ("ce",)}
_IN_DAY = frozenset(map(folded, ("the", "le", ",", "في", "الموافق")))


def _numbered(tokens: Tokens, found: At, lang: str, reference: dt.date) -> tuple[str, int] | None:
    """A weekday with the day of its month, "Friday the 15th", where the two fit one another."""
    then = found.next + (tokens.at(found.next).text in _IN_DAY)
    day = day_at(tokens, then, lang)
    if not day or (tokens[then].kind == "w" and then == found.next):
        return None
    if tokens.at(day.next).kind == "w" and tokens.at(day.next).text not in LEXICONS[lang].free | LEXICONS[lang].to:
        return None
    text = weekday_numbered(reference, found.value, day.value)
    return (text, day.next) if text else None


def _days(tokens: Tokens, k: int, lang: str, reference: dt.date) -> list[Part]:
    """Days of a relative month: "20 من الشهر المقبل", "من 4 إلى 22 هذا الشهر", "le 20 du mois prochain"."""
    days = days_at(tokens, k, lang)
    if not days:
        return []
    at = days[-1][0].next
    at += tokens.at(at).text in _OF_MONTH
    month = _counted(tokens, at, lang, reference) if at < len(tokens) else None
    if not month or len(month.edtf) != 7:
        return []
    when = Ymd(int(month.edtf[:4]), int(month.edtf[5:]))
    parts = parts_of(tokens, k, days, when, month.next)
    return [part._replace(relative=True) for part in parts]


_OF_MONTH = frozenset(map(folded, ("من", "في", "of", "du", "de")))


def this_year(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> tuple[int, int] | None:
    """The year that a relative date at `k` names ("of last year", "من العام الجاري"), and the index behind it."""
    if reference is None:
        return None
    found = _GRAMMARS[lang].parse(tokens, k, reference)
    if not found or len(found.edtf) != 4 or found.edtf not in {unit_at(reference, "year", n) for n in (-1, 0, 1)}:
        return None
    return int(found.edtf), found.next
