"""What records rest on, counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.dossier.evidence import counts, status
from marsad.dossier.load import load
from marsad.model.records import Evidence
from marsad.terms import codelists


@pytest.mark.parametrize(
    ("source", "quote", "expected"),
    [("s", "words", "cited"), ("s", "", "unquoted"), ("", "", "none"), ("", "words", "none")],
)
def test_nothing_is_verified_without_an_archive(source: str, quote: str, expected: str) -> None:
    assert status(Evidence(source=source, quote=quote)) == expected


def test_sources_are_not_counted(clean: Path) -> None:
    dossier = load(clean)
    found = counts(dossier.ledger)
    rows = sum(len(t.rows) for name, t in dossier.rows.items() if name != "sources")
    assert found["records"] == rows == sum(found[s] for s in codelists.codes("evidence"))
    assert found["verified"] == found["image"] == found["missing"] == found["contradicted"] == 0
    assert (found["cited"], found["unquoted"]) == (3, 9)
