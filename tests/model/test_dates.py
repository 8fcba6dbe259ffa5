"""EDTF as the ledger uses it, and the months of VIEWS."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.dates import DateError, month_id, month_start, month_text, parse_edtf, parse_month

D = dt.date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-06-28", D(2021, 6, 28), D(2021, 6, 28)),
        ("2020-02", D(2020, 2, 1), D(2020, 2, 29)),
        ("2021", D(2021, 1, 1), D(2021, 12, 31)),
        ("2019-06-25/2020-05-27", D(2019, 6, 25), D(2020, 5, 27)),
        ("2019-06/2020", D(2019, 6, 1), D(2020, 12, 31)),
        ("2021/2021", D(2021, 1, 1), D(2021, 12, 31)),
        ("../2022-03-09", None, D(2022, 3, 9)),
        ("2019-06/..", D(2019, 6, 1), None),
        ("0001-01-01", D(1, 1, 1), D(1, 1, 1)),
        ("9999", D(9999, 1, 1), D(9999, 12, 31)),
    ],
)
def test_a_date_is_the_days_that_it_may_be(text: str, first: dt.date | None, last: dt.date | None) -> None:
    date = parse_edtf(text)
    assert (date.first, date.last, str(date)) == (first, last, text)
    assert date.exact == (first == last is not None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "form"),
        ("28.6.2021", "form"),
        ("2021-6-28", "form"),
        ("2021-06-28 ", "form"),
        ("2021-06-28\n", "form"),
        ("٢٠٢١", "form"),
        ("21", "form"),
        ("2021-06-28T00:00", "form"),
        ("2019/2020/2021", "form"),
        ("/2020", "form"),
        ("2020/", "form"),
        ("..", "form"),
        ("../..", "empty-span"),
        ("0000", "year"),
        ("2021-00", "month"),
        ("2021-13-01", "month"),
        ("2021-02-29", "day"),
        ("2021-06-00", "day"),
        ("2021-06-31", "day"),
        ("2020-05-27/2019-06-25", "reversed"),
        ("2021-07/2021-06", "reversed"),
    ],
)
def test_what_is_no_date_says_why(text: str, code: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_edtf(text)
    assert raised.value.code == code
    assert isinstance(raised.value, ValueError)


@given(st.dates())
def test_every_day_is_read_as_itself(day: dt.date) -> None:
    date = parse_edtf(day.isoformat())
    assert (date.first, date.last) == (day, day)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_cut_date_is_as_long_as_its_month(year: int, month: int) -> None:
    date = parse_edtf(f"{year:04d}-{month:02d}")
    assert date.first is not None
    assert date.last is not None
    assert (date.last - date.first).days + 1 == calendar.monthrange(year, month)[1]


@given(st.dates(), st.dates())
def test_a_span_holds_both_its_ends_or_is_refused(a: dt.date, b: dt.date) -> None:
    text = f"{a.isoformat()}/{b.isoformat()}"
    if a <= b:
        assert parse_edtf(text).first == a
        assert parse_edtf(text).last == b
    else:
        with pytest.raises(DateError):
            parse_edtf(text)


@given(st.text(max_size=24))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        date = parse_edtf(text)
    except DateError:
        return
    assert date.first is None or date.last is None or date.first <= date.last


def test_months_count_from_january_1980() -> None:
    assert month_id(D(1980, 1, 31)) == 1
    assert month_id(D(1979, 12, 31)) == 0
    assert parse_month("2019-02") == 470  # VIEWS: February 2019
    assert month_text(499) == "2021-07"


@given(st.integers(-1000, 3000))
def test_a_month_starts_on_its_first_day_and_reads_back(month: int) -> None:
    start = month_start(month)
    assert start.day == 1
    assert month_id(start) == month
    assert parse_month(month_text(month)) == month
    assert month_id(start - dt.timedelta(days=1)) == month - 1


@pytest.mark.parametrize("text", ["2019", "2019-02-01", "2019-13", "2019-2", "", "2019-02/2019-03"])
def test_a_month_is_a_year_and_a_month(text: str) -> None:
    with pytest.raises(DateError):
        parse_month(text)
