"""Meetings: where, when and of what kind a body or a coalition met or will meet.

Invariant: the word "meeting" alone is no meeting: it was held, or it has a place and a day, or it stands aside of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marsad.model.proposal import Proposal
from marsad.reading.document import Document, Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.made import made
from marsad.text.names import Name

REACH = 130  # characters between the meeting's word and its place or day
HERE = 40  # characters at the head of a report that name where it was written
SIDE = 90  # characters behind "on the sidelines" within which the verb stands
# What leads to the place where something happens.
_LOCATIVE = re.compile(r"(?:\b(?:in|at|to|à|au|aux|en|dans)\s(?:the |la |le |l['’])?|(?:\bفي\s|\bب)(?:مدينة\s)?)\Z")
_REPUBLIC = re.compile(r"(?:Republic|République|State|Kingdom) (?:of|de|du)\s*\Z")
_KINDS = ("side", "small", "summit", "ministerial", "council")
_NAMED = {"small": "small-group"}


class _Site(NamedTuple):
    """Where a meeting is: its code, and the span of the name."""

    code: str
    start: int
    end: int


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One meeting for a sentence that says one was or will be held."""
    act = _act(sentence)
    if act is None or _unreal(sentence, act):
        return
    site, day = _site(sentence, act), _day(sentence, act)
    side = any(h.start - SIDE <= act.start for h in sentence.hits("meeting.side"))
    if site is None and day is None and not (side or (act.category == "meeting.verb" and sentence.has("meeting.noun"))):
        return
    if site is None and side:
        site = _met_before(sentence)
    spans = [(act.start, act.end)]
    spans += [(h.start, h.end) for h in sentence.hits("meeting.side")[:1] if side]
    spans += [(site.start, site.end)] if site and site.start >= sentence.span.start else []
    spans += [day] if day else []
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    kind = _kind(sentence, act, start, end, side)
    if site is None and kind == "other":
        return
    yield made(
        sentence, "meeting.held", start, end, place=site.code if site else None, kind=kind,
        date=next((d.edtf for d in sentence.dates if day and d.start == day[0]), None),
        members=_count(sentence, "meeting.members"), ministers=_count(sentence, "meeting.ministers"),
    )  # fmt: skip


def spoken_of(document: Document, index: int) -> bool:
    """Whether a sentence, or one of the three before it, speaks of a meeting."""
    near = document.sentences[max(0, index - 3) : index + 1]
    return any(s.has("meeting.noun", "meeting.verb", "meeting.host") for s in near)


def _act(sentence: Sentence) -> Hit | None:
    """What says that a meeting was held: a verb, a host, a side of another; else a noun beside a place and a day."""
    verbs = sentence.hits("meeting.verb", "meeting.host")
    if verbs:
        return verbs[0]
    for noun in sentence.hits("meeting.noun"):
        sites = [n for n in sentence.names if _where(sentence, n) and abs(n.start - noun.start) <= REACH]
        if sites and _day(sentence, noun):
            return noun
    return None


def _unreal(sentence: Sentence, act: Hit) -> bool:
    """Wished for, put off or denied: the words just before the act say so."""
    return any(act.start - 40 <= h.start < act.start for h in sentence.hits("meeting.unreal"))


def _where(sentence: Sentence, name: Name) -> bool:
    """Whether a name is a place, with the word before it that leads to where something happens."""
    if name.kind not in ("state", "capital", "place"):
        return False
    ahead = sentence.document.text[max(sentence.span.start, name.start - 30) : name.start]
    return bool(_LOCATIVE.search(_REPUBLIC.sub("", ahead)))


def _site(sentence: Sentence, act: Hit) -> _Site | None:
    """The nearest place that something happens in, a town before a state; else the state or capital that is host."""
    near = [n for n in sentence.names if _gap(act, n) <= REACH]
    found = [n for n in near if _where(sentence, n)]
    if not found and (act.category == "meeting.host" or sentence.lang == "ar"):
        found = [n for n in near if n.kind in ("state", "capital", "place") and _hosts(act, n, sentence.lang)]
    if found:
        best = min(found, key=lambda n: (n.kind == "state", _gap(act, n)))
        return _Site(best.code, best.start, best.end)
    heres = [h for h in sentence.hits("meeting.here") if 0 <= h.start - act.end <= 40]
    head = next((n for n in sentence.document.names if n.start < HERE and n.kind in ("capital", "place")), None)
    return _Site(head.code, heres[0].start, heres[0].end) if heres and head else None


def _hosts(act: Hit, name: Name, lang: str) -> bool:
    """Whether a name is what hosts: the subject before the verb; in Arabic inside it or right behind."""
    if lang == "ar":
        return act.start < name.start <= act.end + 3
    return name.end <= act.start and act.start - name.end <= 20


def _met_before(sentence: Sentence) -> _Site | None:
    """Where the meeting was that this one is aside of: the place of the nearest earlier sentence that says so."""
    for earlier in reversed(sentence.document.sentences[max(0, sentence.index - 5) : sentence.index]):
        act = _act(earlier)
        if act and (site := _site(earlier, act)):
            return site
    return None


def _day(sentence: Sentence, act: Hit) -> tuple[int, int] | None:
    near = [(_gap(act, d), d.start, d.end) for d in sentence.dates]
    return min(near)[1:] if near and min(near)[0] <= REACH else None


def _kind(sentence: Sentence, act: Hit, start: int, end: int, side: bool) -> str:
    """The kind that the words of the quote and just around it say."""
    for kind in _KINDS:
        near = [h for h in sentence.hits(f"meeting.{kind}") if h.start >= start - REACH and h.end <= end + REACH / 2]
        if side if kind == "side" else near:
            return _NAMED.get(kind, kind)
    return "other"


def _count(sentence: Sentence, noun: str) -> int | None:
    for number in sentence.numbers:
        if any(0 <= h.start - number.end <= 12 for h in sentence.hits(noun)) and isinstance(number.value, int):
            return number.value
    return None


def _gap(act: Hit, one: object) -> int:
    start, end = getattr(one, "start"), getattr(one, "end")  # noqa: B009
    return max(start - act.end, act.start - end, 0)
