"""Dates as the ledger knows them: EDTF, a day known exactly, cut to a month or year, or lying within a span.

Invariant: `first <= last` where both are known; `first` and `last` are days that the date may be, both included.
Source: Extended Date/Time Format (ISO 8601-2:2019), the part named in docs/reference/dossier.md.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
MONTH_ZERO = 1980 * 12  # VIEWS numbering: January 1980 is month 1


class DateError(ValueError):
    """A text that is no date. `code` is form, year, month, day, reversed, empty-span or no-month; `value` the text."""

    def __init__(self, code: str, value: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.value = value


@dataclass(frozen=True, slots=True)
class Edtf:
    """A day that lies between `first` and `last` (both included); None is an open end."""

    text: str
    first: dt.date | None
    last: dt.date | None

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.first is not None and self.first == self.last

    def __str__(self) -> str:
        return self.text


def parse_edtf(text: str) -> Edtf:
    """Read `2021-06-28`, `2021-06`, `2021`, `2019-06-25/2020-05-27`, `../2022-03-09` or `2019-06/..`.

    Raises DateError, with a reason that fits behind "date: ", for anything else.
    """
    first: dt.date | None
    last: dt.date | None
    parts = text.split("/")
    if len(parts) == 1:
        first, last = _bounds(text)
    elif len(parts) == 2:
        if parts == ["..", ".."]:
            raise DateError("empty-span", text, f"{text!r} names no day at all; leave the cell empty")
        first = None if parts[0] == ".." else _bounds(parts[0])[0]
        last = None if parts[1] == ".." else _bounds(parts[1])[1]
    else:
        raise _no_date(text)
    if first and last and first > last:
        raise DateError("reversed", text, f"the span {text!r} ends before it starts")
    return Edtf(text, first, last)


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    match = _PART.match(text)
    if not match:
        raise _no_date(text)
    year, month, day = (int(g) if g else 0 for g in match.groups())
    if year == 0:
        raise DateError("year", text, f"{text!r}: there is no year 0")
    if not match[2]:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if not 1 <= month <= 12:
        raise DateError("month", text, f"{text!r}: there is no month {month:02d}")
    length = calendar.monthrange(year, month)[1]
    if not match[3]:
        return dt.date(year, month, 1), dt.date(year, month, length)
    if not 1 <= day <= length:
        raise DateError("day", text, f"{text!r}: month {month:02d} of {year} has no day {day:02d}")
    return dt.date(year, month, day), dt.date(year, month, day)


def _no_date(text: str) -> DateError:
    return DateError(
        "form", text, f"{text!r} is no date; write 2021-06-28, 2021-06, 2021 or a span 2021-06-01/2021-06-28"
    )


def month_id(day: dt.date) -> int:
    """The VIEWS month of a day: January 1980 is 1."""
    return day.year * 12 + day.month - MONTH_ZERO


def month_start(month: int) -> dt.date:
    """The first day of a VIEWS month."""
    index = month + MONTH_ZERO - 1
    return dt.date(index // 12, index % 12 + 1, 1)


def month_text(month: int) -> str:
    """A VIEWS month as `2019-02`."""
    start = month_start(month)
    return f"{start.year:04d}-{start.month:02d}"


def parse_month(text: str) -> int:
    """The VIEWS month of `2019-02`; raises DateError otherwise."""
    match = _PART.match(text)
    if not match or not match[2] or match[3]:
        raise DateError("no-month", text, f"{text!r} is no month; write it as 2019-02")
    first, _ = _bounds(text)
    return month_id(first)
