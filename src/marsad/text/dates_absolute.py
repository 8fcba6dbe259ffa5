"""Dates that name their day, month or year: "28 June 2021", "أيلول/ سبتمبر سنة 2014", "12 au 21 mai", "28/6/2021".

A list of days before one month ("7 and 8 July") gives a date for each; a range ("12 to 21 November") gives one span.
"""

from __future__ import annotations

from marsad.text import dates_numeric
from marsad.text.dates_calendar import Ymd
from marsad.text.dates_days import BETWEEN, Days, days_at, join, parts_of
from marsad.text.dates_parts import At, Part, day_at, find, hijri_mark, month_at, weekday_at, year_at
from marsad.text.dates_words import LEXICONS, SIDES, Lexicon
from marsad.text.fold import folded
from marsad.text.numbers_core import words
from marsad.text.numbers_tokens import Tokens

_DAY_MONTH = {
    "ar": frozenset(map(folded, ("من", "في", ".", "-", "/", "لشهر"))),
    "en": frozenset(("of", "-", ".")),
    "fr": frozenset(("-",)),
}
_MONTH_YEAR = {
    "ar": frozenset(map(folded, (",", "-", "/", ".", "من", "في"))),
    "en": frozenset((",", "-", "of")),
    "fr": frozenset((",", "-", "de")),
}
_SOURCE_OF_AB = "آ"  # the month آب; اب without its madda is a father
_NAME_BEFORE_MAY = folded("دي")  # Di Maio
_ARTICLE = folded("ال")
_MOST_DAYS = 6
_COUNTED_UNITS = frozenset(map(folded, words("الأسبوع الربع النصف الثلث العقد")))  # "الأسبوع الأول من يوليو"


def parse(tokens: Tokens, k: int, lang: str) -> list[Part]:
    """The dates that begin at a token: none, one, or one for each day of a list."""
    if tokens[k].kind == "d":
        numeric = dates_numeric.parse(tokens, k)
        if numeric:
            return [numeric]
    weekday = weekday_at(tokens, k, lang)
    after = _past_weekday(tokens, weekday.next, lang) if weekday else k
    found = _day_first(tokens, after, lang) or _month_first(tokens, after, lang)
    if weekday and found:
        found[0] = found[0]._replace(first=k, start=weekday.start, weekday=weekday.value)
    if weekday and (not found or found[0].when.day is None):
        return []
    return found


def _past_weekday(tokens: Tokens, k: int, lang: str) -> int:
    k += tokens.at(k).text == ","
    return k + (tokens.at(k).text in {"en": ("the",), "fr": ("le",), "ar": (folded("الموافق"),)}[lang])


def _day_first(tokens: Tokens, k: int, lang: str) -> list[Part]:
    days = days_at(tokens, k, lang) if tokens.at(k - 1).text not in _COUNTED_UNITS else []
    while days:
        last = days[-1][0]
        at = last.next + (tokens.at(last.next).text in _DAY_MONTH[lang])
        at += tokens.at(at).text == "-" and tokens.at(at - 1).text == "."
        month = _month_beside(tokens, at, lang)
        if month:
            year, end = _year_behind(tokens, month.next, lang, bare=False)
            end, side = (end, 0) if year else _side_behind(tokens, end, lang)
            return _all(tokens, k, days, Ymd(year, month.value), end, side)
        days.pop()
    return []


def _all(tokens: Tokens, k: int, days: Days, month: Ymd, end: int, side: int) -> list[Part]:
    return [_era(tokens, part)._replace(side=side) for part in parts_of(tokens, k, days, month, end)]


def _side_behind(tokens: Tokens, k: int, lang: str) -> tuple[int, int]:
    """What a word behind a month without a year says: "يونيو الماضي", "juin prochain", "June last"."""
    side = SIDES[lang].get(tokens.at(k).text, 0)
    return (k + 1, 2 * side) if side and lang != "en" else (k, 0)


def _month_beside(tokens: Tokens, at: int, lang: str) -> At | None:
    """A month right behind a day: any word for it will do, but "28 May be"."""
    month = month_at(tokens, at, lang)
    if month and lang == "en" and not tokens.source(month.start, month.start + 1).isupper():
        return None
    return month


def _era(tokens: Tokens, part: Part) -> Part:
    """Mark the Hijri dates: by their month or by the mark behind them."""
    mark = hijri_mark(tokens, part.next) if part.when.year and part.when.year < 1600 else 0
    if mark:
        part = part._replace(next=mark, end=tokens[mark - 1].end)
    month = part.when.month or 0
    if month <= 100:
        return part._replace(hijri=bool(mark))
    until = part.until and part.until._replace(month=month - 100)
    return part._replace(hijri=True, when=part.when._replace(month=month - 100), until=until)


