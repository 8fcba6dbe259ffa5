"""What the pages on the archive say is what the code does."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from marsad.archive import limits
from marsad.archive.extract import encoding, quality
from marsad.archive.fetch import AGENT
from marsad.archive.hosts import ROBOT
from marsad.archive.store import Capture
from marsad.terms import codelists
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "reference" / "archive.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    return PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def test_every_field_of_a_record_is_named_in_order() -> None:
    named = re.findall(r"^\| `(\w+)` \|", section("A capture's record"), re.MULTILINE)
    assert named == [f.name for f in fields(Capture)]


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("a file", f"{limits.FILE_BYTES / 1e6:.0f} MB"),
        ("a response, packed or unpacked", f"{limits.FETCHED_BYTES / 1e6:.0f} MB"),
        ("a text", f"{limits.TEXT_BYTES / 1e6:.0f} MB"),
        ("a DOCX's XML, unpacked", f"{limits.DOCX_BYTES / 1e6:.0f} MB"),
        ("files in a DOCX", f"{limits.ZIP_ENTRIES:,}"),
        ("pages of a PDF", f"{limits.PDF_PAGES:,}"),
        ("pages of a scan", f"{limits.SCAN_PAGES}"),
        (
            "reading a document",
            f"{limits.EXTRACT_SECONDS} s and {limits.EXTRACT_MEMORY / 1e9:.0f} GB of memory; "
            f"a scan {limits.PAGE_SECONDS} s more a page",
        ),
        ("fetching", f"{limits.FETCH_SECONDS:.0f} s, of which {limits.QUIET_SECONDS:.0f} s without a byte"),
        ("redirects", f"{limits.REDIRECTS}"),
        ("tries where a site is busy (429, 503)", f"{limits.TRIES}"),
        ("the longest wait that a site may ask for", f"{limits.LONGEST_WAIT:.0f} s"),
        ("the pause between two requests to a host", f"{limits.PAUSE:.0f} s, or what its `robots.txt` asks for"),
    ],
)
def test_every_limit_is_the_one_in_force(limit: str, value: str) -> None:
    assert f"| {limit} | {value} |" in PAGE


def test_names_and_thresholds_are_those_in_force() -> None:
    assert f"`{ROBOT}`" in PAGE
    assert AGENT.startswith("Marsad/")
    assert AGENT.partition(" ")[2] in PAGE
    assert f"within {quality.CLOSE}," in PAGE
    assert f"where {encoding.ENOUGH:.0%} of the words".replace("%", " %") in PAGE


def test_every_status_of_a_quote_is_explained() -> None:
    named = re.findall(r"^\| `(\w+)` \|", section("Evidence"), re.MULTILINE)
    assert set(named) == set(codelists.codes("evidence")) - {"unquoted", "none"}
