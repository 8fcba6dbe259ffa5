"""Training: gold told from what is not, the same file twice, and weights that tell the two apart again."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.reading.rank.model import from_json
from marsad.reading.rank.train import corpus, examples, main

RECORDS = [
    {"type": "refusal", "quote": "Peru refused the talks", "by": "PER", "line": {"any": ["political", "military"]}}
]


def lay(folder: Path, name: str, text: str, records: list[dict[str, object]]) -> None:
    content = {"lang": "en", "date": "2021-06-28", "text": text, "records": records}
    (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        lay(tmp_path, f"en-news-0{number}", "Peru refused the talks. Chile is calm.", RECORDS)
        lay(tmp_path, f"en-none-0{number}", "Chile urged Peru to rejected wine. Bolivia rejected wine.", [])
    return tmp_path


def test_a_record_is_placed_where_its_words_stand_for_the_nth_time(tmp_path: Path) -> None:
    lay(tmp_path, "en-news-00", "No. No.", [{"type": "reference", "quote": "No", "nth": 2, "symbol": "x"}])
    assert corpus(tmp_path)["en-news-00"]["records"][0]["start"] == 4


def test_candidates_are_told_right_from_wrong(folder: Path) -> None:
    gold = corpus(folder)["en-news-00"]
    right = {(e.proposal.type, e.proposal.slots.get("by")) for e in examples("en-news-00", gold) if e.right}
    assert right == {("refusal", "PER")}
    assert not any(e.right for e in examples("en-none-00", corpus(folder)["en-none-00"]))


def test_training_twice_gives_the_same_file_and_it_can_be_left_out_of(folder: Path, tmp_path: Path) -> None:
    aside = tmp_path / "aside.txt"
    aside.write_text("# none of these\nen-news-03\n", encoding="utf-8")
    one, two, less = tmp_path / "one", tmp_path / "two", tmp_path / "less"
    for out, more in ((one, []), (two, []), (less, ["--without", str(aside)])):
        result = CliRunner().invoke(main, [str(folder), "--out", str(out), *more])
        assert result.exit_code == 0, result.output
    assert one.read_bytes() == two.read_bytes()
    assert "8 documents" in CliRunner().invoke(main, [str(folder), "--out", str(one)]).output
    assert from_json(json.loads(less.read_text(encoding="utf-8"))).least > 0


def test_a_quote_that_is_not_in_its_text_stops_it(tmp_path: Path) -> None:
    lay(tmp_path, "en-news-00", "Peru is calm.", RECORDS)
    with pytest.raises(ValueError, match="substring"):
        corpus(tmp_path)
