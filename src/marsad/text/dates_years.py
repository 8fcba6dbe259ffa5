"""Years that stand alone, decades, quarters, halves and seasons: "since 2014", "الربع الثالث من عام 2016", "the 1990s".

A number is a year only where a word says so ("in", "عام", "depuis") or where it lies between 1900 and 2099, counts
nothing and labels nothing (resolution 2042).
"""

from __future__ import annotations

import datetime as dt

from marsad.text.dates_calendar import HALVES, QUARTERS, SEASONS, Ymd, decade, edtf, span
from marsad.text.dates_parts import At, Part, day_at, find, hijri_mark, year_at
from marsad.text.dates_words import LEXICONS
from marsad.text.fold import folded
from marsad.text.numbers_core import words
from marsad.text.numbers_tokens import Tokens

_PERIODS = {
    "ar": {folded("الربع"): QUARTERS, folded("النصف"): HALVES},
    "en": {"quarter": QUARTERS, "half": HALVES},
    "fr": {"trimestre": QUARTERS, "semestre": HALVES},
}
_OF = {"ar": frozenset(map(folded, ("من", "في"))), "en": frozenset(("of", "in")), "fr": frozenset(("de", "en", "d"))}
_DECADES = {
    folded(stem + ending): value
    for value, stem in {
        20: "عشرين",
        30: "ثلاثين",
        40: "أربعين",
        50: "خمسين",
        60: "ستين",
        70: "سبعين",
        80: "ثمانين",
    }.items()
    for ending in ("يات", "ات")
} | {folded(form): 90 for form in words("تسعينيات تسعينات")}
_CENTURY = {  # what may stand behind a decade, and the hundreds of its years
    tuple(map(folded, words("القرن التاسع عشر"))): 1800,
    tuple(map(folded, words("القرن العشرين"))): 1900,
    tuple(map(folded, words("القرن الماضي"))): 1900,
}
HEADS = {
    "ar": frozenset([*_PERIODS["ar"], *_DECADES, *(folded("ال") + word for word in _DECADES)]),
    "en": frozenset(),
    "fr": frozenset(["annees"]),
}


