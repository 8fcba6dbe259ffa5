"""Access: crossing-days and votes."""

from marsad.balance.calls import call
from marsad.measures.access import access
from marsad.model.estimate import Change, Estimate, Missing
from marsad.model.records import Ballot, Crossing, Ledger, Mandate, Vote
from marsad.model.scene import Council, Profile
from tests.builders import case, day, window

AFTER = window("2021-01", "2022-01")  # 365 days; 2020 has 366
CROSSINGS = (Crossing("north", "N", "ش", 36.0, 36.0, ("SYR",)), Crossing("east", "E", "ق", 36.0, 42.0, ("IRQ", "SYR")))
COUNCIL = Council("UNSC", 15, 9, ("CHN", "FRA", "GBR", "RUS", "USA"))


def mandate(crossing: str, since: str, until: str = "") -> Mandate:
    return Mandate(f"{crossing}-{since}", crossing, day(since), day(until) if until else None, "")


def test_access_by_hand() -> None:
    rows = (mandate("north", "2015-01-01"), mandate("east", "2015-01-01", "2021-01-11"))
    made = access(case(Ledger(crossings=CROSSINGS, mandates=rows), AFTER))
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Change)
    assert made.before.value == 1.0
    assert made.after.value == (365 + 10) / 730
    assert call(made.change) == "contracting"
    assert made.details["open_days_after"] == 375


def test_overlapping_mandates_count_a_day_once_and_a_gap_not_at_all() -> None:
    rows = (
        mandate("north", "2021-01-01", "2021-03-01"),
        mandate("north", "2021-02-01", "2021-04-01"),
        mandate("north", "2021-04-03", "2021-04-05"),
    )
    made = access(case(Ledger(crossings=CROSSINGS, mandates=rows), AFTER))
    assert made.details["open_days_after"] == 31 + 28 + 31 + 2
    assert made.details["possible_days_after"] == 365  # the east crossing was never authorized


def test_a_crossing_authorized_only_later_was_not_possible_yet() -> None:
    rows = (mandate("north", "2015-01-01"), mandate("east", "2022-02-13"))
    assert access(case(Ledger(crossings=CROSSINGS, mandates=rows), AFTER)).details["crossings"] == ["north"]


def test_no_mandate_is_missing() -> None:
    assert isinstance(access(case(Ledger(crossings=CROSSINGS), AFTER)).change, Missing)
    rows = (mandate("north", "2015-01-01"),)
    assert isinstance(access(case(Ledger(crossings=CROSSINGS, mandates=rows), AFTER, "africa")).change, Missing)


def test_votes_vetoes_and_how_close() -> None:
    def vote(v_id: str, date: str, yes: int, no: int, adopted: str) -> Vote:
        return Vote(v_id, day(date), "UNSC", v_id, "aid", adopted, yes, no, 15 - yes - no)

    votes = (
        vote("vetoed", "2021-07-07", 13, 2, "no"),
        vote("short", "2021-07-08", 5, 6, "no"),
        vote("passed", "2021-07-11", 12, 0, "yes"),
        vote("earlier", "2020-07-11", 15, 0, "yes"),
    )
    ballots = (
        Ballot("b1", "vetoed", "RUS", "N"),
        Ballot("b2", "vetoed", "CHN", "N"),
        Ballot("b3", "short", "USA", "N"),
    )
    ledger = Ledger(crossings=CROSSINGS, mandates=(mandate("north", "2015-01-01"),), votes=votes, ballots=ballots)
    details = access(case(ledger, AFTER, profile=Profile(councils=(COUNCIL,)))).details
    assert (details["votes_after"], details["adopted_after"], details["vetoed_after"]) == (3, 1, 1)
    assert details["closest_margin_after"] == 3
    assert details["votes_before"] == 1
