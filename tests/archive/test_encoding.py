"""Texts in any encoding: what was written is what is read, and a guess is told."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.archive.extract import Hints, UnreadableError, plain
from marsad.archive.extract.encoding import decoded
from tests.archive.documents import ARTICLE_AR, ARTICLE_EN, ARTICLE_FR, text_or_reason

WRITTEN = [
    (text, name)
    for text, names in (
        (ARTICLE_AR, ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6")),
        (ARTICLE_FR, ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")),
        (ARTICLE_EN, ("utf-8", "ascii", "utf-16", "utf-16-le", "utf-16-be", "cp1252")),
    )
    for name in names
]


@pytest.mark.parametrize(("text", "name"), WRITTEN, ids=lambda x: x[:9])
def test_what_was_written_is_read_without_being_told_how(text: str, name: str) -> None:
    found, notes = decoded(text.encode(name))
    assert found == text
    assert bool(notes) == (name not in ("utf-8", "ascii") and not (name == "cp1252" and text.isascii()))


@given(
    st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآءئؤ "), min_size=60),
    st.sampled_from(("cp1256", "iso8859-6")),
)
def test_arabic_in_one_byte_a_letter_by_its_common_words(words: str, name: str) -> None:
    text = f"من {words} في على التحالف إلى أن {words[:20]}"
    assert decoded((text * 3).encode(name))[0] == text * 3


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_valid_utf8_is_never_changed(text: str) -> None:
    content = text.encode()
    if content[:3] != codecs.BOM_UTF8 and content[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        assert decoded(content) == (text, ())


@pytest.mark.parametrize(
    ("declared", "content", "text"),
    [
        ("windows-1251", "Встреча".encode("cp1251"), "Встреча"),
        ("ISO-8859-1", "« œuvre »".encode("cp1252"), "« œuvre »"),  # as browsers take it
        ("utf-8", ARTICLE_FR.encode("cp1252"), ARTICLE_FR),  # declared wrongly
        ("windows-1252", ARTICLE_AR.encode("cp1256"), ARTICLE_AR),
        ("no-such-thing", ARTICLE_FR.encode("cp1252"), ARTICLE_FR),
        ("unicode_escape", b"\\x41 plain", "\\x41 plain"),  # no encoding of texts
        ("idna", b"xn--abc", "xn--abc"),
    ],
)
def test_a_declared_encoding_is_taken_where_it_fits(declared: str, content: bytes, text: str) -> None:
    assert decoded(content, declared)[0] == text


def test_few_broken_places_are_told_and_marked() -> None:
    content = ARTICLE_AR.encode() * 3
    cut = content[:100] + b"\xff" + content[100:]
    text, notes = decoded(cut)
    assert text.replace("\ufffd", "") == ARTICLE_AR * 3 or text.count("\ufffd") <= 3
    assert any("broken place" in note for note in notes)


@pytest.mark.parametrize(
    "content",
    [b"\0" * 1000, b"ab\0cd" * 100, bytes(range(256)) * 20, b"\xfe\xff" + b"\xd8\x00" * 500, b"\x01\x02\x03words" * 99],
    ids=["zeros", "zeros within", "all bytes", "half characters", "controls"],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        plain.extract(content, Hints())


@given(st.binary(max_size=2000), st.sampled_from(("", "utf-8", "windows-1256", "utf-16", "utf-7", "\0", "x" * 99)))
def test_whatever_the_bytes_there_is_a_text_or_one_reason(content: bytes, declared: str) -> None:
    found = text_or_reason(lambda: decoded(content, declared)[0])
    assert not found.startswith("refused: ") or "\n" not in found


def test_line_ends_alone_are_changed() -> None:
    kept = "ﻣﺮﺣﺒﺎ\u200fab\u00a0\u2028c\ufeffd  e\t\u0640\u064b\u0651"
    assert plain.extract(f"{kept}\r\na\rb\nc".encode(), Hints()).text == f"{kept}\na\nb\nc"


@pytest.mark.parametrize("piece", [b"a", "ب".encode(), b"\xe9", "ب".encode("cp1256"), b"\xd9"])
def test_a_long_line_takes_no_longer_than_its_length(piece: bytes) -> None:
    times = []
    for size in (1_000_000, 8_000_000):
        started = time.perf_counter()
        text_or_reason(lambda size=size: decoded(piece * (size // len(piece)))[0])
        times.append(time.perf_counter() - started)
    assert times[1] < 8 * 3 * times[0] + 1.0
