"""Each type of record to its table, with what is asked for, and with what the dossier's own rows say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marsad.dossier.load import load
from marsad.dossier.write import cells_of
from marsad.reading.judge.case import NONE, Case, LackingError, NoRowError
from marsad.reading.judge.claims import Origin, Statement
from marsad.reading.judge.rows import rows
from tests.dossier import small

ORIGIN = Origin("s-x", "x.txt", "0" * 64, "en", "2021-06-28")


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return small.lay(tmp_path / "small")


def case(root: Path, kind: str, slots: dict[str, Any], origin: Origin = ORIGIN, **fields: str) -> Case:
    said = Statement(origin, kind, "the words", 0, slots, fields=fields)
    return Case(load(root), said, f"{kind}-1", "s-x", "the words", "")


def made(of: Case) -> dict[str, list[dict[str, str]]]:
    """The filled cells of the rows that a case becomes, by table, without their evidence."""
    evidence = ("source", "quote", "note")
    return {
        table: [{c: v for c, v in cells_of(table, record).items() if v and c not in evidence} for record in records]
        for table, records in rows(of).items()
    }


def test_a_row_carries_its_evidence(clean: Path) -> None:
    (row,) = rows(case(clean, "figure", {"what": "members", "value": 4}))["figures"]
    assert (row.source, row.quote, row.note) == ("s-x", "the words", "date: that of the document")


MEETING = {"place": "madrid", "kind": "summit", "date": "2022-06-29"}


@pytest.mark.parametrize(
    ("kind", "slots", "table", "row"),
    [
        (
            "meeting",
            MEETING,
            "meetings",
            {"date": "2022-06-29", "place": "Madrid", "kind": "summit", "title_en": "Summit, Madrid"},
        ),
        (
            "meeting",
            MEETING | {"place": "FRA"},
            "meetings",
            {
                "date": "2022-06-29",
                "place": "France",
                "kind": "summit",
                "title_en": "Summit, France",
                "title_ar": "قمة، فرنسا",
            },
        ),
        (
            "attendance",
            {"actor": "IRQ", "status": "absent"},
            "attendance",
            {"meeting": "second-meeting", "actor": "IRQ", "status": "absent"},
        ),
        (
            "membership",
            {"actor": "XKX", "change": "joined", "date": "2021-01"},
            "memberships",
            {"actor": "XKX", "body": "PACT", "from": "2021-01"},
        ),
        (
            "membership",
            {"actor": "UNSC", "change": "member"},
            "memberships",
            {"actor": "UNSC", "body": "PACT", "from": "../2021-06-28"},
        ),
        (
            "commitment",
            {"by": "FRA", "line": "humanitarian", "amount": 5000000, "unit": "EUR", "due": "2021-12", "to": "IRQ"},
            "commitments",
            {
                "meeting": "second-meeting",
                "date": "2021-06-28",
                "by": "FRA",
                "to": "IRQ",
                "line": "humanitarian",
                "what_en": "the words",
                "amount": "5000000",
                "unit": "EUR",
                "due": "2021-12",
            },
        ),
        (
            "commitment",
            {"by": "participants", "line": "finance"},
            "commitments",
            {"meeting": "second-meeting", "date": "2021-06-28", "line": "finance", "what_en": "the words"},
        ),
        (
            "call",
            {"by": "FRA", "to": "members", "line": "humanitarian"},
            "positions",
            {"actor": "FRA", "subject": "humanitarian", "stance": "urges", "from": "2021-06-28"},
        ),
        (
            "refusal",
            {"by": "IRQ", "line": "political"},
            "positions",
            {"actor": "IRQ", "subject": "political", "stance": "refuses", "from": "2021-06-28"},
        ),
        (
            "figure",
            {"what": "camp-population", "value": 60000, "approx": "at-most", "place": "al-hol", "holder": "IRQ"},
            "custody",
            {
                "date": "2021-06-28",
                "place": "Al Hol",
                "holder": "IRQ",
                "category": "camp-population",
                "best": "60000",
                "high": "60000",
            },
        ),
        (
            "figure",
            {"what": "ministers", "value": 40},
            "figures",
            {"date": "2021-06-28", "what": "ministers", "area": "second-meeting", "value": "40", "side": "coalition"},
        ),
        (
            "figure",
            {"what": "people-in-need", "value": 13400000, "approx": "about", "place": "SYR", "date": "2021"},
            "figures",
            {"date": "2021", "what": "other", "area": "SYR", "value": "13400000", "unit": "people-in-need"},
        ),
        (
            "figure",
            {"what": "members", "value": 83, "approx": "at-least", "place": "rome"},
            "figures",
            {"date": "2021-06-28", "what": "members", "value": "83", "low": "83", "side": "coalition"},
        ),
    ],
)
def test_a_type_has_its_table(clean: Path, kind: str, slots: dict[str, Any], table: str, row: dict[str, str]) -> None:
    assert made(case(clean, kind, slots, meeting="second-meeting")) == {table: [{"id": f"{kind}-1", **row}]}


VOTE = {"symbol": "UNSCR 3", "yes": 2, "no": 3, "abstain": 0, "veto": ["USA", "FRA", "CHN"], "adopted": False}


def test_a_vote_brings_its_vetoes_and_the_states_that_cast_them(clean: Path) -> None:
    found = made(case(clean, "vote", VOTE, date="2021-07-01"))
    (vote,) = found["votes"]
    assert vote == {
        "id": "vote-1", "date": "2021-07-01", "body": "UNSC", "symbol": "S/RES/3", "adopted": "no", "yes": "2",
        "no": "3", "abstain": "0",
    }  # fmt: skip
    assert [(b["id"], b["vote"], b["actor"], b["ballot"]) for b in found["ballots"]] == [
        (f"vote-1-{actor.lower()}", "vote-1", actor, "N") for actor in ("USA", "FRA", "CHN")
    ]
    assert [(a["id"], a["kind"], a["name_ar"]) for a in found["actors"]] == [("CHN", "state", "الصين")]


def test_a_mandate_is_of_a_crossing_that_a_person_names(clean: Path) -> None:
    slots = {"subject": "cross-border-aid", "until": "2022-01-10"}
    with pytest.raises(LackingError) as lacking:
        rows(case(clean, "mandate", slots))
    assert (lacking.value.field, lacking.value.options) == ("crossing", ("bab", "gate"))
    with pytest.raises(LackingError) as lacking:
        rows(case(clean, "mandate", slots, crossing="bab"))
    assert (lacking.value.field, lacking.value.default) == ("from", "2021-06-28")
    found = made(case(clean, "mandate", slots, **{"crossing": "bab", "from": "2021-07-10"}))
    assert found == {"mandates": [{"id": "mandate-1", "crossing": "bab", "from": "2021-07-10", "to": "2022-01-10"}]}


def test_of_several_meetings_near_a_ministerial_one_is_suggested(clean: Path) -> None:
    small.add("meetings", "a-side,2021-06-28,,Rome,side,PACT,Aside,,,,,")(clean)
    with pytest.raises(LackingError) as lacking:
        rows(case(clean, "attendance", {"actor": "IRQ", "status": "absent"}))
    assert (lacking.value.field, lacking.value.default) == ("meeting", "second-meeting")
    assert lacking.value.options == ("second-meeting", "a-side", "first-meeting")
    named = case(clean, "attendance", {"actor": "IRQ", "status": "absent"}, meeting="a-side")
    assert made(named)["attendance"][0]["meeting"] == "a-side"


NOWHEN = replace(ORIGIN, date="")
ARABIC = replace(ORIGIN, lang="ar")


@pytest.mark.parametrize(
    ("kind", "slots", "origin", "lacks", "default"),
    [
        ("meeting", {"place": "madrid"}, ORIGIN, "date", "2021-06-28"),
        ("meeting", {"place": "madrid"}, NOWHEN, "date", ""),
        ("attendance", {"actor": "IRQ", "status": "absent"}, NOWHEN, "meeting", ""),
        ("attendance", {"actor": "IRQ", "status": "absent"}, ORIGIN, "meeting", "second-meeting"),
        ("figure", {"what": "ministers", "value": 4}, ORIGIN, "meeting", "second-meeting"),
        ("commitment", {"by": "FRA", "line": "finance"}, NOWHEN, "date", ""),
        ("commitment", {"by": "FRA", "line": "finance"}, ORIGIN, "meeting", "second-meeting"),
        ("call", {"by": "FRA"}, ORIGIN, "subject", ""),
        ("figure", {"what": "members", "value": 4}, NOWHEN, "date", ""),
        ("vote", {"symbol": "S/9"}, ORIGIN, "adopted", ""),
        ("vote", {"symbol": "S/9", "adopted": True}, ORIGIN, "date", "2021-06-28"),
    ],
)
def test_what_the_words_do_not_give_is_asked_for(
    clean: Path, kind: str, slots: dict[str, Any], origin: Origin, lacks: str, default: str
) -> None:
    with pytest.raises(LackingError) as lacking:
        rows(case(clean, kind, slots, origin))
    assert (lacking.value.field, lacking.value.default) == (lacks, default)


@pytest.mark.parametrize(
    ("kind", "slots", "origin", "lacks"),
    [
        ("attendance", {"status": "absent"}, ORIGIN, "actor"),
        ("commitment", {"by": "FRA", "line": "finance"}, ARABIC, "what_en"),
        ("commitment", {"by": "FRA", "line": "political"}, ORIGIN, "line"),  # not a line of this dossier
        ("commitment", {"by": "FRA", "line": "finance", "amount": 5}, ORIGIN, "unit"),
    ],
)
def test_what_else_is_asked_for_of_a_meeting(
    clean: Path, kind: str, slots: dict[str, Any], origin: Origin, lacks: str
) -> None:
    with pytest.raises(LackingError) as lacking:
        rows(case(clean, kind, slots, origin, meeting="second-meeting"))
    assert (lacking.value.field, lacking.value.default) == (lacks, "")


def test_a_commitment_may_be_of_no_meeting(clean: Path) -> None:
    pledge = {"by": "FRA", "line": "finance"}
    with pytest.raises(LackingError) as lacking:
        rows(case(clean, "commitment", pledge))
    assert lacking.value.optional
    assert "meeting" not in made(case(clean, "commitment", pledge, meeting=NONE))["commitments"][0]
    far = replace(ORIGIN, date="2020-01-05")  # no meeting is within a week
    assert "meeting" not in made(case(clean, "commitment", pledge, far))["commitments"][0]
    with pytest.raises(LackingError):
        rows(case(clean, "attendance", {"actor": "IRQ", "status": "absent"}, meeting=NONE))


def test_a_row_keeps_its_meeting_where_nobody_names_another(clean: Path) -> None:
    small.add("attendance", "attendance-1,first-meeting,IRQ,absent,,,,,")(clean)
    assert made(case(clean, "attendance", {"actor": "IRQ", "status": "absent"}))["attendance"][0]["meeting"] == (
        "first-meeting"
    )


@pytest.mark.parametrize(
    ("kind", "slots", "code", "row"),
    [
        ("threat", {"by": "RUS", "means": "veto"}, "no-table", ""),
        ("presence", {"org": "BAND", "place": "IRQ", "trend": "receding"}, "no-table", ""),
        ("reference", {"symbol": "UNSCR 2254"}, "no-table", ""),
        ("attendance", {"actor": "hts", "status": "absent"}, "actor-unknown", ""),
        ("attendance", {"actor": "FRA", "status": "attended"}, "held", "a-fra"),
        ("meeting", {"place": "rome", "kind": "ministerial"}, "held", "second-meeting"),
        ("membership", {"actor": "IRQ", "change": "joined"}, "held", "m-irq"),
        ("membership", {"actor": "USA", "change": "joined", "date": "2014"}, "held", "m-usa"),
        ("membership", {"actor": "IRQ", "change": "left", "date": "2021"}, "left", "m-irq"),
        ("membership", {"actor": "XKX", "change": "left"}, "never-joined", ""),
        ("vote", {"symbol": "S/2", "adopted": True, "yes": 3}, "held", "v-yes"),
        ("figure", {"what": "members"}, "field-missing", ""),
    ],
)
def test_why_there_is_no_row(clean: Path, kind: str, slots: dict[str, Any], code: str, row: str) -> None:
    with pytest.raises(NoRowError) as why:
        rows(case(clean, kind, slots, date="2021-06-28", meeting="second-meeting"))
    assert (why.value.code, why.value.values.get("row", "")) == (code, row)


@pytest.mark.parametrize(
    ("kind", "slots", "held", "slot", "value"),
    [
        ("attendance", {"actor": "FRA", "status": "absent"}, "a-fra", "status", "attended"),
        ("membership", {"actor": "USA", "change": "joined", "date": "2019"}, "m-usa", "date", "2014-09-11"),
        ("vote", {"symbol": "S/2", "adopted": True, "yes": 4}, "v-yes", "yes", 3),
        ("vote", {"symbol": "S/2", "adopted": False}, "v-yes", "adopted", "yes"),
    ],
)
def test_what_contradicts_the_dossier_is_a_deprecated_row(
    clean: Path, kind: str, slots: dict[str, Any], held: str, slot: str, value: object
) -> None:
    of = case(clean, kind, slots, date="2021-06-28", meeting="second-meeting")
    (row,) = next(iter(rows(of).values()))
    assert row.rank == "deprecated"
    assert f"conflict with {held}: {slot} {value}" in row.note
    assert [(clash.row, clash.slot, clash.value) for clash in of.clashes] == [(held, slot, value)]


def test_a_member_that_left_may_join_again(clean: Path) -> None:
    small.swap("memberships", "m-tur-2,TUR,PACT,2018-05-01", "m-tur-2,TUR,PACT,2015-05-01")(clean)
    small.swap("memberships", "2015-05-01,,", "2015-05-01,2016-05-01,")(clean)
    slots = {"actor": "TUR", "change": "joined", "date": "2018-05-01"}
    assert made(case(clean, "membership", slots))["memberships"][0]["from"] == "2018-05-01"
