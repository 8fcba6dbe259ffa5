"""The store: one folder a release under the user's data home, a file that names the active one.

Invariant: a release's folder is complete or not there, `active.json` names one that is there; a process killed at any
point leaves the last good state, and what it left behind is cleared by the next one that writes.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad import atomic, settings
from marsad.errors import EventsError

BUILDING = ".building-"


def home() -> Path:
    """The folder of all releases."""
    return settings.data_home() / "events"


@contextlib.contextmanager
def writing() -> Iterator[Path]:
    """The store, for one writer at a time; leftovers of a writer that was killed are cleared first."""
    folder = home()
    with contextlib.ExitStack() as stack:
        with readable_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            lock = stack.enter_context((folder / ".lock").open("w"))
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise EventsError(f"{folder}: another import is running; wait for it to end") from None
            for left in folder.glob(f"{BUILDING}*"):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield folder


@contextlib.contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A temporary folder beside the releases, gone at the end if it was not moved into place."""
    temporary = Path(tempfile.mkdtemp(prefix=BUILDING, dir=folder))
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def put(folder: Path, target: Path) -> None:
    """Move a finished folder into place, its bytes on the disk first."""
    for path in folder.iterdir():
        atomic.sync(path)
    atomic.sync(folder)
    folder.replace(target)
    atomic.sync(target.parent)


def write_json(path: Path, value: dict[str, Any]) -> None:
    """Write a JSON file whole or not at all."""
    temporary = path.with_name(f"{BUILDING}{path.name}")
    temporary.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    atomic.sync(temporary)
    temporary.replace(path)
    atomic.sync(path.parent)


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object that Marsad wrote; EventsError for anything else."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(value, dict):
            raise ValueError("no object")
    except (OSError, ValueError) as error:
        raise EventsError(f"{path}: can't be read ({error}); delete {path.parent} and import the file again") from None
    return value


@contextlib.contextmanager
def readable_errors(path: Path) -> Iterator[None]:
    """Turn what the system or the engine says into one line about `path`."""
    try:
        yield
    except OSError as error:
        raise EventsError(_line(path, error)) from None
    except Exception as error:
        import duckdb

        if not isinstance(error, duckdb.Error):
            raise
        first = str(error).splitlines()[0]
        raise EventsError(f"{path}: the engine could not go on ({first})") from None


def _line(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"{path}: no space left on the disk; nothing was changed"
    return f"{error.filename or path}: {error.strerror or error}"
