"""Attendance: who hosted, attended, watched or stayed away from a meeting.

Invariant: each phrase of attendance takes one row of actors: those behind it ("attended by A and B", "بحضور أ وب"),
those before it ("A and B took part") or those that it labels ("Present: A, B"); a text that speaks of no meeting
near by yields none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import Actor
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules import meetings
from marsad.reading.rules.attendance_rows import AHEAD, BEHIND, LABEL, NOMINAL, OFFICE, STOP, people_in, row_of
from marsad.reading.rules.made import made

_HOSTING = ("attendance.host.verb.ahead", "attendance.host.verb.behind")
STATUSES = ("host", "attended", "absent")
NEAR, LEVEL = 45, 60  # characters: a word that belongs to the phrase; the office of an actor
_APART = re.compile(r"[,،]|because|due to|in protest|raison de|cause d|بسبب|جراء|نتيجة")
_ASIDE = re.compile(r"\s?[,،]")  # "A, though invited, did not come"
_HEARD = re.compile(r"\b(?:heard|entendu)\b|استمع")  # what a council does in session
_GUESTS = re.compile(
    r"(?:اجتماعا|لقاء|الاجتماع|قمة|مؤتمرا)\s(?:\w+\s){0,2}(?:ل(?:وزراء|قادة|رؤساء|ممثلي|زعماء|وفود)|بين|ضم)\b"
)
DENIED = 18  # characters between a negation and its verb
_SENDS = ("sent", "sends", "sending", "dispatched", "مثل", "مثّل", "ومثل", "ومثّل", "أوفد", "أرسل", "وأوفد", "وأرسل")


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One record for each actor of each phrase of attendance."""
    cues = _cues(sentence)
    if not cues:
        return
    people, about = people_in(sentence), meetings.spoken_of(sentence.document, sentence.index)
    floor, last = sentence.span.start, ""
    for i, cue in enumerate(cues):
        if _elsewhere(sentence, cue) or not (about or _plain(sentence, cue)):
            continue
        later = cues[i + 1 :]
        if cue.category.endswith(LABEL):  # a list may say that one of those listed is the host
            later = [c for c in later if c.category != "attendance.host.behind"]
        ceiling = later[0].start if later else sentence.span.end
        row = row_of(sentence, cue, people, floor, ceiling)
        if not row:
            continue
        start, end = min(cue.start, row[0].start), max(cue.end, row[-1].end)
        before, floor = floor, end
        status = last if last and _same(sentence, cue) else _status(sentence, cue, start, end, ceiling)
        last = status
        start, end = _office_before(sentence, row[0], start, before), _reach(sentence, cue, status, end)
        seen: set[str] = set()
        for actor in row:
            if actor.code not in seen:
                seen.add(actor.code)
                level = _level(sentence, cue, row, actor)
                yield made(
                    sentence, f"attendance.{status}", start, end, actor=actor.code, status=status, level=level or None
                )


