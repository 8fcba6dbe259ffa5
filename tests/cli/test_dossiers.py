"""`marsad new` and `marsad report`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Marsad


def test_a_new_dossier_checks_clean_and_is_not_laid_out_twice(marsad: Marsad, tmp_path: Path) -> None:
    folder = tmp_path / "my-dossier"
    assert marsad("new", folder).code == 0
    assert marsad("check", folder).code == 0
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    again = marsad("new", folder)
    assert again.code == 2
    assert "not empty" in again.err
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_an_empty_dossier_is_not_weighed_but_says_what_it_lacks(marsad: Marsad, tmp_path: Path) -> None:
    marsad("new", tmp_path / "d")
    result = marsad("weigh", tmp_path / "d")
    assert result.code == 2
    assert "window" in result.err


def test_report_writes_where_it_is_told_and_else_beside_the_reader(
    marsad: Marsad, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert marsad("report", example).code == 0
    assert (tmp_path / "daesh-coalition.html").read_bytes().startswith(b"<!")
    result = marsad("report", example, "--out", tmp_path / "deep" / "page.html")
    assert result.code == 0
    assert (tmp_path / "deep" / "page.html").is_file()


def test_report_to_a_place_that_cannot_be_written_is_one_line(marsad: Marsad, example: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = marsad("report", example, "--out", tmp_path / "file" / "page.html")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "should not have happened" not in result.err
