"""Where the organization is said to grow or shrink: a group, a change, a place.

Invariant: the sentence names the change and the place; a group that it calls "the organization" is the one the
document spoke of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import PLACE_JOINT, Place, places_in
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.made import made

TRENDS = ("expanding", "receding", "resurging", "defeated", "present")
REACH, NEAR = 90, 40  # characters between the change and its group or the place behind it; and the place before it


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One proposal for each place of each change."""
    for act in sentence.hits(*(f"presence.{trend}" for trend in TRENDS)):
        if any(0 <= act.start - h.end <= 1 for h in sentence.hits("negation")):
            continue
        group = _group(sentence, act)
        places = _places(sentence, act)
        if group is None:
            continue
        code, start, end = group
        for place in places:
            span = min(act.start, start, place.start), max(act.end, end, place.end)
            trend = act.category.removeprefix("presence.")
            yield made(sentence, "presence.change", *span, org=code, place=place.code, trend=trend)


def _group(sentence: Sentence, act: Hit) -> tuple[str, int, int] | None:
    """The nearest armed group by name, or "the organization" where the document has named one."""
    found = [(_gap(act, n.start, n.end), n.code, n.start, n.end) for n in sentence.names if n.kind == "armed-group"]
    for h in sentence.hits("presence.group", "presence.gangs", "presence.armed-groups"):
        unnamed = h.category.removeprefix("presence.")
        code = _spoken_of(sentence, h.start) if unnamed == "group" else unnamed
        if code:
            found.append((_gap(act, h.start, h.end), code, h.start, h.end))
    near = [one for one in found if one[0] <= REACH]
    return min(near)[1:] if near else None


def _spoken_of(sentence: Sentence, at: int) -> str:
    """The group that the document named last before an offset, else the first that it names."""
    groups = sentence.document.groups
    i = bisect_left(groups, at, key=lambda n: n.start)
    return groups[max(i - 1, 0)].code if groups else ""


def _places(sentence: Sentence, act: Hit) -> list[Place]:
    """The nearest row of places behind the change, else before it."""
    text = sentence.document.text
    places = places_in(sentence)
    behind = [n for n in places if n.start >= act.end and n.start - act.end <= REACH]
    if not behind:
        before = [n for n in places if n.end <= act.start and act.start - n.end <= NEAR]
        return before[-1:]
    row = behind[:1]
    for place in behind[1:]:
        if not PLACE_JOINT.match(text[row[-1].end : place.start][:60]):
            break
        row.append(place)
    return row


def _gap(act: Hit, start: int, end: int) -> int:
    return max(start - act.end, act.start - end, 0)
