"""The Arabic specs of Recognizers-Text: the bars, over the cases that bench/specs_scope.py leaves in scope."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bench import specs
from bench.specs_judge import Case
from bench.specs_scope import RULES, outside


@pytest.mark.parametrize(
    ("folder", "files", "bar"), [("Number", specs.NUMBER_FILES, 0.85), ("DateTime", specs.DATE_FILES, 0.80)]
)
def test_the_bars_are_met(shared: Path, folder: str, files: dict[str, Callable[[Case], bool]], bar: float) -> None:
    hits = total = 0
    for name, right in files.items():
        inside = [case for case in specs.cases(folder, name) if not outside(case)]
        hits, total = hits + sum(map(right, inside)), total + len(inside)
    assert total > 400
    assert hits / total >= bar


def test_the_scope_is_as_the_page_says(shared: Path) -> None:
    """The page names each reason for which a case is left out, and none leaves out most of a file but the ordinals."""
    rows = [case for folder, files in (("Number", specs.NUMBER_FILES), ("DateTime", specs.DATE_FILES)) for name in files
            for case in specs.cases(folder, name)]  # fmt: skip
    reasons = [outside(case) for case in rows]
    assert {reason for reason, _ in RULES} == set(filter(None, reasons))
    assert (len(rows), reasons.count("")) == (1190, 967)
