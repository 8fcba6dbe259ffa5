"""The log: whole lines or none, one writer, nothing but a plain file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import DossierError
from marsad.reading.judge.log import NAME, LogError, opened, read_events


def test_what_is_added_is_read_in_order(tmp_path: Path) -> None:
    with opened(tmp_path) as log:
        log.add({"a": "غابت"})
        log.add({"b": 2})
    assert read_events(tmp_path) == [(1, {"a": "غابت"}), (2, {"b": 2})]
    assert (tmp_path / NAME).read_text(encoding="utf-8") == '{"a": "غابت"}\n{"b": 2}\n'


def test_no_log_is_no_answers(tmp_path: Path) -> None:
    assert read_events(tmp_path) == []


@given(st.integers(0, 60))
def test_a_line_that_was_cut_off_was_never_written(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    folder = tmp_path_factory.mktemp("log")
    with opened(folder) as log:
        log.add({"n": 1})
        log.add({"n": 2, "long": "x" * 30})
    path = folder / NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - min(cut, len(whole))])
    left = [event["n"] for _, event in read_events(folder)]
    assert left == [1, 2][: len(left)]
    with opened(folder) as log:
        log.add({"n": 3})
    assert [event["n"] for _, event in read_events(folder)] == [*left, 3]
    assert all(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def test_two_cannot_judge_at_once(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(DossierError, match="another `marsad judge` is at work"), opened(tmp_path):
        pass


def test_a_link_or_a_pipe_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DossierError, match="cannot be written here"), opened(tmp_path):
        pass
    with pytest.raises(LogError, match="a link"):
        read_events(tmp_path)
    assert not (tmp_path / "elsewhere").exists()
    (tmp_path / NAME).unlink()
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(LogError, match="a pipe"):
        read_events(tmp_path)
    with pytest.raises(DossierError, match="no plain file"), opened(tmp_path):
        pass


@pytest.mark.parametrize("line", [b"{", b"[]", b"7", b"\xff", b'{"x": NaN}', b"[" * 100_000])
def test_a_broken_line_is_named(tmp_path: Path, line: bytes) -> None:
    (tmp_path / NAME).write_bytes(b'{"n": 1}\n' + line + b"\n")
    with pytest.raises(LogError, match=r"judged\.jsonl, line 2: this is no answer in JSON") as error:
        read_events(tmp_path)
    assert error.value.line == 2
