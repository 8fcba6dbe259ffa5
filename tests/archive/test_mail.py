"""Mails: subject, day and the best body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.extract import UnreadableError, mail
from tests.archive import documents
from tests.archive.documents import ARTICLE_AR, ARTICLE_FR, text_or_reason


def test_the_plain_body_comes_first() -> None:
    found = mail.extract(documents.mail(f"{ARTICLE_AR}\r\n", f"<p>{ARTICLE_FR}</p>", attachments=2))
    assert found.text == f"بيان الوزراء\n\n{ARTICLE_AR}\n"
    assert (found.title, found.date) == ("بيان الوزراء", "2021-06-28")
    assert any("2 attachments were not read" in note for note in found.notes)


@pytest.mark.parametrize("plain", [None, "See HTML."])
def test_the_html_body_where_the_plain_one_says_nothing(plain: str | None) -> None:
    found = mail.extract(documents.mail(plain, f"<p>{ARTICLE_AR}</p><p>{ARTICLE_FR}</p>"))
    assert ARTICLE_AR in found.text
    assert "the mail's HTML body" in found.notes


def test_a_body_in_another_encoding() -> None:
    head = b"Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=windows-1256\r\n\r\n"
    assert ARTICLE_AR in mail.extract(head + ARTICLE_AR.encode("cp1256")).text


@pytest.mark.parametrize(
    "content",
    [
        b"Subject: x\r\n\r\n",
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b--\n",
        b"Subject: x\nContent-Type: text/plain; charset=base64\nContent-Transfer-Encoding: base64\n\n====\n",
    ],
)
def test_a_mail_without_text_is_told(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="holds no text"):
        mail.extract(content)


@given(st.binary(max_size=400), st.sampled_from((b"Date: ", b"Subject: ", b"Content-Type: ", b"\r\n\r\n")))
def test_whatever_the_bytes_there_is_a_text_or_one_reason(content: bytes, head: bytes) -> None:
    found = text_or_reason(lambda: mail.extract(b"From: a@b\r\n" + head + content).text)
    assert found
    assert not found.startswith("refused: ") or "\n" not in found
