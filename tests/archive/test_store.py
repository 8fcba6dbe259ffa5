"""The archive on disk: whole or not there, whoever else writes and whenever it is killed."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.archive.capture import capture_file
from marsad.archive.store import Archive, Capture
from marsad.errors import ArchiveError
from tests.archive.documents import ARTICLE_AR, ARTICLE_EN

LOOP = """
import sys
from pathlib import Path
from marsad.archive import capture, sandbox
from marsad.archive.store import Archive

def read(document, text, hints, stopped):
    text.write_bytes(document.read_bytes())
    about = {"media_type": "text/plain", "extractor": "x 1", "title": "", "date": "", "licence": "", "notes": []}
    return {**about, "image": False, "characters": 1}

sandbox.read = read  # so that the time is spent writing, not starting processes
archive, source = Archive(sys.argv[1]), Path(sys.argv[2])
print("ready", flush=True)
for number in range(int(sys.argv[3]), 10**9):
    source.write_text(f"document {number % 50} " * 20000)
    capture.capture_file(archive, source)
"""


def capture_of(archive: Archive, tmp_path: Path, text: str, name: str = "a.txt") -> Capture:
    (tmp_path / name).write_bytes(text.encode())
    return capture_file(archive, tmp_path / name).capture


def test_what_is_captured_is_what_is_read_back(archive: Archive, tmp_path: Path) -> None:
    made = capture_of(archive, tmp_path, f"{ARTICLE_AR}\r\n")
    digest = hashlib.sha256(f"{ARTICLE_AR}\r\n".encode()).hexdigest()
    assert (made.source, made.sha256, made.lang, made.image) == ("a.txt", digest, "ar", False)
    assert archive.content(made) == f"{ARTICLE_AR}\r\n".encode()
    assert archive.text(made) == f"{ARTICLE_AR}\n"
    assert made.characters == len(ARTICLE_AR) + 1
    assert archive.of_bytes(digest) == made
    assert list(archive.captures()) == [made]
    assert archive.latest() == {"a.txt": made}


def test_an_archive_that_does_not_exist_is_empty(archive: Archive) -> None:
    assert list(archive.captures()) == []
    assert archive.of_bytes("0" * 64) is None
    assert archive.of_bytes("../../etc/passwd") is None
    assert not archive.folder.exists()


def test_the_same_again_is_recorded_once(archive: Archive, tmp_path: Path) -> None:
    first = capture_of(archive, tmp_path, ARTICLE_AR)
    assert capture_of(archive, tmp_path, ARTICLE_AR, "b.txt") == first
    assert len(list(archive.captures())) == 1


def test_of_several_captures_the_latest_counts(archive: Archive, tmp_path: Path) -> None:
    made = capture_of(archive, tmp_path, ARTICLE_AR)
    later = replace(made, retrieved="2031-01-01T00:00:00Z")
    earlier = replace(made, retrieved="2001-01-01T00:00:00Z")
    for one in (later, earlier):
        archive.add(one)
    assert archive.of_bytes(made.sha256) == later
    assert archive.latest()["a.txt"] == later
    assert set(archive.captures()) == {made, later, earlier}


def test_nothing_in_place_can_be_written_to(archive: Archive, tmp_path: Path) -> None:
    capture_of(archive, tmp_path, ARTICLE_AR)
    files = [p for p in archive.folder.rglob("*") if p.is_file()]
    assert len(files) == 2  # the text of a plain file is the same object
    assert all(p.stat().st_mode & 0o777 == 0o444 for p in files)
    assert list((archive.folder / "tmp").iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"other words", None])
def test_a_damaged_object_is_told_and_mended_by_capturing_again(
    archive: Archive, tmp_path: Path, damage: bytes | None
) -> None:
    made = capture_of(archive, tmp_path, ARTICLE_AR)
    place = archive.folder / "objects" / made.sha256[:2] / made.sha256
    place.chmod(0o644)
    place.write_bytes(damage) if damage is not None else place.unlink()
    with pytest.raises(ArchiveError, match="capture the source again"):
        archive.text(made)
    with pytest.raises(ArchiveError, match="capture the source again"):
        archive.content(made)
    assert capture_of(archive, tmp_path, ARTICLE_AR) == made
    assert archive.text(made) == ARTICLE_AR


def test_a_link_in_the_place_of_an_object_is_not_followed(archive: Archive, tmp_path: Path) -> None:
    made = capture_of(archive, tmp_path, ARTICLE_AR)
    place = archive.folder / "objects" / made.sha256[:2] / made.sha256
    place.unlink()
    place.symlink_to(tmp_path / "a.txt")
    with pytest.raises(ArchiveError, match="a link"):
        archive.text(made)


@pytest.mark.parametrize("damage", ["{}", "[1]", "no json", '{"source": "x"}'])
def test_a_damaged_record_is_told(archive: Archive, tmp_path: Path, damage: str) -> None:
    made = capture_of(archive, tmp_path, ARTICLE_AR)
    path = next((archive.folder / "captures").rglob("*.json"))
    path.chmod(0o644)
    path.write_text(damage)
    with pytest.raises(ArchiveError, match="this record is damaged"):
        archive.of_bytes(made.sha256)
    named = path.with_name(f"{path.name[:82]}{hashlib.sha256(damage.encode()).hexdigest()[:16]}.json")
    path.rename(named)  # even where the name fits the content
    with pytest.raises(ArchiveError, match="this record is damaged"):
        list(archive.captures())


def test_a_changed_record_is_told(archive: Archive, tmp_path: Path) -> None:
    made = capture_of(archive, tmp_path, ARTICLE_AR)
    path = next((archive.folder / "captures").rglob("*.json"))
    path.chmod(0o644)
    path.write_text(path.read_text().replace("a.txt", "b.txt"))
    with pytest.raises(ArchiveError, match="its content is not what its name says"):
        archive.of_bytes(made.sha256)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "a.txt").write_text(ARTICLE_EN)
    with pytest.raises(ArchiveError, match="cannot be written"):
        capture_file(Archive(tmp_path / "file" / "archive"), tmp_path / "a.txt")


def test_what_a_killed_capture_left_is_cleared_after_a_day(archive: Archive, tmp_path: Path) -> None:
    capture_of(archive, tmp_path, ARTICLE_AR)
    old, new = (archive.folder / "tmp" / name for name in ("old", "new"))
    for path in (old, new):
        path.write_text("x")
    os.utime(old, (0, 0))
    capture_of(archive, tmp_path, ARTICLE_EN)
    assert not old.exists()
    assert new.exists()


def test_captures_at_once_do_not_get_in_each_other_s_way(archive: Archive, tmp_path: Path) -> None:
    texts = [f"document {i % 5} of the ministers" for i in range(20)]
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            capture_of(archive, tmp_path, texts[number], f"{number}.txt")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert {archive.text(c) for c in archive.captures()} == set(texts)


def test_a_kill_at_any_point_loses_nothing(archive: Archive, tmp_path: Path) -> None:
    """Two writers are killed again and again; after each time, all that is in place is whole."""
    for time_ in range(8):
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", LOOP, archive.folder, tmp_path / f"{n}.txt", str(time_ * 7 + n)],
                stdout=subprocess.PIPE,
            )
            for n in range(2)
        ]
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
        time.sleep(0.03 + 0.05 * time_)
        for writer in writers:
            writer.send_signal(signal.SIGKILL)
            writer.communicate()
        for found in archive.captures():
            assert archive.text(found).startswith("document ")
        for path in (archive.folder / "objects").rglob("*"):
            assert path.is_dir() or hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    assert list(archive.captures())


def test_a_record_is_plain_json(archive: Archive, tmp_path: Path) -> None:
    capture_of(archive, tmp_path, ARTICLE_AR, "بيان.txt")
    path = next((archive.folder / "captures").rglob("*.json"))
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["source"] == "بيان.txt"
    assert set(held) == set(Capture.__dataclass_fields__)
    assert path.name.startswith(f"{held['sha256']}.20")
