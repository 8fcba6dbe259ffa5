"""Country names as UCDP writes them."""

import csv
from pathlib import Path

import pytest

from marsad.terms import countries


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("DR Congo (Zaire)", "COD"),
        ("Congo", "COG"),
        ("Yemen (North Yemen)", "YEM"),
        ("Russia (Soviet Union)", "RUS"),
        ("Serbia (Yugoslavia)", "SRB"),
        ("Bosnia-Herzegovina", "BIH"),
        ("Myanmar (Burma)", "MMR"),
        ("Cambodia (Kampuchea)", "KHM"),
        ("Madagascar (Malagasy)", "MDG"),
        ("Zimbabwe (Rhodesia)", "ZWE"),
        ("Ivory Coast", "CIV"),
        ("Macedonia, FYR", "MKD"),
        ("North Macedonia", "MKD"),
        ("Kingdom of eSwatini (Swaziland)", "SWZ"),
        ("Vietnam (North Vietnam)", "VNM"),
        ("South Vietnam", "VNM"),
        ("Kosovo", "XKX"),
        ("Rumania", "ROU"),
        ("United States of America", "USA"),
        ("Guinea", "GIN"),
        ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Sudan", "SDN"),
        ("South Sudan", "SSD"),
    ],
)
def test_ucdps_own_names(name: str, iso3: str) -> None:
    assert countries.iso3_of(name) == iso3
    assert countries.iso3_of(f" {name.upper()} ") == iso3


def test_an_unknown_name_has_no_code() -> None:
    assert countries.iso3_of("Atlantis") == ""
    assert countries.iso3_of("") == ""


def test_names_in_three_languages() -> None:
    assert countries.names("SYR") == {"en": "Syria", "ar": "سوريا", "fr": "Syrie"}
    assert countries.names("COD")["ar"] == "جمهورية الكونغو الديمقراطية"
    with pytest.raises(KeyError):
        countries.names("ATL")


def test_the_table_is_consistent() -> None:
    with countries.table_path().open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert tuple(header) == countries.COLUMNS
    assert len({name.casefold() for name, *_ in rows}) == len(rows), "a name stands under two codes"
    assert len({tuple(r[1:]) for r in rows}) == len({r[1] for r in rows}), "a code has two sets of names"
    assert all(len(r) == 5 and all(cell.strip() == cell != "" for cell in r) for r in rows)
    assert all("\u0600" <= r[3][0] <= "\u06ff" for r in rows), "an Arabic name starts with another script"
    assert len(countries.codes()) == 193 + 2 + 3, "UN members, its two observers, Kosovo, Taiwan, Western Sahara"


def test_every_country_of_the_shared_files_is_known(shared: Path) -> None:
    for path in (
        shared / "data/ged-23.1-sample/ged231-sample.csv",
        shared / "data/ged-20.1-nigeria/conflict_data_nga.csv",
    ):
        with path.open(encoding="utf-8", newline="") as file:
            found = {row["country"] for row in csv.DictReader(file)} - {"#country+name"}
        assert {name for name in found if not countries.iso3_of(name)} == set()
