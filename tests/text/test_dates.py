"""Dates in three languages: worked by hand, by property, against calendars, and on bad input."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.dates import parse_edtf
from marsad.text.dates import dates
from marsad.text.dates_calendar import week_of
from tests.text.date_cases import CASES, NONE, REFERENCE, Row

ROWS = [(lang, row) for lang, rows in CASES.items() for row in rows]
LANGS = st.sampled_from(("ar", "en", "fr"))
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),  # noqa: SIM905
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),  # noqa: SIM905
}


@pytest.mark.parametrize(("lang", "row"), ROWS, ids=[f"{lang}-{row[0]}" for lang, row in ROWS])
def test_worked_by_hand(lang: str, row: Row) -> None:
    text, words, edtf = row
    (found,) = dates(text, lang, REFERENCE)
    assert (text[found.start : found.end], found.edtf) == (words, edtf)


@pytest.mark.parametrize(
    ("lang", "text"), [(lang, text.strip()) for lang, texts in NONE.items() for text in texts.split("|")]
)
def test_what_is_no_date(lang: str, text: str) -> None:
    assert dates(text, lang, REFERENCE) == []


def test_a_list_of_days_gives_each_its_month_and_year() -> None:
    assert [d.edtf for d in dates("on 7 and 8 July 2020", "en", None)] == ["2020-07-07", "2020-07-08"]
    assert [d.edtf for d in dates("يومي 7 و8 يوليو 2020", "ar", None)] == ["2020-07-07", "2020-07-08"]
    assert [d.edtf for d in dates("les 3, 5 et 7 mai 2020", "fr", None)] == ["2020-05-03", "2020-05-05", "2020-05-07"]


def test_without_a_reference_only_whole_dates_are_given() -> None:
    text = "on Monday, 5 June, last year and two years ago; on 5 June 2020, since 2014"
    assert [(d.edtf, d.relative) for d in dates(text, "en", None)] == [("2020-06-05", False), ("2014", False)]


def test_what_needs_the_reference_is_relative_and_hijri_is_named() -> None:
    assert [d.relative for d in dates("on 5 June; on 5 June 2020; last week", "en", REFERENCE)] == [True, False, True]
    assert [d.calendar for d in dates("12 رمضان 1443 هـ، و13 أبريل 2023", "ar", None)] == ["hijri", "gregorian"]


def test_calendars_that_disagree_stay_two_dates() -> None:
    found = dates("12 رمضان 1443 هـ الموافق 13 مايو 2022", "ar", None)
    assert [d.edtf for d in found] == ["2022-04-13", "2022-05-13"]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), LANGS)
def test_whole_dates_round_trip_in_every_style(day: dt.date, lang: str) -> None:
    name = MONTHS[lang][day.month - 1]
    styles = [f"{day.day} {name} {day.year}", day.isoformat(), f"{day.day:02d}/{day.month:02d}/{day.year}"]
    styles += [f"{name} {day.day}, {day.year}"] if lang == "en" else []
    styles += [f"{day.day} من {name} عام {day.year}"] if lang == "ar" else []
    for style in styles:
        (found,) = dates(f"({style})", lang, None)
        assert found.edtf == day.isoformat()


@given(st.dates(dt.date(1930, 1, 1), dt.date(2070, 1, 1)))
def test_hijri_days_agree_with_the_calendar(day: dt.date) -> None:
    from hijridate import Gregorian

    islamic = Gregorian(day.year, day.month, day.day).to_hijri()
    names = [
        "محرم",
        "صفر",
        "ربيع الأول",
        "ربيع الثاني",
        "جمادى الأولى",
        "جمادى الآخرة",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
        "ذو القعدة",
        "ذو الحجة",
    ]
    (found,) = dates(f"{islamic.day} {names[islamic.month - 1]} {islamic.year} هـ", "ar", None)
    assert (found.edtf, found.calendar) == (day.isoformat(), "hijri")


@given(st.integers(1, 28), st.integers(1, 12), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_without_year_lies_near_the_reference(day: int, month: int, reference: dt.date) -> None:
    (found,) = dates(f"on {day} {MONTHS['en'][month - 1]}", "en", reference)
    gap = (dt.date.fromisoformat(found.edtf) - reference).days
    assert -246 <= gap <= 122


@given(st.integers(2000, 2050), st.integers(1, 12), st.integers(1, 5))
def test_weeks_of_a_month_follow_iso(year: int, month: int, order: int) -> None:
    text = week_of(year, month, order)
    mondays = [dt.date.fromisocalendar(y, w, 1) for y in (year - 1, year, year + 1) for w in range(1, 53)]
    inside = [m for m in mondays if (m + dt.timedelta(days=3)).replace(day=1) == dt.date(year, month, 1)]
    if text and order <= len(inside):
        assert text[:10] == inside[order - 1].isoformat()


PIECES = [
    *[
        "28",
        "12",
        "21",
        "5",
        "1st",
        "June",
        "May",
        "2021",
        "2014",
        "14",
        "from",
        "to",
        "between",
        "and",
        ",",
        "/",
        "-",
        ".",
        "of",
        "last",
        "next",
        "this",
        "year",
        "week",
        "month",
        "two",
        "ago",
    ],
    *[
        "until",
        "Monday",
        "Friday",
        "first",
        "quarter",
        "summer",
        "1443",
        "رمضان",
        "هـ",
        "يونيو",
        "حزيران",
        "أيلول",
        "من",
        "إلى",
        "بين",
        "عام",
        "سنة",
        "قبل",
        "بعد",
        "سنتين",
    ],
    *[
        "شهر",
        "الماضي",
        "المقبل",
        "الأسبوع",
        "الثلاثاء",
        "يوم",
        "أمس",
        "و",
        "الربع",
        "الثالث",
        "juin",
        "du",
        "au",
        "mardi",
        "dernier",
        "il",
        "y",
        "a",
        "ans",
        "prochain",
    ],
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), LANGS, st.one_of(st.none(), st.dates()))
def test_every_date_found_is_edtf(pieces: list[str], lang: str, reference: dt.date | None) -> None:
    text = " ".join(pieces)
    edge = 0
    for found in dates(text, lang, reference):
        parse_edtf(found.edtf)
        assert edge <= found.start < found.end <= len(text)
        edge = found.end


@given(st.text(), LANGS)
def test_any_text_is_read(text: str, lang: str) -> None:
    for found in dates(text, lang, REFERENCE):
        parse_edtf(found.edtf)
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize("reference", [dt.date.min, dt.date.max])
def test_the_ends_of_time(reference: dt.date) -> None:
    for text in ("two thousand years ago", "last week", "next year", "on 29 February", "on Monday", "until 3 May"):
        for found in dates(text, "en", reference):
            parse_edtf(found.edtf)
    assert dates("في رمضان", "ar", reference) == []


@pytest.mark.parametrize(
    "text",
    ["1" * 10**6, "1/" * 10**5, "2014-" * 50_000, "June " * 50_000, "last " * 50_000, "one " * 50_000, "12, " * 50_000],
)
def test_time_grows_with_the_text_alone(text: str) -> None:
    """Ten times the text takes about ten times as long; a quadratic reader takes a hundred times."""

    def seconds(of: str) -> float:
        started = time.process_time()
        dates(of, "en", REFERENCE)
        return time.process_time() - started

    short = max(min(seconds(text[: len(text) // 10]) for _ in range(2)), 0.002)
    assert seconds(text) < 40 * short


def test_a_language_that_is_not_read() -> None:
    with pytest.raises(KeyError):
        dates("3. Mai", "de", REFERENCE)
