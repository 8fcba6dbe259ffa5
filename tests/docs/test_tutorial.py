"""The tutorial's commands do what it says: each runs, on the worked dossier, and answers."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import marsad
from tests.conftest import ROOT

TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in TUTORIAL.split("```sh\n")[1:]
    for line in block.split("```")[0].splitlines()
    if line.startswith("marsad ")
]


def test_there_are_commands() -> None:
    assert len(COMMANDS) >= 7


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_tutorial_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(marsad, shlex.split(command)[1:])
    assert made.exit_code == 0, made.output
    if "report" in command:
        assert (tmp_path / "daesh.html").stat().st_size > 100_000
    else:
        assert len(made.output) > 500
