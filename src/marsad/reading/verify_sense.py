"""Polarity and modality: whether the words of a quote say what kind of act a record says, and not its opposite.

A sense needs a cue of its own among the words, and no cue of the opposite that stands alone. The cues are wide: a
paraphrase passes, an inversion does not.

Invariant: each type of record is judged by its own cues, in every language alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from marsad.reading.lexicon import Hit
from marsad.reading.verify_names import named
from marsad.reading.verify_passage import Passage
from marsad.reading.verify_votes import COUNTS, counts

Raw = tuple[str, str, str]  # slot, code, words
Judge = Callable[[Mapping[str, Any], Passage], Iterator[Raw]]


def sense(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    """What the words say otherwise than the record."""
    if record.get("polarity") == "negated" and not _negated(record, passage):
        yield "polarity", "not-negated", "the quote does not negate this"
    judge = _JUDGES.get(str(record.get("type")))
    if judge:
        yield from judge(record, passage)


# What is negated, in a record of each type: a negation counts before these words, or right behind them (ne … pas).
_ACTS = {"call": ("call.act",), "commitment": ("commitment.act", "verify.hard-commit"),
         "membership": ("verify.joined", "verify.left", "verify.member"), "meeting": ("verify.meeting",)}  # fmt: skip
_BEHIND = 4  # characters


def _negated(record: Mapping[str, Any], passage: Passage) -> bool:
    negations = passage.cues("negated")
    acts = passage.sentence.hits(*_ACTS.get(str(record.get("type")), ()))
    if record.get("adopted") is not None or any(record.get(count) is not None for count in COUNTS):
        return False  # a vote that was taken
    return bool(negations) and (not acts or any(n.start <= acts[0].end + _BEHIND for n in negations))


def _lacks(passage: Passage, cue: str, slot: str, words: str) -> Iterator[Raw]:
    if not passage.has(cue) and not (cue in ("commit", "threat") and passage.future):
        yield slot, f"no-{cue}", words


def _meeting(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    if not passage.has("host") and not passage.sentence.dates:
        yield from _lacks(passage, "meeting", "type", "the quote speaks of no meeting")


def _attendance(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    status, actor = record.get("status"), str(record.get("actor", ""))
    absent = _near(passage, actor, "absent", "attended")
    if status == "absent":
        if not passage.has("absent") or passage.has("except"):
            yield "status", "not-absent", "the quote tells of no absence"
        elif not absent:
            yield "status", "not-absent", f"the quote does not tell that {actor} was absent"
    elif status in ("attended", "host", "observer"):
        if absent and not passage.has("except"):
            yield "status", "absent", f"the quote tells that {actor} was absent"
        elif status == "attended" and _elsewhere(passage):
            yield "status", "no-attended", "the quote tells of something else than who was there"
        hosts = passage.has("hard-host") or passage.sentence.has(*(f"attendance.host.{side}" for side in _HOSTS))
        if status == "host" and not hosts and not _at_home(passage, actor):
            yield "status", "no-host", "nothing in the quote says host"
        elif status == "observer":
            cue = str(status)
            yield from _lacks(passage, cue, "status", f"nothing in the quote says {status}")


def _at_home(passage: Passage, actor: str) -> bool:
    """Whether the quote tells of a meeting at a place of the actor's own: "met in Ashgabat"."""
    own = [n for n in passage.sentence.names if n.kind in ("capital", "place") and n.country == actor]
    return passage.has("meeting") and any(
        _LOCATED.search(passage.document.text, max(n.start - _BEFORE, passage.start), n.start) for n in own
    )


_LOCATED = re.compile(r"\b(?:(?:in|at|à|au|في) |ب)\Z")
_BEFORE = 8  # characters before a place that are looked at
_HOSTS = ("ahead", "behind", "verb.behind", "noun", "lead")
_THERE = ("ahead", "behind")
_ELSE = ("hard-adopted", "hard-refusal", "hard-call", "hard-commit", "hard-failed")


def _elsewhere(passage: Passage) -> bool:
    """Whether nothing in the quote tells of presence, no office and no person is named, and other acts are told."""
    there = [f"attendance.{sort}.{side}" for sort in ("attended", "host", "absent") for side in _THERE]
    told = passage.sentence.has(*there, "attendance.host.noun", "attendance.met", "attendance.office")
    people = any(n.kind in ("office", "person") for n in passage.sentence.names)
    other = ("figure.said.killed", "figure.said.displaced", *(f"presence.{trend}" for trend in _TRENDS))
    return not told and not people and (passage.sentence.has(*other) or passage.has(*_ELSE))


