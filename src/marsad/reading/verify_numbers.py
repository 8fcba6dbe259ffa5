"""Whether a number of a record is read from its quote, under the same approximator, in the same currency.

Beside the numbers of the text layer this reads what only a claim makes a number of: "41 of the 98 million", "nine in
ten", a bare "thousand", digits that were taken for a date, and a vote whose voters are listed.

Invariant: a number that no words of the quote give is never read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Any

from marsad.reading.arguments import after, before
from marsad.reading.lexicon import categories
from marsad.reading.verify_passage import Passage
from marsad.reading.verify_votes import COUNCIL
from marsad.text.fold import folded
from marsad.text.money_words import NAMES
from marsad.text.money_words import STATES as SHARED_BY
from marsad.text.numbers import Number

Raw = tuple[str, str, str]  # slot, code, words

NUMBERS = ("value", "amount", "yes", "no", "abstain", "members", "ministers")
CURRENCY = re.compile("[A-Z]{3}")
_VOTES = ("yes", "no", "abstain")
_DIGITS = re.compile(r"(?<![\d.,/])\d{1,12}(?![\d/]|[.,]\d)")
_OF = re.compile(r"\s*(?:\w+\s)?(?:of|out of|in|sur|des|de|من|من أصل)(?:\s(?:the|les|every|each|كل))?\s*\Z")
_LEADING = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_SCALES = {"thou": 1e3, "milliard": 1e9, "mill": 1e6, "bill": 1e9, "الف": 1e3, "ملاي": 1e6, "مليو": 1e6, "مليا": 1e9}
_REPEATED = re.compile(  # "twenty (20) million"
    r"\((\d{1,3})\)\s(thousand|millions?|billions?|milliards?|ألف|ملايين|مليون[اً]*|مليار[اً]*)(?!\w)", re.IGNORECASE
)
_TWO = 2
_DUAL = 4  # letters; a shorter word is no dual
_THOUSAND, _MILLION = 1000, 1_000_000
_REACH = 40  # characters from a number to an approximator behind its noun: "17 soldiers at least"
_HEDGED = 35  # characters from a hedge to its number: "barely two of every"
_LARGEST = 10**18  # beyond every sum of money; an integer beyond every float can't be compared
_FINE = 0.015  # "a third" may be written 0.333


def number(record: Mapping[str, Any], slot: str, passage: Passage) -> Iterator[Raw]:
    """Why a number cannot be read from the quote."""
    value = record[slot]
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield slot, "no-number", f"{slot} is {value!r}, not a number"
        return
    if abs(value) > _LARGEST:
        yield slot, "number-not-in-quote", "no count and no sum is so large"
        return
    if value == 0 and slot in ("no", "abstain"):
        if not passage.has("vote"):
            yield slot, "number-not-in-quote", "the quote speaks of no vote"
        return
    approximations = _read(passage, value)
    if not approximations and slot not in _VOTES and value == _TWO and _dual(passage):
        return
    if slot == "yes" and value == COUNCIL and passage.has("unanimous"):
        return
    vetoes = record.get("veto")
    alone = value == 1 and passage.has("veto")
    vetoed = slot == "no" and (alone or (isinstance(vetoes, list) and value == len(vetoes)))
    if not approximations and slot in _VOTES and (vetoed or value in _listed(passage, slot)):
        return
    if not approximations:
        yield slot, "number-not-in-quote", f"{value:g} cannot be read from the quote"
        return
    approx = record.get("approx")
    if slot in ("value", "amount") and approx and approx not in approximations:
        read = " or ".join(sorted(approximations))
        yield "approx", "approx-differs", f"the quote says {read} of {value:g}, not {approx}"


def _listed(passage: Passage, slot: str) -> set[int]:
    """How many actors stand in a row beside a word for their vote: "the United States and France abstained"."""
    words = passage.cues(f"side.{slot}", *(("side.votes",) if slot == "yes" else ("side.versus",)))
    sides = [f(passage.sentence, at) for h in words for f, at in ((before, h.start), (after, h.end))]
    return {len(row) for row in sides} - {0}


def _read(passage: Passage, value: float) -> set[str]:
    """The approximators under which a number stands in the quote."""
    found: set[str] = set()
    for said in passage.sentence.numbers:
        if _gives(said, value):
            found |= {_behind(passage, said.end) or said.approx, *_hedges(passage, said.from_)}
            if said.kind == "range":
                found |= {"exact", "about", "at-least" if _same(said.value, value) else "at-most"}
    found |= {m.approx for m in passage.sentence.money if _same(m.amount, value)}
    for start, made in (*_parts(passage), *_shared(passage)):
        if abs(made - value) <= _FINE * abs(made):
            found |= {_before(passage, start), *_hedges(passage, start)}
    for at, end, plain in _plain(passage):
        if plain == value:
            found |= {_behind(passage, end) or "exact", *_hedges(passage, at)}
    return found


def _gives(said: Number, value: float) -> bool:
    if said.kind == "fraction" and any(abs(f - value) <= _FINE * f for f in (said.value, 100 * said.value)):
        return True  # a third is 33.3 %, too
    if said.kind == "percent" and _same(said.value / 100, value):
        return True
    if said.high is not None and said.value < _THOUSAND <= said.high and _same(said.value * _THOUSAND, value):
        return value <= said.high  # "12 à 15.000"
    return _same(said.value, value) or (said.high is not None and _same(said.high, value))


def _parts(passage: Passage) -> Iterator[tuple[int, float]]:
    """What a part of a whole gives: "41 of the 98 million" is 41 million, "nine in ten" nine tenths and 90 %."""
    row = passage.sentence.numbers
    for part, whole in pairwise(row):
        between = folded(passage.document.text[part.end : whole.start])
        if whole.value > 0 and part.value < whole.value and _OF.match(between if between[:1] == " " else f" {between}"):
            yield part.from_, part.value / whole.value
            yield part.from_, 100 * part.value / whole.value
            digits = _DIGITS.match(folded(passage.document.text[whole.start : whole.end]))
            if digits and whole.value >= 1000 * int(digits[0]) and int(digits[0]):
                yield part.from_, part.value * whole.value / int(digits[0])


def _shared(passage: Passage) -> Iterator[tuple[int, float]]:
    """What numbers give one another: "from 5 to 7 million" is 5 million, too; "1 million 200,000" is one number."""
    row = [n for n in passage.sentence.numbers if n.kind in ("cardinal", "range")]
    for whole in row:
        digits = _LEADING.match(folded(passage.document.text[whole.start : whole.end]))
        first = float(digits[0].replace(",", ".")) if digits else 0
        scale = whole.value / first if first else 0
        if scale >= _MILLION and scale == round(scale):
            yield from ((n.from_, n.value * scale) for n in row if 0 < n.value < _THOUSAND and n is not whole)
    for match in _REPEATED.finditer(passage.document.text, passage.start, passage.end):
        yield match.start(), int(match[1]) * _scale(match[2])
    for one, two in pairwise(row):
        if one.value >= _MILLION > two.value and not passage.document.text[one.end : two.start].strip(" \u00a0و"):
            yield one.from_, one.value + two.value


def _plain(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Numbers that the text layer does not read: bare digits, and words that are a number here alone."""
    read = [(n.start, n.end) for n in passage.sentence.numbers] + [(m.start, m.end) for m in passage.sentence.money]
    taken = sorted(read)
    starts, reached = [start for start, _ in taken], list(accumulate((end for _, end in taken), max))

    def free(start: int, end: int) -> bool:
        behind = bisect_left(starts, end)
        return behind == 0 or reached[behind - 1] <= start

    for match in _DIGITS.finditer(passage.document.text, passage.start, passage.end):
        if free(match.start(), match.end()):
            yield match.start(), match.end(), int(match[0])
    for category in categories(passage.lang):
        if category.startswith("verify.number."):
            for hit in passage.sentence.hits(category):
                if free(hit.start, hit.end):
                    yield hit.start, hit.end, float(category.removeprefix("verify.number."))


