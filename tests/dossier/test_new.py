"""A new dossier checks clean, and nothing that stands in the way is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.dossier import layout
from marsad.dossier.check import check
from marsad.dossier.load import load
from marsad.dossier.new import new
from marsad.errors import DossierError


def test_a_new_dossier_checks_clean(tmp_path: Path) -> None:
    root = new(tmp_path / "deep" / "My Dossier!")
    dossier = load(root)
    assert check(dossier) == []
    assert dossier.scene.id == "my-dossier"
    assert {p.name for p in (root / "tables").iterdir()} == {f"{t}.csv" for t in layout.TABLES}
    assert sum(len(t.rows) for t in dossier.rows.values()) == 2  # the two sides
    assert all(dossier.rows[t].header == tuple(layout.TABLES[t]) for t in layout.TABLES)


def test_every_commented_example_line_of_the_yaml_is_valid(tmp_path: Path) -> None:
    """With the comments taken off, the keys shown are read (only their references are unknown)."""
    root = new(tmp_path / "d")
    path = root / "dossier.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    opened = [
        line.replace("#", " ", 1) if line.startswith("#  ") else line.replace("{}", "").replace("[]", "")
        for line in lines
    ]
    path.write_text("\n".join(opened), encoding="utf-8")
    assert {p.code for p in load(root).problems} <= {"ref", "ref-near"}
    assert load(root).scene.regions.keys() == {"homeland", "elsewhere"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    root = tmp_path / "empty"
    root.mkdir()
    assert check(load(new(root))) == []


def test_a_name_without_latin_letters_gets_a_plain_id(tmp_path: Path) -> None:
    assert load(new(tmp_path / "ملف")).scene.id == "dossier"


def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(DossierError, match="not empty"):
        new(tmp_path)
    assert [p.name for p in tmp_path.iterdir() if p.name != "marsad-home"] == ["mine.txt"]


@pytest.mark.parametrize("name", ["file", "file/below", "zero\0byte", "x" * 300])
def test_a_path_that_cannot_be_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DossierError) as raised:
        new(tmp_path / name)
    assert "\n" not in str(raised.value)
    assert (tmp_path / "file").read_text() == "x"
