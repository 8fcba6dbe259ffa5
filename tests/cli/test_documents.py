"""What the documents say of the command line is what the command line does."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from marsad.cli.main import marsad as group
from tests.cli.conftest import Marsad
from tests.conftest import ROOT

REFERENCE = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
HOW_TO = (ROOT / "docs" / "how-to" / "weigh.md").read_text(encoding="utf-8")


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for part, inner in command.commands.items():
            yield from commands(inner, f"{name} {part}")
    else:
        yield name, command


COMMANDS = dict(commands(group, "marsad"))
SECTIONS = dict(re.findall(r"^## `(.+?)`\n(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL))


def usage(name: str, command: click.Command) -> str:
    """As the reference writes it: the arguments without the options."""
    context = click.Context(command)
    pieces = [p.get_usage_pieces(context)[0] for p in command.params if isinstance(p, click.Argument)]
    return " ".join([name, *pieces])


def test_every_command_has_its_section_and_no_section_is_without_command() -> None:
    assert set(SECTIONS) == {usage(name, command) for name, command in COMMANDS.items()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_no_other(name: str) -> None:
    command = COMMANDS[name]
    options = {p.opts[0] for p in command.params if isinstance(p, click.Option)}
    assert set(re.findall(r"^\| `(--[a-z]+)` \|", SECTIONS[usage(name, command)], re.MULTILINE)) == options


EXAMPLES = re.findall(r"^    (marsad .+)$", HOW_TO, re.MULTILINE)


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_command_of_the_how_to_runs(marsad: Marsad, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = marsad(*shlex.split(line)[1:])
    assert (result.code, result.err) == (0, "")
    assert result.out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_of_every_help_are_commands_that_exist(marsad: Marsad, name: str, tmp_path: Path) -> None:
    shown = marsad(*name.split()[1:], "--help").out
    for line in re.findall(r"^    (marsad .+)$", shown, re.MULTILINE):
        words = shlex.split(line.partition(" > ")[0])
        known = next(n for n in COMMANDS if " ".join(words).startswith(n))
        COMMANDS[known].make_context(known, words[len(known.split()) :], resilient_parsing=False)


def test_the_how_to_names_the_sections_that_the_screen_has(marsad: Marsad, example: Path) -> None:
    out = marsad("weigh", example).out
    for section in ("By region", "What would change the verdict", "Not measured", "Before you quote", "Data as of"):
        assert f"\n{section}\n" in out
        assert section in HOW_TO
