"""Two dates that make a span: "from 2 October to 22 October", "entre juin 2019 et mai 2020"; and one day told twice.

A day told in both calendars, "12 رمضان 1443 هـ الموافق 13 أبريل 2022", is one mention where the two agree.
"""

from __future__ import annotations

import datetime as dt

from marsad.text.dates_calendar import Ymd, edtf, hijri, span, weekday_near
from marsad.text.dates_days import BETWEEN
from marsad.text.dates_parts import Part
from marsad.text.dates_words import LEXICONS
from marsad.text.fold import folded
from marsad.text.numbers_core import words
from marsad.text.numbers_tokens import Tokens

_SAME = frozenset(map(folded, words("الموافق الموافقة corresponding to correspondant au ل ( , /")))
_OF = frozenset(map(folded, words("من في of de la l ' , لل بين يوم")))
_LEADS = {
    lang: sorted((tuple(map(folded, words(p))) for p in text.split("|")), key=len, reverse=True)
    for lang, text in {
        "ar": """مطلع|بداية|أوائل|أواخر|نهاية|منتصف|أواسط|وقت لاحق من|في وقت لاحق من|في وقت لاحق|وقت مبكر من|وقت مبكر|
            لاحقا في|في منتصف|هذا""",
        "en": """early|late|mid -|mid|the end of|end of|the beginning of|the start of|later|earlier|early in|late in|
            the middle of|this""",
        "fr": "debut|fin|mi -|la fin de|la fin de l '|debut de|fin de",
    }.items()
}


def merged(tokens: Tokens, parts: list[Part], lang: str) -> list[Part]:
    """The dates with each span, and each day told in two calendars, in the place of its two."""
    result: list[Part] = []
    for part in parts:
        if result:
            last = result[-1]
            one = _beside(tokens, last, part) or _span(tokens, last, part, lang) or _twice(tokens, last, part)
            if one:
                result[-1] = one
                continue
        result.append(part)
    return result


def _beside(tokens: Tokens, one: Part, two: Part) -> Part | None:
    """A weekday beside its week ("الجمعة من الأسبوع المقبل"), a month beside its relative year ("June last year")."""
    if two.first - one.next > 3 or set(tokens.words(one.next, two.first - one.next)) - _OF:
        return None
    day, week = (one, two) if one.weekday is not None else (two, one)
    if day.weekday is not None and day.edtf and week.weekday is None and week.relative and _is_week(week.edtf):
        monday = dt.date.fromisoformat(week.edtf[:10])
        text = (monday + dt.timedelta(days=day.weekday or 0)).isoformat()
        return one._replace(edtf=text, weekday=None, relative=True, next=two.next, end=two.end)
    if one.edtf or one.when.year or not one.when.month or one.hijri or not two.relative or len(two.edtf) != 4:
        return None
    year = int(two.edtf)
    until = one.until and one.until._replace(year=year)
    return one._replace(when=one.when._replace(year=year), until=until, relative=True, next=two.next, end=two.end)


def _is_week(text: str) -> bool:
    if len(text) != 21:
        return False
    return (dt.date.fromisoformat(text[11:]) - dt.date.fromisoformat(text[:10])).days == 6


def led(tokens: Tokens, part: Part, lang: str) -> int:
    """The offset where a month, year or span begins, "late", "the end of", "مطلع" before it taken along."""
    if part.when.day is not None or (part.edtf and len(part.edtf) == 10):
        return part.start
    for phrase in _LEADS[lang]:
        first = part.first - len(phrase)
        if first >= 0 and tokens.words(first, len(phrase)) == phrase:
            return tokens[first].start
    return part.start


def _span(tokens: Tokens, one: Part, two: Part, lang: str) -> Part | None:
    if one.relative and two.relative and len(one.edtf) == len(two.edtf) == 10:
        return _days(tokens, one, two, lang)
    if one.until or two.until or one.edtf or two.edtf or one.hijri != two.hijri:
        return None
    between = tokens.words(one.next, two.first - one.next) if two.first - one.next <= 3 else ()
    lead = tokens.at(one.first - 1).text
    leads = {lead, lead[1:]} if lang == "ar" else {lead, tokens.at(one.first - 2).text} if lang == "fr" else {lead}
    lexicon = LEXICONS[lang]
    linked = bool(between) and between[0] in lexicon.to and not set(between[1:]) - {"the", "l", "'", "le"}
    if leads & BETWEEN[lang]:
        glued = lang == "ar" and not between and tokens[two.first].text.startswith(folded("و"))
        linked = linked or glued or (bool(between) and between[0] in lexicon.both)
    if not linked or (between[:1] == ("-",) and not _plain(one, two)):
        return None
    first = _filled(one.when, two.when)
    return one._replace(when=first, until=two.when, next=two.next, end=two.end) if first else None


def _days(tokens: Tokens, one: Part, two: Part, lang: str) -> Part | None:
    """Two relative days: "from Tuesday to Thursday" ends on the first Thursday after that Tuesday."""
    joined = tokens.words(one.next, two.first - one.next) if two.first - one.next <= 3 else ()
    joined = tuple(w for w in joined if w != folded("يوم"))
    linked = len(joined) == 1 and joined[0] in LEXICONS[lang].to
    if BETWEEN[lang] & set(tokens.words(one.first - 1, one.next - one.first + 1)):
        linked = linked or joined == ("and",) or (not joined and tokens[two.first].text.startswith(folded("و")))
    if not linked:
        return None
    last = two.edtf
    if two.weekday is not None:
        last = weekday_near(dt.date.fromisoformat(one.edtf), two.weekday, 1)
    text = span(one.edtf, last)
    return one._replace(edtf=text, weekday=None, next=two.next, end=two.end) if text else None


def _plain(one: Part, two: Part) -> bool:
    """A dash joins only dates of one depth."""
    return (one.when.day is None) == (two.when.day is None)


def _filled(first: Ymd, last: Ymd) -> Ymd | None:
    """The first date with the year of the last, or the year before where its month comes later."""
    if first.month is None and last.month is not None:
        return None
    if first.year is not None or last.year is None:
        return first if (first.year is None) == (last.year is None) or last.year is None else None
    earlier = (first.month or 1, first.day or 0) > (last.month or 12, last.day or 31)
    return first._replace(year=last.year - earlier)


def _twice(tokens: Tokens, one: Part, two: Part) -> Part | None:
    """One day in both calendars: the Gregorian one counts, where the two agree within three days."""
    if one.hijri == two.hijri or two.first - one.next > 3 or one.until or two.until or one.edtf or two.edtf:
        return None
    if set(tokens.words(one.next, two.first - one.next)) - _SAME:
        return None
    islamic, plain = (one, two) if one.hijri else (two, one)
    if not islamic.when.year or not plain.when.year or (islamic.when.day is None) != (plain.when.day is None):
        return None
    if not _agree(hijri(islamic.when), edtf(plain.when)):
        return None
    return plain._replace(first=one.first, start=one.start, next=two.next, end=two.end)


def _agree(islamic: str, plain: str) -> bool:
    from marsad.model.dates import DateError, parse_edtf

    try:
        left, right = parse_edtf(islamic), parse_edtf(plain)
    except DateError:
        return False
    if not (left.first and right.first and left.last and right.last):
        return False
    gap = max((right.first - left.last).days, (left.first - right.last).days)
    return gap <= 3
