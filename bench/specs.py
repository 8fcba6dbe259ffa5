"""How many Arabic number and date specs of Recognizers-Text are read right, beside what a user would pick instead.

The specs (MIT) lie in the shared folder (reading/gold/recognizers_text_arabic/Specs) and are not ours to ship. Which
cases are in scope, and why the others are not, is said in docs/reference/text-numbers.md and decided by
bench/specs_scope.py. Rivals that cannot be imported are skipped with a line; MARSAD_RIVALS may name a folder of
packages to look in as well (the site-packages of an environment with text2num, word2number and pyarabic).
`python -m bench.specs -v` lists what we miss.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.text import number_cases
from tests.text.number_cases import CASES

from bench.specs_judge import Case, date_right, number_right, ordinal_right, percent_right, range_right
from bench.specs_scope import outside

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SPECS = SHARED / "reading/gold/recognizers_text_arabic/Specs"
BARS = {"numbers": 0.85, "dates": 0.80}
NUMBER_FILES: dict[str, Callable[[Case], bool]] = {
    "NumberModel": number_right,
    "OrdinalModel": ordinal_right,
    "PercentModel": percent_right,
    "NumberRangeModel": range_right,
}
DATE_FILES: dict[str, Callable[[Case], bool]] = dict.fromkeys(
    ("DateParser", "DateExtractor", "DatePeriodParser", "DatePeriodExtractor"), date_right
)


def cases(folder: str, name: str) -> list[Case]:
    """The cases of one file, numbered as they stand in it."""
    rows = json.loads((SPECS / folder / "Arabic" / f"{name}.json").read_text(encoding="utf-8-sig"))
    return [Case(name, k, row) for k, row in enumerate(rows)]


def share(name: str, right: int, of: int, more: str = "") -> None:
    """Print one line of the table."""
    print(f"  {name:34} {right:4}/{of:<4} {right / of:6.1%} {more}")  # noqa: T201


def measure(folder: str, name: str, right: Callable[[Case], bool], verbose: bool) -> tuple[int, int]:
    """Ours on one file: the cases in scope that are right, and how many are in scope."""
    rows = cases(folder, name)
    inside = [case for case in rows if not outside(case)]
    good = [case for case in inside if right(case)]
    share(f"{name}, in scope", len(good), len(inside), f"({len(rows)} in the file)")
    for reason, count in Counter(filter(None, map(outside, rows))).most_common():
        print(f"      {count:3} out of scope: {reason}")  # noqa: T201
    if verbose:
        for case in (c for c in inside if c not in good):
            print(f"      {case.name} {case.number}: {case.text!r} {case.said()}")  # noqa: T201
    return len(good), len(inside)


def dateparser_right(case: Case) -> bool:
    """dateparser's search, judged like ours; its dates are whole days, so the day itself is what is asked of it."""
    from dateparser.search import search_dates

    settings = {
        "RELATIVE_BASE": dt.datetime.combine(case.reference, dt.time()),
        "DATE_ORDER": "DMY",
        "PREFER_DAY_OF_MONTH": "first",
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = search_dates(case.text, languages=["ar"], settings=settings) or []
    at, mentions = 0, []
    for words, day in found:
        start = case.text.find(words, at)
        at = max(start, 0) + len(words)
        mentions.append((max(start, 0), at, day.date().isoformat()))
    return date_right(case, mentions, loose=True)


def pyarabic_right(case: Case) -> bool:
    """pyarabic's reader of number words, given the very words of the number (it finds none in a text)."""
    number = importlib.import_module("pyarabic.number")
    return all(abs(float(number.text2number(words)) - value) <= 1e-9 * abs(value) for words, value in case.values())


def rivals() -> None:
    """The number parsers for English and French on our own table of phrases; those absent are named."""
    for package, lang, read in (
        ("text_to_num", "en", lambda m, t: m.text2num(t, "en")),
        ("text_to_num", "fr", lambda m, t: m.text2num(t, "fr")),
        ("word2number.w2n", "en", lambda m, t: m.word_to_num(t)),
    ):
        rows = [r for r in CASES[lang] if r.kind == "cardinal" and not any(c.isdigit() for c in r.words)]
        try:
            module = importlib.import_module(package)
        except ImportError:
            print(f"  {package} ({lang}): not installed, skipped")  # noqa: T201
            continue
        share(f"{package} ({lang}), our phrases", sum(_reads(read, module, row) for row in rows), len(rows))


def _reads(read: Callable[[Any, str], float], module: Any, row: number_cases.Case) -> bool:
    try:
        return abs(read(module, row.words) - row.value) < 1e-6
    except (ValueError, KeyError, IndexError, TypeError):
        return False


def main(verbose: bool = False) -> None:
    """Print our share of each file and the rivals'; say whether the bars are met."""
    if os.environ.get("MARSAD_RIVALS"):
        sys.path.append(os.environ["MARSAD_RIVALS"])
    if not SPECS.is_dir():
        print(f"no specs: {SPECS} is absent (set MARSAD_SHARED)")  # noqa: T201
        return
    for kind, folder, files in (("numbers", "Number", NUMBER_FILES), ("dates", "DateTime", DATE_FILES)):
        print(f"{kind}: ours on the Arabic specs")  # noqa: T201
        found = [measure(folder, name, right, verbose) for name, right in files.items()]
        hits, total = (sum(column) for column in zip(*found, strict=True))
        share(f"all {kind}", hits, total, f"bar {BARS[kind]:.0%}: {'met' if hits / total >= BARS[kind] else 'MISSED'}")
    print("what a user would pick instead")  # noqa: T201
    for name in DATE_FILES:
        inside = [case for case in cases("DateTime", name) if not outside(case)]
        share(f"dateparser, {name}", sum(map(dateparser_right, inside)), len(inside))
    try:
        importlib.import_module("pyarabic.number")
    except ImportError:
        print("  pyarabic: not installed, skipped")  # noqa: T201
    else:
        told = [c for c in cases("Number", "NumberModel") if not outside(c) and len(c.values()) == 1]
        inside = [c for c in told if not any(letter.isdigit() for letter in c.text)]  # it reads words alone
        share("pyarabic, NumberModel, words given", sum(map(pyarabic_right, inside)), len(inside))
        share("ours, the same cases, in the text", sum(map(number_right, inside)), len(inside))
    rivals()


if __name__ == "__main__":
    main(verbose="-v" in sys.argv)
