"""`marsad check`: every problem on its line, counted at the end, in either language and as JSON."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad

PLACE = re.compile(r"^[\w./-]+(:\d+)?: (row [^,]+(, \w+)?|\w+): .+ — .+$|^[\w./-]+(:\d+)?: .+ — .+$")


@pytest.fixture
def broken(example: Path, tmp_path: Path) -> Path:
    """The worked dossier with three faults of different kinds."""
    folder = tmp_path / "broken"
    shutil.copytree(example, folder)
    meetings = folder / "tables" / "meetings.csv"
    lines = meetings.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[1] = re.sub(r"\d{4}-\d\d-\d\d", "2019-02-30", lines[1], count=1)
    meetings.write_text("".join(lines), encoding="utf-8")
    ballots = folder / "tables" / "ballots.csv"
    ballots.write_text(ballots.read_text(encoding="utf-8").replace(",Y,", ",MAYBE,", 1), encoding="utf-8")
    (folder / "tables" / "notes.csv").write_text("id\n", encoding="utf-8")
    return folder


def test_a_clean_dossier(marsad: Marsad, example: Path) -> None:
    for lang, told in (("en", "no problems"), ("ar", "لا مشكلات")):
        result = marsad("check", example, "--lang", lang)
        assert (result.code, result.err) == (0, "")
        assert told in result.out
    assert json.loads(marsad("check", example, "--json").out)["problems"] == []


def test_every_problem_is_a_line_with_its_place_and_they_are_counted(marsad: Marsad, broken: Path) -> None:
    result = marsad("check", broken)
    assert result.code == 1
    *lines, last = result.out.splitlines()
    assert last == f"{len(lines)} problems."
    assert all(PLACE.match(line) for line in lines)
    assert any(line.startswith("tables/meetings.csv:2: row ") and "2019-02-30" in line for line in lines)
    assert any(line.startswith("tables/ballots.csv:") and ", ballot: " in line and "MAYBE" in line for line in lines)
    assert any("tables/notes.csv" in line for line in lines)


def test_json_holds_the_same_problems_in_both_languages(marsad: Marsad, broken: Path) -> None:
    result = marsad("check", broken, "--json")
    assert result.code == 1
    problems = json.loads(result.out)["problems"]
    assert len(problems) == len(marsad("check", broken).out.splitlines()) - 1
    assert all(p[lang]["what"] and p[lang]["do"] for p in problems for lang in ("en", "ar"))


def test_arabic_tells_the_same_number(marsad: Marsad, broken: Path) -> None:
    english, arabic = (marsad("check", broken, "--lang", lang).out.splitlines() for lang in ("en", "ar"))
    assert len(english) == len(arabic)
    assert "مشكلات" in arabic[-1] or "مشكلة" in arabic[-1]


def test_a_dossier_that_cannot_be_weighed_says_to_check_it(marsad: Marsad, broken: Path) -> None:
    result = marsad("weigh", broken)
    assert result.code == 2
    assert "marsad check" in result.err
