"""The panel that ships with a dossier: a csv of figures, a yaml that says where they come from. Never event rows.

Invariant: equal releases give equal bytes; a folder that was read holds exactly one panel, whose rows fit its yaml.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from marsad import atomic
from marsad.errors import PanelError
from marsad.events import figures, scope
from marsad.events.release import Release
from marsad.grid import priogrid
from marsad.model.dates import month_text, parse_month
from marsad.model.panel import Panel, PanelInfo
from marsad.terms import countries as terms

COLUMNS = (
    "actor", "side", "others", "type_of_violence", "gid", "month", "country",
    "events", "deaths_low", "deaths_best", "deaths_high",
)  # fmt: skip
KEY = 7  # the first columns, by which rows are sorted and unique
TEXTS = ("actor", "side", "others", "country")
MOST_BYTES = 64 * 1024**2
MOST_COUNT = 1_000_000_000
LONGEST_NAME = 300
LONGEST_YAML, DEEPEST_YAML = 100_000, 10
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a cell


def ship(release: Release, names: Collection[str], folder: Path, name: str) -> Panel:
    """Write `panel/<name>.csv` and `.yaml` of these names into a dossier's folder and return what was written.

    What people wrote into a yaml that stands there (precision, citation, note) is kept.
    """
    panel = _restricted(figures.load(release.folder / "panel.parquet", names, regions=False), frozenset(names))
    if not len(panel):
        raise PanelError(f"{release.name}: holds no event of {', '.join(sorted(names))}")
    target = folder / "panel"
    target.mkdir(parents=True, exist_ok=True)
    stating = target / f"{name}.yaml"
    written = _read_yaml(stating) if stating.exists() else {}
    meta = _meta(release, panel, names, written)
    atomic.write(target / f"{name}.csv", _csv_bytes(panel))
    atomic.write(stating, _yaml_bytes(meta))
    return panel


def _restricted(panel: Panel, names: frozenset[str]) -> Panel:
    """The panel with `others` cut to the names themselves, rows that became equal summed, sorted."""
    sums: dict[tuple[Any, ...], list[int]] = {}
    for row in _rows(panel):
        actor, side, others, *rest = row[:KEY]
        kept = ";".join(o for o in others.split(";") if o in names)
        total = sums.setdefault((actor, side, kept, *rest), [0, 0, 0, 0])
        for i, value in enumerate(row[KEY:]):
            total[i] += value
    return _as_panel([(*key, *sums[key]) for key in sorted(sums)])


def _rows(panel: Panel) -> Iterator[tuple[Any, ...]]:
    return zip(*(getattr(panel, column).tolist() for column in COLUMNS), strict=True)


def _as_panel(rows: list[tuple[Any, ...]]) -> Panel:
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(COLUMNS, ())
    arrays: dict[str, Any] = {c: np.array(columns[c], dtype=np.str_ if c in TEXTS else np.int64) for c in COLUMNS}
    return Panel(**arrays)


def _csv_bytes(panel: Panel) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(panel):
        writer.writerow((*row[:5], month_text(row[5]), *row[6:]))
    return out.getvalue().encode()


def _meta(release: Release, panel: Panel, names: Collection[str], written: dict[str, Any]) -> dict[str, Any]:
    kept = written.get("scope", {})
    return {
        "release": release.name,
        "names": sorted(names),
        "scope": {
            "from": month_text(release.start),
            "to": month_text(release.stop),
            "countries": "world" if release.countries is None else sorted(release.countries),
            "precision": kept.get("precision", release.precision) if isinstance(kept, dict) else release.precision,
        },
        "licence": release.licence,
        "citation": written.get("citation", list(release.citations)),
        "rows": len(panel),
        "events": int(panel.of(names).events.sum()),
        "note": written.get("note", scope.note(release.precision)),
    }


def _yaml_bytes(meta: dict[str, Any]) -> bytes:
    import yaml

    text: str = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=110)
    return text.encode()


def load_shipped(folder: Path) -> tuple[Panel, PanelInfo] | None:
    """The panel in a dossier's folder, None where it has none; PanelError names file, line and column."""
    place = folder / "panel"
    tables = sorted(place.glob("*.csv")) if place.is_dir() else []
    if not tables:
        return None
    if len(tables) > 1:
        raise PanelError(f"{place}: holds {len(tables)} panels ({', '.join(t.name for t in tables)}); keep one")
    content = _content(tables[0], folder)
    panel = _read_csv(tables[0], content)
    stating = tables[0].with_suffix(".yaml")
    _content(stating, folder)
    return panel, _info(stating, _read_yaml(stating), panel, hashlib.sha256(content).hexdigest())


def _content(path: Path, folder: Path) -> bytes:
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise PanelError(f"{path}: leads out of the dossier's folder")
        if not path.is_file():
            raise PanelError(f"{path}: is absent; a panel needs its csv and its yaml")
        if path.stat().st_size > MOST_BYTES:
            raise PanelError(f"{path}: is over {MOST_BYTES // 1024**2} MB; that is no panel of figures")
        return path.read_bytes()
    except OSError as error:
        raise PanelError(f"{path}: {error.strerror}") from None