def _scale(word: str) -> float:
    return next(scale for start, scale in _SCALES.items() if folded(word).startswith(start))


def _dual(passage: Passage) -> bool:
    """Whether an Arabic noun in the dual stands in the quote: "جنديان", "قتيلين"."""
    return passage.lang == "ar" and any(len(w) > _DUAL and w.endswith(("ان", "ين")) for w in passage.words)


def _before(passage: Passage, start: int) -> str:
    return next((n.approx for n in passage.sentence.numbers if n.from_ == start), "exact")


def _hedges(passage: Passage, start: int) -> set[str]:
    """The approximators that a hedge before a number may mean: "barely", "à peine", "well over"."""
    found: set[str] = set()
    most = passage.cues("hedge.at-most")
    for approx in ("about", "at-most", "at-least"):
        for hit in passage.cues(f"hedge.{approx}"):
            if approx == "at-least" and any(h.start < hit.end and hit.start < h.end for h in most):
                continue  # "does not exceed"
            if 0 <= start - hit.end <= _HEDGED or hit.start <= start < hit.end:
                found |= {"about", approx}
    return found


def _behind(passage: Passage, end: int) -> str:
    """The approximator that stands behind a number and its noun; "" where none does."""
    for approx in ("at-least", "at-most", "about"):
        if any(end <= hit.start <= end + _REACH for hit in passage.cues(f"post.{approx}")):
            return approx
    return ""


def _same(a: float, b: float) -> bool:
    """Equal, or apart by less than one in a million: "$1.5m" is 1500000.50, not 1500001."""
    return abs(a - b) <= min(0.99, 1e-6 * max(abs(a), abs(b)))


def unit(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """Why the currency is not that of the sum; other units are free words."""
    code, value = record["unit"], record.get("value", record.get("amount"))
    if not isinstance(code, str) or not CURRENCY.fullmatch(code) or not isinstance(value, int | float):
        return
    if abs(value) > _LARGEST:
        return  # `number` says so
    code = "XOF" if code == "XAF" else code  # the francs of Central and West Africa bear one name
    units = {m.unit for m in passage.sentence.money if _same(m.amount, value)}
    if code in units or passage.has(f"money.{code}") or folded(code) in passage.words:
        return
    stems = [stem for of_state in SHARED_BY.values() for stem in of_state.get(code, ())]
    if units and any(form.startswith(stem) for stem in stems for form in passage.words):
        return  # Canada's dollars
    shared = {name for form, name in NAMES.items() if form in passage.words}
    if any(code in SHARED_BY.get(name, ()) and not _owner(name, passage) for name in shared):
        return
    if units:
        yield "unit", "unit-differs", f"the quote gives the sum in {' or '.join(sorted(units))}, not {code}"
    else:
        yield "unit", "unit-not-in-quote", f"the quote gives no sum in {code}"


def _owner(name: str, passage: Passage) -> bool:
    """Whether the quote says whose currency of a shared name it is; the bare dollar and pound are no shared names."""
    return name in ("USD", "GBP") or any(
        form.startswith(stem) for stems in SHARED_BY[name].values() for stem in stems for form in passage.words
    )
