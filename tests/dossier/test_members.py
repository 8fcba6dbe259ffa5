"""The ledger of members against counting by hand and against every pair."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.dossier.check import check
from marsad.dossier.load import load
from tests.dossier.small import TABLES, swap

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEADER = TABLES["memberships"].splitlines()[0]
FIGURES = TABLES["figures"].splitlines()[0]


def codes(root: Path, memberships: list[str], figures: list[str]) -> list[str]:
    (root / "tables/memberships.csv").write_text("\n".join([HEADER, *memberships, ""]), encoding="utf-8")
    (root / "tables/figures.csv").write_text("\n".join([FIGURES, *figures, ""]), encoding="utf-8")
    whole = (root / "dossier.yaml").read_text(encoding="utf-8")
    (root / "dossier.yaml").write_text(whole[: whole.index("assertions:")], encoding="utf-8")
    found = [p.code for p in check(load(root))]
    (root / "dossier.yaml").write_text(whole, encoding="utf-8")
    return [code for code in found if code != "figure-meeting"]


STATES = ("FRA", "IRQ", "TUR", "USA")
SPELLS = st.lists(st.tuples(st.sampled_from(STATES), st.integers(1, 9), st.integers(1, 9)), max_size=6)


@QUICK
@given(SPELLS)
def test_an_actor_joins_twice_where_two_of_its_spells_share_a_day(
    clean: Path, spells: list[tuple[str, int, int]]
) -> None:
    spells = [(actor, start, start + length) for actor, start, length in spells]
    rows = [f"m{i},{a},PACT,2020-01-{s:02d},2020-01-{e:02d},,,,," for i, (a, s, e) in enumerate(spells)]
    overlap = any(a == b and s < f and t < e for (a, s, e), (b, t, f) in combinations(spells, 2))
    assert ("joins-twice" in codes(clean, rows, [])) == overlap


@QUICK
@given(SPELLS, st.integers(1, 20), st.integers(0, 5))
def test_the_ledger_closes_where_the_count_is_the_published_one(
    clean: Path, spells: list[tuple[str, int, int]], day: int, published: int
) -> None:
    spells = [(actor, start, start + length) for actor, start, length in spells]
    rows = [f"m{i},{a},PACT,2020-01-{s:02d},2020-01-{e:02d},,,,," for i, (a, s, e) in enumerate(spells)]
    figure = f"f,2020-01-{day:02d},members,,{published},,,,coalition,,,,"
    counted = len({actor for actor, start, end in spells if start <= day < end})
    assert ("ledger-open" in codes(clean, rows, [figure])) == (counted != published)


@pytest.mark.parametrize(
    ("published", "closes"),
    [
        ("1,,", False),
        ("2,,", True),
        ("3,,", True),
        ("4,,", False),
        ("3,4,", False),
        ("1,2,", True),
        ("9,,3", True),
        ("1,,1", False),
    ],
)
def test_dates_known_to_a_span_give_a_range(clean: Path, published: str, closes: bool) -> None:
    """Two are members for certain in mid-2019; a third joined at some time in 2019."""
    rows = [
        "a,FRA,PACT,2014,,,,,,",
        "b,IRQ,PACT,../2015,2020,,,,,",
        "c,USA,PACT,2019,,,,,,",
        "d,TUR,PACT,2014,2018,,,,,",
    ]
    value, low, high = published.split(",")
    figure = f"f,2019-07-01,members,,{value},{low},{high},,coalition,,,,"
    assert ("ledger-open" not in codes(clean, rows, [figure])) == closes


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("m,FRA,PACT,2014,,member,,,,", True),
        ("m,FRA,PACT,2014,,observer,,,,", False),
        ("m,FRA,PACT,2014,,,,,preferred,", True),
        ("m,FRA,PACT,2014,,,,,deprecated,", False),
        ("m,FRA,BAND,2014,,,,,,", False),
        ("m,FRA,PACT,2014,2019-07-01,,,,,", False),
        ("m,FRA,PACT,2014,2019-07-02,,,,,", True),
        ("m,FRA,PACT,2019-07-02,,,,,,", False),
    ],
)
def test_who_counts(clean: Path, row: str, counts: bool) -> None:
    figure = f"f,2019-07-01,members,,{int(counts)},,,,coalition,,,,"
    assert codes(clean, [row], [figure]) == []


@pytest.mark.parametrize(
    ("columns", "checked"),
    [
        ("members,,9,,,,coalition,,,,", True),
        ("members,,9,,,,,,,,", True),
        ("members,,9,,,,organization,,,,", False),
        ("members,africa,9,,,,coalition,,,,", False),
        ("members,,9,,,,coalition,,,deprecated,", False),
        ("troops,,9,,,,coalition,,,,", False),
    ],
)
def test_which_figures_are_checked(clean: Path, columns: str, checked: bool) -> None:
    found = codes(clean, ["m,FRA,PACT,2014,,,,,,"], [f"f,2019-07-01,{columns}"])
    assert found == (["ledger-open"] if checked else [])


def test_a_difference_is_declared_for_the_figures_of_its_date(clean: Path) -> None:
    rows = ["m,FRA,PACT,2014,,,,,,"]
    figures = ["f,2019-07-01,members,,3,,,,coalition,,,,", "u,2019-07-01,members-unaccounted,,2,,,,coalition,,,,"]
    assert codes(clean, rows, figures) == []
    assert codes(clean, [*rows, "n,IRQ,PACT,2015,,,,,,"], figures) == ["ledger-difference-wrong"]
    more = ["m,FRA,PACT,2014,,,,,,", "n,IRQ,PACT,2015,,,,,,"]
    fewer = ["f,2019-07-01,members,,1,,,,coalition,,,,", "u,2019-07-01,members-unaccounted,,-1,,,,coalition,,,,"]
    assert codes(clean, more, fewer) == []


def test_the_fault_names_the_difference_to_declare(clean: Path) -> None:
    swap("figures", "members,,4,,,,coalition,statement", "members,,2,,,,coalition,statement")(clean)
    (problem,) = check(load(clean))
    assert "the difference of -2" in problem.todo
