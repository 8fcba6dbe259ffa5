"""Whether a date of a record is said in its quote: in full, or in part with the document's own date for the rest.

What a quote leaves to the document ("in May", "within ten days", "for a further year", "this afternoon") is counted
from the document's date; of a month or a season without a year the nearest one is meant, of a term the next.

Invariant: no part of a date that the quote states may differ from the record's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from marsad.model.dates import DateError, Edtf, parse_edtf
from marsad.reading.lexicon import Hit
from marsad.reading.verify_passage import Passage
from marsad.text.dates import DateMention
from marsad.text.fold import folded

Raw = tuple[str, str, str]  # slot, code, words
Days = tuple[dt.date, dt.date]  # both included

DATES = ("date", "due", "from", "until")
_TERMS = ("due", "until")
_DAY = dt.timedelta(days=1)
_SLACK = _DAY  # a term of a year ends on the same day or the one before
_UNITS = {"day": 1, "week": 7, "fortnight": 14}
_PARTS = {
    "quarter.1": (1, 3), "quarter.2": (4, 6), "quarter.3": (7, 9), "quarter.4": (10, 12), "half.1": (1, 6),
    "half.2": (7, 12), "spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "winter": (12, 14),
}  # fmt: skip
_ONE = frozenset(("a", "an", "one", "un", "une", "another", "further", "initial", "additional", "d'un"))
_EARLIEST, _LATEST = 1000, 5000  # years of a document that anything is counted from
_NEAR = 14  # characters between a count and its unit of time: "for a period of 13 consecutive months"


def order(record: Mapping[str, Any]) -> Iterator[Raw]:
    """Why a stretch of time ends before it begins."""
    begin, end = record.get("from"), record.get("until")
    try:
        first, last = (parse_edtf(str(begin)).first, parse_edtf(str(end)).last) if begin and end else (None, None)
    except DateError:
        return
    if first and last and (first >= last or begin == end):
        yield "until", "ends-before", f"{end} is not behind {begin}"


def date(slot: str, value: Any, passage: Passage) -> Iterator[Raw]:
    """Why a date cannot be read from the quote."""
    try:
        wanted = parse_edtf(str(value))
    except DateError:
        yield slot, "no-date", f"{slot} is {value!r}, not a date"
        return
    stated = [parse_edtf(mention.edtf) for mention in passage.sentence.dates if not _bygone(mention, passage)]
    if str(value) in _years(passage):
        return
    if not any(_bears(said, wanted) for said in stated) and not _counted(slot, wanted, stated, passage):
        yield slot, "date-not-in-quote", f"{value} cannot be read from the quote"


def _bears(said: Edtf, wanted: Edtf) -> bool:
    """What is said lies within what is recorded, or is a span that begins or ends with it."""
    first, last, begin, end = said.first, said.last, wanted.first, wanted.last
    if first is None or last is None or begin is None or end is None:  # an open span proves no day
        return False
    within = begin <= first and last <= end
    month = (min(last, end) - max(first, begin)).days >= 20 and (last - first).days < 31  # of another calendar
    days = all(len(part) == len("2021-06-28") for part in said.text.split("/"))
    edge = begin == end and begin in (first, last) and (days or (last - first).days < 31)
    return within or edge or (month and (end - begin).days < 31)


def _counted(slot: str, wanted: Edtf, stated: list[Edtf], passage: Passage) -> bool:
    """Whether the date is what a part of one gives, counted from the document's own."""
    here = passage.document.reference
    if here is None or wanted.first is None or wanted.last is None or not _EARLIEST < here.year < _LATEST:
        return False
    asked = (wanted.first, wanted.last)
    spans = [] if passage.has("when.until") else list(_durations(passage))
    begins = [(here, _SLACK), *_begins(stated, passage)]
    for base, slack in begins if slot in (*_TERMS, "date") else ():
        ends = [_added(base, count, unit) for count, unit in spans]
        if any(asked[0] - slack <= end <= asked[1] + slack for end in ends):
            return True
    if slot == "from" and asked[0] <= here <= asked[1]:  # what is decided holds from the day on which it is told
        return True
    if any(asked[0] <= day <= asked[1] for day in _days(passage, here)):
        return True
    if (
        passage.has("month.this")
        and asked[0] >= _month(here.year, here.month)[0]
        and asked[1] <= _month(here.year, here.month)[1]
        and asked[0] != asked[1]
    ):
        return True
    if any(_weekday(m, asked) for m in passage.sentence.dates):
        return True
    if passage.has("when.year-end") and asked[0] <= dt.date(here.year, 12, 31) <= asked[1]:
        return True
    if passage.has("when.month-end") and asked[0] <= _month(here.year, here.month)[1] <= asked[1]:
        return True
    return any(_within(asked, part, passage) for part in _parts(slot, passage, here))


