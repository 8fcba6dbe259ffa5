"""Records know their columns, in the documented order."""

from dataclasses import fields

import pytest

from marsad.model.records import EVIDENCE, RECORDS, Ledger, columns


def test_the_ledger_holds_one_field_a_table_in_the_documented_order() -> None:
    assert [field.name for field in fields(Ledger)] == list(RECORDS)


def test_columns_stand_in_the_order_of_the_design() -> None:
    assert columns("memberships") == ("id", "actor", "body", "from", "to", "role", *EVIDENCE)
    assert columns("repatriations") == ("id", "date", "from", "to", "category", "count", *EVIDENCE)
    assert columns("sources") == (
        *("id", "title", "publisher", "date", "lang", "kind", "url", "licence", "retrieved", "sha256"),
    )


@pytest.mark.parametrize("table", [t for t in RECORDS if t != "sources"])
def test_every_table_but_sources_ends_with_its_evidence(table: str) -> None:
    assert columns(table)[-4:] == EVIDENCE
    assert columns(table)[0] == "id"
    assert len(set(columns(table))) == len(columns(table))


def test_a_table_that_does_not_exist_has_no_columns() -> None:
    with pytest.raises(KeyError):
        columns("nothing")
