"""When two documents say the same, when they contradict each other, and when they speak of different things."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reading.judge.claims import KINDS, Origin, Statement, claim_id, relation


def origin(name: str = "a", date: str = "2021-06-28", lang: str = "en") -> Origin:
    return Origin(f"s-{name}", f"{name}.txt", name * 8, lang, date)


def said(name: str, quote: str = "words", where: Origin | None = None, /, **slots: Any) -> Statement:
    polarity = slots.pop("polarity", "affirmed")
    return Statement(where or origin(), name, quote, 0, slots, polarity)


def held(value: int, where: Origin | None = None, /, **slots: Any) -> Statement:
    return said("figure", f"{value} fighters", where, what="detained-fighters", value=value, **slots)


OTHER = origin("b")


@pytest.mark.parametrize(
    ("first", "second", "kind", "slots"),
    [
        (held(10000, place="SYR"), held(10000, OTHER, place="SYR"), "same", ()),
        (held(10000, place="SYR"), held(9000, OTHER, place="SYR"), "conflict", ("value",)),
        (held(10000, place="SYR"), held(9000, place="SYR"), "other", ()),  # one document, two numbers
        (held(10000, place="SYR"), held(9000, OTHER, place="IRQ"), "other", ()),
        (held(10000, place="SYR"), held(10000, OTHER), "other", ()),
        (held(10000), held(9000, origin("b", "2019-03")), "other", ()),  # another time
        (held(10000), held(9000, origin("b", "2021-07-02")), "conflict", ("value",)),  # within a week
        (held(10000), held(9000, origin("b", "")), "other", ()),  # nobody knows when
        (held(10000, origin("a", "")), held(9000, origin("b", "")), "conflict", ("value",)),
        (
            said("figure", "40 killed", what="killed", value=40),
            said("figure", "17 killed", OTHER, what="killed", value=17),
            "other",  # two attacks, for all that is said
            (),
        ),
        (
            said("attendance", "France was absent", actor="FRA", status="absent", polarity="negated"),
            said("attendance", "شاركت فرنسا", OTHER, actor="FRA", status="attended"),
            "conflict",
            ("status",),
        ),
        (
            said("attendance", "La France a participé", actor="FRA", status="attended"),
            said("attendance", "شاركت فرنسا بوزير", OTHER, actor="FRA", status="attended", level="minister"),
            "same",
            (),
        ),
        (
            said("meeting", place="rome", kind="ministerial", date="2021-06-28"),
            said("meeting", "w", OTHER, place="rome", kind="ministerial", date="2021-06"),
            "same",
            (),
        ),
        (
            said("meeting", place="rome", kind="ministerial", date="2021-06-28"),
            said("meeting", "w", OTHER, place="rome", kind="ministerial", date="2021-06-29"),
            "conflict",
            ("date",),
        ),
        (
            said("vote", symbol="S/2020/654", yes=13, no=2, veto=["RUS", "CHN"]),
            said("vote", "w", origin("b", "2022"), symbol="S/2020/654", yes=13, no=2, veto=["CHN", "RUS"]),
            "same",
            (),
        ),
        (
            said("commitment", "pledges to rebuild schools in the city", by="ITA", line="stabilization"),
            said("commitment", "trains the border police", OTHER, by="ITA", line="stabilization"),
            "other",
            (),
        ),
        (
            said("commitment", "pledges to rebuild schools", by="ITA", line="stabilization"),
            said("commitment", "Italy pledges to rebuild schools", OTHER, by="ITA", line="stabilization"),
            "same",
            (),
        ),
        (
            said("commitment", "45 million", by="ITA", line="humanitarian", amount=45e6, unit="EUR"),
            said("commitment", "٤٠ مليون", OTHER, by="ITA", line="humanitarian", amount=40e6, unit="EUR"),
            "conflict",
            ("amount",),
        ),
        (said("presence", org="ISIS", place="IRQ", trend="receding"), said("reference", symbol="UNSCR 1"), "other", ()),
        (
            said("membership", actor="ITA", change="joined", polarity="negated"),
            said("membership", "w", OTHER, actor="ITA", change="joined"),
            "conflict",
            ("polarity",),
        ),
    ],
)
def test_relation(first: Statement, second: Statement, kind: str, slots: tuple[str, ...]) -> None:
    found = relation(first, second)
    assert (found.kind, found.slots) == (kind, slots)


SLOTS = st.dictionaries(
    st.sampled_from(sorted({slot for kind in KINDS.values() for slot in kind.slots})),
    st.one_of(st.sampled_from(["ITA", "FRA", "2021-06", "2021-06-28", "x"]), st.integers(0, 3), st.booleans()),
)
STATEMENTS = st.builds(
    Statement,
    st.sampled_from([origin("a"), OTHER, origin("c", "")]),
    st.sampled_from(sorted(KINDS)),
    st.sampled_from(["France was absent", "France was absent today", "غابت فرنسا", "!"]),
    st.just(0),
    SLOTS,
)


@given(STATEMENTS, STATEMENTS)
def test_a_relation_is_the_same_from_both_sides(first: Statement, second: Statement) -> None:
    assert relation(first, second) == relation(second, first)


@given(STATEMENTS)
def test_a_statement_says_the_same_as_itself(one: Statement) -> None:
    assert relation(one, one).kind == "same"
    assert claim_id(one) == claim_id(one)


def test_what_a_statement_is_knows_no_offset_and_no_letter_forms() -> None:
    first = Statement(origin(lang="ar"), "attendance", "إيطاليا حضرت", 7, {"actor": "ITA", "status": "attended"})
    second = Statement(
        origin(lang="ar"), "attendance", "ايطاليا  حضرت", 99, {"actor": "ITA", "status": "attended", "level": "head"}
    )
    assert first.ident == second.ident
    assert first.ident != Statement(origin(), "attendance", "إيطاليا حضرت", 7, {"actor": "ITA"}).ident