def _near(passage: Passage, actor: str, cue: str, other: str) -> bool:
    """Whether, of two opposite cues, the nearest to an actor's name is the first; true where only it stands."""
    mine, theirs = passage.cues(cue), _strong(passage, "there" if other == "attended" else other)
    if not mine or not theirs:
        return bool(mine)
    places = [(a.start, a.end) for a in passage.actors if a.code == actor]
    places += [(n.start, n.end) for n in passage.sentence.names if actor in (n.code, n.country)]
    if not places:
        return True
    if passage.lang == "ar":  # the verb comes first
        start, end = places[0]
        if any(0 <= h.start - end <= _NEXT and passage.document.text[h.start] not in "وف" for h in mine):
            return True
        ahead = [max((h.end for h in hits if h.end <= start), default=-1) for hits in (mine, theirs)]
        if max(ahead) >= 0:
            return ahead[0] > ahead[1]
    return min(_gap(h, p) for h in mine for p in places) <= min(_gap(h, p) for h in theirs for p in places)


_NEXT = 3  # characters to the next word
_WEAK = 5  # letters: shorter words of attendance ("of", "with") are no cue against absence


def _strong(passage: Passage, cue: str) -> list[Hit]:
    least = 0 if cue == "there" else _WEAK
    return [h for h in passage.cues(cue) if h.end - h.start > least and not _overlaps(h, passage.cues("absent"))]


def _overlaps(hit: Hit, others: list[Hit]) -> bool:
    return any(o.start < hit.end and hit.start < o.end for o in others)


def _gap(hit: Hit, place: tuple[int, int]) -> int:
    return max(hit.start - place[1], place[0] - hit.end, 0)


