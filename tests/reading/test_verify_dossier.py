"""Rows of a dossier against the words that they quote: another number, name or outcome contradicts, silence not."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from marsad.dossier.load import load
from marsad.model.dates import parse_edtf
from marsad.model.records import Actor, Attendance, Ballot, Custody, Evidence, Figure, Ledger, Membership, Source, Vote
from marsad.reading.verify_dossier import claims_of, contradictions

ROOT = Path(__file__).parents[2]
DAY = parse_edtf("2021-06-28")
TEXT = (
    "The camp held 62,000 people, of whom 27,000 children. Peru was absent. Chile joined the pact in 2019. "
    "The text failed: 7 votes in favour, 2 against, 6 abstentions."
)
LEDGER = Ledger(
    sources=(Source("s", "", "", DAY, "en", "news", "", "", None, ""),),
    actors=(
        Actor("peru", "Peru", "", "", "state", "PER", (), ()),
        Actor("chile", "Chile", "", "", "state", "CHL", (), ()),
        Actor("PACT", "The pact", "", "", "body", "", (), ()),
    ),
)
CAMP = Custody("c", DAY, "Camp", "SDF", "camp-population", None, 62000, None, source="s", quote="held 62,000 people")
GONE = Attendance("a", "m", "peru", "absent", "", source="s", quote="Peru was absent")
CAME = Membership("j", "chile", "PACT", parse_edtf("2019"), None, "", source="s", quote="Chile joined the pact in 2019")
COUNT = Figure("f", DAY, "children", "", 27000, None, None, "", "", source="s", quote="27,000 children")
FELL = Vote("v", DAY, "UNSC", "", "x", "no", 7, 2, 6, source="s", quote="failed: 7 votes in favour, 2 against")
TRUE: list[Evidence] = [CAMP, GONE, CAME, COUNT, FELL]
FALSE: list[Evidence] = [
    replace(CAMP, best=26000),
    replace(GONE, status="attended"),
    replace(GONE, actor="chile"),
    replace(CAME, actor="peru"),
    replace(COUNT, value=2700),
    replace(FELL, yes=2, no=7),
    replace(FELL, adopted="yes"),
]


@pytest.mark.parametrize("row", TRUE)
def test_a_row_that_says_what_its_quote_says_is_not_contradicted(row: Evidence) -> None:
    assert not contradictions(LEDGER)(row, TEXT)


@pytest.mark.parametrize("row", FALSE)
def test_a_row_that_says_something_else_is_contradicted(row: Evidence) -> None:
    assert contradictions(LEDGER)(row, TEXT)


def test_what_a_quote_leaves_out_contradicts_nothing() -> None:
    against = contradictions(LEDGER)
    assert not against(replace(CAMP, quote="The camp held", best=1), TEXT)
    assert not against(replace(FELL, quote="7 votes in favour", abstain=5), TEXT)
    assert not against(replace(CAMP, low=60000.0, best=61000.0, high=62000.0), TEXT)  # one of its values is said
    assert not against(replace(CAME, actor="PACT"), TEXT)  # an actor of the dossier's own, no state


def test_types_that_the_contract_lacks_are_not_judged() -> None:
    ballot = Ballot("b", "v", "peru", "Y", source="s", quote="Chile joined")
    assert list(claims_of(ballot)) == []
    assert not contradictions(LEDGER)(ballot, TEXT)
    assert not contradictions(LEDGER)(replace(GONE, quote="words that stand nowhere"), TEXT)


def test_no_quote_of_the_worked_case_contradicts_its_row() -> None:
    ledger = load(ROOT / "examples" / "daesh-coalition").ledger
    against = contradictions(ledger)
    rows = [row for table in fields(ledger) if table.name != "sources" for row in getattr(ledger, table.name)]
    quoted = [row for row in rows if row.quote]
    assert len(quoted) > 150
    assert [row.id for row in quoted if against(row, row.quote)] == []
