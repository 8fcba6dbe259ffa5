"""Files that nobody should trust: each gets one clear line, never a traceback, and nothing is written."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.dossier import layout
from marsad.dossier.check import check
from marsad.dossier.load import load, open_dossier
from marsad.dossier.write import write
from marsad.errors import DossierError
from tests.dossier import small
from tests.dossier.small import Plant, add, raw, swap


class Hostile(NamedTuple):
    plant: Plant
    code: str
    file: str


def link(name: str, target: str) -> Plant:
    def plant(root: Path) -> None:
        (root / name).unlink()
        (root / name).symlink_to(target)

    return plant


def link_folder(root: Path) -> None:
    outside = root.parent / "outside"
    (root / "tables").rename(outside)
    (root / "tables").symlink_to(outside)


def instead(name: str, make: Callable[[Path], object]) -> Plant:
    def plant(root: Path) -> None:
        (root / name).unlink()
        make(root / name)

    return plant


def link_in_panel(root: Path) -> None:
    (root / "panel").mkdir()
    (root / "panel/x.csv").symlink_to("/etc/passwd")


def no_tables(root: Path) -> None:
    (root / "tables").rename(root / "tabellen")


def sparse(name: str, size: int) -> Plant:
    def plant(root: Path) -> None:
        with (root / name).open("r+b") as file:
            file.truncate(size)

    return plant


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's path must be short
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


ACTORS = "tables/actors.csv"
HEADER = ",".join(layout.TABLES["crossings"])
HOSTILE = [
    Hostile(raw(ACTORS, "id,name_en\nA,Türkiye\n".encode("latin-1")), "file-encoding", ACTORS),
    Hostile(raw(ACTORS, "id,name_en\n".encode("utf-16")), "file-nul", ACTORS),
    Hostile(raw(ACTORS, b"id,name_en\nA,\0\n"), "file-nul", ACTORS),
    Hostile(raw(ACTORS, b""), "table-empty", ACTORS),
    Hostile(raw(ACTORS, b"\n\n\n"), "table-empty", ACTORS),
    Hostile(raw(ACTORS, b'id,"name\n'), "table-quote", ACTORS),
    Hostile(raw(ACTORS, b'id,name_en\nA,"x"y\n'), "table-quote", ACTORS),
    Hostile(raw(ACTORS, b"a" * 300_000), "cell-size", ACTORS),
    Hostile(raw(ACTORS, b"id,name_en\nA," + b"x" * 25_000 + b"\n"), "cell-size", ACTORS),
    Hostile(sparse(ACTORS, 200_000_000), "file-size", ACTORS),
    Hostile(
        raw("tables/crossings.csv", (HEADER + "\n" + "x,y,,,,,,,,\n" * 50_001).encode()),
        "table-rows",
        "tables/crossings.csv",
    ),
    Hostile(
        raw("tables/crossings.csv", (HEADER + "\n" + "x\n" * 7_000_000).encode()), "row-width", "tables/crossings.csv"
    ),
    Hostile(swap("crossings", "TUR;SYR", ";".join(["TUR"] * 501)), "list-size", "tables/crossings.csv"),
    Hostile(raw(ACTORS, b"id;name_en;name_ar;kind\nUSA;United States;;state\n"), "table-semicolons", ACTORS),
    Hostile(link(ACTORS, "/etc/passwd"), "file-link", ACTORS),
    Hostile(link(ACTORS, "/dev/zero"), "file-link", ACTORS),
    Hostile(link(ACTORS, "memberships.csv"), "file-link", ACTORS),
    Hostile(link(ACTORS, "actors.csv"), "file-link", ACTORS),
    Hostile(lambda root: (root / "notes").symlink_to("/etc"), "link-stray", "notes"),
    Hostile(lambda root: (root / "panel").symlink_to("/etc"), "file-link", "panel"),
    Hostile(link_in_panel, "file-link", "panel/x.csv"),
    Hostile(lambda root: (root / "panel").write_bytes(b""), "file-kind", "panel"),
    Hostile(link_folder, "file-link", "tables"),
    Hostile(instead(ACTORS, Path.mkdir), "file-kind", ACTORS),
    Hostile(instead(ACTORS, os.mkfifo), "file-kind", ACTORS),
    Hostile(instead(ACTORS, bound), "file-kind", ACTORS),
    Hostile(instead(ACTORS, lambda path: None), "file-absent", ACTORS),
    Hostile(no_tables, "tables-absent", "tables"),
    Hostile(raw("tables/actor.csv", b""), "file-unknown-near", "tables/actor.csv"),
    Hostile(raw("tables/readme", b""), "file-unknown", "tables/readme"),
    Hostile(raw("tables/\x1b[2J\n", b""), "file-unknown", "tables/\\x1b[2J\\x0a"),
    Hostile(raw("dossier.yaml", b"\xff\xfe"), "file-encoding", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: \0"), "file-nul", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: [1"), "yaml-syntax", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: \x07"), "yaml-syntax", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: 1\n---\nb: 2\n"), "yaml-documents", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: &x [1]\nb: *x\n"), "yaml-alias", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: !!python/object/apply:os.system [ls]\n"), "yaml-tag", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: " + b"[" * 100_000), "yaml-size", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: [" + b"1," * 60_000 + b"]"), "yaml-size", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"? [a]\n: 1\n"), "yaml-key", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"a: 1\na: 2\n"), "yaml-repeated-key", "dossier.yaml"),
    Hostile(raw("dossier.yaml", b"- a\n"), "yaml-mapping", "dossier.yaml"),
    Hostile(swap("dossier.yaml", "id: small", "id: [small]"), "yaml-scalar", "dossier.yaml"),
    Hostile(swap("dossier.yaml", "A small case", '"\\u202e"'), "cell-control", "dossier.yaml"),
    Hostile(swap("dossier.yaml", "regions:\n", "regions:\n  a b: {en: x, iso3: [IRQ]}\n"), "id-form", "dossier.yaml"),
]


def snapshot(root: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(root)): (
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() and path.lstat().st_size < 1e8 else b"",
        )
        for path in sorted(root.rglob("*"))
    }


@pytest.mark.parametrize("hostile", HOSTILE, ids=[f"{i}-{h.code}" for i, h in enumerate(HOSTILE)])
def test_a_broken_file_gets_one_clear_line(clean: Path, hostile: Hostile) -> None:
    hostile.plant(clean)
    before = snapshot(clean)
    started = time.monotonic()
    problems = check(load(clean))
    assert time.monotonic() - started < 10
    mine = [p for p in problems if p.code == hostile.code and p.file == hostile.file]
    assert mine, [str(p) for p in problems]
    assert all(str(p).isprintable() for p in problems)
    if any(p.blocks for p in problems):
        with pytest.raises(DossierError):
            open_dossier(clean)
        with pytest.raises(DossierError):
            write(load(clean), drop={"crossings": ["gate"]})
    assert snapshot(clean) == before


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (lambda root: (root / "dossier.yaml").unlink(), "there is no dossier.yaml"),
        (instead("dossier.yaml", Path.mkdir), "something else stands"),
        (instead("dossier.yaml", os.mkfifo), "something else stands"),
        (link("dossier.yaml", "/etc/passwd"), "a link"),
        (sparse("dossier.yaml", 200_000_000), "200.0 MB"),
    ],
)
def test_without_a_dossier_yaml_there_is_nothing_to_check(clean: Path, plant: Plant, words: str) -> None:
    plant(clean)
    with pytest.raises(DossierError, match=words) as raised:
        load(clean)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["absent", "small/dossier.yaml", "zero\0byte", "x" * 5_000])
def test_a_path_that_is_no_folder_is_refused(clean: Path, name: str) -> None:
    with pytest.raises(DossierError) as raised:
        load(clean.parent / name)
    assert "\n" not in str(raised.value)


def test_a_file_without_permission_is_named(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission is taken away in the call, since a test run by root may read everything."""
    opened = os.open

    def denied(path: str, flags: int, *rest: int, **more: int) -> int:
        if path == "actors.csv":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", denied)
    (problem,) = load(clean).problems
    assert (problem.code, problem.file) == ("file-unreadable", ACTORS)
    assert "Permission denied" in problem.what


