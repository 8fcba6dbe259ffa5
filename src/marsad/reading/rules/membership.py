"""Belonging to the coalition or a body: who joined, who left, who is said to be a member.

Invariant: a state that only wishes, is invited or is asked to join or leave has not done so; and a verb that may speak
of anything ("joined", "left") says so only beside the body that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.arguments import Actor, actors, rows
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.attendance_rows import DATELINE
from marsad.reading.rules.made import made

CHANGES = ("joined", "left", "member")
SURE, AHEAD, NOUN = "sure", "ahead", "noun"  # needs no body beside it; and its actor stands behind; needs one
REACH = 140  # characters between the act and an actor before it
NEAR = 35  # characters between the act and an actor behind it
COLON = 90  # characters between the act and what leads to a list
LIST = 14  # characters between members and the first that is listed
BODY = 60  # characters between a verb and the body that it is about
ELLIPSIS = 14  # characters behind a verb that names no body of its own
_NO_STATES = frozenset(("GCD", "LAS", "SDF", "YPG", "HTS", "HRW"))  # codes of three capitals that are no state's
_END = re.compile(r"[.,،;؛]")
_CLAUSE = re.compile(r"[;؛.]\s")
# Arabic verbs that are about a body named before them only in a relative clause: "عاد", "دخل", "خرج".
_MOTION = re.compile(r"[وف]?س?[يت]?(?:عاد|عود|رجع|دخل|ترك|خرج|غادر|قطع)")
_RELATIVE = re.compile(r"(?:الذي|التي|اللذين)\s\Z")
_MAY = re.compile(r"(?:^|\s)(?:[وف])?قد\s\Z")
_GOVERNED = re.compile(r"\b(?:in|at|from|to|à|au|en|dans)\s(?:the |la |l['’])?\Z|(?:^|\s)(?:في|إلى)\s?\Z")
_SETTING = re.compile(r"\b(?:in|at|from|to|à|au|en|de)\s(?:the |la |l['’])?\Z|(?:^|\s)(?:في|ب|من|إلى)\s?\Z")


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One membership for each actor of each act."""
    acts = _acts(sentence)
    if not acts:
        return
    people = _states(sentence)
    told: set[tuple[str, str]] = set()
    for act in acts:
        listed = sentence.document.text[act.end - 1] in ":("
        if _unreal(sentence, act) or not (
            act.category.endswith((SURE, AHEAD)) or listed or _about(sentence, act, people)
        ):
            continue
        row = _who(sentence, act, people)
        date = sentence.dates[0].edtf if len(sentence.dates) == 1 else None
        change = "left" if _ended(sentence, act) else act.category.split(".")[1]
        row = [
            a for a in row if (a.code, change) not in told and not (change == "member" and (a.code, "joined") in told)
        ]
        told.update((a.code, change) for a in row)
        for actor in row:
            span = min(act.start, row[0].start), max(act.end, row[-1].end)
            yield made(sentence, f"membership.{change}", *span, actor=actor.code, change=change, date=date)


