"""Whether a quote supports a record: the one gate for the reader, for models and for records written by hand.

A record is a mapping as `Proposal.as_json` writes it: `type`, `quote`, `start` where it is known, and its slots. Only
the words of the quote count: a number, a day or an actor that stands elsewhere in the document supports nothing.

Invariant: a verdict is supported exactly when it has no reasons; the document is read, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from marsad.model.proposal import LONGEST, TYPES
from marsad.reading.document import Document
from marsad.reading.verify_nouns import nouns
from marsad.reading.verify_order import order
from marsad.reading.verify_passage import Passage
from marsad.reading.verify_roles import roles
from marsad.reading.verify_sense import sense
from marsad.reading.verify_slots import slots
from marsad.text.fold import folded
from marsad.text.language import language
from marsad.text.quote import Located, locate
from marsad.text.sentences import sentences


class Reason(NamedTuple):
    """Why a record is refused: the slot (or `quote`, `type`), a short code, and words for people."""

    slot: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, and every reason against the record that was found."""

    supported: bool
    reasons: tuple[Reason, ...] = ()


def verify(record: Mapping[str, Any], text: str, *, lang: str = "", date: str = "") -> Verdict:
    """Whether the record's quote stands in `text` and says what the record says.

    `lang` is the text's language (read from the text where it is not given), `date` its own date (EDTF), from which
    relative dates are counted. Any mapping is answered; a malformed one is refused with its reason.
    """
    kind = record.get("type")
    if kind not in TYPES:
        return _refused(Reason("type", "unknown-type", f"{kind!r} is none of the twelve types of record"))
    place = _placed(record, text)
    if isinstance(place, Reason):
        return _refused(place)
    quote = text[place.start : place.end]
    if _cut(quote, str(record["quote"])):
        return _refused(Reason("quote", "stitched", "the dots of the quote leave out the end of a sentence"))
    passage = Passage(Document.of(quote, date, lang or language(text) or language(quote) or "en"))
    found = reasons(record, passage)
    return Verdict(not found, found)


def reasons(record: Mapping[str, Any], passage: Passage) -> tuple[Reason, ...]:
    """What the words of a passage say against a record that quotes them."""
    checks = (slots, sense, nouns, roles, order)
    return tuple(Reason(*reason) for check in checks for reason in check(record, passage))


def _refused(reason: Reason) -> Verdict:
    return Verdict(False, (reason,))


def _cut(found: str, quote: str) -> bool:
    """Whether `start…end` joins the words of two sentences."""
    return len(folded(found)) > len(folded(quote)) and (len(found) > LONGEST or len(sentences(found)) > 1)


def _placed(record: Mapping[str, Any], text: str) -> Located | Reason:
    """The one place of the quote, or why there is none."""
    quote, start = record.get("quote"), record.get("start")
    if not isinstance(quote, str) or not quote.strip():
        return Reason("quote", "no-quote", "the record has no quote")
    if len(quote) > LONGEST:
        return Reason("quote", "too-long", f"the quote has {len(quote)} characters; {LONGEST} is the most")
    if start is not None and (isinstance(start, bool) or not isinstance(start, int)):
        return Reason("quote", "bad-start", f"start is {start!r}, not an offset")
    places = locate(quote, text, at=start)
    if not places and start is not None and text[start : start + len(quote)] == quote and start >= 0:
        places = [Located(start, start + len(quote), True)]  # a name behind its article or proclitic
    if not places:
        where = "" if start is None else f" at {start}"
        return Reason("quote", "not-in-text", f"the text does not hold these words{where}")
    if len(places) > 1:
        return Reason("quote", "not-unique", f"the words stand {len(places)} times in the text: say where they start")
    return places[0]
