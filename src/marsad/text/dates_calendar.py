"""Days, weeks, months and years counted from a reference day, and Hijri days in Gregorian ones, written as EDTF.

Invariant: every text that a function here returns is read by `marsad.model.dates.parse_edtf`; what no calendar holds
(31 June, a year beyond 9999, a Hijri year outside 1343-1500) gives "".
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

QUARTERS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}
HALVES = {1: (1, 6), 2: (7, 12)}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}  # months of the northern hemisphere
_BACK_DAYS = 245  # a day without a year lies in the eight months before the reference or the four after it


class Ymd(NamedTuple):
    """A day, a month (day None) or a year (month None too); a year may be missing."""

    year: int | None
    month: int | None = None
    day: int | None = None


def edtf(when: Ymd) -> str:
    """A day, month or year as EDTF; "" where there is none such."""
    year, month, day = when
    if year is None or not 1 <= year <= 9999:
        return ""
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]):
        return ""
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


def span(first: str, last: str) -> str:
    """A span of two dates; "" where one is missing or the second ends before the first begins."""
    if not first or not last or "/" in first + last:
        return ""
    if first == last:
        return first
    depth = min(len(first), len(last))
    return f"{first}/{last}" if first[:depth] <= last[:depth] else ""


def shifted(day: dt.date, unit: str, count: int) -> dt.date | None:
    """The day `count` units later (earlier where negative); the month's last day where it has fewer days."""
    try:
        if unit in ("day", "week"):
            return day + dt.timedelta(days=count * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        year, month = months // 12, months % 12 + 1
        return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def unit_at(reference: dt.date, unit: str, count: int) -> str:
    """The day, week (Monday to Sunday), month, quarter, year or decade that lies `count` units from the reference's."""
    day = shifted(reference, unit, count)
    if day is None:
        return ""
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    if unit == "month":
        return edtf(Ymd(day.year, day.month))
    if unit == "quarter":
        first, last = QUARTERS[(day.month + 2) // 3]
        return span(edtf(Ymd(day.year, first)), edtf(Ymd(day.year, last)))
    if unit == "decade":
        return decade(day.year // 10 * 10)
    return edtf(Ymd(day.year))


def decade(year: int) -> str:
    """The ten years that begin with one."""
    return span(edtf(Ymd(year)), edtf(Ymd(year + 9)))


def window(reference: dt.date, unit: str, count: int) -> str:
    """The `count` units after the reference (before it where negative), the reference's own included."""
    day = shifted(reference, unit, count)
    if day is None:
        return ""
    size = {"day": 3, "week": 3, "month": 2}.get(unit, 1)
    near, far = (edtf(Ymd(*(d.year, d.month, d.day)[:size])) for d in (reference, day))
    return span(far, near) if count < 0 else span(near, far)


def weekday_near(reference: dt.date, weekday: int, side: int) -> str:
    """The weekday (Monday 0) on or before the reference (side 0), strictly before it (-1) or strictly after it (1)."""
    ahead = (weekday - reference.weekday()) % 7
    back = ahead - 7 if ahead or side < 0 else 0
    step = (ahead or 7) if side > 0 else back
    day = shifted(reference, "day", step)
    return day.isoformat() if day else ""


def weekday_numbered(reference: dt.date, weekday: int, number: int) -> str:
    """The nearest "Friday the 15th" within three months of the reference."""
    best: dt.date | None = None
    for months in range(-3, 4):
        base = shifted(reference, "month", months)
        try:
            day = base.replace(day=number) if base else None
        except ValueError:
            continue
        if day and day.weekday() == weekday and (best is None or abs(day - reference) < abs(best - reference)):
            best = day
    return best.isoformat() if best else ""


def with_year(when: Ymd, reference: dt.date, side: int, weekday: int | None) -> Ymd:
    """A day or month without a year put near the reference.

    `side` is 1 after "until", -1 after "since", else 0; 2 and -2 leave out the reference's own day or month ("last
    June"). A weekday beside the day picks the year that fits it.
    """
    month, day = when.month or 1, when.day or 15
    found: list[dt.date] = []
    for year in range(max(1, reference.year - 5), min(9999, reference.year + 5) + 1):
        if day <= calendar.monthrange(year, month)[1]:
            found.append(dt.date(year, month, day))
    if weekday is not None and when.day:
        found = [d for d in found if d.weekday() == weekday and abs(d.year - reference.year) < 2] or found
    if not found:
        return when
    gaps = [(d - reference).days if when.day else _months(reference, d) for d in found]
    apart = abs(side) - 1
    if side > 0:
        best = next((d for d, gap in zip(found, gaps, strict=True) if gap >= apart), found[-1])
    elif side < 0:
        best = next((d for d, gap in zip(found[::-1], gaps[::-1], strict=True) if gap <= -apart), found[0])
    else:
        centre = reference - dt.timedelta(days=min(_BACK_DAYS - 183, reference.toordinal() - 1))
        best = min(found, key=lambda d: abs((d - centre).days))
    return Ymd(best.year, when.month, when.day)


def _months(one: dt.date, two: dt.date) -> int:
    return (two.year - one.year) * 12 + two.month - one.month


def week_of(year: int, month: int | None, order: int) -> str:
    """The week with a number in a month or year (-1 the last); a week belongs where its Thursday lies."""
    first = dt.date(year, month or 1, 1)
    thursday = first + dt.timedelta(days=(3 - first.weekday()) % 7)
    last = dt.date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    count = (last - thursday).days // 7 + 1
    if not 1 <= (order if order > 0 else count) <= count:
        return ""
    monday = thursday + dt.timedelta(days=7 * ((order if order > 0 else count) - 1) - 3)
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


def hijri(when: Ymd) -> str:
    """A Hijri day, month or year (Umm al-Qura) as the Gregorian days that it covers."""
    from hijridate import Hijri

    year, month, day = when
    if year is None or not 1343 <= year <= 1500:
        return ""
    try:
        if day is not None:
            return str(Hijri(year, month or 1, day).to_gregorian().isoformat())
        first = Hijri(year, month or 1, 1).to_gregorian()
        end = Hijri(year, month or 12, 1)
        last = Hijri(year, month or 12, end.month_length()).to_gregorian()
    except (ValueError, OverflowError):
        return ""
    return span(first.isoformat(), last.isoformat())


def hijri_year(month: int, reference: dt.date, side: int) -> int:
    """The Hijri year in which a month lies nearest to the reference (after it for side 1, before it for -1)."""
    from hijridate import Gregorian

    try:
        now = Gregorian(reference.year, reference.month, reference.day).to_hijri()
    except (ValueError, OverflowError):
        return 0
    ahead = (month - now.month) % 12
    if side > 0 or (side == 0 and ahead <= 4):
        return int(now.year) + (month < now.month)
    return int(now.year) - (month > now.month)
