"""What a document says, and when two documents say the same or contradict each other.

Invariant: `relation` is symmetric and needs no document: it compares words, slots and dates alone. Within one document
nothing conflicts; two numbers there are two claims.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.model.dates import DateError, Edtf, parse_edtf
from marsad.text.fold import folded

SLACK = 7  # days by which reports of one thing may be dated apart
ALIKE = 0.6  # share of the shorter quote's words that two worded alike have in common
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Kind:
    """How records of a type are compared.

    `slots` are all slots in order; `keys` tell proposals of one quote apart; two claims with equal `about` speak of one
    thing, and conflict where one of `says` differs. `dated`: only about the same days. `worded`: only in like words.
    """

    slots: tuple[str, ...]
    keys: tuple[str, ...]
    about: tuple[str, ...]
    says: tuple[str, ...] = ()
    dated: bool = True
    worded: bool = False


KINDS: Mapping[str, Kind] = {
    "meeting": Kind(
        ("place", "kind", "date", "members", "ministers"),
        ("place", "kind"),
        ("place", "kind"),
        ("date", "members", "ministers"),
    ),
    "attendance": Kind(("actor", "status", "level"), ("actor", "status"), ("actor",), ("status", "level")),
    "membership": Kind(("actor", "change", "date"), ("actor", "change"), ("actor", "change"), ("date",), dated=False),
    "commitment": Kind(
        ("by", "line", "amount", "unit", "due", "to"),
        ("by", "line", "amount"),
        ("by", "line", "unit"),
        ("amount", "due"),
        worded=True,
    ),
    "call": Kind(("by", "to", "line"), ("by", "to", "line"), ("by", "to", "line"), worded=True),
    "refusal": Kind(("by", "line"), ("by", "line"), ("by", "line"), worded=True),
    "threat": Kind(("by", "means"), ("by",), ("by",), ("means",), worded=True),
    "vote": Kind(
        ("symbol", "subject", "yes", "no", "abstain", "veto", "adopted"),
        ("symbol", "subject"),
        ("symbol", "subject"),
        ("yes", "no", "abstain", "veto", "adopted"),
        dated=False,
    ),
    "mandate": Kind(("subject", "from", "until", "symbol"), ("subject",), ("subject", "symbol"), ("from", "until")),
    "figure": Kind(
        ("what", "value", "approx", "unit", "place", "holder", "date"),
        ("what", "value"),
        ("what", "unit", "place", "holder"),
        ("value",),
    ),
    "presence": Kind(("org", "place", "trend"), ("org", "place", "trend"), ("org", "place"), ("trend",)),
    "reference": Kind(("symbol",), ("symbol",), ("symbol",), dated=False),
}
DATES = frozenset(("date", "due", "from", "until"))
# Counts of what happens: two of them with no place named are two happenings, not a conflict.
_FLOWS = frozenset(
    ("killed", "attacks", "strikes", "repatriated", "returned", "displaced", "troops", "trained", "children", "other")
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The document of a statement: the dossier's id of its source, its name, and the digest of its text.

    `sha256` is that of its bytes, "" while they are not archived.
    """

    source: str
    name: str
    text_sha256: str
    lang: str
    date: str = ""
    sha256: str = ""

    def same(self, other: Origin) -> bool:
        """Whether both are one document, maybe with another text since."""
        return self.source == other.source or self.text_sha256 == other.text_sha256 or self.name == other.name


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says: a record's type, words and slots. `fields` are what a person adds for the dossier's row."""

    origin: Origin
    type: str
    quote: str
    start: int
    slots: Mapping[str, Any]
    polarity: str = "affirmed"
    modality: str = "asserted"
    rule: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def ident(self) -> tuple[str, str, str]:
        """What stays the same when the document is read again: type, folded quote and key slots; no offset."""
        keys = [f"{slot}={plain(slot, self.slots.get(slot))}" for slot in KINDS[self.type].keys]
        return self.type, " ".join(folded(self.quote).split()), ";".join(keys)

    @property
    def when(self) -> Edtf | None:
        """The days that it speaks of: its own date, else the one that was added, else the document's."""
        own = self.slots.get("date") or self.slots.get("from") or self.fields.get("date") or self.origin.date
        return as_date(own)

    @property
    def record(self) -> dict[str, Any]:
        """The statement as the verifier takes it."""
        head = {"type": self.type, "quote": self.quote, "start": self.start}
        return {**head, **self.slots, "polarity": self.polarity, "modality": self.modality}


