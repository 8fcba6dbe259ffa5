"""`marsad weigh` on the worked dossier: what the first screen holds, the JSON, wishes that can't be met."""

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.cli import terminal
from marsad.observatory import wording
from marsad.observatory.answer import Answer
from marsad.observatory.open import Observatory
from tests.cli.conftest import Marsad

Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
SCREEN = 24
WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")


@pytest.fixture(scope="module")
def answer(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Answer:
    kept = os.environ.get("MARSAD_HOME")
    os.environ["MARSAD_HOME"] = str(tmp_path_factory.mktemp("home"))
    try:
        return Observatory.open(example).weigh()
    finally:
        del os.environ["MARSAD_HOME"]
        if kept:
            os.environ["MARSAD_HOME"] = kept


def plain(lines: list[str]) -> str:
    """Lines joined into one text without marks of direction."""
    return " ".join(re.sub(r"[\u2066-\u2069\u200f]", "", " ".join(lines)).split())


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_first_screen_holds_the_answer_its_certainty_and_the_main_numbers(
    marsad: Marsad, example: Path, answer: Answer, lang: str
) -> None:
    result = marsad("weigh", example, "--lang", lang)
    assert result.code == 0
    assert result.err == ""
    first = result.out.splitlines()[:SCREEN]
    assert all(terminal.columns_of(line) <= 80 for line in first)
    shown = plain(first)
    for text in (wording.headline(answer, lang), *wording.moves(answer, lang), *wording.windows(answer, lang)):
        assert plain([text]) in shown
    for part in wording.shares(answer.verdict).values():
        assert f"{round(100 * part)}" in shown.translate(WESTERN)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_screen_holds_every_dimension_region_and_reason(
    marsad: Marsad, example: Path, answer: Answer, lang: str
) -> None:
    shown = plain(marsad("weigh", example, "--lang", lang).out.splitlines())
    for d in answer.dimensions:
        if d.region == "all":
            assert plain([wording.dimension_name(d.id, lang)]) in shown
    for region in answer.scene.regions:
        assert wording.region_name(answer, region, lang) in shown
    for text in (*wording.flips(answer, lang), wording.evidence(answer, lang), *wording.caveats(answer, lang)):
        assert plain([text]) in shown


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 160, 200])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_line_is_wider_than_the_terminal(
    marsad: Marsad, example: Path, lang: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = marsad("weigh", example, "--lang", lang).out.splitlines()
    commands = [line for line in lines if line.startswith("  marsad ")]  # whole, so that they can be copied
    assert len(commands) == 2
    for line in lines:
        assert terminal.columns_of(line) <= columns or line in commands


def test_both_tables_stand_beside_each_other_where_there_is_room(
    marsad: Marsad, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    assert re.search(r"^Footprint.*Membership", marsad("weigh", example).out, re.MULTILINE)
    monkeypatch.setenv("COLUMNS", "80")
    assert not re.search(r"^Footprint.*Membership", marsad("weigh", example).out, re.MULTILINE)


def test_the_language_is_that_of_the_environment(
    marsad: Marsad, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "ar_EG.UTF-8")
    assert "طرائق وزن المقاييس" in marsad("weigh", example).out
    monkeypatch.setenv("LC_ALL", "C")
    assert "From February" in marsad("weigh", example).out


def test_json_is_the_answer_and_the_same_bytes_each_time(process: Process, example: Path, answer: Answer) -> None:
    first, second = (process("weigh", example, "--json", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == 0
    assert first.stderr == b""
    assert first.stdout == second.stdout
    assert first.stdout.endswith(b"}\n")
    assert json.loads(first.stdout) == json.loads(json.dumps(answer.as_json()))


def test_text_is_the_same_bytes_each_time(process: Process, example: Path) -> None:
    outputs = {process("weigh", example, "--lang", "ar", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(outputs) == 1


def test_json_of_a_region_holds_that_region_alone(marsad: Marsad, example: Path) -> None:
    value = json.loads(marsad("weigh", example, "--region", "sahel", "--json").out)
    assert {d["region"] for d in value["dimensions"]} == {"sahel"}


def test_a_region_is_weighed_for_itself(marsad: Marsad, example: Path, answer: Answer) -> None:
    result = marsad("weigh", example, "--region", "sahel")
    assert plain([wording.headline(answer, "en", "sahel")]) in plain(result.out.splitlines())
    assert "By region" not in result.out


def test_a_window_of_months(marsad: Marsad, example: Path) -> None:
    result = marsad("weigh", example, "--window", "2019-02/2020-02")
    assert "Window: February 2019 to January 2020 (12 months)" in result.out


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (("--region", "atlantis"), "it has all, iraq-syria, sahel"),
        (("--window", "someday"), "the dossier has: "),
        (("--window", "2021-01/2019-01"), "ends before it starts"),
        (("--window", "2019-13/2021-01"), "no month"),
        (("--lang", "fr"), "'fr' is not one of"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_line_with_what_there_is(
    marsad: Marsad, example: Path, wish: tuple[str, str], told: str
) -> None:
    result = marsad("weigh", example, *wish)
    assert result.code == 2
    assert result.out == ""
    assert told in result.err


def test_an_encoding_without_arabic_or_signs_is_no_crash(process: Process, example: Path) -> None:
    for lang in ("en", "ar"):
        for encoding in ("ascii", "latin-1", "cp1256"):
            done = process("weigh", example, "--lang", lang, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
            assert done.returncode == 0
            assert done.stderr == b""
            assert len(done.stdout) > 2000
    assert b"\\u0645" in process("weigh", example, "--lang", "ar", PYTHONIOENCODING="latin-1").stdout
    as_json = process("weigh", example, "--json", PYTHONIOENCODING="latin-1")
    assert "العراق" in as_json.stdout.decode("utf-8")
