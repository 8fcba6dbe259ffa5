"""Documents and proposals for the tests of judging, written by hand in three languages, on the small dossier."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

ENGLISH = "France was absent from the meeting. More than 10,000 fighters are held in Syria. They will meet again."
ARABIC = "غابت فرنسا عن الاجتماع. قرابة 10 آلاف من المقاتلين محتجزون في سوريا. وكفى."
FRENCH = "La France était absente de la réunion. Plus de 10 000 combattants sont détenus en Syrie. Voilà."
FEWER = "The paper says that about 9,000 fighters are held in Syria. It gives no source."

ABSENT = {"type": "attendance", "actor": "FRA", "status": "absent", "polarity": "negated"}
HELD = {"type": "figure", "what": "detained-fighters", "value": 10000, "place": "SYR"}
RECORDS: dict[str, list[dict[str, Any]]] = {
    "en": [
        ABSENT | {"quote": "France was absent"},
        HELD | {"quote": "More than 10,000 fighters are held in Syria", "approx": "at-least"},
    ],
    "ar": [
        ABSENT | {"quote": "غابت فرنسا"},
        HELD | {"quote": "قرابة 10 آلاف من المقاتلين محتجزون في سوريا", "approx": "about"},
    ],
    "fr": [
        ABSENT | {"quote": "France était absente"},
        HELD | {"quote": "Plus de 10 000 combattants sont détenus en Syrie", "approx": "at-least"},
    ],
    "fewer": [HELD | {"quote": "about 9,000 fighters are held in Syria", "value": 9000, "approx": "about"}],
}
TEXTS = {"en": ENGLISH, "ar": ARABIC, "fr": FRENCH, "fewer": FEWER}


def lay(folder: Path, name: str, text: str = "", records: list[dict[str, Any]] | None = None) -> Path:
    """Write a document and the file of its proposals, as `marsad read --out` does; returns the latter."""
    text = text or TEXTS[name]
    records = RECORDS[name] if records is None else records
    document = folder / f"{name}.txt"
    document.write_text(text, encoding="utf-8")
    placed = [{"start": text.index(r["quote"]), "end": text.index(r["quote"]) + len(r["quote"]), **r} for r in records]
    made = {
        "document": str(document),
        "lang": "",
        "date": "2021-06-28",
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "reader": "0",
        "records": placed,
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
    return path


def rows(dossier: Path, table: str) -> list[str]:
    """The lines of a table."""
    return (dossier / "tables" / f"{table}.csv").read_text(encoding="utf-8").splitlines()
