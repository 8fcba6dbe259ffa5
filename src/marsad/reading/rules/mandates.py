"""Mandates: a permission that opens, is extended or ends, with what it permits and until when.

Invariant: no mandate without a subject: a mission, a crossing, a mechanism, a sanctions regime; one record for each.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from marsad.model.dates import parse_edtf
from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules import references
from marsad.reading.rules.made import made
from marsad.reading.rules.permitted import Subject, permitted
from marsad.text.dates import DateMention
from marsad.text.numbers import Number

REACH = 140  # characters between the act and what it is about
MOST = 10  # acts of a sentence that are looked at
POINTED = 60  # the same where the words only point to it
ACTS = ("mandate.extend", "mandate.open", "mandate.end")
FIRST = 20  # characters between an act and another one before it that has its own date
PAST = 120  # days; a mandate that ended longer ago is named with its year
_DAY = re.compile(r"(\d{4})-(\d\d-(?!29)\d\d|0[13-9]-29|1\d-29)\Z")
_YEAR = re.compile(r"\d{4}\Z")
_MONTHS = re.compile(r"\s?-?\s?(?:calendar )?(months?|mois|شهر|أشهر|شهور|years?|ans?|années?|سنة|سنوات|عام|أعوام)")
_ONE_YEAR = re.compile(
    r"\b(?:one|a|another|an additional|a further|one further) (?:more )?year"
    r"|\bun an\b|\bd'un an|une année|سنة|عاما|عاماً|لعام|عام آخر",
    re.IGNORECASE,
)


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One mandate for each thing that the sentence says to open, to go on or to end."""
    acts = [a for a in sentence.hits(*ACTS) if not _idle(sentence, a)][:MOST]
    if not acts:
        return
    found = permitted(sentence)
    said: set[str] = set()
    for i, act in enumerate(acts):
        subject = _subject(sentence, act, found)
        if subject is None or subject.slug in said:
            continue
        later = _next(sentence, acts[i + 1 :], subject, found)
        joined = _joined(sentence, subject, found, later)
        until = _until(sentence, act, min(act.start, subject.start), joined.start if joined else later)
        begins = _begins(sentence, act)
        if not (until or begins or _lasting(sentence, act) or sentence.has("mandate.word")):
            continue
        said.add(subject.slug)
        yield _made(sentence, act, subject, until, begins)
        if joined:
            said.add(joined.slug)
            yield _made(sentence, act, joined, _until(sentence, act, joined.start, later), None)


def _joined(sentence: Sentence, subject: Subject, found: list[Subject], stop: int) -> Subject | None:
    """A second thing that the same act governs, with a date of its own behind it."""
    marks = sentence.hits("mandate.until")
    for other in found:
        if other.named and subject.end < other.start < stop and other.slug != subject.slug:
            dated = [d for d in sentence.dates if 0 <= d.start - other.end <= 30 and d.start < stop]
            own = any(0 <= d.start - m.end <= 16 and m.start >= other.end for d in dated for m in marks)
            first = any(subject.end <= d.start < other.start for d in sentence.dates)
            if own and first:
                return other
    return None


def _next(sentence: Sentence, acts: list[Hit], subject: Subject, found: list[Subject]) -> int:
    """Where the sentence goes on to something else."""
    for act in acts:
        other = _subject(sentence, act, found)
        if act.start > subject.end and other and other.slug != subject.slug:
            return act.start
    return sentence.span.end


def _made(
    sentence: Sentence, act: Hit, subject: Subject, until: DateMention | None, begins: DateMention | None
) -> Proposal:
    spans = [(act.start, act.end), (subject.start, subject.end), *((d.start, d.end) for d in (until, begins) if d)]
    spans += [(n.start, n.end) for n in _spell(sentence, act)[:1] if not until and n.start > act.end]
    symbols = list(references.symbols(sentence))
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    slots: dict[str, Any] = {
        "subject": subject.slug,
        "from": begins.edtf if begins else None,
        "until": _ahead(sentence, until) if until else _after(sentence, act, begins),
        "symbol": symbols[0].slots["symbol"] if symbols else None,
    }
    modality = "demanded" if sentence.has("mandate.planned") else "asserted"
    return made(sentence, act.category, start, end, modality=modality, **slots)


def _idle(sentence: Sentence, act: Hit) -> bool:
    """Something else is renewed or extended: thanks, a call, fighting."""
    return any(h.start < act.end and act.start < h.end for h in sentence.hits("mandate.not"))


