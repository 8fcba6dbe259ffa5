"""Countries: every name that UCDP gives a state, now or in the past, to its ISO3 code and its names in three languages.

Invariant: a UCDP name (compared without regard to case) belongs to one ISO3 code; Kosovo is XKX. A state that no longer
exists stands under the state that holds its place today (South Vietnam under VNM). Arabic and French names follow CLDR.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from pathlib import Path

COLUMNS = ("ucdp_name", "iso3", "name_en", "name_ar", "name_fr")


def table_path() -> Path:
    """The table as a file, for an engine that reads it itself."""
    return Path(str(resources.files("marsad.terms").joinpath("countries.csv")))


@cache
def _table() -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    by_name: dict[str, str] = {}
    by_code: dict[str, dict[str, str]] = {}
    with table_path().open(encoding="utf-8", newline="") as file:
        for name, iso3, en, ar, fr in list(csv.reader(file))[1:]:
            by_name[name.casefold()] = iso3
            by_code[iso3] = {"en": en, "ar": ar, "fr": fr}
    return by_name, by_code


def iso3_of(name: str) -> str:
    """The ISO3 code of a UCDP country name; "" for a name that the table does not hold."""
    return _table()[0].get(name.strip().casefold(), "")


def names(iso3: str) -> dict[str, str]:
    """The names of a country as {"en", "ar", "fr"}; KeyError for a code that the table does not hold."""
    return dict(_table()[1][iso3])


def codes() -> frozenset[str]:
    """Every ISO3 code in the table."""
    return frozenset(_table()[1])
