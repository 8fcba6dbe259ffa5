"""PDF: two readings, the better one by its words; nothing in the file is run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from marsad.archive.extract import ScannedError, UnreadableError, pdf
from marsad.archive.extract.quality import better, quality
from tests.archive import documents
from tests.archive.documents import ARTICLE_AR, ARTICLE_EN, ARTICLE_FR, text_or_reason

CHROMIUM = shutil.which("chromium")
needs_pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")


def file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return path


@pytest.fixture(params=["both", "pypdf alone"])
def readers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With pdftotext where it is installed, and as if it were not."""
    name = str(request.param)
    if name == "pypdf alone":
        monkeypatch.setattr(shutil, "which", lambda _: None)
    elif not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return name


def test_pages_are_parted_and_the_reader_is_named(tmp_path: Path, readers: str) -> None:
    found = pdf.extract(file(tmp_path, documents.pdf([ARTICLE_EN, "The second page speaks of the vote."])))
    first, second = found.text.split("\f")
    assert first.split() == ARTICLE_EN.split()
    assert " ".join(second.split()) == "The second page speaks of the vote."
    alone = readers == "pypdf alone"
    assert found.extractor.startswith("pypdf " if alone else "pdftotext ")
    assert (
        "no second opinion" if alone else "pdftotext chosen by the quality of its words (pdftotext 0."
    ) in found.notes[0]


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ({"OpenAction": "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"}, "scripts"),
        ({"OpenAction": "<< /S /Launch /F (calc.exe) >>"}, "actions that start programs"),
        ({"Names": "<< /EmbeddedFiles << /Names [] >> /JavaScript << >> >>"}, "embedded files and scripts"),
    ],
)
def test_scripts_and_actions_are_told_and_not_run(
    tmp_path: Path, readers: str, extra: dict[str, str], told: str
) -> None:
    found = pdf.extract(file(tmp_path, documents.pdf([ARTICLE_EN], extra)))
    assert found.text.split() == ARTICLE_EN.split()
    assert f"it holds {told}; nothing of it was run or opened" in found.notes
    assert len(pdf.extract(file(tmp_path, documents.pdf([ARTICLE_EN]))).notes) == 1


def test_scripts_under_a_disguised_name_are_told_too(tmp_path: Path, readers: str) -> None:
    content = documents.pdf([ARTICLE_EN], {"OpenAction": "<< /S /J#61vaScript /J#53 (app.alert\\(1\\)) >>"})
    assert any("scripts" in note for note in pdf.extract(file(tmp_path, content)).notes)


def test_a_password_is_asked_for_or_not(tmp_path: Path, readers: str) -> None:
    with pytest.raises(UnreadableError, match="asks for a password"):
        pdf.extract(file(tmp_path, documents.encrypted_pdf("secret")))
    assert pdf.extract(file(tmp_path, documents.encrypted_pdf(""))).text.split() == ARTICLE_EN.split()


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\xff" * 5000,
        documents.pdf([ARTICLE_EN], kids="2 0 R"),
        documents.pdf([ARTICLE_EN], kids="999 0 R"),
        b"%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>",
        b"%PDF-1.7\ntrailer << /Root 1 0 R /Prev 9 >> startxref 9 %%EOF",
    ],
    ids=["head", "noise", "tree loop", "no page", "root loop", "xref loop"],
)
def test_a_broken_file_is_told(tmp_path: Path, readers: str, content: bytes) -> None:
    with pytest.raises((UnreadableError, ScannedError)):
        pdf.extract(file(tmp_path, content))


def test_a_cut_file_gives_what_is_left_or_a_reason(tmp_path: Path, readers: str) -> None:
    content = documents.pdf([ARTICLE_EN] * 3)
    for part in (0.3, 0.6, 0.9, 0.99):
        path = file(tmp_path, content[: int(part * len(content))])
        found = text_or_reason(lambda path=path: pdf.extract(path).text)
        assert "ministers" in found or (found.startswith("refused: ") and "\n" not in found)


def test_pages_without_words_are_called_scans(tmp_path: Path, readers: str) -> None:
    with pytest.raises(ScannedError) as raised:
        pdf.extract(file(tmp_path, documents.pdf(["", "1", ""])))
    assert raised.value.pages == 3


def test_too_many_pages_are_refused(tmp_path: Path, readers: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from marsad.archive import limits

    monkeypatch.setattr(limits, "PDF_PAGES", 2)
    with pytest.raises(UnreadableError, match="3 pages, more than the 2 allowed"):
        pdf.extract(file(tmp_path, documents.pdf([ARTICLE_EN] * 3)))


# The rule of choice

FORMS = "اﺟﺘﻤﻊ وزراء اﻟﺘﺤﺎﻟﻒ اﻟﺪوﻟﻲ ﻓﻲ روﻣﺎ ﻓﻲ اﻟﺜﺎﻣﻦ واﻟﻌﺸﺮﻳﻦ ﻣﻦ ﺣﺰﻳﺮان ﻋﻠﻰ أن"
BACKWARDS = " ".join(word[::-1] for word in ARTICLE_AR.split())
GLUED = ARTICLE_AR.replace(" ", "")
TORN = " ".join(ARTICLE_AR.replace(" ", ""))
HOLES = "".join(c if i % 3 else "\ufffd" for i, c in enumerate(ARTICLE_AR))


@pytest.mark.parametrize("worse", [BACKWARDS, GLUED, TORN, HOLES, "", "\ue000\ue001 \ue002"])
@pytest.mark.parametrize("text", [ARTICLE_AR, FORMS])
def test_words_in_order_beat_what_readers_make_of_arabic(text: str, worse: str) -> None:
    assert better(worse, text)
    assert not better(text, worse)


def test_letters_beat_their_shapes() -> None:
    import unicodedata

    plain = unicodedata.normalize("NFKC", FORMS)
    assert better(FORMS, plain)
    assert not better(plain, FORMS)


@pytest.mark.parametrize("text", [ARTICLE_AR, ARTICLE_EN, ARTICLE_FR])
def test_running_text_is_good_and_equals_are_not_better(text: str) -> None:
    assert quality(text) > 0.1
    assert not better(text, f"{text} ")


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed, so there is no Arabic PDF to read")
@needs_pdftotext
def test_a_browser_s_arabic_pdf_is_read_in_letters_in_order(tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_bytes(documents.page(f"<p dir=rtl>{ARTICLE_AR}</p>"))
    made = tmp_path / "a.pdf"
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={made}", str(source)], capture_output=True, timeout=60, check=True)
    found = pdf.extract(made)
    assert found.extractor.startswith("pdftotext ")
    text = " ".join(found.text.split())
    assert text.startswith("اجتمع وزراء التحالف الدولي في روما في الثامن والعشرين من حزيران، وأكدوا أن 83 ")
    assert text.endswith("وقال الوزير إن قرابة 10 آلاف من المحتجزين ما زالوا في المخيمات.")
