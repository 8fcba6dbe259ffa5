"""One cell's text to its value, by what its column holds.

Invariant: a value returned is within the ranges that the format states; everything else raises `FormatError`, which
names the problem and what fills its text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from marsad.dossier import layout
from marsad.dossier.hints import Hints
from marsad.dossier.layout import Column
from marsad.dossier.problem import FormatError
from marsad.model.dates import DateError, Edtf, parse_edtf
from marsad.terms import codelists, countries

NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,10})?\Z", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:[ ,'’\u00a0\u202f]\d{3})+(?:\.\d+)?\Z")
_COUNT = re.compile(r"\d{1,15}\Z", re.ASCII)
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*(?:;[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)*\Z", re.ASCII)
_URL = re.compile(r"https?://[^\s/\"<>\\][^\s\"<>\\]*\Z", re.IGNORECASE)
_SHA256 = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\u2028\u2029]")
FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")

# ISO 3166 codes of territories that event data give no name of their own, beside the countries in `terms`.
_TERRITORIES = """
ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM FLK FRO GGY GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY MAC MAF
MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF
"""


@lru_cache(maxsize=1)
def known_countries() -> frozenset[str]:
    """Every ISO3 code that a dossier may name (XKX for Kosovo)."""
    return countries.codes() | frozenset(_TERRITORIES.split())


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would run the cell instead of showing it."""
    return text[:1] in FORMULA_STARTS and not NUMBER.match(text)


class Reader:
    """Reads cells; knows the ids that references may name."""

    def __init__(
        self,
        ids: Mapping[str, Collection[str]],
        unsound: Collection[str] = (),
        regions: Collection[str] | None = (),
    ) -> None:
        self.ids = ids  # table -> its ids
        self.unsound = unsound  # tables of which rows were lost: absence from them proves nothing
        self.regions = regions or ()
        self.regions_known = regions is not None
        self.hints = Hints()

    def read(self, column: Column, text: str) -> Any:
        """The value of a cell: str, Edtf, float, int, None, or a tuple of str; raises FormatError."""
        if _CONTROL.search(text):
            raise FormatError("cell-control", value=text)
        if text == "" or (column.required and text.isspace()):
            if column.required:
                raise FormatError("cell-empty")
            return _EMPTY.get(column.kind, "") if not column.several else ()
        if not column.several:
            return self._one(column, text)
        items = [item.strip() for item in text.split(";")]
        if len(items) > layout.LIST_ITEMS:
            raise FormatError("list-size", limit=layout.LIST_ITEMS)
        values = tuple(self._one(column, item) for item in items if item)
        if len(set(values)) < len(values):
            raise FormatError("list-repeats", value=Counter(values).most_common(1)[0][0])
        return values

    def _one(self, column: Column, text: str) -> Any:
        if column.kind == "text":
            return text
        if column.kind == "ref":
            return self.reference(column.of, text)
        if column.kind == "addressee":
            known = text in self.regions or text == layout.MEMBERS or not self.regions_known
            return text if known else self.reference("actors", text, (*self.regions, layout.MEMBERS))
        if column.kind == "code":
            return self.code(column.of, text)
        return _READERS[column.kind](text)

    def reference(self, table: str, text: str, more: Collection[str] = ()) -> str:
        """An id that must stand in `table` (or in `more`); raises FormatError."""
        if text in self.ids[table] or table in self.unsound:
            return text
        if near := self.hints.near(text, chain(self.ids[table], more)):
            raise FormatError("ref-near", value=text, table=table, near=near)
        raise FormatError("ref", value=text, table=table)

    def code(self, codelist: str, text: str) -> str:
        """A code of a list; raises FormatError with the nearest one."""
        return self.one_of(codelists.codes(codelist), text)

    def one_of(self, options: Collection[str], text: str) -> str:
        """One of some words; raises FormatError with the nearest one."""
        if text in options:
            return text
        if near := self.hints.near(text, options):
            raise FormatError("code-near", value=text, near=near)
        raise FormatError("code", value=text, codes=", ".join(options))


def country(text: str) -> str:
    """An ISO3 code; raises FormatError."""
    if text in known_countries():
        return text
    near = text.upper() if text.upper() in known_countries() else ""
    raise FormatError("country-near" if near else "country", value=text, near=near)


def date(text: str) -> Edtf:
    """An EDTF date; raises FormatError."""
    try:
        value = _edtf(text)
    except DateError as error:
        raise FormatError(f"date-{error.code}", value=error.value) from None
    if any(day and not layout.FIRST_YEAR <= day.year <= layout.LAST_YEAR for day in (value.first, value.last)):
        raise FormatError("date-far", value=text, first=layout.FIRST_YEAR, last=layout.LAST_YEAR)
    return value


@lru_cache(maxsize=4096)
def _edtf(text: str) -> Edtf:
    return parse_edtf(text)


def signed(text: str) -> float:
    """A number in plain digits; raises FormatError."""
    if NUMBER.match(text):
        return float(text)
    raise FormatError("number-grouped" if _GROUPED.match(text) else "number", value=text)


def number(text: str) -> float:
    """A number of at least 0 in plain digits; raises FormatError."""
    if (value := signed(text)) < 0:
        raise FormatError("number-negative", value=text)
    return value


def count(text: str) -> int:
    """A whole number of at least 0; raises FormatError."""
    if _COUNT.match(text):
        return int(text)
    if NUMBER.match(text):
        raise FormatError("number-negative" if text.startswith("-") else "number-whole", value=text)
    raise FormatError("number-grouped" if _GROUPED.match(text) else "number", value=text)


def _within(bound: int) -> Callable[[str], float]:
    def read(text: str) -> float:
        if abs(value := signed(text)) > bound:
            raise FormatError("number-range", value=text, low=-bound, high=bound)
        return value

    return read


def _matching(pattern: re.Pattern[str], fault: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not pattern.match(text):
            raise FormatError(fault, value=text)
        return text

    return read


def _name(text: str) -> str:
    if "," in text:
        raise FormatError("event-name-comma", value=text)
    return text


_EMPTY: Mapping[str, Any] = dict.fromkeys(("date", "number", "signed", "count", "latitude", "longitude"))
_READERS: Mapping[str, Callable[[str], Any]] = {
    "id": lambda text: text,  # judged by tables.identities
    "date": date,
    "number": number,
    "signed": signed,
    "count": count,
    "country": country,
    "name": _name,
    "url": _matching(_URL, "url"),
    "lang": _matching(_LANG, "lang"),
    "hash": _matching(_SHA256, "hash"),
    "latitude": _within(90),
    "longitude": _within(180),
}