def _subject(sentence: Sentence, act: Hit, found: list[Subject]) -> Subject | None:
    """The nearest thing that can be permitted; one that is named before one that is pointed to."""
    near = [
        s
        for s in found
        if _gap(act, s.start, s.end) <= (REACH if s.named else POINTED) and not _broken(sentence, act, s)
    ]
    return min(near, key=lambda s: (not s.named, _gap(act, s.start, s.end)), default=None)


def _broken(sentence: Sentence, act: Hit, subject: Subject) -> bool:
    between = sentence.document.text[min(act.end, subject.end) : max(act.start, subject.start)]
    return bool(re.search(r"[;؛]|\.\s", between))


def _gap(act: Hit, start: int, end: int) -> int:
    return max(start - act.end, act.start - end, 0)


def _until(sentence: Sentence, act: Hit, start: int, stop: int) -> DateMention | None:
    """The date that an "until" stands before; for an end, the date of the end."""
    marks = sentence.hits("mandate.until")
    days = [d for d in sentence.dates if d.start < stop and d.end > start - 80 and not _bracketed(sentence, d)]
    earlier = [a.start for a in sentence.hits(*ACTS) if a.end < start - FIRST]
    days = [d for d in days if d.start >= start or not any(a < d.start for a in earlier)]  # another act's own date
    days.sort(key=lambda d: d.start < start)
    for day in days:
        if any(0 <= day.start - m.end <= 16 for m in marks):
            return day
    if act.category != "mandate.end":
        return None
    near = [d for d in days if not _from(sentence, d) and "/" not in d.edtf]
    return min(near, key=lambda d: (d.start < act.start, _gap(act, d.start, d.end)), default=None)


def _begins(sentence: Sentence, act: Hit) -> DateMention | None:
    """The date behind "from" or "as of"; for an opening, the day of it."""
    for day in sentence.dates:
        if _from(sentence, day):
            return day
    if act.category != "mandate.open":
        return None
    marks = sentence.hits("mandate.until")
    days = [
        d
        for d in sentence.dates
        if not any(0 <= d.start - m.end <= 16 for m in marks)
        and not _bracketed(sentence, d)
        and _gap(act, d.start, d.end) <= 60
    ]
    return min(days, key=lambda d: _gap(act, d.start, d.end), default=None)


def _from(sentence: Sentence, day: DateMention) -> bool:
    return any(0 <= day.start - m.end <= 12 for m in sentence.hits("mandate.from"))


def _bracketed(sentence: Sentence, day: DateMention) -> bool:
    """The year of a resolution."""
    text = sentence.document.text
    return bool(_YEAR.fullmatch(text[day.start : day.end].strip("()"))) and text[day.start - 1 : day.start] == "("


def _ahead(sentence: Sentence, day: DateMention) -> str:
    """A day without a year that would be long past is the next one: a mandate ends ahead of the text."""
    reference = sentence.document.reference
    full = _DAY.fullmatch(day.edtf) if day.relative and reference else None
    if full is None or reference is None or (reference - dt.date.fromisoformat(day.edtf)).days < PAST:
        return day.edtf
    return f"{int(full[1]) + 1}-{full[2]}"


def _spell(sentence: Sentence, act: Hit) -> list[Number]:
    """The numbers of months or years near the act."""
    text = sentence.document.text
    return [
        n
        for n in sentence.numbers
        if isinstance(n.value, int)
        and 0 < n.value < 61
        and _gap(act, n.start, n.end) <= REACH
        and _MONTHS.match(text, n.end)
    ]


def _lasting(sentence: Sentence, act: Hit) -> int:
    """For how many months, where the words near the act say so; else 0."""
    text = sentence.document.text
    for number in _spell(sentence, act)[:1]:
        unit = _MONTHS.match(text, number.end)
        if unit:
            return int(number.value) * (12 if re.match(r"y|a|سن|ع|أع", unit[1]) else 1)
    lasting = _ONE_YEAR.search(text, max(sentence.span.start, act.start - 60), min(sentence.span.end, act.end + REACH))
    return 12 if lasting else 0


def _after(sentence: Sentence, act: Hit, begins: DateMention | None) -> str | None:
    """The month in which a permission for so many months ends."""
    months = _lasting(sentence, act)
    first = parse_edtf(begins.edtf).first if begins else sentence.document.reference
    if not months or first is None or act.category == "mandate.end":
        return None
    month = first.month - 1 + months
    return f"{first.year + month // 12}-{month % 12 + 1:02}"
