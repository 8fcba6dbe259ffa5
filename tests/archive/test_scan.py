"""Pictures of pages, where Tesseract is installed; and what is said where it is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from marsad.archive import limits
from marsad.archive.capture import capture_file
from marsad.archive.extract import UnreadableError, scan
from marsad.archive.store import Archive
from marsad.errors import ArchiveError
from tests.archive import documents
from tests.archive.documents import ARTICLE_AR, ARTICLE_EN

CHROMIUM = shutil.which("chromium")
HAVE = all(map(shutil.which, ("tesseract", "pdftoppm")))
needs_tesseract = pytest.mark.skipif(not HAVE, reason="tesseract or pdftoppm (poppler-utils) is not installed")


def pictured(tmp_path: Path, kind: str) -> Path:
    """A page of English as a picture."""
    source = tmp_path / "a.pdf"
    source.write_bytes(documents.pdf([ARTICLE_EN]))
    subprocess.run(["pdftoppm", f"-{kind}", "-r", "120", source, tmp_path / "page"], check=True, capture_output=True)
    return next(tmp_path.glob("page*"))


@needs_tesseract
@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff"])
def test_a_picture_of_english_is_read_and_marked(tmp_path: Path, archive: Archive, kind: str) -> None:
    found = capture_file(archive, pictured(tmp_path, kind)).capture
    assert found.image
    assert found.extractor.startswith("tesseract ")
    text = archive.text(found)
    assert "ministers of the coalition met in Rome" in " ".join(text.split())
    assert found.lang == "en"


@needs_tesseract
def test_a_pdf_of_pictures_is_read_page_by_page(tmp_path: Path, archive: Archive) -> None:
    jpeg = pictured(tmp_path, "jpeg").read_bytes()
    path = tmp_path / "scan.pdf"
    path.write_bytes(documents.picture_pdf(jpeg, 1020, 1320, pages=2))
    found = capture_file(archive, path).capture
    assert found.image
    assert found.media_type == "application/pdf"
    pages = archive.text(found).split("\f")
    assert len(pages) == 2
    assert all("ministers of the coalition met in Rome" in " ".join(page.split()) for page in pages)


@needs_tesseract
def test_a_pdf_of_too_many_pictures_is_refused(
    tmp_path: Path, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SCAN_PAGES", 2)
    path = tmp_path / "scan.pdf"
    path.write_bytes(documents.pdf(["", "", ""]))
    with pytest.raises(ArchiveError, match="its 3 pages are pictures; at most 2 are read"):
        capture_file(archive, path)


@needs_tesseract
@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed, so there is no picture of Arabic")
def test_a_picture_of_arabic_is_read(tmp_path: Path, archive: Archive) -> None:
    source = tmp_path / "a.html"
    source.write_bytes(documents.page(f"<p dir=rtl style='font-size:28px'>{ARTICLE_AR}</p>"))
    made = tmp_path / "a.png"
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--window-size=900,700"]
    subprocess.run([*command, f"--screenshot={made}", str(source)], capture_output=True, timeout=60, check=True)
    found = capture_file(archive, made).capture
    assert found.image
    assert found.lang == "ar"
    words = set(archive.text(found).split())
    assert len(words & set(ARTICLE_AR.split())) > 0.7 * len(set(ARTICLE_AR.split()))


def test_without_tesseract_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableError, match="install tesseract with the languages ara, eng and fra"):
        scan.picture(path, "image/png")


@needs_tesseract
def test_a_language_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    monkeypatch.setattr(scan, "LANGUAGES", ("ara", "xxx"))
    with pytest.raises(UnreadableError, match="lacks xxx"):
        scan.picture(path, "image/png")


@needs_tesseract
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00" + b"\xff" * 100])
def test_a_broken_picture_is_one_line(tmp_path: Path, archive: Archive, content: bytes) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"could not read it|no word was recognized"):
        capture_file(archive, path)
