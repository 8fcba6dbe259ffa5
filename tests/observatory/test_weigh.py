"""The answer as a whole: its contract, its honesty about data, its determinism."""

import json
from dataclasses import replace

import pytest

from marsad.balance.verdict import GROUPS
from marsad.model.estimate import Change, Missing
from marsad.model.panel import Panel, PanelInfo
from marsad.model.records import Attendance, Figure, Ledger
from marsad.observatory.answer import Answer, figure_id
from marsad.observatory.sides import Inputs, labels
from marsad.observatory.weigh import weigh
from tests.builders import actor, day, member, ministerial, panel, scene, window
from tests.observatory.test_windows import info

WINDOW = window("2019-02", "2021-07", "washington", "rome")
MEETINGS = (ministerial("rome", "2021-06-28"), ministerial("washington", "2019-02-06"))
STATES = ("FRA", "IRQ", "MLI", "NGA", "USA")
EVIDENCE = {"records": 0, "verified": 0, "cited": 0, "unquoted": 0, "missing": 0, "contradicted": 0}


def months(first: int, last: int) -> list[str]:
    return [f"{y}-{m:02d}" for y in range(first, last + 1) for m in range(1, 13)]


def world() -> Panel:
    """It leaves the core for Africa, and halves."""
    rows = [(m, 150_000 + c, "IRQ", 2, 1, "b", 3) for m in months(2017, 2018) for c in range(30)]
    rows += [(m, 180_000 + c, "NGA", 1, 3, "a", 4) for m in months(2019, 2020) for c in range(30)]
    rows += [(m, 190_000 + c, "MLI", 1, 1, "a", 1, "OLD") for m in months(2017, 2018) for c in range(25)]
    return panel([r if len(r) == 9 else (*r, *("ORG", "")[len(r) - 7 :]) for r in rows])


def inputs(of: Panel | None = None, data: PanelInfo | None = info()) -> Inputs:  # noqa: B008
    branch = replace(member("ORG-SAHEL", "2015"), body="ORG", role="branch")
    ledger = Ledger(
        actors=(
            actor("ORG", names=("ORG",)),
            actor("ORG-SAHEL", old=("OLD",)),
            actor("COA"),
            *(actor(i, i) for i in STATES),
        ),
        memberships=(branch, *(member(i) for i in STATES if i != "NGA"), member("NGA", "2020-05-01")),
        meetings=MEETINGS,
        attendance=tuple(Attendance(f"{m.id}-{i}", m.id, i, "attended", "minister") for m in MEETINGS for i in STATES),
    )
    return Inputs(scene(), ledger, world() if of is None else of, data, EVIDENCE)


@pytest.fixture(scope="module")
def answer() -> Answer:
    return weigh(inputs(), WINDOW)


def test_every_dimension_is_there_for_the_whole_and_every_region(answer: Answer) -> None:
    ids = {side: {i for group in groups.values() for i in group} - {"range"} for side, groups in GROUPS.items()}
    for region in ("all", "core", "africa", "rest"):
        for side, wanted in ids.items():
            assert {d.id for d in answer.dimensions if d.side == side and d.region == region} == wanted


def test_the_json_keeps_the_contract(answer: Answer) -> None:
    made = json.loads(json.dumps(answer.as_json(), allow_nan=False))
    assert {"marsad", "dossier", "level", "windows", "dimensions", "verdict", "evidence"} <= set(made)
    assert made["level"] == 0.9
    (only,) = made["windows"]
    assert only["months"] == 29
    assert (only["from"], only["to"]) == ("2019-02", "2021-07")
    assert (only["compared_from"], only["compared_to"], only["events_to"]) == ("2016-09", "2019-02", "2021-01")
    for d in made["dimensions"]:
        for end in (d["before"], d["after"]):
            assert set(end) >= {"value", "low", "high", "n"} or end["missing"]
            if "value" in end:
                assert end["low"] <= end["value"] <= end["high"]
        change = d["change"]
        if "missing" not in change:
            assert ("ratio" in change) != ("difference" in change)
            assert 0 <= change["p_expands"] <= 1
            assert change["call"] in ("expanding", "contracting", "stable", "undecided")
    assert set(made["verdict"]) >= {"call", "share_organization", "share_coalition", "flips", "regions"}


