"""Meetings: where, when and of what kind a body or a coalition met or will meet.

Invariant: the word "meeting" alone is no meeting: it was held, or it has a place and a day, or it stands aside of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import Place, places_in
from marsad.reading.document import Document, Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.made import made
from marsad.text.dates import DateMention

REACH = 130  # characters between the meeting's word and its place or day
NOUN = 60  # characters between a noun, its place and its day, where no verb says that it was held
HERE = 40  # characters at the head of a report that name where it was written
AROUND = 4  # sentences before one in which the meeting that it speaks of is named
SIDE = 90  # characters behind "on the sidelines" within which the verb stands
# What leads to the place where something happens.
_LOCATIVE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|to|[àÀA]|au|aux|[Ee]n|dans)\s(?:the |la |le |l['’])?"
    r"|(?:\bفي\s|\bب)(?:مدينة\s)?)\Z"
)
_REPUBLIC = re.compile(r"(?:Republic|République|State|Kingdom) (?:of|de|du)\s*\Z")
_KINDS = ("small", "summit", "ministerial", "council")
_NAMED = {"small": "small-group"}


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One meeting for a sentence that says one was or will be held."""
    act = _act(sentence)
    if act is None or _unreal(sentence, act):
        return
    side = any(-SIDE <= h.start - act.end <= SIDE for h in sentence.hits("meeting.side"))
    site, day = (
        _site(sentence, act, 0 if act.category == "meeting.sitting" else HERE if side else REACH),
        _day(sentence, act),
    )
    if (
        site is None
        and day is None
        and not (side or (act.category in ("meeting.verb", "meeting.sitting") and sentence.has("meeting.noun")))
    ):
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
    """Whether a sentence, or one of the few before it, speaks of a meeting."""
    near = document.sentences[max(0, index - AROUND) : index + 1]
    return any(s.has("meeting.noun", "meeting.verb", "meeting.host", "meeting.context") for s in near)


def _act(sentence: Sentence) -> Hit | None:
    """What says that a meeting was held: a verb, a host, a side of another; else a noun beside a place and a day."""
    verbs = sentence.hits("meeting.verb", "meeting.host", "meeting.sitting")
    if verbs:
        return verbs[0]
    nouns = sentence.hits("meeting.noun")
    for verb in sentence.hits("attendance.host.verb.ahead", "attendance.host.verb.behind"):
        noun = next((n for n in nouns if 0 <= n.start - verb.end <= NOUN), None)
        if noun:
            return Hit("meeting.host", verb.start, noun.end, verb.first, noun.last)
    for noun in nouns:
        if any(_where(sentence, p) and _gap(noun, p) <= NOUN for p in places_in(sentence)) and _day(sentence, noun):
            return noun
    aside = sentence.hits("meeting.side")
    return aside[0] if aside and sentence.has("attendance.met") else None


def _unreal(sentence: Sentence, act: Hit) -> bool:
    """Wished for, put off or denied: the words just before the act say so."""
    return any(act.start - 40 <= h.start < act.start for h in sentence.hits("meeting.unreal"))


def _where(sentence: Sentence, name: Place) -> bool:
    """Whether a name is a place, with the word before it that leads to where something happens."""
    ahead = sentence.document.text[max(sentence.span.start, name.start - 30) : name.start]
    return bool(_LOCATIVE.search(_REPUBLIC.sub("", ahead)))


def _site(sentence: Sentence, act: Hit, reach: int = REACH) -> Place | None:
    """The nearest place that something happens in, a town before a state; else the state or capital that is host."""
    near = [p for p in places_in(sentence) if _gap(act, p) <= reach]
    found = [p for p in near if _where(sentence, p)]
    if not found and (act.category == "meeting.host" or sentence.lang == "ar"):
        found = [p for p in near if _hosts(act, p, sentence.lang)]
    if found:
        return min(found, key=lambda p: (_state(p), _gap(act, p)))
    heres = [h for h in sentence.hits("meeting.here") if 0 <= h.start - act.end <= HERE]
    head = next((n for n in sentence.document.names if n.start < HERE and n.kind in ("capital", "place")), None)
    return Place(heres[0].start, heres[0].end, head.code) if heres and head else None


def _state(place: Place) -> bool:
    return len(place.code) == 3 and place.code.isupper()


def _hosts(act: Hit, name: Place, lang: str) -> bool:
    """Whether a name is what hosts: the subject before the verb; in Arabic inside it or right behind."""
    if lang == "ar":
        return act.start < name.start <= act.end + 3
    return name.end <= act.start and act.start - name.end <= 20


def _met_before(sentence: Sentence) -> Place | None:
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
    if side:
        return "side"
    near = [
        (_gap(act, h), i, kind)
        for i, kind in enumerate(_KINDS)
        for h in sentence.hits(f"meeting.{kind}")
        if start - REACH <= h.start and h.end <= end + SIDE
    ]
    if near:
        return _NAMED.get(min(near)[2], min(near)[2])
    return "other"


def _count(sentence: Sentence, noun: str) -> int | None:
    for number in sentence.numbers:
        if any(0 <= h.start - number.end <= 12 for h in sentence.hits(noun)) and isinstance(number.value, int):
            return number.value
    return None


def _gap(act: Hit, one: Place | DateMention | Hit) -> int:
    return max(one.start - act.end, act.start - one.end, 0)
