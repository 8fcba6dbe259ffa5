"""A person's changes to a proposal: texts to values, and the verifier's word on them.

Invariant: what `checked` lets through, the verifier supports, and each slot holds what a slot of its name may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from marsad.model.dates import DateError, parse_edtf
from marsad.model.proposal import LONGEST
from marsad.reading.judge.claims import DATES, KINDS, Statement
from marsad.reading.verify import Reason, verify
from marsad.terms import codelists
from marsad.text.quote import locate
from marsad.text.sentences import sentences
from marsad.text.span import Span

NUMBERS = frozenset(("value", "amount", "yes", "no", "abstain", "members", "ministers"))
LISTS, TRUTHS = frozenset(("veto",)), frozenset(("adopted",))
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,10})?\Z", re.ASCII)
_CHANGES, _TRENDS = ("joined", "left", "member"), ("expanding", "receding", "present", "resurging", "defeated")
_MEANS, _APPROX = ("veto", "withdrawal", "sanctions", "force", "other"), ("exact", "about", "at-least", "at-most")
_MORE_FIGURES = ("detained-foreign-fighters", "children", "displaced", "returned", "people-in-need")
TEXT_CHARACTERS = 300


def options(kind: str, slot: str) -> tuple[str, ...]:
    """The codes that a slot may hold, none where it is free."""
    found: Mapping[str, tuple[str, ...]] = {
        "kind": codelists.codes("meetings.kind"),
        "status": tuple(c for c in codelists.codes("attendance.status") if c != "not-invited"),
        "level": codelists.codes("attendance.level"),
        "line": codelists.codes("lines"),
        "what": (*codelists.codes("figures.what"), *_MORE_FIGURES) if kind == "figure" else (),
        "change": _CHANGES,
        "trend": _TRENDS,
        "means": _MEANS,
        "approx": _APPROX,
    }
    return found.get(slot, ())


def value_of(kind: str, slot: str, text: str) -> Any:
    """A text as a slot's value; raises ValueError that says what may stand there."""
    text = " ".join(text.split())
    if len(text) > TEXT_CHARACTERS or not text.isprintable():
        raise ValueError(f"{slot}: at most {TEXT_CHARACTERS} printable characters")
    if slot in NUMBERS:
        if not _NUMBER.match(text):
            raise ValueError(f"{slot}: {text!r} is no number; write it in digits, as 10000")
        return int(text) if text.isdecimal() else float(text)
    if slot in TRUTHS:
        if text not in ("yes", "no"):
            raise ValueError(f"{slot}: yes or no")
        return text == "yes"
    if slot in LISTS:
        return [item.strip() for item in text.split(";") if item.strip()]
    if slot in DATES:
        try:
            return parse_edtf(text).text
        except DateError as error:
            raise ValueError(f"{slot}: {error}") from None
    allowed = options(kind, slot)
    if allowed and text not in allowed:
        raise ValueError(f"{slot}: one of {', '.join(allowed)}")
    return text


def text_of(value: Any) -> str:
    """A slot's value as a person types it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ";".join(map(str, value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def checked(statement: Statement, text: str) -> tuple[Reason, ...]:
    """Why the words do not support a statement; empty where they do."""
    origin = statement.origin
    return verify(statement.record, text, lang=origin.lang, date=origin.date).reasons


def supported(statement: Statement, text: str) -> tuple[Statement, tuple[Reason, ...]]:
    """What of a statement its words bear out, and what was found against it as it stands.

    Where the sentence around the quote says its slots, or that with the one before it, this is the quote; what they do
    not say either is left out. Slots that make a statement what it is are never left out: where they are wrong, it
    stays as it was.
    """
    reasons = checked(statement, text)
    wrong = {reason.slot for reason in reasons}
    if not wrong:
        return statement, ()
    for wider in _wider(statement, text):
        if not checked(wider, text):
            return wider, reasons
    if wrong & {*KINDS[statement.type].keys, "type", "quote", "polarity"}:
        return statement, reasons
    less = replace(statement, slots={k: v for k, v in statement.slots.items() if k not in wrong})
    return (statement, reasons) if checked(less, text) else (less, reasons)


def _wider(statement: Statement, text: str) -> Iterator[Statement]:
    """The statement with the sentence around its quote as the quote, then with the one before it, too."""
    start, end = statement.start, statement.start + len(statement.quote)
    spans = _sentences(text)
    at = next((i for i, span in enumerate(spans) if span.start <= start and end <= span.end), None)
    if at is None:
        return
    for first in (at, at - 1) if at else (at,):
        begin, close = spans[first].start, spans[at].end
        if close - begin <= LONGEST:
            yield replace(statement, quote=text[begin:close], start=begin)


@lru_cache(maxsize=1)  # proposals come document by document
def _sentences(text: str) -> list[Span]:
    return sentences(text)


def changed(statement: Statement, slots: Mapping[str, Any], quote: str, text: str) -> Statement:
    """The statement with other slots and words; raises ValueError where the text does not hold the words once."""
    start = statement.start
    if quote != statement.quote:
        places = locate(quote, text)
        if len(places) != 1:
            raise ValueError(f"quote: the text holds these words {len(places)} times; give words that stand in it once")
        start, quote = places[0].start, text[places[0].start : places[0].end]
    polarity = statement.polarity
    if slots.get("status") != statement.slots.get("status"):
        polarity = "negated" if slots.get("status") == "absent" else "affirmed"
    return replace(statement, slots=dict(slots), quote=quote, start=start, polarity=polarity)
