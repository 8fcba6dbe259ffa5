"""Belonging to the coalition or a body: who joined, who left, who is said to be a member.

Invariant: a state that only wishes, is invited or is asked to join or leave has not done so.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import Actor, actors, after, before
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.made import made

CHANGES = ("joined", "left", "member")
REACH = 120  # characters between the act and its actor


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One membership for each actor of each act."""
    for act in sentence.hits(*(f"membership.{change}" for change in CHANGES)):
        if _unreal(sentence, act):
            continue
        row = _who(sentence, act)
        date = sentence.dates[0].edtf if len(sentence.dates) == 1 else None
        for actor in row:
            span = min(act.start, row[0].start), max(act.end, row[-1].end)
            change = act.category.removeprefix("membership.")
            yield made(sentence, f"membership.{change}", *span, actor=actor.code, change=change, date=date)


def _unreal(sentence: Sentence, act: Hit) -> bool:
    """Wished, asked, conditional or denied: the words just before the act say so."""
    near = sentence.hits("negation", "membership.unreal")
    return any(act.start - 45 <= h.start < act.start and h.end <= act.start + 1 for h in near)


def _who(sentence: Sentence, act: Hit) -> list[Actor]:
    """States in a row: named before the verb in English and French, behind a noun or an Arabic verb."""
    among = [a for a in actors(sentence) if len(a.code) == 3 and a.code.isupper()]
    ahead = after(sentence, act.end, reach=30, among=among)
    behind = before(sentence, act.start, reach=REACH, among=among)
    if sentence.lang == "ar" and ahead:
        return ahead
    listed = any(0 <= h.start - act.end <= 40 for h in sentence.hits("membership.colon"))
    if listed:
        return after(sentence, act.end, reach=REACH, among=among)
    return behind or ahead
