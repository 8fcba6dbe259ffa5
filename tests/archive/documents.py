"""Documents made by hand, whole and broken: PDF, DOCX, mail, pages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from marsad.archive.extract import ScannedError, UnreadableError

ARTICLE_AR = (
    "اجتمع وزراء التحالف الدولي في روما في الثامن والعشرين من حزيران، وأكدوا أن 83 عضوًا في التحالف ملتزمون بما تم "
    "الاتفاق عليه من دعم للعراق وسوريا على مدى السنوات المقبلة. "
    "وقال الوزير إن قرابة 10 آلاف من المحتجزين ما زالوا في المخيمات."
)
ARTICLE_FR = (
    "Les ministres de la coalition se sont réunis à Rome le 28 juin. Ils ont répété que l’aide était là où elle a été "
    "promise, et que près de 10 000 détenus restent dans les camps du nord-est de la Syrie."
)
ARTICLE_EN = (
    "The ministers of the coalition met in Rome on 28 June. They said that the 83 members had pledged more than 600 "
    "million dollars, and that some 10,000 detained fighters were still held in the camps of the north-east."
)


def pdf(pages: Sequence[str], extra: Mapping[str, str] | None = None, kids: str | None = None) -> bytes:
    """A PDF with a line of Latin text on each page; `extra` are entries of the catalogue, `kids` of the page tree."""
    count = len(pages)
    numbers = [4 + 2 * i for i in range(count)]
    listed = kids if kids is not None else " ".join(f"{n} 0 R" for n in numbers)
    entries = " ".join(f"/{key} {value}" for key, value in (extra or {}).items())
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {entries} >>",
        f"<< /Type /Pages /Kids [{listed}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, text in zip(numbers, pages, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        lines = "".join(f"({line}) Tj 0 -24 Td " for line in _wrapped(text))
        stream = f"BT /F1 18 Tf 40 740 Td {lines}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _numbered(objects)


def picture_pdf(jpeg: bytes, width: int, height: int, pages: int) -> bytes:
    """A PDF each of whose pages is a picture (a JPEG) and nothing else."""
    drawn = "q 612 0 0 792 0 0 cm /P Do Q"
    numbers = [5 + i for i in range(pages)]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] /Count {pages} >>",
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        f"/Filter /DCTDecode /Length {len(jpeg)} >>\nstream\n{jpeg.decode('latin-1')}\nendstream",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]
    resources = "/Resources << /XObject << /P 3 0 R >> >>"
    objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {resources} >>"] * pages
    return _numbered(objects)


def _wrapped(text: str) -> list[str]:
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 48:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _numbered(objects: Sequence[str]) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def encrypted_pdf(password: str) -> bytes:
    """A PDF that opens with a password only ("" opens for anybody)."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf([ARTICLE_EN]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, others: Mapping[str, bytes] | None = None, head: str = "") -> bytes:
    """A DOCX whose body holds this WordprocessingML."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, content in (others or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(*runs: str) -> str:
    """A paragraph of runs."""
    return f"<w:p>{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def zip_bomb() -> bytes:
    """A DOCX of some 200 kB that unpacks to 200 MB."""
    return docx(paragraph("a" * 200_000_000))


def page(body: str, head: str = "<title>A page</title>") -> bytes:
    """An HTML page in UTF-8."""
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


def article(*paragraphs: str, title: str = "Ministers meet") -> bytes:
    """A page with an article, between a menu and a foot."""
    told = "".join(f"<p>{p}</p>" for p in paragraphs)
    body = f"<nav><a href=/>Home</a> <a href=/about>About us</a></nav><article><h1>{title}</h1>{told}</article>"
    return page(f"{body}<footer>All rights reserved</footer>", f"<title>{title} | Site</title>")


def mail(plain: str | None, html: str | None = None, attachments: int = 0) -> bytes:
    """A mail with a plain and perhaps an HTML body."""
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["To"] = "press@example.org", "desk@example.org"
    message["Subject"] = "بيان الوزراء"
    message["Date"] = "Mon, 28 Jun 2021 23:30:00 +0200"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html") if plain is not None else message.set_content(html, "html")
    for _ in range(attachments):
        message.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="x.bin")
    return message.as_bytes()


def text_or_reason(read: Callable[[], str]) -> str:
    """What a reading gives: its text, else the one line that says why there is none."""
    try:
        return read()
    except (UnreadableError, ScannedError) as error:
        return f"refused: {error}"
