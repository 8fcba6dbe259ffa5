"""Who warns that it will act against another, and by what means.

Invariant: a warning about something that the speaker will not do itself (a famine, a danger) is no threat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.acts import span_of
from marsad.reading.rules.made import made
from marsad.reading.rules.subjects import candidates

MEANS = ("veto", "withdrawal", "sanctions", "force")
PREDICATES = ("threat.act", "threat.warn", "threat.said", "threat.hint")
HINTED = 90  # characters between a hint and the means that makes it a threat
ANSWERED = 160  # characters between a warning and the answer that it announces
OWN = 60  # characters between a warning and the speaker named again as the one who will act
_WILL = {
    "ar": re.compile(r"(?:^|\s)[وف]?(?:س[يتن]\w{3,}|لن|سوف|قد)"),
    "fr": re.compile(r"r(?:a|ont|ons|ait|aient|ions)\b"),
    "en": re.compile(r""),
}
_CLOSED = re.compile(r"[»”\"]\s?,?\s(?:\w+\s){0,3}\Z")
_DONE, _PAST = re.compile(r"قد\Z"), re.compile(r"[^يتن]")


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One threat for each actor of each act."""
    last: Hit | None = None
    warned = [h for h in sentence.hits("threat.warn") if _quoted(sentence, h)]
    for act in sentence.hits(*PREDICATES):
        if any(act.start < w.start <= act.start + ANSWERED and _quoted(sentence, w, act.end) for w in warned):
            continue  # "we will go", X warned: the warning names who threatens
        if (last and _announced(last, act)) or _unreal(sentence, act) or not _threatens(sentence, act):
            continue
        last = act
        for row, ways in candidates(sentence, act):
            start, end = span_of(sentence, act, row)
            start = min(start, _quoted(sentence, act) or start)
            means = _means(sentence, act, max(end, act.end + ANSWERED))
            for actor in row:
                yield made(sentence, act.category, start, end, ways=ways, phrase=act.start, by=actor.code, means=means)


def _announced(last: Hit, act: Hit) -> bool:
    """Whether the words are what the threat just before announces, and no second one."""
    said = last.category in ("threat.warn", "threat.said")
    return act.start < last.end + (ANSWERED if said else HINTED if act.category == "threat.hint" else 25)


def _unreal(sentence: Sentence, act: Hit) -> bool:
    """Denied or only possible; قد before a past tense says that it was done."""
    near = [h for h in sentence.hits("negation", "acts.unreal") if 0 <= act.start - h.end <= 12]
    words = sentence.document.text[act.start : act.end].split()
    return any(not (_DONE.search(sentence.document.text[h.start : h.end]) and _PAST.match(words[0])) for h in near)


def _threatens(sentence: Sentence, act: Hit) -> bool:
    """Whether the act's words, or those behind them, say that the speaker will act against another."""
    if _idle(sentence, act):
        return False
    if act.category == "threat.warn" and _quoted(sentence, act):
        return True
    if act.category == "threat.act":
        return True
    if act.category == "threat.hint":
        means = sentence.hits(*(f"threat.{m}" for m in MEANS))
        return any(act.start <= h.start <= act.end + HINTED for h in means)
    if act.category == "threat.warn" and any(
        act.start <= h.start <= act.end + OWN
        and _WILL[sentence.lang].search(sentence.document.text, h.end - 1, h.end + 30)
        for h in sentence.hits("threat.own")
    ):
        return True
    behind = [h for h in sentence.hits("threat.answer", "threat.act") if act.start <= h.start <= act.end + ANSWERED]
    return any(not _idle(sentence, h) for h in behind)


def _quoted(sentence: Sentence, act: Hit, at: int = 0) -> int:
    """Where the words of a threat begin that stand in quotation marks before the warning; else 0."""
    text = sentence.document.text
    found = [
        h for h in sentence.hits("threat.answer", "threat.act", "threat.hint") if 0 <= act.start - h.end <= ANSWERED
    ]
    said = [h for h in found if h.start >= at - (h.end - h.start) and _CLOSED.search(text, h.end, act.start)]
    return said[0].start if said else 0


def _idle(sentence: Sentence, act: Hit) -> bool:
    """Said of what is no one's act: fighting that threatens to spill, a warning that it would be a disaster."""
    return any(h.start - act.end <= 3 and act.start < h.end for h in sentence.hits("threat.not"))


def _means(sentence: Sentence, act: Hit, end: int) -> str:
    """The means that is named first behind the act, else the last one before it."""
    named = sentence.hits(*(f"threat.{m}" for m in MEANS))
    chosen = [h for h in named if act.start <= h.start < end][:1] or [h for h in named if h.start < act.start][-1:]
    return chosen[0].category.removeprefix("threat.") if chosen else "other"
