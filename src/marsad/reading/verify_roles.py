"""Who does what to whom: the quote is read by the reader's own rule for the type, and held against the record.

The rule's silence says nothing, nor does an unnamed group (the participants) where the record has a name. Only where
the rule reads someone else in the record's role or another
outcome for the same actor, the record is contradicted.

Invariant: a proposal of the reader is never contradicted by the rule that made it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from marsad.model.proposal import Proposal
from marsad.reading.arguments import rows
from marsad.reading.document import Sentence
from marsad.reading.lexicon import categories
from marsad.reading.rules import attendance, calls, commitments, membership, presence, refusals, threats
from marsad.reading.verify_names import COUNCILS, UNNAMED, is_state, synonyms
from marsad.reading.verify_passage import Passage

Raw = tuple[str, str, str]  # slot, code, words
Slots = Mapping[str, Any]

_RULES: dict[str, Callable[[Sentence], Iterator[Proposal]]] = {
    "attendance": attendance.propose, "membership": membership.propose, "commitment": commitments.propose,
    "call": calls.propose, "refusal": refusals.propose, "threat": threats.propose,
    "presence": presence.propose,
}  # fmt: skip
_ROLES = {"attendance": ("actor",), "membership": ("actor",), "call": ("by", "to"),
          "refusal": ("by",), "threat": ("by",)}  # fmt: skip
_OUTCOMES = {"attendance": ("status", "actor"), "membership": ("change", "actor")}
_GROUPS = frozenset(("parties", "partners", "donors", "states", "members", "participants", "chiefs", "forces",
                     "groups", "community", "population", "authorities", "actors"))  # fmt: skip
_OPPOSITE = {("attended", "absent"), ("host", "absent"), ("joined", "left"), ("member", "left")}
_GROWS, _SHRINKS = frozenset(("expanding", "resurging")), frozenset(("receding", "defeated"))


def roles(record: Slots, passage: Passage) -> Iterator[Raw]:
    """What the reader's rule for the record's type reads otherwise in the quote."""
    kind = str(record.get("type"))
    rule = _RULES.get(kind)
    if rule is None:
        return
    read = [proposal.slots for proposal in rule(passage.sentence)]
    for slot in _ROLES.get(kind, ()):
        yield from _role(record, slot, read, passage)
    if "to" in _ROLES.get(kind, ()):
        yield from _swapped(record, read)
    if kind in _OUTCOMES:
        yield from _outcome(record, *_OUTCOMES[kind], read, passage)


def _role(record: Slots, slot: str, read: list[Slots], passage: Passage) -> Iterator[Raw]:
    code, found = record.get(slot), {str(slots[slot]) for slots in read if slots.get(slot)}
    if not isinstance(code, str) or not found or _unnamed(code, passage.lang):
        return
    if any(_unnamed(other, passage.lang) or _same(code, other) for other in found):
        return
    if is_state(code) and any(n.kind == "armed-group" and n.code in found for n in passage.sentence.names):
        return  # an army may stand for its state
    for row in rows(passage.sentence, passage.actors):
        codes = {actor.code for actor in row}
        if codes & found and any(_same(code, other) for other in codes):  # "France, Germany and the Union"
            return
    yield slot, "role-differs", f"{slot} of the quote is {' or '.join(sorted(found))}, not {code}"


def _swapped(record: Slots, read: list[Slots]) -> Iterator[Raw]:
    """An addressee who is read as the one who acts, and the other way round; here a group without a name counts."""
    by, to = record.get("by"), record.get("to")
    if not isinstance(by, str) or by in COUNCILS or _among(by, "by", read):
        return
    if _among(by, "to", read):
        yield "by", "role-differs", f"{by} is addressed in the quote"
    elif isinstance(to, str) and _among(to, "by", read) and not _among(to, "to", read):
        yield "to", "role-differs", f"{to} is the one who acts in the quote"


def _among(code: str, slot: str, read: list[Slots]) -> bool:
    return any(_same(code, str(slots[slot])) or _akin(code, str(slots[slot])) for slots in read if slots.get(slot))


def _akin(one: str, other: str) -> bool:
    """Codes of unnamed groups that share their noun: parties, all-parties."""
    return bool(set(one.split("-")) & set(other.split("-")) & _GROUPS)


def _unnamed(code: str, lang: str) -> bool:
    return code in UNNAMED or f"to.{code}" in categories(lang)


def _same(code: str, other: str) -> bool:
    mine, theirs = {code.lower()} | synonyms(code), {other.lower()} | synonyms(other)
    return bool(mine & theirs) or code.split("-")[0] == other.split("-")[0] == "ISIS"


def _outcome(record: Slots, slot: str, key: str, read: list[Slots], passage: Passage) -> Iterator[Raw]:
    """Another status, change or trend of the same actor or place."""
    mine, found = record.get(slot), {s.get(slot) for s in read if s.get(key) == record.get(key)}
    if slot == "trend" and passage.has(str(mine)):
        return
    if found and mine not in found and all(_opposite(str(mine), str(other)) for other in found):
        yield slot, "outcome-differs", f"the quote says {' or '.join(sorted(map(str, found)))}, not {mine}"


def _opposite(one: str, other: str) -> bool:
    return (
        (one, other) in _OPPOSITE
        or (other, one) in _OPPOSITE
        or (one in _GROWS and other in _SHRINKS)
        or (one in _SHRINKS and other in _GROWS)
    )