def parse(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> Part | None:
    """The year or the part of years that begins at a token."""
    part = _period(tokens, k, lang, reference) or _season(tokens, k, lang)
    return part or _decade(tokens, k, lang) or _year(tokens, k, lang)


def _year(tokens: Tokens, k: int, lang: str) -> Part | None:
    lexicon = LEXICONS[lang]
    named = tokens[k].text in lexicon.year_words
    year = year_at(tokens, k + named, lang, 100 if named else 1000) if tokens.at(k + named).kind else None
    if not year or (tokens[k + named].kind == "w" and not named and not _spelled(tokens, k, year)):
        return None
    mark = hijri_mark(tokens, year.next)
    first = k + named
    start = year.start if not named else tokens[k].start
    if mark or (named and 1400 <= year.value <= 1460):  # an unmarked 1443 of today's documents; 1492 is Columbus's
        end = mark or year.next
        return Part(k, end, start, tokens[end - 1].end, Ymd(year.value), hijri=True)
    if not named and tokens[k].kind == "d" and not _plausible(tokens, first, year, lang):
        return None
    last = _to_year(tokens, year, lang)
    end = last.next if last else year.next
    until = Ymd(last.value) if last else None
    return Part(k, end, start, tokens[end - 1].end, Ymd(year.value), until)


def _spelled(tokens: Tokens, k: int, year: At) -> bool:
    """Whether an Arabic number in words is a year by itself: "في ألف وتسعمائة وثمانية وسبعين", counting nothing."""
    led = tokens.at(k - 1).text in LEXICONS["ar"].before_year
    return led and year.next >= k + 3 and 1500 <= year.value < 2100 and tokens.at(year.next).kind != "w"


def _to_year(tokens: Tokens, year: At, lang: str) -> At | None:
    """The second year of "2014-2018", "2014 to 2018", "2011-12"."""
    mark = tokens.at(year.next)
    if mark.text not in LEXICONS[lang].to and mark.text != "/":
        return None
    if mark.text in "-/" and tokens.at(year.next + 1).glued and len(tokens.at(year.next + 1).text) == 2:
        short = tokens[year.next + 1].text
        if short.isdigit() and int(short) == year.value % 100 + 1:
            return At(year.value + 1, year.next + 2, year.start)
    then = year.next + 1 + (tokens.at(year.next + 1).text in LEXICONS[lang].year_words)
    last = year_at(tokens, then, lang)
    return last if last and year.value < last.value < 2100 and tokens.at(then).kind == "d" else None


def _plausible(tokens: Tokens, k: int, year: At, lang: str) -> bool:
    """Whether four figures are a year by what stands around them."""
    lexicon = LEXICONS[lang]
    before, after = tokens.at(k - 1), tokens.at(year.next)
    if lang == "ar" and before.kind == "w" and before.text not in lexicon.before_year:
        apart = {tokens.at(k - 3).text, tokens.at(k - 4).text}  # "قرار مجلس الأمن 2042"
        if apart & lexicon.labels:
            return False
    if not 1900 <= year.value < 2100 or before.text in lexicon.labels or tokens.at(k - 2).text in lexicon.labels:
        return False
    if before.text in ("$", "€", "£", "#", "°", "§") or after.text in ("$", "€", "£", "%", "°"):
        return False
    beyond = tokens.at(year.next + 1)
    chained = after.glued and beyond.glued and beyond.kind == "d" and after.text in (".", ",", "-")
    if chained and not (after.text == "-" and _to_year(tokens, year, lang)):
        return False
    listed = _listed(tokens, k, lang)
    if listed is not None:
        return listed
    counted = after.kind == "w" and after.text not in lexicon.free
    if lang == "ar":
        counted = counted and not after.text.startswith(tuple(map(folded, ("ال", "و", "ب", "ل"))))
    led = before.text in lexicon.before_year or (lang == "ar" and before.text[1:] in lexicon.before_year)
    if before.text == "-" and tokens.at(k - 2).text in ("mid", "mi", "post", "pre"):
        led = True
    if led:
        return not counted or year.value % 100 != 0
    return not counted and before.text not in _APPROXIMATE and before.kind != "d"


_APPROXIMATE = frozenset(
    map(
        folded,
        words(
            """than about around nearly some over under least to most de environ quelque قرابة نحو حوالي زهاء من
            numbers numbering numbered totalling totalled totaling totaled counts counted compte comptent عددهم عددها
            عدده وعددهم وعددها قوامها قوامه تعدادها تعداده تعدادهم"""
        ),
    )
)


def _listed(tokens: Tokens, k: int, lang: str) -> bool | None:
    """What a list of resolutions says of its later members: "resolutions 2042, 2043 and 2139"; None outside a list."""
    at = k - 1
    for _ in range(12):
        token = tokens.at(at)
        if token.text in LEXICONS[lang].labels:
            return False if at < k - 1 else None
        if token.text == ")" and tokens.at(at - 2).text == "(":
            at -= 3
        elif token.kind == "d" or token.text in (",", "and", "et", folded("و")):
            at -= 1
        else:
            return None
    return None


def _period(tokens: Tokens, k: int, lang: str, reference: dt.date | None) -> Part | None:
    """A quarter or half of a year: "the third quarter of 2016", "النصف الأول من العام الجاري"."""
    table = _PERIODS[lang]
    if lang == "en" and tokens[k].text in ("q1", "q2", "q3", "q4"):
        return None
    if lang == "ar":
        if tokens[k].text.lstrip("وفبل") not in table and tokens[k].text not in table:
            return None
        name = tokens[k].text if tokens[k].text in table else tokens[k].text.lstrip("وفبل")
        order = day_at(tokens, k + 1, lang)
        then = order.next if order else k
    else:
        order = day_at(tokens, k, lang)
        name = tokens.at(order.next).text if order else ""
        then = order.next + 1 if order else k
    months = table.get(name, {}).get(order.value) if order else None
    if not months:
        return None
    then += tokens.at(then).text in _OF[lang]
    then += tokens.at(then).text == "'"
    then += tokens.at(then).text in LEXICONS[lang].year_words and tokens.at(then + 1).kind == "d"
    year = year_at(tokens, then, lang)
    relative = False
    if year:
        value, end = year.value, year.next
    else:
        from marsad.text.dates_relative import this_year

        found = this_year(tokens, then, lang, reference) if then < len(tokens) else None
        if not found:
            return None
        value, end = found
        relative = True
    text = span(edtf(Ymd(value, months[0])), edtf(Ymd(value, months[1])))
    return Part(k, end, tokens[k].start, tokens[end - 1].end, Ymd(value), edtf=text, relative=relative)


def _season(tokens: Tokens, k: int, lang: str) -> Part | None:
    """A spring, summer or autumn of a year; winter lies in two years and is left to the year beside it."""
    lexicon = LEXICONS[lang]
    found = find(tokens, k, lexicon.seasons, lang)
    if not found:
        return None
    then = found.next + (tokens.at(found.next).text in _OF[lang])
    then += tokens.at(then).text in lexicon.year_words
    year = year_at(tokens, then, lang)
    if not year or not 1900 <= year.value < 2100:
        return None
    first, last = SEASONS[lexicon.seasons[found.key]]
    text = span(edtf(Ymd(year.value, first)), edtf(Ymd(year.value, last)))
    return Part(k, year.next, found.start, tokens[year.next - 1].end, Ymd(year.value), edtf=text)


def _decade(tokens: Tokens, k: int, lang: str) -> Part | None:
    token = tokens[k]
    value, end = 0, k + 1
    if lang == "ar":
        bare = token.text.removeprefix(folded("ال"))
        value = 1900 + _DECADES.get(bare, 0)
        if value == 1900:
            return None
        for key, hundreds in _CENTURY.items():
            if tokens.words(k + 1, len(key)) == key:
                value, end = hundreds + value % 100, k + 1 + len(key)
    elif lang == "en" and token.kind == "d" and len(token.text) == 4:
        after = tokens.at(k + 1)
        value, end = (int(token.text), k + 2) if after.glued and after.text == "s" else (0, k)
    elif lang == "fr" and token.text == "annees" and tokens.at(k + 1).kind == "d":
        figures = tokens[k + 1].text
        value, end = (int(figures) + (1900 if len(figures) == 2 else 0) if len(figures) in (2, 4) else 0), k + 2
    if not 1700 <= value < 2100 or value % 10:
        return None
    return Part(k, end, token.start, tokens[end - 1].end, Ymd(value), edtf=decade(value))
