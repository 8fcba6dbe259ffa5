"""Two numbers that make a range: "between 8 and 10 thousand", "من 5 إلى 7 آلاف", "entre 3 000 et 5 000", "8-10".

"From 60 to 86" is a range only where no word of change stands before it ("grew from 60 to 86" gives two numbers).
"""

from __future__ import annotations

from marsad.text.fold import folded
from marsad.text.money_words import SIGNS
from marsad.text.numbers_core import Core, words
from marsad.text.numbers_tokens import Tokens

# The word before the first number ("" for none), and the words that may stand between the two.
_JOINS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {"between": ("and", "-"), "from": ("to", "-"), "": ("to", "-")},
    "fr": {"entre": ("et", "-"), "de": ("a", "-"), "": ("a", "-")},
    "ar": {
        folded("بين"): (folded("و"), "-", ""),
        folded("من"): (folded("إلى"), folded("حتى"), "-"),
        "": (folded("إلى"), "-", "~"),
    },
}
_CHANGE = {
    "en": frozenset(
        words(
            """rose risen rise grew grown grow increased increase increasing fell fallen fall dropped drop
            declined decline decreased decrease went gone up down jumped raised reduced reduce cut shrank
            shrunk expanded moved rising falling raise raises raising lift lifted boost boosted bring brought
            lower lowered"""
        )
    ),
    "fr": frozenset(
        words(
            """passe passee passes passer passant augmente augmentation hausse baisse diminue recule chute
            progresse porte porter portee reduit reduire ramene ramener tombe monte releve relever faire"""
        )
    ),
    "ar": frozenset(
        map(
            folded,
            words(
                """ارتفع ارتفعت زاد زادت ازداد انخفض انخفضت تراجع تراجعت هبط نما تقلص ارتفاع انخفاض زيادة تراجع
                قفز رفع خفض رفعت خفضت برفع لرفع وارتفع وارتفعت وتراجع وتراجعت أعدادهم"""
            ),
        )
    ),
}
_YEARS = (1800, 2100)
_IN_YEAR = frozenset(("in", "since", "en", "depuis", *map(folded, ("في", "عام", "سنة", "منذ"))))  # before a year


def merged(tokens: Tokens, found: list[tuple[int, Core]], lang: str) -> list[tuple[int, Core]]:
    """The numbers with each range in the place of its two."""
    result: list[tuple[int, Core]] = []
    k = 0
    while k < len(found):
        pair = _range(tokens, found[k], found[k + 1], lang) if k + 1 < len(found) else None
        result.append(pair or found[k])
        k += 2 if pair else 1
    return result


def _range(tokens: Tokens, one: tuple[int, Core], two: tuple[int, Core], lang: str) -> tuple[int, Core] | None:
    (first, low), (second, high) = one, two
    if low.kind != "cardinal" or high.kind not in ("cardinal", "percent") or second - low.next > 2:
        return None
    if tokens.at(first - 1).text in SIGNS and tokens.at(second - 1).text == tokens[first - 1].text:
        first, second = first - 1, second - 1  # "between $10 and $12 million"
    if low.scale == 1 and _YEARS[0] < low.value < _YEARS[1] and tokens.at(first - 1).text in _IN_YEAR:
        return None  # "in 2024 to 12,471"
    lead = _lead(tokens, first, lang)
    if not _linked(tokens, low.next, second, _JOINS[lang][lead], lang):
        return None
    least = low.value
    shared = high.scale > 1 and low.scale == 1 and low.value < high.mantissa
    if shared:
        least = low.value * high.scale
    if least >= high.value or (low.scale == high.scale == 1 and _YEARS[0] < least < high.value < _YEARS[1]):
        return None
    if lead in ("from", "de", folded("من")) and not shared and _changes(tokens, first, lang):
        return None
    kind = "percent" if high.kind == "percent" else "range"
    begin = tokens[first - 1].end - len(lead) if lead else low.start
    return one[0], low._replace(
        end=high.end, next=high.next, value=least, high=high.value, kind=kind, vague=True, lead=begin
    )


def _lead(tokens: Tokens, first: int, lang: str) -> str:
    before = tokens.at(first - 1).text
    if before in _JOINS[lang]:
        return before
    return before[1:] if lang == "ar" and before[1:] in _JOINS[lang] and before[0] in "وفب" else ""


def _linked(tokens: Tokens, start: int, second: int, joins: tuple[str, ...], lang: str) -> bool:
    between = tuple(tokens.words(start, second - start))
    if lang == "ar" and not between:  # the و is glued to the second number
        return "" in joins and tokens[second].text.startswith(folded("و"))
    return len(between) == 1 and between[0] in joins and between[0] != ""


def _changes(tokens: Tokens, first: int, lang: str) -> bool:
    return any(tokens.at(k).text in _CHANGE[lang] for k in range(max(0, first - 12), first - 1))
