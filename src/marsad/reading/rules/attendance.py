"""Attendance: who hosted, attended, watched or stayed away from a meeting.

Invariant: each phrase of attendance takes one row of actors: those behind it ("attended by A and B", "بحضور أ وب") or
those before it ("A and B took part"); a sentence that speaks of no meeting yields none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import COALITION, MEMBERS, PARTICIPANTS, Actor, actors
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules import meetings
from marsad.reading.rules.made import made
from marsad.text.names import Name

_HOSTING = ("attendance.host.verb.ahead", "attendance.host.verb.behind")
STATUSES = ("host", "attended", "absent")
WORDS = 4  # words without a capital between two actors of a row where no office stands among them
OPENING = 15  # characters before a verb that opens its sentence
FIRST, NEXT, SUBJECT = 70, 75, 130  # characters: phrase to first actor; between two of a row; subject before its verb
NEAR, LEVEL = 45, 60  # characters: a word that belongs to the phrase; the office of an actor
_STOP = re.compile(r"[;؛:!?]\s")
_JOINER = re.compile(r"[,،(]|\b(?:and|et|as well as|ainsi que)\b|(?:^|\s)و")
_ASIDE = re.compile(r",\s*(?:which|who|whose|though|although|despite|qui|dont|bien que|pourtant)\b[^,]{0,120},\s*\Z")
_OF = re.compile(r"\b(?:of|de|du|des)\s(?:the |la |l['’])?\Z")
_AHEAD, _BEHIND = "ahead", "behind"


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One record for each actor of each phrase of attendance."""
    cues = _cues(sentence)
    if not cues:
        return
    people, about = _people(sentence), meetings.spoken_of(sentence.document, sentence.index)
    floor = sentence.span.start
    for i, cue in enumerate(cues):
        if _elsewhere(sentence, cue) or not (about or _plain(sentence, cue)):
            continue
        ceiling = cues[i + 1].start if i + 1 < len(cues) else sentence.span.end
        row = _row(sentence, cue, people, floor, ceiling)
        if not row:
            continue
        start, end = min(cue.start, row[0].start), max(cue.end, row[-1].end)
        floor = end
        status = _status(sentence, cue, start, end)
        if status == "observer":
            end = max(end, *(h.end for h in sentence.hits("attendance.observer") if h.start <= end + NEAR))
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
    names = [f"attendance.{s}.{side}" for s in STATUSES for side in (_AHEAD, _BEHIND)]
    found = sentence.hits(*names, "attendance.host.lead", "attendance.host.noun", "attendance.met")
    nouns = sentence.hits("meeting.noun")
    found += [h for h in sentence.hits(*_HOSTING) if any(0 <= n.start - h.end <= LEVEL for n in nouns)]
    watched = sentence.hits("attendance.observer") if not sentence.has("attendance.attended.ahead") else []
    kept: list[Hit] = []
    for hit in sorted([*found, *watched], key=lambda h: (h.start - h.end, h.category not in _HOSTING)):
        if not any(k.start < hit.end and hit.start < k.end for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _plain(sentence: Sentence, cue: Hit) -> bool:
    """Phrases that need no meeting named: an observer's seat, thanks to a host."""
    return cue.category == "attendance.observer" or (
        cue.category == "attendance.host.noun" and sentence.has("attendance.thanks")
    )


def _elsewhere(sentence: Sentence, cue: Hit) -> bool:
    """Attendance of a vote or an attack, one that is only possible, or a "sent its" that sends no one."""
    text = sentence.document.text
    near = [h for h in sentence.hits("attendance.vote") if 0 <= h.start - cue.end <= NEAR / 2]
    if any("," not in text[cue.end : h.start] and "،" not in text[cue.end : h.start] for h in near):
        return True
    if any(cue.start - NEAR <= h.start and 0 <= cue.start - h.end <= 12 for h in sentence.hits("attendance.unreal")):
        return True
    sends = text.startswith(("sent", "dispatched", "مثل", "مثّل", "ومثل", "ومثّل"), cue.start)
    sends = sends and cue.category.startswith("attendance.attended")
    return sends and not any(cue.start <= h.start <= cue.end + NEAR for h in sentence.hits("attendance.office"))


def _status(sentence: Sentence, cue: Hit, start: int, end: int) -> str:
    if cue.category in ("attendance.observer", "attendance.met"):
        return "observer" if cue.category == "attendance.observer" else "attended"
    status = cue.category.split(".")[1]
    text = sentence.document.text
    watched = [h for h in sentence.hits("attendance.observer") if -NEAR <= h.start - end <= NEAR]
    if status == "attended" and any(not _STOP.search(text, end, h.start) for h in watched):
        return "observer"
    if status == "attended" and any(0 <= start - h.end <= 8 for h in sentence.hits("attendance.none")):
        return "absent"
    if status == "absent" and any(0 <= h.start - end <= NEAR / 3 for h in sentence.hits("attendance.not-except")):
        return "attended"
    return status


def _people(sentence: Sentence) -> list[Actor]:
    """Actors by name, and nationalities of an office or a delegation: "son homologue américain", "نظيرته الليبية"."""
    found = [a for a in actors(sentence) if a.code not in (PARTICIPANTS, MEMBERS, COALITION)]
    offices = [(n.start, n.end) for n in sentence.names if n.kind == "office"]
    offices += [(h.start, h.end) for h in sentence.hits("attendance.office", "attendance.host.noun")]
    last: Name | None = None
    for name in sentence.names:
        if name.kind != "nationality" or any(a.start < name.end and name.start < a.end for a in found):
            continue
        joined = last is not None and _joined(sentence, last.end, name.start, 12)
        if joined or any(0 <= name.start - e <= 14 or 0 <= s - name.end <= 14 for s, e in offices):
            found.append(Actor(name.start, name.end, name.country or name.code))
            last = name
    return sorted(found)


def _joined(sentence: Sentence, end: int, start: int, reach: int) -> bool:
    """Whether what stands between two actors leaves them in one row: a joiner, and nothing that opens a clause."""
    gap = sentence.document.text[end:start]
    if len(gap) > reach or _STOP.search(gap):
        return False
    office = next((h.start for h in sentence.hits("attendance.office") if end <= h.start < start), start)
    if office == start and sum(word[0].islower() for word in gap.split()) > WORDS:
        return False
    if any(end <= h.start < office for h in sentence.hits("attendance.break", "meeting.noun")):
        return False
    return bool(_JOINER.search(gap)) or len(gap.split()) <= 2


def _row(sentence: Sentence, cue: Hit, people: list[Actor], floor: int, ceiling: int) -> list[Actor]:
    """The actors of a phrase, on the side where its grammar has them."""
    if cue.category == "attendance.host.noun":
        return [a for a in people if 0 <= cue.start - a.end <= 3 or (a.start <= cue.start and cue.end <= a.end)]
    at = cue.end
    if cue.category == "attendance.host.lead":
        comma = sentence.document.text.find(",", at, ceiling)
        at = comma if comma >= 0 else ceiling
    first = cue.start if cue.category.endswith(_AHEAD) else at
    behind = _chain(sentence, at, [a for a in people if first <= a.start and a.end <= ceiling])
    if cue.category == "attendance.met":
        return _met(sentence, cue, people, floor, behind)
    if cue.category.endswith(_BEHIND) or cue.category == "attendance.observer":
        opens = cue.start - sentence.span.start <= OPENING and cue.category != "attendance.observer"
        return _subject(sentence, cue, people, floor) or (behind if opens else [])
    return behind or (_subject(sentence, cue, people, floor) if sentence.lang == "ar" else [])


def _chain(sentence: Sentence, at: int, ahead: list[Actor]) -> list[Actor]:
    """The row that begins within reach, and what "as well as" and the like add to it farther on."""
    row: list[Actor] = []
    also = [h.end for h in sentence.hits("attendance.also") if h.start >= at]
    for actor in ahead:
        added = any(0 <= actor.start - e <= FIRST and (not row or row[-1].end <= e) for e in also)
        if not row:
            gap = sentence.document.text[at : actor.start]
            if not added and (len(gap) > FIRST or _STOP.search(gap)):
                return []
        elif not added and not _joined(sentence, row[-1].end, actor.start, NEXT):
            break
        row.append(actor)
    return row


def _subject(sentence: Sentence, cue: Hit, people: list[Actor], floor: int) -> list[Actor]:
    """The row before a verb: the nearest one, past what is set aside between commas."""
    text = sentence.document.text
    at = cue.start
    for stop in _STOP.finditer(text, floor, at):
        floor = stop.end()
    aside = _ASIDE.search(text, floor, at)
    if aside:
        at = aside.start()
    before = [a for a in people if floor <= a.start and a.end <= at and cue.start - a.end <= SUBJECT + (cue.start - at)]
    if not before:
        return []
    chains: list[list[Actor]] = [[before[0]]]
    for actor in before[1:]:
        if _joined(sentence, chains[-1][-1].end, actor.start, NEXT):
            chains[-1].append(actor)
        else:
            chains.append([actor])
    apart = text[floor:at].rstrip().endswith(",")
    return chains[0] if apart else chains[-1]


def _met(sentence: Sentence, cue: Hit, people: list[Actor], floor: int, behind: list[Actor]) -> list[Actor]:
    """Those who met: two or more by name, or one by the office that came."""
    row = behind if sentence.lang == "ar" else _subject(sentence, cue, people, floor)
    if not row or (_OF.search(sentence.document.text[: row[0].start][-12:]) and not _officers(sentence, row)):
        return []
    return row if len({a.code for a in row}) > 1 or any(a.level for a in row) else []


def _officers(sentence: Sentence, row: list[Actor]) -> bool:
    """Whether a row of states stands behind the office that came for them: "the foreign ministers of A and B"."""
    return all(len(a.code) == 3 and a.code.isupper() for a in row) and any(
        0 <= row[0].start - h.end <= 12 for h in sentence.hits("attendance.office")
    )


def _level(sentence: Sentence, cue: Hit, row: list[Actor], actor: Actor) -> str:
    """The rank of the office that an actor came by: said for the row, else the office before it, else behind."""
    for level in ("minister", "head", "representative"):
        if any(-5 <= h.start - cue.end <= LEVEL for h in sentence.hits(f"attendance.level.{level}")):
            return level
    offices = [n for n in sentence.names if n.kind == "office" and n.level]
    first = cue.start if cue.category.endswith(_AHEAD) else row[0].start - LEVEL
    before = [n for n in offices if first <= n.start and n.end <= actor.start]
    inside = [n for n in offices if actor.start <= n.start and n.end <= actor.end]
    after = [
        n for n in offices if 0 <= n.start - max(actor.end, cue.end if cue.category.endswith(_BEHIND) else 0) <= NEAR
    ]
    if cue.category.endswith(_BEHIND) and after:
        return after[0].level
    return actor.level or (
        inside[0].level if inside else before[-1].level if before else after[0].level if after else ""
    )
