"""The worked example of the how-to, copied as it stands, checks clean and can be weighed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.dossier import layout
from marsad.dossier.check import check
from marsad.dossier.evidence import counts
from marsad.dossier.load import load
from marsad.dossier.new import new

PAGE = (Path(__file__).parents[2] / "docs/how-to/new-dossier.md").read_text(encoding="utf-8")


@pytest.fixture
def amisom(tmp_path: Path) -> Path:
    """The page's steps, followed: `marsad new`, then each file as it is shown."""
    root = new(tmp_path / "amisom")
    files = re.findall(r"\*\*([\w./]+)\*\*\n\n```(?:yaml|csv)\n(.*?)```", PAGE, flags=re.DOTALL)
    assert len(files) == 11
    for name, text in files:
        assert (root / name).is_file()
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_it_checks_clean(amisom: Path) -> None:
    dossier = load(amisom)
    assert [str(problem) for problem in check(dossier)] == []
    for table in layout.TABLES:
        assert dossier.rows[table].header == tuple(layout.TABLES[table])
    assert counts(dossier.ledger)["cited"] > 20


def marsad(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from marsad.cli.main import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_weighed_against_the_real_events(amisom: Path, shared: Path) -> None:
    marsad("events", "import", str(shared / "data/ged-21.1-precise/ged211-precise-csv.zip"))
    assert " 3,893  Al-Shabaab" in PAGE
    assert " 3,893  Al-Shabaab" in marsad("events", "names", "shabaab")
    assert "no problems" in marsad("check", str(amisom))
    answer = json.loads(marsad("weigh", str(amisom), "--json"))
    found = {(d["side"], d["id"]): d for d in answer["dimensions"] if d["region"] == "all"}
    for dimension in ("footprint", "dispersion", "reach", "intensity", "lethality", "shift"):
        assert "call" in found["organization", dimension]["change"]
    for dimension in ("membership", "coverage", "participation"):
        assert "call" in found["coalition", dimension]["change"]
    assert found["coalition", "membership"]["after"]["value"] == 5
    assert answer["windows"][0]["months"] == 25
    for dimension in ("custody", "access", "funding"):
        assert found["coalition", dimension]["change"]["missing"]