def _year_behind(tokens: Tokens, k: int, lang: str, bare: bool) -> tuple[int | None, int]:
    """The year behind a month, and the index behind it; `bare`: the month stands without a day."""
    lexicon = LEXICONS[lang]
    then = k
    comma = tokens.at(k).text == ","
    if tokens.at(then).text in _MONTH_YEAR[lang] and not (bare and tokens.at(then).text in ("-", ".")):
        then += 1
    named = tokens.at(then).text in lexicon.year_words
    year = year_at(tokens, then + named, lang, 100 if named else 1000)
    if not year or (tokens[then + named].kind == "w" and year.value < 1000 and not named):
        return None, k
    after = tokens.at(year.next)
    if comma and not named and after.kind == "w" and (bare or year.value % 100 == 0) and after.text not in lexicon.free:
        return None, k
    return year.value, year.next


def _month_first(tokens: Tokens, k: int, lang: str) -> list[Part]:
    lexicon = LEXICONS[lang]
    month = month_at(tokens, k, lang)
    if not month or (lang == "en" and not tokens.source(month.start, month.start + 1).isupper()):
        return []
    days = _days_behind(tokens, k, month, lang) if lang != "fr" else []
    if days:
        last = days[-1][0].next
        year, end = _year_behind(tokens, last, lang, bare=False)
        end, side = (end, 0) if year else _side_behind(tokens, end, lang)
        parts = _all(tokens, k, days, Ymd(year, month.value), end, side)
        return [parts[0]._replace(first=k, start=month.start), *parts[1:]]
    year, end = _year_behind(tokens, month.next, lang, bare=True)
    if year is None and not _month_alone(tokens, k, month, lang, lexicon):
        return []
    two = _second_month(tokens, month, lang) if year is None else None
    end, side = (end, 0) if year else _side_behind(tokens, end, lang)
    if lang == "en" and year is None:
        side = 2 * SIDES["en"].get(tokens.at(k - 1).text, 0)
    start = tokens[k - 1].start if lang == "en" and side else month.start
    part = Part(k, end, start, tokens[end - 1].end, Ymd(year, month.value), side=side)
    if two:
        return [two._replace(first=k, start=month.start, when=Ymd(two.when.year, month.value), until=two.when)]
    return [_era(tokens, part)]


def _second_month(tokens: Tokens, month: At, lang: str) -> Part | None:
    """ "June/July 2021": the second of two months written together."""
    if tokens.at(month.next).text not in ("/", "-"):
        return None
    second = month_at(tokens, month.next + 1, lang)
    if not second or not month.value < second.value < 13:
        return None
    year, end = _year_behind(tokens, second.next, lang, bare=True)
    return Part(month.next, end, second.start, tokens[end - 1].end, Ymd(year, second.value))


def _days_behind(tokens: Tokens, k: int, month: At, lang: str) -> Days:
    """The days in "June 28", "June 28-30"; not the people of "in June 12 people"."""
    if tokens.at(month.next).text in BETWEEN[lang]:
        return days_at(tokens, month.next + 1, lang)
    dash = tokens.at(month.next).text == "-" and lang == "ar"
    days: Days = []
    then, ranged = month.next + dash, False
    while len(days) < _MOST_DAYS:
        day = day_at(tokens, then, lang)
        if lang == "ar" and tokens.at(then).kind == "w" and not tokens.at(then).text.startswith(_ARTICLE):
            break
        if not day or (days and day.value <= days[-1][0].value):
            break
        days.append((day, ranged))
        step = join(tokens, day.next, lang)
        if step is None or (not step[1] and step[0] == day.next + 1 and tokens[day.next].text == ","):
            break
        then, ranged = step
    if not days:
        return []
    last = days[-1][0].next
    before = tokens.at(k - 1).text
    counted = tokens.at(last).kind == "w" and tokens.at(last).text not in LEXICONS[lang].free
    year, _ = _year_behind(tokens, last, lang, bare=False)
    inside = before in ("in", "since", "during", *map(folded, words("في خلال منذ"))) or lang == "ar"
    return [] if counted and inside and year is None else days


def _month_alone(tokens: Tokens, k: int, month: At, lang: str, lexicon: Lexicon) -> bool:
    """Whether a month without day or year is one: "in June", "en juin", "شهر حزيران"; not "may", "Di Maio"."""
    found = find(tokens, k, lexicon.months, lang)
    before = tokens.at(k - 1).text
    if not found:
        return True  # led by the word for month
    name = found.key[0]
    if before == _NAME_BEFORE_MAY or name in lexicon.short:
        return False
    if name == folded("آب") and not tokens.source(found.start, found.start + 1).startswith(_SOURCE_OF_AB):
        return False
    if lang == "ar" and name not in lexicon.doubtful:
        return True
    if found.start > tokens[k].start:  # a preposition glued to it: "بمارس"
        return tokens[k].text[0] == folded("ب") or name not in lexicon.doubtful
    if before == "'":
        before = tokens.at(k - 2).text
    return before in lexicon.before_month or (lang == "ar" and before[1:] in lexicon.before_month)
