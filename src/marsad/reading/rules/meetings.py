"""Meetings: where, when and of what kind a body or a coalition met or will meet.

Invariant: the word "meeting" alone is no meeting: it was held, or it has a place and a day, or it stands aside of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from marsad.model.proposal import Proposal
from marsad.reading.arguments import Place, places_in
from marsad.reading.document import Document, Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.attendance_rows import DATELINE
from marsad.reading.rules.made import made
from marsad.text.dates import DateMention

REACH = 130  # characters between the meeting's word and its place or day
NOUN = 90  # characters between a noun, its place and its day, where no verb says that it was held
HERE = 40  # characters at the head of a report that name where it was written
AROUND = 4  # sentences before one in which the meeting that it speaks of is named
SIDE = 90  # characters behind "on the sidelines" within which the verb stands
HEAD, LINE, OPENING = 2, 140, 12  # sentences of a head; characters of its line; between a place and its day
# What leads to the place where something happens.
_LOCATIVE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|to|[àÀA]|au|aux|[Ee]n|dans)\s(?:the |la |le |l['’])?"
    r"|(?:\bفي\s|\bب)(?:(?:ال)?(?:مدينة|عاصمة|محافظة|منتجع)\s)?)\Z"
)
# What stands before it where the place is what was talked of: "the situation in A".
_TOPIC = re.compile(
    r"(?:situation|cris[ei]s|conflict|conflit|war|guerre|peace|paix|violence|fighting|security|sécurité|stability|stabilité"
    r"|operations?|opérations?|transition|elections?|élections?|aide?|[Ff]orces|troops|troupes|developments|évolution"
    r"|الوضع|الأوضاع|أوضاع|الأزمة|الحرب|الاستقرار|الأمن|السلام|التطورات|الصراع|النزاع|القتال)"
    r"\s(?:in|en|au|aux|à|dans|في)\s(?:the |la |le |l['’])?\Z"
)
_REPUBLIC = re.compile(r"(?:Republic|République|State|Kingdom) (?:of|de|du)\s*\Z")
_STAFF = re.compile(r"\W{1,3}major")  # "chefs d'état-major" are no heads of state
_NUMBERED = re.compile(r"[Qq]u(?:ad|art|int)|[Tt]ro[iï]ka|[Tt]ri(?:lat|par)|(?:ال)?(?:رباعي|خماسي|ثلاثي)")
_KINDS = ("small", "summit", "ministerial", "council")
_NAMED = {"small": "small-group"}


class _Held(NamedTuple):
    """What a sentence says of one meeting."""

    act: Hit
    site: Place | None
    day: tuple[int, int] | None
    side: bool


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One meeting for a sentence that says one was or will be held: the one of which it says the most."""
    found = [held for act in _acts(sentence) if not _unreal(sentence, act) and (held := _held(sentence, act))]
    if not found:
        yield from _headed(sentence)
        return
    act, site, day, side = max(found, key=lambda f: (f.site is not None, f.day is not None))
    spans = [(act.start, act.end)]
    spans += [(h.start, h.end) for h in sentence.hits("meeting.side")[:1] if side]
    spans += [(site.start, site.end)] if site and site.start >= sentence.span.start else []
    spans += [day] if day else []
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    kind = _kind(sentence, act, start, end, side)
    if (
        site is None
        and kind == "other"
        and not (sentence.has("meeting.remote") or (day and sentence.has("meeting.noun")))
    ):
        return
    yield made(
        sentence, "meeting.held", start, end, place=site.code if site else None, kind=kind,
        date=next((d.edtf for d in sentence.dates if day and d.start == day[0]), None),
        members=_count(sentence, "meeting.members"), ministers=_count(sentence, "meeting.ministers"),
    )  # fmt: skip


