"""A release: a snapshot of an event data set with its scope, as it stands in the store.

Invariant: what is read back equals what was written; the day of an import is for people to read and enters no figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.errors import EventsError
from marsad.events import scope, store
from marsad.model.dates import month_text, parse_month

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Release:
    """What was imported: `start` and `stop` are VIEWS months, `stop` exclusive; `countries` None is the world."""

    name: str
    file: str
    sha256: str
    rows: int
    used: int
    rejected: dict[str, int]  # reason (schema.REASONS) -> rows
    disordered: int  # rows whose low <= best <= high is broken: kept
    unknown_countries: dict[str, int]  # UCDP name -> rows: kept, under no country
    ignored_columns: tuple[str, ...]
    extras: tuple[str, ...]  # optional columns in the panel's key
    start: int
    stop: int
    countries: frozenset[str] | None
    precision: str
    licence: str
    citations: tuple[str, ...]
    imported: str

    @property
    def folder(self) -> Path:
        """Where its files lie: events.parquet, panel.parquet, release.json, rejected.csv."""
        return store.home() / self.name


def as_json(release: Release) -> dict[str, Any]:
    fields = {f: getattr(release, f) for f in Release.__slots__ if f not in ("start", "stop", "countries", "precision")}
    codes = "world" if release.countries is None else sorted(release.countries)
    months = {"from": month_text(release.start), "to": month_text(release.stop)}
    return {"format": FORMAT, **fields, "scope": {**months, "countries": codes, "precision": release.precision}}


def from_json(path: Path) -> Release:
    value = store.read_json(path)
    try:
        if value.pop("format") != FORMAT:
            raise ValueError("another version of Marsad wrote it")
        kept = value.pop("scope")
        for key in ("ignored_columns", "extras", "citations"):
            value[key] = tuple(value[key])
        return Release(
            **value,
            start=parse_month(kept["from"]),
            stop=parse_month(kept["to"]),
            countries=None if kept["countries"] == "world" else frozenset(kept["countries"]),
            precision=kept["precision"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EventsError(f"{path}: can't be read ({error}); delete {path.parent} and import the file again") from None


def releases() -> list[Release]:
    """All releases, by name."""
    return [from_json(path) for path in sorted(store.home().glob("[A-Za-z0-9]*/release.json"))]


def find(name: str) -> Release:
    """The release of a name; EventsError, with the names that there are, otherwise."""
    standing = releases()
    for release in standing:
        if release.name == name:
            return release
    names = ", ".join(r.name for r in standing) or "none was imported"
    raise EventsError(f"there is no release {name!r} ({names})")


def active() -> Release | None:
    """The active release, None where none was imported."""
    path = store.home() / "active.json"
    if not path.exists():
        return None
    name = store.read_json(path).get("release")
    if not isinstance(name, str) or not (store.home() / scope.checked_name(name) / "release.json").is_file():
        raise EventsError(f"{path}: names no release that is there; activate one of those that are, or import again")
    return from_json(store.home() / name / "release.json")
