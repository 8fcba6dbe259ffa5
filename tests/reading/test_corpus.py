"""The documents that rules are written and models trained from: each gold record stands in its text, in known slots."""

import json
from pathlib import Path
from typing import Any

import pytest

from marsad.model.proposal import LONGEST, TYPES
from marsad.reading.rank.choose import KEYS

FOLDER = Path(__file__).parent / "corpus"
DOCUMENTS = sorted(FOLDER.rglob("*-[0-9][0-9].json"))
LINES = {"military", "finance", "propaganda", "stabilization", "foreign-fighters", "humanitarian", "political", None}
OPEN = {"call": {"to"}, "meeting": {"place"}, "vote": {"symbol"}}  # keys that a record may leave out


def accepted(value: Any) -> list[Any]:
    return list(value["any"]) if isinstance(value, dict) else [value]


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_every_record_is_grounded_and_has_its_keys(lang: str) -> None:
    for path in (p for p in DOCUMENTS if p.parent.name == lang):
        document = json.loads(path.read_text(encoding="utf-8"))
        assert document["lang"] == lang
        for record in document["records"]:
            assert record["type"] in TYPES, path.name
            assert document["text"].count(record["quote"]) >= record.get("nth", 1), (path.name, record["quote"])
            assert 0 < len(record["quote"]) <= LONGEST
            missing = set(KEYS[record["type"]]) - set(record) - OPEN.get(record["type"], set())
            assert not missing, (path.name, record["quote"], missing)
            assert set(accepted(record.get("line"))) <= LINES, (path.name, record["quote"])


def test_the_unseen_documents_exist() -> None:
    names = [n for n in (FOLDER / "unseen.txt").read_text(encoding="utf-8").split("\n") if n and not n.startswith("#")]
    assert len(names) == 60
    assert set(names) <= {p.stem for p in DOCUMENTS}
