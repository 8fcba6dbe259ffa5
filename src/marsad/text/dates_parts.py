"""The parts of a date at a place among the tokens: a day, a month, a year, a weekday, a unit of time.

Invariant: each finder looks at a handful of tokens and gives the index behind what it found; Arabic proclitics in front
of a word are stepped over and left out of the offsets.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.text import numbers_ar, numbers_en, numbers_fr
from marsad.text.dates_calendar import Ymd
from marsad.text.dates_words import LEXICONS, Key, Table, V
from marsad.text.fold import folded
from marsad.text.numbers_tokens import Tokens

_PARSERS = {"ar": numbers_ar.parse, "en": numbers_en.parse, "fr": numbers_fr.parse}
_PROCLITICS = "وفبل"
_CHRISTIAN = frozenset(map(folded, ("م", "ميلادي", "ميلادية")))
_HIJRI = frozenset(map(folded, ("ه", "هجري", "هجرية", "ah")))


class At(NamedTuple):
    """A value found at a place: the index behind it and the offset (shadow) where it begins."""

    value: int
    next: int
    start: int


class Found(NamedTuple):
    """A word of a table found at a place."""

    key: Key
    next: int
    start: int


class Part(NamedTuple):
    """A date as read, before it is put near the reference; token indices and shadow offsets."""

    first: int
    next: int
    start: int
    end: int
    when: Ymd
    until: Ymd | None = None
    weekday: int | None = None
    edtf: str = ""  # already known, of a relative date
    relative: bool = False
    hijri: bool = False
    side: int = 0  # -2: before the reference ("last June"), 2: after it


def find(tokens: Tokens, k: int, table: Table[V], lang: str) -> Found | None:
    """The longest key of a table (three words at most) that stands at `k`."""
    head = tokens.at(k)
    if head.kind != "w":
        return None
    for lead in range(3 if lang == "ar" else 1):
        if lead and (len(head.text) - lead < 2 or head.text[lead - 1] not in _PROCLITICS):
            break
        first = head.text[lead:]
        for size in (3, 2, 1) if first in table.heads else ():
            key = (first, *tokens.words(k + 1, size - 1))
            if key in table:
                return Found(key, k + size, head.start + lead)
    return None


def month_at(tokens: Tokens, k: int, lang: str) -> At | None:
    """A month (1-12, Hijri 101-112), with "شهر" before it and a second name of the same month behind it."""
    lexicon = LEXICONS[lang]
    start = tokens.at(k).start
    led = lang == "ar" and tokens.at(k).text in _MONTH_WORDS
    found = find(tokens, k + led, lexicon.months, lang)
    if not found:
        return None
    number = lexicon.months[found.key]
    k = found.next
    if tokens.at(k).text == "." and tokens.at(k).glued and found.key[0] in lexicon.short:
        k += 1
    mark = tokens.at(k).text
    if mark in ("/", "(", "-"):
        again = find(tokens, k + 1, lexicon.months, lang)
        if again and lexicon.months[again.key] == number:
            k = again.next + (mark == "(" and tokens.at(again.next).text == ")")
    return At(number, k, start if led else found.start)


_MONTH_WORDS = frozenset(map(folded, ("شهر", "بشهر", "لشهر", "الشهر", "شهري")))


def weekday_at(tokens: Tokens, k: int, lang: str) -> At | None:
    """A weekday, Monday 0; English ones are capitalized."""
    lexicon = LEXICONS[lang]
    led = lang == "ar" and tokens.at(k).text.lstrip(_PROCLITICS) == folded("يوم")
    found = find(tokens, k + led, lexicon.weekdays, lang)
    if not found:
        return None
    if lang == "en" and not tokens.source(found.start, found.start + 1).isupper():
        return None
    return At(lexicon.weekdays[found.key], found.next, found.start)


def count_at(tokens: Tokens, k: int, lang: str) -> At | None:
    """A whole number, in figures or words: "3", "two", "a", "ثلاث"."""
    text = tokens.at(k).text
    if (lang == "en" and text in ("a", "an", "one")) or (lang == "fr" and text in ("un", "une")):
        return At(1, k + 1, tokens.at(k).start)
    core = _PARSERS[lang](tokens, k) if tokens.at(k).kind in ("w", "d") else None
    if core and core.kind == "cardinal" and core.value == int(core.value) and 0 < core.value < 1000:
        return At(int(core.value), core.next, core.start)
    return None


def day_at(tokens: Tokens, k: int, lang: str) -> At | None:
    """A day of a month: "28", "28th", "1er", "الحادي والعشرين", "first"."""
    token = tokens.at(k)
    if token.kind not in ("w", "d"):
        return None
    if token.kind == "d":
        if len(token.text) > 2 or not 1 <= int(token.text) <= 31 or not _free_before(tokens, k):
            return None
        suffix = tokens.at(k + 1)
        marks = {"en": ("st", "nd", "rd", "th"), "fr": ("er",)}.get(lang, ())
        end = k + 2 if suffix.glued and suffix.text in marks else k + 1
        return At(int(token.text), end, token.start)
    core = _PARSERS[lang](tokens, k)
    if not core or core.kind not in ("cardinal", "ordinal") or not 1 <= core.value <= 31:
        return None
    if core.value != int(core.value) or (lang == "en" and core.kind != "ordinal"):
        return None
    return At(int(core.value), core.next, core.start)


def _free_before(tokens: Tokens, k: int) -> bool:
    """Whether nothing glued before figures makes them part of something else."""
    if not tokens[k].glued:
        return True
    before = tokens.at(k - 1)
    if before.kind == "w":
        return "\u0600" <= before.text[0] <= "\u06ff"
    return before.text not in "./:_\\@" and not (before.text == "," and tokens.at(k - 2).kind == "d")


def year_at(tokens: Tokens, k: int, lang: str, lowest: int = 1000) -> At | None:
    """A year in figures, or in Arabic words ("ألفين وثمانية عشر"), of our era; "م" behind it is taken along."""
    year = _year_at(tokens, k, lang, lowest)
    if not year:
        return None
    behind = tokens.words(year.next, 3)
    return None if behind[:1] in _BEFORE_CHRIST or behind[:2] in _BEFORE_CHRIST or behind in _BEFORE_CHRIST else year


_BEFORE_CHRIST = frozenset(
    tuple(map(folded, text.split())) for text in ("ق . م", "ق . ب", "قبل الميلاد", "bc", "bce", "av . j")
)


def _year_at(tokens: Tokens, k: int, lang: str, lowest: int) -> At | None:
    token = tokens.at(k)
    if token.kind == "d":
        value = int(token.text) if 3 <= len(token.text) <= 4 else 0
        after, beyond = tokens.at(k + 1), tokens.at(k + 2)
        if not lowest <= value < 2200 or not _free_before(tokens, k):
            return None
        if after.glued and beyond.glued and after.text in "/.,:" and beyond.kind == "d":
            return None
        if after.glued and after.kind == "w" and not "\u0600" <= after.text[0] <= "\u06ff":
            return None
        return At(value, k + 2 if after.text in _CHRISTIAN else k + 1, token.start)
    if lang != "ar" or token.kind != "w":
        return None
    core = numbers_ar.parse(tokens, k)
    if core and core.kind == "cardinal" and core.value == int(core.value) and lowest <= core.value < 2200:
        return At(int(core.value), core.next, core.start)
    return None


def hijri_mark(tokens: Tokens, k: int) -> int:
    """The index behind a mark of the Hijri era at `k` ("هـ", "هجرية", "AH"), 0 where there is none."""
    return k + 1 if tokens.at(k).text in _HIJRI else 0


def unit_at(tokens: Tokens, k: int, lang: str) -> tuple[str, int, int] | None:
    """A unit of time: its name, how many ("سنتين" are two) and the index behind it."""
    units = LEXICONS[lang].units
    head = tokens.at(k)
    found = units.get((head.text,)) if head.kind == "w" else None
    return (*found, k + 1) if found else None
