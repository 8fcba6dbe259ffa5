"""The zip as downloaded, and zips that are none."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from marsad.errors import EventsError
from marsad.events import releases, source
from tests.events import ged

GOOD = ged.text(ged.rows({}, {}))


def test_a_zip_with_one_csv_beside_other_things(tmp_path: Path) -> None:
    path = ged.zipped(
        tmp_path / "ged.zip",
        **{"GED/ged.CSV": GOOD, "__MACOSX/GED/._ged.CSV": b"\0\1", "readme.txt": "hello", "GED/.hidden.csv": "x"},
    )
    release = releases.import_file(path).release
    assert release.used == 2
    assert sorted(p.name for p in release.folder.iterdir()) == [
        "events.parquet", "panel.parquet", "rejected.csv", "release.json",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"a.csv": GOOD, "b.csv": GOOD}, "exactly one csv, it holds 2: 'a.csv', 'b.csv'"),
        ({"a.txt": GOOD}, "exactly one csv, it holds 0: none"),
        ({"../ged.csv": GOOD}, "leads out of it"),
        ({"/etc/ged.csv": GOOD}, "leads out of it"),
        ({"..\\ged.csv": GOOD}, "leads out of it"),
        ({"C:\\ged.csv": GOOD}, "leads out of it"),
        ({"bomb.csv": b"0" * (60 * 1024**2)}, "over 200 times its size"),
    ],
)
def test_zips_that_are_refused(tmp_path: Path, members: dict[str, str | bytes], says: str) -> None:
    path = ged.zipped(tmp_path / "odd.zip", **members)
    with pytest.raises(EventsError, match=says) as caught:
        releases.import_file(path)
    assert "odd.zip" in str(caught.value)
    assert list(tmp_path.rglob("ged.csv")) == []


def test_a_size_stated_beyond_measure_is_refused_before_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 100)
    with pytest.raises(EventsError, match="more than Marsad reads"):
        releases.import_file(ged.zipped(tmp_path / "big.zip", **{"a.csv": GOOD}))
    (tmp_path / "big.csv").write_text(GOOD)
    with pytest.raises(EventsError, match="more than Marsad reads"):
        releases.import_file(tmp_path / "big.csv")


@pytest.mark.parametrize("kept", [3, 40, 200, -30, -10])
def test_a_zip_cut_off_anywhere_is_one_line(tmp_path: Path, kept: int) -> None:
    whole = ged.zipped(tmp_path / "ged.zip", **{"a.csv": GOOD}).read_bytes()
    path = tmp_path / "cut.zip"
    path.write_bytes(whole[:kept])
    with pytest.raises(EventsError, match=r"cut\.zip") as caught:
        releases.import_file(path)
    assert "\n" not in str(caught.value)


def test_a_zip_with_wrong_checksum_is_one_line(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.csv", GOOD)
    content = out.getvalue().replace(b"Civilians", b"civilians", 1)
    (tmp_path / "bad.zip").write_bytes(content)
    with pytest.raises(EventsError, match=r"bad\.zip: the zip is damaged"):
        releases.import_file(tmp_path / "bad.zip")


def test_a_zip_with_rotten_bytes_inside_is_one_line(tmp_path: Path) -> None:
    content = bytearray(ged.zipped(tmp_path / "x.zip", **{"a.csv": GOOD}).read_bytes())
    content[60:70] = b"\xff" * 10
    (tmp_path / "rotten.zip").write_bytes(content)
    with pytest.raises(EventsError, match=r"rotten\.zip: the zip is damaged"):
        releases.import_file(tmp_path / "rotten.zip")


def test_a_zip_packed_in_a_rare_way_is_one_line(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "rare.zip", "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.csv", GOOD)
    with pytest.raises(EventsError, match=r"rare\.zip: the zip is packed in a way"):
        releases.import_file(tmp_path / "rare.zip")


def test_an_encrypted_zip_is_one_line(tmp_path: Path) -> None:
    content = bytearray(ged.zipped(tmp_path / "x.zip", **{"a.csv": GOOD}).read_bytes())
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.index(signature) + offset
        content[at : at + 2] = struct.pack("<H", 1)
    (tmp_path / "locked.zip").write_bytes(content)
    with pytest.raises(EventsError, match=r"locked\.zip: the zip can't be unpacked"):
        releases.import_file(tmp_path / "locked.zip")


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.csv"):
        with pytest.raises(EventsError, match="there is no such file"):
            releases.import_file(path)


def test_file_names_that_look_like_patterns(tmp_path: Path) -> None:
    path = ged.save(tmp_path / "ged [1] it's *.csv", {})
    assert releases.import_file(path).release.name == "ged-1-it-s"
