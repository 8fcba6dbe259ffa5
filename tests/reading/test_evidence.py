"""Quotes held against the archived text of their source: verified, image, missing, contradicted, or not proved."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.archive.capture import capture_file
from marsad.archive.store import Archive
from marsad.cli.main import run
from marsad.dossier.check import check
from marsad.dossier.load import load
from marsad.errors import ArchiveError
from marsad.model.records import Evidence
from marsad.observatory.open import Observatory, problems_of
from marsad.reading.evidence import problems, proofs
from tests.dossier import small

TEXT = (
    "The ministers met in Rome. France is a member of the pact.\n"
    "Members of the pact, with many guests, met in Rome.\nThey gave $1.5m, aid for all.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small clean dossier, three of whose records quote words."""
    return small.lay(tmp_path / "small")


def captured(tmp_path: Path, text: str, archive: Archive) -> str:
    path = tmp_path / "captured.txt"
    path.write_text(text, encoding="utf-8")
    return capture_file(archive, path).capture.sha256


def name(folder: Path, source: str, sha256: str) -> None:
    """Write a digest into a source's row, as `marsad capture --dossier` does."""
    path = folder / "tables" / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    made = [
        f"{line.rstrip().rsplit(',', 1)[0]},{sha256}\n" if line.startswith(f"{source},") else line for line in lines
    ]
    path.write_text("".join(made), encoding="utf-8")


def statuses(folder: Path, archive: Archive) -> dict[str, str]:
    return {record.id: status for record, status in proofs(load(folder).ledger, archive).items()}  # type: ignore[attr-defined]


def test_without_an_archive_nothing_is_proved(folder: Path, tmp_path: Path) -> None:
    assert statuses(folder, Archive(tmp_path / "none")) == {}
    name(folder, "statement", "0" * 64)  # a capture that is not here
    assert statuses(folder, Archive(tmp_path / "none")) == {}


def test_words_that_are_there_are_verified_and_others_missing(folder: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    name(folder, "statement", captured(tmp_path, TEXT, archive))
    assert statuses(folder, archive) == {"m-fra": "verified", "m-usa": "verified"}
    name(folder, "statement", captured(tmp_path, TEXT.replace("a member", "no friend"), archive))
    assert statuses(folder, archive) == {"m-fra": "missing", "m-usa": "verified"}
    name(folder, "paper", captured(tmp_path, TEXT, archive))
    assert statuses(folder, archive)["c-money"] == "verified"


def test_a_scan_shows_words_and_proves_no_absence(folder: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    sha256 = captured(tmp_path, TEXT.replace("a member", "no friend"), archive)
    made = archive.of_bytes(sha256)
    assert made is not None
    archive.add(replace(made, image=True, retrieved="2031-01-01T00:00:00Z"))
    name(folder, "statement", sha256)
    assert statuses(folder, archive) == {"m-usa": "image"}


def test_what_the_verifier_refuses_is_contradicted(folder: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    name(folder, "statement", captured(tmp_path, TEXT, archive))
    asked: list[tuple[str, str]] = []

    def contradicts(record: Evidence, text: str) -> bool:
        asked.append((record.id, text))  # type: ignore[attr-defined]
        return record.quote == "a member"

    dossier = load(folder)
    found = proofs(dossier.ledger, archive, contradicts)
    assert {r.id: s for r, s in found.items()} == {"m-fra": "contradicted", "m-usa": "verified"}  # type: ignore[attr-defined]
    assert asked == [("m-fra", TEXT), ("m-usa", TEXT)]
    (problem,) = problems(dossier, found)
    assert (problem.code, problem.row, problem.column) == ("quote-contradicted", "m-fra", "quote")


def test_a_damaged_text_proves_nothing_and_is_told(folder: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    sha256 = captured(tmp_path, TEXT, archive)
    name(folder, "statement", sha256)
    place = archive.folder / "objects" / sha256[:2] / sha256
    place.chmod(0o644)
    place.write_text(TEXT + "x")
    with pytest.raises(ArchiveError, match="not those that its name says"):
        proofs(load(folder).ledger, archive)


def test_check_reports_words_that_are_missing(folder: Path, tmp_path: Path, home: Path) -> None:
    archive = Archive(home / "archive")
    name(folder, "statement", captured(tmp_path, TEXT.replace("a member", "no friend"), archive))
    (problem,) = problems_of(folder)
    line = next(r.line for r in load(folder).rows["memberships"].rows if r.id == "m-fra")
    assert (problem.code, problem.file, problem.line) == ("quote-missing", "tables/memberships.csv", line)
    assert (problem.row, problem.column, problem.blocks) == ("m-fra", "quote", False)
    assert "statement" in problem.what
    for lang in ("en", "ar"):
        assert all(problem.said(lang))
    assert check(load(folder)) == []  # the dossier alone knows nothing of archives
    assert run(["check", str(folder)]) == 1


def test_weigh_and_explain_tell_what_is_verified(
    folder: Path, tmp_path: Path, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    name(folder, "statement", captured(tmp_path, TEXT.replace("a member", "no friend"), Archive(home / "archive")))
    observatory = Observatory.open(folder)
    answer = observatory.weigh()
    assert (answer.evidence["verified"], answer.evidence["missing"], answer.evidence["cited"]) == (1, 1, 1)
    records = observatory.explain(answer, "coalition.membership.all").records
    assert {r.id: r.status for r in records if r.record.quote} == {"m-fra": "missing", "m-usa": "verified"}
    capfd.readouterr()
    assert run(["weigh", str(folder), "--json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["evidence"]["verified"] == 1
    assert run(["weigh", str(folder)]) == 0
    out = capfd.readouterr().out
    assert "1 verified" in out
    assert "None was checked against an archived text" not in out


def test_check_reports_records_that_say_something_else_than_their_words(
    folder: Path, tmp_path: Path, home: Path
) -> None:
    name(folder, "paper", captured(tmp_path, TEXT, Archive(home / "archive")))
    assert problems_of(folder) == []
    path = folder / "tables" / "commitments.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("1500000", "1800000"), encoding="utf-8")
    (problem,) = [p for p in problems_of(folder) if p.code == "quote-contradicted"]
    assert (problem.row, problem.column, problem.blocks) == ("c-money", "quote", False)