def _held(sentence: Sentence, act: Hit) -> _Held | None:
    """Where and when a meeting was; None where the words are too few to say that there was one."""
    beside = [h for h in sentence.hits("meeting.side") if -SIDE <= h.start - act.end <= SIDE]
    day = _day(sentence, act)
    if beside:
        whole = Hit(act.category, min(act.start, beside[0].start), max(act.end, beside[0].end), act.first, act.last)
        site = _site(sentence, whole, SIDE) or _met_before(sentence)
        return _Held(act, site, day, side=True)
    site = _site(sentence, act, 0 if act.category == "meeting.sitting" else REACH)
    if site is None and day and not sentence.has("meeting.remote"):
        site = _of_dateline(sentence)
    if site and _state(site) and sentence.has("meeting.remote"):
        site = None  # "the missions to A met virtually"
    told = act.category in ("meeting.verb", "meeting.sitting") and sentence.has("meeting.noun")
    return _Held(act, site, day, side=False) if site or day or told else None


def _headed(sentence: Sentence) -> Iterator[Proposal]:
    """The meeting that a text's head names, with its place and day on the line below or behind a comma."""
    nouns = sentence.hits("meeting.noun")
    if sentence.index >= HEAD or not nouns:
        return
    for line in sentence.document.sentences[sentence.index : sentence.index + 3]:
        if line.span.end - line.span.start > LINE or not line.dates or len(line.dates) > 1:
            continue
        places = [p for p in places_in(line) if 0 <= line.dates[0].start - p.end <= OPENING]
        if places and places[-1].start >= nouns[0].end:
            act = Hit("meeting.noun", nouns[0].start, line.dates[0].end, nouns[0].first, nouns[0].last)
            yield made(
                sentence, "meeting.headed", act.start, act.end, place=places[-1].code,
                kind=_kind(sentence, act, act.start, nouns[0].end, side=False), date=line.dates[0].edtf,
            )  # fmt: skip
            return


def spoken_of(document: Document, index: int) -> bool:
    """Whether a sentence, or one of the few before it, speaks of a meeting."""
    near = document.sentences[max(0, index - AROUND) : index + 1]
    return any(s.has("meeting.noun", "meeting.verb", "meeting.host", "meeting.context") for s in near)


def _acts(sentence: Sentence) -> list[Hit]:
    """What says that a meeting was held: a verb, a host, a side of another; else a noun beside a place and a day."""
    verbs = sentence.hits("meeting.verb", "meeting.host", "meeting.sitting", "meeting.plan")
    nouns = sentence.hits("meeting.noun")
    verbs += sentence.hits("meeting.loose") if nouns else []
    for verb in sentence.hits("attendance.host.verb.ahead", "attendance.host.verb.behind"):
        noun = next((n for n in nouns if 0 <= n.start - verb.end <= NOUN), None)
        if noun and not any(v.start < noun.end and verb.start < v.end for v in verbs):
            verbs.append(Hit("meeting.host", verb.start, noun.end, verb.first, noun.last))
    if verbs:
        return sorted(verbs, key=lambda v: v.start)
    for noun in nouns:
        placed = any(_where(sentence, p) and _gap(noun, p) <= NOUN for p in places_in(sentence))
        if (placed or sentence.has("meeting.remote")) and _day(sentence, noun):
            return [noun]
    aside = sentence.hits("meeting.side")
    return aside[:1] if sentence.has("attendance.met") else []


def _unreal(sentence: Sentence, act: Hit) -> bool:
    """Wished for, put off or denied: the words just before the act say so."""
    return any(act.start - 40 <= h.start < act.start for h in sentence.hits("meeting.unreal"))


def _where(sentence: Sentence, name: Place) -> bool:
    """Whether a name is a place, with the word before it that leads to where something happens."""
    ahead = sentence.document.text[max(sentence.span.start, name.start - 40) : name.start]
    ahead = _REPUBLIC.sub("", ahead)
    return bool(_LOCATIVE.search(ahead)) and not _TOPIC.search(ahead)


