"""Writing back: what is untouched keeps its bytes, what is touched reads back as asked, or nothing is written."""

from __future__ import annotations

import dataclasses
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.dossier import layout
from marsad.dossier.check import check
from marsad.dossier.load import load
from marsad.dossier.write import cells_of, write
from marsad.errors import DossierError
from marsad.model.dates import parse_edtf
from marsad.model.records import Actor, Crossing
from tests.dossier.small import TABLES, swap


def bytes_of(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_a_load_and_a_write_change_no_byte(clean: Path) -> None:
    before = bytes_of(clean)
    assert write(load(clean)) == []
    dossier = load(clean)
    assert write(dossier, put={name: getattr(dossier.ledger, name) for name in layout.TABLES}) == []
    assert bytes_of(clean) == before


def test_the_worked_dossier_keeps_every_byte(example: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(example, copy)
    before = bytes_of(copy)
    dossier = load(copy)
    assert write(dossier, put={name: getattr(dossier.ledger, name) for name in layout.TABLES}) == []
    assert bytes_of(copy) == before


@pytest.mark.parametrize(
    "other",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n\n",
        lambda text: text.replace("id,", '"id",', 1),
        lambda text: "".join([text.splitlines(True)[0], *text.splitlines(True)[:0:-1]]),
    ],
    ids=["mark", "crlf", "no last line end", "blank lines", "quotes", "order"],
)
def test_an_untouched_table_keeps_its_own_way(clean: Path, other: object) -> None:
    path = clean / "tables/actors.csv"
    path.write_bytes(other(TABLES["actors"]).encode())  # type: ignore[operator]
    before = path.read_bytes()
    dossier = load(clean)
    gate = next(c for c in dossier.ledger.crossings if c.id == "gate")
    changed = dataclasses.replace(gate, name_ar="باب آخر")
    assert write(dossier, put={"crossings": [changed], "actors": dossier.ledger.actors}) == ["crossings"]
    assert path.read_bytes() == before
    assert "باب آخر" in (clean / "tables/crossings.csv").read_text(encoding="utf-8")


def test_a_changed_table_is_sorted_and_only_the_row_differs(clean: Path) -> None:
    dossier = load(clean)
    chad = Actor("TCD", "Chad", "تشاد", "Tchad", "state", "TCD", (), (), note='says "yes", twice')
    assert write(dossier, put={"actors": [chad]}) == ["actors"]
    lines = (clean / "tables/actors.csv").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line not in TABLES["actors"].splitlines()] == [
        'TCD,Chad,تشاد,Tchad,state,TCD,,,,,,"says ""yes"", twice"'
    ]
    assert [line.split(",")[0] for line in lines[1:]] == sorted(line.split(",")[0] for line in lines[1:])
    assert chad in load(clean).ledger.actors


def test_rows_not_touched_keep_the_very_text_of_their_cells(clean: Path) -> None:
    """1500000.50 is not made 1500000.5 because another row changed."""
    dossier = load(clean)
    write(dossier, drop={"commitments": ["c-troops"]})
    text = (clean / "tables/commitments.csv").read_text(encoding="utf-8")
    assert "1500000.50" in text
    assert "c-troops" not in text
    assert check(load(clean)) == []


def test_a_table_that_did_not_exist_is_made(clean: Path) -> None:
    (clean / "tables/crossings.csv").unlink()
    (clean / "tables/mandates.csv").unlink()
    write(load(clean), put={"crossings": [Crossing("x", "X", "س", 0.5, -0.25, ("IRQ",))]})
    assert (clean / "tables/crossings.csv").read_text(encoding="utf-8").splitlines()[1] == "x,X,س,0.5,-0.25,IRQ,,,,"


def refused(root: Path, words: str, **change: object) -> None:
    before = bytes_of(root)
    with pytest.raises(DossierError, match=words):
        write(load(root), **change)  # type: ignore[arg-type]
    assert bytes_of(root) == before


