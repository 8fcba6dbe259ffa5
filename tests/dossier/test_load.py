"""What a dossier's files become: records, a scene, raw rows with their lines."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest

from marsad.dossier import layout
from marsad.dossier.check import check
from marsad.dossier.load import load, open_dossier
from marsad.errors import DossierError
from marsad.model.dates import parse_edtf, parse_month
from marsad.model.records import RECORDS, columns
from marsad.model.scene import Assertion, Council, Region, Window
from marsad.terms import codelists
from tests.dossier import small
from tests.dossier.small import swap


@pytest.mark.parametrize("table", list(RECORDS))
def test_the_format_names_the_columns_of_the_records(table: str) -> None:
    assert tuple(layout.TABLES[table]) == columns(table)


def test_every_codelist_of_the_format_exists() -> None:
    for table in layout.TABLES.values():
        for column in table.values():
            if column.kind == "code":
                assert codelists.codes(column.of)
            if column.kind == "ref":
                assert column.of in layout.TABLES


def test_cells_become_values(clean: Path) -> None:
    ledger = load(clean).ledger
    band = next(a for a in ledger.actors if a.id == "BAND")
    assert band.event_names == ("BAND",)
    assert band.predecessor_names == ("OLD BAND", "OLDER BAND")
    assert band.iso3 == ""
    money = next(c for c in ledger.commitments if c.id == "c-money")
    assert money.amount == 1500000.5
    assert money.by == ("USA", "FRA")
    assert money.to == ("home", "IRQ")
    assert money.due == parse_edtf("2021-12")
    assert money.quote == "$1.5m, aid"
    troops = next(c for c in ledger.commitments if c.id == "c-troops")
    assert troops.meeting == ""
    assert troops.due is None
    assert troops.to == ()
    turkey = next(m for m in ledger.memberships if m.id == "m-tur-1")
    assert turkey.from_ == parse_edtf("2014")
    assert turkey.role == ""
    no = next(v for v in ledger.votes if v.id == "v-no")
    assert (no.yes, no.no, no.abstain, no.adopted) == (4, 1, 0, "no")
    gate = next(c for c in ledger.crossings if c.id == "gate")
    assert gate.lat is None
    camp = next(c for c in ledger.custody if c.id == "camp-2022")
    assert (camp.low, camp.best, camp.high) == (None, None, 55000)


def test_tables_are_sorted_by_id_whatever_their_order(clean: Path) -> None:
    path = clean / "tables/actors.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(header + "".join(reversed(rows)), encoding="utf-8")
    ids = [actor.id for actor in load(clean).ledger.actors]
    assert ids == sorted(ids)
    assert len(ids) == len(rows)


def test_the_scene_is_read(clean: Path) -> None:
    scene = load(clean).scene
    assert (scene.id, scene.coalition, scene.organization) == ("small", "PACT", "BAND")
    assert scene.title == {"en": "A small case", "ar": "حالة صغيرة", "fr": "Un petit cas"}
    assert scene.lines == ("military", "finance", "humanitarian")
    assert scene.regions["home"] == Region("home", {"en": "Home", "ar": "المنشأ"}, frozenset({"IRQ", "SYR"}))
    assert scene.regions["away"].except_ == ("home",)
    assert scene.windows == (
        Window("second", parse_month("2019-02"), parse_month("2021-07"), "first-meeting", "second-meeting"),
    )
    assert scene.profile.core == "home"
    assert scene.profile.councils == (Council("UNSC", 5, 3, ("FRA", "USA")),)
    assert scene.profile.comparable == (("first-meeting", "second-meeting"),)
    assert scene.profile.collected == {"repatriations": (parse_month("2019-01"), parse_month("2022-01"))}
    assert scene.assertions == (Assertion("members-difference", "members-2022", 1.0, "one member was never named"),)


def test_what_dossier_yaml_may_leave_out_is_empty(clean: Path) -> None:
    text = small.YAML[: small.YAML.index("lines:")]
    (clean / "dossier.yaml").write_text(text, encoding="utf-8")
    scene = load(clean).scene
    assert scene.lines == codelists.codes("lines")
    assert (scene.regions, scene.windows, scene.assertions) == ({}, (), ())


def test_yaml_words_stay_words(clean: Path) -> None:
    """NO is Norway, not false; 2019-10 is a month, not a sum or a date."""
    swap("dossier.yaml", "title: {en: A small case", "title: {en: NO")(clean)
    assert load(clean).scene.title["en"] == "NO"


def test_rows_know_the_line_where_they_start(clean: Path) -> None:
    path = clean / "tables/meetings.csv"
    text = path.read_text(encoding="utf-8").replace("First meeting,", '"First\nmeeting",')
    path.write_text(text, encoding="utf-8")
    rows = load(clean).rows["meetings"].rows
    assert [(row.id, row.line) for row in rows] == [("first-meeting", 2), ("second-meeting", 4)]
    assert rows[0].cells["title_en"] == "First\nmeeting"


def test_an_optional_table_that_is_absent_is_empty(clean: Path) -> None:
    (clean / "tables/positions.csv").unlink()
    dossier = load(clean)
    assert dossier.problems == []
    assert dossier.ledger.positions == ()
    assert dossier.rows["positions"].digest == ""


def test_open_lists_the_first_problems_and_counts_the_rest(clean: Path) -> None:
    small.add("attendance", *(f"x{i},second-meeting,NOBODY{i},attended,,,,," for i in range(9)))(clean)
    with pytest.raises(DossierError) as raised:
        open_dossier(clean)
    lines = str(raised.value).splitlines()
    assert "9 problems" in lines[0]
    assert "attendance.csv, line 5, x0, actor" in lines[1]
    assert "and 4 more" in lines[6]


def test_open_lets_pass_what_records_disagree_on(clean: Path) -> None:
    swap("figures", "members,,4,,,,coalition,statement", "members,,9,,,,coalition,statement")(clean)
    assert check(load(clean))
    assert open_dossier(clean).ledger.figures


def many(folder: Path, count: int) -> None:
    """Actors and memberships, `count` of each."""
    for table, row in (
        ("actors", "N{i},Number {i},,,organization,,,,,,,"),
        ("memberships", "m{i},N{i},BAND,2019-06-25/2020-05-27,,observer,statement,some words…of it,,a note"),
    ):
        with (folder / f"tables/{table}.csv").open("a", encoding="utf-8") as file:
            file.writelines(row.format(i=i) + "\n" for i in range(count))


def test_a_thousand_rows_are_read_in_a_quarter_of_a_second(clean: Path) -> None:
    many(clean, 500)
    load(clean)  # codelists and countries are read once
    started = time.process_time()
    dossier = load(clean)
    took = time.process_time() - started
    assert sum(len(table.rows) for table in dossier.rows.values()) > 1_000
    assert took <= 0.25
    assert check(dossier) == []


def test_time_grows_with_the_rows_not_with_their_square(clean: Path) -> None:
    many(clean, 20_000)
    started = time.process_time()
    assert check(load(clean)) == []
    assert time.process_time() - started < 10


def test_the_worked_dossier_is_clean(example: Path) -> None:
    assert [str(problem) for problem in check(load(example))] == []


def test_the_worked_dossier_stands_sorted_as_it_would_be_written(example: Path) -> None:
    for path in sorted((example / "tables").glob("*.csv")):
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert rows[0] == list(layout.TABLES[path.stem])
        assert [row[0] for row in rows[1:]] == sorted(row[0] for row in rows[1:])