def _begins(stated: list[Edtf], passage: Passage) -> Iterator[tuple[dt.date, dt.timedelta]]:
    """The dates of the quote that a term may be counted from: those behind "from", and months and years."""
    for said in stated:
        if said.first and (not said.exact or passage.has("when.from", "when.within")):
            yield said.first, _SLACK if said.exact else 0 * _DAY


def _bygone(mention: DateMention, passage: Passage) -> bool:
    """A month that was read as the last one where what is ahead is told."""
    here, last = passage.document.reference, parse_edtf(mention.edtf).last
    month = mention.relative and len(mention.edtf) == 7
    return bool(month and here and last and last < here and passage.has("when.ahead"))


def _weekday(mention: DateMention, asked: Days) -> bool:
    """The same day of a week beside the one that was read."""
    said = parse_edtf(mention.edtf)
    exact = mention.relative and said.exact and asked[0] == asked[1]
    return bool(exact and said.first and abs((said.first - asked[0]).days) == 7)


def _days(passage: Passage, here: dt.date) -> Iterator[dt.date]:
    for cue, offset in (("when.today", 0), ("when.yesterday", -1), ("when.tomorrow", 1)):
        if passage.has(cue):
            yield here + offset * _DAY


def _durations(passage: Passage) -> Iterator[tuple[int, str]]:
    """Counts of days, weeks, months and years in the quote; an Arabic dual is two, one without count or article one."""
    for unit in ("day", "week", "fortnight", "month", "year"):
        for hit in passage.sentence.hits(f"verify.unit.{unit}"):
            count = _count(passage, hit)
            if count:
                yield count, unit
        for _ in passage.sentence.hits(f"verify.unit.{unit}.two"):
            yield 2, unit


def _count(passage: Passage, unit: Hit) -> int:
    near = [n for n in passage.sentence.numbers if 0 <= unit.start - n.end <= _NEAR and isinstance(n.value, int)]
    if near:
        return int(near[-1].value) if 0 < near[-1].value <= 1000 else 0
    ahead = passage.sentence.words[unit.first - 1].forms[0] if unit.first else ""
    word = folded(passage.document.text[unit.start : unit.end])
    bare = passage.lang == "ar" and not word.removeprefix("و").removeprefix("ل").startswith("ال")
    behind = passage.document.text[unit.end : unit.end + 2].strip()
    return 1 if (bare and not behind.isdecimal()) or ahead in _ONE else 0


def _added(base: dt.date, count: int, unit: str) -> dt.date:
    if unit in _UNITS:
        return min(base, dt.date(_LATEST, 1, 1)) + count * _UNITS[unit] * _DAY
    month = min(base.year, _LATEST) * 12 + base.month - 1 + count * (12 if unit == "year" else 1)
    last = _month(month // 12, month % 12 + 1)[1]
    return last.replace(day=min(base.day, last.day))


def _parts(slot: str, passage: Passage, here: dt.date) -> Iterator[Days]:
    """The months, seasons, quarters and halves that are named without a year, as spans of days."""
    if any(_years(passage)):  # a year stands beside it: the dates were read in full
        return
    ahead = (slot in _TERMS and not passage.has("when.past")) or passage.future or passage.has("when.ahead")
    for hit in passage.sentence.hits(*(f"verify.month.{m}" for m in range(1, 13))):
        month = int(hit.category.rsplit(".", 1)[1])
        yield _nearest(ahead, month, month, here)
    for name, (first, last) in _PARTS.items():
        if passage.has(f"when.{name}"):
            yield _nearest(ahead, first, last, here)


def _years(passage: Passage) -> Iterator[str]:
    for word in passage.words:
        if len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20"):
            yield word


def _nearest(ahead: bool, first: int, last: int, here: dt.date) -> Days:
    """Of these months in the year before, this one and the next, those nearest to a day; of what is ahead the next."""
    spans = [(_month(y, first)[0], _month(y + (last - 1) // 12, (last - 1) % 12 + 1)[1]) for y in _around(here)]
    if ahead:
        spans = [span for span in spans if span[1] >= here]
    return min(spans, key=lambda span: max(span[0] - here, here - span[1], 0 * _DAY))


def _around(here: dt.date) -> range:
    return range(here.year - 1, here.year + 2)


def _within(asked: Days, part: Days, passage: Passage) -> bool:
    """The record's date is the part, its year, or a stretch of it: a day only where the quote holds its number."""
    if not (part[0] <= asked[0] and asked[1] <= part[1]):
        return asked == (dt.date(part[0].year, 1, 1), dt.date(part[0].year, 12, 31))
    return asked[0] != asked[1] or str(asked[0].day) in passage.words


def _month(year: int, month: int) -> Days:
    first = dt.date(year, month, 1)
    return first, dt.date(year + month // 12, month % 12 + 1, 1) - _DAY
