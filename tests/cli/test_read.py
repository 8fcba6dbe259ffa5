"""`marsad read`, as a person sees it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad

TEXT = "Recalling Security Council resolution 2254 (2015), more than 40 soldiers were killed."


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_proposals_are_shown_with_their_words(marsad: Marsad, document: str) -> None:
    result = marsad("read", document, "--date", "2021-06-28")
    assert (result.code, result.err) == (0, "")
    assert "reference: symbol=UNSCR 2254" in result.out
    assert "\n    «Security Council resolution 2254 (2015)»" in result.out


def test_json_is_the_contract(marsad: Marsad, document: str) -> None:
    answer = json.loads(marsad("read", document, "--json").out)
    assert all(TEXT[r["start"] : r["end"]] == r["quote"] for r in answer["records"])
    assert {"type", "quote", "start", "end", "rule", "polarity", "modality", "confidence"} <= set(answer["records"][0])


def test_a_missing_file_is_one_line(marsad: Marsad) -> None:
    result = marsad("read", "nowhere.txt")
    assert result.code == 2
    assert result.err.splitlines() == ["marsad: nowhere.txt: there is no such file"]


def test_a_folder_takes_one_file_a_document(marsad: Marsad, document: str, tmp_path: Path) -> None:
    result = marsad("read", document, "--out", str(tmp_path / "out"))
    assert result.code == 0
    assert json.loads((tmp_path / "out" / "statement.json").read_text(encoding="utf-8"))["records"]
