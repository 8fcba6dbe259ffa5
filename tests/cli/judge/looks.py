"""Looking into a dossier after it was judged."""

from __future__ import annotations

import csv
import json
from pathlib import Path


def table(dossier: Path, name: str) -> dict[str, dict[str, str]]:
    with (dossier / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def one(rows: dict[str, dict[str, str]], prefix: str) -> dict[str, str]:
    found = [row for row_id, row in rows.items() if row_id.startswith(prefix)]
    assert len(found) == 1
    return found[0]


def events(dossier: Path) -> list[dict[str, object]]:
    log = dossier / "judged.jsonl"
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
