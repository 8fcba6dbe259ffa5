"""The how-to about events: its sessions, run as they stand, and its table of reasons."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from marsad.events import schema

PAGE = (Path(__file__).parents[2] / "docs/how-to/events.md").read_text(encoding="utf-8")


def test_the_sessions_are_what_the_commands_print(shared: Path, tmp_path: Path) -> None:
    for folder, file in (
        ("ged-19.1-myanmar-bangladesh", "ged191-subset.zip"),
        ("ged-21.1-precise", "ged211-precise-csv.zip"),
    ):
        (tmp_path / file).symlink_to(shared / "data" / folder / file)
    sessions = "".join(re.findall(r"```console\n(.*?)```", PAGE, flags=re.DOTALL))
    steps = re.findall(r"^\$ marsad (.*)\n((?:[^$].*\n)*)", sessions, flags=re.MULTILINE)
    assert len(steps) == 7
    for command, output in steps:
        done = subprocess.run(
            [sys.executable, "-c", "from marsad.cli.main import main; main()", *shlex.split(command)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        lines = [line.rstrip() for line in done.stdout.splitlines() if line.strip()]
        assert lines == [line.rstrip() for line in output.splitlines() if line.strip()], done.stderr


def test_every_reason_is_explained_in_the_same_words() -> None:
    table = dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", PAGE, flags=re.MULTILINE))
    assert table == {reason: words["en"] for reason, words in schema.REASONS.items()}
