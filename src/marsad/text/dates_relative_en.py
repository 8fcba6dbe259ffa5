"""English words of relative dates: "yesterday", "two years ago", "last month", "the past three weeks", "this year"."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from marsad.text.dates_calendar import unit_at, window
from marsad.text.dates_parts import count_at
from marsad.text.dates_parts import unit_at as unit_here
from marsad.text.numbers_tokens import Tokens

_SIMPLE = {
    ("day", "before", "yesterday"): -2,
    ("day", "after", "tomorrow"): 2,
    ("yesterday",): -1,
    ("today",): 0,
    ("tonight",): 0,
    ("tomorrow",): 1,
}
_OFFSETS = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "past": -1}
HEADS = frozenset([*_OFFSETS, *(key[0] for key in _SIMPLE)])


class Relative(NamedTuple):
    """A date counted from the reference: its EDTF, the index behind it, the offset where it begins."""

    edtf: str
    next: int
    start: int


def parse(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    """The relative date that begins at a token."""
    token = tokens[k]
    for key, days in _SIMPLE.items():
        if token.text == key[0] and tokens.words(k, len(key)) == key:
            return Relative(unit_at(reference, "day", days), k + len(key), token.start)
    if token.text in _OFFSETS:
        return _modified(tokens, k, reference)
    count = count_at(tokens, k, "en")
    unit = unit_here(tokens, count.next, "en") if count else None
    if count and unit and tokens.at(unit[2]).text == "ago":
        return Relative(unit_at(reference, unit[0], -count.value), unit[2] + 1, count.start)
    if count and unit and tokens.words(unit[2], 2) == ("from", "now"):
        return Relative(unit_at(reference, unit[0], count.value), unit[2] + 2, count.start)
    return None


def _modified(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    """ "last year", "the last three years", "this month"."""
    word = tokens[k].text
    offset = _OFFSETS[word]
    count = count_at(tokens, k + 1, "en") if offset and tokens.at(k + 1).text not in ("a", "an", "one") else None
    unit = unit_here(tokens, count.next if count else k + 1, "en")
    if not unit or unit[0] == "day":
        return None
    plural = tokens[unit[2] - 1].text.endswith("s")
    if count and plural:
        return Relative(window(reference, unit[0], offset * count.value), unit[2], tokens[k].start)
    if count or plural or (word == "past" and unit[0] != "year"):
        return None
    return Relative(unit_at(reference, unit[0], offset), unit[2], tokens[k].start)
