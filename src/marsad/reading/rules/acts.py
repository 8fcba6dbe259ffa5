"""Who does what a predicate says, and how far its words reach: shared by commitments, calls, refusals and threats.

Invariant: a subject is named in the sentence, or is the one that the text has been speaking of; it is never guessed
from a name that is governed by a preposition.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from marsad.reading.arguments import COALITION, PARTICIPANTS, Actor, actors, rows
from marsad.reading.document import Document, Sentence, once
from marsad.reading.lexicon import Hit
from marsad.reading.lines import line_of, lines_within

ACTS = ("commitment.act", "call.act", "refusal.act", "threat.act", "threat.warn", "threat.hint", "threat.said")
LONG = 320  # characters of a quote behind its predicate
ALL_LINES = 5  # lines of effort that a sentence lists: the work of the coalition against Daesh
NEAR = 40  # characters between a phrase and the actor that it says to follow
BACK = 170  # characters between a subject and its predicate
_GOVERNED = re.compile(
    r"(?:\b(?:to|in|with|on|upon|for|against|from|at|into|over|près de|en|à|au|aux|avec|sur|pour|contre|dans|vers)"
    r"(?: the| la| le| les| l['’]| all| both)?|(?:^|\s)(?:في|إلى|على|مع|من|عن|ضد|لدى|بين))[\s'’]*\Z"
)
_PASSED = re.compile(r"\s{0,2}(?:by|par|من قبل|من جانب)\s", re.IGNORECASE)
_BREAK = re.compile(r";|؛|[,،]\s(?:while|but|whereas|tandis|mais|alors|فيما|بينما|لكن)")
_UN = re.compile(r"Security Council|Conseil de sécurité|مجلس الأمن")
_OTHER_UN = re.compile(r"General Assembly|Assemblée générale|الجمعية العامة|Human Rights Council|مجلس حقوق الإنسان")
_MASCULINE = re.compile(r"العراق|لبنان|الأردن|السودان|المغرب|اليمن|مجلس|الاتحاد|وزير|رئيس|الأمين")
_OFFICE = re.compile(r"متحدث|وزير|مندوب|رئيس|حكومة|ممثل|وفد")
_LEADS = re.compile(
    r"(?:\A\W*\d*\W*|[-,;:.()•–—]|\b(?:they|it|he|she|and|also|further|who|which|summit|conference|meeting|leaders|ministers|assembly"
    r"|council|ils|elles?|il|et|sommet|conférence|réunion|ministres|assemblée|conseil))\s*\Z",
    re.IGNORECASE,
)
_THEY = re.compile(r"\b(?:[Tt]hey|[Ii]ls)\s\Z")
_IMPERFECT = re.compile(r"[وف]?[يتن]\w{3,}")
_PLURAL = re.compile(r"^و?(?:\w+وا|\w+ون)$")


def denied(sentence: Sentence, act: Hit, reach: int = 22) -> bool:
    """Negated, or only possible: the words just before the act say so."""
    near = sentence.hits("negation", "acts.unreal")
    return any(0 <= act.start - h.end <= reach or act.start <= h.start < act.end for h in near) or _possible(
        sentence, act
    )


def _possible(sentence: Sentence, act: Hit) -> bool:
    """Arabic قد before an imperfect verb says "may"; before a perfect one it says that the act is done."""
    near = [w.forms for w in sentence.words if w.end <= act.start][-1:]
    return bool(near) and "قد" in near[0] and _IMPERFECT.match(_verb(sentence, act)) is not None


def overlaps(act: Hit, others: Iterable[Hit]) -> bool:
    """Whether another act stands on some of the same words."""
    return any(o.start < act.end and act.start < o.end for o in others)


def reach_of(sentence: Sentence, act: Hit) -> int:
    """Where the words that an act governs end: a clause's break, the next act, or the sentence's end."""
    stop = min(sentence.span.end, act.end + LONG)
    following = [h.start for h in sentence.hits(*ACTS) if h.start >= act.end + 12]
    found = _BREAK.search(sentence.document.text, act.end + 1, stop)
    return min([stop, *following[:1], *([found.start()] if found else [])])


def passed(sentence: Sentence, act: Hit) -> bool:
    """Whether "by" stands behind the act."""
    return bool(_PASSED.match(sentence.document.text, act.end))


def governed(sentence: Sentence, actor: Actor) -> bool:
    """Whether a preposition stands before a name."""
    return bool(_GOVERNED.search(sentence.document.text[max(sentence.span.start, actor.start - 14) : actor.start]))


def subject_of(sentence: Sentence, act: Hit) -> list[Actor]:
    """The row of actors that does the act; one without a place in this sentence where it is carried over."""
    text = sentence.document.text
    found = actors(sentence)
    if act.behind:
        return next((r for r in rows(sentence, found) if 0 <= r[0].start - act.end <= NEAR), [])
    if by := _PASSED.match(text, act.end):
        return next((r for r in rows(sentence, found) if 0 <= r[0].start - by.end() <= 8), [])
    if sentence.lang == "ar":
        if _PLURAL.match(_verb(sentence, act)):
            return _carried(sentence, act)
        groups = behind_verb(sentence, act)
        asked = act.category == "call.act" and len(groups) == 1 and is_object(sentence, act, groups[0][0])
        if groups and not asked:
            return groups[0]
        if asked:
            return _carried(sentence, act)
    objects = [h.end for h in sentence.hits("call.act")]
    free = [
        r
        for r in rows(sentence, found)
        if r[-1].end <= act.start
        and act.start - r[-1].end <= BACK
        and not governed(sentence, r[0])
        and not any(0 <= r[0].start - end <= 14 for end in objects)
    ]
    if free and not _they(text, act):
        return free[-1]
    lead = text[sentence.span.start : act.start]
    return _carried(sentence, act) if sentence.lang == "ar" or _LEADS.search(lead[-40:]) else []


def _carried(sentence: Sentence, act: Hit) -> list[Actor]:
    """The speaker of the text: the council that its head names, else those who met, where it says that any did."""
    head = sentence.document.text[:500]
    plural = _they(sentence.document.text, act) or _PLURAL.match(_verb(sentence, act))
    meeting = any(s.has("participants", "acts.meeting") for s in sentence.document.sentences[:4])
    council, other = _UN.search(head), _OTHER_UN.search(head)
    opens = min((m.start() for m in (council, other) if m), default=len(head))
    if (council or other) and not plural and (opens < 260 or not meeting):
        first = council and (not other or council.start() < other.start())
        return [Actor(act.start, act.start, "UNSC" if first else "UN")]
    if plural or meeting or _met(sentence.document):
        named = about_coalition(sentence.document)
        return [Actor(act.start, act.start, COALITION if named else PARTICIPANTS)]
    for earlier in reversed(sentence.document.sentences[max(0, sentence.index - 2) : sentence.index]):
        if row := rows(earlier, actors(earlier)):
            return [Actor(act.start, act.start, a.code) for a in row[0]]
    return []


def _they(text: str, act: Hit) -> bool:
    """Whether a plural pronoun stands right before an act."""
    return bool(_THEY.search(text[max(0, act.start - 6) : act.start]))


@once
def _met(document: Document) -> bool:
    """Whether a text says anywhere that a meeting was held."""
    return any(s.has("acts.meeting") for s in document.sentences)


@once
def about_coalition(document: Document) -> bool:
    """Whether those who met are the coalition's: it is named, or "the coalition" in a text about Daesh."""
    codes = {n.code.split("-")[0] for n in document.names}
    named = "ISIS" in codes and any(s.has("coalition") for s in document.sentences)
    return COALITION in codes or named or any(len(_lines(s)) >= ALL_LINES for s in document.sentences)


