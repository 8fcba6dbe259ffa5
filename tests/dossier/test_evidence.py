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


@pytest.mark.parametrize("proof", ["verified", "image", "missing", "contradicted"])
def test_a_quoted_record_is_what_was_proved_of_it(proof: str) -> None:
    quoted, other = Evidence(source="s", quote="words"), Evidence(source="s", quote="other words")
    assert status(quoted, {quoted: proof}) == proof
    assert status(other, {quoted: proof}) == "cited"
    assert status(Evidence(source="s"), {quoted: proof}) == "unquoted"


def test_sources_are_not_counted(clean: Path) -> None:
    dossier = load(clean)
    found = counts(dossier.ledger)
    rows = sum(len(t.rows) for name, t in dossier.rows.items() if name != "sources")
    assert found["records"] == rows == sum(found[s] for s in codelists.codes("evidence"))
    assert found["verified"] == found["image"] == found["missing"] == found["contradicted"] == 0
    assert (found["cited"], found["unquoted"]) == (3, 9)


def test_proofs_are_counted_where_there_are_any(clean: Path) -> None:
    ledger = load(clean).ledger
    proved = next(m for m in ledger.memberships if m.id == "m-fra")
    found = counts(ledger, {proved: "verified"})
    assert (found["verified"], found["cited"], found["unquoted"]) == (1, 2, 9)