def test_a_hundred_thousand_faults_cost_seconds_not_hours(clean: Path) -> None:
    rows = (f"x{i},NOBODY-{i},PACTT{i},20190{i},,membr{i},lost{i},,x{i}," for i in range(40_000))
    add("memberships", *rows)(clean)
    again = (f"y{i},FRA,PACT,2014-09,,,,,," for i in range(9_000))
    add("memberships", *again)(clean)
    for i in range(2_000):
        (clean / f"tables/t{i}.csv").touch()
    started = time.monotonic()
    problems = check(load(clean))
    assert time.monotonic() - started < 10
    assert sum(p.code == "more-of-the-same" for p in problems) >= 6
    assert len(problems) < 1_500


def test_the_folder_itself_may_be_reached_by_a_link(clean: Path) -> None:
    (clean.parent / "link").symlink_to(clean)
    assert check(load(clean.parent / "link")) == []


def test_html_is_text(clean: Path) -> None:
    swap("actors", "Türkiye", "<script>alert(1)</script>")(clean)
    assert check(load(clean)) == []


def test_line_ends_quotes_marks_and_order_of_columns_do_not_matter(clean: Path) -> None:
    import csv
    import io

    rows = list(csv.DictReader(io.StringIO(small.TABLES["actors"])))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0])[::-1], lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows[::-1])
    ledger = load(clean).ledger
    (clean / ACTORS).write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode())
    assert check(load(clean)) == []
    assert load(clean).ledger == ledger


