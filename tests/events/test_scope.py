"""What file names and rows say about the scope of a release."""

from pathlib import Path

import pytest

from marsad.errors import EventsError
from marsad.events import scope
from marsad.model.dates import month_text, parse_month


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("ged211-precise-csv.zip", "ged211-precise"),
        ("ged261-csv.zip", "ged261"),
        ("GEDEvent_v24_1.csv", "GEDEvent_v24_1"),
        ("ged 191 (copy).csv.zip", "ged-191-copy"),
        ("مرصد.csv", "events"),
        (".csv", "events"),
    ],
)
def test_the_name_comes_from_the_file(file: str, name: str) -> None:
    assert scope.release_name(Path(file)) == name
    assert scope.checked_name(name) == name


@pytest.mark.parametrize("name", ["", "..", "a/b", ".building-x", "a b", "x" * 81, "مرصد", "a\n"])
def test_names_that_can_be_no_folder(name: str) -> None:
    with pytest.raises(EventsError, match="can't name a release"):
        scope.checked_name(name)


@pytest.mark.parametrize(
    ("file", "first", "last", "start", "stop"),
    [
        ("ged211-csv.zip", "1989-01", "2020-12", "1989-01", "2021-01"),
        ("ged211-csv.zip", "1989-03", "2020-04", "1989-03", "2021-01"),  # a yearly release covers whole years
        ("GEDEvent_v25_1.csv", "1989-01", "2024-12", "1989-01", "2025-01"),
        ("GEDEvent_v24_0_5.csv", "2024-05", "2024-05", "2024-05", "2024-06"),
        ("GEDEvent_v23_01_23_09.csv", "2023-02", "2023-09", "2023-01", "2023-10"),
        ("GEDEvent_v23_01_23_09.csv", "2023-02", "2023-11", "2023-02", "2024-01"),  # the rows say otherwise
        ("anything.csv", "2020-02", "2020-03", "2020-02", "2021-01"),
    ],
)
def test_months(file: str, first: str, last: str, start: str, stop: str) -> None:
    found = scope.months(file, parse_month(first), parse_month(last), None)
    assert tuple(map(month_text, found)) == (start, stop)


def test_until_overrides_and_must_lie_after_the_last_event() -> None:
    first, last = parse_month("2024-01"), parse_month("2024-03")
    assert scope.months("x.csv", first, last, "2024-04") == (first, last + 1)
    for until, says in (("2024-03", "holds events up to 2024-03"), ("2024", "no month"), ("2024-13", "no month 13")):
        with pytest.raises(EventsError, match=says):
            scope.months("x.csv", first, last, until)


def test_countries_found_or_stated() -> None:
    assert scope.covered({"IRQ", "SYR"}, None) == {"IRQ", "SYR"}
    assert scope.covered({f"A{i:02}" for i in range(60)}, None) is None
    assert scope.covered({"IRQ"}, "world") is None
    assert scope.covered({"IRQ"}, "irq, syr") == scope.covered((), ["IRQ", "SYR"]) == {"IRQ", "SYR"}
    for stated in ("", "IRQ,ATL", "world,IRQ", []):
        with pytest.raises(EventsError, match="ISO3 codes"):
            scope.covered({"IRQ"}, stated)


def test_the_years_article_is_cited() -> None:
    assert "special emphasis on Syria" in scope.citations("ged211-precise-csv.zip")[1]
    assert scope.citations("ged211-csv.zip")[1].endswith("Journal of Peace Research 58(4).")
    assert "2024" in scope.citations("GEDEvent_v24_1.csv")[1]
    for file in ("mine.csv", "GEDEvent_v24_0_5.csv", "ged261-csv.zip"):
        assert scope.citations(file)[1].startswith("The year's")


def test_precision_comes_with_a_warning_where_one_is_due() -> None:
    assert scope.precision(None) == "not stated"
    assert scope.precision((1, 7)) == "where_prec 1-7"
    assert scope.precision((2, 2)) == "where_prec 2"
    assert scope.note("where_prec 1-7") == {"en": "", "ar": ""}
    for precise in ("not stated", "where_prec 1-2"):
        assert "too low" in scope.note(precise)["en"]
        assert "أقل من الواقع" in scope.note(precise)["ar"]
