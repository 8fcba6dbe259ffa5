"""French words of relative dates: "hier", "il y a deux ans", "l'an dernier", "ces trois dernières années"."""

from __future__ import annotations

import datetime as dt

from marsad.text.dates_calendar import unit_at, window
from marsad.text.dates_parts import count_at
from marsad.text.dates_parts import unit_at as unit_here
from marsad.text.dates_relative_en import Relative
from marsad.text.dates_words import SIDES
from marsad.text.numbers_tokens import Tokens

_SIDES = SIDES["fr"]
_SIMPLE = {
    ("avant", "-", "hier"): -2,
    ("apres", "-", "demain"): 2,
    ("aujourd", "'", "hui"): 0,
    ("hier",): -1,
    ("demain",): 1,
}
_THIS = ("ce", "cet", "cette")
HEADS = frozenset([*_THIS, "il", "voici", "voila", "dans", *(key[0] for key in _SIMPLE)])


def parse(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    """The relative date that begins at a token."""
    token = tokens[k]
    for key, days in _SIMPLE.items():
        if token.text == key[0] and tokens.words(k, len(key)) == key:
            return Relative(unit_at(reference, "day", days), k + len(key), token.start)
    if tokens.words(k, 3) == ("il", "y", "a"):
        return _counted(tokens, k, k + 3, -1, reference)
    if token.text in ("voici", "voila"):
        return _counted(tokens, k, k + 1, -1, reference)
    if token.text == "dans":
        return _counted(tokens, k, k + 1, 1, reference)
    if token.text in _THIS:
        unit = unit_here(tokens, k + 1, "fr")
        if unit and unit[0] != "day" and tokens.at(unit[2]).text not in _SIDES:
            return Relative(unit_at(reference, unit[0], 0), unit[2], token.start)
        return None
    return _modified(tokens, k, reference)


def _counted(tokens: Tokens, k: int, at: int, side: int, reference: dt.date) -> Relative | None:
    count = count_at(tokens, at, "fr")
    unit = unit_here(tokens, count.next, "fr") if count else None
    if not count or not unit:
        return None
    return Relative(unit_at(reference, unit[0], side * count.value), unit[2], tokens[k].start)


def _modified(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    """ "an dernier", "deux dernières années", "trois années écoulées", "année en cours"."""
    unit = unit_here(tokens, k, "fr")
    if unit and unit[0] != "day":
        after = tokens.at(unit[2]).text
        if after in _SIDES:
            return Relative(unit_at(reference, unit[0], _SIDES[after]), unit[2] + 1, tokens[k].start)
        if tokens.words(unit[2], 2) == ("en", "cours"):
            return Relative(unit_at(reference, unit[0], 0), unit[2] + 2, tokens[k].start)
    count = count_at(tokens, k, "fr")
    if not count or tokens[k].text in ("un", "une"):
        return None
    side = _SIDES.get(tokens.at(count.next).text, 0)
    unit = unit_here(tokens, count.next + bool(side), "fr")
    if not unit:
        return None
    behind = 0 if side else _SIDES.get(tokens.at(unit[2]).text, 0)
    if not side and not behind:
        return None
    return Relative(window(reference, unit[0], (side or behind) * count.value), unit[2] + bool(behind), tokens[k].start)
