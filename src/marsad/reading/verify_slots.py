"""The values of a record against the words of its quote: numbers, dates, actors, places, symbols.

Invariant: a slot that the record leaves out is never a reason; a slot it fills is read from within the quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from marsad.reading.verify_dates import DATES, date, order
from marsad.reading.verify_names import by_words, is_state, named
from marsad.reading.verify_numbers import NUMBERS, number, unit
from marsad.reading.verify_passage import Passage
from marsad.text.fold import folded

Raw = tuple[str, str, str]  # slot, code, words

_ACTORS = ("actor", "by", "to", "holder", "org")
_HEADS = frozenset(("assembly", "commission", "council", "union", "community", "parliament", "conference", "mission"))
_COLLECTIVE = frozenset(("participants", "members", "GCD"))
_WHO = {
    "donors": "donors|contributors",
    "partners": "partners|allies|friends",
    "parties": "parties|belligerents|sides|actors",
    "states": "states|countries|government|neighbours|neighbors|authorities|african-states",
    "forces": "forces|groups|gangs|mercenaries|army|fighters|militias|chiefs|staff",
    "people": "population|people|refugees|civilians|community|public",
}  # fmt: skip
_DIGITS = re.compile(r"\d+")


def slots(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """What the quote does not bear out, slot by slot."""
    for slot in NUMBERS:
        if record.get(slot) is not None:
            yield from number(record, slot, passage)
    for slot in DATES:
        if record.get(slot):
            yield from date(slot, record[slot], passage)
    yield from order(record)
    for slot in _ACTORS:
        if record.get(slot):
            yield from _actor(slot, record[slot], passage)
    veto = record.get("veto")
    for actor in veto if isinstance(veto, list) else ():
        yield from _actor("veto", actor, passage)
    if record.get("place"):
        yield from _place(record["place"], passage)
    if record.get("unit"):
        yield from unit(record, passage)
    if record.get("symbol"):
        yield from _symbol(record["symbol"], passage)


def _actor(slot: str, code: Any, passage: Passage) -> Iterator[Raw]:
    if not isinstance(code, str):
        yield slot, "no-actor", f"{slot} is {code!r}, not the code of an actor"
    elif not (named(code, passage) or _short(code, passage) or (_free(code) and _described(slot, code, passage))):
        yield slot, "actor-not-in-quote", f"the quote does not name {code}"


def _free(code: str) -> bool:
    """Whether an actor may go without a name: states and organizations with a code may not."""
    return code in _COLLECTIVE or not is_state(code)


def _short(code: str, passage: Passage) -> bool:
    """A body by the short form of its name: "the Council", "the Secretary-General"; an assembly by its noun."""
    if code in ("UN", "UNSC"):
        return passage.has(f"short.{code}")
    head = re.split(r"[\s_-]+", folded(code))[-1]
    return head in _HEADS and by_words(head, passage)


def _described(slot: str, code: str, passage: Passage) -> bool:
    """An actor without a name: by what it is, or by a pronoun where nobody else acts."""
    if slot == "org":
        others = any(n.kind == "armed-group" for n in passage.sentence.names)
        return not others and (
            passage.sentence.has("presence.group") or _pronoun(passage) or (not passage.actors and passage.has("trend"))
        )
    if code in _COLLECTIVE:
        kinds = ("coalition", "participants", "members", "presence.group")
        return passage.sentence.has(*kinds) or _pronoun(passage) or not passage.actors
    if passage.sentence.has(f"to.{code}"):
        return True
    for kind, words in _WHO.items():
        if any(word in words.split("|") or word in ("member",) for word in (code, *code.split("-"))):
            return passage.has(f"who.{kind}") or _pronoun(passage)
    return False


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
    if code not in {place.code for place in passage.places} and not named(code, passage):
        yield "place", "place-not-in-quote", f"the quote does not name {code}"


def _symbol(symbol: Any, passage: Passage) -> Iterator[Raw]:
    """The numbers of a symbol stand in the quote; a symbol of words alone is a title, free to be worded."""
    if not isinstance(symbol, str):
        yield "symbol", "no-symbol", f"symbol is {symbol!r}, not words"
        return
    said = set(_DIGITS.findall(folded(passage.text)))
    missing = [n for n in _DIGITS.findall(symbol) if n not in said]
    if missing:
        yield "symbol", "symbol-not-in-quote", f"the quote does not hold {', '.join(missing)}"