def test_what_cannot_stand_in_a_table_is_refused_and_nothing_is_written(clean: Path) -> None:
    gate = Crossing("gate", "Another gate", "", None, None, ())
    turkey = next(a for a in load(clean).ledger.actors if a.id == "TUR")
    other = [dataclasses.replace(turkey, note="changed")]
    for bad, words in (
        (dataclasses.replace(gate, note="=1+1"), "formula"),
        (dataclasses.replace(gate, id="a b"), "cannot be an id"),
        (dataclasses.replace(gate, name_en=""), "empty"),
        (dataclasses.replace(gate, lat=91.0), "outside"),
        (dataclasses.replace(gate, lat=float("nan")), "no number"),
        (dataclasses.replace(gate, countries=("IRQ", "IRQ")), "twice"),
        (dataclasses.replace(gate, countries=("IRAQ",)), "ISO 3166"),
        (dataclasses.replace(gate, source="nowhere"), "no row"),
        (dataclasses.replace(gate, note="\x00"), "zero byte"),
        (dataclasses.replace(gate, note="\x1b[2J"), "control"),
        (dataclasses.replace(gate, note="x" * 20_001), "characters"),
        (dataclasses.replace(gate, note="\ud800"), "cannot be written"),
    ):
        refused(clean, words, put={"actors": other, "crossings": [bad]})


def test_wrong_changes_are_refused(clean: Path) -> None:
    gate = Crossing("gate", "Another", "", None, None, ())
    refused(clean, "no table", put={"gates": []})
    refused(clean, "to take out", drop={"crossings": ["window"]})
    refused(clean, "twice in the change", put={"crossings": [gate, gate]})
    refused(clean, "no row", drop={"crossings": ["bab"]})  # mandates name it
    swap("crossings", "id,name_en", "id,colour,name_en")(clean)
    (clean / "tables/crossings.csv").write_text(
        "id,colour,name_en,name_ar,lat,lon,countries,source,quote,rank,note\nbab,red,B,,,,,,,,\n", encoding="utf-8"
    )
    refused(clean, "would be lost", put={"crossings": [gate]})


def test_a_dossier_with_problems_is_not_written(clean: Path) -> None:
    swap("meetings", "first-meeting,2019-02-06", "first-meeting,2019-02-30")(clean)
    refused(clean, "mend it", drop={"crossings": ["gate"]})


def test_a_file_that_changed_meanwhile_is_not_overwritten(clean: Path) -> None:
    dossier = load(clean)
    with (clean / "tables/crossings.csv").open("a", encoding="utf-8") as file:
        file.write("third,A third,,,,,,,,\n")
    before = bytes_of(clean)
    with pytest.raises(DossierError, match="changed since"):
        write(dossier, drop={"crossings": ["gate"]})
    assert bytes_of(clean) == before


def test_a_link_put_in_the_place_of_the_tables_is_not_followed(clean: Path) -> None:
    dossier = load(clean)
    outside = clean.parent / "outside"
    (clean / "tables").rename(outside)
    (clean / "tables").symlink_to(outside)
    before = bytes_of(outside)
    with pytest.raises(DossierError):
        write(dossier, drop={"crossings": ["gate"]})
    assert bytes_of(outside) == before


def test_a_failed_write_leaves_all_files_as_they_were(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = load(clean)
    before = bytes_of(clean)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DossierError, match="No space left"):
        write(dossier, drop={"crossings": ["gate"], "positions": ["p-fra"]})
    assert bytes_of(clean) == before


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    note=st.text(st.characters(blacklist_categories=["Cs"]), max_size=30),
    amount=st.one_of(st.none(), st.floats(0, 1e14).map(lambda x: round(x, 4)), st.integers(0, 10**15 - 1).map(float)),
    due=st.sampled_from(["2022", "2022-02", "2022-02-03", "../2022-03", "2022/.."]),
)
def test_a_record_reads_back_as_it_is_or_is_refused(clean: Path, note: str, amount: float | None, due: str) -> None:
    dossier = load(clean)
    held = next(c for c in dossier.ledger.commitments if c.id == "c-goal")
    record = dataclasses.replace(held, note=note, amount=amount, due=parse_edtf(due))
    try:
        write(dossier, put={"commitments": [record]})
    except DossierError:
        assert held in load(clean).ledger.commitments
    else:
        assert record in load(clean).ledger.commitments
    (clean / "tables/commitments.csv").write_text(TABLES["commitments"], encoding="utf-8")


def test_every_record_of_the_small_dossier_has_the_cells_of_its_row(clean: Path) -> None:
    dossier = load(clean)
    for name in layout.TABLES:
        rows = {row.id: dict(row.cells) for row in dossier.rows[name].rows}
        for record in getattr(dossier.ledger, name):
            cells = cells_of(name, record)
            rows[record.id] = {c: v.removesuffix("0") if v == "1500000.50" else v for c, v in rows[record.id].items()}
            assert cells == rows[record.id]
