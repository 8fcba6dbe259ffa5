"""Which window is weighed, and what of it the events cover."""

import pytest

from marsad.errors import UsageError
from marsad.model.dates import month_text, parse_month
from marsad.model.panel import PanelInfo
from marsad.model.records import Ledger
from marsad.observatory.windows import choose, common, spans
from tests.builders import ministerial, scene, window

ROME = window("2019-02", "2021-07", "washington", "rome")
LEDGER = Ledger(meetings=(ministerial("rome", "2021-06-28"), ministerial("washington", "2019-02-06")))


def info(start: str = "1989-01", stop: str = "2021-01", countries: frozenset[str] | None = None) -> PanelInfo:
    return PanelInfo("r", "shipped", parse_month(start), parse_month(stop), countries, "", "", (), "")


def test_the_worked_window_is_29_months_and_its_events_23() -> None:
    made = spans(ROME, info())
    assert made.window.months == 29
    assert (month_text(made.before.start), month_text(made.before.stop)) == ("2016-09", "2019-02")
    assert made.before.closes == "washington"
    assert (made.events.months, made.events_before.months) == (23, 23)
    assert month_text(made.events_before.start) == "2017-03"


def test_events_that_reach_the_end_are_not_cut() -> None:
    made = spans(ROME, info(stop="2024-01"))
    assert (made.events.start, made.events.stop) == (made.window.start, made.window.stop)


def test_events_that_end_before_the_window_leave_nothing() -> None:
    assert spans(ROME, info(stop="2018-01")).events.months == 0
    assert spans(ROME, None).events.months == 0


def test_the_dossiers_first_window_is_taken() -> None:
    assert choose(scene(windows=(ROME,)), LEDGER, None) == ROME
    assert choose(scene(windows=(ROME,)), LEDGER, "w") == ROME


def test_without_windows_the_last_two_ministerials_make_one() -> None:
    made = choose(scene(), LEDGER, None)
    assert (made.start, made.stop, made.opens, made.closes) == (ROME.start, ROME.stop, "washington", "rome")


def test_months_may_be_asked_for_and_a_ministerial_in_the_first_one_opens() -> None:
    made = choose(scene(), LEDGER, "2019-02/2020-02")
    assert (made.months, made.opens, made.closes) == (12, "washington", "")


@pytest.mark.parametrize(
    "asked",
    [
        "paris",
        "2019-02/2019-02",
        "2020-01/2019-01",
        "0001-01/0001-12",
        "1900-01/1990-01",
        "2100-01/2100-03",
        "2019/2020",
        "2019-02/2020-13",
        "a/b/c",
        "/",
    ],
)
def test_a_window_that_cannot_be_is_refused_with_what_there_is(asked: str) -> None:
    with pytest.raises(UsageError, match="--window"):
        choose(scene(windows=(ROME,)), LEDGER, asked)


def test_a_dossier_without_windows_and_ministerials_says_what_to_add() -> None:
    with pytest.raises(UsageError, match="add `windows`"):
        choose(scene(), Ledger(), None)


def test_the_common_span_loses_a_closing_meeting_after_the_cut() -> None:
    made = common(ROME, parse_month("2021-01"))
    assert (made.months, made.opens, made.closes) == (23, "washington", "")
    assert common(ROME, parse_month("2022-01")) == ROME
