"""The only place that opens a database: DuckDB in memory, with bounded memory, no extensions and no network.

Invariant: nothing is kept in a database; what lasts are parquet files. `engine` gives Ibis on DuckDB (costs a second to
import the first time), `plain` bare DuckDB for the quick reading of figures that already stand.
"""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import ibis.expr.types as ir
    from ibis.backends.duckdb import Backend

MEMORY = "1500MB"


def _config(scratch: Path | None, memory: str) -> dict[str, Any]:
    return {
        "memory_limit": memory,
        # spilling goes where the caller says, never to the working folder
        "temp_directory": str(scratch) if scratch else "",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
    }


@contextmanager
def engine(scratch: Path | None = None, memory: str = MEMORY) -> Iterator[Backend]:
    """Ibis on an in-memory DuckDB; `scratch` is a folder where it may spill what memory cannot hold."""
    import ibis

    con = ibis.duckdb.connect(**_config(scratch, memory))
    try:
        yield con
    finally:
        con.disconnect()


@contextmanager
def plain(memory: str = "300MB") -> Iterator[duckdb.DuckDBPyConnection]:
    """Bare DuckDB, for reading parquet files that Marsad wrote."""
    import duckdb

    con = duckdb.connect(":memory:", config=_config(None, memory))
    try:
        yield con
    finally:
        con.close()


def sql(con: Backend, expression: ir.Table) -> str:
    """An expression as this engine's SQL, each of its steps a select of its own.

    Ibis would fuse the steps and write a column's formula out wherever it is used; the engine would then run it anew.
    """
    import ibis

    fuse, ibis.options.sql.fuse_selects = ibis.options.sql.fuse_selects, False
    try:
        compiled: str = con.compile(expression)
    finally:
        ibis.options.sql.fuse_selects = fuse
    return compiled


def materialise(con: Backend, name: str, expression: ir.Table) -> ir.Table:
    """Run an expression once and keep its rows, in order, as a table in memory."""
    con.raw_sql(f'CREATE TABLE "{name}" AS {sql(con, expression)}')
    return con.table(name)


def write_parquet(con: Backend, expression: ir.Table, path: Path) -> None:
    """Write the rows of an expression to a parquet file."""
    con.raw_sql(f"COPY ({sql(con, expression)}) TO {literal(str(path))} (FORMAT parquet, COMPRESSION snappy)")


def literal(text: str) -> str:
    """A text as an SQL literal. Parameters would make DuckDB import pandas: a quarter of a second for one query."""
    return "'" + text.replace("'", "''") + "'"


def literal_path(path: Path) -> str:
    """A path for DuckDB's readers, which take `*`, `?` and `[` for patterns."""
    return glob.escape(str(path))


def rows(con: Backend, expression: ir.Table) -> list[tuple[Any, ...]]:
    """The rows of an expression as Python values; for few rows."""
    fetched: list[tuple[Any, ...]] = con.raw_sql(sql(con, expression)).fetchall()
    return fetched
