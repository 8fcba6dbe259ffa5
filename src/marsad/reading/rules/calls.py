"""What someone asks another to do: urges, demands, requests, in statements and in operative paragraphs.

Invariant: one record for each asker and each addressee; a call that is denied is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import COALITION, MEMBERS, actors, rows
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.acts import behind_verb, denied, line_for, span_of, subject_of
from marsad.reading.rules.made import made

ADDRESSEES = (
    "donors", "partners", "member-states", "states", "neighbouring-states", "all-parties", "armed-groups",
    "secretary-general", "international-community", "chiefs-of-staff", "population", "UNSC",
)  # fmt: skip
COLLECTIVES = frozenset({"participants", "members"})
NEAR = 48  # characters between a call and those it is made to


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One call for each asker and addressee."""
    for act in sentence.hits("call.act"):
        if denied(sentence, act) or any(0 <= act.start - h.end <= 1 for h in sentence.hits("call.passive")):
            continue
        row = subject_of(sentence, act)
        if not row:
            continue
        start, end = span_of(sentence, act, row)
        line = line_for(sentence, act.start, end)
        askers = {a.code for a in row}
        for actor in row:
            for to in _to(sentence, act, end, askers):
                yield made(sentence, "call.act", start, end, by=actor.code, to=to, line=line)


def _to(sentence: Sentence, act: Hit, end: int, askers: set[str]) -> list[str | None]:
    """The addressees: a collective or the row of names that stands first behind the act; None where neither does."""
    kinds = sentence.hits(*(f"to.{name}" for name in ADDRESSEES))
    groups = [
        (h.start, [h.category.removeprefix("to.")]) for h in kinds if act.end <= h.start < min(end, act.end + NEAR)
    ]
    states = [(n.start, [n.country]) for n in sentence.names if n.kind == "nationality" and n.country]
    found = rows(sentence, [a for a in actors(sentence) if a.code not in COLLECTIVES])
    if sentence.lang == "ar":
        found += behind_verb(sentence, act)[1:]
    named = [(r[0].start, [a.code for a in r]) for r in found]
    near = [(at, codes) for at, codes in (*named, *states) if act.end <= at < min(end, act.end + NEAR)]
    for _, codes in sorted([*groups, *near], key=lambda one: one[0]):
        if others := [c for c in codes if c not in askers]:
            return list(others)
    return [MEMBERS] if COALITION in askers else [None]
