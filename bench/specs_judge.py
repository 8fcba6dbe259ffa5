"""When a case of the Recognizers-Text specs counts as read right.

A number: as many as expected, each of the expected value over the expected words (a proclitic or a space more or less).
A date: as many mentions as expected, each over at least half of the expected words, and, where the case has values, the
same days; a date counted in weeks, months or years may be cut to that unit, as `marsad.text.dates` says it does. Both
values of a case (before and after its reference) count, since a document is told neither.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Any

from marsad.model.dates import parse_edtf
from marsad.text.dates import dates
from marsad.text.numbers import Number, numbers

REFERENCE = dt.date(2016, 11, 7)  # the reference of nearly all cases, for those that name none
_COUNTED = ("قبل", "بعد", "منذ")
Mention = tuple[int, int, str]


@dataclass(frozen=True)
class Case:
    """One case: the file, its place in it, and the row as it stands there."""

    name: str
    number: int
    row: dict[str, Any]

    @property
    def text(self) -> str:
        """The input."""
        return str(self.row["Input"])

    @property
    def results(self) -> list[dict[str, Any]]:
        """What is expected."""
        return [r for r in self.row["Results"] if r.get("Text")]

    @property
    def reference(self) -> dt.date:
        """The case's own day."""
        said = (self.row.get("Context") or {}).get("ReferenceDateTime", "")
        return dt.date.fromisoformat(said[:10]) if said else REFERENCE

    def values(self) -> list[tuple[str, float]]:
        """The words and value of each expected number."""
        told = [(r["Text"], r["Resolution"]["value"]) for r in self.results if r.get("Resolution")]
        return [(words, float(str(value).rstrip("%"))) for words, value in told]

    def said(self) -> str:
        """What is expected, for a line of output."""
        return str([(r["Text"], r.get("Resolution", r.get("Value"))) for r in self.results])


def _same(one: float, two: float) -> bool:
    return math.isclose(one, two, rel_tol=1e-9)


def _words(text: str) -> str:
    return text.strip().lstrip("بلوف").strip()


def _judged(case: Case, found: list[Number]) -> bool:
    expected = case.values()
    got = [(case.text[n.start : n.end], n.value) for n in found]
    return len(expected) == len(got) and all(
        _same(e[1], g[1]) and _words(e[0]) == _words(g[0]) for e, g in zip(expected, got, strict=True)
    )


def number_right(case: Case) -> bool:
    """A case of NumberModel."""
    return _judged(case, [n for n in numbers(case.text, "ar") if n.kind in ("cardinal", "fraction")])


def percent_right(case: Case) -> bool:
    """A case of PercentModel."""
    return _judged(case, [n for n in numbers(case.text, "ar") if n.kind == "percent"])


def ordinal_right(case: Case) -> bool:
    """A case of OrdinalModel; from twenty on Arabic orders and counts with the same words: both kinds count there."""
    found = [n for n in numbers(case.text, "ar") if n.kind == "ordinal" or n.value >= 20]
    return _judged(case, found)


def range_right(case: Case) -> bool:
    """A case of NumberRangeModel: the bounds that our numbers within the expected words set are the expected ones."""
    found = numbers(case.text, "ar")
    expected = [r for r in case.results if "numberrange" in str(r.get("TypeName"))]
    if not expected:
        return all(n.kind != "range" and n.approx in ("exact", "about") for n in found)
    for result in expected:
        start = case.text.index(result["Text"])
        inside = [n for n in found if start <= n.start < start + len(result["Text"])]
        low, high = str(result["Resolution"]["value"])[1:-1].split(",")
        if _bounds(inside) != (float(low or "-inf"), float(high or "inf")):
            return False
    return True


def _bounds(found: list[Number]) -> tuple[float, float]:
    low, high = -math.inf, math.inf
    for n in found:
        low = max(low, n.value) if n.approx != "at-most" else low
        high = min(high, n.value if n.high is None else n.high) if n.approx != "at-least" or n.kind == "range" else high
    return low, high


def ours(case: Case) -> list[Mention]:
    """What `marsad.text.dates` reads."""
    return [(d.start, d.end, d.edtf) for d in dates(case.text, "ar", case.reference)]


def date_right(case: Case, found: list[Mention] | None = None, loose: bool = False) -> bool:
    """A case of the date files; `loose` asks of a period only that the day found is its first."""
    mentions = ours(case) if found is None else found
    expected = case.results
    if len(mentions) != len(expected):
        return False
    at = 0
    for (start, end, edtf), result in zip(mentions, expected, strict=True):
        first = case.text.find(result["Text"], at)
        at = first + len(result["Text"])
        shared = min(end, at) - max(start, first)
        if first < 0 or shared * 2 < len(result["Text"]):
            return False
        if not _resolves(edtf, result.get("Value") or {}, loose, counted=result["Text"].startswith(_COUNTED)):
            return False
    return True


def _resolves(edtf: str, value: dict[str, Any], loose: bool, counted: bool) -> bool:
    """Whether an EDTF says what a value of the specs says; a case without a value asks for none."""
    if "Timex" not in value:
        return True
    if edtf in (value["Timex"], _week(value["Timex"])):
        return True
    parsed = parse_edtf(edtf)
    for side in ("FutureResolution", "PastResolution"):
        days = list((value.get(side) or {}).values())
        ends = (parsed.first, parsed.last) if parsed.first and parsed.last else None
        if days and ends and _fits(edtf, *ends, days, value["Timex"], loose=loose, counted=counted):
            return True
    return False


def _week(timex: str) -> str:
    """An ISO week as a span of its days, "" for another Timex."""
    match = re.fullmatch(r"(\d{4})-W(\d\d)", timex)
    if not match:
        return ""
    monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return f"{monday}/{monday + dt.timedelta(days=6)}"


def _fits(edtf: str, first: dt.date, last: dt.date, days: list[str], timex: str, *, loose: bool, counted: bool) -> bool:
    try:
        start, end = dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1])
    except ValueError:
        return False
    one = dt.timedelta(days=1)
    if loose:
        return first == start
    if len(days) == 1:  # a day, or the week, month or year that it was cut to
        cut = counted and len(edtf) != 10
        return first == last == start or (cut and first <= start <= last)
    depth = len(edtf.split("/")[0])
    ends = {d.isoformat()[:depth] for d in (end, end - one)}
    starts = {d.isoformat()[:depth] for d in ((start, start - one) if timex.startswith("(") else (start,))}
    return first.isoformat()[:depth] in starts and last.isoformat()[:depth] in ends
