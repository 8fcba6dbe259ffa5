"""Files of proposals, logs and keys that nobody should have made: one clear line each, and a clean dossier."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.reading.judge.claims import KINDS
from tests.cli.conftest import Marsad
from tests.dossier import small
from tests.reading.judge import desk


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "this is no JSON"),
        (b"\xff\xfe", "this is no JSON"),
        (b"[" * 100_000, "this is no JSON"),
        (b"[]", "these are no proposals"),
        (b'{"records": []}', "`document` or `records` is absent"),
        (b'{"document": "\\u001b[2J", "records": []}', "is not here"),
        (b'{"document": "' + b"x" * 100_000 + b'", "records": []}', "is not here"),
        (b'{"document": "\\u0000", "records": []}', "is not here"),
        (b'{"document": 7, "records": {}}', "`document` or `records` is absent"),
    ],
)
def test_a_hostile_file_of_proposals_is_one_line(
    marsad: Marsad, dossier: Path, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    result = marsad("judge", dossier, path, "--by", "AB")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert reason in result.err
    assert "\x1b" not in result.err


def test_a_file_of_a_gigabyte_is_not_read(marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    result = marsad("judge", dossier, path, "--by", "AB")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "1,000.0 MB, more than the 16 MB allowed" in result.err


def test_records_that_the_text_does_not_hold_are_left_out_and_counted(
    marsad: Marsad, dossier: Path, tmp_path: Path
) -> None:
    path = desk.lay(tmp_path, "en")
    made = json.loads(path.read_text(encoding="utf-8"))
    good = made["records"][0]
    bad = [None, {}, good | {"start": 5}, good | {"start": True}, good | {"quote": ""}, good | {"actor": {"a": 1}}]
    bad += [good | {"type": "gossip"}, good | {"actor": "x\x1b[2J"}, good | {"actor": "F" * 1000}]
    made["records"] = [*bad, good]
    path.write_text(json.dumps(made).replace('"confidence": 0', '"confidence": NaN'), encoding="utf-8")
    result = marsad("judge", dossier, path, "--list")
    assert result.err == "marsad: en.txt: 9 records that its text does not hold are left out.\n"
    assert "1 open" in result.out


SLOT_VALUES = st.one_of(
    st.text(max_size=20),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.none(),
    st.lists(st.sampled_from(["FRA", "USA", "\u202e", "x"]), max_size=3),
    st.sampled_from(
        ["FRA", "SYR", "2021-06-28", "soon", "minister", "host", "absent", "UNSCR 3", "=1+1", "-", "USD", "bab"]
    ),
)
SLOTS = sorted({slot for kind in KINDS.values() for slot in kind.slots})
WILD = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted(KINDS)), "quote": st.sampled_from(desk.ENGLISH.split(". "))},
    optional={slot: SLOT_VALUES for slot in SLOTS} | {"polarity": SLOT_VALUES, "start": SLOT_VALUES},
)
MORE = st.dictionaries(st.sampled_from(SLOTS), st.sampled_from(["minister", "present", "2021", "thing", 7]), max_size=1)
TAME = st.builds(lambda record, more: record | more, st.sampled_from(desk.RECORDS["en"]), MORE)
HOSTILE = st.one_of(WILD, TAME, TAME)
KEYS = st.lists(
    st.sampled_from(["a", "a", "a", "n", "e", "r", "u", "s", "?", "", "-", "x", "2021", "bab", "10000", "غ"])
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(HOSTILE, max_size=4), keys=KEYS, lang=st.sampled_from(["ar", "en"]))
def test_whatever_is_proposed_and_typed_the_dossier_stays_clean(
    marsad: Marsad,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    records: list[dict[str, object]],
    keys: list[str],
    lang: str,
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    root = small.lay(folder / "small")
    path = desk.lay(folder, "en", desk.ENGLISH, records)
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(keys)))
    result = marsad("judge", root, path, "--by", "AB", "--lang", lang)
    assert (result.code, "should not have happened" in result.err) == (0, False)
    assert not any(unicodedata.category(c) == "Cc" for c in result.out.replace("\n", ""))
    assert marsad("judge", root, path, "--list", "--lang", lang).code == 0
    assert marsad("judge", root, path, "--json").code == 0
    assert {p["code"] for p in json.loads(marsad("check", root, "--json").out)["problems"]} <= {"judged-conflict"}


def test_a_broken_log_is_one_line_and_a_problem_of_the_dossier(marsad: Marsad, dossier: Path, tmp_path: Path) -> None:
    (dossier / "judged.jsonl").write_bytes(b'{"event": "answer"}\n')
    result = marsad("judge", dossier, desk.lay(tmp_path, "en"), "--by", "AB")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "judged.jsonl, line 1: `verdict` is no text" in result.err
    checked = marsad("check", dossier)
    assert checked.code == 1
    assert "judged.jsonl:1" in checked.out