def _read_csv(path: Path, content: bytes) -> Panel:
    try:
        lines = content.decode("utf-8").splitlines(keepends=True)
    except UnicodeDecodeError:
        raise PanelError(f"{path}: is not UTF-8") from None
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise PanelError(f"{path}: line 1: the columns must be {','.join(COLUMNS)}")
        rows = [_parsed(path, reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise PanelError(f"{path}: line {reader.line_num}: {error}") from None
    _check_unique(path, rows)
    return _as_panel(rows)


def _check_unique(path: Path, rows: list[tuple[Any, ...]]) -> None:
    seen: set[tuple[Any, ...]] = set()
    for line, row in enumerate(rows, start=2):
        if row[:KEY] in seen:
            raise PanelError(f"{path}: row {line - 1}: stands twice (equal actor to country)")
        seen.add(row[:KEY])


def _parsed(path: Path, line: int, row: list[str]) -> tuple[Any, ...]:
    if len(row) != len(COLUMNS):
        raise PanelError(f"{path}: line {line}: {len(row)} cells instead of {len(COLUMNS)}")
    cell = dict(zip(COLUMNS, row, strict=True))

    def fail(column: str, why: str) -> PanelError:
        return PanelError(f"{path}: line {line}, column {column}: {cell[column][:40]!r} {why}")

    def whole(column: str, least: int, most: int) -> int:
        text = cell[column]
        if not (text.isascii() and text.isdigit() and len(text) <= 12 and least <= int(text) <= most):
            raise fail(column, f"is no whole number within {least}..{most}")
        return int(text)

    for column, names in (("actor", [cell["actor"]]), ("others", cell["others"].split(";") if cell["others"] else [])):
        if not all(n.strip() and len(n) <= LONGEST_NAME and not n.startswith(FORMULA) for n in names):
            raise fail(column, "is no name")
    if cell["side"] not in ("a", "b"):
        raise fail("side", "is neither a nor b")
    if cell["country"] and cell["country"] not in terms.codes():
        raise fail("country", "is no ISO3 code")
    try:
        month = parse_month(cell["month"])
    except ValueError as error:
        raise PanelError(f"{path}: line {line}, column month: {error}") from None
    deaths = [whole(c, 0, MOST_COUNT) for c in COLUMNS[8:]]
    if deaths != sorted(deaths):
        raise fail("deaths_best", "does not lie between deaths_low and deaths_high")
    return (
        cell["actor"], cell["side"], cell["others"],
        whole("type_of_violence", 1, 3), whole("gid", 1, priogrid.ROWS * priogrid.COLS), month, cell["country"],
        whole("events", 1, MOST_COUNT), *deaths,
    )  # fmt: skip


def _read_yaml(path: Path) -> dict[str, Any]:
    """A yaml file with every scalar as text; aliases are refused."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        if len(text) > LONGEST_YAML:
            raise PanelError(f"{path}: is over {LONGEST_YAML:,} characters long")
        depth = 0
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > DEEPEST_YAML:
                raise PanelError(f"{path}: aliases (*name) and deep nesting are not allowed")
        value = yaml.load(text, Loader=yaml.BaseLoader)  # builds texts, lists and maps only
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise PanelError(f"{path}: can't be read ({str(error).splitlines()[0]})") from None
    if not isinstance(value, dict):
        raise PanelError(f"{path}: must hold keys such as release, scope and licence")
    return value


def _info(path: Path, meta: dict[str, Any], panel: Panel, digest: str) -> PanelInfo:
    def text(where: Any, key: str) -> str:
        value = where.get(key) if isinstance(where, dict) else None
        if not isinstance(value, str) or not value:
            raise PanelError(f"{path}: {key}: is absent or no text")
        return value

    covered = meta.get("scope")
    try:
        start, stop = parse_month(text(covered, "from")), parse_month(text(covered, "to"))
    except ValueError as error:
        raise PanelError(f"{path}: scope: {error}") from None
    if start >= stop or (len(panel) and not (start <= panel.month.min() and panel.month.max() < stop)):
        raise PanelError(f"{path}: scope: the csv has months outside [from, to)")
    citations = meta.get("citation", [])
    if not (isinstance(citations, list) and citations and all(isinstance(c, str) for c in citations)):
        raise PanelError(f"{path}: citation: must list the publications to cite")
    if text(meta, "rows") != str(len(panel)):
        raise PanelError(f"{path}: rows: says {meta['rows']}, the csv has {len(panel)}")
    if text(meta, "events") != str(events := panel.of(set(panel.actor.tolist())).events.sum()):
        raise PanelError(f"{path}: events: says {meta['events']}, the csv has {events}")
    note = meta.get("note")
    note = note if isinstance(note, dict) else {}
    return PanelInfo(
        release=text(meta, "release"),
        origin="shipped",
        start=start,
        stop=stop,
        countries=_countries(path, covered.get("countries") if isinstance(covered, dict) else None),
        precision=text(covered, "precision"),
        licence=text(meta, "licence"),
        citations=tuple(citations),
        digest=digest,
        note_en=str(note.get("en", "")),
        note_ar=str(note.get("ar", "")),
    )


def _countries(path: Path, value: Any) -> frozenset[str] | None:
    if value == "world":
        return None
    if not (isinstance(value, list) and value and all(isinstance(c, str) and c in terms.codes() for c in value)):
        raise PanelError(f"{path}: scope: countries must be world or a list of ISO3 codes")
    return frozenset(value)
