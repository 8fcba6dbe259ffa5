"""What a model answered, as proposals: every value checked, the quote found in the passage and cut from the document.

Invariant: a proposal from here is grounded, and its slots hold nothing but what `kinds` allows. Whatever the words are,
the outcome is a proposal or a refusal with its reason; work grows with their length alone.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad.model.proposal import LONGEST, Proposal
from marsad.model.proposal import Slot as Value
from marsad.reading.model.kinds import KINDS, MODALITY, MOST_ACTORS, POLARITY, WORDS, Slot
from marsad.reading.verify import Reason
from marsad.text.quote import locate
from marsad.text.span import Span

_LARGEST = 10**15  # of a number


class BrokenError(Exception):
    """JSON that breaks off, or holds no list of records."""


class ProseError(Exception):
    """Words without any JSON: the model talks, or declines."""


class _WrongError(Exception):
    """A value that its slot does not take."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A record that is not taken: its type and quote as far as they can be shown, and why."""

    type: str
    quote: str
    reasons: tuple[Reason, ...]
    slots: Mapping[str, Value]

    def as_json(self) -> dict[str, Any]:
        """For the output: the record, and its reasons."""
        reasons = [reason._asdict() for reason in self.reasons]
        return {"type": self.type, "quote": self.quote, **self.slots, "reasons": reasons}


def records(content: str) -> list[object]:
    """The records in a model's words, as they are; raises BrokenError or ProseError."""
    words = content.rpartition("</think>")[2]
    start = min((at for at in (words.find("{"), words.find("[")) if at >= 0), default=-1)
    if start < 0:
        raise ProseError
    try:
        told, _ = json.JSONDecoder(parse_constant=lambda _: None).raw_decode(words, start)
    except (ValueError, RecursionError):
        raise BrokenError from None
    found = told.get("records") if isinstance(told, dict) else told
    if isinstance(told, dict) and "type" in told and "quote" in told:
        found = [told]
    if not isinstance(found, list):
        raise BrokenError
    return found


def taken(record: object, text: str, passage: Span, rule: str) -> Proposal | Refused:
    """One record as a proposal over the document's text; the quote is looked for in the passage alone."""
    if not isinstance(record, dict):
        return _refused({}, "record", "wrong-type", "the record is no object")
    kind = KINDS.get(record["type"]) if isinstance(record.get("type"), str) else None
    if kind is None:
        return _refused(record, "type", "unknown-type", "the type is none of the twelve types of record")
    quote = record.get("quote")
    if not isinstance(quote, str) or not quote.strip():
        return _refused(record, "quote", "no-quote", "the record has no quote")
    slots: dict[str, Value] = {}
    for slot in kind.slots:
        try:
            slots[slot.name] = value = _value(slot, record.get(slot.name))
        except _WrongError:
            return _refused(record, slot.name, "wrong-type", f"{slot.name} holds what it cannot hold")
        if slot.needed and value is None:
            return _refused(record, slot.name, "no-slot", f"the record has no {slot.name}")
    if all(value is None for value in slots.values()):
        return _refused(record, "record", "no-slot", "the record has no slots")
    if len(quote) > LONGEST:
        return _refused(record, "quote", "too-long", f"the quote is longer than {LONGEST} characters")
    place = _placed(quote, text, passage)
    if place is None:
        return _refused(record, "quote", "not-in-text", "the passage does not hold these words")
    if place.end - place.start > LONGEST:
        return _refused(record, "quote", "too-long", f"the quote is longer than {LONGEST} characters")
    return Proposal(
        record["type"], place.of(text), *place, rule, slots,
        _chosen(record.get("polarity"), POLARITY), _chosen(record.get("modality"), MODALITY),
        _confidence(record.get("confidence")),
    )  # fmt: skip


def _placed(quote: str, text: str, passage: Span) -> Span | None:
    """The first place of a quote in its passage: the same words prove the same at each."""
    found = locate(quote.strip(), passage.of(text))
    return Span(passage.start + found[0].start, passage.start + found[0].end) if found else None


def _refused(record: Mapping[str, Any], slot: str, code: str, words: str) -> Refused:
    return Refused(
        _shown(record.get("type"), 40), _shown(record.get("quote"), LONGEST), (Reason(slot, code, words),), {}
    )


def _shown(value: object, most: int) -> str:
    """What a model wrote, in one printable line."""
    return "".join(c if c.isprintable() else " " for c in value[:most]).strip() if isinstance(value, str) else ""


def _value(slot: Slot, value: object) -> Value:
    """A slot's value; None where it is empty. Raises _WrongError."""
    if value is None or value in ("", []):
        return None
    if slot.holds in ("number", "count"):
        return _number(value, whole=slot.holds == "count")
    if slot.holds == "flag":
        if not isinstance(value, bool):
            raise _WrongError
        return value
    if slot.holds == "texts":
        if not isinstance(value, list) or len(value) > MOST_ACTORS:
            raise _WrongError
        return [_text(one) for one in value]
    words = _text(value)
    if slot.choices and words not in slot.choices:
        raise _WrongError
    return words


def _number(value: object, whole: bool) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LARGEST:
        raise _WrongError  # also for NaN
    number = int(value) if value == int(value) else value
    if whole and (isinstance(number, float) or number < 0):
        raise _WrongError
    return number


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > WORDS or not value.isprintable() or not value.strip():
        raise _WrongError
    return value.strip()


def _chosen(value: object, choices: tuple[str, ...]) -> str:
    return value if isinstance(value, str) and value in choices else choices[0]


def _confidence(value: object) -> float:
    """The model's own word on it, within 0 and 1; 0 where it gave none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return float(min(1, max(0, value)))