def _acts(sentence: Sentence) -> list[Hit]:
    """The phrases of membership, of those that overlap the longest."""
    found = sentence.hits(*(f"membership.{c}{kind}" for c in CHANGES for kind in ("", ".sure", ".ahead", ".noun")))
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start - h.end, not h.category.endswith((AHEAD, NOUN)))):
        if not any(k.start < hit.end and hit.start < k.end for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _states(sentence: Sentence) -> list[Actor]:
    """The states of a sentence, but for those of its dateline."""
    head = DATELINE.match(sentence.text) if sentence.index == 0 else None
    first = sentence.span.start + (head.end() if head else 0)
    return [
        a
        for a in actors(sentence)
        if a.start >= first and len(a.code) == 3 and a.code.isupper() and a.code not in _NO_STATES
    ]


def _unreal(sentence: Sentence, act: Hit) -> bool:
    """Wished, asked, conditional or denied: the words just before the act say so."""
    text = sentence.document.text
    wished = any(
        act.start - 45 <= h.start < act.start and h.end <= act.start + 1 and not _CLAUSE.search(text, h.end, act.start)
        for h in sentence.hits("membership.unreal")
    )
    if sentence.lang == "ar" and _MAY.search(text[max(0, act.start - 5) : act.start]) and text[act.start] in "يتس":
        return True
    return wished or any(0 <= act.start - h.end <= 12 for h in sentence.hits("membership.denied"))


def _ended(sentence: Sentence, act: Hit) -> bool:
    """Whether a membership is said to be no more: "is no longer a member"."""
    member = act.category in ("membership.member", "membership.member.sure")
    over = sentence.hits("membership.ended") if member else []
    return any(act.start - LIST <= h.start < act.end for h in over)


def _about(sentence: Sentence, act: Hit, people: list[Actor]) -> bool:
    """Whether a body stands by the verb, and nothing else that one may join or leave stands nearer."""
    text = sentence.document.text
    bodies = [(n.start, n.end) for n in sentence.names if n.kind == "body"]
    bodies += [(h.start, h.end) for h in sentence.hits("membership.body", "coalition")]
    others = [h.start for h in sentence.hits("membership.other") if h.start >= act.start]
    inside = sum(a.end - a.start + 4 for a in people if act.end <= a.start <= act.end + BODY)
    for start, end in bodies:
        ahead = act.start <= start <= act.end + BODY + inside and not _CLAUSE.search(text, act.end, max(start, act.end))
        if ahead and not any(other < start for other in others):
            return True
        back = 0 <= act.start - end <= BODY and not _CLAUSE.search(text, end, act.start)
        back = back and (not _MOTION.match(text, act.start) or bool(_RELATIVE.search(text, act.start - 8, act.start)))
        if back and not any(other <= act.end + 25 for other in others):
            return True
    return not any(other <= act.end + ELLIPSIS for other in others) and _understood(sentence, act)


def _understood(sentence: Sentence, act: Hit) -> bool:
    """Whether a verb that ends its clause, or has a date alone behind it, is about the body of the sentence before."""
    text = sentence.document.text
    end = _END.search(text, act.end, sentence.span.end)
    stop = end.start() if end else sentence.span.end
    dated = any(0 <= d.start - act.end <= 6 for d in sentence.dates)
    if act.category.endswith(NOUN) or not (dated or stop - act.end <= ELLIPSIS):
        return False
    before = sentence.document.sentences[max(0, sentence.index - 2) : sentence.index]
    return any(s.has("membership.body", "coalition") and (_acts(s) or s.has("coalition")) for s in before)


def _who(sentence: Sentence, act: Hit, people: list[Actor]) -> list[Actor]:
    """States in a row: named before the verb in English and French, behind a noun or an Arabic verb."""
    text = sentence.document.text
    groups = rows(sentence, people)
    ahead = [r for r in groups if 0 <= r[0].start - act.end <= NEAR]
    inside = [r for r in groups if act.start <= r[0].start < act.end]
    back = [r for r in groups if r[-1].end <= act.start and act.start - r[-1].end <= REACH]
    back = [r for r in back if not _CLAUSE.search(text, r[-1].end, act.start)]
    free = [r for r in back if not _SETTING.search(text[max(0, r[0].start - 10) : r[0].start])] or back
    if act.category.endswith((AHEAD, NOUN)):
        member = act.category.startswith("membership.member")
        reach = REACH if text[act.end - 1] in ":(" else NEAR if sentence.lang == "ar" else LIST if member else NEAR
        found = inside + [r for r in groups if 0 <= r[0].start - act.end <= reach]
        found += _listed(sentence, act, groups)
        return next((r for r in found if not _GOVERNED.search(text[max(0, r[0].start - 10) : r[0].start])), [])
    ahead = [r for r in ahead if not _SETTING.search(text[max(0, r[0].start - 10) : r[0].start])]
    nominal = act.category.startswith("membership.member") and bool(free)  # in Arabic, too, "A is a member"
    if sentence.lang == "ar" and not nominal and (inside or ahead):
        return (inside or ahead)[0]
    if listed := _listed(sentence, act, groups):
        return listed[0]
    return free[-1] if free else (inside[0] if inside else [])


def _listed(sentence: Sentence, act: Hit, groups: list[list[Actor]]) -> list[list[Actor]]:
    """The row that a colon or "namely" leads to: "five states joined: A, B, C"."""
    leads = [h.end for h in sentence.hits("membership.colon") if act.end <= h.start <= act.end + COLON]
    return [r for r in groups if any(0 <= r[0].start - end <= LIST for end in leads)]
