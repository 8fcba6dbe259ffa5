"""Documents are read in order, over processes, into files, and on from where a run stopped."""

import json
from pathlib import Path

import pytest

from marsad.errors import ReadingError
from marsad.reading.batch import read_all, read_into

ENGLISH = "Recalling Security Council resolution 2254 (2015), more than 40 soldiers were killed."
ARABIC = "طبقاً لقرار مجلس الأمن الدولي رقم 2254."


@pytest.fixture
def documents(tmp_path: Path) -> list[str]:
    made = []
    for name, text in (("one", ENGLISH), ("two", ARABIC)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(str(path))
    return made


def test_every_quote_is_where_it_says(documents: list[str]) -> None:
    for reading in read_all(documents):
        assert reading.records
        for record in reading.records:
            assert reading.text[record["start"] : record["end"]] == record["quote"]


def test_processes_change_nothing(documents: list[str]) -> None:
    assert [r.as_json() for r in read_all(documents, jobs=2)] == [r.as_json() for r in read_all(documents)]


def test_a_rerun_reads_only_what_changed(documents: list[str], tmp_path: Path) -> None:
    out = tmp_path / "proposals"
    assert [Path(r.name).stem for r in read_into(str(out), documents)] == ["one", "two"]
    assert list(read_into(str(out), documents)) == []
    Path(documents[1]).write_text(ARABIC + " ثم 2585.", encoding="utf-8")
    assert [Path(r.name).stem for r in read_into(str(out), documents)] == ["two"]
    (out / "one.json").write_text("{broken", encoding="utf-8")
    assert [Path(r.name).stem for r in read_into(str(out), documents)] == ["one"]
    assert json.loads((out / "one.json").read_text(encoding="utf-8"))["lang"] == "en"


def test_a_document_that_cannot_be_read_stops_no_other(documents: list[str]) -> None:
    missing, read = read_all(["nowhere.txt", documents[0]])
    assert missing.error.startswith("nowhere.txt: ")
    assert read.records


def test_a_wrong_date_and_two_documents_of_one_name(documents: list[str], tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="write it as"):
        list(read_all(documents, date="last summer"))
    with pytest.raises(ReadingError, match="same name"):
        list(read_into(str(tmp_path / "out"), [documents[0], documents[0]]))
