"""What is judged: files, files of proposals that the reader itself wrote, archived sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.archive.capture import capture_file
from marsad.archive.store import Archive
from marsad.dossier.load import open_dossier
from marsad.errors import ReadingError, UsageError
from marsad.reading.batch import read_into
from marsad.reading.judge.documents import papers
from tests.dossier import small
from tests.reading.judge import desk

TEXT = "Recalling Security Council resolution 2254 (2015), more than 40 soldiers were killed."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small.lay(tmp_path / "small")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "The Statement, 2021.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_document_and_its_file_of_proposals_say_the_same(
    root: Path, archive: Archive, document: Path, tmp_path: Path
) -> None:
    assert [r.error for r in read_into(str(tmp_path / "out"), [str(document)], "2021-06-28")] == [""]
    made = tmp_path / "out" / f"{document.stem}.json"
    (direct,) = papers(open_dossier(root), archive, [str(document)], "2021-06-28")
    (filed,) = papers(open_dossier(root), archive, [str(made)])
    assert direct.origin == filed.origin
    assert direct.origin.source == "s-the-statement-2021"
    assert [s.ident for s in direct.statements] == [s.ident for s in filed.statements]
    assert {s.type for s in direct.statements} >= {"reference"}
    assert all(TEXT[s.start :].startswith(s.quote) for s in (*direct.statements, *filed.statements))
    assert (direct.left_out, filed.left_out) == (0, 0)


def test_a_source_is_known_by_its_bytes_under_any_name(root: Path, archive: Archive, document: Path) -> None:
    sha256 = capture_file(archive, document).capture.sha256
    small.swap("sources", "paper,,The Paper,2021,en;ar,news,https://example.org/paper?a=1,,,", "paper,,The Paper,2021,"
               f"en;ar,news,https://example.org/paper?a=1,,,{sha256}")(root)  # fmt: skip
    renamed = document.rename(document.with_name("other.txt"))
    (paper,) = papers(open_dossier(root), archive, [str(renamed)])
    assert (paper.origin.source, paper.origin.date, paper.origin.sha256) == ("paper", "2021", sha256)
    (archived,) = papers(open_dossier(root), archive, [])
    assert archived.origin.source == "paper"
    assert archived.origin.same(paper.origin)
    assert [s.ident for s in archived.statements] == [s.ident for s in paper.statements]
    assert archived.path is None


def test_a_name_without_latin_letters_makes_an_id_that_stays(root: Path, archive: Archive, tmp_path: Path) -> None:
    found = []
    for text in (desk.ARABIC, desk.ARABIC + " وزيادة"):
        (tmp_path / "بيان.txt").write_text(text, encoding="utf-8")
        (paper,) = papers(open_dossier(root), archive, [str(tmp_path / "بيان.txt")])
        found.append((paper.origin.source, paper.origin.lang))
    assert found[0] == found[1] == ("s-272d609073", "ar")


def test_two_documents_of_one_name_are_refused(root: Path, archive: Archive, document: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    twin = tmp_path / "b" / document.name
    twin.write_text("Another text.", encoding="utf-8")
    with pytest.raises(UsageError, match="two documents would be the source s-the-statement-2021"):
        papers(open_dossier(root), archive, [str(document), str(twin)])


def test_proposals_of_a_text_that_changed_are_refused(root: Path, archive: Archive, tmp_path: Path) -> None:
    path = desk.lay(tmp_path, "en")
    (tmp_path / "en.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(ReadingError, match="changed since it was read; read it again"):
        papers(open_dossier(root), archive, [str(path)])


def test_a_wrong_date_is_one_line(root: Path, archive: Archive, document: Path) -> None:
    with pytest.raises(ReadingError, match="--date"):
        papers(open_dossier(root), archive, [str(document)], "June")
