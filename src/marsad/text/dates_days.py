"""Lists and ranges of days of one month: "7 and 8 July", "12 to 21 November", "السابع والثامن من يوليو"."""

from __future__ import annotations

from marsad.text.dates_calendar import Ymd
from marsad.text.dates_parts import At, Part, day_at
from marsad.text.dates_words import LEXICONS
from marsad.text.fold import folded
from marsad.text.numbers_tokens import Tokens

BETWEEN = {"ar": frozenset((folded("بين"),)), "en": frozenset(("between",)), "fr": frozenset(("entre",))}
_MOST_DAYS = 6
Days = list[tuple[At, bool]]  # each with whether it ends a range


def days_at(tokens: Tokens, k: int, lang: str) -> Days:
    """The days that stand one behind the other from `k` on, six at most."""
    days: Days = []
    then, ranged = k, False
    between = tokens.at(k - 1).text in BETWEEN[lang]
    while len(days) < _MOST_DAYS:
        day = day_at(tokens, then, lang)
        if not day:
            break
        days.append((day, ranged))
        step = join(tokens, day.next, lang)
        if step is None:
            break
        then, ranged = step[0], step[1] or (between and len(days) == 1)
    return days


def join(tokens: Tokens, k: int, lang: str) -> tuple[int, bool] | None:
    """Where the next day of a list or range would begin, and whether it ends a range."""
    lexicon = LEXICONS[lang]
    token = tokens.at(k)
    if token.text in lexicon.to:
        return k + 1 + (lang == "en" and tokens.at(k + 1).text == "the"), True
    if token.text in lexicon.both or token.text == ",":
        return k + 1 + (token.text == "," and tokens.at(k + 1).text in lexicon.both), False
    return (k, False) if lang == "ar" and token.kind == "w" and token.text.startswith(folded("و")) else None


def parts_of(tokens: Tokens, first: int, days: Days, month: Ymd, end: int) -> list[Part]:
    """A part for each day, or for each range of days, of one month; the last reaches to `end`."""
    parts: list[Part] = []
    for day, ranged in days:
        when = Ymd(month.year, month.month, day.value)
        if ranged and parts and parts[-1].until is None and (parts[-1].when.day or 99) < day.value:
            parts[-1] = parts[-1]._replace(until=when, next=day.next, end=tokens[day.next - 1].end)
        else:
            parts.append(Part(first, day.next, day.start, tokens[day.next - 1].end, when))
        first = day.next
    parts[-1] = parts[-1]._replace(next=end, end=tokens[end - 1].end)
    return parts
