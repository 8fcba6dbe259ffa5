"""Numbers, months, spans and counted nouns as a reader of each language writes them.

Invariant: Arabic output has no Western digit and no sign that turns around in right-to-left text: direction is said in
words (`observatory.figures`), intervals as "between ... and ...". A number is never shown with more digits than it has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from marsad.model.dates import month_start, parse_month
from marsad.model.scene import Window
from marsad.terms.codelists import read

MINUS = "\u2212"
ARABIC = str.maketrans({**{str(d): chr(0x660 + d) for d in range(10)}, ",": "\u066c", ".": "\u066b"})
_NAME = re.compile(r"\{([a-z_]+)\}")
RATES = ("share", "share-per-year")  # units whose values are shares: shown in per cent


@cache
def phrases() -> Mapping[str, Any]:
    """The sentences and counted nouns of `terms/phrases.yaml`, and what `terms/screen.yaml` says around them."""
    return {**read("phrases.yaml"), **read("screen.yaml")}


def language(lang: str) -> str:
    """The language that sentences exist in: `ar`, else `en`."""
    return "ar" if lang == "ar" else "en"


def number(x: float, lang: str, digits: int | None = None) -> str:
    """A number with grouped thousands; `digits` after the point, by default as many as give three figures.

    1234.5 -> '1,234' / '١٬٢٣٤'; 12.34 -> '12.3' / '١٢٫٣'; 0.5 -> '0.5'. Trailing zeros of the default are dropped.
    """
    places = digits if digits is not None else _places(x)
    text = f"{abs(x):,.{places}f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    sign = MINUS if x < 0 and text.strip("0.") else ""
    return sign + localized(text, lang)


def _places(x: float) -> int:
    size = abs(x)
    return 0 if size >= 99.95 or size == int(size) else 1 if size >= 9.995 else 2


def localized(text: str, lang: str) -> str:
    """Digits, decimal point and thousands signs of an unsigned number in the language's own."""
    return text.translate(ARABIC) if lang == "ar" else text


def plain(x: int | str, lang: str) -> str:
    """A number that is a name (a year): its digits alone, not grouped."""
    return localized(str(x), lang)


def percent(x: float, lang: str, digits: int | None = None) -> str:
    """A share (0.59) in per cent: '59 %' / '٥٩٪'. Below 10 % one figure after the point, unless it is 0."""
    value = 100 * x
    places = digits if digits is not None else (1 if 0 < abs(value) < 9.95 else 0)
    text = number(value, lang, places)
    if digits is None and places:
        text = text.removesuffix(localized(".0", lang))
    return f"{text}٪" if lang == "ar" else f"{text} %"


def share(x: float, bar: float, lang: str) -> str:
    """A share of weightings: never rounded across the bar, to 0 % or to 100 %."""
    whole = round(100 * x)
    crossed = (whole >= 100 * bar) != (x >= bar)
    emptied = whole in (0, 100) and x not in (0.0, 1.0)
    if emptied:
        edge = "under-one" if whole == 0 else "over-99"
        return str(phrases()["shares"][edge][language(lang)])
    return percent(x, lang, 1 if crossed else 0)


def month(month_id: int, lang: str) -> str:
    """A VIEWS month: 'February 2019' / 'شباط/فبراير ٢٠١٩'."""
    day = month_start(month_id)
    return f"{phrases()['months'][language(lang)][day.month - 1]} {plain(day.year, lang)}"


def date(edtf: str, lang: str) -> str:
    """A date of the ledger in words: '28 June 2021', 'June 2021', '2021', 'between 3 May 2019 and June 2020'."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _date(edtf, lang)
    if first == "..":
        return say("dates", "until", lang, last=_date(last, lang))
    if last == "..":
        return say("dates", "since", lang, first=_date(first, lang))
    return say("dates", "between", lang, first=_date(first, lang), last=_date(last, lang))


def _date(text: str, lang: str) -> str:
    """One EDTF date without a span: a day, a month or a year."""
    if len(text) == 4:
        return plain(text, lang)
    named = month(parse_month(text[:7]), lang)
    return named if len(text) == 7 else f"{plain(int(text[8:]), lang)} {named}"


def span(window: Window, lang: str) -> str:
    """A window from its first to its last month, the last one included."""
    return months(window.start, window.stop, lang)


def months(start: int, stop: int, lang: str) -> str:
    """The months [start, stop) from the first to the last one."""
    first, last = month(start, lang), month(stop - 1, lang)
    if first == last:
        return first
    return say("sizes", "span", lang, a=first, b=last)


def count(n: float, noun: str, lang: str, *, oblique: bool = False) -> str:
    """A counted noun: '3 months' / '٣ أشهر'. `oblique` gives the Arabic dual after a preposition or as an object."""
    forms = phrases()["counts"][noun][language(lang)]
    category = plural(n, language(lang))
    text = str(forms.get(category, forms["other"])).replace("{n}", number(n, lang))
    if oblique and lang == "ar" and category == "two":
        text = " ".join(w[:-2] + "ين" if w.endswith("ان") else w for w in text.split(" "))
    return text


def plural(n: float, lang: str) -> str:
    """The CLDR plural category of a number as it is shown."""
    from babel import Locale

    shown = round(abs(n), _places(n))
    return str(Locale(lang).plural_form(int(shown) if shown == int(shown) else shown))


def amount(x: float, unit: str, lang: str, *, oblique: bool = False) -> str:
    """A value with its unit: '412 km²', '83 members', '59 %' / '٨٣ عضوًا'."""
    if unit in RATES:
        text = percent(x, lang)
    elif noun := phrases()["units"].get(unit, {}).get("noun"):
        text = count(x, noun, lang, oblique=oblique)
    else:
        text = value(x, unit, lang)
    template = phrases()["units"].get(unit, {}).get(language(lang))
    return str(template).replace("{n}", text) if template else text


def value(x: float, unit: str, lang: str) -> str:
    """A value without its unit (where a table names it); shares in per cent, areas to three figures."""
    return percent(x, lang) if unit in RATES else number(rounded(x) if unit == "km2" else x, lang)


def rounded(x: float) -> float:
    """Three significant figures: what an area of whole grid cells is worth in a sentence."""
    return float(f"{x:.3g}")


def interval(low: float, high: float, lang: str, unit: str) -> str:
    """The 90 % interval of a value: '[380,000 to 440,000]' / '(بين ٣٨٠٬٠٠٠ و٤٤٠٬٠٠٠)'; '' where it is a point."""
    if low == high:
        return ""
    return say("sizes", "interval", lang, low=value(low, unit, lang), high=value(high, unit, lang))


def say(group: str, key: str, lang: str, **values: str) -> str:
    """A phrase of a group, filled."""
    return fill(str(phrases()[group][key][language(lang)]), values)


def fill(template: str, values: Mapping[str, str]) -> str:
    """A template with its {names} filled in one pass, so that braces inside a filling stay as they are."""
    return _NAME.sub(lambda found: values[found[1]], template)
