"""Monthly courses against plain sums, and months without data as gaps."""

from __future__ import annotations

import numpy as np

from marsad.model.dates import parse_edtf, parse_month
from marsad.model.records import Ledger, Mandate
from marsad.report import series
from tests import answers


def test_events_month_by_month() -> None:
    answer = answers.answer(events_stop="2020-07")
    course = series.events(answer, None)
    assert (course.start, course.stop) == (parse_month("2015-01"), parse_month("2021-01"))
    for month in ("2018-03", "2020-06"):
        wanted = parse_month(month)
        own = int(answer.panel.events[answer.panel.month == wanted].sum())
        assert course.value[wanted - course.start] == own > 0
    assert course.value[parse_month("2015-05") - course.start] == 0  # covered, and nothing happened
    assert np.isnan(course.value[parse_month("2020-07") - course.start :]).all()  # not covered
    assert (course.window.start, course.window.stop) == (answer.spans.events.start, parse_month("2020-07"))


def test_events_of_a_region_and_deaths() -> None:
    answer = answers.answer()
    south = series.events(answer, {"NGA"}.__contains__)
    assert np.nansum(south.value) == answer.panel.events[answer.panel.country == "NGA"].sum()
    own = (answer.panel.type_of_violence == 3) & (answer.panel.side == "a")
    assert np.nansum(series.deaths(answer).value) == answer.panel.deaths_best[own].sum()


def test_members_join_within_their_span() -> None:
    answer = answers.answer()
    course = series.members(answer, answers.ledger())
    assert course is not None
    at = {month: parse_month(month) - course.start for month in ("2019-04", "2019-07", "2019-12")}
    assert course.value[at["2019-04"]] == 3
    assert course.value[at["2019-12"]] == 4
    assert (course.low[at["2019-07"]], course.high[at["2019-07"]]) == (3, 4)  # NGA joined in June to September 2019
    assert series.members(answer, Ledger()) is None


def test_a_crossing_open_twice_at_once_counts_once() -> None:
    first = answers.ledger().mandates[0]
    second = Mandate("m2", "gate", parse_edtf("2019-12-01"), parse_edtf("2020-03-15"), "")
    other = Mandate("m3", "other", parse_edtf("2020-01-31"), None, "")
    course = series.crossings(answers.answer(), Ledger(mandates=(first, second, other)))
    assert course is not None

    def at(month: str) -> float:
        return float(course.value[parse_month(month) - course.start])

    assert [at(m) for m in ("2016-12", "2017-01", "2019-12", "2020-01", "2020-03", "2020-12")] == [0, 1, 1, 2, 1, 1]
    assert series.crossings(answers.answer(), Ledger()) is None
