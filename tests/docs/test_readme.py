"""The README's answer is the one that the command gives, in both languages."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import marsad
from marsad.observatory import wording
from marsad.observatory.answer import Answer
from marsad.observatory.open import Observatory
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def plain(text: str) -> str:
    """Words alone: line breaks and direction marks are the terminal's."""
    return re.sub(r"\s+", " ", re.sub(r"<br>|[\u200e\u200f\u2066-\u2069]", " ", text)).strip()


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory, example: Path) -> Answer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_HOME", str(tmp_path_factory.mktemp("home")))
        return Observatory.open(example).weigh()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_readme_gives_the_answer_of_the_worked_case(lang: str, answer: Answer) -> None:
    told = plain(README)
    assert plain(wording.headline(answer, lang)) in told
    assert plain(wording.second(answer, lang)) in told


def test_the_readme_begins_with_the_two_commands() -> None:
    lines = [line.strip() for line in README.splitlines() if line.strip()]
    assert lines[1].startswith("make demo")
    assert lines[2].startswith("make test")


def test_every_link_of_the_readme_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_commands_that_read_documents_show_what_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = README.split("## Reading documents\n")[1].split("\n## ")[0]
    capture, read, judge, search = section.split("```sh\n")[1].split("```")[0].splitlines()
    proposals, screen = (part.split("```")[0] for part in section.split("```text\n")[1:])
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    said = {}
    for command in (capture, read, "marsad new my-dossier", judge, search):
        made = CliRunner().invoke(marsad, shlex.split(command)[1:], input="q\n")
        assert made.exit_code == 0, made.output
        said[command] = plain(made.output)
    assert said[read] == plain(proposals)
    assert plain(screen) in said[judge]
    assert "«استضافت كوبنهاغن اليوم الاجتماع الوزاري للتحالف" in said[search]
