"""Who does what a predicate says, and how far its words reach: shared by commitments, calls, refusals and threats.

Invariant: a subject is named in the sentence, or is the one that the text has been speaking of; it is never guessed
from a name that is governed by a preposition.
"""

from __future__ import annotations

import re

from marsad.reading.arguments import Actor, actors, collective, rows
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.lines import line_of

ACTS = ("commitment.act", "call.act", "refusal.act", "threat.act", "threat.warn")
LONG = 320  # characters of a quote behind its predicate
BACK = 170  # characters between a subject and its predicate
_GOVERNED = re.compile(
    r"(?:\b(?:to|in|with|on|upon|for|against|from|at|into|over|près de|en|à|au|aux|avec|sur|pour|contre|dans|vers)"
    r"(?: the| la| le| les| l['’]| all| both)?|(?:^|\s)(?:في|إلى|على|مع|من|عن|ضد|لدى|بين))[\s'’]*\Z"
)
_PASSED = re.compile(r"\s{0,2}(?:by|par|من قبل|من جانب)\s", re.IGNORECASE)
_BREAK = re.compile(r";|؛|[,،]\s(?:while|but|whereas|tandis|mais|alors|فيما|بينما|لكن)")
_UN = re.compile(r"Security Council|Conseil de sécurité|مجلس الأمن")
_OTHER_UN = re.compile(r"General Assembly|Assemblée générale|الجمعية العامة|Human Rights Council|مجلس حقوق الإنسان")
_PLURAL = re.compile(r"^و?(?:\w+وا|\w+ون)$")


def denied(sentence: Sentence, act: Hit, reach: int = 22) -> bool:
    """Negated, or only possible: the words just before the act say so."""
    near = sentence.hits("negation", "acts.unreal")
    return any(0 <= act.start - h.end <= reach or act.start <= h.start < act.end for h in near)


def reach_of(sentence: Sentence, act: Hit) -> int:
    """Where the words that an act governs end: a clause's break, the next act, or the sentence's end."""
    stop = min(sentence.span.end, act.end + LONG)
    following = [h.start for h in sentence.hits(*ACTS) if h.start >= act.end + 12]
    found = _BREAK.search(sentence.document.text, act.end + 1, stop)
    return min([stop, *following[:1], *([found.start()] if found else [])])


def subject_of(sentence: Sentence, act: Hit) -> list[Actor]:
    """The row of actors that does the act; one without a place in this sentence where it is carried over."""
    text = sentence.document.text
    found = actors(sentence)
    if passed := _PASSED.match(text, act.end):
        return next((r for r in rows(sentence, found) if 0 <= r[0].start - passed.end() <= 8), [])
    verb = text[act.start : act.end].split()[0]
    if sentence.lang == "ar" and _PLURAL.match(verb):
        return _carried(sentence, act)
    if sentence.lang == "ar":
        ahead = [r for r in rows(sentence, found) if 0 <= r[0].start - act.end <= 24]
        gap = text[act.end : ahead[0][0].start] if ahead else ""
        if ahead and not _GOVERNED.search(gap) and not text[ahead[0][0].start - 1 : ahead[0][0].start].strip("ا ل«و"):
            return ahead[0]
    objects = [h.end for h in sentence.hits("call.act")]
    free = [
        r
        for r in rows(sentence, found)
        if r[-1].end <= act.start
        and act.start - r[-1].end <= BACK
        and not _GOVERNED.search(text[max(sentence.span.start, r[0].start - 14) : r[0].start])
        and not any(0 <= r[0].start - end <= 14 for end in objects)
    ]
    if free and not re.search(r"\b(?:[Tt]hey|[Ii]ls)\s\Z", text[: act.start][-6:]):
        return free[-1]
    return _carried(sentence, act)


def _carried(sentence: Sentence, act: Hit) -> list[Actor]:
    """The speaker of the text: a council in its operative paragraphs, else those who met, where it says that any did."""
    text = sentence.document.text
    if _operative(sentence, act) and (_UN.search(text) or _OTHER_UN.search(text)):
        first, other = _UN.search(text), _OTHER_UN.search(text)
        council = first and (not other or first.start() < other.start())
        return [Actor(act.start, act.start, "UNSC" if council else "UN")]
    if any(s.has("participants", "acts.meeting") for s in sentence.document.sentences):
        return [Actor(act.start, act.start, collective(sentence, "participants"))]
    for earlier in reversed(sentence.document.sentences[max(0, sentence.index - 2) : sentence.index]):
        if row := rows(earlier, actors(earlier)):
            return [Actor(act.start, act.start, a.code) for a in row[0]]
    return []


def _operative(sentence: Sentence, act: Hit) -> bool:
    """Whether the act opens its sentence, behind a paragraph's number at most."""
    return len(re.sub(r"[\W\d]+", "", sentence.document.text[sentence.span.start : act.start])) <= 4


def span_of(sentence: Sentence, act: Hit, row: list[Actor]) -> tuple[int, int]:
    """The subject, the act and what it governs."""
    return min(act.start, row[0].start), max(reach_of(sentence, act), row[-1].end)


def line_for(sentence: Sentence, start: int, end: int) -> str:
    """The line of the act's own words, else of its sentence, else political."""
    return line_of(sentence, start, end) or line_of(sentence, *sentence.span) or "political"