def outcome(root: Path) -> None:
    """Read and check: every outcome is allowed but a traceback or an unprintable line."""
    lines: list[str]
    try:
        lines = [str(problem) for problem in check(load(root))]
    except DossierError as error:
        lines = [str(error)]
    assert all(line.isprintable() for line in lines)


FUZZ = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
FILES = st.sampled_from(["dossier.yaml", *(f"tables/{name}.csv" for name in layout.TABLES)])
HARD = st.sampled_from(
    [*'",;\n\r\t/.-=&*!{}[]:#\0', "\u202e", "\ufeff", "٣", "9" * 400, "1e9", "..", "0000", "9999-12-31", "-"]
)


@FUZZ
@given(file=FILES, content=st.binary(max_size=300))
def test_any_bytes_are_survived(clean: Path, file: str, content: bytes) -> None:
    whole = (clean / file).read_bytes()
    (clean / file).write_bytes(content)
    outcome(clean)
    (clean / file).write_bytes(whole)


@FUZZ
@given(file=FILES, place=st.floats(0, 1), cut=st.integers(0, 12), piece=st.one_of(st.text(max_size=8), HARD))
def test_any_edit_is_survived(clean: Path, file: str, place: float, cut: int, piece: str) -> None:
    whole = (clean / file).read_bytes()
    at = int(place * len(whole))
    (clean / file).write_bytes(whole[:at] + piece.encode("utf-8", "surrogatepass") + whole[at + cut :])
    outcome(clean)
    (clean / file).write_bytes(whole)


@FUZZ
@given(
    table=st.sampled_from(list(layout.TABLES)),
    cells=st.lists(
        st.one_of(st.text(max_size=12), HARD, st.sampled_from(["FRA", "PACT", "v-yes", "2021", "5", "yes"])),
        min_size=14,
        max_size=14,
    ),
)
def test_any_row_is_survived(clean: Path, table: str, cells: list[str]) -> None:
    import csv
    import io

    path = clean / f"tables/{table}.csv"
    whole = path.read_bytes()
    text = io.StringIO()
    csv.writer(text).writerow(["new", *cells][: len(layout.TABLES[table])])
    path.write_bytes(whole + text.getvalue().encode("utf-8", "surrogatepass"))
    outcome(clean)
    path.write_bytes(whole)


def test_add_is_no_fault_by_itself(clean: Path) -> None:
    add("crossings", "third,A third gate,,,,,,,,")(clean)
    assert check(load(clean)) == []


KEYS = st.sampled_from(
    [
        *("marsad", "id", "title", "coalition", "organization", "lines", "regions", "windows", "profile", "assertions"),
        *("en", "ar", "iso3", "except", "from", "to", "opens", "closes", "core", "councils", "comparable", "collected"),
        *("body", "seats", "majority", "veto", "kind", "figure", "difference", "why", "home", "repatriations"),
    ]
)
SCALARS = st.one_of(
    st.text(max_size=6),
    st.integers(),
    st.sampled_from(
        ["PACT", "BAND", "home", "2019-02", "2019-01/2021-12", "first-meeting", "members-2022", "IRQ", "", None]
    ),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@FUZZ
@given(tree=st.dictionaries(KEYS, TREES, max_size=6), keep=st.booleans())
def test_any_yaml_of_known_keys_is_survived(clean: Path, tree: dict[str, object], keep: bool) -> None:
    import yaml

    whole = yaml.load(small.YAML, Loader=yaml.BaseLoader) if keep else {}
    (clean / "dossier.yaml").write_text(yaml.safe_dump(whole | tree, allow_unicode=True), encoding="utf-8")
    outcome(clean)
    (clean / "dossier.yaml").write_text(small.YAML, encoding="utf-8")
