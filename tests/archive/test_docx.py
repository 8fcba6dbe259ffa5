"""DOCX: what a reader of the page sees, within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.archive.extract import UnreadableError, docx
from tests.archive import documents
from tests.archive.documents import ARTICLE_AR, W, paragraph

EXTERNAL = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def text_of(tmp_path: Path, content: bytes) -> str:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    return docx.extract(path).text


def test_paragraphs_runs_breaks_and_notes(tmp_path: Path) -> None:
    body = (
        paragraph("اجتمع ", "وزراء", " التحالف")
        + "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
        + "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
    )
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote>{paragraph("a note")}</w:footnote></w:footnotes>'.encode()
    content = documents.docx(body, {"word/footnotes.xml": notes})
    assert text_of(tmp_path, content) == "اجتمع وزراء التحالف\none\ttwo\nthree\nnew\ncell\na note"


def test_a_picture_s_fallback_is_not_read_twice(tmp_path: Path) -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<mc:AlternateContent {mc}><mc:Choice>{paragraph('box')}</mc:Choice>"
    box += f"<mc:Fallback>{paragraph('box')}</mc:Fallback></mc:AlternateContent>"
    assert text_of(tmp_path, documents.docx(f"<w:p><w:r>{box}</w:r></w:p>" + paragraph("text"))).split() == [
        "box",
        "text",
    ]


def test_the_title_is_the_document_s(tmp_path: Path) -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>بيان</dc:title></c>'.encode()
    path = tmp_path / "a.docx"
    path.write_bytes(documents.docx(paragraph(ARTICLE_AR), {"docProps/core.xml": core}))
    assert docx.extract(path).title == "بيان"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (documents.docx(paragraph("&x;"), head=EXTERNAL), "defines entities"),
        (documents.docx(paragraph("&b;"), head=LAUGHS), "defines entities"),
        (documents.docx(paragraph()), "no word"),
        (documents.docx("<w:p>"), "XML is broken"),
        (documents.docx(paragraph("words"))[:-30], "zip is broken"),
        (documents.docx(paragraph("words"), {f"{i}.xml": b"" for i in range(5001)}), "more than 5,000 files"),
        (documents.docx("\x01"), "XML is broken"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        text_of(tmp_path, content)


def test_a_bomb_is_seen_while_it_unpacks(tmp_path: Path) -> None:
    content = documents.zip_bomb()
    assert len(content) < 1_000_000
    with pytest.raises(UnreadableError, match="unpacks to more than 60 MB"):
        text_of(tmp_path, content)
