"""Custody: returns of those held, what supersedes what, and what was never collected."""

import pytest

from marsad.balance.calls import call
from marsad.measures.custody import custody, held_at, refusing, superseded
from marsad.model.dates import parse_month
from marsad.model.estimate import Change, Estimate, Missing
from marsad.model.records import Custody, Ledger, Position, Repatriation
from marsad.model.scene import Profile
from tests.builders import case, day, ordinal, window

AFTER = window("2020-01", "2021-01")


def held(date: str, best: float, place: str = "camp", category: str = "camp-population", **more: object) -> Custody:
    low, high = more.pop("low", None), more.pop("high", None)
    return Custody(f"{place}-{category}-{date}", day(date), place, "SDF", category, low, best, high, **more)


def back(date: str, count: int, to: str = "FRA", category: str = "return", rank: str = "") -> Repatriation:
    return Repatriation(f"{to}-{date}-{count}-{category}", day(date), "", to, category, count, rank=rank)


def test_custody_by_hand() -> None:
    rows = (back("2019-05-01", 10), back("2020-05-01", 30), back("2020-06-01", 10, category="trial"))
    rows += (back("2020-07-01", 500, category="transfer"),)
    made = custody(case(Ledger(repatriations=rows, custody=(held("2019-12-01", 1000), held("2020-11-01", 800))), AFTER))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert made.before.value == pytest.approx(10 / 1000)
    assert made.after.value == pytest.approx(40 / 800)
    assert call(made.change) == "undecided"  # three operations in all
    assert made.details["years_to_clear_after"] == 20.0
    assert made.details["transfer_people_after"] == 500  # told, and no return


def ordinary(returns_before: int, returns_after: int) -> Change | Missing:
    rows = [back(f"2019-05-{d:02d}", 10, f"A{d}") for d in range(1, returns_before + 1)]
    rows += [back(f"2020-05-{d:02d}", 10, f"A{d}") for d in range(1, returns_after + 1)]
    counts = (held("2019-12-01", 1000), held("2020-11-01", 500))
    return custody(case(Ledger(repatriations=tuple(rows), custody=counts), AFTER)).change


def test_no_return_in_either_window_is_no_change_made_up_from_fewer_held() -> None:
    assert isinstance(ordinary(0, 0), Missing)


def test_a_rise_from_no_return_is_open_where_it_is_one_and_called_where_it_is_many() -> None:
    one, many = ordinary(0, 1), ordinary(0, 25)
    assert isinstance(one, Change)
    assert isinstance(many, Change)
    assert call(one) == "undecided"
    assert call(many) == "expanding"


def test_returns_that_were_not_collected_are_missing() -> None:
    rows = (back("2020-05-01", 30),)
    profile = Profile(collected={"repatriations": (parse_month("2019-06"), parse_month("2022-01"))})
    made = custody(case(Ledger(repatriations=rows, custody=(held("2020-11-01", 800),)), AFTER, profile=profile))
    assert isinstance(made.before, Missing)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Missing)
    assert "from 2019-06 to 2021-12 only" in made.change.en


def test_a_count_older_than_a_year_says_nothing() -> None:
    assert held_at([held("2018-01-01", 5)], ordinal("2020-01-01")) == []
    assert isinstance(custody(case(Ledger(repatriations=(back("2020-05-01", 3),)), AFTER)).after, Missing)


def test_places_add_up_and_contained_categories_do_not() -> None:
    rows = [
        held("2020-05-01", 100),
        held("2020-09-01", 90),
        held("2020-09-01", 10, "prison", "fighters"),
        held("2020-09-01", 3, "prison", "foreign-fighters"),
    ]
    assert sorted(r.best or 0 for r in held_at(rows, ordinal("2021-01-01"))) == [10, 90]


def test_of_two_counts_of_a_day_the_preferred_one_is_taken() -> None:
    rows = [held("2020-09-01", 90, rank="preferred"), held("2020-09-01", 60)]
    assert [r.best for r in held_at(rows, ordinal("2021-01-01"))] == [90]


def test_a_preferred_total_stands_for_what_its_span_contains() -> None:
    rows = [
        back("2019", 595, "KAZ", rank="preferred"),
        back("2019-05-09", 231, "KAZ"),
        back("2020-02-04", 12, "KAZ"),
        back("2019-05-10", 7, "UZB"),
    ]
    assert sorted(r.count or 0 for r in superseded(rows)) == [7, 12, 595]


def test_who_refuses_is_listed() -> None:
    def stance(actor: str, subject: str, word: str, since: str, until: str = "") -> Position:
        return Position(f"{actor}-{since}", actor, subject, word, day(since), day(until) if until else None)

    rows = (
        stance("GBR", "repatriation", "refuses", "2019"),
        stance("DNK", "repatriation", "refuses", "2019", "2020-05-18"),
        stance("FRA", "repatriation", "conditions", "2019"),
        stance("RUS", "crossings", "refuses", "2019"),
        stance("BEL", "repatriation", "refuses", "2022"),
    )
    assert refusing(case(Ledger(positions=rows), AFTER)) == ["GBR"]


def test_custody_of_a_region_is_missing() -> None:
    assert isinstance(custody(case(Ledger(), AFTER, "africa")).change, Missing)
