"""Opening and checking: the shipped panel belongs to the dossier."""

import shutil
from pathlib import Path

import pytest

from marsad.observatory.open import Observatory, problems_of


def test_the_worked_dossier_is_clean_with_its_panel(example: Path) -> None:
    assert problems_of(example) == []


@pytest.mark.parametrize("content", ["", "nonsense", "actor,side\n", "\x1b[2J"])
def test_a_broken_panel_is_a_problem_of_the_dossier(content: str, example: Path, tmp_path: Path) -> None:
    shutil.copytree(example, tmp_path / "d")
    (tmp_path / "d" / "panel" / "daesh-ged211.csv").write_text(content, encoding="utf-8")
    (problem,) = problems_of(tmp_path / "d")
    assert (problem.code, problem.file) == ("panel-broken", "panel")
    assert problem.what.isprintable()
    assert problem.said("ar")[0]


def test_without_a_panel_and_without_imports_there_are_no_events(example: Path, tmp_path: Path) -> None:
    shutil.copytree(example, tmp_path / "d")
    shutil.rmtree(tmp_path / "d" / "panel")
    opened = Observatory.open(tmp_path / "d")
    assert opened.info is None
    assert len(opened.panel) == 0
    assert opened.weigh().verdict.call == "undecided"
