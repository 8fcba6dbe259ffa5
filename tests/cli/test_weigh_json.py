"""The contract of `marsad weigh --json`: every key that comes out is documented, and every documented key exists."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.observatory.answer import Answer
from marsad.observatory.open import Observatory
from marsad.terms.codelists import codes
from tests import answers
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "reference" / "weigh-json.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL))
PATHS = {
    path
    for name, body in SECTIONS.items()
    if name != "Details"
    for cell in re.findall(r"^\| (`.+?) \|", body, re.MULTILINE)
    for path in re.findall(r"`([^`]+)`", cell)
}
DETAILS = {
    name: set(re.findall(r"`([a-z_0-9]+)`", keys))
    for name, keys in re.findall(r"^\| `(\w+)` \| (.+) \|$", SECTIONS["Details"], re.MULTILINE)
}


@pytest.fixture(scope="module")
def made(example: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The JSON of several answers: the worked case, hand-made ones, one without events."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_HOME", str(tmp_path_factory.mktemp("home")))
        worked = Observatory.open(example).weigh()
    several: list[Answer] = [
        worked,
        answers.answer(),
        answers.answer(events_stop="2020-07"),
        answers.answer(shrinks=False),
    ]
    return [json.loads(json.dumps(a.as_json(), allow_nan=False)) for a in several]


def stands(path: str, documented: set[str]) -> str | None:
    """The documented path that covers a real one, `*` standing for any key."""
    for known in documented:
        pattern = re.escape(known).replace(r"\*", r"[^.\[\]]+")
        if re.fullmatch(pattern, path):
            return known
    return None


def leaves(value: Any, path: str, documented: set[str]) -> Iterator[str]:
    """The paths of all leaves; what is documented as a whole is not entered."""
    whole = stands(path, documented)
    if whole or not isinstance(value, dict | list):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key, documented)
    elif value and isinstance(value[0], dict | list):
        for inner in value:
            yield from leaves(inner, f"{path}[]", documented)
    elif value:
        yield path


def test_every_key_is_documented(made: list[Any]) -> None:
    unknown = {p for value in made for p in leaves(value, "", PATHS) if stands(p, PATHS) is None}
    assert unknown == set()


def test_every_documented_key_exists(made: list[Any]) -> None:
    seen = {stands(p, PATHS) for value in made for p in leaves(value, "", PATHS)}
    assert PATHS - seen == set()


def test_details_are_documented_by_dimension(made: list[Any]) -> None:
    assert set(DETAILS) == set(codes("dimensions"))
    for value in made:
        for d in value["dimensions"]:
            assert set(d["details"]) <= DETAILS[d["id"]], d["figure"]


def test_every_dimension_stands_in_every_place_with_a_figure_or_a_reason(made: list[Any]) -> None:
    for value in made:
        places = {"all", *value["regions"]}
        assert {(d["id"], d["region"]) for d in value["dimensions"]} == {
            (i, r) for i in codes("dimensions") for r in places
        }
        for d in value["dimensions"]:
            for part in ("before", "after", "change"):
                assert "missing" in d[part] or {"value", "call"} & set(d[part]), d["figure"]


def test_intervals_hold_their_values_and_shares_their_bounds(made: list[Any]) -> None:
    for value in made:
        for d in value["dimensions"]:
            kinds = [d["before"], d["after"], *(d["change"].get(kind, {}) for kind in ("ratio", "difference"))]
            for numbers in kinds:
                if "value" in numbers:
                    assert numbers["low"] <= numbers["value"] <= numbers["high"], d["figure"]
        assert 0 <= value["verdict"]["share_organization"] + value["verdict"]["share_coalition"] <= 1.0001
