"""The store under mishap: killed at any point, a full disk, two writers, folders that can't be written."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from marsad.errors import EventsError
from marsad.events import releases, store
from tests.events import ged

# an import that kills itself with SIGKILL at the nth call of a function
KILLED = """
import os, signal, sys
import marsad.{module} as module
from marsad.events import releases
original, calls = module.{function}, 0
def kill(*args, **kwargs):
    global calls
    calls += 1
    if calls == {nth}:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **kwargs)
module.{function} = kill
releases.import_file(sys.argv[1])
"""
POINTS = [
    ("events.source", "stage", 1),
    ("events.source", "_with_header", 1),
    ("events.ucdp", "read", 1),
    ("events.ucdp", "_with_iso3", 1),
    ("events.panel", "panel", 1),
    ("events.releases", "_write_rejected", 1),
    ("events.store", "put", 1),
    ("atomic", "sync", 1),  # release.json is there, not yet on the disk
    ("atomic", "sync", 5),  # within put
    ("events.store", "write_json", 2),  # the release is in place, not yet active
]


def names(home: Path) -> set[str]:
    return {p.name for p in (home / "events").iterdir()} - {".lock"}


@pytest.mark.parametrize(("module", "function", "nth"), POINTS)
def test_a_kill_leaves_the_last_good_state(tmp_path: Path, home: Path, module: str, function: str, nth: int) -> None:
    old = releases.import_file(ged.save(tmp_path / "old.csv", {})).release
    panel = (old.folder / "panel.parquet").read_bytes()
    new = ged.save(tmp_path / "new.csv", {}, {"side_b": "PYD"})
    code = KILLED.format(module=module, function=function, nth=nth)
    done = subprocess.run([sys.executable, "-c", code, str(new)], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    assert releases.active() == old
    assert (old.folder / "panel.parquet").read_bytes() == panel
    assert all(r.used for r in releases.releases())
    report = releases.import_file(new)  # the next run clears up and finishes
    assert report.activation.changed
    assert names(home) == {"old", "new", "active.json"}
    assert releases.load_panel(report.release, ["IS"]).events.sum() == 2


def test_a_kill_from_outside_at_any_time(tmp_path: Path, home: Path, shared: Path) -> None:
    old = releases.import_file(ged.save(tmp_path / "old.csv", {})).release
    code = "import sys; from marsad.events import releases; releases.import_file(sys.argv[1])"
    path = shared / "data/ged-20.1-nigeria/conflict_data_nga.csv"
    for wait in (0.6, 1.2, 1.5):
        running = subprocess.Popen([sys.executable, "-c", code, str(path)], env=os.environ)
        time.sleep(wait)
        running.kill()
        running.wait()
        assert releases.active() in (old, *releases.releases())
    assert releases.import_file(path).release.used == 4603
    assert names(home) == {"old", "conflict_data_nga", "active.json"}


def test_a_full_disk_is_one_line_and_leaves_nothing(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/somewhere/source.csv")

    path = ged.save(tmp_path / "x.csv", {})
    for name in ("shutil.copyfile", "os.fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(name, full)
            with pytest.raises(EventsError, match="no space left on the disk"):
                releases.import_file(path)
        assert names(home) == set()


def test_an_engine_that_runs_out_of_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    from marsad.warehouse import connect

    def full(*_: object) -> None:
        raise duckdb.IOException("Could not write file: No space left on device\n\nmore")

    monkeypatch.setattr(connect, "write_parquet", full)
    with pytest.raises(EventsError, match=r"x\.csv: the engine could not go on \(Could not write file") as caught:
        releases.import_file(ged.save(tmp_path / "x.csv", {}))
    assert "\n" not in str(caught.value)


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    path = ged.save(tmp_path / "x.csv", {})
    with store.writing(), pytest.raises(EventsError, match="another import is running"):
        releases.import_file(path)
    assert releases.import_file(path).imported


def test_a_home_that_is_a_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "file"))
    with pytest.raises(EventsError, match="Not a directory"):
        releases.import_file(ged.save(tmp_path / "x.csv", {}))


def test_an_unreadable_file_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = ged.save(tmp_path / "x.csv", {})

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(EventsError, match="Permission denied"):
        releases.import_file(path)


def test_errors_of_our_own_making_are_not_swallowed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), store.readable_errors(tmp_path):
        1 / 0  # noqa: B018
