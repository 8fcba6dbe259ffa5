"""Who declines, rejects or says that it will not do what is asked.

Invariant: one record per actor; a refusal that is itself denied ("did not reject") is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.proposal import Proposal
from marsad.reading.document import Sentence
from marsad.reading.lexicon import Hit
from marsad.reading.rules.acts import line_for, overlaps, span_of
from marsad.reading.rules.future import WILL_NOT, wills
from marsad.reading.rules.made import made
from marsad.reading.rules.subjects import candidates

VOTED = 60  # characters from a rejection to the votes that it had


def propose(sentence: Sentence) -> Iterator[Proposal]:
    """One refusal for each actor of each act."""
    said = sentence.hits("refusal.act")
    for act in (*said, *(w for w in wills(sentence) if w.category == WILL_NOT and not overlaps(w, said))):
        if _unreal(sentence, act):
            continue
        for row, ways in candidates(sentence, act):
            start, end = span_of(sentence, act, row)
            line = line_for(sentence, act.start, end, wide=True)
            for actor in row:
                yield made(sentence, act.category, start, end, ways=ways, phrase=act.start, by=actor.code, line=line)


def _unreal(sentence: Sentence, act: Hit) -> bool:
    """Denied or only possible, or no refusal but a vote, or a threat ("will not hesitate")."""
    near = sentence.hits("negation", "acts.unreal")
    ahead = any(0 <= act.start - h.end <= 12 for h in near)
    threat = any(0 <= h.start - act.start <= 30 for h in sentence.hits("refusal.not"))
    return ahead or threat or _voted(sentence, act)


def _voted(sentence: Sentence, act: Hit) -> bool:
    """Whether a count of votes follows: "rejected by 61 votes to 58", "عارضه ستة أعضاء"."""
    counted = {n.end + 1 for n in sentence.numbers if n.start >= act.end}
    return any(h.start in counted and h.end - act.end <= VOTED for h in sentence.hits("vote.total", "vote.voters"))
