"""`marsad search`: what is shown of passages, in both languages and as JSON; hostile texts and questions."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.archive.store import Archive
from tests.archive.documents import ARTICLE_AR
from tests.archive.search_documents import put, three
from tests.cli.conftest import Marsad, drained
from tests.conftest import ROOT

COMMAND = "from marsad.cli.main import main; main()"


@pytest.fixture
def archive(home: Path) -> Archive:
    """The archive of this machine, with a text in each language."""
    return three(Archive(home / "archive"))


def test_a_captured_file_is_found(marsad: Marsad, tmp_path: Path) -> None:
    (tmp_path / "statement.txt").write_bytes(ARTICLE_AR.encode("cp1256"))
    assert marsad("capture", tmp_path / "statement.txt").code == 0
    result = marsad("search", "تحالف")
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == "statement.txt"
    assert re.fullmatch(r"  retrieved \d{4}-\d\d-\d\d, ar", lines[1])
    assert " ".join(line.strip() for line in lines[2:-2]) == f"«{ARTICLE_AR.partition('. ')[0]}.»"
    assert lines[-2:] == ["", "Passages: 1 of 1."]


def test_what_is_known_of_a_document(marsad: Marsad, archive: Archive) -> None:
    put(
        archive,
        "A scanned page on wheat.",
        "https://example.org/w?a=1",
        final="https://example.org/wheat",
        title="On wheat",
        date="2021-06-28",
        image=True,
        lang="en",
    )
    result = marsad("search", "wheat")
    assert result.out.splitlines() == [
        "On wheat — https://example.org/wheat",
        "  dated 2021-06-28, retrieved 2026-01-01, en, recognized in pictures: evidence",
        "  of the kind `image`",
        "    «A scanned page on wheat.»",
        "",
        "Passages: 1 of 1.",
    ]


def test_in_arabic(marsad: Marsad, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ar_SY.UTF-8")
    assert "المقاطع: ٢ من ٢." in marsad("search", "coalition").out
    assert "حُفظ في 2026-01-01، fr" in marsad("search", "coalition").out
    assert marsad("search", "zebra").out == "لا مقطع يحوي هذه الكلمات.\n"
    assert marsad("search", "zebra", "coalition").out.startswith("لا مقطع يحوي هذه الكلمات كلها.")


def test_some_or_none(marsad: Marsad, archive: Archive) -> None:
    assert marsad("search", "zebra").out == "No passage holds these words.\n"
    result = marsad("search", "zebra", "coalition", "--limit", "1")
    assert result.out.startswith("No passage holds all of these words. These hold some.\n\n")
    assert result.out.endswith("Passages: 1 of 2.\n")


def test_json(marsad: Marsad, archive: Archive) -> None:
    told = json.loads(marsad("search", "--json", "armee", '"la coalition"', "--lang", "fr").out)
    assert (told["archive"], told["every"], told["total"]) == (str(archive.folder), True, 1)
    hit = told["hits"][0]
    capture = next(c for c in archive.captures() if c.source == "fr.txt")
    text = archive.text(capture)
    assert text[hit["start"] : hit["end"]] == hit["passage"]
    assert [text[a:b] for a, b in hit["words"]] == ["armées", "la", "coalition"]
    assert (hit["source"], hit["lang"], hit["image"], hit["sha256"]) == ("fr.txt", "fr", False, capture.sha256)
    assert json.loads(marsad("search", "--json", "zebra").out)["hits"] == []


def test_words_are_bold_on_a_terminal_alone(archive: Archive, home: Path) -> None:
    put(archive, f"{'wheat ' * 30}end", "wheat")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", COMMAND, "search", '"wheat wheat"']
    subprocess.run(command, stdout=theirs, env={**os.environ, "COLUMNS": "60"}, check=True)
    os.close(theirs)
    sent = drained(ours).decode().splitlines()
    passage = [line for line in sent if "wheat\x1b[0m" in line]
    assert len(passage) > 2
    assert all(line.count("\x1b[1mwheat\x1b[0m") == line.count("wheat") for line in passage)
    piped = subprocess.run(command, capture_output=True, check=True)
    assert b"\x1b" not in piped.stdout


def test_nothing_steers_the_terminal(marsad: Marsad, archive: Archive) -> None:
    put(
        archive,
        "a\x1b]0;x\x07 wheat \u202e\x9b31m \ufdd0\u2067 b\n\n\nc",
        "n\x1b[2J",
        title="t\u202e\nt",
        date="2021",
    )
    result = marsad("search", "wheat")
    assert result.code == 0
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufdd0]", result.out)
    assert all(line.count("\u2067") == line.count("\u2069") for line in result.out.splitlines())


@pytest.mark.parametrize(
    "asked",
    [
        '"',
        '""',
        "AND",
        "title:[* TO *]",
        'x" OR "y',
        "-" * 500 + "a",
        "a~9999999999",
        "\u202eتحالف",
        "a\nb",
        "/(a+)+$/",
        "^boost^1e309",
        "{}",
        "%s{n}",
        "'" * 900,
    ],
)
def test_a_hostile_question_gets_an_answer_or_one_line(marsad: Marsad, archive: Archive, asked: str) -> None:
    result = marsad("search", "--", asked)
    assert result.code in (0, 2)
    assert "should not have happened" not in result.err
    assert bool(result.out) == (result.code == 0)
    assert result.err.count("\n") == (result.code == 2)


def test_a_megabyte_and_bytes_that_are_no_text(marsad: Marsad, archive: Archive) -> None:
    result = marsad("search", "ا" * 1_000_000)
    assert (result.code, result.out) == (2, "")
    assert result.err == "marsad: 1,000,000 characters to search for; at most 1,000 are taken\n"
    command = [os.fsencode(sys.executable), b"-c", COMMAND.encode(), b"search", b"\xff\xfe", b"coalition"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"coalition" in done.stdout


def test_nothing_captured(marsad: Marsad, tmp_path: Path) -> None:
    result = marsad("search", "wheat", "--archive", tmp_path / "none")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"marsad: {tmp_path / 'none'}: nothing is captured here; `marsad capture FILE|URL` does it\n"


def test_a_damaged_capture_is_one_line_on_stderr(marsad: Marsad, archive: Archive) -> None:
    for path in (archive.folder / "objects").rglob("*"):
        if path.is_file() and b"Rome" in path.read_bytes():
            path.chmod(0o644)
            path.write_bytes(b"Rome")
    result = marsad("search", "coalition")
    assert result.code == 0
    assert result.err.count("\n") == 1
    assert "capture the source again" in result.err


@pytest.mark.parametrize("arguments", [("--limit", "0", "x"), ("--lang", "de", "x"), ("--limit", "1001", "x"), ()])
def test_what_cannot_be_meant_is_a_usage_error(marsad: Marsad, arguments: tuple[str, ...]) -> None:
    result = marsad("search", *arguments)
    assert (result.code, result.out) == (2, "")


def test_the_how_to_names_options_that_exist(marsad: Marsad) -> None:
    how_to = (ROOT / "docs" / "how-to" / "search.md").read_text(encoding="utf-8")
    shown = marsad("search", "--help").out
    named = set(re.findall(r"--[a-z]+", how_to))
    assert named >= {"--lang", "--limit", "--json", "--archive"}
    assert all(option in shown for option in named)
