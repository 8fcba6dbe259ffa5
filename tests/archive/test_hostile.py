"""Whatever is named, there is one clear line, no traceback, nothing outside the archive, bounded time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.archive.capture import capture_file
from marsad.archive.store import Archive
from marsad.errors import ArchiveError
from tests.archive import documents
from tests.archive.documents import ARTICLE_AR, ARTICLE_EN

MAIN = "from marsad.cli.main import main; main()"


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_147_483_648)


def written(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


REFUSED: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "empty file": ("a.txt", written(b""), "it is empty"),
    "blank file": ("a.txt", written(b" \n\t\n"), "holds no word"),
    "2 GB sparse file": ("a.txt", sparse, "more than the 200 MB allowed"),
    "symlink": ("a.txt", lambda p: p.symlink_to("/etc/passwd"), "a link"),
    "symlink to itself": ("a.txt", lambda p: p.symlink_to(p), "a link"),
    "fifo": ("a.txt", os.mkfifo, "a pipe"),
    "folder": ("a.txt", Path.mkdir, "a folder"),
    "absent": ("a.txt", lambda p: None, "no such file"),
    "zip bomb": ("a.docx", written(documents.zip_bomb()), "unpacks to more than 60 MB"),
    "zip that is no docx": ("a.zip", written(documents.docx("")[:400] + b"PK"), "zip"),
    "entities": ("a.docx", written(documents.docx("", head='<!DOCTYPE a [<!ENTITY b "c">]>')), "defines entities"),
    "broken encoding": ("a.txt", written(bytes(range(128, 256)) * 400), "encoding cannot be told"),
    "binary": ("a.txt", written(os.urandom(5000)), ""),
    "program": ("a.txt", written(b"\x7fELF" + b"\0" * 99), "a program"),
    "old word": ("a.doc", written(b"\xd0\xcf\x11\xe0" + b"\0" * 999), "save it as DOCX or PDF"),
    "truncated pdf": ("a.pdf", written(documents.pdf([ARTICLE_EN])[:120]), "the PDF is broken"),
    "encrypted pdf": ("a.pdf", written(documents.encrypted_pdf("secret")), "asks for a password"),
    "pdf page tree loop": ("a.pdf", written(documents.pdf([ARTICLE_EN], kids="2 0 R " * 50)), ""),
    "html of scripts": ("a.html", written(documents.page("<script>go()</script>", "")), "made by scripts"),
    "login wall": ("a.html", written(documents.page("<input type=password>")), "asks to log in"),
    "nested tags": ("a.html", written(b"<html>" + b"<div>" * 100_000 + b"words"), ""),
    "broken mail": ("a.eml", written(b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 5000), ""),
    "nested mail": ("a.eml", written(b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" * 3000), ""),
}
CAPTURED: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "100 MB on one line": ("a.txt", lambda p: p.write_bytes(b"word " * 20_000_000), "100,000,000 characters"),
    "100 MB of letters": ("a.txt", lambda p: p.write_bytes("ب".encode() * 50_000_000), "50,000,000 characters"),
    "pdf with scripts": (
        "a.pdf",
        written(documents.pdf([ARTICLE_EN], {"OpenAction": "<< /S /Launch /F (x) >>"})),
        "actions that start programs; nothing of it was run",
    ),
    "utf-16 without a mark": ("a.txt", written(ARTICLE_AR.encode("utf-16-le")), "guessed: it has no byte-order mark"),
    "broken utf-8": ("a.txt", written(ARTICLE_AR.encode() * 9 + b"\xff"), "1 broken place"),
    "escapes in the name": ("a\x1b[31m\nb.txt", written(ARTICLE_AR.encode()), "captured"),
    "a name like a path": ("..%2f..%2fpasswd", written(ARTICLE_AR.encode()), "captured"),
}


def run(folder: Path, name: str) -> tuple[int, str, str]:
    """`marsad capture` in a process of its own, in an empty folder beside."""
    arguments = [sys.executable, "-c", MAIN, "capture", str(folder / name), "--archive", str(folder / "archive")]
    started = time.monotonic()
    done = subprocess.run(arguments, capture_output=True, cwd=folder / "elsewhere", check=False, timeout=110)
    assert time.monotonic() - started < 60
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    return tmp_path


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_captured_is_one_line(folder: Path, case: str) -> None:
    name, make, why = REFUSED[case]
    make(folder / name)
    code, out, err = run(folder, name)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith(f"marsad: {folder / name}: ")
    assert why in err
    assert "should not have happened" not in err
    assert list(Archive(folder / "archive").captures()) == []
    assert {p.name for p in folder.iterdir()} <= {name, "archive", "elsewhere"}
    assert list((folder / "elsewhere").iterdir()) == []
    assert [p for p in (folder / "archive").rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("case", CAPTURED)
def test_what_looks_dangerous_and_can_be_captured_is(folder: Path, case: str) -> None:
    name, make, told = CAPTURED[case]
    make(folder / name)
    code, out, err = run(folder, name)
    assert (code, err) == (0, "")
    assert told in out
    assert "\x1b" not in out
    assert {p.name for p in folder.iterdir()} == {name, "archive", "elsewhere"}
    assert list((folder / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "/proc/self/mem", "/", "", "\0", "a/../../../b"])
def test_places_that_are_no_files(folder: Path, path: str) -> None:
    with pytest.raises(ArchiveError) as raised:
        capture_file(Archive(folder / "archive"), Path(path))
    assert "\n" not in str(raised.value)


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell a process's highest memory")
def test_the_parent_stays_small(folder: Path) -> None:
    """100 MB go through the archive without ever being in the memory of the process that captures."""
    (folder / "a.txt").write_bytes(b"word " * 20_000_000)
    code = (
        "import sys; from pathlib import Path\n"
        "from marsad.archive.store import Archive; from marsad.archive.capture import capture_file\n"
        "capture_file(Archive(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    arguments = [str(folder / "archive"), str(folder / "a.txt")]
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=True)
    assert int(done.stdout) * 1024 < 100_000_000


HEADS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"From: a\nTo: b\n\n", b"\xff\xfe", b"\x89PNG\r\n\x1a\n")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(HEADS), st.binary(max_size=500), st.sampled_from(("a", "a.pdf", "a.html", "a.eml", "a.docx")))
def test_any_bytes_under_any_name(folder: Path, head: bytes, rest: bytes, name: str) -> None:
    (folder / name).write_bytes(head + rest)
    archive = Archive(folder / "archive")
    try:
        told = archive.text(capture_file(archive, folder / name).capture)
    except ArchiveError as error:
        told = f"refused: {error}"
    assert told
    assert not told.startswith("refused: ") or "\n" not in told
