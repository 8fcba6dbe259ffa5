"""`marsad events`: what is said about an import, and what a person can ask of releases."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad

COLUMNS = (
    "id", "year", "type_of_violence", "side_a", "side_b", "latitude", "longitude", "country",
    "date_start", "date_end", "best", "high", "low", "where_prec",
)  # fmt: skip


def row(
    number: int, *, side: str = "IS", lat: float = 33.3, best: int = 2, day: str = "2019-03-04"
) -> dict[str, object]:
    values = (number, day[:4], 1, "Government of Iraq", side, lat, 44.4, "Iraq", day, day, best, best + 1, best - 1, 1)
    return dict(zip(COLUMNS, values, strict=True))


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return write(tmp_path / "first.csv", [row(1), row(2, side="Islamic Front"), row(3, lat=95), row(4, best=5)])


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write(tmp_path / "second.csv", [row(1, best=9), row(2, side="Islamic Front"), row(7)])


def test_an_import_says_what_was_read_used_and_rejected_and_what_became_active(marsad: Marsad, first: Path) -> None:
    result = marsad("events", "import", first, "--countries", "IRQ,SYR", "--until", "2020-01")
    assert result.code == 0
    assert "first.csv: imported as first" in result.out
    assert "rows read 4, used 3, rejected 1" in result.out
    listed = next(line for line in result.out.splitlines() if line.endswith("rejected.csv"))
    assert Path(listed.partition(": ")[2]).is_file()
    assert "covers March 2019 to December 2019; IRQ, SYR" in result.out
    assert "active: first;" in result.out
    again = marsad("events", "import", first)
    assert "nothing to import" in again.out
    assert "as before" in again.out


def test_another_release_says_what_it_changes(marsad: Marsad, first: Path, second: Path) -> None:
    marsad("events", "import", first)
    told = "active: second instead of first: 1 events more, 1 fewer, 1 revised"
    assert told in marsad("events", "import", second).out
    assert "active: first instead of second: 1 events more, 1 fewer, 1 revised" in marsad("events", "use", "first").out
    listed = marsad("events", "list").out.splitlines()
    assert [line[:8] for line in listed] == ["* first:", "  second"]
    value = json.loads(marsad("events", "list", "--json").out)
    assert value["active"] == "first"
    assert [r["name"] for r in value["releases"]] == ["first", "second"]


def test_several_files_become_several_releases(marsad: Marsad, first: Path, second: Path) -> None:
    assert marsad("events", "import", first, second).code == 0
    assert marsad("events", "list").out.count("\n") == 2
    clash = marsad("events", "import", first, second, "--release", "one")
    assert clash.code == 2
    assert "one by one" in clash.err


def test_names_are_found_by_a_word_with_their_events(marsad: Marsad, first: Path) -> None:
    marsad("events", "import", first)
    assert marsad("events", "names", "islamic").out.splitlines() == ["events  name", "     1  Islamic Front"]
    value = json.loads(marsad("events", "names", "i", "--json").out)
    assert {"name": "IS", "events": 2} in value["names"]
    near = marsad("events", "names", "islamic frnt")
    assert near.code == 2
    assert "Islamic Front" in near.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list",), ""),
        (("names", "x"), "no release is active"),
        (("use", "x"), "no release 'x'"),
        (("import", "absent.csv"), "absent.csv"),
        (("import",), "Missing argument 'FILE...'"),
        (("ship", "absent"), "no release is active"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(marsad: Marsad, arguments: tuple[str, ...], told: str) -> None:
    result = marsad("events", *arguments)
    assert result.code == (2 if told else 0)
    assert told in result.err
    assert "should not have happened" not in result.err


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe" * 50, b"id,year\n1,2\n", b"PK\x03\x04broken", b'id,"a\n'])
def test_a_hostile_file_is_one_clear_line(marsad: Marsad, tmp_path: Path, content: bytes) -> None:
    for name in ("bad.csv", "bad.zip"):
        (tmp_path / name).write_bytes(content)
        result = marsad("events", "import", tmp_path / name)
        assert result.code == 2
        assert "should not have happened" not in result.err
        assert result.err.count("\n") == 1


def test_ship_writes_the_figures_that_weigh_then_uses(
    marsad: Marsad, tmp_path: Path, example: Path, first: Path
) -> None:
    import shutil

    marsad("events", "import", first)
    folder = tmp_path / "dossier"
    shutil.copytree(example, folder)
    result = marsad("events", "ship", folder)
    assert result.code == 0
    assert [p.name for p in sorted((folder / "panel").iterdir())] == ["daesh-ged211.csv", "daesh-ged211.yaml"]
    assert "rows of first" in result.out


def test_the_active_release_is_what_weigh_uses(marsad: Marsad, example: Path, first: Path) -> None:
    marsad("events", "import", first, "--countries", "world")
    shown = " ".join(marsad("weigh", example).out.split())
    assert "first, March 2019 to December 2019, your own import" in shown
