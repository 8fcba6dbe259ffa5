"""The reference page says what the code does: every table, column, code and key; its examples are a clean dossier."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from pathlib import Path

import pytest

from marsad.dossier import layout
from marsad.dossier import scene as scenes
from marsad.dossier.check import check
from marsad.dossier.load import load
from marsad.model.dates import parse_edtf
from marsad.terms import codelists

PAGE = (Path(__file__).parents[2] / "docs/reference/dossier.md").read_text(encoding="utf-8")
WORDS = {  # how the page says what a kind of column holds
    "id": r"id$",
    "text": r"(text|as in|the words|anything|currency code)",
    "date": r"date\b",
    "number": r"number\b",
    "signed": r"number\b",
    "count": r"count\b",
    "country": r"country code",
    "name": r"the names under which event data know",
    "url": r"web address",
    "lang": r"language code",
    "hash": r"SHA-256",
    "latitude": r"latitude",
    "longitude": r"longitude",
    "addressee": r"to whom: actors, ids of regions, or `members`",
}


def section(title: str) -> str:
    """The part of the page under a heading, up to the next one."""
    return re.split(r"\n#+ ", PAGE.split(f"# {title}\n", 1)[1], maxsplit=1)[0]


def rows(text: str) -> list[list[str]]:
    """The rows of the first Markdown table in a text, without its head."""
    from_table = dropwhile(lambda line: not line.startswith("|"), text.splitlines())
    lines = list(takewhile(lambda line: line.startswith("|"), from_table))
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def documented(table: str) -> dict[str, tuple[str, bool]]:
    return {row[0].strip("`"): (row[1], row[2] == "yes") for row in rows(section(table))}


@pytest.mark.parametrize("table", list(layout.TABLES))
def test_every_column_is_documented_in_order(table: str) -> None:
    own = [c for c in layout.TABLES[table] if table == "sources" or c not in layout.EVIDENCE_COLUMNS]
    assert list(documented(table)) == own


def test_the_evidence_columns_are_documented() -> None:
    assert list(documented("Evidence")) == list(layout.EVIDENCE_COLUMNS)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (t, c)
        for t, columns in layout.TABLES.items()
        for c in columns
        if t == "sources" or c not in layout.EVIDENCE_COLUMNS
    ]
    + [("Evidence", c) for c in layout.EVIDENCE_COLUMNS],
)
def test_a_column_holds_what_the_page_says(table: str, column: str) -> None:
    spec = layout.EVIDENCE_COLUMNS[column] if table == "Evidence" else layout.TABLES[table][column]
    says, required = documented(table)[column]
    assert required == spec.required
    assert spec.several == says.endswith("; several") or spec.kind == "lang"
    if spec.kind == "code":
        listed = re.findall(r"`([^`]+)`", says.split(": head")[0].split("; empty is")[0])
        assert tuple(listed) == codelists.codes(spec.of)
    elif spec.kind == "ref":
        assert re.match(rf"reference to `{spec.of}`", says)
    else:
        assert re.match(WORDS[spec.kind], says)


def test_every_key_of_the_yaml_is_documented() -> None:
    text = section("dossier.yaml")
    keys = {row[0].strip("`"): row[2] == "yes" for row in rows(text.split("\n**A region**")[0])}
    assert keys == dict(scenes.KEYS)
    profile = rows(text.split("**The profile**")[1])
    assert [row[0].strip("`") for row in profile] == list(scenes.PROFILE_KEYS)
    for key in (*scenes.REGION_KEYS, *scenes.WINDOW_KEYS, *scenes.COUNCIL_KEYS, *scenes.ASSERTION_KEYS):
        assert f"`{key}`" in text
    assert f"one of `{'`, `'.join(codelists.codes('assertions.kind'))}`" in text


def test_the_evidence_statuses_are_documented() -> None:
    text = section("Evidence").split("**evidence status**")[1]
    assert tuple(row[0].strip("`") for row in rows(text)) == codelists.codes("evidence")


def test_the_limits_are_those_of_the_code() -> None:
    files = section("Files")
    for text in (
        f"{layout.TABLE_BYTES // 1_000_000} MB and {layout.TABLE_ROWS:,} rows",
        f"{layout.CELL_CHARACTERS:,} characters",
        f"{layout.LIST_ITEMS} values",
        f"dossier.yaml\n  {layout.DOSSIER_FILE_BYTES // 1_000_000} MB",
    ):
        assert text in files
    assert f"at most {layout.QUOTE_CHARACTERS} characters" in section("Evidence")
    assert f"{layout.FIRST_YEAR} to {layout.LAST_YEAR}" in section("Dates")
    for table in layout.REQUIRED_TABLES:
        assert re.search(rf"{table}\.csv\s+required", files)


def test_the_dates_shown_are_dates() -> None:
    shown = [text for row in rows(section("Dates")) for text in re.findall(r"`([^`]+)`", row[0])]
    assert len(shown) == 7
    for text in shown:
        assert parse_edtf(text)


def blocks(page: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page, flags=re.DOTALL)


@pytest.fixture
def examples(tmp_path: Path) -> Path:
    """The page's examples laid out as a dossier."""
    root = tmp_path / "example"
    (root / "tables").mkdir(parents=True)
    (yaml,) = blocks(PAGE, "yaml")
    (root / "dossier.yaml").write_text(yaml, encoding="utf-8")
    for table in layout.TABLES:
        (text,) = blocks(section(table), "csv")
        (root / f"tables/{table}.csv").write_text(text, encoding="utf-8")
    return root


def test_the_examples_are_a_clean_dossier_with_a_row_in_every_table(examples: Path) -> None:
    dossier = load(examples)
    assert [str(problem) for problem in check(dossier)] == []
    for table in layout.TABLES:
        assert dossier.rows[table].header == tuple(layout.TABLES[table])
        assert dossier.rows[table].rows
        ids = [row.id for row in dossier.rows[table].rows]
        assert ids == sorted(ids)