def _membership(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    change = str(record.get("change", ""))
    other = {"joined": "left", "left": "joined"}.get(change)
    if other and not passage.has(change) and passage.has(other):
        yield "change", f"is-{other}", f"the quote says {other}, not {change}"
    if change == "joined" and passage.has("left"):
        said = passage.sentence.has("membership.joined")
        if not said or not _near(passage, str(record.get("actor")), "joined", "left"):
            yield "change", "is-left", "the quote says left, not joined"
    if change == "left" and passage.has("joined") and not _near(passage, str(record.get("actor")), "left", "joined"):
        yield "change", "is-joined", "the quote says joined, not left"


def _commitment(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    if not record.get("amount") and not record.get("due"):
        yield from _lacks(passage, "commit", "type", "nothing in the quote commits anyone")
    firm = passage.has("unshaken")  # "will not hesitate"
    firm |= bool(record.get("amount"))
    if passage.has("hard-refusal") and not firm and not _outweighs(passage, "hard-commit", "hard-refusal"):
        yield "type", "is-refusal", "the quote refuses; it does not commit"
    if passage.has("hard-call") and not _outweighs(passage, "deed", "hard-call"):
        yield "type", "is-call", "the quote asks someone to act; it does not commit"


def _anchored(record: Mapping[str, Any], slot: str, passage: Passage) -> bool:
    """Whether the record's actor is named in the quote."""
    code = record.get(slot)
    return isinstance(code, str) and named(code, passage)


def _call(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    if not (_anchored(record, "by", passage) or _anchored(record, "to", passage)):
        yield from _lacks(passage, "call", "type", "nobody is asked for anything in the quote")
    elif passage.has("hard-commit", "hard-refusal") and not passage.has("call"):
        yield "type", "no-call", "nobody is asked for anything in the quote"


def _refusal(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    yield from _lacks(passage, "refuse", "type", "nothing is refused in the quote")
    if passage.has("hard-commit") and not passage.has("negated", "hard-refusal"):
        yield "type", "is-commitment", "the quote commits; it does not refuse"
    if passage.has("hard-threat") and not passage.has("negated", "hard-refusal"):
        yield "type", "is-threat", "the quote threatens; it does not refuse"


def _threat(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    if not _anchored(record, "by", passage):
        yield from _lacks(passage, "threat", "type", "nothing is threatened in the quote")
    if record.get("means") == "veto":
        yield from _lacks(passage, "veto", "means", "the quote speaks of no veto")


def _vote(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    adopted = record.get("adopted")
    yield from counts(record, passage)
    if record.get("veto") and passage.has("side.abstain") and not passage.has("veto", "hard-failed", "side.no"):
        yield "veto", "no-veto", "the quote speaks of no veto, and of nobody against"
    if record.get("veto") and passage.has("no-veto"):
        yield "veto", "veto-not-cast", "a veto is threatened, possible or avoided in the quote, not cast"
    if adopted is True and passage.has("hard-failed") and not _outweighs(passage, "hard-adopted", "hard-failed"):
        yield "adopted", "failed", "the quote says that the text failed"
    if adopted is False and passage.has("hard-adopted") and not passage.has("hard-failed"):
        yield "adopted", "not-failed", "the quote says that the text was adopted"
    if adopted is True and not passage.has("adopted") and not isinstance(record.get("yes"), int):
        yield "adopted", "not-adopted", "nothing in the quote says that the text was adopted"


def _outweighs(passage: Passage, cue: str, other: str) -> bool:
    """Whether the first cue stands before the other: the main verb comes first."""
    mine = [h.start for h in passage.cues(cue)]
    return bool(mine) and min(mine) <= min(h.start for h in passage.cues(other))


_FUNDING = {"funding-pledged": "promise", "funding-received": "received", "funding-asked": "asked"}


_PLEDGED = 25  # characters from a promise to the deed that is promised: "pledged to pay"


def _promised(passage: Passage) -> bool:
    """Whether every word of receipt is itself promised, or says so in the future."""
    promises, deeds = passage.cues("promise"), passage.cues("received")
    return bool(promises) and all(any(0 <= d.start - p.start <= _PLEDGED for p in promises) for d in deeds)


def _figure(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    what = str(record.get("what"))
    cue = _FUNDING.get(what)
    if cue is None:
        return
    if what == "funding-received" and _promised(passage):
        yield "what", "is-promise", "the money of the quote is promised, not received"
        return
    others = [c for c in _FUNDING.values() if c != cue and passage.has("hard-received" if c == "received" else c)]
    if others and not passage.has(cue):
        yield "what", f"is-{others[0]}", f"the money of the quote is not {what.removeprefix('funding-')}"
    elif what == "funding-received" and not passage.has(cue):
        yield "what", "not-received", "nothing in the quote says that money was received"


_TRENDS = ("expanding", "receding", "resurging", "defeated")


def _presence(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    trend = str(record.get("trend", ""))
    said = {t for t in _TRENDS if passage.has(t)}
    plain = {t for t in _TRENDS if passage.sentence.has(f"presence.{t}")}
    against = plain | said & set(_OPPOSITES.get(trend, ()))
    if against and trend not in said and not (trend == "present" and passage.has(trend)):
        yield "trend", "trend-differs", f"the quote says {' or '.join(sorted(said))}, not {trend}"
    elif said - {trend}:
        yield from _nearer(record, trend, passage)


_OPPOSITES = {"expanding": ("receding", "defeated"), "resurging": ("receding", "defeated"),
              "receding": ("expanding", "resurging"), "defeated": ("expanding", "resurging")}  # fmt: skip


def _nearer(record: Mapping[str, Any], trend: str, passage: Passage) -> Iterator[Raw]:
    """Of two opposite trends in one quote, the one nearest to the place is the place's."""
    spots = [(p.start, p.end) for p in passage.places if p.code == record.get("place")]
    mine = passage.cues(trend)
    others = [h for h in passage.cues(*_OPPOSITES.get(trend, ())) if not _overlaps(h, mine)]
    if spots and mine and others:
        near = min(_gap(h, s) for h in mine for s in spots)
        if min(_gap(h, s) for h in others for s in spots) < near:
            yield "trend", "trend-differs", f"another trend stands nearer to {record.get('place')}"


def _reference(record: Mapping[str, Any], passage: Passage) -> Iterator[Raw]:
    if not passage.has("legal") and not any(c.isdigit() for c in passage.text):
        yield "type", "no-legal-text", "the quote names no legal text"


_JUDGES: dict[str, Judge] = {
    "meeting": _meeting, "attendance": _attendance, "membership": _membership, "commitment": _commitment,
    "call": _call, "refusal": _refusal, "threat": _threat, "vote": _vote, "figure": _figure,
    "presence": _presence, "reference": _reference,
}  # fmt: skip
