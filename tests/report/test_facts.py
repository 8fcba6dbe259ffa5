"""What becomes a link, and where a quote is opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.dates import parse_edtf
from marsad.model.records import Source
from marsad.report.facts import SAYS, Speaker, address, opened_at
from tests import answers


def source(url: str) -> Source:
    return Source("s", "t", "p", parse_edtf("2020"), "en", "news", url, "", None, "")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT://a.b/%0aalert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "vbscript:x",
        "//a.b/c",
        "https://",
        "https:///no-host",
        "http://a.b/\njavascript:alert(1)",
        'https://a.b/"onmouseover=alert(1)',
        "https://a b/",
        "https://[broken",
        "editorial:local.txt",
        "",
    ],
)
def test_no_link(url: str) -> None:
    assert address(url) == ""


@pytest.mark.parametrize("url", ["https://a.b/c?d=1&e=2#f", "http://xn--mgbh0fb.example/نص", " https://a.b/ "])
def test_a_link(url: str) -> None:
    assert address(url) == url.strip()


@given(st.text())
def test_only_the_web_is_linked(url: str) -> None:
    found = address(url)
    assert not found or found.startswith(("http://", "https://", "HTTP", "Http", "hTTP"))
    assert not set(found) & set(' \t\r\n<>"\\')


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("", ""),
        ("83 members", "#:~:text=83%20members"),
        ("the first words … the last-ones", "#:~:text=the%20first%20words,the%20last%2Dones"),
        ("a, b & c", "#:~:text=a%2C%20b%20%26%20c"),
        ("…", ""),
    ],
)
def test_a_quote_is_opened_at_its_words(words: str, fragment: str) -> None:
    assert opened_at(source("https://a.b/c"), words) == f"https://a.b/c{fragment}"


def test_an_address_with_a_place_of_its_own_is_left_alone() -> None:
    assert opened_at(source("https://a.b/c#d"), "words") == "https://a.b/c#d"
    assert opened_at(source("javascript:x"), "words") == ""


def test_a_record_in_both_languages() -> None:
    ledger = answers.ledger()
    english, arabic = Speaker.of(ledger, "en"), Speaker.of(ledger, "ar")
    mandate = ledger.mandates[0]
    assert english.says("mandates", mandate) == "Gate · since 10 January 2017 · until 10 January 2020"
    told = arabic.says("mandates", mandate)
    assert told.startswith("المعبر · ")
    assert not any(c in "0123456789" for c in told)
    member = next(m for m in ledger.memberships if m.actor == "IRQ")
    assert english.says("memberships", member) == "IRQ · member · since 2015"


def test_every_table_can_speak() -> None:
    from marsad.model.records import RECORDS

    assert set(SAYS) == set(RECORDS) - {"sources"}
