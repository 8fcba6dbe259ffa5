"""Releases: imported once, one active, and what a change of release changes."""

import json
from pathlib import Path

import pytest

from marsad.errors import EventsError, PanelError
from marsad.events import releases
from tests.events import ged


def state(home: Path) -> dict[str, bytes]:
    """Every file of the store with its bytes."""
    return {str(p.relative_to(home)): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}


def test_importing_the_same_bytes_again_changes_nothing(tmp_path: Path, home: Path) -> None:
    first = releases.import_file(ged.save(tmp_path / "ged211.csv", {}))
    assert first.imported
    assert first.activation.changed
    before = state(home)
    other = tmp_path / "renamed.csv"
    other.write_bytes((tmp_path / "ged211.csv").read_bytes())
    for path in (tmp_path / "ged211.csv", other):
        again = releases.import_file(path)
        assert not again.imported
        assert not again.activation.changed
        assert again.release == first.release
    assert state(home) == before


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = ged.save(tmp_path / "ged211.csv", {"country": "Atlantis"}, {"latitude": "95"}, {"low": "6"})
    release = releases.import_file(path, countries="IRQ", until="2015-03").release
    assert releases.active() == releases.find("ged211") == releases.releases()[0] == release
    assert (release.start, release.stop, release.countries) == (414, 423, {"IRQ"})


def test_a_name_taken_by_other_content_is_an_error(tmp_path: Path, home: Path) -> None:
    releases.import_file(ged.save(tmp_path / "x.csv", {}))
    before = state(home)
    with pytest.raises(EventsError, match="a release named x stands already"):
        releases.import_file(ged.save(tmp_path / "x.csv", {}, {}))
    assert state(home) == before
    assert releases.import_file(tmp_path / "x.csv", name="y").release.name == "y"


def test_the_same_bytes_with_another_scope_are_an_error(tmp_path: Path) -> None:
    path = ged.save(tmp_path / "x.csv", {})
    releases.import_file(path, countries="world")
    releases.import_file(path, countries="world", until="2015-01")
    for stated in ({"countries": "IRQ"}, {"until": "2016-01"}):
        with pytest.raises(EventsError, match="with another scope"):
            releases.import_file(path, **stated)


def test_activating_says_what_changed(tmp_path: Path) -> None:
    rows = ({}, {}, {"side_b": "PYD"}, {"date_start": "2015-01-01"})
    old = releases.import_file(ged.save(tmp_path / "old.csv", *rows))
    assert old.activation.previous is None
    rows = ({}, {"best": "6"}, {"side_b": "YPG"}, {"id": "9"}, {"id": "8"})
    new = releases.import_file(ged.save(tmp_path / "new.csv", *rows))
    report = new.activation
    assert (report.previous, report.release) == (old.release, new.release)
    assert (report.added, report.removed, report.revised) == (2, 1, 2)
    back = releases.activate("old")
    assert (back.added, back.removed, back.revised, back.changed) == (1, 2, 2, True)
    assert releases.active() == old.release
    same = releases.activate("old")
    assert (same.added, same.removed, same.revised, same.changed) == (0, 0, 0, False)


def test_importing_again_what_is_not_active_makes_it_active(tmp_path: Path) -> None:
    old = ged.save(tmp_path / "old.csv", {})
    releases.import_file(old)
    releases.import_file(ged.save(tmp_path / "new.csv", {}, {}))
    again = releases.import_file(old)
    assert not again.imported
    assert again.activation.changed
    assert releases.active() == again.release


def test_a_release_whose_events_rotted_can_be_replaced(tmp_path: Path) -> None:
    old = releases.import_file(ged.save(tmp_path / "old.csv", {})).release
    (old.folder / "events.parquet").write_bytes(b"rotten")
    new = releases.import_file(ged.save(tmp_path / "new.csv", {}, {}))
    assert new.activation.changed
    assert new.activation.previous is None
    assert releases.active() == new.release


def test_there_is_none_before_the_first_import() -> None:
    assert releases.active() is None
    assert releases.releases() == []
    with pytest.raises(EventsError, match="no release 'x' \\(none was imported\\)"):
        releases.activate("x")


def test_names_of_actors_and_those_that_look_alike(tmp_path: Path) -> None:
    release = releases.import_file(
        ged.save(tmp_path / "x.csv", {}, {"side_a": "Boko Haram"}, {"side_a": "Ansar al-Sunnah, IS"})
    ).release
    assert releases.actor_names(release) == [("Civilians", 3), ("IS", 2), ("Ansar al-Sunnah", 1), ("Boko Haram", 1)]
    assert releases.closest_names(release, "Ansar al Sunna") == ["Ansar al-Sunnah"]
    assert releases.closest_names(release, "Islamic State")[0] == "IS"
    assert releases.closest_names(release, "boko")[0] == "Boko Haram"
    assert releases.closest_names(release, "zzzz") == []


def test_info_says_what_is_covered(tmp_path: Path) -> None:
    release = releases.import_file(ged.save(tmp_path / "ged211.csv", {})).release
    info = releases.info(release)
    assert (info.origin, info.release, info.start, info.stop) == ("imported", "ged211", 414, 421)
    assert info.countries == {"IRQ"}
    assert info.digest == release.sha256
    assert "58(4)" in info.citations[1]
    assert "too low" in info.note_en


def test_the_day_of_the_import_is_in_no_figure(tmp_path: Path) -> None:
    release = releases.import_file(ged.save(tmp_path / "x.csv", {})).release
    path = release.folder / "release.json"
    before = releases.info(release)
    path.write_text(json.dumps({**json.loads(path.read_text()), "imported": "1999-01-01"}))
    assert releases.info(releases.find("x")) == before


def test_progress_names_the_stages(tmp_path: Path) -> None:
    stages: list[str] = []
    releases.import_file(ged.save(tmp_path / "x.csv", {}), progress=stages.append)
    releases.import_file(ged.save(tmp_path / "y.csv", {}, {}), progress=stages.append)
    assert stages == ["unpack", "read", "write", "panel", "unpack", "read", "write", "panel", "compare"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"format": 2}', '{"format": 1}', "\udcff"])
def test_a_broken_release_is_one_line(tmp_path: Path, content: str) -> None:
    release = releases.import_file(ged.save(tmp_path / "x.csv", {})).release
    (release.folder / "release.json").write_text(content, errors="surrogateescape")
    for call in (releases.releases, releases.active, lambda: releases.find("x")):
        with pytest.raises(EventsError, match=r"delete .* and import the file again") as caught:
            call()
        assert "\n" not in str(caught.value)


def test_a_broken_panel_file_is_one_line(tmp_path: Path) -> None:
    release = releases.import_file(ged.save(tmp_path / "x.csv", {})).release
    panel = release.folder / "panel.parquet"
    for content in (b"", b"PAR1 not", panel.read_bytes()[:200]):
        panel.write_bytes(content)
        with pytest.raises(PanelError, match=r"panel\.parquet: can't be read") as caught:
            releases.load_panel(release, ["IS"])
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["", "{}", '{"release": 3}', '{"release": "../x"}', '{"release": "gone"}'])
def test_a_broken_pointer_is_one_line_and_activating_mends_it(tmp_path: Path, home: Path, content: str) -> None:
    releases.import_file(ged.save(tmp_path / "x.csv", {}))
    (home / "events" / "active.json").write_text(content)
    with pytest.raises(EventsError):
        releases.active()
    assert releases.activate("x").changed
    assert releases.active() == releases.find("x")
