"""The worked case against figures computed from the same events by other means: plain Python over the csv."""

import csv
import io
import math
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

from marsad.model.estimate import Estimate
from marsad.observatory.answer import Answer
from marsad.observatory.open import Observatory
from marsad.terms import countries

BEFORE, AFTER = ((2017, 3), (2019, 1)), ((2019, 2), (2020, 12))


def cell_area(row: int) -> float:
    south, north = (math.radians(-90 + row / 2 + step) for step in (0, 0.5))
    return 6371.0088**2 * math.radians(0.5) * (math.sin(north) - math.sin(south))


@pytest.fixture(scope="module")
def events(shared: Path) -> list[tuple[tuple[int, int], str, tuple[int, int], int, str, int]]:
    """(year and month, ISO3, cell as row and column, type of violence, side, deaths) of every event that names IS."""
    made = []
    archive = zipfile.ZipFile(shared / "data" / "ged-21.1-precise" / "ged211-precise-csv.zip")
    with archive, archive.open(archive.namelist()[0]) as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8", newline="")):
            a, b = ([t.strip() for t in row[side].split(",")] for side in ("side_a", "side_b"))
            if "IS" not in a + b:
                continue
            year, month, _ = map(int, row["date_start"].split("-"))
            cell = (math.floor((float(row["latitude"]) + 90) * 2), math.floor((float(row["longitude"]) + 180) * 2))
            deaths = sorted(int(row[k]) for k in ("low", "best", "high"))[1]
            iso3 = countries.iso3_of(row["country"]) or ""
            made.append(((year, month), iso3, cell, int(row["type_of_violence"]), "a" if "IS" in a else "b", deaths))
    return made


@pytest.fixture(scope="module")
def answer(example: Path) -> Answer:
    return Observatory.open(example).weigh()


@pytest.mark.parametrize("region", ["all", "iraq-syria", "africa", "khorasan", "sahel", "elsewhere"])
def test_cells_areas_and_rates_are_those_of_plain_arithmetic(region: str, answer: Answer, events: list) -> None:
    regions = answer.scene.regions
    named = set().union(*(regions[r].iso3 for r in ("iraq-syria", "sahel", "africa", "khorasan")))

    def inside(iso3: str) -> bool:
        if region == "all":
            return True
        return bool(iso3) and iso3 not in named if region == "elsewhere" else iso3 in regions[region].iso3

    cells: dict[str, set] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    one_sided: dict[str, int] = defaultdict(int)
    for when, (first, last) in (("before", BEFORE), ("after", AFTER)):
        for month, iso3, cell, kind, side, deaths in events:
            if first <= month <= last and inside(iso3):
                cells[when].add(cell)
                counts[when] += 1
                one_sided[when] += deaths if kind == 3 and side == "a" else 0
    footprint = answer.find("organization", "footprint", region).details
    assert footprint["cells_before"] == len(cells["before"])
    assert footprint["cells_after"] == len(cells["after"])
    assert footprint["gained"] == len(cells["after"] - cells["before"])
    assert footprint["kept"] == len(cells["after"] & cells["before"])
    assert footprint["lost"] == len(cells["before"] - cells["after"])
    for when in ("before", "after"):
        area = sum(cell_area(row) for row, _ in cells[when])
        assert footprint[f"area_{when}_km2"] == pytest.approx(area, abs=0.06)
        intensity = getattr(answer.find("organization", "intensity", region), when)
        lethality = getattr(answer.find("organization", "lethality", region), when)
        assert isinstance(intensity, Estimate)
        assert isinstance(lethality, Estimate)
        assert intensity.value == pytest.approx(counts[when] / 23)
        assert lethality.value == pytest.approx(one_sided[when] / 23)


def test_published_facts_come_out_right(answer: Answer) -> None:
    """The decline in Iraq and Syria after 2017 and the spread in Africa, as DESIGN and the UN's reports have them."""
    core = answer.find("organization", "footprint", "iraq-syria").details
    assert 0.7 < core["cells_after"] / core["cells_before"] < 0.8
    africa = answer.find("organization", "footprint", "africa").details
    assert africa["cells_after"] > 1.3 * africa["cells_before"]


def test_the_ledger_gives_the_published_counts(answer: Answer) -> None:
    membership = answer.find("coalition", "membership")
    assert isinstance(membership.before, Estimate)
    assert isinstance(membership.after, Estimate)
    assert (membership.before.value, membership.after.value) == (79, 83)
    assert membership.details["joined"] == ["CAF", "COD", "MRT", "YEM"]
