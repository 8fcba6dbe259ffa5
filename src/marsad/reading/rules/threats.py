"""Who warns that it will act against another, and by what means.

Invariant: a warning about something that the speaker will not do itself (a famine, a danger) is no threat.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.acts import span_of, subject_of
from marsad.reading.rules.made import made

MEANS = ("veto", "withdrawal", "sanctions", "force")


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One threat for each actor of each act."""
    for act in sentence.hits("threat.act", "threat.warn"):
        if any(0 <= act.start - h.end <= 12 for h in sentence.hits("negation", "acts.unreal")):
            continue
        row = subject_of(sentence, act)
        if not row:
            continue
        start, end = span_of(sentence, act, row)
        means = _means(sentence, act, end)
        if act.category == "threat.warn" and means == "other":
            continue
        for actor in row:
            yield made(sentence, "threat.act", start, end, by=actor.code, means=means)


def _means(sentence: Sentence, act: Hit, end: int) -> str:
    """The means that is named first behind the act."""
    named = [h for h in sentence.hits(*(f"threat.{m}" for m in MEANS)) if act.start <= h.start < end]
    return named[0].category.removeprefix("threat.") if named else "other"
