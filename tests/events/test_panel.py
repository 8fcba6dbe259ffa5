"""The panel of real files against a plain computation, and small ones by hand."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.events import releases
from marsad.grid import priogrid
from tests.events import ged

MONTH = (2014 - 1980) * 12 + 6
SUBCELL = 1010 * 2880 + 1785  # 36.34 N 43.13 E


def imported(tmp_path: Path, *changes: dict[str, str]) -> releases.Release:
    return releases.import_file(ged.save(tmp_path / "x.csv", *changes)).release


def test_a_panel_worked_by_hand(tmp_path: Path) -> None:
    release = imported(
        tmp_path,
        {},
        {"best": "1", "low": "0", "high": "2"},  # the same place and month: summed
        {"date_start": "2014-07-01"},
        {"type_of_violence": "1", "side_a": "Government of Iraq", "side_b": "IS"},
    )
    here = (SUBCELL, MONTH, "IRQ")
    assert ged.stored_panel(release.folder) == {
        ("IS", "a", "Civilians", 3, *here): [2, 4, 6, 9],
        ("Civilians", "b", "IS", 3, *here): [2, 4, 6, 9],
        ("IS", "a", "Civilians", 3, SUBCELL, MONTH + 1, "IRQ"): [1, 4, 5, 7],
        ("Civilians", "b", "IS", 3, SUBCELL, MONTH + 1, "IRQ"): [1, 4, 5, 7],
        ("Government of Iraq", "a", "IS", 1, *here): [1, 4, 5, 7],
        ("IS", "b", "Government of Iraq", 1, *here): [1, 4, 5, 7],
    }


def test_a_name_is_a_whole_token(tmp_path: Path) -> None:
    release = imported(tmp_path, {"side_a": "ISIS, JIS"}, {"side_a": "B ,IS,  A"}, {"side_a": "is"})
    assert releases.load_panel(release, ["IS"]).events.sum() == 1
    panel = releases.load_panel(release, ["IS"])
    assert (panel.actor.tolist(), panel.side.tolist(), panel.others.tolist()) == (["IS"], ["a"], ["A;B;Civilians"])


def test_a_name_on_both_sides_stands_on_a(tmp_path: Path) -> None:
    release = imported(tmp_path, {"side_a": "IS", "side_b": "IS, PYD"})
    assert {k[:3] for k in ged.stored_panel(release.folder)} == {("IS", "a", "PYD"), ("PYD", "b", "IS")}


def test_rows_that_only_differ_in_who_stood_where_become_one(tmp_path: Path) -> None:
    # for A both are: on side a, with B and C
    release = imported(tmp_path, {"side_a": "A, C", "side_b": "B"}, {"side_a": "A", "side_b": "B, C"})
    keys = ged.fetch(release.folder / "panel.parquet", 'actor, side, "others", events')
    assert ("A", "a", "B;C", 2) in keys
    assert len(keys) == 4


def test_two_country_names_of_one_state_become_one(tmp_path: Path) -> None:
    release = imported(tmp_path, {"country": "Macedonia, FYR"}, {"country": "North Macedonia"})
    assert ged.fetch(release.folder / "panel.parquet", "DISTINCT country, events") == [("MKD", 2)]


def test_events_between_two_names_of_one_group_count_once(tmp_path: Path) -> None:
    release = imported(tmp_path, {"side_a": "IS", "side_b": "ADF"}, {"side_a": "ADF"}, {})
    panel = releases.load_panel(release, ["IS", "ADF"])
    assert panel.events.sum() == 4
    assert panel.of(["IS", "ADF"]).events.sum() == 3
    assert panel.of(["IS"]).events.sum() == 2


def test_subcells_are_summed_to_cells_and_regions_kept(tmp_path: Path) -> None:
    changes = [
        {"adm_1": "Ninewa"},
        {"adm_1": "Ninewa", "latitude": "36.01", "longitude": "43.49"},
        {"adm_1": ""},
        {"adm_1": "Ninewa", "latitude": "36.51"},
    ]
    release = releases.import_file(ged.save(tmp_path / "x.csv", *changes, columns=(*ged.COLUMNS, "adm_1"))).release
    panel = releases.load_panel(release, ["IS"])
    assert panel.adm_1 is not None
    rows = zip(panel.gid.tolist(), panel.adm_1.tolist(), panel.events.tolist(), strict=True)
    assert list(rows) == [(181887, "", 1), (181887, "Ninewa", 2), (int(priogrid.gid(36.51, 43.13)), "Ninewa", 1)]


def test_the_panel_of_no_name_is_empty(tmp_path: Path) -> None:
    release = imported(tmp_path, {})
    for names in (["Nobody"], []):
        panel = releases.load_panel(release, names)
        assert len(panel) == len(panel.of(names)) == 0


def test_names_are_taken_literally(tmp_path: Path) -> None:
    odd = ["Jama'at {x}", "x') OR ('1'='1", "%", "IS\0"]
    release = imported(tmp_path, *({"side_a": name} for name in odd[:3]), {})
    for name in odd[:3]:
        assert releases.load_panel(release, [name]).actor.tolist() == [name]
    assert len(releases.load_panel(release, [odd[3]])) == 0


def test_reading_figures_costs_no_heavy_import(tmp_path: Path) -> None:
    """Ibis and pandas take over a second to import; `marsad weigh` must not pay for them."""
    imported(tmp_path, {})
    code = (
        "import sys; from marsad.events import releases as r; a = r.active(); "
        "assert len(r.load_panel(a, ['IS'])) == 1 and r.actor_names(a); "
        "sys.exit(', '.join({'ibis', 'pandas', 'pyarrow'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=os.environ, check=False, capture_output=True, text=True)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(
    ("file", "skip", "count"),
    [
        ("ged-20.1-nigeria/conflict_data_nga.csv", 1, 4603),
        ("ged-23.1-sample/ged231-sample.csv", 0, 1000),
        ("ged-19.1-myanmar-bangladesh/conflict_data_BGD.csv", 1, 601),
    ],
)
def test_real_files_against_a_plain_computation(shared: Path, file: str, skip: int, count: int) -> None:
    path = shared / "data" / file
    events = ged.read_rows(path, skip)
    release = releases.import_file(path).release
    assert (release.rows, release.used, release.rejected) == (count, count, {})
    assert ged.stored_panel(release.folder) == ged.plain_panel(events)
    given = {int(float(e["id"])): int(float(e["priogrid_gid"])) for e in events}
    subcells = ged.fetch(release.folder / "events.parquet", "id, subcell")
    assert {i: int(priogrid.gid_of_subcell(s)) for i, s in subcells} == given, "UCDP's own cells"


def test_the_176_579_events_against_known_counts(shared: Path) -> None:
    """The counts that the data's README gives: worked out elsewhere, by other means."""
    release = releases.import_file(shared / "data/ged-21.1-precise/ged211-precise-csv.zip").release
    assert (release.rows, release.used, release.disordered) == (176_579, 176_579, 1_462)
    assert (release.rejected, release.unknown_countries, release.countries) == ({}, {}, None)
    assert (release.start, release.stop) == (109, 493)
    panel = releases.load_panel(release, ["IS"])
    assert panel.events.sum() == 21_284
    assert dict(releases.actor_names(release))["IS"] == 21_284
    assert (panel.deaths_low <= panel.deaths_best).all()
    assert (panel.deaths_best <= panel.deaths_high).all()


def test_the_zip_that_ucdp_ships(shared: Path) -> None:
    release = releases.import_file(shared / "data/ged-19.1-myanmar-bangladesh/ged191-subset.zip").release
    assert (release.name, release.rows, release.used) == ("ged191-subset", 3_194, 3_194)
    assert release.countries == {"MMR", "BGD"}
    assert (release.start, release.stop) == (109, 469)
    bangladesh = sum(v[0] for k, v in ged.stored_panel(release.folder).items() if k[6] == "BGD" and k[1] == "a")
    assert bangladesh >= 601