@dataclass(frozen=True, slots=True)
class Relation:
    """`same`, `conflict` or `other`; a conflict names the slots that differ."""

    kind: str
    slots: tuple[str, ...] = ()


OTHER, SAME = Relation("other"), Relation("same")


def relation(a: Statement, b: Statement) -> Relation:
    """Whether two statements make one claim, contradict each other in it, or speak of different things."""
    if a.type != b.type:
        return OTHER
    kind = KINDS[a.type]
    if any(plain(slot, a.slots.get(slot)) != plain(slot, b.slots.get(slot)) for slot in kind.about):
        return OTHER
    if kind.dated and not _near(a.when, b.when):
        return OTHER
    told = [slot for slot in kind.says if a.slots.get(slot) is not None and b.slots.get(slot) is not None]
    if _by_words(kind, a, b, told) and not _alike(a.quote, b.quote):
        return OTHER
    other = tuple(slot for slot in told if differ(slot, a.slots[slot], b.slots[slot]))
    if not other and a.polarity != b.polarity:
        other = ("polarity",)
    if not other:
        return SAME
    if a.origin.same(b.origin) or _happenings(a):
        return OTHER
    return Relation("conflict", other)


def claim_id(statement: Statement) -> str:
    """A new claim's id, from its first statement: also the id of its row."""
    digest = hashlib.sha256(repr((statement.origin.source, *statement.ident)).encode("utf-8", "backslashreplace"))
    return f"{statement.type}-{digest.hexdigest()[:10]}"


def plain(slot: str, value: Any) -> str:
    """A slot's value as it is compared."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.15g}"
    if isinstance(value, list):
        return ";".join(sorted(folded(str(item)) for item in value))
    return " ".join(folded(str(value)).split())


def as_date(text: object) -> Edtf | None:
    """An EDTF date, None where a text is none."""
    try:
        return parse_edtf(str(text)) if text else None
    except DateError:
        return None


def _by_words(kind: Kind, a: Statement, b: Statement, told: list[str]) -> bool:
    """Whether only like words make two statements one: nothing else tells them apart."""
    nothing = not any(a.slots.get(slot) is not None for slot in kind.about)
    return nothing or (kind.worded and "amount" not in told)


def _alike(a: str, b: str) -> bool:
    mine, theirs = set(_WORD.findall(folded(a))), set(_WORD.findall(folded(b)))
    return a == b or (bool(mine and theirs) and len(mine & theirs) >= ALIKE * min(len(mine), len(theirs)))


def _near(a: Edtf | None, b: Edtf | None) -> bool:
    """Whether two dates may be of one thing; an unknown one only with another unknown one."""
    if a is None or b is None:
        return a is b
    return gap(a, b) <= SLACK


def gap(a: Edtf, b: Edtf) -> int:
    """Days between two spans, 0 where they overlap."""
    begin = max(a.first or dt.date.min, b.first or dt.date.min)
    end = min(a.last or dt.date.max, b.last or dt.date.max)
    return max((begin - end).days, 0)


def differ(slot: str, a: Any, b: Any) -> bool:
    """Whether two values of a slot contradict each other: dates that overlap do not."""
    first, second = (as_date(a), as_date(b)) if slot in DATES else (None, None)
    if first and second:
        return gap(first, second) > 0
    return plain(slot, a) != plain(slot, b)


def _happenings(statement: Statement) -> bool:
    slots = statement.slots
    return statement.type == "figure" and slots.get("what") in _FLOWS and not slots.get("place")
