"""Arabic words of relative dates: "أمس", "قبل سنتين", "الأسبوع الماضي", "السنوات الثلاث الماضية", "آخر 3 سنوات"."""

from __future__ import annotations

import datetime as dt

from marsad.text.dates_calendar import shifted, unit_at, window
from marsad.text.dates_parts import count_at, month_at, weekday_at, year_at
from marsad.text.dates_parts import unit_at as unit_here
from marsad.text.dates_relative_en import Relative
from marsad.text.dates_words import LEXICONS, SIDES
from marsad.text.fold import folded
from marsad.text.numbers_core import words
from marsad.text.numbers_tokens import Tokens

_SIDES = SIDES["ar"]
_CURRENT = frozenset(map(folded, words("الجاري الحالي الجارية الحالية")))
_SIMPLE = {
    tuple(map(folded, words(text))): days
    for text, days in {
        "أمس الأول": -2,
        "أول أمس": -2,
        "أول من أمس": -2,
        "قبل أمس": -2,
        "قبل يوم أمس": -2,
        "أمس": -1,
        "الأمس": -1,
        "اليوم": 0,
        "بعد غد": 2,
        "غدا": 1,
        "الغد": 1,
    }.items()
}
_THIS = frozenset(map(folded, words("هذا هذه")))
_BEFORE = frozenset(map(folded, words("قبل منذ ومنذ وقبل")))
_AFTER, _LAST = folded("بعد"), folded("آخر")
_FROM_NOW = frozenset(tuple(map(folded, words(t))) for t in ("من الآن", "من اليوم"))
_FEW = frozenset(map(folded, words("بضع بضعة")))
_FUTURE_VERBS = tuple(map(folded, words("سي ست سن سأ سوف")))
_NOT_TODAY = frozenset(map(folded, words("ذلك ذات نفس تاريخ طوال كل طيلة")))
_TODAY, _ARTICLE = folded("اليوم"), folded("ال")
_DEFINITE = frozenset(map(folded, words("الأسبوع الشهر العام السنة الأسبوعين الشهرين العامين السنتين العقد العقدين")))
HEADS = frozenset([*_THIS, *_BEFORE, _AFTER, _LAST, *(key[0] for key in _SIMPLE)])


def parse(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    """The relative date that begins at a token."""
    return _simple(tokens, k, reference) or _counted(tokens, k, reference) or _modified(tokens, k, reference)


def _simple(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    token = tokens[k]
    for size in (3, 2, 1):
        rest = tokens.words(k + 1, size - 1)
        for lead in range(2):
            if lead and token.text[0] not in "وفبل":
                break
            key = (token.text[lead:], *rest)
            if key in _SIMPLE:
                if key == (_TODAY,) and not _today(tokens, k):
                    return None
                return Relative(unit_at(reference, "day", _SIMPLE[key]), k + size, token.start + lead)
    return None


def _today(tokens: Tokens, k: int) -> bool:
    """Whether "اليوم" is today: not "اليوم التالي", "اليوم الدولي", "في اليوم نفسه"."""
    if tokens.at(k - 1).text in _NOT_TODAY:
        return False
    after = tokens.at(k + 1).text
    if after.startswith(_ARTICLE) and len(after) > 3:
        return weekday_at(tokens, k + 1, "ar") is not None
    return after not in tuple(map(folded, words("نفسه ذاته")))


def _counted(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    """ "قبل سنتين", "منذ ثلاثة أشهر", "بعد أسبوعين من الآن"."""
    word = tokens[k].text
    after = word == _AFTER
    if word not in _BEFORE and not after:
        return None
    few = tokens.at(k + 1).text in _FEW
    count = None if few else count_at(tokens, k + 1, "ar")
    at = count.next if count else k + 1 + few
    unit = unit_here(tokens, at, "ar")
    if not unit or (tokens[at].text.startswith(_ARTICLE) and len(tokens[at].text) > 4):
        return None
    if not count and unit[1] == 1 and _named(tokens, at, unit[2]):
        return None
    terms = [(unit[0], (count.value if count else 1) * unit[1])]
    end = _more(tokens, unit[2], terms)
    now = tokens.words(end, 2) in _FROM_NOW
    if few or (not now and tokens.at(end).text == folded("من")):
        return None
    if after and not now and not _ahead(tokens, k):
        return None
    day: dt.date | None = reference
    for name, many in terms[:-1]:
        day = shifted(day, name, many if after else -many) if day else None
    if day is None:
        return None
    name, many = terms[-1]
    return Relative(unit_at(day, name, many if after else -many), end + 2 * now, tokens[k].start)


def _named(tokens: Tokens, at: int, behind: int) -> bool:
    """Whether a unit is named, not counted: "منذ شهر أيلول", "قبل عام 2014", "منذ يوم الثلاثاء"."""
    if tokens.at(behind).kind == "d" or weekday_at(tokens, behind, "ar"):
        return True
    return month_at(tokens, at, "ar") is not None or year_at(tokens, behind, "ar") is not None


def _more(tokens: Tokens, k: int, terms: list[tuple[str, int]]) -> int:
    """Smaller units that go on: "قبل سنة وثلاثة أشهر", "منذ 1 شهر و 21 أيام"; gives the index behind them."""
    sizes = ["day", "week", "month", "year", "decade"]
    while len(terms) < 4:
        at = k + (tokens.at(k).text in (folded("و"), ","))
        if at == k and not tokens.at(k).text.startswith(folded("و")):
            break
        glued = tokens.at(at).text.removeprefix(folded("و")) if at == k else ""
        alone = LEXICONS["ar"].units.get((glued,))
        count = None if alone else count_at(tokens, at, "ar")
        unit = (*alone, at + 1) if alone else unit_here(tokens, count.next if count else at, "ar")
        if not unit or sizes.index(unit[0]) >= sizes.index(terms[-1][0]):
            break
        terms.append((unit[0], (count.value if count else 1) * unit[1]))
        k = unit[2]
    return k


def _ahead(tokens: Tokens, k: int) -> bool:
    """Whether a verb of the future stands shortly before ("سيعود بعد يومين"); else it counts from another day."""
    return any(tokens.at(n).text.startswith(_FUTURE_VERBS) for n in range(max(0, k - 6), k))


def _modified(tokens: Tokens, k: int, reference: dt.date) -> Relative | None:
    """ "العام الماضي", "هذا الشهر", "السنوات الثلاث الماضية", "العامين الماضيين", "آخر ثلاث سنوات"."""
    start = tokens[k].start
    if tokens[k].text in _THIS:
        unit = unit_here(tokens, k + 1, "ar")
        if unit and unit[1] == 1 and tokens[k + 1].text in _DEFINITE:
            return Relative(unit_at(reference, unit[0], 0), unit[2], start)
        return None
    last = tokens[k].text == _LAST
    count = count_at(tokens, k + last, "ar")
    unit = unit_here(tokens, count.next if count else k + last, "ar")
    if not unit:
        return None
    end, many = unit[2], unit[1]
    if not count:
        behind = count_at(tokens, end, "ar")
        count, end = (behind, behind.next) if behind else (None, end)
    side = -1 if last else _SIDES.get(tokens.at(end).text, 0)
    current = tokens.at(end).text in _CURRENT and not count
    if count or many > 1:
        if not side or (last and tokens.at(end).text == folded("من")):  # "آخر عقدين من حياته"
            return None
        return Relative(
            window(reference, unit[0], side * many * (count.value if count else 1)), end + (not last), start
        )
    if (not side and not current) or last or tokens[k].text not in _DEFINITE:
        return None
    return Relative(unit_at(reference, unit[0], side), end + 1, start)