def _site(sentence: Sentence, act: Hit, reach: int = REACH) -> Place | None:
    """The nearest place that something happens in, a town before a state; else the state or capital that is host."""
    near = [p for p in places_in(sentence) if _gap(act, p) <= reach]
    found = near if sentence.document.text[act.end - 1] == ":" else [p for p in near if _where(sentence, p)]
    if not found and (act.category == "meeting.host" or sentence.lang == "ar"):
        found = [p for p in near if _hosts(act, p, sentence.lang)]
    if found:
        return min(found, key=lambda p: (_state(p), _gap(act, p)))
    heres = [h for h in sentence.hits("meeting.here") if act.start <= h.start <= act.end + HERE]
    ahead = takewhile(lambda n: n.start < HERE, sentence.document.names)
    head = next((n for n in ahead if n.kind in ("capital", "place")), None)
    return Place(heres[0].start, heres[0].end, head.code) if heres and head else None


def _of_dateline(sentence: Sentence) -> Place | None:
    """The town that a report was sent from, where its first sentence tells of a meeting and names no place for it."""
    head = DATELINE.match(sentence.text) if sentence.index == 0 else None
    end = sentence.span.start + (head.end() if head else 0)
    towns = [n for n in sentence.names if n.kind in ("capital", "place") and n.end <= end]
    return Place(towns[0].start, towns[0].end, towns[0].code) if towns else None


def _state(place: Place) -> bool:
    return len(place.code) == 3 and place.code.isupper()


def _hosts(act: Hit, name: Place, lang: str) -> bool:
    """Whether a name is what hosts: the subject before the verb; in Arabic inside it or right behind."""
    if lang == "ar":
        return act.start < name.start <= act.end + 3 or 0 <= act.start - name.end <= 2
    return name.end <= act.start and act.start - name.end <= 20


def _met_before(sentence: Sentence) -> Place | None:
    """Where the meeting was that this one is aside of: the place of the nearest earlier sentence that says so."""
    for earlier in reversed(sentence.document.sentences[max(0, sentence.index - 5) : sentence.index]):
        for act in _acts(earlier):
            if site := _site(earlier, act):
                return site
    return None


def _day(sentence: Sentence, act: Hit) -> tuple[int, int] | None:
    near = [(_gap(act, d), d.start, d.end) for d in sentence.dates]
    return min(near)[1:] if near and min(near)[0] <= REACH else None


def _kind(sentence: Sentence, act: Hit, start: int, end: int, side: bool) -> str:
    """The kind that the words of the quote and just around it say."""
    if side:
        return "side"
    heads = {n.code for n in sentence.names if n.kind == "person" and n.level == "head" and n.end <= act.start}
    if len(heads) > 1 and not any(_gap(act, h) == 0 for k in _KINDS for h in sentence.hits(f"meeting.{k}")):
        return "summit"
    near = [
        (_by_number(sentence, h), _gap(act, h) > 0, h.start > act.start, _gap(act, h), i, kind)
        for i, kind in enumerate(_KINDS)
        for h in sentence.hits(f"meeting.{kind}")
        if not _STAFF.match(sentence.document.text, h.end)
        if start - REACH <= h.start and h.end <= end + SIDE
    ]
    if near:
        kind = min(near)[-1]
        return _NAMED.get(kind, kind)
    return "council" if sentence.has("meeting.body") else "other"


def _by_number(sentence: Sentence, hit: Hit) -> bool:
    """Whether a kind is said by how many meet ("the quartet", "the troika"): ministers and leaders may meet so, too."""
    return bool(_NUMBERED.match(sentence.document.text, hit.start))


def _count(sentence: Sentence, noun: str) -> int | None:
    for number in sentence.numbers:
        if any(0 <= h.start - number.end <= 12 for h in sentence.hits(noun)) and isinstance(number.value, int):
            return number.value
    return None


def _gap(act: Hit, one: Place | DateMention | Hit) -> int:
    return max(one.start - act.end, act.start - one.end, 0)
