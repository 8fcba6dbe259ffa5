"""Reading GED files: what counts as an event, what is rejected and why."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import EventsError
from marsad.events import releases, schema, source
from tests.events import ged

BAD_ROWS = [
    ({"id": ""}, "id", ""),
    ({"id": "A7"}, "id", "A7"),
    ({"id": "1.5"}, "id", "1.5"),
    ({"id": "1e300"}, "id", "1e300"),
    ({"type_of_violence": "4"}, "type", "4"),
    ({"type_of_violence": ""}, "type", ""),
    ({"date_start": ""}, "date", ""),
    ({"date_start": "2021-02-30"}, "date", "2021-02-30"),
    ({"date_start": "0021-02-03"}, "date", "0021-02-03"),
    ({"date_start": "2021-02-03x"}, "date", "2021-02-03x"),
    ({"date_start": "infinity"}, "date", "infinity"),
    ({"latitude": ""}, "coordinates", " | 43.13"),
    ({"latitude": " ", "longitude": ""}, "coordinates", "  | "),
    ({"latitude": "95"}, "latitude", "95"),
    ({"latitude": "north"}, "latitude", "north"),
    ({"latitude": "nan"}, "latitude", "nan"),
    ({"latitude": "1e300"}, "latitude", "1e300"),
    ({"longitude": "-180.5"}, "longitude", "-180.5"),
    ({"best": "-1"}, "deaths", "4 | -1 | 7"),
    ({"best": ""}, "deaths", "4 |  | 7"),
    ({"high": "many"}, "deaths", "4 | 5 | many"),
    ({"low": "0.5"}, "deaths", "0.5 | 5 | 7"),
    ({"low": "1e12"}, "deaths", "1e12 | 5 | 7"),
    ({"side_a": "", "side_b": " , "}, "actor", " |  , "),
]


@pytest.mark.parametrize(("change", "reason", "value"), BAD_ROWS)
def test_a_row_that_cant_be_used_is_counted_and_listed(
    tmp_path: Path, change: dict[str, str], reason: str, value: str
) -> None:
    release = releases.import_file(ged.save(tmp_path / "x.csv", {}, {"id": "2", **change}, {"id": "3"})).release
    assert (release.rows, release.used, release.rejected) == (3, 2, {reason: 1})
    header, *listed = csv.reader((release.folder / "rejected.csv").read_text(encoding="utf-8").splitlines())
    assert header == ["line", "id", "reason", "value"]
    assert listed == [["3", change.get("id", "2"), reason, value]]
    assert reason in schema.REASONS


def test_each_reason_has_words_in_both_languages() -> None:
    assert {reason for _, reason, _ in BAD_ROWS} | {"cells", "duplicate-id"} == set(schema.REASONS)
    assert all(words["en"] and words["ar"] for words in schema.REASONS.values())


def test_a_doubled_id_counts_once_the_first_usable_row(tmp_path: Path) -> None:
    path = ged.save(
        tmp_path / "x.csv", {"id": "7", "latitude": "95"}, {"id": "7", "best": "6"}, {"id": "7"}, {"id": "8"}
    )
    release = releases.import_file(path).release
    assert release.rejected == {"latitude": 1, "duplicate-id": 1}
    assert sorted(ged.fetch(release.folder / "events.parquet", "id, best")) == [(7, 6), (8, 5)]
    assert (release.folder / "rejected.csv").read_text().splitlines()[1:] == ["2,7,latitude,95", "4,7,duplicate-id,7"]


def test_rows_of_wrong_width_are_set_aside_and_lines_are_those_of_the_file(tmp_path: Path) -> None:
    lines = ged.text(ged.rows({}, {"side_b": "A\nB"}, {}, {"latitude": "95"}, {})).splitlines(keepends=True)
    lines.insert(4, "9,3,IS\n")  # after the header, row 1, and row 2 with its line break
    lines.append('6,3,IS,Civilians,36,43,Iraq,"2014-06')  # half a row
    path = tmp_path / "x.csv"
    path.write_text("".join(lines), encoding="utf-8")
    report = releases.import_file(path)
    release = report.release
    assert (release.rows, release.used, release.rejected) == (7, 4, {"cells": 2, "latitude": 1})
    listed = (release.folder / "rejected.csv").read_text().splitlines()[1:]
    assert listed == ["5,9,cells,3 cells", "7,4,latitude,95", "9,6,cells,8 cells"]
    assert [r.line for r in report.first_rejected] == [5, 7, 9]


def test_lines_count_quoted_line_breaks(tmp_path: Path) -> None:
    path = ged.save(tmp_path / "x.csv", {"side_b": "A\r\nB"}, {"latitude": "95"}, {})
    release = releases.import_file(path).release
    assert (release.folder / "rejected.csv").read_text().splitlines()[1:] == ["4,2,latitude,95"]


def test_disordered_deaths_are_kept_flagged_and_sorted(tmp_path: Path) -> None:
    release = releases.import_file(ged.save(tmp_path / "x.csv", {"low": "9", "best": "0", "high": "3"}, {})).release
    assert release.disordered == 1
    assert ged.fetch(release.folder / "events.parquet", "id, low, best, high, disordered") == [
        (1, 9, 0, 3, True), (2, 4, 5, 7, False),
    ]  # fmt: skip
    (sums,) = {tuple(v) for v in ged.stored_panel(release.folder).values()}
    assert sums == (2, 0 + 4, 3 + 5, 9 + 7)


def test_an_unknown_country_is_kept_and_named(tmp_path: Path) -> None:
    release = releases.import_file(ged.save(tmp_path / "x.csv", {"country": "Atlantis"}, {"country": ""}, {})).release
    assert release.used == 3
    assert release.unknown_countries == {"": 1, "Atlantis": 1}
    assert {row[0] for row in ged.fetch(release.folder / "events.parquet", "iso3")} == {"", "IRQ"}


def test_columns_in_any_order_unknown_ones_named(tmp_path: Path) -> None:
    columns = ("new_in_27", *reversed(ged.COLUMNS), "adm_1")
    path = tmp_path / "x.csv"
    path.write_text(ged.text(ged.rows({"adm_1": "Ninewa", "new_in_27": "x"}), columns))
    release = releases.import_file(path).release
    assert release.ignored_columns == ("new_in_27",)
    assert release.extras == ("adm_1",)
    assert ged.stored_panel(release.folder) == ged.plain_panel(ged.rows({}))
    assert ged.fetch(release.folder / "panel.parquet", "adm_1") == [("Ninewa",), ("Ninewa",)]


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + ged.text(ged.rows({}, {})),
        ged.text(ged.rows({}, {})).replace("\n", "\r\n"),
        "\n\n" + ged.text(ged.rows({}, {})).replace("\n", "\n\n"),
        ged.text(ged.rows({}, {})).rstrip("\n"),
        ged.text(ged.rows({}, {})).upper().replace("IS,CIVILIANS", "IS,Civilians"),
        ged.text(ged.rows({"id": "1.0", "best": "5.0"}, {"date_start": "2014-06-10 00:00:00.000"})),
        ged.text(ged.rows({}, {})).replace("\n1,", "\n#event+id,#x,#a,#b,#lat,#lon,#c,#date,#n,#n,#n\n1,"),
        ged.text(ged.rows({}, {})).replace("4\n2,", "4\r\n2,"),  # line ends of two kinds
    ],
    ids=["bom", "crlf", "blank-lines", "no-last-newline", "upper-case", "floats-and-times", "hxl", "mixed-ends"],
)  # fmt: skip
def test_the_same_events_in_other_clothes(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content.encode())
    release = releases.import_file(path).release
    assert (release.rows, release.used) == (2, 2)
    assert ged.stored_panel(release.folder) == ged.plain_panel(ged.rows({}, {}))


def test_bytes_that_are_no_utf8_are_read_as_windows_1252(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    utf8 = ged.text(ged.rows({"side_b": "Pilate Chabón"})).encode()
    path.write_bytes(utf8 + ged.text(ged.rows({}, {"side_b": "Jama’atu Chabón"})).split("\n")[2].encode("cp1252"))
    release = releases.import_file(path).release
    names = {row[0] for row in ged.fetch(release.folder / "events.parquet", "side_b")}
    assert names == {"Pilate Chabón", "Jama’atu Chabón"}


def test_a_missing_column_is_one_clear_error(tmp_path: Path) -> None:
    path = ged.save(tmp_path / "thin.csv", {}, columns=[c for c in ged.COLUMNS if c not in ("best", "country")])
    with pytest.raises(EventsError) as caught:
        releases.import_file(path)
    assert str(caught.value) == "thin.csv: no UCDP GED file, it lacks the columns country, best"


def test_a_column_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(ged.text(ged.rows({})).replace("low\n", "low,best\n").replace("4\n", "4,4\n"))
    with pytest.raises(EventsError, match="column best stands twice"):
        releases.import_file(path)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (ged.text([]).encode(), "no row of it can be used"),
        (ged.text(ged.rows({"latitude": "95"})).encode(), r"no row of it can be used; line 2: latitude"),
        (ged.text(ged.rows({})).encode("utf-16"), "zero bytes"),
        (b'"a\nb",' + ged.text(ged.rows({})).encode(), "a column's name holds a line break"),
        (b",".join(b"c%d" % i for i in range(2000)), "header has 2,000 columns"),
        (b'"' + b"x" * 200_000 + b'",' + ged.text(ged.rows({})).encode(), "too few or too many cells"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 9, "lacks the columns"),
        (ged.text(ged.rows({})).encode() + b"2," + b"x" * 3_000_000 + b"\n", "line 3 is over 2,000,000 bytes"),
        (ged.text(ged.rows({})).encode() + b'2,"' + b"x\n" * 1_500_000 + b'",\n', "can be made out from line 3"),
    ],
    ids=[
        "empty", "blank", "header-only", "nothing-usable", "utf-16", "broken-header", "wide", "long-name", "binary",
        "long-line", "long-cell",
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_one_line(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(EventsError, match=says) as caught:
        releases.import_file(path)
    assert "\n" not in str(caught.value)
    assert "odd.csv" in str(caught.value)
    assert releases.releases() == []


def test_a_200_mb_cell_is_refused_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(ged.text(ged.rows({})).encode() + b'2,3,"')
        for _ in range(200):
            file.write(b"x" * 999_999 + b"\n")
    with pytest.raises(EventsError, match=r"huge\.csv: no table can be made out from line 3"):
        releases.import_file(path)


names = st.sampled_from(["IS", "Civilians", "A;B", "É", "", "Government of Iraq", "Government of Iraq, IS", "IS, IS ,"])
events = st.fixed_dictionaries(
    {
        "side_a": names.filter(lambda n: n.strip(", ") != ""),
        "side_b": names,
        "type_of_violence": st.sampled_from(["1", "2", "3"]),
        "latitude": st.floats(-90, 90).map(repr),
        "longitude": st.floats(-180, 180).map(repr),
        "country": st.sampled_from(["Iraq", "Yemen (North Yemen)", "Atlantis"]),
        "date_start": st.dates(dt.date(1946, 1, 1), dt.date(2100, 12, 31)).map(str),
        "best": st.integers(0, 9).map(str),
        "high": st.integers(0, 9).map(str),
        "low": st.integers(0, 9).map(str),
    }
)
slow = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@slow
@given(st.lists(events, min_size=1, max_size=12), st.permutations(ged.COLUMNS))
def test_the_panel_is_the_plain_one_whatever_the_columns_order(
    tmp_path_factory: pytest.TempPathFactory, home: Path, changes: list[dict[str, str]], columns: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_HOME", str(folder))
        release = releases.import_file(ged.save(folder / "x.csv", *changes, columns=columns)).release
        expected = ged.plain_panel(ged.rows(*changes))
        assert ged.stored_panel(release.folder) == expected
        everyone = {k[0] for k in expected}
        panel = releases.load_panel(release, everyone).of(everyone)
        assert panel.events.sum() == release.used == len(changes)
        assert panel.deaths_best.sum() == sum(sorted(int(c[n]) for n in ("low", "best", "high"))[1] for c in changes)


def mutilated(whole: bytes) -> st.SearchStrategy[bytes]:
    """A file with some bytes put in, taken out, or cut off."""
    scraps = st.sampled_from([b'"', b",", b"\n", b"\r", b"\xff", b'""', b"\\", b" ", b"9", b"-", b""])
    wound = st.tuples(st.integers(0, len(whole)), st.integers(0, 8), scraps)

    def strike(wounds: list[tuple[int, int, bytes]]) -> bytes:
        content = whole
        for place, length, scrap in wounds:
            content = content[:place] + scrap + content[place + length :]
        return content

    return st.lists(wound, min_size=1, max_size=4).map(strike)


@slow
@given(mutilated(ged.text(ged.rows({}, {"side_b": "x\ny"}, {"side_a": 'a "b"'}, {}, {"side_a": "A, B"})).encode()))
def test_no_row_of_a_mutilated_file_is_lost_unnoticed(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.mktemp("cut")
    path = folder / "x.csv"
    path.write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_HOME", str(folder))
        try:
            release = releases.import_file(path).release
        except EventsError:
            return  # any other error fails the test
        listed = list(csv.reader((release.folder / "rejected.csv").read_text(encoding="utf-8").splitlines()))[1:]
        assert release.rows == release.used + sum(release.rejected.values())
        assert release.rows == len(list(source.records(path, "x"))) - 1
        assert len(listed) >= sum(release.rejected.values())
