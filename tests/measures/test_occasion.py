"""When a record counts: meetings, windows and dates known to a span."""

import numpy as np
import pytest

from marsad.measures.occasion import Occasions, day_draws, kept, members_of
from marsad.model.records import Ledger
from tests.builders import day, member, ministerial, ordinal, scene, window

MEETINGS = (ministerial("washington", "2019-02-06"), ministerial("rome", "2021-06-28"))
AFTER = window("2019-02", "2021-07", "washington", "rome")


def occasions(ledger: Ledger) -> tuple[Occasions, Occasions]:
    return Occasions(scene(), ledger, AFTER.before()), Occasions(scene(), ledger, AFTER)


def test_the_opening_meeting_belongs_to_the_window_before_and_the_closing_one_to_this() -> None:
    before, after = occasions(Ledger(meetings=MEETINGS))
    assert before.within(day("2019-02-06"), "c", "washington").all()
    assert not after.within(day("2019-02-06"), "c", "washington").any()
    assert after.within(day("2021-06-28"), "c", "rome").all()


def test_a_flow_of_no_meeting_belongs_to_its_day() -> None:
    before, after = occasions(Ledger(meetings=MEETINGS))
    assert after.within(day("2019-02-06"), "r").all()
    assert before.within(day("2019-01-31"), "r").all()
    assert not after.within(day("2021-07-01"), "r").any()


def test_stocks_are_read_after_the_closing_meeting() -> None:
    before, after = occasions(Ledger(meetings=MEETINGS))
    assert before.last_day() == ordinal("2019-02-06")
    assert after.last_day() == ordinal("2021-06-30")


def test_without_a_named_closing_meeting_the_last_ministerial_within_closes() -> None:
    ledger = Ledger(meetings=MEETINGS)
    unnamed = window("2019-02", "2021-07", "washington")
    closing = Occasions(scene(), ledger, unnamed).closing
    assert closing is not None
    assert closing.id == "rome"
    assert Occasions(scene(), ledger, window("2019-02", "2021-06", "washington")).closing is None


def test_a_span_is_drawn_evenly_within_it_and_once_for_a_record() -> None:
    draws = day_draws(day("2020-01-01/2020-01-10"), "x")
    assert set(draws) == {float(ordinal(f"2020-01-{d:02d}")) for d in range(1, 11)}
    assert (day_draws(day("2020-01-01/2020-01-10"), "x") == draws).all()
    counts = np.bincount((draws - draws.min()).astype(int))
    assert counts.min() > 0.7 * counts.mean()


def test_members_join_and_leave() -> None:
    ledger = Ledger(
        memberships=(
            member("USA", "2014-09-11"),
            member("FRA", None),
            member("TUR", "2015-01-01", "2019-01-01"),
            member("MLI", "2015", role="observer"),
            member("XXX", "2015-01-01", rank="deprecated"),
        )
    )
    members = members_of(scene(), ledger)
    assert [m.actor for m in members.rows] == ["USA", "FRA", "TUR"]
    assert members.at(ordinal("2018-12-31")).all()
    assert members.at(ordinal("2019-01-01")).mean(axis=1).tolist() == [1, 1, 0]


def test_a_membership_whose_start_is_open_begins_no_earlier_than_the_first_known_one() -> None:
    members = members_of(scene(), Ledger(memberships=(member("USA", "2014-09-11"), member("IRL", "../2016-08-24"))))
    assert members.joined[1].min() >= ordinal("2014-09-11")
    assert members.joined[1].max() <= ordinal("2016-08-24")
    assert 0 < members.at(ordinal("2015-09-01"))[1].mean() < 1


def test_deprecated_rows_do_not_count() -> None:
    rows = (member("USA"), member("FRA", rank="deprecated"), member("DEU", rank="preferred"))
    assert [m.actor for m in kept(rows)] == ["USA", "DEU"]


@pytest.mark.parametrize("text", ["2020-02-30", "2020-13", "20-1-1", "2021/2020", "../..", "a/b/c", "٢٠٢٠"])
def test_no_date_is_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day(text)