def _cues(sentence: Sentence) -> list[Hit]:
    """The phrases of attendance, of those that overlap the longest."""
    names = [f"attendance.{s}.{side}" for s in STATUSES for side in (AHEAD, BEHIND, LABEL)]
    names += ["attendance.observer.ahead", "attendance.observer.label"]
    found = sentence.hits(*names, "attendance.host.lead", "attendance.host.noun", "attendance.met")
    nouns = sentence.hits("meeting.noun")
    found += [h for h in sentence.hits(*_HOSTING) if any(0 <= n.start - h.end <= LEVEL for n in nouns)]
    if sentence.has("attendance.hospitality"):
        found += sentence.hits("attendance.thanks")
    watched = sentence.hits("attendance.observer") if not sentence.has("attendance.attended.ahead") else []
    kept: list[Hit] = []
    for hit in sorted([*found, *watched], key=lambda h: (h.start - h.end, h.category not in _HOSTING)):
        if not any(k.start < hit.end and hit.start < k.end for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _plain(sentence: Sentence, cue: Hit) -> bool:
    """Phrases that need no meeting named: a label, an observer's seat, thanks to a host."""
    return (
        cue.category in ("attendance.observer", "attendance.thanks")
        or bool(_HEARD.search(sentence.document.text, cue.start, cue.end))
        or cue.category.endswith(LABEL)
        or (cue.category == "attendance.host.noun" and sentence.has("attendance.thanks"))
    )


def _elsewhere(sentence: Sentence, cue: Hit) -> bool:
    """Attendance of a vote or an attack, one that is only possible, or a "sent its" that sends no one."""
    text = sentence.document.text
    noun = NOMINAL.match(text, cue.start, cue.end) if sentence.lang == "ar" else None
    if noun and (noun["to"] or text.endswith(("إلى ", "الى ", "على ", "عن "), 0, cue.start)):
        return True
    near = [h for h in sentence.hits("attendance.vote") if 0 <= h.start - cue.end <= NEAR / 2]
    if not cue.category.startswith("attendance.host") and any(not _APART.search(text, cue.end, h.end) for h in near):
        return True
    unreal = [h for h in sentence.hits("attendance.unreal") if 0 <= cue.start - h.end <= 12]
    if any(cue.start - NEAR <= h.start and not _ASIDE.search(text, h.end, cue.start) for h in unreal):
        return True
    sends = text.startswith(_SENDS, cue.start) and cue.category.startswith("attendance.attended")
    return sends and not any(cue.start <= h.start <= cue.end + NEAR for h in sentence.hits("attendance.office"))


def _same(sentence: Sentence, cue: Hit) -> bool:
    """Whether a phrase says that others did as the ones before: "as did A"."""
    return any(h.start == cue.start and h.end == cue.end for h in sentence.hits("attendance.same"))


def _status(sentence: Sentence, cue: Hit, start: int, end: int, ceiling: int) -> str:
    if cue.category.startswith("attendance.observer"):
        return "observer"
    status = {"met": "attended", "thanks": "host"}.get(cue.category.split(".")[1], cue.category.split(".")[1])
    text = sentence.document.text
    if status == "host" and sentence.lang == "ar" and _GUESTS.search(text, cue.start, end):
        status = "attended"  # "A hosted a meeting of the ministers of B and C"
    watched = [h for h in sentence.hits("attendance.observer") if min(start, end - NEAR) <= h.start <= end + NEAR]
    watched = [h for h in watched if h.start <= ceiling]
    if status == "attended" and any(not STOP.search(text, end, h.start) for h in watched):
        return "observer"
    if status == "attended" and (
        _denied(sentence, cue) or any(0 <= start - h.end <= 8 for h in sentence.hits("attendance.none"))
    ):
        return "absent"
    if status == "absent" and any(0 <= h.start - end <= NEAR / 3 for h in sentence.hits("attendance.not-except")):
        return "attended"
    return status


def _denied(sentence: Sentence, cue: Hit) -> bool:
    """Whether a negation stands right before the verb, in its own clause."""
    text = sentence.document.text
    reach = 2 if sentence.lang == "ar" else DENIED
    return any(
        0 <= cue.start - h.end <= reach and not any(mark in text[h.end : cue.start] for mark in ",،;")
        for h in sentence.hits("attendance.denied")
    )


def _office_before(sentence: Sentence, first: Actor, start: int, floor: int) -> int:
    """Where the quote begins: at the office that leads to the first name, where the row comes before its verb."""
    if start < first.start:
        return start
    offices = [n.start for n in sentence.names if n.kind == "office" and floor <= n.start < first.start]
    near = [s for s in offices if first.start - s <= NEAR and not STOP.search(sentence.document.text, s, first.start)]
    return min([start, *near[-1:]])


def _reach(sentence: Sentence, cue: Hit, status: str, end: int) -> int:
    """Where the quote ends: behind the observer's seat, or whom a state sent."""
    if status == "observer":
        return max(end, *(h.end for h in sentence.hits("attendance.observer") if h.start <= end + NEAR), end)
    if sentence.document.text.startswith(_SENDS, cue.start):
        offices = [h.end for h in sentence.hits("attendance.office") if cue.start <= h.start <= cue.end + NEAR]
        return max(end, *offices[:2], end)
    return end


def _level(sentence: Sentence, cue: Hit, row: list[Actor], actor: Actor) -> str:
    """The rank of the office that an actor came by: said for the row, else the office before it, else behind."""
    for level in ("minister", "head", "representative"):
        if any(-5 <= h.start - cue.end <= LEVEL for h in sentence.hits(f"attendance.level.{level}")):
            return level
    offices = [n for n in sentence.names if n.kind == "office" and n.level]
    first = cue.start if cue.category.endswith(AHEAD) else row[0].start - LEVEL
    before = [n for n in offices if first <= n.start and n.end <= actor.start]
    inside = [n for n in offices if actor.start <= n.start and n.end <= actor.end]
    after = [
        n for n in offices if 0 <= n.start - max(actor.end, cue.end if cue.category.endswith(BEHIND) else 0) <= NEAR
    ]
    if cue.category.endswith(BEHIND):
        after = [n for n in offices if 0 <= n.start - actor.end <= OFFICE and n.end <= cue.start] or after
        if after:
            return after[0].level
    return actor.level or (
        inside[0].level if inside else before[-1].level if before else after[0].level if after else ""
    )
