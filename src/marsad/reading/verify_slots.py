"""The values of a record against the words of its quote: numbers, dates, actors, places, symbols.

Invariant: a slot that the record leaves out is never a reason; a slot it fills is read from within the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from marsad.model.dates import DateError, Edtf, parse_edtf
from marsad.reading.arguments import after, before
from marsad.reading.verify_passage import Passage
from marsad.text.fold import folded

Raw = tuple[str, str, str]  # slot, code, words

_NUMBERS = ("value", "amount", "yes", "no", "abstain", "members", "ministers")
_DATES = ("date", "due", "from", "until")
_ACTORS = ("actor", "by", "to", "holder", "org")
_COLLECTIVE = frozenset(("participants", "members", "GCD"))
_WHO = {
    "donors": "donors|contributors",
    "partners": "partners|allies|friends",
    "parties": "parties|belligerents|sides|actors",
    "states": "states|countries|government|neighbours|neighbors|authorities|african-states",
    "forces": "forces|groups|gangs|mercenaries|army|fighters|militias|chiefs|staff",
    "people": "population|people|refugees|civilians|community|public",
}  # fmt: skip
_GULF = frozenset(("ARE", "BHR", "KWT", "OMN", "QAT", "SAU"))
_MEMBERS_OF = {"GCC": _GULF, "gcc": _GULF, "gulf-cooperation-council": _GULF}  # "the six states of the Council"
_STATE = re.compile(r"[A-Z]{3}\Z")
_DIGITS = re.compile(r"\d+")


def slots(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """What the quote does not bear out, slot by slot."""
    for slot in _NUMBERS:
        if record.get(slot) is not None:
            yield from _number(record, slot, passage)
    for slot in _DATES:
        if record.get(slot):
            yield from _date(slot, record[slot], passage)
    for slot in _ACTORS:
        if record.get(slot):
            yield from _actor(slot, record[slot], passage)
    veto = record.get("veto")
    for actor in veto if isinstance(veto, list) else ():
        yield from _actor("veto", actor, passage)
    if record.get("place"):
        yield from _place(record["place"], passage)
    if record.get("unit"):
        yield from _unit(record, passage)
    if record.get("symbol"):
        yield from _symbol(record["symbol"], passage)


def _number(record: Mapping[str, Any], slot: str, passage: Passage) -> Iterator[Raw]:
    value = record[slot]
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield slot, "no-number", f"{slot} is {value!r}, not a number"
        return
    if value == 0 and slot in ("no", "abstain"):
        if not passage.has("vote"):
            yield slot, "number-not-in-quote", "the quote speaks of no vote"
        return
    approximations = _read(passage, value)
    if not approximations and slot in ("no", "abstain") and value in _listed(passage):
        return
    if not approximations:
        yield slot, "number-not-in-quote", f"{value:g} cannot be read from the quote"
        return
    approx = record.get("approx")
    if slot in ("value", "amount") and approx and approx not in approximations:
        read = " or ".join(sorted(approximations))
        yield "approx", "approx-differs", f"the quote says {read} of {value:g}, not {approx}"


def _listed(passage: Passage) -> set[int]:
    """How many actors stand in a row before or behind a word for a vote: "the United States and France abstained"."""
    sides = [f(passage.sentence, at) for h in passage.cues("vote") for f, at in ((before, h.start), (after, h.end))]
    return {len(row) for row in sides}


def _read(passage: Passage, value: float) -> set[str]:
    """The approximators under which a number stands in the quote."""
    found: set[str] = set()
    for number in passage.sentence.numbers:
        if _same(number.value, value) or (number.high is not None and _same(number.high, value)):
            found.add(_behind(passage, number.end) or number.approx)
            if number.kind == "range":
                found |= {"about", "at-least" if _same(number.value, value) else "at-most"}
        if number.kind == "percent" and _same(number.value / 100, value):
            found.add(number.approx)
    money = {m.approx for m in passage.sentence.money if _same(m.amount, value)}
    return found | money


_REACH = 40  # characters from a number to an approximator behind its noun: "17 soldiers at least"


def _behind(passage: Passage, end: int) -> str:
    """The approximator that stands behind a number and its noun; "" where none does."""
    for approx in ("at-least", "at-most"):
        if any(end <= hit.start <= end + _REACH for hit in passage.cues(f"post.{approx}")):
            return approx
    return ""


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def _date(slot: str, value: Any, passage: Passage) -> Iterator[Raw]:
    try:
        wanted = parse_edtf(str(value))
    except DateError:
        yield slot, "no-date", f"{slot} is {value!r}, not a date"
        return
    if not any(_bears(parse_edtf(mention.edtf), wanted) for mention in passage.sentence.dates):
        yield slot, "date-not-in-quote", f"{value} cannot be read from the quote"


def _bears(said: Edtf, wanted: Edtf) -> bool:
    """What is said lies within what is recorded, or is a span that begins or ends with it."""
    first, last, begin, end = said.first, said.last, wanted.first, wanted.last
    if first is None or last is None or begin is None or end is None:  # an open span proves no day
        return False
    within = begin <= first and last <= end
    edge = begin == end and begin in (first, last) and (last - first).days < 7
    return within or edge


def _actor(slot: str, code: Any, passage: Passage) -> Iterator[Raw]:
    if not isinstance(code, str):
        yield slot, "no-actor", f"{slot} is {code!r}, not the code of an actor"
    elif not (_named(code, passage) or (_free(code) and _described(slot, code, passage))):
        yield slot, "actor-not-in-quote", f"the quote does not name {code}"


def _free(code: str) -> bool:
    """Whether an actor may go without a name: states and organizations with a code may not."""
    return code in _COLLECTIVE or not _STATE.match(code)


def _named(code: str, passage: Passage) -> bool:
    codes = {name.code for name in passage.sentence.names} | {name.country for name in passage.sentence.names}
    codes |= {actor.code for actor in passage.actors}
    if code in ("UN", "UNSC") and passage.has(f"short.{code}"):
        return True
    if code in codes or any(code in _MEMBERS_OF[body] for body in codes & _MEMBERS_OF.keys()):
        return True
    family = {c for c in codes if c.split("-")[0] == code.split("-")[0] and "ISIS" in c}
    return bool(family) and code in ("ISIS", *family)


def _described(slot: str, code: str, passage: Passage) -> bool:
    """An actor without a name: by the words of its code, by what it is, or by a pronoun where nobody else acts."""
    if code in _COLLECTIVE or slot == "org":
        kinds = ("coalition", "participants", "members", "presence.group")
        return passage.sentence.has(*kinds) or _pronoun(passage) or not passage.actors
    if passage.sentence.has(f"to.{code}"):
        return True
    for kind, words in _WHO.items():
        if any(word in words.split("|") or word in ("member",) for word in (code, *code.split("-"))):
            return passage.has(f"who.{kind}") or passage.says(code) or _pronoun(passage)
    return passage.says(code)


def _pronoun(passage: Passage) -> bool:
    """A pronoun, or an Arabic verb in the plural (طالبوا، يدعون)."""
    plural = passage.lang == "ar" and any(
        len(w) > 4 and w.endswith(("وا", "هم", "ون", "ها", "نا")) for w in passage.words
    )
    return plural or passage.has("pronoun")


def _place(code: Any, passage: Passage) -> Iterator[Raw]:
    if not isinstance(code, str):
        yield "place", "no-place", f"place is {code!r}, not the code of a place"
        return
    codes = {place.code for place in passage.places}
    codes |= {code for name in passage.sentence.names for code in (name.code, name.country)}
    if code not in codes and (_STATE.match(code) or not passage.says(code)):
        yield "place", "place-not-in-quote", f"the quote does not name {code}"


def _unit(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """A currency is that of the sum; other units are free words."""
    unit, value = record["unit"], record.get("value", record.get("amount"))
    if not isinstance(unit, str) or not _STATE.match(unit) or not isinstance(value, int | float):
        return
    units = {m.unit for m in passage.sentence.money if _same(m.amount, value)}
    if units and unit not in units:
        yield "unit", "unit-differs", f"the quote gives the sum in {' or '.join(sorted(units))}, not {unit}"
    if not units and not passage.says(unit):
        yield "unit", "unit-not-in-quote", f"the quote gives no sum in {unit}"


def _symbol(symbol: Any, passage: Passage) -> Iterator[Raw]:
    """The numbers of a symbol stand in the quote; a symbol of words alone is a title, free to be worded."""
    if not isinstance(symbol, str):
        yield "symbol", "no-symbol", f"symbol is {symbol!r}, not words"
        return
    said = set(_DIGITS.findall(folded(passage.text)))
    missing = [n for n in _DIGITS.findall(symbol) if n not in said]
    if missing:
        yield "symbol", "symbol-not-in-quote", f"the quote does not hold {', '.join(missing)}"
