"""`marsad read` on hostile files: one clear line or proposals, and nothing written outside the folder named."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from marsad.cli.main import marsad
from marsad.reading import source
from tests import hostile

CONTENTS = {
    "brackets": hostile.nested(100_000).encode() + b" France voted. ",
    "digits": b"killed " + b"1" * 100_000,
    "bidi": ("\u202eFrance\u202c \u2066urges\u2069 Iran to stop. " * 200).encode(),
    "zalgo": ("Z\u0300\u0301\u0302\u0303" * 5000 + " resolution 2254").encode(),
    "nul": b"France\0urges\0Iran " * 100,
    "surrogates": b"\xed\xa0\x80\xed\xb0\x80 resolution 2254 " * 50,
    "broken": bytes(range(256)) * 40,
    "empty": b"",
    "one-line": hostile.heap("ar", 20_000, "، ").encode(),
    "..": b"resolution 2254",
    "\u202etxt": b"resolution 2254",
}


def tree(folder: Path) -> set[str]:
    """Every path below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_hostile_files_give_proposals_or_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    monkeypatch.chdir(inside)
    for name, content in CONTENTS.items():
        (inside / f"{name}.txt").write_bytes(content)
    before = tree(tmp_path)
    names = [f"{name}.txt" for name in CONTENTS]
    result = CliRunner().invoke(marsad, ["read", *names, "--out", "out", "--date", "2021-06-28"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert result.exit_code in (0, 2)
    assert "Traceback" not in result.output
    assert not {"\u202e", "\0", "\x1b"} & set(result.output)
    written = tree(tmp_path) - before
    assert written
    assert all(Path(path).parts[:2] == ("in", "out") for path in written)
    for path in written:
        if path.endswith(".json"):
            told = json.loads((tmp_path / path).read_text(encoding="utf-8"))
            text = source.text_of(told["document"])
            assert all(text[r["start"] : r["end"]] == r["quote"] for r in told["records"])


def test_a_text_longer_than_a_document_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"France " * (source.LONGEST // 7 + 1))
    result = CliRunner().invoke(marsad, ["read", str(path)])
    assert result.exit_code == 2
    assert result.output == f"marsad: {path}: it has 2,000,005 characters; a document has 2,000,000 at most; split it\n"
