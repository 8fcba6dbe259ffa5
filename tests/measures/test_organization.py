"""The organization's dimensions: what is shown, what is missing and why, and how often no change is called one."""

import numpy as np
import pytest

from marsad.balance.calls import call
from marsad.measures import organization
from marsad.measures.details import Place
from marsad.measures.rates import intensity, lethality, own_one_sided
from marsad.model.estimate import Change, Dimension, Estimate, Missing
from marsad.model.panel import Panel
from marsad.observatory.sides import GRID
from tests.builders import panel, window

AFTER = window("2020-01", "2021-01")
BEFORE = AFTER.before()
CORE = frozenset({"IRQ", "SYR"})
MONTHS = {2019: [f"2019-{m:02d}" for m in range(1, 13)], 2020: [f"2020-{m:02d}" for m in range(1, 13)]}


def measured(before: Panel, after: Panel, place: str = "all") -> dict[str, Dimension]:
    places: dict[str, Place | Missing] = {"all": Place("all", before, after)}
    if place != "all":
        places[place] = Place(place, before, after)
    made = organization.dimensions(places, BEFORE, AFTER, CORE, GRID)
    return {d.id: d for d in made if d.region == place}


def spread(year: int, cells: int, country: str = "IRQ", events: int = 1) -> list[tuple]:
    """Every cell has an event in the month of its turn."""
    return [(MONTHS[year][c % 12], 150_000 + c, country, events) for c in range(cells)]


def change(d: Dimension) -> Change:
    assert isinstance(d.change, Change), d.change
    return d.change


def test_intensity_by_hand() -> None:
    made = measured(panel([("2019-05", 1, "IRQ", 24)]), panel([("2020-05", 1, "IRQ", 12)]))["intensity"]
    assert isinstance(made.before, Estimate)
    assert isinstance(made.after, Estimate)
    assert (made.before.value, made.after.value, made.after.n) == (2.0, 1.0, 12)
    assert change(made).value == pytest.approx(0.5)
    assert made.details["events_after"] == 12


def test_lethality_counts_deaths_in_own_one_sided_violence_alone() -> None:
    rows = [
        ("2020-01", 1, "IRQ", 1, 3, "a", 10),  # its own one-sided violence
        ("2020-01", 1, "IRQ", 1, 3, "b", 99),  # one-sided violence of another against it: none of its own
        ("2020-01", 1, "IRQ", 1, 1, "a", 50),  # a battle
    ]
    world = panel(rows)
    assert own_one_sided(world).deaths_best.tolist() == [10]
    assert lethality(world, AFTER).value == pytest.approx(10 / 12)
    assert intensity(world, AFTER).value == pytest.approx(3 / 12)


def test_footprint_under_twenty_cells_is_missing_but_its_cells_are_told() -> None:
    made = measured(panel(spread(2019, 19)), panel(spread(2020, 40)))["footprint"]
    assert isinstance(made.before, Missing)
    assert isinstance(made.after, Estimate)
    assert isinstance(made.change, Missing)
    assert "19 occupied cells" in made.change.en
    assert made.details["cells_before"] == 19
    assert (made.details["gained"], made.details["kept"], made.details["lost"]) == (21, 19, 0)


def test_a_region_without_events_is_a_measured_zero_and_no_change_is_made_up() -> None:
    made = measured(panel([]), panel([]))
    assert isinstance(made["intensity"].before, Estimate)
    assert made["intensity"].before.value == 0.0
    assert isinstance(made["intensity"].change, Missing)
    assert isinstance(made["reach"].change, Missing)
    assert isinstance(made["footprint"].change, Missing)


def test_a_rise_from_nothing_is_called_where_it_is_large_and_left_open_where_it_is_small() -> None:
    large = measured(panel([]), panel([(m, 1, "NGA", 9) for m in MONTHS[2020]]))["intensity"]
    small = measured(panel([]), panel([("2020-03", 1, "NGA", 2)]))["intensity"]
    assert call(change(large)) == "expanding"
    assert call(change(small)) == "undecided"


def test_a_region_emptied_is_called_contracting() -> None:
    full = panel([(m, 150_000 + c, "IRQ", 3) for m in MONTHS[2019] for c in range(40)])
    few = panel([(m, 150_000 + c, "IRQ", 1) for m in MONTHS[2020] for c in range(20)])
    made = measured(full, few)
    assert call(change(made["footprint"])) == "contracting"
    assert call(change(made["intensity"])) == "contracting"


def test_shift_is_a_figure_of_the_whole() -> None:
    before = panel([(m, 1, "IRQ", 9) for m in MONTHS[2019]])
    after = panel([(m, 1, "IRQ", 1) for m in MONTHS[2020]] + [(m, 90, "NGA", 9) for m in MONTHS[2020]])
    whole = measured(before, after)["shift"]
    assert change(whole).value == pytest.approx(0.9)
    assert call(change(whole)) == "expanding"
    assert isinstance(measured(before, after, "africa")["shift"].change, Missing)


def test_without_a_core_there_is_no_shift() -> None:
    world = Place("all", panel([("2019-01", 1, "IRQ")]), panel([("2020-01", 1, "IRQ")]))
    places: dict[str, Place | Missing] = {"all": world}
    made = organization.dimensions(places, BEFORE, AFTER, frozenset(), GRID)
    assert any(d.id == "shift" and isinstance(d.change, Missing) for d in made)


def test_too_few_months_of_events_are_missing_for_every_dimension() -> None:
    short = window("2020-01", "2020-04")
    world = panel([("2020-01", 1, "IRQ")])
    made = organization.dimensions({"all": Place("all", world, world)}, short.before(), short, CORE, GRID)
    assert all(isinstance(d.change, Missing) and "cover 3 months" in d.change.en for d in made)


def test_no_change_is_seldom_called_one() -> None:
    """Worlds in which nothing changed: each dimension is called expanding in at most 7 of 100."""
    rng = np.random.default_rng(7)
    worlds = 120
    calls: dict[str, int] = {}
    chances = 1 / np.arange(1, 161)
    chances /= chances.sum()

    def world(year: int) -> Panel:
        rows = []
        for month in MONTHS[year]:
            events = rng.poisson(rng.gamma(3.0, 12.0))
            cells, counts = np.unique(rng.choice(160, events, p=chances), return_counts=True)
            rows += [
                (month, 150_000 + int(c), "IRQ" if c % 3 else "NGA", int(n), 3, "a", int(n))
                for c, n in zip(cells, counts, strict=True)
            ]
        return panel(rows)

    for _ in range(worlds):
        for name, made in measured(world(2019), world(2020)).items():
            if isinstance(made.change, Change):
                calls[name] = calls.get(name, 0) + (call(made.change) == "expanding")
    assert {name: n for name, n in calls.items() if n / worlds > 0.07} == {}
    assert set(calls) >= {"footprint", "dispersion", "reach", "intensity", "lethality", "shift"}
