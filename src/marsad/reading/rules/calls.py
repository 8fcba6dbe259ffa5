"""What someone asks another to do: urges, demands, requests, in statements and in operative paragraphs.

Invariant: one record for each asker and each addressee; a call that is denied is none. Of the candidates that one
phrase gives, the ranker keeps the likeliest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import COALITION, MEMBERS, actors, authorities, rows, unknown_bodies
from marsad.reading.document import Document, Sentence, once
from marsad.reading.lexicon import Hit
from marsad.reading.rules.acts import behind_verb, denied, line_for, overlaps, reach_of, span_of
from marsad.reading.rules.made import made
from marsad.reading.rules.subjects import candidates
from marsad.text.names import Name

ADDRESSEES = (
    "donors", "partners", "member-states", "states", "neighbouring-states", "parties", "armed-groups", "gangs",
    "commission", "secretary-general", "international-community", "chiefs-of-staff", "population", "UNSC",
)  # fmt: skip
COLLECTIVES = frozenset({"participants", "members"})
NEAR = 80  # characters between a call and those it is made to
ASKED = 90  # characters between those who are asked and "should", "are urged"
PRONOUN = 12  # characters between a call and a pronoun for them


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One call for each asker and addressee, of every candidate that the grammar allows."""
    for act in sentence.hits("call.act"):
        if denied(sentence, act) or any(0 <= act.start - h.end <= 1 for h in sentence.hits("call.passive")):
            continue
        if overlaps(act, sentence.hits("call.not")):
            continue
        for row, ways in candidates(sentence, act):
            start, end = span_of(sentence, act, row)
            line = line_for(sentence, act.start, end)
            for way, addressees in _to(sentence, act, end, {a.code for a in row}):
                for actor in row:
                    for to in addressees:
                        yield made(
                            sentence, "call.act", start, end,
                            ways=(*ways, way), phrase=act.start, by=actor.code, to=to, line=line,
                        )  # fmt: skip

    yield from _asked(sentence)


def _asked(sentence: Sentence) -> Iterator[Proposal]:
    """Those who should, must or are asked to: named before the phrase, in Arabic also behind it; the text speaks."""
    for act in sentence.hits("call.asked"):
        if denied(sentence, act):
            continue
        start, end = max(sentence.span.start, act.start - ASKED), reach_of(sentence, act)
        line = line_for(sentence, act.start, end)
        behind = act.end + PRONOUN if sentence.lang == "ar" else act.start
        asked = [(a.start, a.code) for a in (*actors(sentence), *authorities(sentence), *unknown_bodies(sentence))]
        asked += [(h.start, h.category.removeprefix("to.")) for h in sentence.hits(*(f"to.{n}" for n in ADDRESSEES))]
        near = max((one for one in asked if start <= one[0] < behind and one[1] not in COLLECTIVES), default=None)
        for row, ways in candidates(sentence, act) if near else ():
            if near and near[1] not in {a.code for a in row}:
                for actor in row:
                    yield made(
                        sentence, "call.asked", min(near[0], act.start), end,
                        ways=(*ways, "asked"), phrase=act.start, by=actor.code, to=near[1], line=line,
                    )  # fmt: skip


def _to(sentence: Sentence, act: Hit, end: int, askers: set[str]) -> Iterator[tuple[str, list[str | None]]]:
    """Who may be addressed: the collective or the row of names that stands first behind the act; and nobody."""
    at, stop = sentence.words[act.first].end, min(end, act.end + NEAR)
    kinds = [h for h in sentence.hits(*(f"to.{name}" for name in ADDRESSEES)) if at <= h.start < stop]
    near = [(h.start, "to-kind", [h.category.removeprefix("to.")]) for h in kinds[:1]]
    named = zip(("to-first", "to-second"), _named(sentence, act, (at, stop), askers), strict=False)
    near += [(start, way, codes) for way, (start, codes) in named]
    for _, way, codes in sorted(near):
        yield way, list(codes)
    for way, others in (("to-authorities", authorities(sentence)), ("to-unknown", unknown_bodies(sentence))):
        if codes := [a.code for a in others if at <= a.start < stop][:1]:
            yield way, list(codes)
    if any(at <= h.start <= at + PRONOUN for h in sentence.hits("to.pronoun")):
        spoken = _states(sentence.document)
        last = bisect_right(spoken, act.start, key=lambda n: n.end)
        if last:
            yield "to-pronoun", [spoken[last - 1].code]
    yield "to-nobody", [MEMBERS] if COALITION in askers else [None]


@once
def _states(document: Document) -> list[Name]:
    """States and armed groups, in order."""
    return [n for n in document.names if n.kind in ("state", "armed-group")]


def _named(sentence: Sentence, act: Hit, reach: tuple[int, int], askers: set[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of names within reach, in order, without the askers; a nationality stands for its state."""
    states = [(n.start, [n.country]) for n in sentence.names if n.kind == "nationality" and n.country]
    found = rows(sentence, [a for a in actors(sentence) if a.code not in COLLECTIVES])
    if sentence.lang == "ar":
        found += behind_verb(sentence, act)[1:]
    for start, codes in sorted([*((r[0].start, [a.code for a in r]) for r in found), *states]):
        if reach[0] <= start < reach[1] and (others := [c for c in codes if c not in askers]):
            yield start, others