def _lines(sentence: Sentence) -> set[str]:
    """The lines of effort that a sentence names or lists."""
    return {c.split(".")[1] for c in sentence.categories if c.startswith(("line.", "item."))}


def _verb(sentence: Sentence, act: Hit) -> str:
    return sentence.document.text[act.start : act.end].split()[0]


def behind_verb(sentence: Sentence, act: Hit) -> list[list[Actor]]:
    """Arabic: the actors close behind a verb, coordinated ones in one group: the subject, then the object."""
    text = sentence.document.text
    at = act.start + len(_verb(sentence, act))
    groups: list[list[Actor]] = []
    for actor in actors(sentence):
        gap = text[at : actor.start]
        if actor.start < at:
            continue
        far = 3 if groups or _OFFICE.search(gap) else 1
        if len(gap.split()) > far or _GOVERNED.search(gap):
            break
        if groups and re.search(r"[و،]", gap):
            groups[-1].append(actor)
        else:
            groups.append([actor])
        at = actor.end
    return groups


def is_object(sentence: Sentence, act: Hit, actor: Actor) -> bool:
    """Whether the one name behind an Arabic call is asked: a masculine or plural verb before a feminine state."""
    verb = _verb(sentence, act).lstrip("و")
    name = sentence.document.text[actor.start : actor.end]
    state = len(actor.code) == 3 and actor.code.isupper() and not _MASCULINE.search(name)
    return bool(_PLURAL.match(verb)) or (state and not re.search(r"\A[تن]|ت\Z", verb))


def span_of(sentence: Sentence, act: Hit, row: list[Actor]) -> tuple[int, int]:
    """The subject, the act and what it governs."""
    return min(act.start, row[0].start), max(reach_of(sentence, act), row[-1].end)


def line_for(sentence: Sentence, start: int, end: int, *, wide: bool = False) -> str:
    """The line of the act's own words, else of its sentence, else (`wide`) of the text, else political."""
    near = line_of(sentence, start, end) or next(iter(lines_within(sentence)), "")
    return near or (_usual_line(sentence.document) if wide else "political")


@once
def _usual_line(document: Document) -> str:
    """The line that most sentences of a text name first."""
    count = Counter(found[0] for s in document.sentences if (found := lines_within(s)))
    return count.most_common(1)[0][0] if count else "political"