def test_what_was_planted_is_found(answer: Answer) -> None:
    def call_of(side: str, name: str, region: str = "all") -> str:
        found = answer.find(side, name, region).change
        assert isinstance(found, Change)
        made = [d for d in answer.as_json()["dimensions"] if d["figure"] == f"{side}.{name}.{region}"]
        return str(made[0]["change"]["call"])

    assert call_of("organization", "shift") == "expanding"
    assert call_of("organization", "intensity") == "contracting"
    assert call_of("organization", "intensity", "africa") == "expanding"
    assert call_of("coalition", "membership") == "expanding"
    assert call_of("coalition", "coverage") == "expanding"
    assert call_of("coalition", "participation") == "stable"


def test_predecessors_are_folded_in_as_a_row_of_their_own(answer: Answer) -> None:
    assert labels(inputs().scene, inputs().ledger).predecessors == {"OLD"}
    row = next(a for a in answer.robustness if a.id == "predecessors")
    folded = {figure_id(d): d for d in row.dimensions}["organization.intensity.africa"]
    own = answer.find("organization", "intensity", "africa")
    assert folded.details["events_before"] == own.details["events_before"] + 22 * 25


def test_events_that_end_early_are_said_to(answer: Answer) -> None:
    assert any("compare 23 months with the 23 before" in c.en for c in answer.caveats)
    assert any(a.id == "common-span" for a in answer.robustness)


def test_the_same_input_gives_the_same_bytes(answer: Answer) -> None:
    assert json.dumps(weigh(inputs(), WINDOW).as_json()) == json.dumps(answer.as_json())


def test_the_order_of_records_and_rows_does_not_matter(answer: Answer) -> None:
    base = inputs()
    turned = replace(base, panel=base.panel.where(slice(None, None, -1)))  # type: ignore[arg-type]
    assert json.dumps(weigh(turned, WINDOW).as_json()) == json.dumps(answer.as_json())


def test_without_events_the_organization_is_missing_and_the_verdict_undecided() -> None:
    made = weigh(inputs(panel([]), None), WINDOW)
    assert all(isinstance(d.change, Missing) for d in made.dimensions if d.side == "organization")
    assert made.verdict.call == "undecided"
    assert "organization" in made.verdict.thin


def test_a_release_that_does_not_cover_a_region_answers_for_none_of_it_nor_for_the_whole() -> None:
    made = weigh(inputs(data=info(countries=frozenset({"NGA", "MLI"}))), WINDOW)
    assert isinstance(made.find("organization", "intensity", "core").change, Missing)
    assert isinstance(made.find("organization", "intensity", "all").change, Missing)
    assert isinstance(made.find("coalition", "coverage", "core").change, Missing)
    assert isinstance(made.find("organization", "intensity", "africa").change, Change)


def test_a_release_that_begins_too_late_answers_for_nothing() -> None:
    made = weigh(inputs(data=info(start="2018-01")), WINDOW)
    found = made.find("organization", "intensity").change
    assert isinstance(found, Missing)
    assert "begin in 2018-01" in found.en


def test_a_name_that_no_event_bears_is_a_caveat() -> None:
    base = inputs()
    renamed = tuple(replace(a, event_names=("Nobody",)) if a.id == "ORG" else a for a in base.ledger.actors)
    made = weigh(replace(base, ledger=replace(base.ledger, actors=renamed)), WINDOW)
    assert any("names Nobody" in c.en for c in made.caveats)


def test_one_region_alone(answer: Answer) -> None:
    made = answer.as_json("africa")
    assert {d["region"] for d in made["dimensions"]} == {"africa"}
    assert made["verdict"]["call"] == answer.regions["africa"].call


def test_what_check_reports_is_said_before_quoting() -> None:
    made = weigh(replace(inputs(), problems=2), WINDOW)
    assert any("`marsad check` reports problems in this dossier (2)" in c.en for c in made.caveats)


def test_members_published_but_not_named_are_said_before_quoting() -> None:
    base = inputs()
    count = Figure("f", day("2021-06-28"), "members", "", 9.0, None, None, "members", "coalition")
    made = weigh(replace(base, ledger=replace(base.ledger, figures=(count,))), WINDOW)
    assert any("names 5 members where 9 were published" in c.en for c in made.caveats)
    closed = replace(count, value=5.0)
    made = weigh(replace(base, ledger=replace(base.ledger, figures=(closed,))), WINDOW)
    assert not any("were published" in c.en for c in made.caveats)


def test_a_window_after_the_ledger_ends_is_said() -> None:
    made = weigh(inputs(), window("2024-01", "2025-01"))
    assert any("latest dated record is of 2021-06-28" in c.en for c in made.caveats)


def test_a_region_without_a_verdict_is_undecided_in_the_json() -> None:
    made = weigh(inputs(panel([]), None), WINDOW).as_json("africa")
    assert made["verdict"]["call"] == "undecided"
    assert made["verdict"]["share_organization"] == 0
