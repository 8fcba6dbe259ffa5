"""The connection: bounded, closed to the network, and with paths taken literally."""

from pathlib import Path

import duckdb
import pytest

from marsad.warehouse import connect


def test_rows_and_files_through_the_engine(tmp_path: Path) -> None:
    folder = tmp_path / "it's [odd] *"
    folder.mkdir()
    (folder / "a.csv").write_text("x\n1\n2\n")
    with connect.engine(tmp_path / "spill") as con:
        table = connect.materialise(con, "t", con.read_csv(connect.literal_path(folder / "a.csv")))
        assert connect.rows(con, table.aggregate(n=table.x.sum())) == [(3,)]
        connect.write_parquet(con, table, folder / "a.parquet")
    with connect.plain() as con:
        path = connect.literal_path(folder / "a.parquet")
        assert con.execute("SELECT x FROM read_parquet(?) ORDER BY x", [path]).fetchall() == [(1,), (2,)]


def test_a_pattern_reads_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("x\n1\n")
    with connect.engine() as con, pytest.raises(duckdb.IOException):
        con.read_csv(connect.literal_path(tmp_path / "*.csv"))


def test_no_extension_is_fetched() -> None:
    with connect.plain() as con, pytest.raises(duckdb.Error):
        con.execute("SELECT * FROM read_parquet('https://example.invalid/a.parquet')")


def test_steps_are_not_fused() -> None:
    """A column that is used twice must be computed once: the import's speed rests on it."""
    import ibis

    with connect.engine() as con:
        table = ibis.table({"x": "float64"}, name="t")
        step = table.mutate(y=table.x.floor())
        sql = connect.sql(con, step.mutate(a=step.y + 1, b=step.y + 2))
        assert sql.count("FLOOR") == 1
        assert ibis.options.sql.fuse_selects


def test_memory_is_bounded() -> None:
    with connect.plain(memory="50MB") as con, pytest.raises(duckdb.OutOfMemoryException):
        con.execute("SELECT list(range) FROM range(100000000)").fetchall()
